"""An article cut into passages: the places a link can open.

A passage is a sentence of the story or, between sentences, one line of anything else; passages never overlap, and
together they are the whole article.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ..model import Analysis, Article, Briefing, Furniture, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A place that a link can open."""

    span: Span
    story: bool
    """Whether it is a sentence of the story."""
    reason: str
    """Why it is furniture; empty when it is not."""
    opens: bool
    """Whether a paragraph begins here."""

    @property
    def anchor(self) -> str:
        """Its id on the article's page; it stays the same as long as the article does."""
        return f"s-{self.span.start}"


class Passages:
    """The passages of one article, in order."""

    def __init__(self, analysis: Analysis) -> None:
        self.article = analysis.article
        headline = analysis.article.headline
        marks = [*analysis.furniture]
        if headline is not None and headline.span is not None:
            marks.append(Furniture(headline.span, "headline"))
        self._furniture = sorted(marks, key=lambda item: item.span.start)
        self._sentences = analysis.sentences

    @cached_property
    def all(self) -> tuple[Passage, ...]:
        """Every passage of the article."""
        return tuple(_cut(self.article, self._sentences, self._furniture))

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.span.start for passage in self.all]

    def index(self, span: Span) -> int:
        """Position in `all` of the passage in which `span` begins."""
        return max(0, bisect_right(self._starts, span.start) - 1)

    def at(self, span: Span) -> Passage | None:
        """The passage in which `span` begins; None when the article is blank."""
        return self.all[self.index(span)] if self.all else None


def _cut(article: Article, sentences: Iterable[Span], furniture: list[Furniture]) -> Iterator[Passage]:
    """Sentences, and between them lines with the reason why they are none."""
    at, marks, opens = 0, _Marks(furniture), True
    for sentence in sorted(sentences, key=lambda span: span.start):
        for line in _lines(article, at, sentence.start):
            yield Passage(line, False, marks.reason(line) or "outside the story", True)
            opens = True
        opens = opens or "\n" in article.text[at : sentence.start]
        yield Passage(sentence, True, "", opens)
        at, opens = max(at, sentence.end), False
    for line in _lines(article, at, len(article.text)):
        yield Passage(line, False, marks.reason(line) or "outside the story", True)


def _lines(article: Article, start: int, end: int) -> Iterator[Span]:
    """The lines between two positions that hold a letter or digit, without the blanks at their ends."""
    while start < end:
        stop = article.text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = article.text[start:stop]
        if any(character.isalnum() for character in line):
            begin = start + len(line) - len(line.lstrip())
            yield Span(article.id, begin, begin + len(line.strip()))
        start = stop + 1


class _Marks:
    """The furniture of an article, asked from its start to its end."""

    def __init__(self, furniture: list[Furniture]) -> None:
        self._furniture, self._at = furniture, 0

    def reason(self, line: Span) -> str:
        while self._at < len(self._furniture) and self._furniture[self._at].span.end <= line.start:
            self._at += 1
        if self._at == len(self._furniture) or self._furniture[self._at].span.start >= line.end:
            return ""
        return self._furniture[self._at].reason


def shown_spans(briefing: Briefing) -> Iterator[Span]:
    """Every stretch whose words stand on a page of the briefing: quotations, values, names, chosen sentences."""
    event = briefing.event
    yield from (span for span in (event.title.span, event.who, event.what, event.where) if span)
    yield from (cited.sentence for cited in briefing.overview)
    for analysis in briefing.analyses:
        yield from (quotation.span for quotation in analysis.quotations if quotation.kind != "furniture")
        yield from (quotation.mention for quotation in analysis.quotations if quotation.mention)
        yield from (each.span for each in analysis.indirect)
        yield from analysis.summary.sentences
    for quote in briefing.shared_quotes:
        yield from (member.span for member in quote.members)
    for detail in briefing.details:
        yield from (value.span for value in detail.values)
    for person in briefing.people:
        yield from person.names
        yield from person.labels
    for moment in (*briefing.timeline, *((event.when,) if event.when else ())):
        yield from (moment.words, moment.sentence)
    for lineage in briefing.lineages:
        yield from (span for pair in lineage.evidence for span in pair)


def opened_spans(briefing: Briefing) -> Iterator[Span]:
    """Every stretch that only a link leads to: the sentences that say the same."""
    yield from (span for cited in briefing.overview for span in cited.also)
    for detail in briefing.details:
        yield from (value.sentence for value in detail.values)
    for fact in briefing.coverage:
        yield fact.sentence
        yield from (span for _, _, span in fact.cells)
    yield from (span for moment in briefing.timeline for span in moment.also)
