"""What happened, in cited sentences: whole sentences of articles, with who else says the same.

The sentences are chosen to tell the most of what the articles have in common: each clause cluster and each fact that a
sentence holds counts by how many origins give it and how early, each only once. On events kept back this tells more of
what labellers hold essential, and in sentences that an editor would rather open with, than nearness to the centre of
the words did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import fsum

from ..analyse.summary import CANDIDATES, stands_alone
from ..model import SPEECH, Cited, Span
from .corpus import Corpus
from .facts import Fact
from .statements import Statement
from .support import Support

SENTENCES = 4
REDUNDANT = 0.5
"""Share of words in common with a chosen sentence from which a sentence says nothing new."""
WORD = 0.2
"""What a word that all origins use near their start counts, beside 1 for a clause or a fact that all give first."""
LATER = 0.2
"""By how much each sentence in front lessens one."""
LENGTH, SHORTEST = 0.3, 12
"""Power of a sentence's words that it is divided by, and the least words that it is taken to have."""

Unit = tuple[float, frozenset[Span]]
"""Something told: (what it counts, the sentences that tell it)."""


def overview(
    corpus: Corpus, statements: Sequence[Sequence[Statement]], facts: Sequence[Fact], support: Support
) -> tuple[Cited, ...]:
    """Up to four sentences, the one that tells most first."""
    place = {s: n for analysis in corpus.analyses for n, s in enumerate(analysis.sentences)}
    told = [[(one.span.article, one.sentence) for one in cluster] for cluster in statements]
    told += [[(figure.span.article, figure.sentence) for figure in fact.figures] for fact in facts]
    units = [_unit(corpus, one, place) for one in told]
    chosen = _choose(corpus, _candidates(corpus), units, place, support)
    return tuple(_cited(corpus, support, span) for span in chosen)


def _unit(corpus: Corpus, told: Iterable[tuple[str, Span]], place: dict[Span, int]) -> Unit:
    """What one thing counts: its share of the origins, and how near to their starts they give it."""
    first: dict[str, int] = {}
    sentences = set()
    for article, sentence in told:
        first[article] = min(first.get(article, CANDIDATES), place.get(sentence, 0))
        sentences.add(sentence)
    share = corpus.origins_of(first) / len(set(corpus.origins.values()))
    return share * fsum(1 / (1 + n) for n in first.values()) / len(first), frozenset(sentences)


def _candidates(corpus: Corpus) -> list[Span]:
    """Opening sentences of each origin's first article."""
    spans: list[Span] = []
    seen: set[str] = set()
    for analysis in corpus.analyses:
        origin = corpus.origin(analysis.article.id)
        if origin in seen or len(spans) > 400:
            continue
        seen.add(origin)
        spoken = [q.span for q in analysis.quotations if q.kind in SPEECH]
        for span in analysis.sentences[:CANDIDATES]:
            speech = sum(len(q) for q in spoken if q.within(span))
            if stands_alone(analysis.article.text, span) and speech < 0.5 * len(span):
                spans.append(span)
    return spans


def _choose(
    corpus: Corpus, candidates: Sequence[Span], units: Sequence[Unit], place: dict[Span, int], support: Support
) -> list[Span]:
    """Greedily the sentence that adds most of what is not told yet."""
    words = _words(corpus)
    held: dict[Span, list[int]] = defaultdict(list)
    for n, (_, sentences) in enumerate(units):
        for sentence in sentences:
            held[sentence].append(n)
    chosen: list[Span] = []
    told: set[int] = set()
    said: set[str] = set()

    def gain(span: Span) -> float:
        new = fsum(units[n][0] for n in held[span] if n not in told)
        new += fsum(sorted(words.get(key, 0.0) for key in corpus.stems(span) if key not in said))
        return float(new / max(len(corpus.words(span)), SHORTEST) ** LENGTH / (1 + LATER * place.get(span, 0)))

    while len(chosen) < SENTENCES:
        rest = [
            s
            for s in candidates
            if s not in chosen and not any(_repeats(corpus, s, c) or support.carries(c, s) for c in chosen)
        ]
        best = max(rest, key=lambda span: (gain(span), -corpus.number[span.article], -span.start), default=None)
        if best is None or chosen and gain(best) <= 0:
            break
        chosen.append(best)
        told.update(held[best])
        said |= corpus.stems(best)
    return chosen


def _words(corpus: Corpus) -> dict[str, float]:
    """What each word near the starts of two and more origins counts."""
    used: dict[str, set[str]] = defaultdict(set)
    for analysis in corpus.analyses:
        for span in analysis.sentences[:CANDIDATES]:
            for key in corpus.stems(span):
                used[key].add(corpus.origin(analysis.article.id))
    most = len(set(corpus.origins.values()))
    return {key: WORD * (len(origins) / most) ** 2 for key, origins in used.items() if len(origins) > 1 or most == 1}


def _repeats(corpus: Corpus, span: Span, chosen: Span) -> bool:
    one, other = corpus.stems(span), corpus.stems(chosen)
    return len(one & other) > REDUNDANT * min(len(one), len(other))


def _cited(corpus: Corpus, support: Support, span: Span) -> Cited:
    otherwise = support.otherwise(span)
    parted = {other.article for other in otherwise}
    also = tuple(other for other in support.of(span) if other.article not in parted)
    return Cited(span, also, corpus.origins_of([span.article, *(other.article for other in also)]), otherwise)
