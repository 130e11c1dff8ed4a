"""What things are called: the word for the event, and how one thing is described ("a large truck")."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from ...language.inflection import with_s
from ...language.lexicon import lexicon
from ...language.words import Word, stem
from ...model import Detail, Span, Value
from ..claims import headed
from .evidence import Evidence, one_each

OPENING = 3
"""Sentences of a story in which its event is named."""
BEFORE = 4
"""Words before a noun that may describe it."""
MOST = 12
"""Descriptions of one noun from which it is a word for too many things to tell anything."""


def names_of_the_event(evidence: Evidence) -> list[Detail]:
    """The nouns by which headlines and openings name what happened: "shooting", "massacre", "rampage"."""
    found: dict[str, list[Value]] = defaultdict(list)
    classes = _event_nouns()
    for analysis in evidence.corpus.analyses:
        for sentence in headed(analysis, OPENING):
            for word in evidence.corpus.words(sentence):
                if word.form in classes and not _is_verb(evidence, sentence, word):
                    span = Span(sentence.article, word.start, word.end)
                    found[classes[word.form]].append(Value(word.form, span, sentence, "", evidence.speaker(span)))
    details = []
    for kind in sorted(found):
        values = one_each(found[kind])
        if evidence.told_apart(values, stem):
            details.append(evidence.detail("What it is called", None, "framing", "wording", values))
    return details


def _is_verb(evidence: Evidence, sentence: Span, word: Word) -> bool:
    """Whether a form in -ing has an object: "killing dozens"."""
    text = evidence.corpus.articles[sentence.article].text
    return word.form.endswith("ing") and re.match(r" (?:a|an|the|at|more|\d|[a-z]+s)\b", text[word.end :]) is not None


@lru_cache(maxsize=1)
def _event_nouns() -> dict[str, str]:
    """Noun for an event -> the kind of event it is a word for; plurals too."""
    return {
        form: line.split()[0]
        for line in lexicon().entries("framing", "called")
        for noun in line.split()
        for form in (noun, with_s(noun))
    }


def descriptions(evidence: Evidence) -> list[Detail]:
    """Words that stand before a noun that the event is about, where accounts choose others: "a large truck"."""
    found: dict[str, list[Value]] = defaultdict(list)
    for analysis in evidence.corpus.analyses:
        text = analysis.article.text
        for sentence in analysis.sentences:
            words = evidence.corpus.words(sentence)
            for n, word in enumerate(words):
                if word.key in evidence.matters.nouns and (place := _described(text, words, n)):
                    span = Span(sentence.article, *place)
                    value = " ".join(w.form for w in words if place[0] <= w.start < word.start)
                    found[word.key].append(Value(value, span, sentence, "", evidence.speaker(span)))
    details = []
    for noun in sorted(found):
        values = one_each(found[noun])
        distinct = {v.value for v in values}
        if 1 < len(distinct) <= MOST and evidence.told_apart(values, stem):
            details.append(evidence.detail("How it is described", values[-1].span, "framing", "wording", values))
    return details


def _described(text: str, words: tuple[Word, ...], n: int) -> tuple[int, int] | None:
    """(start, end) of the describing words and the noun; None for a noun written large or without a description. What
    describes stands behind a word such as "a", "his", "two" or "of".
    """
    noun = words[n]
    if not text[noun.start].islower() or noun.form.endswith(("ed", "ing", "ly")) or noun.form in _NO_THING:
        return None
    if n + 1 < len(words) and text[noun.end : words[n + 1].start] == " " and words[n + 1].form.endswith(_NOUNS):
        return None
    first = n
    while first > 0 and n - first < BEFORE and _describes(text, words[first - 1], words[first]):
        first -= 1
    opened = first > 0 and (words[first - 1].form in _OPENING or words[first - 1].key.startswith("#"))
    return (words[first].start, noun.end) if first < n and opened else None


_ENDINGS = tuple("ous ive ful al ic ble less ary ist ian ish ed ing ant ent".split())
_NOUNS = ("s", "tion", "ment", "ness", "branch", "force", "show", "squad", "group")
"""Endings behind which a word is rather part of a compound than the thing itself: "nuclear weapons"."""
_OPENING = frozenset(
    "a an the this that these those his her its their our my no some any every each several few many more most of with "
    "for by from in on as such".split()
)
_NO_THING = frozenset("year month week day time people way thing part one other".split())
"""Nouns that are no thing of the event, whatever half of the openings say."""


def _describes(text: str, word: Word, behind: Word) -> bool:
    """Whether a word describes the noun behind it: small, no stop word, with the ending of an adjective, of a known
    list, or one of a compound.
    """
    between = text[word.end : behind.start]
    compound = between == "-" or text[word.start - 1 : word.start] == "-"
    known = word.form in lexicon()["framing", "describing"] or word.form.endswith(_ENDINGS) or compound
    return (
        between in (" ", "-", ", ")
        and known
        and word.content
        and text[word.start].islower()
        and word.form not in lexicon().cues
    )
