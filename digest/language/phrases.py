"""The noun phrases and verb groups of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .lexicon import lexicon
from .tagging import AUXILIARIES, Token, is_number, tag

NEGATIONS = frozenset("not n't never no".split())
BRACKETS = frozenset(';:()[]“”"—–') | {"--", "..."}
_INSIDE = frozenset("DT PDT PRP$ CD JJ JJR JJS NN NNS NNP NNPS POS $ HYPH".split())
_AMOUNTS = frozenset("hundreds tens thousands dozens".split())


class Group(NamedTuple):
    """A noun phrase (`N`), a verb group (`V`), or one word between them (`-`): positions of its tokens."""

    kind: str
    first: int
    last: int
    head: int
    """Position of the noun or verb that the rest hangs on."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence in tokens and in the groups they make; every token is in one group."""

    tokens: tuple[Token, ...]
    groups: tuple[Group, ...]

    def group_at(self, token: int) -> int:
        """Number of the group that a token is in."""
        low, high = 0, len(self.groups) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.groups[middle].first <= token else (low, middle - 1)
        return low

    def tokens_in(self, start: int, end: int) -> list[int]:
        """Positions of the tokens that touch a stretch of the text."""
        return [n for n, token in enumerate(self.tokens) if token.start < end and start < token.end]


def phrases(text: str, start: int, end: int) -> Tagged:
    """The sentence `text[start:end]` in tokens and groups."""
    tokens = tag(text, start, end)
    return Tagged(tuple(tokens), tuple(_groups(tokens)))


def _groups(tokens: list[Token]) -> list[Group]:
    """The tokens cut into noun phrases, verb groups and single words."""
    found: list[Group] = []
    bounds = _bounds(tokens)
    n = 0
    while n < len(tokens):
        if _in_noun_phrase(tokens, n, n, bounds):
            group = _noun_phrase(tokens, n, bounds)
        elif _begins_verb(tokens, n):
            group = _verb_group(tokens, n)
        elif tokens[n].tag in ("PRP", "EX") or tokens[n].tag == "WP" and tokens[n].low != "who":
            group = Group("N", n, n, n)
        else:
            group = Group("-", n, n, n)
        found.append(group)
        n = group.last + 1
    return found


@lru_cache(maxsize=1)
def _bounding() -> tuple[frozenset[tuple[str, ...]], int]:
    """The words of "more than", "about" and the like, and the most of them in a row."""
    phrases = frozenset(tuple(phrase.split()) for phrase in lexicon().table("numbers", "comparators"))
    return phrases, max(map(len, phrases))


def _bounds(tokens: list[Token]) -> set[int]:
    """Positions of the words that say how near a figure is and stand in front of one: "more than", "about"."""
    phrases, longest = _bounding()
    found: set[int] = set()
    for n, token in enumerate(tokens):
        if is_number(token.low) or token.tag == "$":
            for length in range(1, min(longest, n) + 1):
                if tuple(t.low for t in tokens[n - length : n]) in phrases:
                    found.update(range(n - length, n))
    return found


def _in_noun_phrase(tokens: list[Token], n: int, first: int, bounds: set[int]) -> bool:
    """Whether a token belongs to a noun phrase that has begun at `first`."""
    token = tokens[n]
    before = tokens[n - 1] if n > first else None
    behind = tokens[n + 1] if n + 1 < len(tokens) else None
    if token.tag in _INSIDE or n in bounds:
        return token.tag != "HYPH" and token.tag != "POS" or before is not None
    if before is None:
        return False
    if before.tag == "HYPH":
        return True
    if token.low == "of":
        return before.low in _AMOUNTS and behind is not None and behind.low in _AMOUNTS | {"millions"}
    if behind is None:
        return False
    if token.tag in ("VBN", "VBG", "VBD"):
        return before.tag in ("DT", "JJ", "PRP$", "CD", "POS") and (behind.noun or behind.tag in ("CD", "JJ", "$"))
    if token.tag in ("RB", "RBS", "RBR"):
        return before.tag in ("DT", "PRP$", "CD", "POS") and behind.tag in ("JJ", "VBN", "CD")
    return token.low == "," and before.tag == "JJ" and behind.tag == "JJ"


_NEXT_DAYS = frozenset("last this next earlier".split())


def _noun_phrase(tokens: list[Token], first: int, bounds: set[int]) -> Group:
    last, noun = first, tokens[first].noun
    while last + 1 < len(tokens) and _in_noun_phrase(tokens, last + 1, first, bounds):
        token = tokens[last + 1]
        if tokens[last].tag == "CD" and (token.tag in ("DT", "PRP$") or token.low in _NEXT_DAYS):
            break
        ends = noun and (token.tag in ("DT", "PRP$", "PDT") or last + 1 in bounds or token.low in _NEXT_DAYS)
        if ends or noun and is_day(token) != is_day(tokens[last]) and tokens[last].tag not in ("DT", "JJ", "POS"):
            break
        if noun and _begins_another(tokens, last + 1):
            break
        last += 1
        noun = noun or token.noun
    nouns = [n for n in range(last, first - 1, -1) if tokens[n].noun and not (n < last and tokens[n + 1].tag == "POS")]
    return Group("N", first, last, nouns[0] if nouns else last)


def _begins_another(tokens: list[Token], n: int) -> bool:
    """Whether a figure behind a noun begins a phrase of its own: "last year 20 people"."""
    behind = tokens[n + 1].tag if n + 1 < len(tokens) else ""
    before = tokens[n - 1]
    apart = not is_day(before) and before.tag not in ("POS", "HYPH") and not before.name
    return tokens[n].tag == "CD" and behind in ("NN", "NNS", "JJ") and apart


def is_day(token: Token) -> bool:
    """Whether a word is a weekday or a month."""
    return token.low.rstrip(".") in _calendar()


@lru_cache(maxsize=1)
def _calendar() -> frozenset[str]:
    lex = lexicon()
    return lex["dates", "weekdays"] | lex["dates", "months"] | lex["dates", "month_short"]


def _begins_verb(tokens: list[Token], n: int) -> bool:
    token = tokens[n]
    behind = tokens[n + 1] if n + 1 < len(tokens) else None
    if token.verb or token.tag == "MD":
        return True
    return behind is not None and (token.low == "to" and behind.tag == "VB" or token.tag == "RB" and behind.verb)


def _verb_group(tokens: list[Token], first: int) -> Group:
    """Auxiliaries, adverbs and negations up to the verb that carries the sense."""
    main, n = None, first
    while n < len(tokens):
        token = tokens[n]
        if token.verb:
            if main is not None and tokens[main].low not in AUXILIARIES:
                break
            main = n
        elif token.low == "to" and n + 1 < len(tokens) and tokens[n + 1].tag == "VB":
            if main is not None:
                break
        elif not (token.tag == "MD" or token.low in NEGATIONS or token.tag.startswith("RB")):
            break
        n += 1
    main = first if main is None else main
    return Group("V", first, main, main)
