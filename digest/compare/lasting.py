"""Ids that stay when articles are added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from ..model import Claim, Coverage, Detail, Person, SharedQuote

Lasting = TypeVar("Lasting", SharedQuote, Detail, Claim, Person, Coverage)


def lasting_ids(prefix: str, members: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """`prefix-` and eight hex digits for each of `members`, (publication date, words), in order of publication.

    The first is the id: articles that are added later do not change it. The others are its aliases: the id that it had
    while an earlier member was not there yet, so that links made then stay true.
    """
    return tuple(dict.fromkeys(f"{prefix}-{_digest(words)}" for _, words in sorted(members)))


def _digest(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def told_apart(records: Iterable[Lasting]) -> tuple[Lasting, ...]:
    """The same records; an id that comes again has a number behind it, and an alias is one record's alone."""
    seen: Counter[str] = Counter()
    found = []
    for record in records:
        seen[record.id] += 1
        times = seen[record.id]
        found.append(record if times == 1 else replace(record, id=f"{record.id}-{times}"))
    taken = {record.id for record in found}
    for n, record in enumerate(found):
        free = tuple(alias for alias in record.aliases if alias not in taken)
        taken.update(free)
        found[n] = replace(record, aliases=free)
    return tuple(found)
