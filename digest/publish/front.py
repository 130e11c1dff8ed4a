"""The front of a site about several events: what they are, and who comes again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from ..config import Settings
from ..model import Edition, Recurring
from .chips import Chip
from .export import editions_parts
from .home import counts
from .schema import export_schema
from .site import Site
from .templating import Shelf
from .wording import count, front_matter

SENTENCES = 2
"""Of the overview of each event."""
PEOPLE_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Cover:
    """What the template shows of one event."""

    title: Markup | str
    folder: str
    href: Markup
    counts: tuple[str, ...]
    told: tuple[tuple[Markup, tuple[Chip, ...]], ...]
    """(sentence, its sources) of the first sentences of the overview."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """Somebody in one event."""

    folder: str
    name: str
    href: Markup
    counts: str


def front(sites: Sequence[Site], people: Sequence[Recurring], shelf: Shelf, title: str) -> list[tuple[str, str]]:
    """The home page of all events under `title`, and the page of those who come in several, as (file, text)."""
    home = shelf.fill(
        "events.md.j2",
        front=front_matter("Events", wide=True, searched=False),
        title=title or "Events",
        counts=count(len(sites), "event"),
        events=[_cover(site) for site in sites],
        people=f"{count(len(people), 'person or body', 'persons and bodies')} in more than one event" if people else "",
    )
    names = {site.event: site.settings.seeds.name for site in sites}
    again = shelf.fill(
        "recurring.md.j2",
        front=front_matter("People"),
        counts=count(len(people), "person or body", "persons and bodies"),
        people=[(each.name, each.kind, _appearances(each, names)) for each in people[:PEOPLE_SHOWN]],
        more=f"and {len(people) - PEOPLE_SHOWN:,} more" if len(people) > PEOPLE_SHOWN else "",
    )
    return [("index.md", home), ("people.md", again)]


def all_briefings(editions: Sequence[Edition], settings: Settings) -> list[tuple[str, str]]:
    """The data of all events in one file, with its schema, as (file, text)."""
    parts = editions_parts(editions, settings, full=False)
    return [("briefing.json", b"".join(parts).decode()), ("briefing.schema.json", export_schema())]


def _cover(site: Site) -> Cover:
    title, event = site.briefing.event.title, site.event
    told = [cited.sentence for cited in site.briefing.overview[:SENTENCES]]
    cover = Cover(
        title=site.quoter.words(title.span) if title.span and title.origin == "text" else title.value,
        folder=site.settings.seeds.name,
        href=Markup(f"{event}/index.md"),
        counts=counts(site),
        told=tuple((site.quoter.words(span), _from_here(site, site.chips([span], "index.md"))) for span in told),
    )
    site.quoter.check("\n".join(words for words, _ in cover.told), "index.md")
    return cover


def _from_here(site: Site, chips: Sequence[Chip]) -> tuple[Chip, ...]:
    """Chips of an event as they lead from the front."""
    return tuple(replace(chip, href=Markup(f"{site.event}/{chip.href}")) for chip in chips)


def _appearances(person: Recurring, names: dict[str, str]) -> tuple[Appearance, ...]:
    return tuple(
        Appearance(
            names[event],
            each.name,
            Markup(f"{event}/people.md#{each.id}"),
            f"{count(len(each.quotations), 'quotation')}, named {count(each.mentions, 'time')}",
        )
        for event, each in person.appearances
    )
