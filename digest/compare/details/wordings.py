"""What two reporters put in other words in the same place of the same sentence."""

from __future__ import annotations

import re
from collections import defaultdict

from ...language.lexicon import lexicon
from ...model import Detail, Span, Value
from ..alignment import align
from .evidence import Evidence

ALIKE = 0.34
"""Weighted dice of two sentences from which what stands in one place of both is one thing in other words."""
SENTENCE = 60
"""Words of the longest sentence that is compared word by word."""
REWORDED = 7
"""Words of the longest stretch of a reporter's own words that reads as one difference."""
_BREAK = re.compile(r"[.;:—–“”\"()]|, (?:and|who|which)\b")


def _content(evidence: Evidence, span: Span) -> int:
    return sum(w.content for w in evidence.corpus.words(span))


def reworded_claims(evidence: Evidence) -> list[Detail]:
    """What two reporters put in other words in the same place of the same claim: "fled", "were evacuated"."""
    found = []
    for claim in evidence.claims.all:
        told = [s for s in claim.sentences if s in evidence.stories and len(evidence.corpus.words(s)) <= SENTENCE]
        told = [s for s in told if not evidence.mostly_spoken(s)]
        if len({s.article for s in told}) < 2:
            continue
        best = max(told, key=lambda s: (sum(evidence.claims.likeness(s, o) for o in told), -s.start))
        by_place: dict[Span, list[Value]] = defaultdict(list)
        for other in told:
            if other.article != best.article and evidence.claims.likeness(best, other) >= ALIKE:
                for place, piece in _reworded(evidence, best, other):
                    by_place[place].append(_value(evidence, piece, other))
        for place in sorted(by_place, key=lambda s: s.start):
            values = [_value(evidence, place, best), *by_place[place]]
            if len({v.value for v in values}) > 1 and evidence.corpus.origins_of(v.span.article for v in values) > 1:
                found.append(evidence.detail("Which words", place, "framing", "wording", values))
    return found


def _reworded(evidence: Evidence, best: Span, other: Span) -> list[tuple[Span, Span]]:
    """Replaced stretches between kept words, without the stop words at their ends."""
    corpus = evidence.corpus
    texts = (corpus.articles[best.article].text, corpus.articles[other.article].text)
    pieces = align(corpus.words(best), corpus.words(other), (best, other), texts)
    found = []
    for n, piece in enumerate(pieces):
        beside = [p for p in (*pieces[max(0, n - 1) : n], *pieces[n + 1 : n + 2]) if p.change == "kept"]
        amid = len(beside) == 2 and any(p.longest and _content(evidence, p.longest) for p in beside)
        if piece.change == "replaced" and amid and piece.longest and piece.member:
            ours, theirs = _core(evidence, piece.longest), _core(evidence, piece.member)
            if ours and theirs and _says_otherwise(evidence, ours, theirs):
                found.append((ours, theirs))
    return found


def _core(evidence: Evidence, span: Span) -> Span | None:
    """A stretch from its first word of content to its last; None where that is none, too long, or no one phrase."""
    words = evidence.corpus.words(span)
    content = [w for w in words if w.content]
    if not content or len(words) > REWORDED:
        return None
    core = Span(span.article, content[0].start, content[-1].end)
    return None if _BREAK.search(evidence.corpus.text(core)) or evidence.spoken(core) else core


def _says_otherwise(evidence: Evidence, one: Span, other: Span) -> bool:
    """Whether two stretches have words of their own, and neither is but a figure or a report of speech."""
    first, second = evidence.corpus.stems(one), evidence.corpus.stems(other)
    reports = any(w.form in lexicon().cues for s in (one, other) for w in evidence.corpus.words(s))
    figures = all(key.startswith("#") for key in first | second)
    return bool(first - second and second - first) and not reports and not figures


def _value(evidence: Evidence, span: Span, sentence: Span) -> Value:
    value = " ".join(w.key for w in evidence.corpus.words(span))
    return Value(value, span, sentence, "", evidence.speaker(span))
