"""What only one origin tells, the weightiest first."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict

from ...model import SPEECH, Analysis, Detail, Span, Value
from .evidence import Evidence

MOST = 24
PER_ORIGIN = 8


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
        weights = _weights(evidence, analysis)
        for sentence in analysis.sentences:
            whole = corpus.text(sentence)[-1] in ".!?”\"’'"
            if whole and sentence not in shared and not _elsewhere(evidence, sentence, origin):
                told[origin].append((weights[sentence], sentence))
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
    shared: dict[str, list[Span]] = defaultdict(list)
    for quote in evidence.shared:
        if quote.origins > 1:
            for member in quote.members:
                shared[member.span.article].append(member.span)
    found = set()
    for article, members in shared.items():
        sentences = evidence.corpus.analyses[evidence.corpus.number[article]].sentences
        starts = [sentence.start for sentence in sentences]
        for told in members:
            n = max(0, bisect_right(starts, told.start) - 1)
            while n < len(sentences) and sentences[n].start < told.end:
                if told.overlaps(sentences[n]):
                    found.add(sentences[n])
                n += 1
    return found


def _elsewhere(evidence: Evidence, sentence: Span, origin: str) -> bool:
    claim = evidence.claims.of(sentence)
    return claim is not None and any(evidence.corpus.origin(s.article) != origin for s in claim.sentences)


def _weights(evidence: Evidence, analysis: Analysis) -> dict[Span, float]:
    """Names, figures and speech make a sentence weighty, an early place too."""
    starts = [sentence.start for sentence in analysis.sentences]

    def home(span: Span) -> Span | None:
        n = bisect_right(starts, span.start) - 1
        return analysis.sentences[n] if n >= 0 and span.start < analysis.sentences[n].end else None

    facts = Counter(figure.sentence for figure in analysis.figures)
    names: dict[Span | None, set[str]] = defaultdict(set)
    for name in analysis.names:
        names[home(name.span)].add(name.entity)
    speech = {home(span) for q in analysis.quotations if q.kind in SPEECH for span in (q.span, *q.sentences)}
    return {
        s: len(names.get(s, ())) + facts[s] + 2 * (s in speech) + 4 / (1 + evidence.position(s))
        for s in analysis.sentences
    }


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
