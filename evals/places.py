"""Places in a text: pairs (start, end) of Python string indices, and when two of them count as one."""

from __future__ import annotations

from collections.abc import Iterable

Place = tuple[int, int]


def shared_length(a: Place, b: Place) -> int:
    """How many characters the two have in common."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def same_place(a: Place, b: Place) -> bool:
    """Whether the two share half of the shorter one, and a character at least."""
    shorter = min(a[1] - a[0], b[1] - b[0])
    return shared_length(a, b) * 2 >= max(1, shorter)


def covered(place: Place, others: Iterable[Place]) -> float:
    """The share of the characters of `place`, 0 to 1, that stand in one of `others`."""
    marks = bytearray(place[1] - place[0])
    for start, end in others:
        for i in range(max(start, place[0]), min(end, place[1])):
            marks[i - place[0]] = 1
    return sum(marks) / max(1, len(marks))


def trimmed(text: str, place: Place) -> Place:
    """`place` without what is neither letter nor digit at its two ends: quotation marks, commas, blanks."""
    start, end = (min(at, len(text)) for at in place)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def place_of(record: dict) -> Place:
    """Where an exported or labelled record stands."""
    return record["start"], record["end"]
