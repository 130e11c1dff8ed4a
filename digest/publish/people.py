"""Who is named and quoted, and what each source calls them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Person, Span
from .addresses import anchors, key, link
from .chips import Chip
from .site import QUOTES_PER_PAGE, Site
from .templating import Shelf
from .values import alike
from .wording import count, front_matter

PEOPLE_SHOWN = 150
FORMS_SHOWN = 12
QUOTATIONS_SHOWN = 12
REPORTS_SHOWN = 6
OPENING = 110
"""Characters of an utterance that are listed."""
_KINDS = {"person": "person", "body": "organisation", "place": "place", "unnamed": "described, not named"}


@dataclass(frozen=True, slots=True)
class Called:
    """A form of name, or a label, and who uses it."""

    words: Markup
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Portrait:
    """What the template shows of one person or body."""

    id: Markup
    anchors: Markup
    """Where earlier links to it lead."""
    name: str
    counts: str
    names: tuple[Called, ...]
    labels: tuple[Called, ...]
    quoted_by: tuple[Chip, ...]
    said: tuple[tuple[Markup, Markup], ...]
    """(words, address) of each utterance."""
    more: str
    every: Markup
    """Address of the quotations page that shows this speaker alone; empty where it cannot."""
    told: tuple[Called, ...]
    """What articles report in their own words, and which do."""


def people(site: Site, shelf: Shelf) -> list[tuple[str, str]]:
    """The people page, as (file, text): the quoted first, then the named."""
    quoted, described, named = _groups(site)
    longest = max(len(quoted), len(named))
    shown = [[show_person(site, person, "people.md") for person in group] for group in shown_people(site)]
    text = shelf.fill(
        "people.md.j2",
        front=front_matter("People"),
        counts=f"{count(len(quoted), 'voice')} quoted, {len(described):,} described and not named, "
        f"{count(len(named), 'other')} named",
        quoted=shown[0],
        described=shown[1],
        named=shown[2],
        more="More are in the data file." if longest > PEOPLE_SHOWN else "",
    )
    return [("people.md", text)]


def shown_people(site: Site) -> tuple[list[Person], ...]:
    """Who has a place on the page: the quoted, those who are quoted and not named, those who are only named."""
    return tuple(group[:PEOPLE_SHOWN] for group in _groups(site))


def _groups(site: Site) -> tuple[list[Person], ...]:
    everybody = [person for person in site.briefing.people if person.kind != "place"]
    return (
        [person for person in everybody if person.quotations and person.kind != "unnamed"],
        [person for person in everybody if person.quotations and person.kind == "unnamed"],
        [person for person in everybody if not person.quotations],
    )


def show_person(site: Site, person: Person, page: str) -> Portrait:
    """A person, with forms of name, labels and utterances, each once."""
    quotations = [site.quotations[each] for each in person.quotations if each in site.quotations]
    said: dict[str, Span] = {}
    for quotation in quotations:
        place = site.utterance_place(quotation.id)
        if place is not None:
            said.setdefault(place, quotation.span)
    utterances = f"{count(len(said), 'quotation')}, " if said else ""
    return Portrait(
        id=Markup(person.id),
        anchors=anchors(person.aliases),
        name=person.name,
        counts=f"{_KINDS.get(person.kind, 'name')}, {utterances}named {count(person.mentions, 'time')}",
        names=_forms(site, person.names, page),
        labels=_forms(site, person.labels, page),
        quoted_by=site.folded_articles(dict.fromkeys(q.span.article for q in quotations), page)[:FORMS_SHOWN],
        said=tuple((_opening(site, span), link(page, place)) for place, span in list(said.items())[:QUOTATIONS_SHOWN]),
        more=f"and {len(said) - QUOTATIONS_SHOWN:,} more" if len(said) > QUOTATIONS_SHOWN else "",
        every=_every(site, person, page) if len(said) > 1 else Markup(),
        told=_told(site, person, page),
    )


def _every(site: Site, person: Person, page: str) -> Markup:
    if len(site.utterances) > QUOTES_PER_PAGE:
        return Markup()
    return link(page, "quotations.md") + Markup(f"?speaker={key(person.name)}")


def _told(site: Site, person: Person, page: str) -> tuple[Called, ...]:
    groups = alike(site, (site.indirect[each].span for each in person.indirect))[:REPORTS_SHOWN]
    return tuple(Called(_opening(site, spans[0]), site.chips(spans, page)) for spans in groups)


def _forms(site: Site, spans: Iterable[Span], page: str) -> tuple[Called, ...]:
    groups = alike(site, spans)[:FORMS_SHOWN]
    return tuple(Called(site.quoter.words(group[0]), site.chips(group, page)[:FORMS_SHOWN]) for group in groups)


def _opening(site: Site, span: Span) -> Markup:
    """The first words of `span`; the mark of the cut is ours and outside the words."""
    opening = site.quoter.opening(span, OPENING)
    return site.quoter.words(opening) + Markup(" …" if opening != span else "")
