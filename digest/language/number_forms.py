"""The ways in which a number can be written, so that whoever looks for one finds the others."""

from __future__ import annotations

from functools import lru_cache

from .words import number_words

LARGEST = 10**12
"""Above it nobody writes a number in words."""


@lru_cache(maxsize=2048)
def number_forms(value: str, code: str = "en") -> tuple[str, ...]:
    """`1000` -> `1000`, `1,000`, `one thousand`, `a thousand`; what is no whole number is left as it is."""
    if not (value.isascii() and value.isdecimal()) or len(value) > len(str(LARGEST)):
        return (value,)
    number = int(value)
    spelt = _spelt(number, code)
    short = f"a {spelt.removeprefix('one ')}" if spelt.startswith("one ") else ""
    return tuple(dict.fromkeys(filter(None, (value, f"{number:,}", spelt, short, _scaled(number, code)))))


@lru_cache(maxsize=4)
def _words(code: str) -> dict[int, str]:
    """Number -> its word, the first that the lexicon has."""
    found: dict[int, str] = {}
    for word, number in number_words(code).items():
        found.setdefault(int(number), word)
    return found


def _spelt(number: int, code: str) -> str:
    """`number` in words where it is below 100 or so many hundreds, thousands ...; nobody writes others out."""
    words = _words(code)
    if number < 100:
        ten, one = number - number % 10, number % 10
        return words.get(number) or f"{words[ten]}-{words[one]}"
    scale = max(n for n in words if 100 <= n <= number)
    many, rest = divmod(number, scale)
    return "" if rest or many >= 100 else f"{_spelt(many, code)} {words[scale]}"


def _scaled(number: int, code: str) -> str:
    """`2500000` -> `2.5 million`."""
    words = _words(code)
    scale = max((n for n in words if 10**6 <= n <= number), default=0)
    return f"{number / scale:g} {words[scale]}" if scale and not number * 10 % scale else ""
