"""What an article says of itself: headline, byline, outlet, dates, address; each with the place it was found."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..language.dates import parse_day
from ..language.lexicon import lexicon
from ..language.lines import STAMP_BEHIND, byline_name, line_kind
from ..language.sentences import paragraphs
from ..model import Article, Span, Stated
from .front_matter import FrontMatter

HEADLINE_WORDS = 32
"""Longest headline, in words: the longest of the 52 labelled articles has 21."""
TOP, BOTTOM = 12, 8
"""Lines at the top and at the bottom in which bylines, dates and addresses are looked for."""
_URL = re.compile(r"https?://[^\s<>()\[\]\"']+")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|$)")
_MESSAGE_FROM = re.compile(r"\ba message from ((?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4})", re.I)
_HEADING = re.compile(r"#{1,2}\s+")

Lines = list[tuple[int, int, str | None]]


def state_facts(path: str, text: str, front: FrontMatter, stated: dict[str, str], problems: tuple[str, ...]) -> Article:
    """The article with every fact that is stated somewhere; what sources.yml says wins, then front matter, then the
    text.
    """
    found = _in_text(text, _edges(text, front.end))
    used: dict[str, Stated] = {}
    disagreements: list[tuple[str, Stated, Stated]] = []
    for field in ("headline", "outlet", "byline", "published", "updated", "url", "language"):
        said = [
            Stated(values[field], origin)
            for origin, values in (("sources.yml", stated), ("front matter", front.stated))
            if field in values
        ]
        said += found.get(field, [])
        if said:
            used[field] = said[0]
            disagreements += [(field, said[0], other) for other in said[1:] if _differs(field, said[0], other)]
    language = used.pop("language", None)
    return Article(
        id="",
        path=path,
        text=text,
        **used,
        language=language.value if language else "en",
        front_matter=Span("", 0, front.end) if front.end else None,
        disagreements=tuple(disagreements),
        problems=problems,
    )


def _differs(field: str, used: Stated, other: Stated) -> bool:
    if field in ("published", "updated"):
        return used.value[:10] != other.value[:10]
    return used.value.casefold() != other.value.casefold()


def _edges(text: str, begin: int) -> Lines:
    """The lines at the top and at the bottom, each with its kind."""
    lines = [(s + begin, e + begin) for s, e in paragraphs(text[begin:])]
    edges = lines[:TOP] + lines[max(TOP, len(lines) - BOTTOM) :]
    return [(s, e, line_kind(text[s:e])) for s, e in edges]


def _in_text(text: str, lines: Lines) -> dict[str, list[Stated]]:
    found: dict[str, list[Stated]] = {}
    headline = _headline(text, lines)
    if headline:
        found["headline"] = [headline]
    for start, end, kind in lines:
        line = text[start:end]
        if kind == "byline" and "byline" not in found and (name := byline_name(line)):
            found["byline"] = [_stated(text, start + name[0], start + name[1])]
        if kind == "source" and "url" not in found:
            _state_address(text, start, end, found)
        if kind is None and (glued := STAMP_BEHIND.search(line)) and (day := parse_day(line[glued.start() :])):
            found.setdefault("updated", []).append(
                Stated(day[0], "text", Span("", start + glued.start() + day[1], start + glued.start() + day[2]))
            )
        if kind in ("date", "byline", "stamp") and (day := parse_day(line)):
            field = (
                "updated"
                if kind == "stamp" and not re.match(r"(?i)\W*(?:first )?publi|\W*posted", line)
                else "published"
            )
            found.setdefault(field, []).insert(0, Stated(day[0], "text", Span("", start + day[1], start + day[2])))
        if kind == "appeal" and (match := _MESSAGE_FROM.search(line)):
            found.setdefault("outlet", []).append(_stated(text, start + match.start(1), start + match.end(1)))
    return found


def _stated(text: str, start: int, end: int) -> Stated:
    return Stated(" ".join(text[start:end].split()), "text", Span("", start, end))


def _headline(text: str, lines: Lines) -> Stated | None:
    """The first line that is no furniture, if it does not read like a sentence of the story."""
    for number, (start, end, kind) in enumerate(lines[:TOP]):
        if kind is not None:
            continue
        heading = _HEADING.match(text, start, end)
        begin = heading.end() if heading else start
        if glued := STAMP_BEHIND.search(text, begin, end):
            end = glued.start()
        line = text[begin:end]
        if heading or (_reads_like_headline(line) and number + 1 < len(lines)):
            return _stated(text, begin, end)
        return None
    return None


def _reads_like_headline(line: str) -> bool:
    words = line.split()
    if not 2 <= len(words) <= HEADLINE_WORDS or line.endswith(("...", "…", ":", ";", ",")):
        return False
    return not line.endswith(".") or re.search(r"\b(?:[A-Z]\.){2,}$", line) is not None


def _state_address(text: str, start: int, end: int, found: dict[str, list[Stated]]) -> None:
    match = _URL.search(text, start, end)
    if not match:
        return
    span = Span("", match.start(), match.end())
    found["url"] = [Stated(match.group(), "text", span)]
    if day := _URL_DATE.search(match.group()):
        found.setdefault("published", []).append(Stated(f"{day[1]}-{int(day[2]):02d}-{int(day[3]):02d}", "link", span))
    name = outlet_of(match.group())
    if name:
        found.setdefault("outlet", []).append(Stated(name, "link", span))


def outlet_of(url: str) -> str | None:
    """The readable name of the outlet at an address: "The Moscow Times"; the bare domain where the name is not
    known.
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    labels = [label for label in host.split(".") if label not in ("www", "m", "amp", "edition", "news", "en")]
    known = lexicon().table("outlets")
    for label in labels[:-1]:
        if label in known:
            return known[label]
    return ".".join(labels) or None
