"""A sentence as a row of tokens in which each quotation is one token."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..language.words import WORD

_TOKEN = re.compile(rf"(?P<word>{WORD.pattern})|(?P<mark>--|[^\w\s])")


class Token(NamedTuple):
    """A word, a punctuation mark or a whole quotation."""

    start: int
    end: int
    low: str
    """Lower case, straight apostrophes, possessive kept; the mark itself; or `"` for a quotation."""
    kind: str
    """`word`, `mark` or `quotation`."""
    quotation: int = -1
    """Number of the quotation, counted over the article; -1 for the rest."""
    large: bool = False
    """Whether it begins with a capital."""


def tokenise(text: str, start: int, end: int, quoted: list[tuple[int, int, int]]) -> list[Token]:
    """Tokens of `text[start:end]`; `quoted` are (start, end, number) of the quotations in it, marks included, in
    order.
    """
    tokens: list[Token] = []
    position = start
    for first, last, number in quoted:
        tokens.extend(_plain(text, position, first))
        tokens.append(Token(first, last, '"', "quotation", number))
        position = last
    tokens.extend(_plain(text, position, end))
    return tokens


def _plain(text: str, start: int, end: int) -> list[Token]:
    tokens = []
    for match in _TOKEN.finditer(text, start, max(start, end)):
        raw = match.group()
        if match.lastgroup == "mark":
            tokens.append(Token(match.start(), match.end(), raw, "mark"))
        else:
            tokens.append(
                Token(match.start(), match.end(), raw.replace("’", "'").lower(), "word", large=raw[0].isupper())
            )
    return tokens
