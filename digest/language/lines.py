"""What kind of line a line is, judged by its own words alone."""

from __future__ import annotations

import re
from functools import lru_cache

from .lexicon import lexicon

_URL_LINE = re.compile(r"^<?https?://\S+>?$", re.I)
_BYLINE = re.compile(
    r"^(?i:by|author:|written by|words by)\s+"
    r"(?P<name>[A-Z][\w.'’-]+(?:\s+(?:(?:and|of|de|van|von|al)\b|[A-Z][\w.'’-]+)){0,5})"
)
_DATE = (
    r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,?\s+)?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s+\d{4}"
    r"|\d{4}-\d{2}-\d{2})"
)
DATE = re.compile(_DATE, re.I)
_TIME = r"(?:[,\s]{0,9}(?:at\s{1,9})?\d{1,2}[:.]\d{2}\s{0,9}(?:[ap]\.?m\.?)?(?:\s{0,9}[A-Z]{2,4})?)?"
_DATE_LINE = re.compile(rf"^{_DATE}{_TIME}$", re.I)
_BRACKETED = re.compile(r"^\[[^\]]{6,160}\]$")
_PARENTHESIS = re.compile(r"^\(.{3,140}\)$")
_COUNTER = re.compile(r"^(?:hide caption\s+)?\d+ of \d+$|^\d+[.)]?$", re.I)
STAMP_BEHIND = re.compile(r"(?<!\s)\s+(?i:updated|published|posted):\s+(?=\d|[A-Z][a-z]{2})")
"""Where a page glues its time stamp to the end of a headline."""
_RULE = re.compile(r"^[_*=~\-—–\s.]{2,}$")


@lru_cache(maxsize=64)
def _starts(code: str, kind: str) -> tuple[str, ...]:
    return tuple(line.lower() for line in lexicon(code).lines("furniture", f"{kind}_starts"))


@lru_cache(maxsize=4)
def _credit(code: str) -> re.Pattern[str]:
    credit = lexicon(code).text("furniture", "credits")
    return re.compile(
        rf"(?:{credit})[^a-z]{{0,12}}$|\((?:{credit})[^()]*\)$"
        r"|/\s{0,9}[A-Z][\w ]{1,80}\s{0,9}/\s{0,9}[A-Z]|^image copyright",
        re.I,
    )


@lru_cache(maxsize=4)
def _author(code: str) -> re.Pattern[str]:
    return re.compile(lexicon(code).text("furniture", "author_words"), re.I)


def line_kind(line: str, code: str = "en") -> str | None:
    """`stamp`, `byline`, `date`, `chrome`, `related`, `source`, `copyright`, `appeal`, `credit` or `author`; else None.

    A long line, or one that ends like a sentence, is furniture only by an explicit phrase.
    """
    bare = line.strip().strip("*_#>").strip()
    low = bare.lower().rstrip(":.…").strip()
    if bare.lower() in _chrome(code) or low in _chrome(code) or _RULE.match(bare) or _COUNTER.match(bare):
        return "chrome"
    if _URL_LINE.match(bare) or low.startswith(_starts(code, "source")):
        return "source"
    if len(bare) < 60 and _DATE_LINE.match(bare):
        return "date"
    return _worded(bare, low, code)


def _worded(bare: str, low: str, code: str) -> str | None:
    count = bare.count(" ") + 1
    if low.startswith(_starts(code, "stamp")) and count <= 14 and re.search(r"\d", bare):
        return "stamp"
    if is_byline(bare):
        return "byline"
    if low.startswith(_starts(code, "related")) or (_BRACKETED.match(bare) and count >= 3):
        return "related"
    if low.startswith(_starts(code, "copyright")) and count <= 60:
        return "copyright"
    if low.startswith(_starts(code, "appeal")) and count <= 14:
        return "appeal"
    if count <= 45 and _author(code).search(bare):
        return "author"
    if low.startswith(_starts(code, "chrome")):
        return "chrome"
    if (count <= 9 or _PARENTHESIS.match(bare)) and _credit(code).search(bare):
        return "credit"
    return None


@lru_cache(maxsize=4)
def _chrome(code: str) -> frozenset[str]:
    return frozenset(lexicon(code).lines("furniture", "chrome"))


def is_byline(line: str) -> bool:
    """Whether the line names its author: "By Vusala Abbasova October 12, 2022", "Author: Dave DeCamp"."""
    return byline_name(line) is not None


def byline_name(line: str) -> tuple[int, int] | None:
    """Where in `line` the author's name stands, or None when it is no byline."""
    match = _BYLINE.match(line.strip()) if len(line) <= 120 else None
    if not match:
        return None
    name = match["name"]
    dated = DATE.search(name) or re.search(
        r"\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b", name
    )
    if dated:
        name = name[: dated.start()].rstrip(" ,|-")
    if not name or not all(
        part[0].isupper() or part in ("and", "of", "de", "van", "von", "al") for part in name.split()
    ):
        return None
    rest = line.strip()[match.end() :].strip(" ,|-–—.")
    if rest and not (DATE.search(line) or len(rest.split()) <= 6):
        return None
    if line.strip().endswith((".", "!", "?")) and len(line.split()) > 8:
        return None
    offset = len(line) - len(line.lstrip())
    return offset + match.start("name"), offset + match.start("name") + len(name)
