"""Bringing together what several articles tell alike: which things meet at all, and how pairs become clusters.

Sentences and clauses are matched by it, each with thresholds of its own. Figures, whose clusters hold what differs,
have theirs in `facts`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, inf

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When things are one; where each was measured is told where it is set."""

    alike: float
    """Likeness from which two are."""
    mean: float
    """Mean likeness to the whole cluster that a newcomer needs: keeps chains apart."""
    per_article: int = 2
    """Things of one article in a cluster at most."""
    largest: float = inf
    """Things in a cluster at most."""


def meetings(articles: Sequence[str], keys: Sequence[Collection[str]], common: int) -> Iterator[tuple[Pair, int]]:
    """Pairs of different articles that share a key of at most `common` things, and how many such keys they share."""
    where: dict[str, list[int]] = defaultdict(list)
    for n, own in enumerate(keys):
        for key in own:
            where[key].append(n)
    for a, own in enumerate(keys):
        shared = Counter(b for key in own if len(where[key]) <= common for b in where[key] if b > a)
        for b in sorted(shared):
            if articles[a] != articles[b]:
                yield (a, b), shared[b]


def clusters(articles: Sequence[str], likeness: Mapping[Pair, float], limits: Thresholds) -> list[list[int]]:
    """Clusters of two things and more, from the likest pair on, in order; `articles` has that of each thing."""
    cluster: dict[int, list[int]] = {}
    for (a, b), value in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        if value < limits.alike:
            break
        one, other = cluster.get(a, [a]), cluster.get(b, [b])
        if one is not other and _fit(one, other, articles, likeness, limits):
            united = sorted(one + other)
            for n in united:
                cluster[n] = united
    return sorted({each[0]: each for each in cluster.values()}.values())


def _fit(
    one: list[int], other: list[int], articles: Sequence[str], likeness: Mapping[Pair, float], limits: Thresholds
) -> bool:
    counted = Counter(articles[n] for n in one + other)
    if len(one) + len(other) > limits.largest or max(counted.values()) > limits.per_article:
        return False
    between = [likeness.get((min(a, b), max(a, b)), 0.0) for a in one for b in other if articles[a] != articles[b]]
    return bool(between) and fsum(between) / len(between) >= limits.mean
