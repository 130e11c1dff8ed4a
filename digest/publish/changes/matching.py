"""Which record of one briefing is which of another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from .. import contract as c

Group = TypeVar("Group", c.SharedRecord, c.DetailRecord)
Keys = Callable[[Group], Iterable[Hashable]]


@dataclass(frozen=True, slots=True)
class Known:
    """What an article of today is known again by; the record of an export has the same and more."""

    id: str
    sha256: str
    url: str | None
    file: str
    part: str


def match_articles(old: Sequence[c.ArticleRecord], new: Sequence[c.ArticleRecord | Known]) -> dict[str, str]:
    """Id before -> id after: by id, else the same text, the same address, or the same place in the folder."""
    found: dict[str, str] = {}
    keys: tuple[Callable[[c.ArticleRecord | Known], object], ...] = (
        lambda article: article.id,
        lambda article: article.sha256,
        lambda article: article.url,
        lambda article: (article.file, article.part),
    )
    for key in keys:
        taken = set(found.values())
        free = {key(article): article.id for article in reversed(new) if key(article) and article.id not in taken}
        for article in old:
            if article.id not in found and key(article) in free:
                found[article.id] = free.pop(key(article))
    return found


def match_groups(old: Sequence[Group], new: Sequence[Group], *keys: Keys[Group]) -> list[tuple[Group, Group]]:
    """Pairs of groups that are one: by id, by an alias, else by what they share of each of `keys`, most first."""
    pairs: list[tuple[Group, Group]] = []
    first, second = {g.id: g for g in old}, {g.id: g for g in new}

    def take(one: str, other: str) -> None:
        if one in first and other in second:
            pairs.append((first.pop(one), second.pop(other)))

    for group in old:
        take(group.id, group.id)
    for group in new:
        for alias in group.aliases:
            take(alias, group.id)
    for group in old:
        for alias in group.aliases:
            take(group.id, alias)
    for key in keys:
        for one, other in _likest(list(first.values()), list(second.values()), key):
            take(one, other)
    return pairs


def _likest(old: Sequence[Group], new: Sequence[Group], key: Keys[Group]) -> list[tuple[str, str]]:
    """Ids of groups that share a key, those that share most of them first."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for n, group in enumerate(new):
        for each in dict.fromkeys(key(group)):
            holders[each].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for m, group in enumerate(old):
        for each in dict.fromkeys(key(group)):
            shared.update((m, n) for n in holders.get(each, ()))
    ranked = sorted(shared, key=lambda pair: (-shared[pair], pair))
    return [(old[m].id, new[n].id) for m, n in ranked]
