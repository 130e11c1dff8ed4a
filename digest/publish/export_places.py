"""How a place, and the value that stands there, is written to the export."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf

from msgspec import UNSET, UnsetType

from ..model import Article, Span, Value
from . import contract as c
from .contract import article as a


class Places:
    """Writes places in the articles of an event; `texts` says whether the articles' texts are in the export too."""

    def __init__(self, articles: Mapping[str, Article], texts: bool) -> None:
        self.articles_by_id, self.texts = articles, texts

    def stretches(self, spans: Iterable[Span]) -> list[a.Stretch]:
        """Places with their articles."""
        return [self.stretch(span) for span in spans]

    def stretch(self, span: Span) -> a.Stretch:
        """A place with its article."""
        return a.Stretch(span.article, span.start, span.end, self.words(span))

    def place(self, span: Span) -> a.Place:
        """A place whose article is known from what is around it."""
        return a.Place(span.start, span.end, self.words(span))

    def words(self, span: Span) -> str | UnsetType:
        """The words of `span` where the article's text is left out; the bounds are checked in any case."""
        words = self.articles_by_id[span.article].quote(span)
        return UNSET if self.texts else words

    def value(self, v: Value) -> c.ValueRecord:
        """One account's value, of a figure with what it stands for."""
        figure = v.figure
        day = figure.day if figure else ""
        return c.ValueRecord(
            v.value,
            v.span.article,
            v.span.start,
            v.span.end,
            v.note,
            v.speaker,
            self.place(v.sentence),
            self.words(v.span),
            figure.low if figure and not day else UNSET,
            figure.high if figure and not day and figure.high != inf else UNSET,
            figure.unit if figure else UNSET,
            day or UNSET,
        )
