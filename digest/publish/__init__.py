"""Briefing -> pages: what the articles tell together, as Markdown and data files."""

from __future__ import annotations

from collections.abc import Callable

from ..config import Settings
from ..model import Briefing, Page
from .articles import article_list, article_pages
from .audit import audit
from .data import GUIDES, assets, data, guides
from .details import details
from .export import export_json
from .files import write_pages
from .home import home
from .inputs import inputs
from .lineages import sources
from .matrix import coverage
from .people import people
from .schema import export_schema
from .search import ENTRIES, search_entries
from .site import Site
from .templating import Shelf
from .timeline import timeline
from .utterances import quotations

__all__ = ("ENTRIES", "GUIDES", "audit", "export_json", "export_schema", "render", "write_pages")

KINDS = (
    home, quotations, details, people, timeline, coverage, sources, inputs, article_list,
    data, guides, assets, search_entries,
)  # fmt: skip
"""The pages of a site, in order; the articles' own pages follow. All are there without an article too: links stay
true."""


def render(briefing: Briefing, settings: Settings, tell: Callable[[str, int, int], None]) -> tuple[Page, ...]:
    """Every page and data file of the site, each stretch of an article on it checked against the article.

    `tell` hears the stage, how many pages are done and how many there are.
    Raises FidelityError or TemplateError.
    """
    site, shelf = Site(briefing, settings), Shelf(settings.templates)
    total = len(KINDS) + 2 * len(briefing.analyses)
    pages: list[Page] = []
    for done, kind in enumerate(KINDS, 1):
        pages.extend(_checked(site, uri, text) for uri, text in kind(site, shelf))
        tell("publish", done, total)
    for done, (uri, text, path) in enumerate(article_pages(site, shelf), len(KINDS) + 1):
        pages.append(_checked(site, uri, text, path))
        tell("publish", done, total)
    return tuple(pages)


def _checked(site: Site, uri: str, text: str, source: str | None = None) -> Page:
    if uri.endswith(".md"):
        site.quoter.check(text, uri)
    return Page(uri, text, source)
