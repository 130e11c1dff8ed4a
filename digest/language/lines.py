"""What kind of line a line is, judged by its own words alone."""

from __future__ import annotations

import re
from functools import lru_cache

from .lexicon import Lexicon, lexicon

_URL_LINE = re.compile(r"^<?https?://\S+>?$", re.I)
_BYLINE = re.compile(r"^(?i:by|author:|written by|words by)\s+(?P<name>[A-Z][\w.'’-]+(?:\s+(?:(?:and|of|de|van|von|al)\b|[A-Z][\w.'’-]+)){0,5})")
_DATE = (
    r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,?\s+)?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+\d{4}"
    r"|\d{4}-\d{2}-\d{2})"
)
DATE = re.compile(_DATE, re.I)
_TIME = r"(?:[,\s]*(?:at\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?"
_DATE_LINE = re.compile(rf"^{_DATE}{_TIME}$", re.I)
_BRACKETED = re.compile(r"^\[[^\]]{6,160}\]$")
_PARENTHESIS = re.compile(r"^\(.{3,140}\)$")
_COUNTER = re.compile(r"^(?:hide caption\s+)?\d+ of \d+$|^\d+[.)]?$", re.I)
_SHOUT = re.compile(r"^[A-Z0-9 .,'’&/-]{12,}$")
STAMP_BEHIND = re.compile(r"\s+(?i:updated|published|posted):\s+(?=\d|[A-Z][a-z]{2})")
"""Where a page glues its time stamp to the end of a headline."""
_RULE = re.compile(r"^[_*=~\-—–\s.]{2,}$")


@lru_cache(maxsize=4)
def _patterns(code: str) -> dict[str, re.Pattern]:
    lex = lexicon(code)
    starts = {
        kind: re.compile("^(?:" + "|".join(re.escape(line) for line in lex.lines("furniture", f"{kind}_starts")) + ")", re.I)
        for kind in ("chrome", "stamp", "related", "source", "copyright", "appeal")
    }
    credit = lex.table("furniture", "credits")
    starts["credit"] = re.compile(rf"(?:{credit})[^a-z]{{0,12}}$|\((?:{credit})[^)]*\)$|/\s*[A-Z][\w ]+\s*/\s*[A-Z]|^image copyright", re.I)
    starts["author"] = re.compile(lex.table("furniture", "author_words"), re.I)
    return starts


def line_kind(line: str, code: str = "en") -> str | None:
    """`stamp`, `byline`, `date`, `chrome`, `related`, `source`, `copyright`, `appeal`, `credit` or `author`; else None.

    A long line, or one that ends like a sentence, is furniture only by an explicit phrase.
    """
    bare = line.strip().strip("*_#>").strip()
    low = bare.lower().rstrip(":.…").strip()
    lex = lexicon(code)
    patterns = _patterns(code)
    if bare.lower() in _chrome(code) or low in _chrome(code) or _RULE.match(bare) or _COUNTER.match(bare):
        return "chrome"
    if _URL_LINE.match(bare) or patterns["source"].match(bare):
        return "source"
    if _DATE_LINE.match(bare):
        return "date"
    return _worded(bare, patterns, lex)


def _worded(bare: str, patterns: dict[str, re.Pattern], lex: Lexicon) -> str | None:
    count = bare.count(" ") + 1
    if patterns["stamp"].match(bare) and count <= 14 and re.search(r"\d", bare):
        return "stamp"
    if is_byline(bare):
        return "byline"
    if patterns["related"].match(bare) or (_BRACKETED.match(bare) and count >= 3):
        return "related"
    if patterns["copyright"].match(bare) and count <= 60:
        return "copyright"
    if patterns["appeal"].match(bare) and count <= 14:
        return "appeal"
    if patterns["author"].search(bare) and count <= 45:
        return "author"
    if patterns["chrome"].match(bare):
        return "chrome"
    if patterns["credit"].search(bare) and (count <= 9 or _PARENTHESIS.match(bare)):
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
    match = _BYLINE.match(line.strip())
    if not match or len(line) > 120:
        return None
    name = match["name"]
    dated = DATE.search(name) or re.search(r"\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b", name)
    if dated:
        name = name[: dated.start()].rstrip(" ,|-")
    if not name or not all(part[0].isupper() or part in ("and", "of", "de", "van", "von", "al") for part in name.split()):
        return None
    rest = line.strip()[match.end() :].strip(" ,|-–—.")
    if rest and not (DATE.search(line) or len(rest.split()) <= 6):
        return None
    if line.strip().endswith((".", "!", "?")) and len(line.split()) > 8:
        return None
    offset = len(line) - len(line.lstrip())
    return offset + match.start("name"), offset + match.start("name") + len(name)
