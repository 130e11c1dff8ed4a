"""What a format gives: the text of one article, and what the places around it say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from ..language.dates import parse_day
from ..model import Stated

LONGEST = 10_000_000
"""Characters of one article; analysis takes some 7 s for a million (measured), and a book has about one."""

SAID = {"headline": 400, "outlet": 120, "byline": 300, "published": 60, "updated": 60, "url": 2000, "language": 35}
"""Longest value of a fact, in characters; what is longer is something else that stands in its place."""

EARLIEST, LATEST = "1605", "2199"
"""Year of the first newspaper, and one that no article is of; programs write 0001 or 9999 where they know no date."""
PLACEHOLDERS = ("admin", "anonymous", "blogger", "microsoft word", "undefined", "unknown", "untitled", "wordpress")
"""What programs write where they know no title, author or publisher ("Microsoft Word - draft.docx")."""
_UNSOUND = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Halves of a letter (in JSON, YAML and names of files), control characters but white space, and what is no character:
UTF-8, XML or a terminal takes none of them."""
_YEAR_OF_NOTHING = re.compile(r"(?<![+\d-])0\d{3}(?!\d)")


Said = tuple[tuple[str, Stated], ...]
"""(fact, what one place says), the most trusted place first."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its format gives it."""

    text: str
    said: Said = ()
    problems: tuple[str, ...] = ()
    part: str = ""
    """Which of several in the file: `entry 3`."""
    begin: int = 0
    """Where the article begins behind its front matter."""


class Sayings:
    """Collects what the places around a text say; an empty value, or one too long to be it, is not taken."""

    def __init__(self) -> None:
        self.said: list[tuple[str, Stated]] = []

    def add(self, fact: str, value: object, origin: str) -> None:
        """Take down what `origin` says, white space made single; a date becomes ISO 8601 or is not taken."""
        words = " ".join(value.split()) if isinstance(value, str) else ""
        if fact in ("published", "updated"):
            words = iso_date(words)
        if fact == "url" and not _is_of_a_page(words):
            return
        if words.casefold().startswith(PLACEHOLDERS) and (len(words.split()) == 1 or " - " in words):
            return
        if words and len(words) <= SAID[fact] and any(sign.isalnum() for sign in words):
            self.said.append((fact, Stated(words, origin)))


def _is_of_a_page(address: str) -> bool:
    """Whether an address leads to a page and not only to a site, or from a page to its neighbour."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and bool(parts.path.strip("/") or parts.query)


def sound(words: str) -> str:
    """`words` with U+FFFD for each sign that no text can hold, or that only moves a cursor; as long as before.

    Every word that a format or an operator gives passes through here once: `state_facts` and `read_file` see to it.
    """
    return words if words.isascii() and words.isprintable() else _UNSOUND.sub("\ufffd", words)


def iso_date(words: str) -> str:
    """`2022-10-10T14:05:00+03:00`, or the day alone where no hour is known; empty where `words` are no date of news.

    ISO 8601, then the form of mails and feeds (RFC 5322), then a day written out ("October 10, 2022").
    """
    compact = words.strip().replace("/", "-") if words[:4].isdigit() else words.strip()
    found = _iso(compact) or _of_mail(compact) or (day[0] if (day := news_day(compact)) else "")
    return found if EARLIEST <= found[:4] <= LATEST else ""


def news_day(line: str) -> tuple[str, int, int] | None:
    """The first full date in a line as (ISO date, start, end), when it can be one of news."""
    day = parse_day(line)
    return day if day and EARLIEST <= day[0][:4] <= LATEST else None


def _iso(words: str) -> str:
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return ""
    return found.isoformat() if len(words) > len("2022-10-10") else found.date().isoformat()


def _of_mail(words: str) -> str:
    """`Mon, 1 Jan 0001 00:00:00 GMT`, which programs write where they know no date, Python takes for 2001."""
    if _YEAR_OF_NOTHING.search(words):
        return ""
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, IndexError, OverflowError):
        return ""
