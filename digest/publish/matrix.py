"""Coverage: which article tells which fact, as a table of rows and marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Coverage, Source, Span
from .site import Site, article_page, link
from .templating import Shelf
from .wording import count, front_matter

COLUMNS = 12
"""Sources in the table: more do not fit a screen; the rest is a number."""

ROWS = 200
"""Facts in the table of the coverage page."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell: what a source says of a fact."""

    sign: str
    kind: Markup
    label: str
    href: Markup | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact and its marks."""

    id: Markup
    words: Markup
    marks: tuple[Mark, ...]
    others: str
    origins: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table."""

    columns: tuple[tuple[str, int, Markup], ...]
    """(short name, colour, address) of each source."""
    hidden: str
    """The sources that have no column, in words."""
    rows: tuple[FactRow, ...]


_SIGNS = {"stated": "●", "differs": "◐"}
_ABSENT = Mark("·", Markup("absent"), "does not mention it", None)


def coverage(site: Site, shelf: Shelf) -> list[tuple[str, str]]:
    """The coverage page, as (file, text)."""
    facts = site.briefing.coverage
    single = sum(fact.origins < 2 for fact in facts)
    text = shelf.fill(
        "coverage.md.j2",
        front=front_matter("Coverage", wide=True, searched=False),
        counts=count(len(facts), "fact"),
        single=f"{count(single, 'fact stands', 'facts stand')} in one origin only",
        matrix=show_matrix(site, facts[:ROWS], "coverage.md"),
        more=f"{len(facts) - ROWS:,} more facts are in the data file." if len(facts) > ROWS else "",
    )
    return [("coverage.md", text)]


def show_matrix(site: Site, facts: Sequence[Coverage], page: str) -> Matrix:
    """`facts` against the sources that tell most of them."""
    columns = _columns(site, facts)
    shown = {source.article for group in columns for source in group}
    hidden = len(site.briefing.sources) - len(shown)
    return Matrix(
        columns=tuple((_name(group), group[0].colour, link(page, article_page(group[0].article))) for group in columns),
        hidden=f"{count(hidden, 'more article')} without a column" if hidden else "",
        rows=tuple(_row(site, fact, columns, shown, page) for fact in facts),
    )


def _columns(site: Site, facts: Sequence[Coverage]) -> list[tuple[Source, ...]]:
    """Origins as columns: copies of one text tell the same; those that tell most, in the order of the sources."""
    told: dict[str, int] = {}
    for fact in facts:
        for origin in {site.sources[article].origin for article, _, _ in fact.cells}:
            told[origin] = told.get(origin, 0) + 1
    groups = list(enumerate(site.origins))
    best = sorted(groups, key=lambda item: (-told.get(item[1][0].origin, 0), item[0]))[:COLUMNS]
    return [group for _, group in sorted(best, key=lambda item: item[0])]


def _name(group: tuple[Source, ...]) -> str:
    return f"{group[0].short} ×{len(group)}" if len(group) > 1 else group[0].short


def _row(site: Site, fact: Coverage, columns: list[tuple[Source, ...]], shown: set[str], page: str) -> FactRow:
    cells: dict[str, tuple[str, Span]] = {}
    for article, kind, span in fact.cells:
        cells.setdefault(site.sources[article].origin, (kind, span))
    others = sum(article not in shown for article, _, _ in fact.cells)
    return FactRow(
        id=Markup(fact.id),
        words=site.quoter.words(fact.sentence),
        marks=tuple(_mark(site, group, cells.get(group[0].origin), page) for group in columns),
        others=f"+{others}" if others else "",
        origins=count(fact.origins, "origin") if fact.origins > 1 else "only here",
    )


def _mark(site: Site, group: tuple[Source, ...], cell: tuple[str, Span] | None, page: str) -> Mark:
    if cell is None:
        return _ABSENT
    kind, span = cell
    says = "tells it differently" if kind == "differs" else "states it"
    return Mark(
        _SIGNS.get(kind, "●"), Markup(kind), f"{group[0].name} {says}, opens the passage", link(page, site.place(span))
    )
