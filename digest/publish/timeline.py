"""Dated events in order, and apart from them the dates of publication."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..model import Moment
from .site import Chip, Site
from .templating import Shelf
from .wording import count, day, front_matter, spell_dates

MOMENTS_SHOWN = 300
"""Moments on the timeline page."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What the template shows of one moment."""

    day: str
    words: Markup
    note: str
    sentence: Markup
    chips: tuple[Chip, ...]


def timeline(site: Site, shelf: Shelf) -> list[tuple[str, str]]:
    """The timeline page, as (file, text)."""
    moments = site.briefing.timeline
    published: dict[str, list[str]] = {}
    for article in site.articles.values():
        published.setdefault(article.published.value[:10] if article.published else "", []).append(article.id)
    days = sorted(date for date in published if date)
    text = shelf.fill(
        "timeline.md.j2",
        front=front_matter("Timeline", searched=False),
        counts=count(len(moments), "dated event"),
        moments=[show_moment(site, moment, "timeline.md") for moment in moments[:MOMENTS_SHOWN]],
        more=f"{len(moments) - MOMENTS_SHOWN:,} more are in the data file." if len(moments) > MOMENTS_SHOWN else "",
        published=[(day(date), site.folded_articles(published[date], "timeline.md")[:40]) for date in days],
        undated=site.folded_articles(published.get("", []), "timeline.md")[:40],
    )
    return [("timeline.md", text)]


def show_moment(site: Site, moment: Moment, page: str) -> Dated:
    """A moment with the words that date it and who tells it."""
    return Dated(
        day(moment.date),
        site.quoter.words(moment.words),
        spell_dates(moment.note),
        site.quoter.words(moment.sentence),
        site.chips((moment.sentence, *moment.also), page)[:12],
    )
