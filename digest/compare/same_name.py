"""Whether two names may be one person's, by their letters alone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

SAME_SURNAME = 0.93
"""Jaro-Winkler of two spellings of one surname: Lukashenko/Lukashenka .960, Tsikhanouskaya/Tikhanovskaya .934."""


@lru_cache(maxsize=8_192)
def may_be_one(a: str | None, b: str | None) -> bool:
    """Whether two speakers may be the same: one is not known or only described ("a spokesman"), or the names agree.
    A couple, and father and son, are two.
    """
    if a is None or b is None or a == b or is_described(a) or is_described(b):
        return True
    first, second = parts_of(a), parts_of(b)
    if _initials(first) in second or _initials(second) in first:
        return True
    if not first or not second or is_junior(a) != is_junior(b) and len(first) > 1 < len(second):
        return False
    if folded(" ".join(first)) == folded(" ".join(second)):
        return True
    if len(first) == 1 or len(second) == 1:
        return first[-1] in second or second[-1] in first
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    alike = JaroWinkler.similarity(folded(first[-1]), folded(second[-1])) >= SAME_SURNAME
    return alike and same_given(first[0], second[0])


def is_one(a: str | None, b: str | None) -> bool:
    """Whether two speakers are named, as the same one; a description is the same only to the letter."""
    if a is None or b is None or is_described(a) or is_described(b):
        return a is not None and a == b
    return may_be_one(a, b)


@lru_cache(maxsize=20_000)
def is_described(name: str) -> bool:
    """Whether a speaker has no name but a description, its noun written small: "spokesman for the ministry"."""
    head = re.split(r" (?:for|of|at|in|from|with|who|on|to)\b", name)[0].split()
    return not head or head[-1][0].islower()


@lru_cache(maxsize=20_000)
def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name without what is added behind it."""
    return tuple(part for part in name.replace(",", " ").split() if part.lower().strip(".") not in _ADDED)


@lru_cache(maxsize=20_000)
def is_junior(name: str) -> bool:
    """Whether a name has something added behind it: "Jr."."""
    return any(part.lower().strip(".,") in _ADDED for part in name.split())


def _initials(parts: tuple[str, ...]) -> str | None:
    """The initials of three large words and more: "International Committee of the Red Cross" -> "ICRC"."""
    large = [part[0] for part in parts if part[0].isupper()]
    return "".join(large) if len(large) > 2 else None


_ADDED = frozenset("jr sr ii iii".split())


def same_given(a: str, b: str) -> bool:
    """Alexander and Aleksandr, Dmitry and Dmitri, Mike and Michael by their first three letters; initials match; one
    letter more or less is a slip, "Tim" is "Timothy".
    """
    a, b = folded(a).strip("."), folded(b).strip(".")
    if not a or not b:
        return False
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    one, other = [re.sub("x", "ks", re.sub("[yi]+$", "i", n)) for n in (a, b)]
    likeness = JaroWinkler.similarity(one, other)
    slip = abs(len(a) - len(b)) == 1 and likeness > 0.92
    cut = min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a))
    return one == other or slip or cut or (one[:3] == other[:3] and likeness > 0.9)


@lru_cache(maxsize=50_000)
def folded(name: str) -> str:
    """A name without accents and capitals."""
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def surname_of(name: str) -> str:
    """The last word of a name, what is added behind it left out."""
    parts = parts_of(name)
    return parts[-1] if parts else name
