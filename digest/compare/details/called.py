"""What the event is called: "shooting", "massacre", "rampage"."""

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
