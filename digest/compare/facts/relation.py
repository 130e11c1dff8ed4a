"""How the values of two figures stand to each other, by their intervals alone."""

from __future__ import annotations

import math
from enum import StrEnum

from ...model import Figure
from ...model import FigureKind as Kind

TIMES = 3
"""How many times a figure may be beyond an open bound and still speak for it: 4,000 tells nothing of "more than 20"."""
NIGHT = 1
"""Days by which a week, a weekend and a night may miss a day."""
ROUNDED = 0.8
"""From which ratio on two figures that are both given as rounded are one."""
UNITS = 0.85
"""The same for measures that are given in different units, of which one was worked out from the other."""
NEAR = 0.985
"""The same for any two sums and measures: a rounding that is not said."""
CLOCK = 10
"""Minutes by which two times of day may miss each other."""


class Relation(StrEnum):
    """Of two values."""

    SAME = "same"
    PRECISE = "precise"
    """Compatible, and one says more."""
    FAR = "far"
    """Compatible by an open bound, and no evidence that they are of one thing."""
    DIFFER = "differ"


def relate(a: Figure, b: Figure) -> Relation:
    """The relation of the values of two figures of one kind and unit."""
    if a.form == b.form and same_value(a, b):
        return Relation.SAME
    if a.kind is Kind.DATE:
        return _days(a, b)
    if a.kind is Kind.TIME:
        return _times(a, b)
    if same_value(a, b):
        return Relation.SAME if a.exact and b.exact else Relation.PRECISE
    if a.exact and b.exact and a.kind is Kind.MEASURE and ratio(a, b) >= NEAR:
        return Relation.SAME
    if not disjoint(a, b):
        return Relation.FAR if far(a, b) else Relation.PRECISE
    return Relation.PRECISE if ratio(a, b) >= _tolerance(a, b) else Relation.DIFFER


def _tolerance(a: Figure, b: Figure) -> float:
    """From which ratio of two disjoint values on they are taken for one."""
    if a.kind is Kind.AGE:
        return math.inf
    if not a.exact and not b.exact:
        return ROUNDED
    if a.kind in (Kind.MEASURE, Kind.DURATION) and unit_word(a) != unit_word(b):
        return UNITS
    return NEAR if a.kind is not Kind.QUANTITY else math.inf


def _days(a: Figure, b: Figure) -> Relation:
    if not disjoint(a, b):
        return Relation.PRECISE
    gap = max(a.low - b.high, b.low - a.high)
    return Relation.PRECISE if gap <= NIGHT and "week" in (a.grain, b.grain) else Relation.DIFFER


def _times(a: Figure, b: Figure) -> Relation:
    if same_value(a, b):
        return Relation.SAME
    zones = a.grain and b.grain and a.grain != b.grain and abs(a.low - b.low) % 60 == 0
    near = abs(a.low - b.low) <= CLOCK or not disjoint(a, b)
    return Relation.PRECISE if zones or near else Relation.DIFFER


def same_value(a: Figure, b: Figure) -> bool:
    """Whether two figures leave the same open."""
    return a.low == b.low and a.high == b.high


def disjoint(a: Figure, b: Figure) -> bool:
    """Whether no value fits both."""
    return a.low > b.high or b.low > a.high


def open_bound(a: Figure) -> bool:
    """Whether one end is open: "at least 20", "up to 20"."""
    return a.high == math.inf or a.low == 0 < a.high


def far(a: Figure, b: Figure) -> bool:
    """Whether two values meet only since an open bound lets anything in."""
    return (open_bound(a) or open_bound(b)) and ratio(a, b) < 1 / TIMES


def size(a: Figure) -> float:
    """The figure itself: the middle of an interval, the end that is given of an open one."""
    if a.high == math.inf:
        return a.low
    return a.high if a.low == 0 else (a.low + a.high) / 2


def ratio(a: Figure, b: Figure) -> float:
    """The smaller of two sizes over the larger, 0 to 1."""
    small, large = sorted((size(a), size(b)))
    return small / large if large else 1.0


def one_act(a: Figure, b: Figure) -> bool:
    """Whether two figures have an event or the verb in common."""
    return not a.events.isdisjoint(b.events) or a.verb == b.verb != ""


def unit_word(a: Figure) -> str:
    """The unit as it is written: the last word of the form."""
    return a.form.rpartition(" ")[2]
