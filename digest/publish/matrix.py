"""Coverage: which article tells which fact, as a table of rows and marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Coverage, Source, Span
from .addresses import anchors, article_page, link
from .charts import CELLS_SHOWN, Lane, heat
from .look import Look
from .site import Site
from .templating import Shelf
from .wording import count, front_matter

COLUMNS = 40
"""Sources in a table: more are no picture; the rest is a number."""

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
    anchors: Markup
    """Where earlier links to it lead."""
    words: Markup
    marks: tuple[Mark, ...]
    others: str
    origins: str


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column: copies of one text are one."""

    name: str
    look: Look
    href: Markup


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table."""

    columns: tuple[Column, ...]
    hidden: str
    """The sources that have no column, in words."""
    rows: tuple[FactRow, ...]


_SIGNS = {"stated": "●", "differs": "◐"}
ABSENT = Mark("·", Markup("absent"), "does not mention it", None)


def coverage(site: Site, shelf: Shelf) -> list[tuple[str, str]]:
    """The coverage page, as (file, text)."""
    facts = site.briefing.coverage
    single = sum(fact.origins < 2 for fact in facts)
    text = shelf.fill(
        "coverage.md.j2",
        front=front_matter("Coverage", wide=True, searched=False),
        counts=count(len(facts), "fact"),
        single=f"{count(single, 'fact stands', 'facts stand')} in one origin only",
        chart=show_heat(site, facts, "coverage"),
        matrix=show_matrix(site, facts[:ROWS], "coverage.md"),
        more=f"{len(facts) - ROWS:,} more facts are in the data file." if len(facts) > ROWS else "",
    )
    return [("coverage.md", text)]


def show_heat(site: Site, facts: Sequence[Coverage], name: str) -> Markup:
    """The facts that most origins tell as a chart: a row for each origin."""
    leading = sorted(facts, key=lambda fact: -fact.origins)[:CELLS_SHOWN]
    columns = choose_columns(site, [[article for article, _, _ in fact.cells] for fact in leading])
    kinds = [{site.sources[article].origin: kind for article, kind, _ in fact.cells} for fact in leading]
    rows = [
        (count(fact.origins, "origin"), [told.get(group[0].origin, "absent") for group in columns])
        for fact, told in zip(leading, kinds, strict=True)
    ]
    return heat(name, [Lane(column_name(group), site.look(group[0])) for group in columns], rows)


def show_matrix(site: Site, facts: Sequence[Coverage], page: str) -> Matrix:
    """`facts` against the sources that tell most of them."""
    columns = choose_columns(site, [[article for article, _, _ in fact.cells] for fact in facts])
    shown = {source.article for group in columns for source in group}
    heads, hidden = show_columns(site, columns, page)
    return Matrix(heads, hidden, tuple(_row(site, fact, columns, shown, page) for fact in facts))


def choose_columns(site: Site, rows: Sequence[Sequence[str]]) -> list[tuple[Source, ...]]:
    """Origins as columns: those that are in most `rows` (of articles), in the order of the sources."""
    told: dict[str, int] = {}
    for articles in rows:
        for origin in {site.sources[article].origin for article in articles}:
            told[origin] = told.get(origin, 0) + 1
    groups = list(enumerate(site.origins))
    best = sorted(groups, key=lambda item: (-told.get(item[1][0].origin, 0), item[0]))[:COLUMNS]
    return [group for _, group in sorted(best, key=lambda item: item[0])]


def show_columns(site: Site, columns: list[tuple[Source, ...]], page: str) -> tuple[tuple[Column, ...], str]:
    """The heads of `columns`, and how many articles have none, in words."""
    heads = tuple(
        Column(column_name(group), site.look(group[0]), link(page, article_page(group[0].article))) for group in columns
    )
    hidden = len(site.briefing.sources) - sum(len(group) for group in columns)
    return heads, f"{count(hidden, 'more article')} without a column" if hidden else ""


def column_name(group: tuple[Source, ...]) -> str:
    """The short name of an origin, with the number of its copies."""
    return f"{group[0].short} ×{len(group)}" if len(group) > 1 else group[0].short


def _row(site: Site, fact: Coverage, columns: list[tuple[Source, ...]], shown: set[str], page: str) -> FactRow:
    cells: dict[str, tuple[str, Span]] = {}
    for article, kind, span in fact.cells:
        cells.setdefault(site.sources[article].origin, (kind, span))
    others = sum(article not in shown for article, _, _ in fact.cells)
    return FactRow(
        id=Markup(fact.id),
        anchors=anchors(fact.aliases),
        words=site.quoter.words(fact.sentence),
        marks=tuple(_mark(site, group, cells.get(group[0].origin), page) for group in columns),
        others=f"+{others}" if others else "",
        origins=count(fact.origins, "origin") if fact.origins > 1 else "only here",
    )


def _mark(site: Site, group: tuple[Source, ...], cell: tuple[str, Span] | None, page: str) -> Mark:
    if cell is None:
        return ABSENT
    kind, span = cell
    says = "tells it differently" if kind == "differs" else "states it"
    return Mark(
        _SIGNS.get(kind, "●"), Markup(kind), f"{group[0].name} {says}, opens the passage", link(page, site.place(span))
    )
