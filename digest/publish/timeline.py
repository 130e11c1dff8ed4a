"""Dated events in order, and apart from them the dates of publication."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..model import Moment, Span
from .addresses import key
from .charts import Lane, strip
from .chips import Chip
from .matrix import choose_columns, column_name
from .site import Site
from .templating import Shelf
from .wording import count, day, front_matter, spell_dates

COLUMNS = 9
"""Moments in the chart: as many as stay legible on a phone."""

MOMENTS_SHOWN = 300
"""Moments on the timeline page."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What the template shows of one moment."""

    id: Markup
    iso: str
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
        chart=show_strip(site, "moments"),
        moments=[show_moment(site, moment, "timeline.md") for moment in moments[:MOMENTS_SHOWN]],
        more=f"{len(moments) - MOMENTS_SHOWN:,} more are in the data file." if len(moments) > MOMENTS_SHOWN else "",
        published=[(day(date), site.folded_articles(published[date], "timeline.md")[:40]) for date in days],
        undated=site.folded_articles(published.get("", []), "timeline.md")[:40],
    )
    return [("timeline.md", text)]


def show_strip(site: Site, name: str) -> Markup:
    """The moments that most articles tell as a chart: in order of time, a row for each origin."""
    dated = site.briefing.timeline
    ranked = sorted(range(len(dated)), key=lambda n: (-len(dated[n].also), n))
    leading = [dated[n] for n in sorted(ranked[:COLUMNS])]
    told: dict[str, list[str]] = {}
    for moment in leading:
        told.setdefault(day(moment.date, short=True), []).extend(s.article for s in tellers(site, moment))
    origins = {each: {site.sources[article].origin for article in articles} for each, articles in told.items()}
    columns = choose_columns(site, list(told.values()))
    groups = [group for group in columns if any(group[0].origin in who for who in origins.values())]
    moments = [(each, [group[0].origin in who for group in groups]) for each, who in origins.items()]
    return strip(name, [Lane(column_name(group), site.look(group[0])) for group in groups], moments)


def tellers(site: Site, moment: Moment) -> list[Span]:
    """Sentences that tell of a moment; not one that gives another day for the same, which only mentions this one."""
    also = (each for each in moment.also if moment.date in site.disputed_days.get(each, {moment.date}))
    return [moment.sentence, *also]


def show_moment(site: Site, moment: Moment, page: str) -> Dated:
    """A moment with the words that date it and who tells it."""
    return Dated(
        Markup(moment_id(moment)),
        moment.date,
        day(moment.date),
        site.quoter.words(moment.words),
        spell_dates(moment.note),
        site.quoter.words(moment.sentence),
        site.chips(tellers(site, moment), page)[:12],
    )


def moment_id(moment: Moment) -> str:
    """Where a moment stands on the timeline; it lasts as long as the sentence that dates it."""
    return f"m-{key(f'{moment.date} {moment.words.article} {moment.words.start}')[1:]}"
