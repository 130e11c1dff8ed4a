"""Numbers in words and figures, with what they count and how sure they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .lexicon import any_of, lexicon
from .words import LARGEST, number_words, stem, written

_FIGURE = (
    r"(?:(?:[A-Z]{1,2})?[$£€¥]\s?)?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:(?:-|–| to )(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d-]))?"
)
_PLAIN_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_CURRENCY = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text."""

    start: int
    end: int
    """End of the whole expression, the thing counted included."""
    value: str
    """As in "1000", "2.5", or a word for a size: "dozens", "few"."""
    unit: str
    """Stem of the noun it counts, "percent", a currency, or empty."""
    comparator: str
    """`>`, `<`, `~`, `~<` or empty."""


@lru_cache(maxsize=4)
def _pattern(code: str) -> re.Pattern[str]:
    lex = lexicon(code)
    comparators = any_of(map(_flexible, lex.table("numbers", "comparators")))
    small = any_of(w for w, n in number_words(code).items() if n < 100)
    large = any_of(w for w, n in number_words(code).items() if n >= 100)
    vague = any_of(map(_flexible, lex.table("numbers", "vague")))
    spelt = rf"(?:(?:{small})\b(?:[ -](?:{small})\b)?|an?(?=\s(?:{large}|dozen)\b))"
    value = (
        rf"(?P<figure>{_FIGURE})(?:[ -]?(?P<scale>{large}|bn|m|k)\b)?"
        rf"|(?P<spelt>{spelt}(?:[ -](?:{large}|dozen))*|half a dozen|a dozen)"
        rf"|(?P<vague>(?:a\s+|tens\s+of\s+|hundreds\s+of\s+)?(?:{vague})\b(?:\sof)?(?:\s(?:{large})s?\b)?)"
    )
    return re.compile(
        rf"(?<![\w$£€.,:'’-])(?<!how )(?<!No\. )(?:(?:(?P<comparator>{comparators})\s+)|(?P<article>an?\s+|the\s+)?)"
        rf"(?:just\s+|only\s+)?(?:{value})"
        rf"(?P<percent>\s?(?:%|per\s?cent\b))?(?![\w,]*\d)",
        re.I,
    )


def _flexible(phrase: str) -> str:
    return re.escape(phrase).replace("\\ ", r"\s+").replace("'", "['’]")


def numbers(text: str, start: int, end: int) -> list[Number]:
    """Every quantity in `text[start:end]`; ordinals, years and clock times are left to dates."""
    found = []
    for match in _pattern("en").finditer(text, start, end):
        number = _number(text, match, end)
        if number:
            found.append(number)
    return found


def _number(text: str, match: re.Match[str], end: int) -> Number | None:
    value = _value(match)
    if value is None or re.match(r"(?:st|nd|rd|th)\b|:\d|[./]\d", text[match.end() : match.end() + 4]):
        return None
    figure = match["figure"] or ""
    if (match["scale"] or "").lower() == "m" and not any(sign in figure for sign in _CURRENCY):
        return Number(match.start(), match.end(), value, "meter", _comparator(match))
    if short := _SHORT_UNIT.match(text, match.end(), end):
        return Number(match.start(), short.end(), value, stem(short[1].lower()), _comparator(match))
    comparator = _comparator(match)
    if match["percent"]:
        return Number(match.start(), match.end(), value, "percent", comparator)
    sign = next((one for one in _CURRENCY if one in figure), None)
    if sign:
        return Number(match.start(), match.end(), value, _CURRENCY[sign], comparator)
    if text.startswith("-on-", match.end()):
        return None
    unit, stop = _unit(text, match.end(), end)
    if (match["spelt"] or "").lower() == "one" and unit not in {stem(u) for u in _known_units()}:
        return None
    if figure and not unit and re.fullmatch(r"(?:1[5-9]|20)\d\d", figure):
        return None
    return Number(match.start(), stop or match.end(), value, unit, comparator)


_SHORT_UNIT = re.compile(r"\s?(km|cm|mm|ft|kg|mph|kph)\b")


def _comparator(match: re.Match[str]) -> str:
    words = re.sub(r"\s+", " ", (match["comparator"] or "").lower().replace("’", "'"))
    return lexicon().table("numbers", "comparators").get(words, "")


def _value(match: re.Match[str]) -> str | None:
    if match["figure"]:
        scale = lexicon().counts("numbers", "magnitudes").get((match["scale"] or "").lower(), 1)
        if (match["scale"] or "").lower() == "m" and not any(sign in match["figure"] for sign in _CURRENCY):
            scale = 1
        return _figures([float(part.replace(",", "")) for part in _PLAIN_FIGURE.findall(match["figure"])], scale)
    if match["spelt"]:
        return _spelt(match["spelt"].lower())
    words = re.sub(r"\s+", " ", match["vague"].lower())
    vague = lexicon().table("numbers", "vague")
    return next((vague[key] for key in sorted(vague, key=len, reverse=True) if key in words), None)


def _figures(parts: list[float], scale: float) -> str | None:
    """One figure, or a range such as "5-6,000" as `5000..6000`; two figures that fall, as in a score, are none."""
    if len(parts) == 1:
        return written(parts[0] * scale)
    low, high = parts
    if low < 100 <= 1000 <= high:
        low *= 1000
    return f"{written(low * scale)}..{written(high * scale)}" if low < high and high * scale <= LARGEST else None


def _spelt(words: str) -> str | None:
    if "half a dozen" in words:
        return "6"
    total = 0
    for word in re.split(r"[\s-]+", words):
        if total > LARGEST:
            return None
        if word in ("a", "an"):
            total = 1
        elif word == "dozen":
            total = max(total, 1) * 12
        else:
            n = number_words().get(word)
            if n is None:
                return None
            total = max(total, 1) * n if n >= 100 else total + n
    return written(total)


_UNIT_WORD = re.compile(r"[\s-]+(?:of\s+(?:the\s+|his\s+|her\s+|its\s+|their\s+)?)?([^\W\d_]+(?:['’][^\W\d_]+)?)")


def _unit(text: str, begin: int, end: int) -> tuple[str, int]:
    """(stem of the noun counted, end of the noun phrase): at most three words on, adjectives passed over."""
    stop_words = lexicon()["words", "stop"]
    position = begin
    words: list[tuple[str, int]] = []
    while len(words) < 3 and (match := _UNIT_WORD.match(text, position, end)):
        word = match[1].lower()
        if word in stop_words or word.endswith(("ed",)) and not words:
            break
        words.append((word, match.end()))
        position = match.end()
        if word in _known_units():
            break
    if not words:
        follows = re.match(
            r"\s+((?:were\s+|was\s+|have\s+been\s+|been\s+)?(?:killed|injured|wounded|dead|hurt|missing|arrested|freed|released))\b",
            text[begin:end],
        )
        return (stem(follows[1].split()[-1]), begin + follows.end()) if follows else ("", 0)
    known = next((w for w in words if w[0] in _known_units()), None) or next(
        (w for w in words if w[0].endswith("s")), words[0]
    )
    return stem(known[0]), known[1]


@lru_cache(maxsize=1)
def _known_units() -> frozenset[str]:
    classes = lexicon().table("numbers", "classes").values()
    times = "year years month months week weeks day days hour hours minute minutes second seconds"
    measures = (
        "miles mile kilometers kilometres km feet foot inches inch meters metres meter metre acres pounds tons "
        "tonnes dollars euros percent degrees"
    )
    return frozenset(" ".join(classes).split()) | frozenset(times.split()) | frozenset(measures.split())
