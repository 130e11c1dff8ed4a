"""What an article says of itself: headline, byline, outlet, dates, address; each with the place it was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from ..language.identify import UNKNOWN, identify, language_code
from ..language.lexicon import lexicon
from ..language.lines import STAMP_BEHIND, byline_name, line_kind
from ..language.sentences import paragraphs
from ..model import OPERATORS, Article, Span, Stated
from .draft import Draft, Said, iso_date, news_day, sound
from .front_matter import FIELDS

HEADLINE_WORDS = 32
"""Longest headline, in words: the longest of the 52 labelled articles has 21."""
TOP, BOTTOM = 12, 8
"""Lines at the top and at the bottom in which bylines, dates and addresses are looked for."""
ZONES = timedelta(hours=14)
"""The farthest that a clock on earth is from universal time."""
DISAGREEMENTS = 12
"""Values of one fact that are told beside the one that is used; a page can state thousands, each held against each."""
AROUND = ("headline", "url")
"""Facts that a story taken out of a page no longer has in its text: what looks like one there is something else."""
_URL = re.compile(r"https?://[^\s<>()\[\]\"']+")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|$)")
_MESSAGE_FROM = re.compile(r"\ba message from ((?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4})", re.I)
_HEADING = re.compile(r"#{1,2}\s+")

Lines = list[tuple[int, int, str | None]]


def state_facts(path: str, draft: Draft, operator: dict[str, str]) -> Article:
    """The article with every fact that is stated somewhere.

    What sources.yml says wins, then the places of the format (front matter, JSON-LD, a mail's head ...), then the text.
    """
    text = sound(draft.text)
    inside = _in_text(text, _edges(text, draft.begin))
    used: dict[str, Stated] = {}
    disagreements: list[tuple[str, Stated, Stated]] = []
    for field in FIELDS:
        said = [Stated(operator[field], "sources.yml")] if field in operator else []
        said += [stated for fact, stated in (*draft.said, *_of_address(draft.said)) if fact == field]
        said = [replace(stated, value=sound(stated.value), origin=sound(stated.origin)) for stated in said]
        if not (field in AROUND and any(stated.origin not in OPERATORS for stated in said)):
            said += inside.get(field, [])
        if said:
            used[field] = said[0]
            disagreements += _disagreements(field, said)
    language, told = _language(text[draft.begin :], used.get("language"))
    headline = used.get("headline")
    return Article(
        id="",
        path=path,
        text=text,
        part=draft.part,
        headline=headline and _placed(headline, text, draft.begin),
        outlet=used.get("outlet"),
        byline=used.get("byline"),
        published=used.get("published"),
        updated=used.get("updated"),
        url=used.get("url"),
        language=language,
        front_matter=Span("", 0, draft.begin) if draft.begin else None,
        disagreements=tuple(disagreements),
        problems=tuple(map(sound, (*draft.problems, *told))),
    )


def _is_operators(stated: Stated) -> bool:
    return stated.origin.startswith(OPERATORS)


def _of_address(said: Said) -> Iterator[tuple[str, Stated]]:
    """The outlet that the first address stands for: the readable name of its site."""
    address = next((stated.value for fact, stated in said if fact == "url"), None)
    if address and (name := outlet_of(address)):
        yield "outlet", Stated(name, "link")


def _disagreements(field: str, said: list[Stated]) -> Iterator[tuple[str, Stated, Stated]]:
    """Each place that says something else than the first, each such value once, and not more than are read."""
    seen: list[Stated] = [said[0]]
    for other in said[1:]:
        if len(seen) > DISAGREEMENTS:
            return
        if all(differs(field, each, other) for each in seen):
            yield field, said[0], other
            seen.append(other)


def differs(field: str, one: Stated, other: Stated) -> bool:
    """Whether two places say different things of one fact, and not one of them less.

    A day and an hour of it, one moment in two time zones, a name and a part of it, or with the outlet behind it, do not
    differ; nor does a site whose name is not known differ from a name.
    """
    if field in ("published", "updated"):
        return not _may_be_one_time(one.value, other.value)
    if field == "language":
        return one.value[:2].lower() != other.value[:2].lower()
    if field == "url":
        return _bare_address(one.value) != _bare_address(other.value)
    if field == "outlet" and "link" in (one.origin, other.origin) and any("." in each.value for each in (one, other)):
        return False
    bare, other_bare = _bare(one.value), _bare(other.value)
    if field == "outlet":
        bare, other_bare = bare.replace(" ", ""), other_bare.replace(" ", "")
    return bare not in other_bare and other_bare not in bare


def _may_be_one_time(one: str, other: str) -> bool:
    """Whether two dates can be one: the same day as written, or moments that some time zone makes one."""
    if one[:10] == other[:10]:
        return True
    first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
    if first.tzinfo and second.tzinfo:
        return first == second
    if len(one) > len("2022-10-10") and len(other) > len("2022-10-10"):
        return abs(first.replace(tzinfo=UTC) - second.replace(tzinfo=UTC)) <= ZONES and one[14:19] == other[14:19]
    clock, day = (first, second) if len(one) > len(other) else (second, first)
    return clock.utcoffset() == timedelta() and day.date() in {(clock + s * ZONES).date() for s in (-1, 1)}


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold())).removeprefix("the ").removeprefix("by ")


def _bare_address(url: str) -> str:
    """An address without what its forms for telephones and trackers add."""
    bare = re.sub(r"\Ahttps?://(?:www\.|m\.|amp\.)?", "", url.casefold()).partition("?")[0].partition("#")[0]
    for end in ("/", ".html", ".htm", "/amp", ".amp"):
        bare = bare.removesuffix(end)
    return bare


def _language(text: str, stated: Stated | None) -> tuple[str, tuple[str, ...]]:
    """(language, problems): as its own words tell, else as stated; an operator's word wins."""
    said = language_code(stated.value) if stated else ""
    told: tuple[str, ...] = ()
    if stated and _is_operators(stated):
        if said:
            return said, ()
        told = (f"language is '{stated.value[:40]}'; write it as en or de. It is not used.",)
    found = identify(text)
    return (said if found == UNKNOWN and said else found), told


def _placed(headline: Stated, text: str, begin: int) -> Stated:
    """The headline with its place, where the text begins with it."""
    if headline.span:
        return headline
    start = begin + len(text[begin:]) - len(text[begin:].lstrip("#* \t\n"))
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)].rstrip()
    same = line and " ".join(line.split()).casefold() == headline.value.casefold()
    return replace(headline, span=Span("", start, start + len(line))) if same else headline


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
        if kind is None and (glued := STAMP_BEHIND.search(line)) and (day := news_day(line[glued.start() :])):
            found.setdefault("updated", []).append(
                Stated(day[0], "text", Span("", start + glued.start() + day[1], start + glued.start() + day[2]))
            )
        if kind in ("date", "byline", "stamp") and (day := news_day(line)):
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
    return not line.endswith(".") or re.search(r"\b(?:[A-Z]\.){2}$", line) is not None


def _state_address(text: str, start: int, end: int, found: dict[str, list[Stated]]) -> None:
    match = _URL.search(text, start, end)
    if not match:
        return
    span = Span("", match.start(), match.end())
    found["url"] = [Stated(match.group(), "text", span)]
    day = _URL_DATE.search(match.group())
    if day and (published := iso_date(f"{day[1]}-{int(day[2]):02d}-{int(day[3]):02d}")):
        found.setdefault("published", []).append(Stated(published, "link", span))
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
