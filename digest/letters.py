"""Letters as readers see them: an "é" that is written as "e" and an accent is one letter, and a soft hyphen is none.

Analysis and comparison read the composed text, where "José" is one word however it was typed. What they find is moved
back to the text as it came, so that every span is a stretch of the article.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast
from unicodedata import is_normalized, normalize

from .model import Article, Span

SOFT_HYPHEN = "\u00ad"
_LETTER = re.compile(rf".[\u0300-\u036f{SOFT_HYPHEN}]*", re.S)

Record = TypeVar("Record")
Move = Callable[[Span], Span]


def compose(article: Article) -> Article:
    """The article with composed letters; itself where they are, as in nearly every one."""
    if SOFT_HYPHEN not in article.text and is_normalized("NFC", article.text):
        return article
    text, places = composed(article.text)

    def move(span: Span) -> Span:
        return Span(span.article, bisect_left(places, span.start), bisect_left(places, span.end))

    return replace(_moved(article, move), text=text)


def restore(record: Record, articles: Mapping[str, Article]) -> Record:
    """The record with each article as it came, and each span at its place there. `articles`: id -> as it came; those
    that were composed already may be left out.
    """
    places = {each.id: composed(each.text)[1] for each in articles.values()}

    def move(span: Span) -> Span:
        there = places.get(span.article)
        return Span(span.article, there[span.start], there[span.end]) if there else span

    return _moved(record, move, articles) if articles else record


def composed(text: str) -> tuple[str, list[int]]:
    """The text with composed letters, and for each character of it, and its end, the place in `text`."""
    letters: list[str] = []
    places: list[int] = []
    for match in _LETTER.finditer(text):
        letter = normalize("NFC", match.group().replace(SOFT_HYPHEN, ""))
        letters.append(letter)
        places.extend(range(match.start(), match.start() + len(letter)))
    return "".join(letters), [*places, len(text)]


def _moved(record: Record, move: Move, articles: Mapping[str, Article] | None = None) -> Record:
    """The record with each span in it, however deep, moved, and each of `articles` in its place."""
    found: object = record
    if isinstance(record, Span):
        found = move(record)
    elif isinstance(record, Article) and articles is not None:
        found = articles.get(record.id, record)
    elif isinstance(record, tuple):
        found = tuple(_moved(each, move, articles) for each in record)
    elif is_dataclass(record) and not isinstance(record, type):
        old = {field.name: getattr(record, field.name) for field in fields(record)}
        new = {name: _moved(value, move, articles) for name, value in old.items()}
        found = replace(record, **new) if any(new[name] is not old[name] for name in old) else record
    return cast(Record, found)
