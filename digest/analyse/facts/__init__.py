"""The values an article states, each in its sentence: one finder a file."""

from __future__ import annotations

import re
from dataclasses import replace

from ...model import Article, Fact, Name, Quotation, Span
from .acts import by_sentence, counts_people, find_acts, nearest_act
from .events import event_words, find_events
from .hedges import find_hedges, hedge_words
from .labels import find_labels
from .numbers import find_values
from .places import find_places, place_words
from .status import find_status, status_words
from .verbs import find_verbs, verb_words
from .where import find_where

FINDERS = (
    (lambda: None, find_values),
    (lambda: None, find_acts),
    (place_words, find_places),
    (lambda: None, find_where),
    (event_words, find_events),
    (status_words, find_status),
    (verb_words, find_verbs),
    (hedge_words, find_hedges),
)
"""(the words without one of which a finder has nothing to find, the finder); a finder takes an article, a sentence
and the quotations in it, and gives facts in order."""

_LETTERS = re.compile(r"[a-z]+")


def find_facts(
    article: Article,
    sentences: tuple[Span, ...],
    headline: tuple[int, int] | None,
    quotations: tuple[Quotation, ...],
    names: tuple[Name, ...],
) -> tuple[Fact, ...]:
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
        words = set(_LETTERS.findall(article.text[sentence.start : sentence.end].lower()))
        for triggers, find in FINDERS:
            needed = triggers()
            if needed is None or not needed.isdisjoint(words):
                facts.extend(find(article, sentence, inside))
    facts = _with_acts(article.text, facts)
    facts.extend(find_labels(article, sentences, quotations, names))
    return tuple(sorted(facts, key=lambda fact: (fact.span.start, fact.span.end, fact.kind)))


COUNTED = {"dead": "die", "hurt": "hurt"}
"""Units that tell by themselves what happened: "50 deaths"."""
OF_ACTS = frozenset({"number", "date", "time", "place", "where"})
"""Kinds of fact that are asked which act they belong to; of dates and times, saying is one."""


def _with_acts(text: str, facts: list[Fact]) -> list[Fact]:
    """The facts, each value with the act of its sentence that it belongs to."""
    done = [fact for fact in facts if fact.kind == "act"]
    reports = [replace(fact, slot="say") for fact in facts if fact.kind == "verb"]
    acts, told = by_sentence(done), by_sentence(done + reports)
    found = []
    for fact in facts:
        here = (told if fact.kind in ("date", "time") else acts).get(fact.sentence)
        if here and fact.kind in OF_ACTS:
            fact = replace(fact, act=COUNTED.get(fact.slot) or nearest_act(text, here, fact))
            if fact.kind == "number" and not fact.slot and counts_people(text, here, fact):
                fact = replace(fact, slot="person")
        found.append(fact)
    return found
