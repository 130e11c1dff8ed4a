"""Dates in a text, and the day they mean seen from the day of the article.

A date is found as an expression (`Date.form`) that does not depend on the article's own date, and resolved later:

    2022-10-10, 2022-10, 2022    as written
    --10-10                      day and month, the year is the nearest to the anchor
    weekday:0 (-1, +1, +)        Monday, the nearest one past; "last Monday"; "next Monday"; "will meet on Monday"
    --06-25+                     a day and month to come: "will be held on June 25"
    days:-2, weeks:-1, months:-1, years:-1    counted from the anchor; weeks:0 is "this week",
    days:-2?                     "for two days"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from .lexicon import any_of, lexicon
from .words import number_words

CLAUSE = 80
"""Characters in front of a date in which its clause tells whether it is to come."""
AHEAD = 180
"""Days by which a day to come is taken for farther than one that has been."""
LEAP = 2000
"""A year that has every day."""
_WHOLE = re.compile(r"\d{4}-\d\d-\d\d")
_STEPS = {"last": -1, "this": 0, "next": 1}


@dataclass(frozen=True, slots=True)
class Date:
    """A date expression in a text."""

    start: int
    end: int
    form: str
    """See the head of this module."""


@lru_cache(maxsize=4)
def _months(code: str) -> dict[str, int]:
    lex = lexicon(code)
    months = {name: n for n, name in enumerate(lex.words("dates", "months"), 1)}
    for short in lex.words("dates", "month_short"):
        months[short] = next(n for name, n in months.items() if name.startswith(short[:3]))
    return months


@lru_cache(maxsize=4)
def _weekdays(code: str) -> dict[str, int]:
    lex = lexicon(code)
    return {name: n for n, name in enumerate(lex.words("dates", "weekdays"))}


@lru_cache(maxsize=4)
def _pattern(code: str) -> re.Pattern[str]:
    lex = lexicon(code)
    month = "(?:" + any_of(_months(code)) + r")\b\.?"
    weekday = "(?:" + "|".join(_weekdays(code)) + ")"
    count = "(?:" + any_of(w for w, n in number_words(code).items() if n < 100) + r"|an?|\d{1,3})"
    unit = "(?:day|week|month|year)s?"
    relative = "|".join(lex.counts("dates", "relative"))
    named = "|".join(name.replace("'", "['’]") for name in lex.table("dates", "named"))
    return re.compile(
        rf"\b(?:(?:{weekday}),?\s+)?(?P<month>{month})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year>\d{{4}}))?\b"
        rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{month})(?:,?\s+(?P<year2>\d{{4}}))?\b"
        rf"|\b(?P<month3>{month}),?\s+(?P<year3>(?:19|20)\d\d)\b"
        rf"|\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"
        rf"|\b(?:(?P<which>last|next|this)\s+)?(?P<weekday>{weekday})\b"
        rf"|\b(?P<ago>{count})\s+(?P<agounit>{unit})\s+(?:ago|earlier)\b"
        rf"|\b(?P<lastnext>last|next|this)\s+(?:past\s+)?(?P<period>day|week|month|year)\b"
        rf"|\b(?P<named>{named})\b"
        rf"|\bfor,?\s+(?:(?:I think|about|nearly|almost|more than|the past|the last),?\s+)*"
        rf"(?P<for>{count})\s+(?P<forunit>{unit})\b"
        rf"|\b(?P<relative>{relative})\b"
        rf"|\b(?:in|since|by|of|from|during|the|until|after|before)\s+(?P<year4>(?:1[5-9]|20)\d\d)\b(?![,.]\d|\s*%|-)"
        rf"|\b(?:in|since|until|early|late|mid)[\s-]+(?P<month4>{month})(?!\.?\s+\d)",
        re.I,
    )


@lru_cache(maxsize=4)
def _triggers(code: str) -> frozenset[str]:
    """Words without one of which there is no date; asking for them first is ten times as fast as the pattern."""
    lex = lexicon(code)
    units = "day days week weeks month months year years".split()
    named = [word for name in lex.table("dates", "named") for word in re.findall("[a-z]+", name)]
    return frozenset([*named, *_months(code), *_weekdays(code), *lex.counts("dates", "relative"), *units])


_TRIGGER = re.compile(r"[a-z]+|\d{4}")


def dates(text: str, start: int, end: int) -> list[Date]:
    """Every date expression in `text[start:end]`, in order."""
    found: list[Date] = []
    triggers = _triggers("en")
    if not any(word in triggers or word.isdigit() for word in _TRIGGER.findall(text[start:end].lower())):
        return found
    for match in _pattern("en").finditer(text, start, end):
        form = _form(match)
        if form and _looks_like_a_date(match):
            begin = match.start("year4") if match["year4"] else match.start()
            open_year = form.startswith("--") or (form.startswith("weekday") and form[-2] not in "+-")
            found.append(Date(begin, match.end(), form + "+" if open_year and _ahead(text, start, begin) else form))
    return found


def _ahead(text: str, start: int, end: int) -> bool:
    """Whether the clause in front of a day tells of what is to come."""
    clause = re.split(r"[,;:.“”\"—–]", text[max(start, end - CLAUSE) : end])[-1]
    return not lexicon()["dates", "ahead"].isdisjoint(clause.lower().split())


def _looks_like_a_date(match: re.Match[str]) -> bool:
    """May and March are also words: a month name must be written large."""
    name = match["month"] or match["month2"] or match["month3"] or match["month4"] or match["weekday"]
    return not name or name[0].isupper()


def _form(match: re.Match[str]) -> str | None:
    month = match["month"] or match["month2"] or match["month3"] or match["month4"]
    if month:
        return _of_month(match, _months("en")[month.lower().rstrip(".")])
    if match["iso"]:
        return match["iso"] if whole_day(match["iso"]) else None
    if match["year4"]:
        return match["year4"]
    if match["weekday"]:
        shift = {"last": "-1", "next": "+1"}.get((match["which"] or "").lower(), "")
        return f"weekday:{_weekdays('en')[match['weekday'].lower()]}{shift}"
    if match["ago"]:
        return f"{_plural(match['agounit'])}:-{_count(match['ago'])}"
    if match["for"]:
        return f"{_plural(match['forunit'])}:-{_count(match['for'])}?"
    if match["period"]:
        return f"{_plural(match['period'])}:{_STEPS[match['lastnext'].lower()]}"
    if match["named"]:
        return lexicon().table("dates", "named")[match["named"].lower().replace("’", "'")]
    return f"days:{lexicon().counts('dates', 'relative')[match['relative'].lower()]}"


def _of_month(match: re.Match[str], month: int) -> str | None:
    day, year = match["day"] or match["day2"], match["year"] or match["year2"] or match["year3"]
    if not day:
        return f"{year}-{month:02d}" if year else f"--{month:02d}"
    end = f"-{month:02d}-{int(day):02d}"
    return f"{year or '-'}{end}" if whole_day(f"{year or LEAP}{end}") else None


def _plural(unit: str) -> str:
    return unit.lower().rstrip("s") + "s"


def _count(words: str) -> int:
    words = words.lower()
    return int(words) if words.isdigit() else 1 if words in ("a", "an") else number_words()[words]


def is_relative(form: str) -> bool:
    """Whether the expression needs a day to count from."""
    return ":" in form or form.startswith("--")


def resolve(form: str, anchor: date | None) -> str | None:
    """The day, month or year a form means, as ISO 8601; None when it needs an anchor and there is none."""
    if not is_relative(form):
        return form
    if anchor is None:
        return None
    if form.startswith("--"):
        return _nearest(form, anchor)
    kind, amount = form.rstrip("?").split(":")
    if kind == "weekday":
        return _weekday(int(amount[0]), amount[1:], anchor).isoformat()
    number = int(amount)
    if kind == "days":
        return (anchor + timedelta(days=number)).isoformat()
    if kind == "weeks":
        year, week, _ = (anchor + timedelta(weeks=number)).isocalendar()
        return f"{year}-W{week:02d}"
    if kind == "months":
        total = anchor.year * 12 + anchor.month - 1 + number
        return f"{total // 12}-{total % 12 + 1:02d}"
    return str(anchor.year + number)


def _nearest(form: str, anchor: date) -> str | None:
    """The year that puts a day and month nearest to the anchor; the next such day of one to come."""
    parts = [int(part) for part in form[2:].rstrip("+").split("-")]
    if form.endswith("+"):
        year = anchor.year + (tuple(parts) < (anchor.month, anchor.day)[: len(parts)])
    else:
        year = min(range(anchor.year - 1, anchor.year + 2), key=lambda year: _away(year, parts, anchor))
    if len(parts) == 1:
        return f"{year}-{parts[0]:02d}"
    try:
        return date(year, parts[0], parts[1]).isoformat()
    except ValueError:
        return None


def _away(year: int, parts: list[int], anchor: date) -> int:
    """Days between the anchor and a day or a month; what is to come counts as farther, for news tells what has been."""
    day = date(year, parts[0], min(parts[1], 28) if len(parts) > 1 else 15)
    return abs((day - anchor).days) + (AHEAD if day > anchor else 0)


def _weekday(number: int, shift: str, anchor: date) -> date:
    past = anchor - timedelta(days=(anchor.weekday() - number) % 7)
    if shift == "-1" and past == anchor:
        past -= timedelta(days=7)
    ahead = shift == "+1" or (shift == "+" and past != anchor)
    return past + timedelta(days=7) if ahead else past


def whole_day(form: str) -> date | None:
    """The day that a form names in full; None for a month, a year, and a day that no calendar has."""
    try:
        return date.fromisoformat(form) if _WHOLE.fullmatch(form) else None
    except ValueError:
        return None


def first_day(iso: str) -> str:
    """The first day of a day, week, month or year as ISO 8601: puts dates of any precision in order."""
    year, _, rest = iso.partition("-")
    if rest.startswith("W"):
        week = min(int(rest[1:]), date(int(year), 12, 28).isocalendar().week)  # not every year has 53
        return date.fromisocalendar(int(year), week, 1).isoformat()
    return iso if len(iso) >= 10 else f"{iso}-01-01"[:10] if not rest else f"{iso}-01"


def parse_day(text: str) -> tuple[str, int, int] | None:
    """The first full date (day, month, year) in a line: (ISO date, start, end)."""
    for found in dates(text, 0, len(text)):
        if whole_day(found.form):
            return found.form, found.start, found.end
    return None
