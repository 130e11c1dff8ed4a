"""The values of a detail: equal ones together, each with a letter, each wording once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from ..language.words import words
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


def alike(site: Site, spans: Iterable[Span]) -> list[list[Span]]:
    """`spans` by their words: those that differ in marks and capitals alone are together."""
    groups: dict[str, list[Span]] = {}
    for span in spans:
        groups.setdefault(_MARKS.sub("", site.quoter.text(span)).casefold(), []).append(span)
    return list(groups.values())


def distinct(site: Site, spans: Iterable[Span], most: int = WORDINGS_SHOWN) -> tuple[Markup, ...]:
    """The words of `spans`, each wording once, at most `most`."""
    return tuple(site.quoter.words(group[0]) for group in alike(site, spans)[:most])


def subject(site: Site, detail: Detail) -> Span | None:
    """What a detail is about; of when and where something was, with the words around it: an act alone says little.

    The words go as far as the next sign or value, at most `BEFORE` and `AFTER`, and end with no small word.
    """
    whole = next((value for value in detail.values if detail.subject and detail.subject.within(value.sentence)), None)
    if detail.subject is None or whole is None or detail.question not in ("When", "Where"):
        return detail.subject
    text, start, end = site.articles[detail.subject.article].text, detail.subject.start, detail.subject.end
    taken = [v.span for v in detail.values if v.span.article == whole.span.article]
    floor = max([whole.sentence.start, *(span.end for span in taken if span.end <= start)])
    ceiling = min([whole.sentence.end, *(span.start for span in taken if span.start >= end)])
    before = words(text, _last_sign(text, floor, start), start)[-BEFORE:]
    after = words(text, end, _next_sign(text, end, ceiling))[:AFTER]
    while after and not after[-1].content:
        after.pop()
    return Span(detail.subject.article, before[0].start if before else start, after[-1].end if after else end)


BEFORE, AFTER = 2, 3
_SIGN = re.compile(r"[^\w\s'’-]")


def _last_sign(text: str, start: int, end: int) -> int:
    return max((found.end() for found in _SIGN.finditer(text, start, end)), default=start)


def _next_sign(text: str, start: int, end: int) -> int:
    found = _SIGN.search(text, start, end)
    return found.start() if found else end
