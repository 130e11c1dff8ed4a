"""The same words in other words: what translations and shortened versions of one utterance replace, add and leave
out.
"""

from __future__ import annotations

from collections import defaultdict

from ...model import Detail, Member, SharedQuote, Span, Value
from .evidence import Evidence

ADDED = 3
"""Content words from which a stretch that only one account has is a detail of its own."""
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
            if piece.change == "replaced" and _tells(evidence, piece.longest) and _tells(evidence, piece.member):
                by_place[piece.longest].append(_value(evidence, piece.member, member))
    found = []
    for place in sorted(by_place, key=lambda s: s.start):
        own = [_value(evidence, place, longest), *_in_copies(evidence, quote, place)]
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
        _value(evidence, Span(m.span.article, m.span.start + offset, m.span.start + offset + len(place)), m)
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
                    evidence.detail("Words only here", None, "fact", "single-source", [_value(evidence, only, holder)])
                )
    return found


def _content(evidence: Evidence, span: Span) -> int:
    return sum(w.content for w in evidence.corpus.words(span))


def _tells(evidence: Evidence, span: Span) -> bool:
    return 0 < _content(evidence, span) and len(evidence.corpus.words(span)) <= LONGEST


def _value(evidence: Evidence, span: Span, member: Member) -> Value:
    value = " ".join(w.key for w in evidence.corpus.words(span))
    return Value(value, span, member.span, "", evidence.speaker(span))
