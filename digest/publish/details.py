"""Where accounts differ: one table for each detail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Detail, Span, Value
from .site import DETAILS_PER_PAGE, Chip, Site, details_page, key, link
from .templating import Shelf
from .wording import RELATIONS, count, day, front_matter, spell_dates

SHOWN = 20
"""Details of one kind, before the rest is folded: about a screenful."""

SECTIONS = (
    ("disagree", ("conflict",), "Where the accounts disagree", "These cannot all be true of the same thing."),
    ("changed", ("update",), "What changed", "Told one way first and another way later; in order of time."),
    ("exact", ("precision",), "More or less exact", "All can be true: one says it more exactly."),
    ("names", ("alias",), "Names for one thing", ""),
    ("words", ("wording",), "Told in other words", "The same matter, credited, called or put otherwise."),
    ("only-here", ("single-source",), "Only in one origin", "No other account has it."),
)
"""(anchor, relations, title, what it means) of each part of the page, in order."""

WORDINGS_SHOWN = 4
"""Ways to word one value; the chips lead to the others."""
CHIPS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One value and who gives it."""

    words: tuple[Markup, ...]
    note: str
    credited: str
    chips: tuple[Chip, ...]
    more: str
    sentences: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the template shows of one detail."""

    id: Markup
    href: Markup
    question: str
    subject: Markup | None
    type: str
    relation: str
    relation_key: Markup
    support: str
    rows: tuple[Row, ...]
    more_rows: str
    torn: tuple[Chip, ...]
    """Articles that give two values."""
    absent: tuple[Chip, ...]
    absent_more: str
    keys: Markup


@dataclass(frozen=True, slots=True)
class Section:
    """The details of one relation: some in sight, the rest folded."""

    title: str
    anchor: Markup
    lead: str
    shown: tuple[Difference, ...]
    folded: tuple[Difference, ...]
    folded_counts: str


def details(site: Site, shelf: Shelf) -> list[tuple[str, str]]:
    """The pages of differences, as (file, text)."""
    everything = site.ranked_details
    total = max(1, -(-len(everything) // DETAILS_PER_PAGE))
    pages = []
    for number in range(total):
        uri = details_page(number)
        part = everything[number * DETAILS_PER_PAGE : (number + 1) * DETAILS_PER_PAGE]
        text = shelf.fill(
            "details.md.j2",
            front=front_matter("Details" if not number else f"Details, page {number + 1}", wide=True),
            counts=count(len(everything), "detail"),
            sections=[_section(site, *each, part, uri) for each in SECTIONS],
            filters=_filters(part),
            pages=[(f"{n + 1}", link(uri, details_page(n)), n == number) for n in range(total)] if total > 1 else [],
        )
        pages.append((uri, text))
    return pages


def _section(
    site: Site, anchor: str, relations: tuple[str, ...], title: str, lead: str, part: Sequence[Detail], page: str
) -> Section:
    found = [show_detail(site, detail, page) for detail in part if detail.relation in relations]
    hidden = found[SHOWN:]
    return Section(
        title,
        Markup(anchor),
        lead,
        tuple(found[:SHOWN]),
        tuple(hidden),
        f"{len(hidden):,} more of this kind" if hidden else "",
    )


def show_detail(site: Site, detail: Detail, page: str, most_rows: int = 30) -> Difference:
    """A detail with at most `most_rows` of its values."""
    rows = _rows(site, detail, page)
    single = detail.relation == "single-source"
    absent, absent_more = ((), "") if single else site.silent((value.span.article for value in detail.values), page)
    return Difference(
        id=Markup(detail.id),
        href=link(page, site.detail_place(detail.id)),
        question=detail.question,
        subject=site.quoter.words(detail.subject) if detail.subject else None,
        type=detail.type,
        relation=RELATIONS.get(detail.relation, detail.relation),
        relation_key=Markup(detail.relation.replace(" ", "-")),
        support=count(detail.origins, "origin"),
        rows=tuple(rows[:most_rows]),
        more_rows=f"{len(rows) - most_rows:,} more values" if len(rows) > most_rows else "",
        torn=site.article_chips(detail.contradicts_itself, page),
        absent=absent,
        absent_more=absent_more,
        keys=Markup(f'data-relation="{key(detail.relation)}" data-type="{key(detail.type)}"'),
    )


def _rows(site: Site, detail: Detail, page: str) -> list[Row]:
    """Values that are equal are one row; those of an update in the order in which they were published."""
    groups: dict[str, list[Value]] = {}
    changing = detail.relation == "update"
    values = sorted(detail.values, key=lambda v: _published(site, v) or "9999") if changing else detail.values
    for value in values:
        groups.setdefault(value.value, []).append(value)
    return [_row(site, values, page, dated=changing) for values in groups.values()]


def _published(site: Site, value: Value) -> str:
    stated = site.articles[value.span.article].published
    return stated.value if stated else ""


def _row(site: Site, values: list[Value], page: str, dated: bool) -> Row:
    chips = site.chips((value.span for value in values), page)
    notes = [value.note for value in values if value.note]
    if dated and (first := min(filter(None, (_published(site, v) for v in values)), default="")):
        notes.insert(0, f"published {day(first)}")
    return Row(
        words=_distinct(site, (value.span for value in values)),
        note="; ".join(dict.fromkeys(map(spell_dates, notes))),
        credited=", ".join(dict.fromkeys(value.speaker for value in values if value.speaker)),
        chips=chips[:CHIPS_SHOWN],
        more=f"and {len(chips) - CHIPS_SHOWN:,} more" if len(chips) > CHIPS_SHOWN else "",
        sentences=() if site.settings.full_text == "none" else (site.quoter.words(values[0].sentence),),
    )


_MARKS = re.compile(r"[^\w ]")


def _distinct(site: Site, spans: Iterable[Span]) -> tuple[Markup, ...]:
    """The words of `spans`, each wording once whatever its marks, at most `WORDINGS_SHOWN`."""
    wordings: dict[str, Span] = {}
    for span in spans:
        wordings.setdefault(_MARKS.sub("", site.quoter.text(span)).casefold(), span)
    return tuple(site.quoter.words(span) for span in list(wordings.values())[:WORDINGS_SHOWN])


def _filters(part: Iterable[Detail]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(name, label, choices) of each filter, choices as (key, words)."""
    relations = {detail.relation for detail in part}
    types = {detail.type for detail in part}
    return [
        ("relation", "How they differ", [(key(each), words) for each, words in RELATIONS.items() if each in relations]),
        ("type", "Type", [(key(each), each) for each in sorted(types)]),
    ]
