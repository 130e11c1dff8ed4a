"""Sentences of different articles that tell the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from ..language.lexicon import lexicon
from ..language.words import stem
from ..model import Analysis, Span
from .corpus import STOP_WEIGHT, Corpus
from .matching import Thresholds, clusters, meetings

ONE_THING = Thresholds(alike=0.30, mean=0.22, per_article=2)
"""By the weighted dice of two sentences: of 96 pairs of the seeds read at .20, those from .30 on told the same."""
COMMON_STEM = 40
"""Sentences a stem may stand in and still bring pairs together."""
SHARED = 2
"""Stems that are not everywhere which two sentences have in common at least."""


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
    found = clusters([span.article for span in sentences], likeness, ONE_THING)
    claims = [Claim(n, tuple(sentences[i] for i in cluster)) for n, cluster in enumerate(found)]
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
    known = countries()
    stems = [frozenset(known.get(key, key) for key in corpus.stems(span)) for span in sentences]
    for (a, b), shared in meetings([span.article for span in sentences], stems, COMMON_STEM):
        if shared < SHARED:
            continue
        if a != last:
            last, weights = a, _weights(corpus, sentences[a])[0]
        common = weights.keys() & keys[b]
        yield (a, b), 2 * fsum(weights[key] for key in common) / ((mass[a] + mass[b]) or 1.0)
