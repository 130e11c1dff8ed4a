"""Quoted sentences ready to be compared: the unit in which utterances are brought together."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

from ..model import SPEECH, Quotation, Span
from .corpus import STOP_WEIGHT, Corpus

LONG = 1_000_000
"""Words of one row times those of the other from which they are compared by stretches of some lengths alone."""
ARTICLES = ("a", "an", "the")


@dataclass(frozen=True, slots=True)
class Wording:
    """Words ready to be compared."""

    bare: tuple[str, ...]
    """Comparison forms in order."""
    stems: frozenset[str]
    weights: dict[str, float]
    mass: float


@dataclass(frozen=True, slots=True)
class Segment(Wording):
    """One sentence of a quotation, `bare` without articles: "a spot at the bar" stands in "not a spot at a bar"."""

    row: tuple[str, ...]
    """Comparison forms in order, articles among them."""
    number: int
    quotation: Quotation
    span: Span
    place: int
    """Which sentence of its quotation it is."""
    term: bool
    """Whether its article holds the words at a distance and nobody is said to speak them."""
    proper: bool
    """Whether every word of it is written large: a name, not a saying."""

    @property
    def article(self) -> str:
        """Id of its article."""
        return self.span.article


def find_segments(corpus: Corpus) -> list[Segment]:
    """The sentences of all speech, and terms, in the order of files and places."""
    found: list[Segment] = []
    for analysis in corpus.analyses:
        for quotation in analysis.quotations:
            if quotation.kind in (*SPEECH, "term"):
                for place, span in enumerate(quotation.sentences):
                    if corpus.words(span):
                        found.append(_segment(corpus, len(found), quotation, place, span))
    return found


def _segment(corpus: Corpus, number: int, quotation: Quotation, place: int, span: Span) -> Segment:
    words = corpus.words(span)
    weights = {w.key: corpus.idf(w.key) * (1 if w.content else STOP_WEIGHT) for w in words}
    written = [w for w in corpus.text(span).split() if w[0].isalpha()]
    return Segment(
        bare=tuple(w.key for w in words if w.key not in ARTICLES),
        stems=frozenset(w.key for w in words if w.content),
        weights=weights,
        mass=fsum(weights.values()),
        row=tuple(w.key for w in words),
        number=number,
        quotation=quotation,
        span=span,
        place=place,
        term=quotation.kind == "term",
        proper=bool(written) and all(word[0].isupper() for word in written),
    )


def similarity(a: Wording, b: Wording) -> tuple[float, float]:
    """(dice, containment of the lighter in the heavier), weighted by rarity."""
    common = fsum(min(a.weights[key], b.weights[key]) for key in a.weights.keys() & b.weights.keys())
    return 2 * common / (a.mass + b.mass), common / min(a.mass, b.mass)


def common_run(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Words of the longest stretch that stands in both rows; of two very long ones, a round number not above it."""
    if len(one) * len(other) > LONG:
        return next((n for n in (24, 12, 8, 6, 4) if _grams(one, n) & _grams(other, n)), 0)
    best, before = 0, [0] * (len(other) + 1)
    for key in one:
        here = [0] * (len(other) + 1)
        for j, twin in enumerate(other):
            if key == twin:
                here[j + 1] = before[j] + 1
                best = max(best, here[j + 1])
        before = here
    return best


def _grams(row: tuple[str, ...], n: int) -> set[tuple[str, ...]]:
    return {row[i : i + n] for i in range(len(row) - n + 1)}
