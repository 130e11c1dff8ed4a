"""Which figures are compared at all: those that count, measure or date in the same unit.

Each figure meets those before it that share a rare word with it, those of its value, and those that stand as near to
the tops of their articles: so many of each that the work grows with the figures and not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model import Figure
from ...model import FigureKind as Kind

MEETINGS, COMMON = 16, 16
"""Figures of one kind, and figures that share a word, that a figure is compared with."""


class Row(NamedTuple):
    """What a figure is met by."""

    rank: float
    """How far down its article it stands, 0 to 1."""
    words: frozenset[str]
    """Content words of its sentence."""


def meetings(figures: Sequence[Figure], rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Pairs of figures that meet, the lower number first; `rows` has a row for each figure."""
    known: dict[object, list[int]] = defaultdict(list)
    for n in sorted(range(len(figures)), key=lambda n: (rows[n].rank, n)):
        figure = figures[n]
        met: set[int] = set()
        for block in blocks(figure):
            near, alike = known[block], known[block, figure.low, figure.high]
            met.update(near[-MEETINGS:], alike[-MEETINGS:])
            near.append(n)
            alike.append(n)
            for word in rows[n].words:
                sharing = known[block, word]
                if len(sharing) <= COMMON:
                    met.update(sharing)
                    sharing.append(n)
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
