"""The shipped templates: the page that each makes, its blocks, and the fields that it has to show."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import jinja2
from jinja2 import meta, nodes

import digest
from digest.model import Briefing
from digest.publish import KINDS
from digest.publish.articles import article_pages, moved_articles
from digest.publish.changes.past import Past
from digest.publish.export import export_record
from digest.publish.front import front
from digest.publish.site import Site
from digest.publish.templating import Shelf, shipped_folder

from .markdown import code, heading, prose, table
from .reading import filled
from .records import linked

_LEAD = """A file of the same name in your own folder of templates takes the place of one of these;
`{% extends "shipped/NAME" %}` in it keeps all blocks but those that it states anew."""
_STORY = "A bridge fell into the river on Monday.\n"


def templates() -> str:
    """Every template but those that only others use."""
    made, told = _made(), dict(filled())
    parts = [
        heading(2, "Templates", "templates"),
        _LEAD,
    ]
    for path in _shipped("[!_]*.j2"):
        tree = _tree(path)
        about, types = told.get(path.name, ("", {}))
        blocks = ", ".join(code(block.name) for block in tree.find_all(nodes.Block))
        parts += [
            heading(3, code(path.name), path.name.partition(".")[0] + "-template"),
            f"Makes {' and '.join(map(code, made.get(path.name, []))) or 'no page'}. {prose(about)}".strip(),
            f"Blocks: {blocks or 'none'}.",
            table(("Field", "Holds"), ((code(name), linked(types.get(name))) for name in _fields(tree))),
        ]
    return "\n\n".join(parts)


def macros() -> str:
    """The macros that templates share, and which of them use each."""
    rows = []
    for path in _shipped("_*.j2"):
        for macro in _tree(path).find_all(nodes.Macro):
            arguments = ", ".join(argument.name for argument in macro.args)
            rows.append((code(f"{macro.name}({arguments})"), ", ".join(map(code, _users(macro.name, path)))))
    names = " and ".join(code(path.name) for path in _shipped("_*.j2"))
    lead = (
        f'From {names}. A template has them after `{{% import "_macros.md.j2" as m %}}`, as in `{{{{ m.NAME(...) }}}}`.'
    )
    return "\n\n".join([heading(2, "Macros", "macros"), lead, table(("Macro", "Used by"), rows)])


def _shipped(pattern: str) -> list[Path]:
    return sorted(shipped_folder().glob(pattern))


@cache
def _tree(path: Path) -> nodes.Template:
    return jinja2.Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True).parse(path.read_text("utf-8"))


def _fields(tree: nodes.Template) -> list[str]:
    """The names that a template asks for and does not make itself."""
    own = {node.target for node in tree.find_all(nodes.Import)} | {node.name for node in tree.find_all(nodes.Macro)}
    return sorted(meta.find_undeclared_variables(tree) - own)


def _users(macro: str, home: Path) -> list[str]:
    """The templates that call `macro`."""
    users = []
    for path in _shipped("*.j2"):
        called = [call.node for call in _tree(path).find_all(nodes.Call)]
        names = {node.attr for node in called if isinstance(node, nodes.Getattr)}
        if path == home:
            names = {node.name for node in called if isinstance(node, nodes.Name)}
        if macro in names:
            users.append(path.name)
    return users


class _Listener(Shelf):
    """A shelf that remembers which template made which text."""

    def __init__(self, own: Path) -> None:
        super().__init__(own)
        self.heard: dict[str, str] = {}

    def fill(self, template: str, **places: object) -> str:
        """As `Shelf.fill`."""
        text = super().fill(template, **places)
        self.heard[text] = template
        return text


def _made() -> dict[str, list[str]]:
    """Template -> the pages that it makes, seen by making the pages of no article and of one."""
    made: dict[str, dict[str, None]] = {}
    past: tuple[Past, ...] = ()
    with tempfile.TemporaryDirectory() as folder:
        settings = digest.Settings(seeds=Path(folder), templates=Path(folder) / "none", jobs=1)
        for story in ("", _STORY):
            if story:
                (settings.seeds / "story.txt").write_text(story, "utf-8")
            shelf = _Listener(settings.templates)
            site = Site(_moved(digest.compose(settings)), settings, past=past)
            past = (Past("2026-01-01", {"": export_record(site.briefing)}),)
            for uri, text in _texts(site, shelf):
                if text in shelf.heard:
                    made.setdefault(shelf.heard[text], {})[uri] = None
    return {template: list(uris) for template, uris in made.items()}


def _moved(briefing: Briefing) -> Briefing:
    """The briefing with an earlier id for each article."""
    return replace(
        briefing,
        analyses=tuple(replace(a, article=replace(a.article, former=("before",))) for a in briefing.analyses),
    )


def _texts(site: Site, shelf: Shelf) -> Iterator[tuple[str, str]]:
    """(page, text) of every page; the pages of articles are one, with a star for the name."""
    yield from front([site], (), shelf, "")
    for kind in KINDS:
        yield from kind(site, shelf)
    for uri, text in moved_articles(site, shelf):
        yield f"{uri.rpartition('/')[0]}/*.md", text
    for uri, text, _ in article_pages(site, shelf):
        yield f"{uri.rpartition('/')[0]}/*.md", text
