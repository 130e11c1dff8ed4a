"""Words of a text with their places, and the form in which words are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from .lexicon import lexicon

WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_STEMMER = Stemmer.Stemmer("english")

LARGEST = 10**15
"""No article counts further. What is written larger is no number but letters, as "9" three hundred times over is."""


class Word(NamedTuple):
    """One word in the form in which it is compared."""

    start: int
    end: int
    key: str
    """Stem in American spelling, or `#` and the value of a number."""
    content: bool
    """False for stop words."""
    form: str = ""
    """The word itself, small and in American spelling: tells "deploy" from "deploying", which have one key."""


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Snowball stem of a lower-case word, spelling made American first."""
    found: str = _STEMMER.stemWord(lexicon().table("words", "spelling").get(word, word))
    return found


def plain(word: str) -> str:
    """Lower case, straight apostrophes, no possessive: "Belarus’" -> "belarus"."""
    return _POSSESSIVE.sub("", word.replace("’", "'").lower())


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]` for comparison, in order.

    Curly and straight marks, spelling, contractions, possessives, brackets, and numbers in words or figures
    come out the same. A contraction gives two words at one place.
    """
    found: list[Word] = []
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        first, last = match.span()
        for key, content, form in _keys_of(match.group()):
            found.append(Word(first, last, key, content, form))
    return _join_numbers(found)


def keys(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The comparison forms alone."""
    return [word.key for word in words(text, start, end)]


@lru_cache(maxsize=200_000)
def _keys_of(raw: str) -> tuple[tuple[str, bool, str], ...]:
    """(key, content, form) of each word in a written one."""
    lex = lexicon()
    low = raw.replace("’", "'").lower()
    expanded = lex.table("words", "contractions").get(low)
    stop = lex["words", "stop"]
    if expanded:
        return tuple((part, part not in stop, part) for part in expanded.split())
    if low[0].isdigit():
        figure = "#" + _figure(low) if low.replace(",", "").replace(".", "").replace(":", "").isdigit() else low
        return ((figure, True, figure),)
    low = _POSSESSIVE.sub("", low).rstrip(".")
    if low in stop:
        return ((low, False, low),)
    return ((stem(low), True, lex.table("words", "spelling").get(low, low)),)


def _figure(digits: str) -> str:
    """As in "1,000" -> "1000"; "2.50" -> "2.5"; "16:39" stays."""
    if ":" in digits:
        return digits
    digits = digits.replace(",", "")
    if digits.count(".") == 1:
        digits = digits.rstrip("0").rstrip(".")
    return digits


@lru_cache(maxsize=4)
def number_words(code: str = "en") -> dict[str, int]:
    """Word -> value for units, tens and magnitudes, stems included."""
    lex = lexicon(code)
    values = {word: n for n, word in enumerate(lex.words("numbers", "units"))}
    values |= {word: n * 10 for n, word in enumerate(lex.words("numbers", "tens")) if n}
    values |= {word: n for word, n in lex.counts("numbers", "magnitudes").items() if len(word) > 2}
    return values


@lru_cache(maxsize=4)
def _number_stems(code: str = "en") -> dict[str, int]:
    return {stem(word): n for word, n in number_words(code).items()}


def _join_numbers(found: list[Word]) -> list[Word]:
    """Runs of number words become one word: "one thousand", "a thousand", "4.5 million"."""
    values = _number_stems()
    if not any(word.key[0] == "#" or word.key in values for word in found):
        return found
    joined: list[Word] = []
    i = 0
    while i < len(found):
        total = _value(found[i].key, values)
        if total is None:
            joined.append(found[i])
            i += 1
            continue
        first, begin = i, found[i].start
        i += 1
        while i < len(found) and (n := values.get(found[i].key)) is not None and total <= LARGEST:
            total = total * n if n >= 100 else total + n
            i += 1
        if joined and joined[-1].key == "a" and values.get(found[first].key, 0) >= 100:
            begin = joined.pop().start
        figure = written(total)
        joined += [Word(begin, found[i - 1].end, f"#{figure}", True, f"#{figure}")] if figure else found[first:i]
    return joined


def _value(key: str, values: dict[str, int]) -> float | None:
    """What a word counts; None for a word that does not."""
    if key in values:
        return values[key]
    try:
        return float(key[1:]) if key.startswith("#") else None
    except ValueError:
        return None


def written(value: float) -> str | None:
    """A number as values hold it: `1000`, `2.5`; None above LARGEST."""
    if not value <= LARGEST:  # infinity and what is no number among them
        return None
    return str(int(value)) if value == int(value) else f"{value:g}"


@lru_cache(maxsize=1)
def act_classes() -> dict[str, str]:
    """Stem of a word -> the act it tells of."""
    found: dict[str, str] = {}
    for act, words in lexicon().table("acts").items():
        for word in words.split():
            found.setdefault(stem(word), act)
    return found
