"""Days and times of day in a sentence, each between what it lies."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from ...language.clock import clock_times
from ...language.dates import dates, first_day, is_relative, resolve, whole_day
from ...language.lexicon import any_of, lexicon
from ...model import FigureKind as Kind
from .intervals import Found

NAMED = 40
"""Characters in front of a day in which a name that it ends is looked for."""
AROUND, BESIDE = 10, 45
"""Minutes that "about 11 pm" leaves open to both sides, and "shortly before" and "after" to one."""


def find_days(text: str, start: int, end: int, published: str) -> tuple[list[Found], list[tuple[int, int]]]:
    """The dates whose day is known, and the stretches of the others."""
    found, others = [], []
    anchor = whole_day(published)
    for one in dates(text, start, end):
        if _is_name(text, start, one.start):
            continue
        day = None if one.form.endswith("?") else resolve(one.form, anchor)
        if day is None:
            if not one.form.endswith("?"):
                others.append((one.start, one.end))
            continue
        low, high, grain = _reach(day)
        first, last = one.start, one.end
        part = _part_of_day().match(text, last, end) if grain == "day" else None
        early = _EARLY.search(text, start, first) if grain == "day" else None
        if part or early:
            last, first = part.end() if part else last, early.start(1) if early else first
            day = f"{day} {part[1] if part else early[1] if early else ''}".lower()
        found.append(Found(Kind.DATE, first, last, low, high, "day", day, grain=grain, counted=is_relative(one.form)))
    return found, others


def _is_name(text: str, start: int, place: int) -> bool:
    """Whether "Today" is the end of a name, as in "USA Today": written large behind a large word."""
    if text[place : place + 5].lower() != "today" or not text[place].isupper():
        return False
    before = text[max(start, place - NAMED) : place].split()
    return bool(before) and before[-1][0].isupper()


_EARLY = re.compile(r"\b(early|late) (?:on )?$", re.I)


@lru_cache(maxsize=1)
def _part_of_day() -> re.Pattern[str]:
    return re.compile(rf" (?:in the )?({any_of(lexicon()['figures', 'parts_of_day'])})\b", re.I)


def _reach(day: str) -> tuple[int, int, str]:
    """The first and the last day, as ordinals, of an ISO day, week, month or year, and which of these it is."""
    first = date.fromisoformat(first_day(day))
    start = first.toordinal()
    if "W" in day:
        return start - 1, start + 6, "week"
    if len(day) == len("2024-05-08"):
        return start, start, "day"
    if len(day) == len("2024-05"):
        return start, (first + timedelta(days=31)).replace(day=1).toordinal() - 1, "month"
    return start, first.replace(month=12, day=31).toordinal(), "year"


_ZONE = re.compile(r"(?:GMT|BST|UTC|[ECMP][DS]?T)$")


def find_times(text: str, start: int, end: int) -> list[Found]:
    """The times of day."""
    found = []
    for clock in clock_times(text, start, end):
        hour, minute = map(int, clock.value.split(":"))
        at = hour * 60 + minute
        before = {"~": AROUND, "<": BESIDE}.get(clock.comparator, 0)
        after = {"~": AROUND, ">": BESIDE}.get(clock.comparator, 0)
        zone = _ZONE.search(text[clock.start : clock.end])
        found.append(
            Found(
                Kind.TIME,
                clock.start,
                clock.end,
                at - before,
                at + after,
                "minute",
                clock.value,
                exact=not clock.comparator,
                grain=zone.group() if zone else "",
            )
        )
    return found
