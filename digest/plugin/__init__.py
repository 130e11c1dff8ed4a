"""Door: the MkDocs plugin. The only importer of mkdocs; it translates and decides nothing."""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote, urljoin

from mkdocs.config import config_options
from mkdocs.config.base import BaseConfigOption, LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_relative_url

from ..config import Settings, describe
from ..errors import sentence_of, trace_of
from ..model import Edition, Page
from ..pipeline import Memory, Progress, compose_all, outside, publish_all
from ..publish.addresses import is_leaf
from ..terminal import plain, plain_lines
from .navigation import navigation, parent_page

SEARCH = re.compile(r"assets/javascripts/workers/search\.\w+\.min\.js")
"""The theme's own search worker; ours takes its place, and knows numbers, typing errors and which words are rare."""
STYLE, SCRIPT, OFFLINE = "assets/digest.css", "assets/digest.js", "assets/iframe-worker.js"
PARTS = "assets/digest-search.js"
NAMES = (
    ('data-md-component="search" role="dialog"', 'data-md-component="search" role="dialog" aria-label="Search"'),
    ('<nav class="md-path" aria-label="Navigation"', '<nav class="md-path" aria-label="Breadcrumbs"'),
)
"""Names for screen readers that the theme leaves out or gives twice (axe: aria-dialog-name, landmark-unique)."""

BOX = """<div class="admonition danger" role="alert"><p class="admonition-title">This page is not up to date</p>
<p>{}</p><p>It is as it was before the mistake, and follows as soon as the mistake is mended.</p></div>"""
NOTHING_YET = Page("index.md", "---\ntitle: Digest\n---\n")

log = get_plugin_logger("digest")


def _option(default: object) -> BaseConfigOption[Any]:
    """The MkDocs form of a setting; a path is taken from the folder of mkdocs.yml."""
    if isinstance(default, Path):
        return config_options.Dir(default=str(default))
    return config_options.Type(type(default), default=default)


class DigestPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # its __init_subclass__ has no types
    """Adds the pages of the briefing to the site, from memory: nothing is written into docs/."""

    config_scheme = tuple((name, _option(default)) for name, default, _ in describe())

    def __init__(self) -> None:
        self.command = "build"
        self.memory = Memory()
        self.progress: Progress | None = None
        self.editions: tuple[Edition, ...] = ()
        self.locate: Callable[[str], str] | None = None
        self.pages: tuple[Page, ...] = ()
        self.addresses: dict[str, str] = {}
        """File of each page of ours -> its address in the site."""
        self.entries: list[dict[str, str]] = []
        """What the search finds on them."""
        self.finished = False
        """Whether every file of the site is written; a strict build that gives up over warnings is finished too."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember the command; that this method is there keeps the plugin, and its memory, over rebuilds."""
        self.command = command

    @event_priority(50)  # before the theme's offline plugin
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the articles and templates, and put our style, script and theme overrides under the operator's own."""
        from ..publish.templating import shipped_folder

        own, since = Path(self.config["templates"]), Path(self.config["since"])
        config.watch.extend(str(path) for path in (Path(self.config["seeds"]), own, since) if path.exists())
        overrides = dict.fromkeys(folder.resolve() / "overrides" for folder in (own, shipped_folder()))
        after = 1 if config.theme.custom_dir else 0
        config.theme.dirs[after:after] = [str(folder) for folder in overrides if folder.is_dir()]
        config.extra_css.insert(0, STYLE)
        config.extra_javascript.insert(0, SCRIPT)
        config.extra.setdefault("polyfills", []).append(OFFLINE)  # else the theme's offline plugin takes it from a host
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages; a hand-written page of the same name wins."""
        from ..publish import ENTRIES
        from ..publish.news import FEED

        hand_written = [file.src_uri for file in files.documentation_pages()]
        self.locate = partial(address, config)
        pages = self._pages()
        config.extra["digest_feeds"] = [page.uri for page in pages if posixpath.basename(page.uri) == FEED]
        self.addresses = {}
        theirs = {file.dest_uri: file.src_uri for file in files}
        for page in pages:
            if page.uri == ENTRIES:
                self.entries = json.loads(page.text)
            elif files.get_file_from_path(page.uri) is None:
                file = self._file(page, config)
                if file.dest_uri in theirs:  # flood.md and the event flood, with addresses of folders
                    log.warning(plain(f"{page.uri} is not shown: {theirs[file.dest_uri]} has its address; rename one."))
                    continue
                files.append(file)
                self.addresses[page.uri] = file.url
        if self._in_parts():
            config.extra_javascript.append(PARTS)
        if self._searched("") and "navigation.instant" in config.theme["features"]:
            config.theme["features"].remove("navigation.instant")  # the search would keep the event where it was begun
        if config.nav is None:
            config.nav = navigation(pages, hand_written, {each.event: each.folder for each in self.editions})
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give each page outside the navigation its way back and its neighbours (in it, they would cost n² links)."""
        before: tuple[SitePage, SitePage | None] | None = None
        for uri in (page.uri for page in self.pages if is_leaf(page.uri)):
            file = files.get_file_from_path(uri)
            if file is None or not file.inclusion.is_not_in_nav():  # type: ignore[no-untyped-call]  # MkDocs gives none
                continue
            here, parent = file.page or SitePage(None, file, config), parent_page(uri, files)
            here.parent = parent  # type: ignore[assignment]  # declared a section; a path leads over pages as well
            if before and before[1] is parent:
                here.previous_page, before[0].next_page = before[0], here
            before = here, parent
        return nav

    def on_page_markdown(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Keep the theme's search off our pages, whose places we name ourselves; name an event and show its menu."""
        from ..publish import GUIDES
        from ..publish.data import without_lists
        from ..publish.escape import light

        uri = page.file.src_uri
        if uri in self.addresses and uri not in GUIDES:
            page.meta["search"] = {"exclude": True}
        if event := self._event(uri):
            page.meta["event"] = next(light(each.folder) for each in self.editions if each.event == event)
            page.meta["hide"] = ["toc"]  # the lists of an event are in the menu at the side: above are the events
        if "moved" in page.meta and uri in self.addresses:
            now = posixpath.join(posixpath.dirname(posixpath.dirname(uri)), page.meta["moved"])
            page.meta["moved"] = get_relative_url(self.addresses[now], page.file.url)
        return without_lists(markdown) if uri in GUIDES and self._searched("") else markdown

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        """Name what the theme leaves without a name."""
        return with_names(output, self._searched(page.file.src_uri))

    @event_priority(-50)  # behind the theme's search, which writes its index, and before its offline plugin reads it
    def _write_search(self, *, config: MkDocsConfig) -> None:
        """Write what the search finds."""
        from ..publish import pagefind
        from ..publish.search_index import extend_index, take_theirs

        site, entries = Path(config.site_dir), list(self._located())
        if self._in_parts():
            entries, parts = [*take_theirs(site), *entries], self._searched("") or [""]
            for part in parts:
                pagefind.write_index((e for e in entries if part == self._event(e["location"])), site / part)
        else:
            extend_index(site, entries)

    @event_priority(-1_000)  # behind whoever writes into the site
    def _seal(self, *, config: MkDocsConfig) -> None:
        """Note that the site is whole, and in its manifest of what files."""
        from ..publish.manifest import MANIFEST, seal

        if MANIFEST in self.addresses and self.command != "serve":
            seal(Path(config.site_dir))
        self.finished = True

    on_post_build = CombinedEvent(_write_search, _seal)

    def _searched(self, uri: str) -> list[str]:
        """The parts of the site that a search on the page `uri` is about; none where the site is about one event.

        Beside the events there is one without a name, with the hand-written pages.
        """
        here = self._event(uri)
        events = [each.event for each in self.editions if each.event]
        return [here] if here else ["", *events] if events else []

    def _event(self, uri: str) -> str:
        """The event that the page `uri` is about, in a site about several."""
        here = uri.partition("/")[0]
        return here if any(here == each.event for each in self.editions) else ""

    def _in_parts(self) -> bool:
        from ..publish.pagefind import in_parts

        return in_parts(self.config["search"], sum(len(each.briefing.analyses) for each in self.editions))

    def _located(self) -> Iterator[dict[str, str]]:
        """The entries on pages of ours, with addresses; a hand-written page that won is the theme's to search."""
        for entry in self.entries:
            file, mark, anchor = entry["location"].partition("#")
            if file in self.addresses:
                yield entry | {"location": f"{self.addresses[file]}{mark}{anchor}"}

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The same for 404.html, which is no page."""
        return with_names(output, self._searched("")) if template_name.endswith(".html") else output

    def settings(self) -> Settings:
        """What mkdocs.yml says, as the core takes it."""
        defaults = {name: default for name, default, _ in describe()}  # MkDocs has warned of any other name
        chosen: dict[str, Any] = {name: value for name, value in self.config.items() if name in defaults}
        paths: dict[str, Any] = {n: Path(v) for n, v in chosen.items() if isinstance(defaults[n], Path)}
        return Settings(**chosen | paths)

    def _pages(self) -> tuple[Page, ...]:
        """The pages of the site; while serving, a mistake becomes a box on the pages from before it."""
        try:
            settings = self.settings()
            editions = compose_all(settings, memory=self.memory, progress=self.progress)
            self.pages = publish_all(editions, settings, progress=self.progress, locate=self.locate)
            self.editions = editions
        except Exception as error:
            return self._after(error)
        for told in outside(settings):
            log.warning(plain(told))
        for edition in editions:
            for rejected in edition.briefing.rejected:
                log.warning(plain(posixpath.join(edition.folder, rejected.reason)))
                if rejected.trace:
                    log.debug(plain_lines(rejected.trace))
        return self.pages

    def _after(self, error: Exception) -> tuple[Page, ...]:
        if self.command == "digest build":
            raise error
        log.debug(plain_lines(trace_of(error)))
        told = plain(sentence_of(error))
        if self.command == "serve":
            log.error(told)
            return tuple(with_box(page, told) for page in self.pages or (NOTHING_YET,))
        raise PluginError(told) from error

    def _file(self, page: Page, config: MkDocsConfig) -> File:
        level = InclusionLevel.NOT_IN_NAV if is_leaf(page.uri) else InclusionLevel.UNDEFINED
        file = File.generated(config, page.uri, content=page.text, inclusion=level)
        if page.source:
            seeds = PurePath(os.path.relpath(self.config["seeds"], config.docs_dir)).as_posix()
            file.edit_uri = f"{seeds}/{quote(page.source)}"
        return file


def address(config: MkDocsConfig, uri: str) -> str:
    """Where a file of the site will be, its anchor included: in full where `site_url` is set."""
    file, mark, anchor = uri.partition("#")
    return urljoin(config.site_url or "", File.generated(config, file, content="").url) + mark + anchor


def with_names(html: str, events: Sequence[str] = ()) -> str:
    """`html` of the theme with its missing names, and our search of `events` behind its search box."""
    for old, new in NAMES:
        html = html.replace(old, new)
    return SEARCH.sub("assets/search-worker.js" + ("?of=" + ",".join(events) if events else ""), html)


def with_box(page: Page, told: str) -> Page:
    """`page` with the mistake that is `told` in a box after its front matter."""
    from ..publish.escape import light

    if isinstance(page.text, bytes) or not page.uri.endswith(".md"):
        return page
    box = BOX.format(light(told))
    front = re.match(r"\A---\n.*?\n---\n", page.text, re.DOTALL)
    end = front.end() if front else 0
    return Page(page.uri, f"{page.text[:end]}\n{box}\n\n{page.text[end:]}", page.source)
