"""Who comes again in several events: the one thing that is compared across them."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Edition, Person, Recurring
from .same_name import folded, is_described, parts_of, same_given


def recurring_people(editions: Sequence[Edition]) -> tuple[Recurring, ...]:
    """Persons and bodies of two events or more, those of most events first, then the most named.

    Only full names meet: a surname alone may be anybody's. "Alexander" and "Aleksandr" are one given name, as within an
    event; a surname has to be spelt alike.
    """
    found: dict[str, list[tuple[str, list[tuple[str, Person]]]]] = {}
    for edition in editions:
        for person in edition.briefing.people:
            if (key := _key(person)) is None:
                continue
            given = parts_of(person.name)[0]
            same = found.setdefault(key, [])
            known = next((group for first, group in same if same_given(first, given)), None)
            if known is None:
                same.append((given, [(edition.event, person)]))
            elif all(event != edition.event for event, _ in known):
                known.append((edition.event, person))
    groups = (group for same in found.values() for _, group in same if len(group) > 1)
    ranked = sorted(groups, key=lambda g: (-len(g), -sum(p.mentions for _, p in g), g[0][1].name))
    return tuple(Recurring(max((p.name for _, p in g), key=len), g[0][1].kind, tuple(g)) for g in ranked)


def _key(person: Person) -> str | None:
    """What has to be the same of two names: all but the given name; of a body all of it."""
    parts = parts_of(person.name)
    if person.kind not in ("person", "body") or is_described(person.name):
        return None
    name = folded(" ".join(parts if person.kind == "body" else parts[-1:])).strip()
    return f"{person.kind} {name}" if name and (person.kind == "body" or len(parts) > 1) else None
