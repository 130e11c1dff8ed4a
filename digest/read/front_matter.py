"""The YAML block at the top of a file, where an operator states facts and `digest add` writes what it found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from ..model import Stated
from .draft import Said, iso_date
from .written import YAMLRefusedError, load_yaml

_BLOCK = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
FIELDS = {
    "headline": ("headline", "title"),
    "outlet": ("outlet", "publisher", "source", "site", "site_name"),
    "byline": ("byline", "author", "authors", "by"),
    "published": ("published", "date", "date_published", "published_at"),
    "updated": ("updated", "modified", "date_modified"),
    "url": ("url", "link", "canonical"),
    "language": ("language", "lang"),
}
"""Field of an article -> the names it may have in front matter and in sources.yml, the first wins."""

LARGEST_BLOCK = 100_000
"""Characters up to which a block between two lines of hyphens is front matter; `digest add` writes some thousand."""
LONGEST_VALUE = 5_000
"""Characters of a fact that a person states; the longest address that browsers take has some 2,000."""

FOUND, ALSO = "found", "also"
"""Names under which `digest add` writes where it found each fact, and what other places said."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands in the block."""

    end: int
    """Where the text of the article begins; 0 without a block."""
    said: Said = ()
    problems: tuple[str, ...] = ()


def split_front_matter(text: str) -> FrontMatter:
    """The facts stated at the top of `text`; a block that is not YAML stays text and is told as a problem."""
    match = _BLOCK.match(text)
    if not match:
        return FrontMatter(0)
    if match.end() > LARGEST_BLOCK:
        told = f"line 1: the front matter has more than {LARGEST_BLOCK:,} characters; it is shown as text."
        return FrontMatter(0, (), (told,))
    try:
        found = load_yaml(match[1])
    except YAMLRefusedError as error:
        told = f"line {error.line + 1}: the front matter is not YAML ({error.why}); it is shown as text."
        return FrontMatter(0, (), (told,))
    if not isinstance(found, dict):
        return FrontMatter(0)
    stated, problems = pick_fields(found)
    places = found.get(FOUND)
    named = places if isinstance(places, dict) else {}
    said = [(fact, Stated(value, _origin(named.get(fact)))) for fact, value in stated.items()]
    return FrontMatter(match.end(), (*said, *_others(found.get(ALSO))), problems)


def _origin(place: object) -> str:
    return f"front matter, from {_as_text(place)[:60]}" if place else "front matter"


def _others(also: object) -> Iterator[tuple[str, Stated]]:
    """What other places said, as `digest add` wrote it down: `{fact: published, value: ..., found: meta tag}`."""
    for each in also if isinstance(also, list) else ():
        fact = each.get("fact") if isinstance(each, dict) else None
        if isinstance(fact, str) and fact in FIELDS:
            value = _as_text(each.get("value") or "")
            if value := iso_date(value) if fact in ("published", "updated") else value:
                yield fact, Stated(value, _origin(each.get(FOUND)))


def pick_fields(found: Mapping[object, object]) -> tuple[dict[str, str], tuple[str, ...]]:
    """(field -> value, problems) out of a mapping written by a person."""
    stated: dict[str, str] = {}
    problems: list[str] = []
    lower = {str(key).lower(): value for key, value in found.items()}
    for field, names in FIELDS.items():
        raw = next((lower[name] for name in names if lower.get(name) not in (None, "")), None)
        if raw is None:
            continue
        value = _as_text(raw)
        if not value:
            continue
        if len(value) > LONGEST_VALUE:
            problems.append(f"{field} has more than {LONGEST_VALUE:,} characters. It is not used.")
            continue
        if field in ("published", "updated"):
            day = iso_date(value)
            if not day:
                problems.append(f"{field} is '{value[:40]}'; write it as 2022-10-10. It is not used.")
                continue
            value = day
        stated[field] = value
    return stated, tuple(problems)


def _as_text(raw: object) -> str:
    """A value in words; what is nested deeper is none, and with aliases a few lines of it can be endless."""
    if isinstance(raw, (datetime, date)):
        return raw.isoformat()
    if isinstance(raw, (list, tuple)):
        return ", ".join(filter(None, (_as_text(item) for item in raw if not isinstance(item, (list, tuple)))))
    return "" if isinstance(raw, (dict, set)) else " ".join(str(raw).split())
