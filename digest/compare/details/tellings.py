"""One claim in the clauses of several accounts: what each says of it, where they do not say it in the same words."""

from __future__ import annotations

from dataclasses import replace

from ...model import Detail, Value
from ..statements import Statement, in_common
from .evidence import Evidence


def tellings(evidence: Evidence) -> list[Detail]:
    """A detail for each claim that two origins tell in other words."""
    found = []
    for cluster in evidence.statements:
        told = [one for one in cluster if not _shared_speech(evidence, one)]
        articles = {one.span.article for one in told}
        if not _told_apart(told) or evidence.corpus.origins_of(articles) < 2:
            continue
        values, shared = [_value(evidence, one) for one in told], in_common(told)
        if (shared or len(articles) > 2) and len({v.value for v in values}) > 1:
            subject = evidence.shared_word([one.span for one in told])
            detail = evidence.detail("How it is told", subject, "framing", "wording", values)
            share = len(articles) / len(evidence.corpus.articles)
            found.append(replace(detail, weight=round(2 * share + 0.3 * shared, 4)))
    return found


def _shared_speech(evidence: Evidence, one: Statement) -> bool:
    """Whether a clause is a part of an utterance that other articles quote too: its wordings are compared elsewhere."""
    return evidence.spoken(one.span) and evidence.utterance(one.span) is not None


def _told_apart(told: list[Statement]) -> bool:
    """Whether no clause says all that the others say: then one is but cut."""
    sets = {one.keys for one in told}
    fullest = max(sets, key=lambda keys: (len(keys), sorted(keys)), default=frozenset())
    return not all(keys <= fullest for keys in sets)


def _value(evidence: Evidence, one: Statement) -> Value:
    value = " ".join(w.key for w in evidence.corpus.words(one.span) if w.content)
    return Value(value, one.span, one.sentence, "", evidence.speaker(one.span))
