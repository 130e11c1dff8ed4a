"""How an article tells: whom it credits, what it doubts, what it calls people."""

from __future__ import annotations

import re

from ...model import Article, Framing, Name, Quotation, Span
from .credits import credit_words, find_credits
from .hedges import find_hedges, hedge_words
from .labels import find_labels

FINDERS = ((hedge_words, find_hedges), (credit_words, find_credits))
"""(the words without one of which a finder has nothing to find, the finder)."""

_LETTERS = re.compile(r"[a-z]+")


def find_framing(
    article: Article,
    sentences: tuple[Span, ...],
    headline: tuple[int, int] | None,
    quotations: tuple[Quotation, ...],
    names: tuple[Name, ...],
) -> tuple[Framing, ...]:
    """Every label, hedge and credit of the story and its headline, by place."""
    places = [*([Span(article.id, *headline)] if headline else []), *sentences]
    found: list[Framing] = []
    following = iter(quotations)
    quotation = next(following, None)
    for sentence in places:
        inside = []
        while quotation and quotation.span.start < sentence.end:
            if quotation.span.start >= sentence.start:
                inside.append(quotation)
            quotation = next(following, None)
        words = set(_LETTERS.findall(article.text[sentence.start : sentence.end].lower()))
        for triggers, find in FINDERS:
            if not triggers().isdisjoint(words):
                found.extend(find(article, sentence, inside))
    found.extend(find_labels(article, sentences, quotations, names))
    return tuple(sorted(found, key=lambda one: (one.span.start, one.span.end, one.kind)))
