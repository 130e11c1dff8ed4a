"""Who is credited: for a figure, for a claim, for the words of a speech, or nobody."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Detail, Fact, Span, Value
from .evidence import Evidence, one_each

ALIKE, CLOSE = 0.3, 0.38
"""Weighted dice from which two sentences tell the same so closely that the credit is a difference of its own: where two
are named, and where one is.
"""
FACT = "stated as fact"


def credited_for(evidence: Evidence, details: Sequence[Detail]) -> list[Detail]:
    """For each figure that accounts give differently: whom they credit for it, where they credit different ones."""
    found = []
    for detail in details:
        if detail.type == "number" and detail.relation != "single-source":
            values = [_of_value(evidence, value) for value in detail.values]
            if kept := _differing(evidence, values, named=2):
                found.append(evidence.detail("Who is credited", detail.subject, "attribution", "wording", kept))
    return found


def _of_value(evidence: Evidence, value: Value) -> Value:
    credit = credit_of(evidence, value.span, value.sentence)
    if credit and (name := _name(evidence, credit)):
        return Value(name, credit.span, value.sentence)
    return Value(FACT, value.span, value.sentence)


def _name(evidence: Evidence, credit: Fact) -> str:
    """Who is credited, a person under the one name of all articles; empty for a pronoun."""
    words = credit.value.split()
    return next((evidence.surnames[word] for word in words if word in evidence.surnames), credit.value)


def credit_of(evidence: Evidence, span: Span, sentence: Span) -> Fact | None:
    """The credit of a sentence that stands nearest to a place in it."""
    return min(
        evidence.credits.get(sentence, ()),
        key=lambda c: (min(abs(c.span.end - span.start), abs(span.end - c.span.start)), c.span.start),
        default=None,
    )


def _differing(evidence: Evidence, values: Sequence[Value], named: int) -> list[Value]:
    """The values, one a wording and article, where articles of two origins credit differently; so many must be named at
    least.
    """
    kept = one_each(values)
    names = [v.value for v in kept if v.value != FACT]
    distinct = [n for i, n in enumerate(names) if not any(_is_same(n, other) for other in names[:i])]
    return kept if len(distinct) >= named and evidence.told_apart(kept) else []


def _is_same(one: str, other: str) -> bool:
    a, b = set(one.split()), set(other.split())
    return a <= b or b <= a


def credited_for_claims(evidence: Evidence) -> list[Detail]:
    """A claim that accounts credit to different people, or that one reports and another states as fact."""
    found = []
    for claim in evidence.claims.all:
        told = [s for s in claim.sentences if not evidence.mostly_spoken(s) and s in evidence.stories]
        for alike, named in ((CLOSE, 1), (ALIKE, 2)):
            close = [s for s in told if any(evidence.claims.likeness(s, o) >= alike for o in told if o != s)]
            if kept := _differing(evidence, [v for s in close if (v := _of_claim(evidence, s))], named):
                subject = evidence.shared_word([v.sentence for v in kept])
                found.append(evidence.detail("Who is credited", subject, "attribution", "wording", kept))
                break
    return found


def _of_claim(evidence: Evidence, sentence: Span) -> Value | None:
    """Who is credited in a sentence, the sentence itself where nobody is; None for a pronoun."""
    credit = credit_of(evidence, sentence, sentence)
    if credit is None:
        return Value(FACT, sentence, sentence)
    name = _name(evidence, credit)
    return Value(name, credit.span, sentence) if name else None


def credited_for_speech(evidence: Evidence) -> list[Detail]:
    """The words of a speech that accounts have from different media: "in a statement", "in a news release"."""
    found = []
    for quote in evidence.shared:
        values = []
        for member in quote.members:
            quotation = evidence.quotations[member.quotation]
            sentence = evidence.sentence_of(quotation.cue or member.span)
            near = [c for c in evidence.credits.get(sentence, ()) if quotation.cue and quotation.cue.within(c.span)]
            values += [Value(c.value, c.span, sentence, "", quote.speaker) for c in near if c.value]
        kept = _differing(evidence, values, named=1)
        if kept and any(_has_medium(v.value) for v in kept):
            subject = quote.members[0].span
            found.append(evidence.detail("Who is credited", subject, "attribution", "wording", kept))
    return found


def _has_medium(credited: str) -> bool:
    return any(f" {word} " in f" {credited} " for word in ("in", "on", "at", "during", "via", "through", "to"))
