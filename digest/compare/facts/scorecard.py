"""How likely two figures of different articles are figures of one thing: a hand-made card of weights.

The weights were set by hand and shrunk towards by a regression over labelled events, one event left out at a time; on
events kept back from both, the card did as well as what was fitted (area under the curve .935 and .930).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from ...model import Figure, Span
from ...model import FigureKind as Kind
from ..corpus import Corpus
from .candidates import Row, blocks, meetings
from .relation import disjoint, far, ratio, same_value, size

BASE = -2.4
WEIGHTS = {
    "sentence": 3.3,
    "near": 1.4,
    "names": 1.0,
    "best": 1.0,
    "head": 2.2,
    "whole": 2.5,
    "equal": 2.0,
    "nested": 1.9,
    "stated": -0.7,
    "ratio": -0.5,
    "time": 1.8,
    "quantity": -0.9,
    "date": -0.85,
    "harmed": 1.7,
    "lead": 1.3,
    "vague": 1.0,
    "headline": -1.5,
    "occasion": -1.2,
    "denied": -1.2,
    "ahead": -0.6,
    "past": -0.4,
    "modifiers": -0.7,
    "events": -0.5,
    "bare day": -1.2,
}
"""What each feature of a pair counts; `Card.features` tells what they are."""

OPENING = 0.125
"""Share of an article from its start that counts as its lead."""
LEAST = 3.0
"""Rarity that a stretch is taken to hold at least: two words in common of two are little."""
STRANGERS = -6.0
"""Score of two figures that cannot be of one thing."""
FARTHEST = 4.0
"""Steps at most by which two values lie apart."""
TOLL = frozenset(("die", "hurt", "arrest", "rescue"))
"""Classes of event whose victims, or captives, are counted on."""
_APART = frozenset("other more another addit first second remain final further extra new last third".split())
"""Keys of words that single out a part."""


class Card:
    """The figures of an event, and the score of each pair that may be of one thing."""

    def __init__(self, corpus: Corpus, figures: Sequence[Figure]) -> None:
        self.corpus = corpus
        self.figures = list(figures)
        self._sentences: dict[Span, frozenset[str]] = {}
        self._masses: dict[frozenset[str], float] = {}
        self._by_value: dict[tuple[str, Kind, str, float, float], list[Figure]] = defaultdict(list)
        self._by_article: dict[str, list[Figure]] = defaultdict(list)
        self._givers: dict[tuple[Kind, str, float, float], set[str]] = defaultdict(set)
        self._days: dict[Span, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            self._by_value[figure.span.article, figure.kind, figure.unit, figure.low, figure.high].append(figure)
            self._by_article[figure.span.article].append(figure)
            self._givers[figure.kind, figure.unit, figure.low, figure.high].add(figure.span.article)
            if figure.kind is Kind.DATE and figure.grain != "year":
                self._days[figure.sentence].append(figure)
        headlines = (a.article.headline for a in corpus.analyses)
        self._headlines = {headline.span for headline in headlines if headline and headline.span}
        self._blocks = [frozenset(blocks(figure)) for figure in self.figures]
        rows = [Row(corpus.depth(f.span), self.words(f)) for f in self.figures]
        pairs = [(a, b) for a, b in meetings(self.figures, rows) if self._may_be_one(self.figures[a], self.figures[b])]
        best = self._best(pairs)
        self.scores = {(a, b): self._score(self.figures[a], self.figures[b], best[a, b]) for a, b in pairs}

    def _may_be_one(self, a: Figure, b: Figure) -> bool:
        if a.span.article == b.span.article:
            return False
        return same_value(a, b) or not self.words(a).isdisjoint(self.words(b))

    def between(self, a: int, b: int) -> float | None:
        """The score of two figures; STRANGERS where they cannot be one thing, None where they were not compared."""
        score = self.scores.get((a, b) if a < b else (b, a))
        if score is not None:
            return score
        one, other = self.figures[a], self.figures[b]
        compared = not self._blocks[a].isdisjoint(self._blocks[b]) and self._may_be_one(one, other)
        return None if compared else STRANGERS

    def words(self, figure: Figure) -> frozenset[str]:
        """The content words of the sentence of a figure, other than figures."""
        known = self._sentences.get(figure.sentence)
        if known is None:
            stems = self.corpus.stems(figure.sentence)
            known = self._sentences[figure.sentence] = frozenset(key for key in stems if not key.startswith("#"))
        return known

    def _best(self, pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], bool]:
        """Whether each of two figures is the likest of its article to the other."""
        likest: dict[tuple[int, str], tuple[float, int]] = {}
        for a, b in pairs:
            one, other = self.figures[a], self.figures[b]
            value = self._plain(one, other)
            for x, y in ((a, b), (b, a)):
                place = (x, self.figures[y].span.article)
                if value > likest.get(place, (-1.0, -1))[0]:
                    likest[place] = (value, y)
        return {
            (a, b): likest[a, self.figures[b].span.article][1] == b and likest[b, self.figures[a].span.article][1] == a
            for a, b in pairs
        }

    def _plain(self, a: Figure, b: Figure) -> float:
        return (
            0.5 * self.overlap(self.words(a), self.words(b))
            + 0.8 * self.overlap(a.near, b.near)
            + 0.4 * (a.verb == b.verb)
            + 0.4 * bool(a.events & b.events)
            + 0.5 * (a.head == b.head != "")
            + same_value(a, b)
        )

    def overlap(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Rarity of what two sets of words share, over that of the lesser set: 0 to 1."""
        shared = a & b
        return self.corpus.mass(shared) / max(LEAST, min(self._mass(a), self._mass(b))) if shared else 0.0

    def _mass(self, words: frozenset[str]) -> float:
        known = self._masses.get(words)
        if known is None:
            known = self._masses[words] = self.corpus.mass(words)
        return known

    # ---------------------------------------------------------------------------------------------- score
    def _score(self, a: Figure, b: Figure, best: bool) -> float:
        return BASE + math.fsum(WEIGHTS[name] * value for name, value in self.features(a, b, best).items())

    def features(self, a: Figure, b: Figure, best: bool) -> dict[str, float]:
        """What speaks for and against two figures being of one thing; what is left out is 0."""
        same, shared = same_value(a, b), not a.events.isdisjoint(b.events)
        found: dict[str, float] = {
            "sentence": self.overlap(self.words(a), self.words(b)),
            "near": self.overlap(a.near, b.near),
            "names": _share(a.names, b.names),
            "best": best,
            "time": a.kind is Kind.TIME,
            "quantity": a.kind is Kind.QUANTITY,
            "date": a.kind is Kind.DATE,
            "lead": self.corpus.depth(a.span) < OPENING and self.corpus.depth(b.span) < OPENING,
            "vague": a.vague or b.vague,
            "headline": a.sentence in self._headlines or b.sentence in self._headlines,
            "denied": a.denied != b.denied,
            "ahead": a.ahead != b.ahead,
            "past": a.past != b.past,
            "equal": same,
            "whole": a.whole is not None and a.whole == b.whole,
            "occasion": self.other_occasion(a, b),
            "modifiers": self._modifiers_clash(a, b),
            "events": bool(a.events and b.events) and not shared,
            "harmed": a.people and b.people and not TOLL.isdisjoint(a.events & b.events),
        }
        if a.head == b.head != "" and a.head not in GENERAL:
            found["head"] = min(1.0, self.corpus.idf(a.head) / 5)
        if not same:
            found["nested"] = not disjoint(a, b) and not far(a, b)
            found["stated"] = self.stated(a, b)
            found["ratio"] = _steps(a, b)
        if a.kind is Kind.DATE:
            found["bare day"] = not shared and a.verb != b.verb
        return found

    def stated(self, a: Figure, b: Figure) -> int:
        """How many of two articles give both values: who gives both treats them as figures of two things."""
        return (self._gives(b.span.article, a) and not self._waived(a, b)) + (
            self._gives(a.span.article, b) and not self._waived(b, a)
        )

    def both_given(self, a: Figure, b: Figure) -> bool:
        """Whether an account, be it a third one, gives both values and tells of no revision."""
        return any(
            self._gives(article, a)
            and self._gives(article, b)
            and not any(f.revised or f.changed for f in (*self._values(article, a), *self._values(article, b)))
            for article in self._givers[a.kind, a.unit, a.low, a.high] & self._givers[b.kind, b.unit, b.low, b.high]
        )

    def _values(self, article: str, figure: Figure) -> list[Figure]:
        """The figures of an article that have the value of another figure."""
        return self._by_value.get((article, figure.kind, figure.unit, figure.low, figure.high), [])

    def _gives(self, article: str, figure: Figure) -> bool:
        """Whether an article gives the value of a figure of another, of the same kind of thing."""
        return any(
            figure.kind is not Kind.QUANTITY
            or one.head == figure.head
            or one.people
            and figure.people
            or bool(one.events & figure.events)
            for one in self._values(article, figure)
        )

    def _waived(self, figure: Figure, other: Figure) -> bool:
        """Whether the article of `other` gives the value of `figure` only as one that has changed since."""
        if other.revised or other.changed:
            return True
        return all(one.revised for one in self._values(other.span.article, figure))

    def other_occasion(self, a: Figure, b: Figure) -> bool:
        """Whether two sentences are dated, and no date of the one is near one of the other."""
        if a.kind is Kind.DATE:
            return False
        one, other = self._days.get(a.sentence), self._days.get(b.sentence)
        return bool(one and other) and all(
            p.low > q.high + 1 or q.low > p.high + 1 for p in one or () for q in other or ()
        )

    def _modifiers_clash(self, a: Figure, b: Figure) -> bool:
        """Whether each noun is narrowed by a word that the other sentence does not have."""
        return bool(a.modifiers - self.words(b)) and bool(b.modifiers - self.words(a))

    def parts(self, a: Figure, b: Figure) -> bool:
        """Whether one of two figures is shown to be a part of the other: N of the M, "include", or parts of a sum."""
        small, large = sorted((a, b), key=size)
        if small.whole is not None and small.whole == size(large) or "includ" in (a.verb, b.verb):
            return True
        if a.whole is not None and a.whole == b.whole or not small.low:
            return False
        for article in (a.span.article, b.span.article):
            here = [f for f in self._by_article[article] if f.kind is a.kind and f.unit == a.unit and f.low > 1]
            own = next((f for f in here if same_value(f, small)), None)
            if own is not None and any(
                f is not own
                and (f.head == own.head or f.people and own.people)
                and math.isclose(size(f) + size(small), size(large), rel_tol=1e-6)
                for f in here
            ):
                return True
        return False

    def singled_out(self, a: Figure, b: Figure) -> bool:
        """Whether one of two is marked as a part or a further one: "five others", "the first three"."""
        if a.kind is Kind.DATE:
            return False
        return bool((a.modifiers | self._lead_words(a)) & _APART) != bool((b.modifiers | self._lead_words(b)) & _APART)

    def _lead_words(self, figure: Figure) -> set[str]:
        return {word.key for word in self.corpus.words(figure.span) if word.key in _APART}


GENERAL = frozenset(("person", "one", "other", ""))


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))


def _steps(a: Figure, b: Figure) -> float:
    """How far two values lie apart: ten days, an hour, or a power of e, each one step."""
    if a.kind is Kind.DATE:
        return min(FARTHEST, abs((a.low + a.high) - (b.low + b.high)) / 20)
    if a.kind is Kind.TIME:
        return min(FARTHEST, abs(a.low - b.low) / 60)
    return min(FARTHEST, -math.log(max(ratio(a, b), 1e-3)))
