"""Who did it and who said it, and the agency that is credited for a speech."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...language.lexicon import lexicon
from ...language.words import stem
from ...model import Detail, Fact, Span, Value
from ..same_name import may_be_one
from .evidence import Evidence, articles, by_slot, group

ALIKE = 0.38
"""Weighted dice from which two sentences tell the same so closely that the credit alone is the difference."""


def who_did_it(evidence: Evidence) -> list[Detail]:
    """An act whose doer one account names, another leaves open or puts in others' mouths."""
    placed = lexicon()["places", "nouns"]
    found = []
    for slot, facts in by_slot(evidence.facts("event")).items():
        own = slot in {stem(p) for p in placed}
        keys = (lambda fact: (fact.slot,)) if own else (lambda fact: ())
        for together in group(evidence, facts, _of_one_act(evidence, own), keys):
            values = {f.value for f in together}
            if len(values) > 1 and evidence.corpus.origins_of(articles(together)) > 1:
                shown = [evidence.value(f, f.value or "nobody named") for f in together]
                found.append(evidence.detail("Who did it", together[0].span, "attribution", "wording", shown))
    return found


def _of_one_act(evidence: Evidence, own: bool) -> Callable[[Fact, Fact], bool]:
    """Whether two facts are of one act: any of a noun of place, else those of sentences that are alike."""
    return lambda a, b: own or (a.span.article != b.span.article and evidence.meet(a, b, ALIKE))


def credited_speakers(evidence: Evidence) -> list[Detail]:
    """The same words in the mouths of different speakers."""
    found = []
    for quote in evidence.shared:
        if len(quote.speakers) < 2 or any(
            may_be_one(a, b) for n, a in enumerate(quote.speakers) for b in quote.speakers[:n]
        ):
            continue
        spoken = [(m, evidence.quotations[m.quotation]) for m in quote.members]
        values = [Value(q.speaker, q.mention, m.span, "", q.speaker) for m, q in spoken if q.speaker and q.mention]
        if len({v.value for v in values}) > 1 and evidence.corpus.origins_of(v.span.article for v in values) > 1:
            found.append(evidence.detail("Who said it", quote.members[0].span, "attribution", "wording", values))
    return found


def credited_agencies(evidence: Evidence) -> list[Detail]:
    """Agencies that are credited for one speech, where accounts credit different ones."""
    by_speaker: dict[str, list[Value]] = {}
    for quote in evidence.shared:
        if not quote.speaker:
            continue
        for member in quote.members:
            channel = evidence.quotations[member.quotation].channel
            if channel:
                value = Value(_agency(evidence, channel), channel, evidence.sentence_of(channel))
                by_speaker.setdefault(quote.speaker, []).append(value)
    found = []
    for speaker in sorted(by_speaker):
        values = by_speaker[speaker]
        if len({v.value for v in values}) > 1:
            found.append(
                evidence.detail(
                    "Which agency is credited", evidence.named_at(speaker), "attribution", "wording", values
                )
            )
    return found


def _agency(evidence: Evidence, channel: Span) -> str:
    words: list[str] = re.findall(r"[\w’'-]+", evidence.corpus.text(channel))
    known = [w for w in words if w.lower() in lexicon()["names", "agencies"]]
    return (known or [w for w in words if w[0].isupper()] or words)[-1].upper()
