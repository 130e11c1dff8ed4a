"""Where accounts differ: one table for each detail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Detail, Value
from .addresses import anchors, details_page, key, link, page_numbers
from .alignment import in_context
from .chips import Chip
from .glance import show_glance
from .site import DETAILS_PER_PAGE, Site
from .templating import Shelf
from .values import distinct, grouped, letter, published, subject
from .wording import RELATIONS, count, day, front_matter, spell_dates

SHOWN = 8
"""Details of one kind, before the rest is folded: about two screens."""

SECTIONS = (
    (
        "disagree",
        ("conflict",),
        "Where the accounts disagree",
        "These do not fit together; the passages show why. Which one is right is not decided here.",
    ),
    ("changed", ("update",), "What changed", "Told one way first and another way later; in order of time."),
    ("exact", ("precision",), "More or less exact", "All can be true: one says it more exactly."),
    ("names", ("alias",), "Names for one thing", ""),
    ("words", ("wording",), "Told in other words", "The same matter, credited, called or put otherwise."),
    ("only-here", ("single-source",), "Only in one origin", "No other account has it."),
)
"""(anchor, relations, title, what it means) of each part of the page, in order."""

GLANCED = 12
"""Details in the table of sources on top of the page."""

NEARLY_ALL = 0.8
"""Share of a sentence from which a value says as much as the sentence."""
CHIPS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One value and who gives it."""

    words: tuple[Markup, ...]
    note: str
    credited: str
    chips: tuple[Chip, ...]
    more: str
    since: str
    """When the earliest of its articles was published; empty where none says."""
    letter: str
    """a, b, c ...: what stands for the value in the table of sources."""
    sentences: tuple[Markup, ...]
    """The value in its sentence, a paragraph each."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What the template shows of one detail."""

    id: Markup
    anchors: Markup
    """Where earlier links to it lead."""
    href: Markup
    question: str
    subject: Markup | None
    type: str
    relation: str
    relation_key: Markup
    support: str
    rows: tuple[Row, ...]
    more_rows: str
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
            filters=_filters(site, part),
            orders=ORDERS,
            glance=show_glance(site, [d for d in part if d.relation != "single-source"][:GLANCED], uri),
            pages=[(f"{n + 1}", link(uri, details_page(n)), n == number) for n in range(total)] if total > 1 else [],
        )
        pages.append((uri, text))
    cards = ((site.detail_place(detail.id), (detail.id, *detail.aliases)) for detail in everything)
    return [*pages, ("details.js", page_numbers(cards))]


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


def show_detail(site: Site, detail: Detail, page: str, most_rows: int = 30, *, brief: bool = False) -> Difference:
    """A detail with at most `most_rows` of its values; `brief` leaves it at one note each."""
    rows = _rows(site, detail, page, brief)
    single = detail.relation == "single-source"
    absent, absent_more = ((), "") if single else site.silent((value.span.article for value in detail.values), page)
    return Difference(
        id=Markup(detail.id),
        anchors=anchors(detail.aliases),
        href=link(page, site.detail_place(detail.id)),
        question=heading(site, detail),
        subject=site.quoter.words(about) if (about := subject(site, detail)) else None,
        type=detail.type,
        relation=RELATIONS.get(detail.relation, detail.relation),
        relation_key=Markup(detail.relation.replace(" ", "-")),
        support=count(detail.origins, "origin"),
        rows=tuple(rows[:most_rows]),
        more_rows=f"{len(rows) - most_rows:,} more values" if len(rows) > most_rows else "",
        absent=absent,
        absent_more=absent_more,
        keys=_keys(site, detail, len(rows)),
    )


def heading(site: Site, detail: Detail) -> str:
    """The question; of what only one origin tells, whose it is."""
    if detail.relation != "single-source":
        return detail.question
    return f"Only in {site.sources[detail.values[0].span.article].name}"


def _rows(site: Site, detail: Detail, page: str, brief: bool) -> list[Row]:
    """Values that are equal are one row; those of an update in the order in which they were published."""
    groups = grouped(site, detail).values()
    return [_row(site, values, page, brief, letter(number)) for number, values in enumerate(groups)]


def _row(site: Site, values: list[Value], page: str, brief: bool, sign: str) -> Row:
    chips = site.chips((value.span for value in values), page)
    notes = list(dict.fromkeys(spell_dates(value.note) for value in values if value.note))
    first = min(filter(None, (published(site, v) for v in values)), default="")
    return Row(
        words=distinct(site, (value.span for value in values)),
        note=min(notes, key=len, default="") if brief else "; ".join(notes),
        credited=", ".join(dict.fromkeys(value.speaker for value in values if value.speaker)),
        chips=chips[:CHIPS_SHOWN],
        more=f"and {len(chips) - CHIPS_SHOWN:,} more" if len(chips) > CHIPS_SHOWN else "",
        since=f"earliest {day(first)}" if first else "",
        letter=sign,
        sentences=_sentences(site, values[0]),
    )


def _sentences(site: Site, value: Value) -> tuple[Markup, ...]:
    """The value in its sentence; nothing where it nearly is the sentence, or where none may be shown."""
    if site.settings.full_text == "none" or len(value.span) > NEARLY_ALL * len(value.sentence):
        return ()
    return (in_context(site.quoter, value.sentence, value.span),)


def _keys(site: Site, detail: Detail, values: int) -> Markup:
    """Attributes the filters and the sorting read."""
    sources = sorted({key(site.sources[value.span.article].name) for value in detail.values})
    return Markup(
        f'data-relation="{key(detail.relation)}" data-type="{key(detail.type)}" data-source="{" ".join(sources)}"'
        f' data-origins="{detail.origins}" data-values="{values}"'
    )


ORDERS = (("", "weightiest first"), ("-origins", "most origins first"), ("-values", "most values first"))


def _filters(site: Site, part: Sequence[Detail]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(name, label, choices) of each filter, choices as (key, words)."""
    relations = {detail.relation for detail in part}
    types = {detail.type for detail in part}
    sources = dict.fromkeys(site.sources[value.span.article].name for detail in part for value in detail.values)
    return [
        ("relation", "How they differ", [(key(each), words) for each, words in RELATIONS.items() if each in relations]),
        ("type", "Type", [(key(each), each) for each in sorted(types)]),
        ("source", "Source", [(key(name), name) for name in sorted(sources)]),
    ]
