"""What the search of the site finds: one entry for each place, so that a result leads there and not to a page's top.

The door turns the entries into the index of a search engine. Each sentence of an article is in it once, with the
article; an utterance and a detail have their wordings and values.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import chain

from ..language.number_forms import number_forms
from ..language.numbers import numbers
from ..model import Analysis, Article, Detail, Moment, Person, Quotation, SharedQuote, Span
from .addresses import article_page
from .details import heading
from .lineages import ARTICLES_SHOWN
from .people import shown_people
from .site import Site
from .timeline import MOMENTS_SHOWN, moment_id
from .values import subject
from .visible import excerpt
from .wording import RELATIONS, UNKNOWN_SPEAKER, day

ENTRIES = "search.json"
"""The file of the entries: a list of objects with the fields of `Entry`."""

TITLES = {
    "quotations": "Quotations",
    "details": "Details",
    "people": "People",
    "timeline": "Timeline",
    "sources": "Sources",
}
QUOTED, COMPARED, NAMED, SOURCED = 3.0, 2.0, 2.0, 5.0
"""How much more an utterance, a detail, a person and a source weigh than a sentence of an article."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a search can lead to."""

    location: str
    """File below the docs folder, and the anchor; a page itself has none."""
    title: str
    text: str
    also: str = ""
    """Words under which it is found too, and which are not shown: outlets, other ways to write a number."""
    boost: float = 1.0


def search_page(sites: Iterable[Site]) -> tuple[str, str]:
    """The entries of all events, as (file, text)."""
    entries = [asdict(_placed(site, entry)) for site in sites for entry in search_entries(site)]
    return ENTRIES, json.dumps(entries, ensure_ascii=False, indent=0) + "\n"


def _placed(site: Site, entry: Entry) -> Entry:
    """An entry where it stands in a site about several events; a list is then told from that of another event."""
    if not site.event:
        return entry
    listed = "#" not in entry.location and not entry.text and entry.location.partition("/")[0] != "articles"
    title = f"{entry.title}, {site.settings.seeds.name}" if listed else entry.title
    return replace(entry, location=f"{site.event}/{entry.location}", title=title)


def search_entries(site: Site) -> list[Entry]:
    """The entries of one event."""
    places = chain(
        (_utterance(site, place, each) for place, each in site.utterance_cards()),
        (_detail(site, each) for each in site.ranked_details),
        (_person(site, each) for group in shown_people(site) for each in group),
        (_moment(site, each) for each in site.briefing.timeline[:MOMENTS_SHOWN]),
        (_source(site, each.article) for each in site.briefing.analyses[:ARTICLES_SHOWN]),
    )
    articles = (entry for analysis in site.briefing.analyses for entry in _article(site, analysis))
    return [*_with_pages(places), *articles]


def _with_pages(places: Iterable[Entry]) -> Iterator[Entry]:
    """`places`, and before the first one of a page the page itself."""
    seen: set[str] = set()
    for entry in places:
        page = entry.location.partition("#")[0]
        if page not in seen:
            seen.add(page)
            name, _, number = page.removesuffix(".md").partition("/")
            yield Entry(page, TITLES[name] + (f", page {number}" if number else ""), "")
        yield entry


def _utterance(site: Site, place: str, utterance: SharedQuote | Quotation) -> Entry:
    spans = [each.span for each in utterance.members] if isinstance(utterance, SharedQuote) else [utterance.span]
    speaker = utterance.speaker or UNKNOWN_SPEAKER
    told = site.retold(utterance)
    return Entry(place, speaker, _joined(site, [*spans, *told]), _also(site, [*spans, *told]), QUOTED)


def _detail(site: Site, detail: Detail) -> Entry:
    about = subject(site, detail)
    spans = [value.span for value in detail.values]
    credited = " ".join(dict.fromkeys(value.speaker for value in detail.values if value.speaker))
    labels = [RELATIONS.get(detail.relation, "")]
    also = " ".join(filter(None, [_also(site, spans), credited, *labels]))
    title = heading(site, detail) + (f": {site.quoter.text(about)}" if about else "")
    return Entry(site.detail_place(detail.id), title, _joined(site, spans), also, COMPARED)


def _person(site: Site, person: Person) -> Entry:
    return Entry(f"people.md#{person.id}", person.name, _joined(site, [*person.names, *person.labels]), "", NAMED)


def _moment(site: Site, moment: Moment) -> Entry:
    return Entry(f"timeline.md#{moment_id(moment)}", day(moment.date), site.quoter.text(moment.words), moment.date)


def _source(site: Site, article: Article) -> Entry:
    facts = [site.title(article), article.byline.value if article.byline else "", article.place]
    facts += [day(article.published.value)] if article.published else []
    place = f"sources.md#from-{article.id}"
    return Entry(place, site.sources[article.id].name, " · ".join(filter(None, facts)), "", SOURCED)


def _article(site: Site, analysis: Analysis) -> Iterator[Entry]:
    """An article, and each passage of it that is shown."""
    article, source = analysis.article, site.sources[analysis.article.id]
    page = article_page(article.id)
    yield Entry(page, site.title(article), "", source.name, QUOTED)
    for each in excerpt(site, analysis).passages:
        if each.story:
            text = site.quoter.text(each.span)
            yield Entry(f"{page}#{each.anchor}", source.name, text, _numbers(text))


def _joined(site: Site, spans: Iterable[Span]) -> str:
    """The words of `spans`, each wording once."""
    return " · ".join(dict.fromkeys(site.quoter.text(span) for span in spans))


def _also(site: Site, spans: list[Span]) -> str:
    """Outlets, and other ways to write the numbers."""
    sources = dict.fromkeys(site.sources[span.article].name for span in spans)
    return " ".join([*sources, *filter(None, (_numbers(site.quoter.text(span)) for span in spans))])


def _numbers(text: str) -> str:
    found = (number_forms(number.value) for number in numbers(text, 0, len(text)))
    return " ".join(dict.fromkeys(form for forms in found for form in forms))
