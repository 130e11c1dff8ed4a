"""Briefing -> pages: what the articles tell together, as Markdown and data files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from posixpath import join

from ..config import Settings
from ..model import Briefing, Edition, Page, Recurring
from .articles import article_list, article_pages, moved_articles
from .audit import audit
from .changes.past import read_past
from .data import GUIDES, assets, data, guides
from .details import details
from .export import export_json
from .feeds import Locate, feeds
from .files import write_pages
from .front import all_briefings, front
from .home import home
from .inputs import inputs
from .lineages import sources
from .manifest import MANIFEST, manifest
from .matrix import coverage
from .news import what_is_new
from .people import people
from .schema import export_schema
from .search import ENTRIES, search_page
from .site import Site
from .templating import Shelf
from .timeline import timeline
from .utterances import quotations

__all__ = (
    "ENTRIES",
    "GUIDES",
    "MANIFEST",
    "audit",
    "export_json",
    "export_schema",
    "for_other_generators",
    "render",
    "render_all",
    "write_pages",
)

KINDS = (home, what_is_new, quotations, details, people, timeline, coverage, sources, inputs, article_list, data)
"""The pages of an event, in order; the articles' own pages follow. All are there without an article too: links stay
true."""

OUR_SEARCH = frozenset({ENTRIES, "assets/digest-search.js", "assets/search-worker.js"})
"""Files that nothing but the search of our own site reads. Zensical writes an index of its own under the first name."""


Tell = Callable[[str, int, int], None]


def render(briefing: Briefing, settings: Settings, tell: Tell) -> tuple[Page, ...]:
    """Every page and data file of a site about one event; see `render_all`."""
    return render_all((Edition("", "", briefing),), (), settings, tell)


def render_all(
    editions: Sequence[Edition],
    people: Sequence[Recurring],
    settings: Settings,
    tell: Tell,
    *,
    inputs: Mapping[str, str] | None = None,
    locate: Locate | None = None,
) -> tuple[Page, ...]:
    """Every page and data file of the site, each stretch of an article on it checked against the article.

    `people` are those of several events, `inputs` the digests of the files that were read. `tell` hears the stage, how
    many pages are done and how many there are; `locate` gives the address of a file, else it is taken for a path.
    Raises FidelityError, TemplateError or ExportError.
    """
    shelf, past = Shelf(settings.templates), read_past(settings.since)
    sites = [
        Site(each.briefing, settings.of_event(each.folder) if each.event else settings, each.event, past)
        for each in editions
    ]
    steps = _Steps(tell, sum(len(KINDS) + 2 * len(each.briefing.analyses) for each in editions))
    several = any(site.event for site in sites)
    pages = []
    if several:
        covers = front(sites, people, shelf, settings.title)
        pages = [Page(*each) for each in (*covers, *all_briefings(editions, settings))]
    for edition, site in zip(editions, sites, strict=True):
        pages += [_placed(edition, page) for page in _pages(site, shelf, steps, locate or _as_path)]
    pages += [Page(uri, text) for uri, text in (*guides(several), *assets(settings), search_page(sites))]
    return (*pages, manifest(settings, inputs or {}, pages))


def _as_path(uri: str) -> str:
    return uri.replace(".md", ".html", 1)


class _Steps:
    """Tells how far the work is."""

    def __init__(self, tell: Tell, total: int) -> None:
        self.tell, self.total, self.done = tell, total, 0

    def __call__(self) -> None:
        self.done += 1
        self.tell("publish", self.done, self.total)


def _pages(site: Site, shelf: Shelf, step: Callable[[], None], locate: Locate) -> Iterator[Page]:
    """The pages of one event, as if it were the site."""
    for kind in KINDS:
        yield from (_checked(site, uri, text) for uri, text in kind(site, shelf))
        step()
    for uri, text, path in article_pages(site, shelf):
        yield _checked(site, uri, text, path)
        step()
    yield from (Page(uri, text) for uri, text in (*moved_articles(site, shelf), *feeds(site, locate)))


def for_other_generators(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages and files that a site of another generator needs; it has a search of its own."""
    return (page for page in pages if page.uri not in OUR_SEARCH)


def _checked(site: Site, uri: str, text: str, source: str | None = None) -> Page:
    if uri.endswith(".md"):
        site.quoter.check(text, uri)
    return Page(uri, text, source)


def _placed(edition: Edition, page: Page) -> Page:
    """A page of an event where it stands in the site."""
    return Page(join(edition.event, page.uri), page.text, page.source and join(edition.folder, page.source))
