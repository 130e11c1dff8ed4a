"""The values of a detail: equal ones together, each with a letter, each wording once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from ..model import Detail, Span, Value
from .site import Site

WORDINGS_SHOWN = 4
"""Ways to word one value; the chips lead to the others."""
_MARKS = re.compile(r"[^\w ]")


def grouped(site: Site, detail: Detail) -> dict[str, list[Value]]:
    """Value -> its places, in the order of the detail; of an update in the order in which they were published."""
    groups: dict[str, list[Value]] = {}
    changing = detail.relation == "update"
    values = sorted(detail.values, key=lambda v: published(site, v) or "9999") if changing else detail.values
    for value in values:
        groups.setdefault(value.value, []).append(value)
    return groups


def letter(number: int) -> str:
    """The letters from `a`, then a plus sign: 27 values are no table. Small ones, since a nameless source is `A`."""
    return chr(ord("a") + number) if number < 26 else "+"


def published(site: Site, value: Value) -> str:
    """When the article was published that gives the value; empty where that is not known."""
    stated = site.articles[value.span.article].published
    return stated.value if stated else ""


def distinct(site: Site, spans: Iterable[Span], most: int = WORDINGS_SHOWN) -> tuple[Markup, ...]:
    """The words of `spans`, each wording once whatever its marks, at most `most`."""
    wordings: dict[str, Span] = {}
    for span in spans:
        wordings.setdefault(_MARKS.sub("", site.quoter.text(span)).casefold(), span)
    return tuple(site.quoter.words(span) for span in list(wordings.values())[:most])
