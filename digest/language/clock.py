"""Times of day in a text: "10:20 p.m.", "9pm", "21:00", "around noon", "1430 GMT"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TIME = re.compile(
    r"(?<![\w:.,$£€])(?:(?P<bound>around|about|(?:shortly |just )?after|(?:shortly |just )?before|by|until)\s+)?"
    r"(?:(?P<hour>1?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])(?:\.\s?m\b\.?|m\b)"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![:.]?\d)"
    r"|(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?= (?:GMT|BST|EDT|EST|UTC|local time|hours))"
    r"|(?P<word>noon|midnight)\b)"
    r"(?:\s(?:local time|GMT|BST|UTC|[ECMP][DS]?T)\b)?",
    re.I,
)
_WORDS = {"noon": "12:00", "midnight": "00:00"}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in a text."""

    start: int
    end: int
    value: str
    """On a clock of 24 hours: "22:20"."""
    comparator: str
    """`~` for around, `>` for after, `<` for before and by, else empty."""


def clock_times(text: str, start: int, end: int) -> list[Clock]:
    """Every time of day in `text[start:end]`, in order."""
    return [
        Clock(match.start(), match.end(), _value(match), _comparator(match["bound"]))
        for match in _TIME.finditer(text, start, end)
    ]


def _value(match: re.Match[str]) -> str:
    if match["word"]:
        return _WORDS[match["word"].lower()]
    hour = int(match["hour"] or match["hour24"] or match["hour4"])
    minute = int(match["minute"] or match["minute24"] or match["minute4"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return f"{hour:02d}:{minute:02d}"


def _comparator(bound: str | None) -> str:
    words = (bound or "").lower()
    return "~" if words in ("around", "about") else ">" if "after" in words else "<" if words else ""
