"""The briefing, looked up by id: what stands where, and the chips that lead there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..config import Settings
from ..model import SPEECH, Article, Briefing, Detail, Indirect, Quotation, Retelling, SharedQuote, Source, Span
from .addresses import article_page, details_page, link, quotations_page
from .chips import Chip, copied
from .look import SHAPES, Look
from .passages import Passages, opened_spans, shown_spans
from .wording import day
from .words import Quoter

if TYPE_CHECKING:
    from .changes.past import Past
    from .news import News

QUOTES_PER_PAGE = 80
"""Utterances on one page: more make a page slow on a phone."""


DETAILS_PER_PAGE = 100
"""Details on one page."""

OPENING = 60
"""Characters of a story that stand for a headline which it does not have."""

SILENT_SHOWN = 12
"""Chips of articles that do not tell something; the rest is a number."""


class Site:
    """A briefing with its cross-references."""

    def __init__(self, briefing: Briefing, settings: Settings, event: str = "", past: Sequence[Past] = ()) -> None:
        """`event`: folder of its pages in a site about several events; `past`: earlier builds, the oldest first."""
        self.briefing, self.settings, self.event, self.past = briefing, settings, event, past
        self.articles: dict[str, Article] = {each.article.id: each.article for each in briefing.analyses}
        self.sources: dict[str, Source] = {source.article: source for source in briefing.sources}
        self.quoter = Quoter(self.articles)
        self.passages = {each.article.id: Passages(each) for each in briefing.analyses}
        self.details: dict[str, Detail] = {detail.id: detail for detail in briefing.details}
        self.quotations: dict[str, Quotation] = {q.id: q for each in briefing.analyses for q in each.quotations}
        self.indirect: dict[str, Indirect] = {i.id: i for each in briefing.analyses for i in each.indirect}

    @cached_property
    def news(self) -> News:
        """What has changed since the earlier builds."""
        from .news import News

        return News(self)

    # what is shown

    @cached_property
    def shown(self) -> dict[str, dict[int, Span]]:
        """By article, where each shown stretch begins and the longest that begins there."""
        return self._by_article(shown_spans(self.briefing))

    @cached_property
    def cited(self) -> dict[str, tuple[int, ...]]:
        """By article, positions of the passages that a link opens, in order."""
        spans = self._by_article([*shown_spans(self.briefing), *opened_spans(self.briefing)])
        return {
            article: tuple(sorted({self.passages[article].index(span) for span in found.values()}))
            for article, found in spans.items()
        }

    def _by_article(self, spans: Iterable[Span]) -> dict[str, dict[int, Span]]:
        found: dict[str, dict[int, Span]] = {article: {} for article in self.articles}
        for span in spans:
            known = found[span.article].get(span.start)
            if known is None or known.end < span.end:
                found[span.article][span.start] = span
        return found

    # where things are

    def guide(self, name: str) -> Markup:
        """Address of a page of the whole site from a list of this event."""
        return Markup(f"../{name}" if self.event else name)

    def place(self, span: Span) -> str:
        """Address of the passage in which `span` begins: page and anchor."""
        page = article_page(span.article)
        if self.settings.full_text == "none":
            return f"{page}#s-{span.start}" if span.start in self.shown[span.article] else page
        passage = self.passages[span.article].at(span)
        return f"{page}#{passage.anchor}" if passage and self._opens(span) else page

    def _opens(self, span: Span) -> bool:
        """Whether the passage in which `span` begins is shown: one of an earlier build need not be."""
        cited = self.cited[span.article]
        at = bisect_left(cited, index := self.passages[span.article].index(span))
        return self.settings.full_text == "full" or cited[at : at + 1] == (index,)

    @cached_property
    def utterances(self) -> tuple[SharedQuote | Quotation, ...]:
        """What the quotations pages list: what most origins carry first, then quotations that only one article has."""
        shared: dict[str, list[Span]] = {}
        for member in (member for quote in self.briefing.shared_quotes for member in quote.members):
            shared.setdefault(member.quotation, []).append(member.span)
        single = (
            quotation
            for analysis in self.briefing.analyses
            for quotation in analysis.quotations
            if quotation.kind in SPEECH and _alone(quotation, shared.get(quotation.id, []))
        )
        return (*sorted(self.briefing.shared_quotes, key=lambda quote: -quote.origins), *single)

    @cached_property
    def single(self) -> frozenset[str]:
        """Ids of the quotations that have a card of their own."""
        return frozenset(each.id for each in self.utterances if isinstance(each, Quotation))

    def utterance_cards(self) -> Iterator[tuple[str, SharedQuote | Quotation]]:
        """Each utterance with the address of its own card."""
        for position, utterance in enumerate(self.utterances):
            yield f"{quotations_page(position // QUOTES_PER_PAGE)}#{utterance.id}", utterance

    @cached_property
    def _utterance_places(self) -> dict[str, str]:
        places: dict[str, str] = {}
        for place, utterance in self.utterance_cards():
            places.setdefault(utterance.id, place)
            if isinstance(utterance, SharedQuote):
                places.update((member.quotation, place) for member in utterance.members)
        return places

    @cached_property
    def _retold(self) -> dict[str, list[Retelling]]:
        found: dict[str, list[Retelling]] = {}
        for retelling in self.briefing.retellings:
            found.setdefault(retelling.quotation, []).append(retelling)
        return found

    def retold(self, utterance: SharedQuote | Quotation) -> list[Span]:
        """Where other articles tell an utterance in their own words, each place once."""
        if isinstance(utterance, SharedQuote):
            parts = [(member.quotation, member.span) for member in utterance.members]
        else:
            parts = [(utterance.id, utterance.span)]
        spans = [
            self.indirect[each.indirect].span
            for quotation, span in parts
            for each in self._retold.get(quotation, ())
            if each.sentence.overlaps(span)
        ]
        return list(dict.fromkeys(spans))

    def utterance_place(self, quotation: str) -> str | None:
        """Address of the utterance that is, or has as a wording, `quotation`; None for a term or a title."""
        return self._utterance_places.get(quotation)

    @cached_property
    def ranked_details(self) -> tuple[Detail, ...]:
        """Details in which origins differ, the weightiest first, then those that only one origin has."""
        return tuple(sorted(self.briefing.details, key=lambda detail: detail.relation == "single-source"))

    @cached_property
    def disputed_days(self) -> dict[Span, frozenset[str]]:
        """Sentence -> the days that it gives for what another account gives another day for."""
        found: dict[Span, set[str]] = {}
        for detail in self.briefing.details:
            if detail.type == "date" and detail.relation == "conflict":
                for value in detail.values:
                    day = value.figure.day if value.figure else value.value
                    found.setdefault(value.sentence, set()).add(day)
        return {sentence: frozenset(days) for sentence, days in found.items()}

    @cached_property
    def _detail_places(self) -> dict[str, str]:
        return {
            detail.id: f"{details_page(position // DETAILS_PER_PAGE)}#{detail.id}"
            for position, detail in enumerate(self.ranked_details)
        }

    def detail_place(self, detail: str) -> str:
        """Address of the detail with this id."""
        return self._detail_places[detail]

    def opening(self, article: Article) -> Span | None:
        """The first words of a story that has no headline; None where no more than quotations may be shown."""
        story = next((each.span for each in self.passages[article.id].all if each.story), None)
        if story is None or self.settings.full_text == "none":
            return None
        return self.quoter.opening(story, OPENING)

    def published(self, article: str) -> str:
        """The day on which an article was published, in words."""
        stated = self.articles[article].published
        return day(stated.value) if stated else "no date"

    def title(self, article: Article) -> str:
        """What an article is called: its headline, else its first words, else the name of its file."""
        if article.headline:
            return article.headline.value
        opening = self.opening(article)
        return f"{self.quoter.text(opening)} …" if opening else article.place

    # chips

    def chips(self, spans: Iterable[Span], page: str) -> tuple[Chip, ...]:
        """One chip for each source of `spans`, in their order; copies of one text are one chip."""
        groups: dict[tuple[str, str], list[Span]] = {}
        for span in spans:
            source = self.sources[span.article]
            groups.setdefault((source.origin, source.name), []).append(span)
        return tuple(self._chip(group, page) for group in groups.values())

    def article_chips(self, articles: Iterable[str], page: str) -> tuple[Chip, ...]:
        """As `chips`, opening whole articles."""
        return tuple(
            Chip(
                link(page, article_page(article)),
                source.short,
                self.look(source),
                copied(1),
                f"{source.name}, opens the article",
            )
            for article in articles
            for source in (self.sources[article],)
        )

    def folded_articles(self, articles: Iterable[str], page: str) -> tuple[Chip, ...]:
        """As `article_chips`, with copies of one text as one chip."""
        groups: dict[tuple[str, str], list[str]] = {}
        for article in articles:
            source = self.sources[article]
            groups.setdefault((source.origin, source.name), []).append(article)
        chips = self.article_chips((group[0] for group in groups.values()), page)
        sizes = [len(group) for group in groups.values()]
        return tuple(replace(chip, copies=copied(size)) for chip, size in zip(chips, sizes, strict=True))

    def _chip(self, spans: list[Span], page: str) -> Chip:
        source, copies = self.sources[spans[0].article], len({span.article for span in spans})
        folded = f", {copies} copies" if copies > 1 else ""
        return Chip(
            link(page, self.place(spans[0])),
            source.short,
            self.look(source),
            copied(copies),
            f"{source.name}{folded}, opens the passage",
        )

    def look(self, source: Source) -> Look:
        """The look of a source: articles of one outlet share it."""
        return Look(source.colour, self._ranks[source.name] % len(SHAPES))

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {name: rank for rank, name in enumerate(dict.fromkeys(each.name for each in self.briefing.sources))}

    # the shape of it all

    def silent(self, telling: Iterable[str], page: str) -> tuple[tuple[Chip, ...], str]:
        """Chips of articles whose origin is not that of one of `telling`, and how many more there are, in words.

        A copy of what is told is not silent. The work does not grow with the number of silent articles.
        """
        told = {self.sources[article].origin for article in telling}
        silent = (source for group in self.origins if group[0].origin not in told for source in group)
        first = [source.article for source in islice(silent, SILENT_SHOWN)]
        more = len(self.articles) - sum(self._sizes[origin] for origin in told) - len(first)
        return self.folded_articles(first, page), f"and {more:,} more" if more else ""

    @cached_property
    def _sizes(self) -> dict[str, int]:
        return {group[0].origin: len(group) for group in self.origins}

    @cached_property
    def origins(self) -> tuple[tuple[Source, ...], ...]:
        """Sources by origin: each group is one witness."""
        groups: dict[str, list[Source]] = {}
        for source in self.briefing.sources:
            groups.setdefault(source.origin, []).append(source)
        return tuple(map(tuple, groups.values()))


def _alone(quotation: Quotation, shared: list[Span]) -> bool:
    """Whether a sentence of `quotation` is in no shared utterance."""
    parts = quotation.sentences or (quotation.span,)
    return any(not any(span.overlaps(part) for span in shared) for part in parts)
