"""The values an article states, each in its sentence: one finder a file."""

from __future__ import annotations

from ...model import Article, Fact, Name, Quotation, Span
from .events import find_events
from .labels import find_labels
from .numbers import find_dates, find_numbers
from .places import find_places
from .status import find_status
from .verbs import find_verbs

FINDERS = (find_numbers, find_dates, find_places, find_events, find_status, find_verbs)
"""Each takes (article, sentence, quotations of that sentence) and gives facts in order."""


def find_facts(article: Article, sentences: tuple[Span, ...], headline: tuple[int, int] | None, quotations: tuple[Quotation, ...], names: tuple[Name, ...]) -> tuple[Fact, ...]:
    """Every value of the story and its headline, by place."""
    places = list(sentences)
    if headline:
        places.insert(0, Span(article.id, *headline))
    facts: list[Fact] = []
    following = iter(quotations)
    quotation = next(following, None)
    for sentence in places:
        inside = []
        while quotation and quotation.span.start < sentence.end:
            if quotation.span.start >= sentence.start:
                inside.append(quotation)
            quotation = next(following, None)
        for find in FINDERS:
            facts.extend(find(article, sentence, inside))
    facts.extend(find_labels(article, sentences, quotations, names))
    return tuple(sorted(facts, key=lambda fact: (fact.span.start, fact.span.end, fact.kind)))
