"""The briefing itself: the home page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Cited, Detail, SharedQuote, Span
from .charts import bars
from .chips import Chip
from .details import show_detail
from .lineages import related_pairs, shared_origins, show_lineage
from .matrix import show_heat
from .site import Site
from .templating import Shelf
from .timeline import show_strip
from .utterances import is_shared, show
from .wording import UNKNOWN_SPEAKER, count, day, front_matter

DETAILS_SHOWN = 5
QUOTES_SHOWN = 3
AGREED_SHOWN = 3
CHIPS_SHOWN = 8
SOURCES_SHOWN = 12
VALUES_SHOWN = 4
ALSO_SHOWN = 4


def home(site: Site, shelf: Shelf) -> list[tuple[str, str]]:
    """The home page, as (file, text); without articles it says how to add some."""
    briefing, page = site.briefing, "index.md"
    rejected = [(each.path, each.reason) for each in briefing.rejected]
    if not briefing.analyses:
        front = front_matter(site.settings.title or "Briefing")
        folder = site.settings.seeds.name
        return [(page, shelf.fill("empty.md.j2", front=front, folder=folder, rejected=rejected))]
    title, related = briefing.event.title, related_pairs(site)
    differing = [detail for detail in site.ranked_details if detail.relation != "single-source"]
    weighty = [detail for detail in differing if detail.relation != "wording"]  # what is put otherwise has a page
    text = shelf.fill(
        "home.md.j2",
        front=front_matter(site.settings.seeds.name if site.event else "Briefing", wide=True, searched=False),
        title=site.quoter.words(title.span) if title.span and title.origin == "text" else title.value,
        counts=counts(site),
        guide=site.guide("how-to-read.md"),
        new=site.news.told,
        event=_event(site, page),
        overview=[_told(site, cited, page) for cited in briefing.overview],
        agreed=_agreed(site, page),
        details=[show_detail(site, detail, page, VALUES_SHOWN, brief=True) for detail in weighty[:DETAILS_SHOWN]],
        all_details=f"All {count(len(differing), 'difference')}, and what only one tells" if differing else "",
        alike="" if weighty else "No figure and no name differs between the accounts; they put things in other words.",
        quotes=[show(site, quote, page) for quote in filter(is_shared, site.utterances[:QUOTES_SHOWN])],
        all_quotes=f"All {count(len(site.utterances), 'quotation')}",
        speakers=_speakers(site),
        moments=show_strip(site, "moments"),
        coverage=show_heat(site, briefing.coverage, "coverage"),
        all_facts=f"All {count(len(briefing.coverage), 'fact')}",
        shared=shared_origins(site, related),
        lineage=show_lineage(site, related),
        sources=[
            (site.article_chips([s.article for s in group][:6], page), _origin(site, group[0].article, len(group)))
            for group in site.origins[:SOURCES_SHOWN]
        ],
        more_sources=f"and {count(len(site.origins) - SOURCES_SHOWN, 'more origin')}"
        if len(site.origins) > SOURCES_SHOWN
        else "",
        rejected=rejected,
    )
    return [(page, text)]


def counts(site: Site) -> tuple[str, ...]:
    """How much there is, and from when."""
    dates = sorted(a.published.value[:10] for a in site.articles.values() if a.published)
    undated = len(site.articles) - len(dates)
    return (
        count(len(site.articles), "article"),
        count(len(site.origins), "origin"),
        *((f"latest {day(dates[-1])}",) if dates else ()),
        *((f"{undated:,} without a date",) if undated else ()),
    )


def _event(site: Site, page: str) -> list[tuple[str, Markup, str, tuple[Chip, ...]]]:
    """(question, words, the program's note, chips) of who, what, when and where; what is not known is left out."""
    event = site.briefing.event
    found: list[tuple[str, Span | None, str]] = [("Who", event.who, ""), ("What", event.what, "")]
    if event.when is not None:
        found.append(("When", event.when.words, day(event.when.date)))
    found.append(("Where", event.where, ""))
    return [
        (question, site.quoter.words(span), note, site.chips([span], page)) for question, span, note in found if span
    ]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the overview."""

    words: Markup
    chips: tuple[Chip, ...]
    """Its own source, copies included."""
    support: str
    others: tuple[Chip, ...]
    """Who says the same."""
    otherwise: tuple[Chip, ...]
    """Who tells it differently."""


def _told(site: Site, cited: Cited, page: str) -> Told:
    own = site.sources[cited.sentence.article].origin
    copies = [span for span in cited.also if site.sources[span.article].origin == own]
    others = [span for span in cited.also if site.sources[span.article].origin != own]
    same, otherwise = site.chips(others, page), site.chips(cited.otherwise, page)
    support = f"+{count(len(same), 'other says', 'others say')} so" if same else ""
    own_chips = site.chips([cited.sentence, *copies], page)
    return Told(site.quoter.words(cited.sentence), own_chips, support, same[:ALSO_SHOWN], otherwise[:ALSO_SHOWN])


def _agreed(site: Site, page: str) -> list[tuple[Markup, str, tuple[Chip, ...]]]:
    """(words, how many origins tell it, their chips) of what accounts agree on.

    What the overview says already is not said again.
    """
    briefing, total = site.briefing, len(site.origins)
    said = {cited.sentence for cited in briefing.overview}
    facts = [fact for fact in briefing.agreed if said.isdisjoint(value.sentence for value in fact.values)]
    return [
        (
            site.quoter.words(_plainest(fact)),
            f"all {total} origins" if fact.origins == total else f"{fact.origins} of {total} origins",
            site.chips((value.span for value in fact.values), page)[:CHIPS_SHOWN],
        )
        for fact in facts[:AGREED_SHOWN]
    ]


def _plainest(fact: Detail) -> Span:
    """The sentence with least beside what is agreed: a clause alone may have lost its "not"."""
    return min(fact.values, key=lambda value: len(value.sentence) - len(value.span)).sentence


def _speakers(site: Site) -> Markup:
    """Everybody who is quoted, most words first; a shared utterance counts once."""
    words: Counter[str] = Counter()
    for utterance in site.utterances:
        span = utterance.members[0].span if isinstance(utterance, SharedQuote) else utterance.span
        words[utterance.speaker or UNKNOWN_SPEAKER] += len(site.quoter.raw(span).split())
    ranked = sorted(words.items(), key=lambda row: (-row[1], row[0]))
    rows = [(name, number, count(number, "word")) for name, number in ranked]
    return bars("speakers", "Who is quoted, by number of words", rows, "Words quoted")


def _origin(site: Site, article: str, size: int) -> str:
    when = site.published(article)
    return f"{when}, {size} copies of one text" if size > 1 else when
