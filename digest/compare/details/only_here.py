"""What only one origin tells, the weightiest first."""

from __future__ import annotations

from ...model import Detail, Quotation, Span, Value
from .evidence import Evidence

MOST = 24
PER_ORIGIN = 8
LIKE = 0.24
"""Weighted dice with another origin's sentence from which a sentence is not told alone."""


def only_here(evidence: Evidence) -> list[Detail]:
    """Sentences that no other origin has anything like: at most a screenful, spread over the origins."""
    corpus = evidence.corpus
    if len(set(corpus.origins.values())) < 2:
        return []
    told: dict[str, list[tuple[float, Span]]] = {}
    shared = _shared_sentences(evidence)
    for analysis in corpus.analyses:
        origin = corpus.origin(analysis.article.id)
        if origin in told:
            continue
        told[origin] = []
        for sentence in analysis.sentences:
            whole = corpus.text(sentence)[-1] in ".!?”\"’'"
            if whole and sentence not in shared and not _elsewhere(evidence, sentence, origin):
                told[origin].append((_weight(evidence, sentence, analysis.quotations), sentence))
    ranked = sorted(
        (item for found in told.values() for item in sorted(found, key=lambda i: (-i[0], i[1].start))[:PER_ORIGIN]),
        key=lambda item: (-item[0], corpus.order(item[1])),
    )
    return [
        evidence.detail("Only here", None, "fact", "single-source", _with_reposts(evidence, sentence))
        for _, sentence in ranked[:MOST]
    ]


def _shared_sentences(evidence: Evidence) -> set[Span]:
    """Sentences whose quotation stands in another origin too."""
    found = set()
    for quote in evidence.shared:
        if quote.origins > 1:
            for member in quote.members:
                analysis = evidence.corpus.analyses[evidence.corpus.number[member.span.article]]
                found.update(s for s in analysis.sentences if member.span.overlaps(s))
    return found


def _elsewhere(evidence: Evidence, sentence: Span, origin: str) -> bool:
    claim = evidence.claims.of(sentence)
    return bool(claim) and any(evidence.corpus.origin(s.article) != origin for s in claim.sentences)


def _weight(evidence: Evidence, sentence: Span, quotations: tuple[Quotation, ...]) -> float:
    """Names, figures and speech make a sentence weighty, an early place too."""
    analysis = evidence.corpus.analyses[evidence.corpus.number[sentence.article]]
    facts = sum(
        f.sentence == sentence and f.kind in ("number", "date", "place", "event", "status") for f in analysis.facts
    )
    names = len({n.entity for n in analysis.names if n.span.within(sentence)})
    speech = any(q.span.overlaps(sentence) and q.kind in ("direct", "partial") for q in quotations)
    return names + facts + 2 * speech + 4 / (1 + evidence.position(sentence))


def _with_reposts(evidence: Evidence, sentence: Span) -> list[Value]:
    """The sentence, and its twin in each repost."""
    claim = evidence.claims.of(sentence)
    own = evidence.corpus.origin(sentence.article)
    twins = (
        [
            s
            for s in claim.sentences
            if s != sentence and evidence.corpus.origin(s.article) == own and s.article != sentence.article
        ]
        if claim
        else []
    )
    return [Value("told", s, s, "", evidence.speaker(s)) for s in [sentence, *twins]]
