"""Figures of several articles that answer one question: first those that agree, then those that differ.

A core is what agrees: equal or nested values whose scores are high enough, on the average too. Cores that differ are
joined where half of the best and half of the mean of their articles' best pairs is high enough; a figure that its own
article contradicts, further down, is left out of the join.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import islice

from ...model import Figure
from ...model import FigureKind as Kind
from .relation import Relation, relate
from .scorecard import STRANGERS, Card

LINK, MEAN, JOIN = -1.3, -1.0, -1.4
"""Least score of a pair in a core, least mean of a core, least likeness of two cores that differ."""
STRAY = 1.5
"""How far below LINK a single pair of a core may lie."""
LARGEST = 2000
"""Figures of one fact at most."""
ASKED = 12
"""Figures of a core that a newcomer is compared with; in a larger core the first stand for the rest."""


def clusters(card: Card) -> list[list[int]]:
    """Every cluster of figures of two and more articles, each in the order of the figures."""
    cores = _Cores(card)
    cores.grow()
    cores.join()
    found = [sorted(core) for core in cores.all()]
    return sorted(c for c in found if len({card.figures[n].span.article for n in c}) > 1)


class _Cores:
    """The clusters as they grow."""

    def __init__(self, card: Card) -> None:
        self.card = card
        self.figures = card.figures
        self.home = list(range(len(self.figures)))
        self.members: dict[int, list[int]] = {n: [n] for n in self.home}
        self.new = len(self.figures)
        self.met: dict[int, list[int]] = defaultdict(list)
        for a, b in card.scores:
            self.met[a].append(b)
            self.met[b].append(a)

    def all(self) -> Sequence[list[int]]:
        return [self.members[n] for n in sorted(self.members)]

    def grow(self) -> None:
        """Bring together what agrees, the likest pair first."""
        ranked = sorted(((-s, pair) for pair, s in self.card.scores.items() if s >= LINK))
        for _, (a, b) in ranked:
            one, other = self.home[a], self.home[b]
            if one != other and self._agree(one, other):
                self._merge(one, other)

    def _agree(self, one: int, other: int) -> bool:
        if relate(self.figures[self.members[one][0]], self.figures[self.members[other][0]]) is Relation.DIFFER:
            return False
        if len(self.members[one]) + len(self.members[other]) > LARGEST:
            return False
        scores = []
        for x in self.members[one][:ASKED]:
            for y in self.members[other][:ASKED]:
                a, b = self.figures[x], self.figures[y]
                relation = relate(a, b)
                if a.span.article == b.span.article:
                    if not _beside(a, b, relation):
                        return False
                elif relation in (Relation.DIFFER, Relation.FAR) and not (a.vague or b.vague):
                    return False
                else:
                    score = self.card.between(x, y)
                    if score is not None:
                        scores.append(score)
        return bool(scores) and math.fsum(scores) / len(scores) >= MEAN and min(scores) >= LINK - STRAY

    def _merge(self, one: int, other: int) -> None:
        for n in self.members[other]:
            self.home[n] = one
        self.members[one] += self.members.pop(other)

    def join(self) -> None:
        """Bring cores together that differ, the likest first, until none are alike enough."""
        meeting: dict[int, set[int]] = {core: set() for core in self.members}
        for (a, b), score in self.card.scores.items():
            one, other = self.home[a], self.home[b]
            if score >= JOIN and one != other:
                meeting[one].add(other)
                meeting[other].add(one)
        ranked: list[tuple[float, int, int]] = []
        for one in sorted(meeting):
            self._rank(ranked, one, {other for other in meeting[one] if one < other})
        while ranked:
            value, one, other = heappop(ranked)
            if one not in self.members or other not in self.members or -value != self._likeness(one, other):
                continue
            for n in self._strays(one, other):
                self._cast_out(n)
            if one in self.members and other in self.members:
                self._merge(one, other)
                meeting[one] = {core for core in meeting[one] | meeting[other] if core in self.members} - {one}
                for core in meeting[one]:
                    meeting[core].add(one)
                self._rank(ranked, one, meeting[one])

    def _rank(self, ranked: list[tuple[float, int, int]], one: int, others: Iterable[int]) -> None:
        """Put the pairs of a core in line, the likest in front."""
        for other in others:
            first, second = sorted((one, other))
            value = self._likeness(first, second)
            if value >= JOIN:
                heappush(ranked, (-value, first, second))

    def _strays(self, one: int, other: int) -> set[int]:
        """Figures that would stand in one fact with another value of their own article: the later of each two."""
        found: set[int] = set()
        here: dict[str, list[int]] = defaultdict(list)
        for x in self.members[one]:
            here[self.figures[x].span.article].append(x)
        for y in self.members[other]:
            b = self.figures[y]
            for x in here.get(b.span.article, ())[:ASKED]:
                a = self.figures[x]
                apart = not (a.changed or b.changed or {x, y} & found) and not _beside(a, b, relate(a, b))
                if apart:
                    found.add(x if a.span.start > b.span.start else y)
        return found

    def _likeness(self, one: int, other: int) -> float:
        """Half of the best and half of the mean of the articles' best pairs."""
        strays = self._strays(one, other)
        size = len(self.members[one]) + len(self.members[other])
        dated = self.figures[self.members[one][0]].kind is Kind.DATE
        if size > LARGEST or strays and (dated or len(strays) > max(1, size // 4)):
            return STRANGERS
        some, others = self.members[one][:ASKED], self.members[other][:ASKED]
        pairs = [(x, y) for x in some for y in others]
        best = self._best(pairs, strays)
        if not best and size > ASKED:
            met = ((x, y) for x in self.members[one] for y in self.met.get(x, ()) if self.home[y] == other)
            best = self._best(islice(met, ASKED * ASKED), strays)
        if not best:
            return STRANGERS
        return 0.5 * max(best.values()) + 0.5 * math.fsum(best.values()) / len(best)

    def _best(self, pairs: Iterable[tuple[int, int]], strays: set[int]) -> dict[tuple[str, str], float]:
        """The best score of each two articles, where figures of theirs were compared."""
        best: dict[tuple[str, str], float] = {}
        for x, y in pairs:
            articles = self.figures[x].span.article, self.figures[y].span.article
            if articles[0] != articles[1] and not {x, y} & strays:
                score = self.card.between(x, y)
                if score is not None:
                    best[articles] = max(best.get(articles, STRANGERS), score)
        return best

    def _cast_out(self, n: int) -> None:
        home = self.home[n]
        self.members[home].remove(n)
        if not self.members[home]:
            del self.members[home]
        self.home[n], self.new = self.new, self.new + 1
        self.members[self.home[n]] = [n]


def _beside(a: Figure, b: Figure, relation: Relation) -> bool:
    """Whether two figures of one article may be of one fact."""
    if relation is Relation.SAME or a.revised or b.revised:
        return True
    counts_one = a.kind is not Kind.QUANTITY or a.head == b.head or a.people and b.people
    return relation is Relation.PRECISE and counts_one
