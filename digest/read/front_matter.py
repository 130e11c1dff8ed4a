"""The YAML block at the top of a file, where an operator states facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

import yaml

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


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands in the block."""

    end: int
    """Where the text of the article begins; 0 without a block."""
    stated: dict[str, str]
    problems: tuple[str, ...] = ()


def split_front_matter(text: str) -> FrontMatter:
    """The facts stated at the top of `text`; a block that is not YAML stays text and is told as a problem."""
    match = _BLOCK.match(text)
    if not match:
        return FrontMatter(0, {})
    try:
        found = yaml.safe_load(match[1])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        what = getattr(error, "problem", None) or "malformed"
        told = f"line {line}: the front matter is not YAML ({what}); it is shown as text."
        return FrontMatter(0, {}, (told,))
    except (ValueError, RecursionError) as error:
        return FrontMatter(0, {}, (f"line 1: the front matter cannot be read ({error}); it is shown as text.",))
    if not isinstance(found, dict):
        return FrontMatter(0, {})
    stated, problems = pick_fields(found)
    return FrontMatter(match.end(), stated, problems)


def pick_fields(found: dict) -> tuple[dict[str, str], tuple[str, ...]]:
    """(field -> value, problems) out of a mapping written by a person."""
    stated: dict[str, str] = {}
    problems: list[str] = []
    lower = {str(key).lower(): value for key, value in found.items()}
    for field, names in FIELDS.items():
        raw = next((lower[name] for name in names if lower.get(name) not in (None, "")), None)
        if raw is None:
            continue
        value = _as_text(raw)
        if field in ("published", "updated") and not _is_date(value):
            problems.append(f"{field} is '{value[:40]}'; write it as 2022-10-10. It is not used.")
            continue
        stated[field] = value
    return stated, tuple(problems)


def _as_text(raw: object) -> str:
    if isinstance(raw, (datetime, date)):
        return raw.isoformat()
    if isinstance(raw, (list, tuple)):
        return ", ".join(str(item) for item in raw)
    return " ".join(str(raw).split())


def _is_date(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
