"""Details at a glance: one row for each, one column for each origin, a letter for the value that it gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Detail, Source, Value
from .addresses import link
from .matrix import ABSENT, Column, Mark, choose_columns, show_columns
from .site import Site
from .values import distinct, grouped, letter, subject
from .wording import day

VALUES_NAMED = 5
"""Values whose words stand in the row; the card has the others."""


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """One detail."""

    href: Markup
    question: str
    subject: Markup | None
    values: tuple[tuple[str, Markup, str], ...]
    """(letter, words, the day that the words mean) of the first values; no day where it is not about a day."""
    marks: tuple[Mark, ...]
    """One for each column."""


@dataclass(frozen=True, slots=True)
class Glance:
    """The table."""

    columns: tuple[Column, ...]
    hidden: str
    """The sources that have no column, in words."""
    rows: tuple[GlanceRow, ...]


def show_glance(site: Site, details: Sequence[Detail], page: str) -> Glance:
    """`details` against the sources that have a part in most of them."""
    columns = choose_columns(site, [[value.span.article for value in detail.values] for detail in details])
    shown, hidden = show_columns(site, columns, page)
    return Glance(shown, hidden, tuple(_row(site, detail, columns, page) for detail in details))


def _row(site: Site, detail: Detail, columns: list[tuple[Source, ...]], page: str) -> GlanceRow:
    groups = list(enumerate(grouped(site, detail).values()))
    cells: dict[str, list[tuple[int, Value]]] = {}
    for number, values in groups:
        for value in values:
            cells.setdefault(site.sources[value.span.article].origin, []).append((number, value))
    return GlanceRow(
        href=link(page, site.detail_place(detail.id)),
        question=detail.question,
        subject=site.quoter.words(about) if (about := subject(site, detail)) else None,
        values=tuple(
            (letter(number), distinct(site, [value.span for value in values], 1)[0], _day(detail, values[0]))
            for number, values in groups[:VALUES_NAMED]
        ),
        marks=tuple(_mark(site, group[0], cells.get(group[0].origin, []), page) for group in columns),
    )


def _day(detail: Detail, value: Value) -> str:
    return day(value.value, short=True) if detail.type == "date" and value.value[:1].isdigit() else ""


def _mark(site: Site, source: Source, given: list[tuple[int, Value]], page: str) -> Mark:
    """The letters of the values that a source gives; a link to the passage of the first."""
    if not given:
        return ABSENT
    letters = dict.fromkeys(letter(number) for number, _ in given)
    first = given[0]
    return Mark(
        "".join(letters),
        Markup(f"v{min(first[0], 4)}"),
        f"{source.name}: {', '.join(letters)}, opens the passage",
        link(page, site.place(first[1].span)),
    )
