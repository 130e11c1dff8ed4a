"""Which figures are compared at all: those that count, measure or date in the same unit.

Each figure meets those that stand higher in their articles: some that share a rare word with it, some of its value, and
some of each of the values that came last; so many that the work grows with the figures and not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ...model import Figure
from ...model import FigureKind as Kind

MEETINGS, OTHERS, COMMON = 12, 3, 6
"""Figures of its value, and of each of as many other values, and figures that share a word, that a figure is compared
with."""


class Row(NamedTuple):
    """What a figure is met by."""

    rank: float
    """How far down its article it stands, 0 to 1."""
    words: frozenset[str]
    """Content words of its sentence."""


def meetings(figures: Sequence[Figure], rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Pairs of figures that meet, the lower number first; `rows` has a row for each figure."""
    values: dict[object, dict[tuple[float, float], list[int]]] = defaultdict(dict)
    sharing: dict[object, list[int]] = defaultdict(list)
    for n in sorted(range(len(figures)), key=lambda n: (rows[n].rank, n)):
        figure = figures[n]
        own = figure.low, figure.high
        met: set[int] = set()
        for block in blocks(figure):
            known = values[block]
            alike = known.pop(own, [])
            met.update(alike[-MEETINGS:])
            for value in islice(reversed(known), MEETINGS):
                met.update(known[value][-OTHERS:])
            known[own] = alike  # the value that came last stands last
            alike.append(n)
            for word in rows[n].words:
                same = sharing[block, word]
                if len(same) <= COMMON:
                    met.update(same)
                    same.append(n)
        for other in sorted(met):
            if figures[other].span.article != figure.span.article:
                yield (other, n) if other < n else (n, other)


def blocks(figure: Figure) -> Iterator[tuple[object, ...]]:
    """What a figure must have in common with another to be compared with it."""
    if figure.kind is not Kind.QUANTITY:
        yield figure.kind, figure.unit
        return
    if figure.head:
        yield "head", figure.head
    if figure.people:
        yield ("people",)
    if not figure.head:
        for event in figure.events:
            yield "event", event
