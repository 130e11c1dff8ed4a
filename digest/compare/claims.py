"""Sentences of different articles that tell the same thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from ..language.lexicon import lexicon
from ..language.words import stem
from ..model import Analysis, Span
from .corpus import STOP_WEIGHT, Corpus

ALIKE = 0.30
"""Weighted dice from which two sentences tell the same: of 96 sentence pairs of the seeds read at .20, those from
.30 on did."""
MEAN = 0.22
"""Mean likeness to the whole cluster that a newcomer needs: keeps chains of half-alike sentences apart."""
COMMON_STEM = 40
"""Sentences a stem may stand in and still bring pairs together."""
PER_ARTICLE = 2


@dataclass(frozen=True, slots=True)
class Claim:
    """A cluster of sentences, in the order of files and places."""

    number: int
    sentences: tuple[Span, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that tell it, each once."""
        return tuple(dict.fromkeys(span.article for span in self.sentences))


class Claims:
    """The clusters, found by sentence."""

    def __init__(self, claims: Sequence[Claim], likeness: dict[tuple[Span, Span], float]) -> None:
        self.all = tuple(claims)
        self._of = {span: claim for claim in claims for span in claim.sentences}
        self._likeness = likeness
        self._alike: dict[Span, list[Span]] = defaultdict(list)
        for a, b in likeness:
            self._alike[a].append(b)
            self._alike[b].append(a)

    def of(self, sentence: Span) -> Claim | None:
        """The cluster a sentence belongs to."""
        return self._of.get(sentence)

    def alike(self, sentence: Span) -> list[Span]:
        """The sentences of other articles that a sentence has a likeness with."""
        return self._alike.get(sentence, [])

    def likeness(self, a: Span, b: Span) -> float:
        """Weighted dice of two sentences of different articles; 0 where they share too little to be compared."""
        return self._likeness.get((a, b), self._likeness.get((b, a), 0.0))


def cluster_claims(corpus: Corpus) -> Claims:
    """Every cluster of two and more articles; headlines take part as sentences."""
    sentences = [span for analysis in corpus.analyses for span in headed(analysis)]
    likeness = {pair: value for pair, value in _likenesses(corpus, sentences) if value >= 0.12}
    clusters = _agglomerate(sentences, likeness)
    claims = [
        Claim(n, tuple(sentences[i] for i in sorted(cluster)))
        for n, cluster in enumerate(sorted(sorted(c) for c in clusters))
    ]
    return Claims(claims, {(sentences[a], sentences[b]): value for (a, b), value in likeness.items()})


def headed(analysis: Analysis, most: int | None = None) -> list[Span]:
    """The sentences of an article, at most so many, with its headline in front where it stands in the text."""
    headline = analysis.article.headline
    front = [headline.span] if headline and headline.span else []
    return [*front, *analysis.sentences[:most]]


def _weights(corpus: Corpus, span: Span) -> tuple[dict[str, float], float]:
    weights: dict[str, float] = {}
    known = countries()
    for word in corpus.words(span):
        key = known.get(word.key, word.key)
        weights[key] = min(corpus.idf(word.key), corpus.idf(key)) * (1 if word.content else STOP_WEIGHT)
    return weights, fsum(weights.values())


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """A country's people and its capital -> the country: "Kyiv", "Ukrainian" and "Ukraine" tell the same."""
    return {
        stem(word.lower()): stem(country.lower())
        for word, country in lexicon().geography.items()
        if " " not in word + country
    }


def _likenesses(corpus: Corpus, sentences: Sequence[Span]) -> Iterator[tuple[tuple[int, int], float]]:
    """Each pair that may tell the same with its weighted dice. Only the words of all sentences are kept, and the
    weights of one: a table for each takes ten times as much.
    """
    keys: list[tuple[str, ...]] = []
    mass: list[float] = []
    for span in sentences:
        weights, total = _weights(corpus, span)
        keys.append(tuple(weights))
        mass.append(total)
    last, weights = -1, {}
    for a, b in _candidates(corpus, sentences):
        if a != last:
            last, weights = a, _weights(corpus, sentences[a])[0]
        common = weights.keys() & keys[b]
        yield (a, b), 2 * fsum(weights[key] for key in common) / ((mass[a] + mass[b]) or 1.0)


def _candidates(corpus: Corpus, sentences: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Pairs of different articles with three stems in common, found by the stems that are not everywhere."""
    where: dict[str, list[int]] = defaultdict(list)
    known = countries()
    stems = [tuple({known.get(key, key) for key in corpus.stems(span)}) for span in sentences]
    for n, found in enumerate(stems):
        for key in found:
            where[key].append(n)
    for a, here in enumerate(stems):
        shared = Counter(b for key in here if len(where[key]) <= COMMON_STEM for b in where[key] if b > a)
        for b in sorted(b for b, n in shared.items() if n >= 2):
            if sentences[a].article != sentences[b].article:
                yield a, b


def _agglomerate(sentences: Sequence[Span], likeness: dict[tuple[int, int], float]) -> list[set[int]]:
    """From the likest pair on: clusters grow while newcomers are like the whole, two sentences of an article at the
    most.
    """
    cluster: dict[int, set[int]] = {}
    for (a, b), value in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        if value < ALIKE:
            break
        one, other = cluster.get(a, {a}), cluster.get(b, {b})
        if one is other or not _fit(one, other, sentences, likeness):
            continue
        united = one | other
        for n in united:
            cluster[n] = united
    unique = {min(c): c for c in cluster.values()}
    return [unique[n] for n in sorted(unique)]


def _fit(one: set[int], other: set[int], sentences: Sequence[Span], likeness: dict[tuple[int, int], float]) -> bool:
    per_article: dict[str, int] = defaultdict(int)
    for n in one | other:
        per_article[sentences[n].article] += 1
    if max(per_article.values()) > PER_ARTICLE:
        return False
    between = [
        likeness.get((min(a, b), max(a, b)), 0.0)
        for a in one
        for b in other
        if sentences[a].article != sentences[b].article
    ]
    return bool(between) and fsum(between) / len(between) >= MEAN
