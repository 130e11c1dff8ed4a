"""What a figure can mean: the range that its words allow, and whether two figures can both be true."""

from __future__ import annotations

from ...model import Fact

ROUND = 0.1
"""How far, as a share, an "around" may be from another figure and both be true."""
ROUNDED = 0.03
"""How far, as a share, millions in round figures may be from an exact figure: "$43 million", "$43,885,310"."""
ROUNDED_DIGITS = 3
"""Digits, the zeros at the end left out, that a round figure has at most: "$13.6 million"."""
Range = tuple[float, float]

VAGUE: dict[str, Range] = {
    "few": (2, 20),
    "handful": (2, 12),
    "several": (3, 20),
    "many": (10, float("inf")),
    "dozens": (24, 400),
    "scores": (30, 400),
    "hundreds": (100, 2000),
    "thousands": (1000, float("inf")),
    "millions": (1_000_000, float("inf")),
}
"""What a word for a size can stand for."""
LOOSE = frozenset({"few", "handful", "several", "many"})
"""Sizes so loose that one act alone brings them together with nothing."""


def range_of(fact: Fact) -> Range | None:
    """What the words allow, as (least, most); None for what is no figure."""
    if fact.value in VAGUE:
        return VAGUE[fact.value]
    low, _, high = fact.value.partition("..")
    try:
        number, most = float(low), float(high or low)
    except ValueError:
        return None
    if high:
        return number, most
    return _bounded(number, fact)


def _bounded(number: float, fact: Fact) -> Range:
    if fact.comparator == ">":
        return number, float("inf")
    if fact.comparator == "<":
        return 0.0, number
    if fact.comparator in ("~", "~<"):
        return number * (1 - ROUND), number * (1 + ROUND)
    if number >= 1_000_000 and len(fact.value.rstrip("0")) <= ROUNDED_DIGITS:
        return number * (1 - ROUNDED), number * (1 + ROUNDED)
    return number, number


def both_true(a: Range, b: Range) -> bool:
    """Whether a value lies in both."""
    return a[0] <= b[1] and b[0] <= a[1]
