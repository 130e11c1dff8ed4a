"""Ids that stay when articles are added."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def lasting_id(prefix: str, members: Iterable[tuple[str, str]]) -> str:
    """`prefix-` and eight hex digits, made from the member that was published first.

    `members` are (publication date, words); articles that are added later do not change the first one.
    """
    _, words = min(members)
    return f"{prefix}-{sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def without_twins(ids: Iterable[str]) -> list[str]:
    """The same ids with a number behind every repetition."""
    seen: dict[str, int] = {}
    told_apart = []
    for one in ids:
        seen[one] = seen.get(one, 0) + 1
        told_apart.append(one if seen[one] == 1 else f"{one}-{seen[one]}")
    return told_apart
