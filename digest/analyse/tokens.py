"""A sentence as a row of tokens in which each quotation is one token."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..language.lexicon import lexicon
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
    order. The dot of "Gov." belongs to its word; what stands in parentheses is passed over, quotations aside.
    """
    tokens: list[Token] = []
    position = start
    for first, last, number in quoted:
        tokens.extend(_plain(text, position, first))
        tokens.append(Token(first, last, '"', "quotation", number))
        position = last
    tokens.extend(_plain(text, position, end))
    return _without_parentheses(tokens)


def _plain(text: str, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, max(start, end)):
        raw = match.group()
        if match.lastgroup == "word":
            low = raw.replace("’", "'").lower()
            if _compounds(tokens, match.start()):
                first = tokens[-2]
                del tokens[-2:]
                tokens.append(first._replace(end=match.end(), low=f"{first.low}-{low}"))
            else:
                tokens.append(Token(match.start(), match.end(), low, "word", large=raw[0].isupper()))
        elif raw == "." and tokens and _abbreviates(text, tokens[-1], match.end()):
            tokens[-1] = tokens[-1]._replace(end=match.end())
        else:
            tokens.append(Token(match.start(), match.end(), raw, "mark"))
    return tokens


def _compounds(tokens: list[Token], start: int) -> bool:
    """Whether the word that starts here hangs on the one before by a hyphen: "Jae-in", "co-founder"."""
    if len(tokens) < 2 or tokens[-1].low != "-" or tokens[-1].end != start:
        return False
    return tokens[-2].kind == "word" and tokens[-2].end == tokens[-1].start


def _abbreviates(text: str, word: Token, behind: int) -> bool:
    """Whether the dot that ends at `behind` belongs to the word before it: "Gov.", "J.", "R-Fla.,"."""
    if word.end != behind - 1 or word.kind != "word":
        return False
    short = word.low in lexicon()["words", "abbreviations"] or (len(word.low) == 1 and word.large)
    return short or text[behind : behind + 1] == ","


def _without_parentheses(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    opened: int | None = None
    for token in tokens:
        if token.low == "(":
            opened = len(kept)
        kept.append(token)
        if token.low == ")" and opened is not None:
            if not any(t.kind == "quotation" for t in kept[opened:]):
                del kept[opened:]
            opened = None
    return kept
