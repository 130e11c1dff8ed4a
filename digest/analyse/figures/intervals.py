"""What a figure leaves open, as an interval: "at least 20" is 20 and more, "about 50" is 47 to 53."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from ...language.lexicon import lexicon
from ...model import FigureKind as Kind

Interval = tuple[float, float]

ABOUT = 0.06
"""How far "about 50" reaches to both sides; at .10 figures that contradict each other met."""
NEARLY = 0.85
"""From which share on something is "nearly" as much."""
ROUNDED = 0.07
"""What a round figure leaves open at most: "3,000" may be 2,790, "2,900" may be 2,850."""
MEASURED = 0.015
"""What two measures of one length or weight may differ by, as a unit is turned into another."""


@dataclass(frozen=True, slots=True)
class Found:
    """A figure without its surroundings; places in the text, `low` and `high` in units of `unit`."""

    kind: Kind
    start: int
    end: int
    low: float
    high: float
    unit: str
    form: str
    exact: bool = True
    vague: bool = False
    whole: float | None = None
    """The M of "N of M"."""
    grain: str = ""
    """Of a date: `day`, `week`, `month` or `year`; of a time, its zone."""
    counted: bool = False
    """Whether a date is counted from the day of its article."""


def interval(value: float, bound: str, digits: str, scale: float) -> tuple[Interval, bool]:
    """(least and most that a figure may stand for, whether it is given as exact).

    `bound` is the comparator: `>`, `<`, `~`, `~<` or empty; `digits` the figure as written, `scale` what its word
    counts ("million").
    """
    if bound == ">":
        return (value, math.inf), False
    if bound == "<":
        return (0.0, value), False
    if bound == "~<":
        return (NEARLY * value, value), False
    if bound == "~":
        return ((1 - ABOUT) * value, (1 + ABOUT) * value), False
    left = _left_open(value, digits, scale)
    return (value - left, value + left), True


def _left_open(value: float, digits: str, scale: float) -> float:
    """Half a unit of the last digit that is not a nought; nothing for small whole figures."""
    if scale > 1 or "." in digits:
        decimals = len(digits.partition(".")[2])
        return min(0.5 * scale / 10.0**decimals, ROUNDED * value)
    noughts = len(digits) - len(digits.rstrip("0")) if digits.isdigit() else 0
    if value < 1000 or noughts < 2:
        return 0.0
    return min(0.5 * 10.0**noughts, ROUNDED * value)


@lru_cache(maxsize=1)
def vague() -> dict[str, Interval]:
    """A word for a size without a figure -> what it may stand for."""
    return {word: (low, high) for word, (low, high) in lexicon().rows("numbers", "sizes").items()}
