"""The same words in other words: what translations and shortened versions of one utterance replace, add and leave
out.
"""

from __future__ import annotations

import re
from collections import defaultdict

from ...language.lexicon import lexicon
from ...model import Detail, SharedQuote, Span, Value
from ..alignment import align
from .evidence import Evidence

ADDED = 3
"""Content words from which a stretch that only one account has is a detail of its own."""
ALIKE = 0.34
"""Weighted dice of two sentences from which what stands in one place of both is one thing in other words."""
SENTENCE = 60
"""Words of the longest sentence that is compared word by word."""
REWORDED = 7
"""Words of the longest stretch of a reporter's own words that reads as one difference."""
_BREAK = re.compile(r"[.;:—–“”\"()]|, (?:and|who|which)\b")
LONGEST = 14
"""Words of the longest replaced stretch that still reads as one difference."""


def replaced_words(evidence: Evidence) -> list[Detail]:
    """A detail for each stretch of the longest form that other accounts word differently, or that only one account
    has.
    """
    found = []
    for quote in evidence.shared:
        found.extend(_replacements(evidence, quote))
        found.extend(_only_in_one(evidence, quote))
    return found


def _replacements(evidence: Evidence, quote: SharedQuote) -> list[Detail]:
    longest = quote.members[0]
    by_place: dict[Span, list[Value]] = defaultdict(list)
    for member in quote.members[1:]:
        for piece in member.alignment:
            one, other = piece.longest, piece.member
            if piece.change == "replaced" and one and other and _tells(evidence, one) and _tells(evidence, other):
                by_place[one].append(_value(evidence, other, member.span))
    found = []
    for place in sorted(by_place, key=lambda s: s.start):
        own = [_value(evidence, place, longest.span), *_in_copies(evidence, quote, place)]
        values = own + by_place[place]
        if len({v.value for v in values}) > 1 and evidence.corpus.origins_of(v.span.article for v in values) > 1:
            found.append(evidence.detail("Which words", place, "framing", "wording", values))
    return found


def _in_copies(evidence: Evidence, quote: SharedQuote, place: Span) -> list[Value]:
    """The same stretch in members that are letter for letter the longest form."""
    longest = quote.members[0]
    offset = place.start - longest.span.start
    copies = [m for m in quote.members[1:] if m.relation == "identical"]
    return [
        _value(evidence, Span(m.span.article, m.span.start + offset, m.span.start + offset + len(place)), m.span)
        for m in copies
    ]


def _only_in_one(evidence: Evidence, quote: SharedQuote) -> list[Detail]:
    """Stretches that every other account leaves out, or that one account adds."""
    if len({m.span.article for m in quote.members}) < 2:
        return []
    found = []
    others = [m for m in quote.members[1:] if m.relation == "variant wording"]
    for member in others:
        for piece in member.alignment:
            only = (
                piece.member
                if piece.change == "added"
                else piece.longest
                if piece.change == "left out" and len(others) == 1 == len(quote.members) - 1
                else None
            )
            if only and _content(evidence, only) >= ADDED:
                holder = member if piece.change == "added" else quote.members[0]
                found.append(
                    evidence.detail(
                        "Words only here", None, "fact", "single-source", [_value(evidence, only, holder.span)]
                    )
                )
    return found


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


def _tells(evidence: Evidence, span: Span) -> bool:
    return 0 < _content(evidence, span) and len(evidence.corpus.words(span)) <= LONGEST


def _value(evidence: Evidence, span: Span, sentence: Span) -> Value:
    value = " ".join(w.key for w in evidence.corpus.words(span))
    return Value(value, span, sentence, "", evidence.speaker(span))
