"""Where a sentence gives a figure, and between what it lies: sums, shares, measures, durations, ages, counts, days,
times of day.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...language.lexicon import any_of, lexicon
from ...language.words import LARGEST, number_words
from ...model import FigureKind as Kind
from .days import find_days, find_times
from .intervals import MEASURED, Found, interval, vague


def scan(text: str, start: int, end: int, published: str) -> list[Found]:
    """Every figure of `text[start:end]`, in order. Days are counted from the ISO day of publication; where that is
    empty, what is counted is left out.
    """
    days, others = find_days(text, start, end, published)
    found = [*days, *find_times(text, start, end)]
    taken = [(one.start, one.end) for one in found] + others

    def is_free(first: int, last: int) -> bool:
        return not any(first < e and s < last for s, e in taken)

    if _DIGIT.search(text, start, end) or _may_count(text[start:end].lower()):
        taken += [odds for odds in _odds(text, start, end) if is_free(*odds)]
        for find in (_sums, _ages, _measures, _counts):
            for one in find(text, start, end):
                if is_free(one.start, one.end):
                    taken.append((one.start, one.end))
                    found.append(one)
    return sorted(found, key=lambda one: (one.start, one.end))


_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[a-z]+")


def _may_count(sentence: str) -> bool:
    return not _counting().isdisjoint(_WORDS.findall(sentence))


@lru_cache(maxsize=1)
def _counting() -> frozenset[str]:
    """Words without one of which a sentence without a digit has no figure."""
    sizes = " ".join(vague()).split()
    return frozenset([*number_words(), *sizes, "dozen", "half"])


# ------------------------------------------------------------------------------------------------ figures
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_CURRENCIES = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₹": "rupee"}
_MONEY_WORDS = {"dollars": "dollar", "pounds sterling": "pound", "euros": "euro", "yuan": "yuan", "yen": "yen"}


@dataclass(frozen=True, slots=True)
class _Patterns:
    sum: re.Pattern[str]
    words_of_money: re.Pattern[str]
    age: re.Pattern[str]
    measure: re.Pattern[str]
    count: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    lex = lexicon()
    bounds = any_of(word.replace("'", "['’]") for word in lex.table("numbers", "comparators"))
    bound = rf"(?:(?P<bound>{bounds}) )?(?:(?:just|only|an additional|another|exactly) )?"
    small = any_of(w for w, n in number_words().items() if n < 100)
    large = any_of(w for w, n in number_words().items() if n >= 100 and len(w) > 3)
    scale = rf"(?:[ -](?P<scale>{large})|(?P<short>[mkb]|bn|mn|tn)(?![\w]))?(?: (?P<scale2>{large}))?"
    spelt = rf"(?:(?:{small})(?:[- ](?:{small}))?|an?(?= (?:{large}|dozen)\b)|half an?(?= (?:million|billion|dozen)\b))"
    figure = rf"(?:(?P<figure>{_FIGURE})|\b(?P<spelt>{spelt})\b)"
    sign = r"(?:US|A|C|HK)?(?P<sign>[$£€¥₹]) ?"
    sizes = any_of(vague())
    units = any_of(lex.table("numbers", "measures"))
    return _Patterns(
        re.compile(rf"{bound}{sign}(?P<figure>{_FIGURE}){scale}(?:(?:-| to | and )[$£€]?(?P<second>{_FIGURE})"
                   rf"(?:[ -](?P<scale3>{large}))?)?", re.I),
        re.compile(rf"{bound}{figure}{scale} (?P<unit>{'|'.join(_MONEY_WORDS)})\b", re.I),
        re.compile(rf"\b(?P<figure>\d{{1,3}}|{small}(?:-(?:{small}))?)[- ]years?[- ]old\b|\baged? (?P<aged>\d{{1,3}})\b"
                   r"|(?<=[a-z.”]), (?P<bare>\d{1,2})(?=,)", re.I),
        re.compile(rf"(?<![\w.,$£€-]){bound}(?:{figure}|\b(?P<vague>{sizes}|an?)\b){scale}(?P<half>½)?"
                   rf"(?:(?:-| to | or |–)(?P<second>{_FIGURE}|{small}))?(?P<plus>\+)?[- ]?"
                   rf"(?P<unit>{units})(?!\w|-old| old| of age)", re.I),
        re.compile(rf"(?<![\w.,$£€#/:-])(?<!No\. ){bound}(?:{figure}|\b(?P<vague>{sizes})\b){scale}"
                   rf"(?: (?P<dozen>dozen)\b)?(?P<plus>\+)?(?![\w/%]|[.,:]\d|-\d|–\d|-on-)"
                   rf"(?P<of>(?: people)? (?:out )?of (?:the |its |their )?(?P<whole>{_FIGURE}|{small})\b)?", re.I),
    )  # fmt: skip


_IN = re.compile(r"\b(?:[a-z]+|\d+)[- ](?:in|out[- ]of)[- ](?:a )?(?:[a-z]+|\d+)(?:[- ]chance|\b)", re.I)


def _odds(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches such as "one in three", "2-in-3 chance": no figure of anything, whatever stands beside it."""
    for match in _IN.finditer(text, start, end):
        words = re.split(r"[- ]", match.group().lower())
        if _count(words[0]) is not None and _count(words[-2 if words[-1] == "chance" else -1]) is not None:
            yield match.span()


def _sums(text: str, start: int, end: int) -> Iterator[Found]:
    for match in _patterns().sum.finditer(text, start, end):
        yield from _between(Kind.MONEY, match, _CURRENCIES[match["sign"]])
    for match in _patterns().words_of_money.finditer(text, start, end):
        yield from _between(Kind.MONEY, match, _MONEY_WORDS[match["unit"].lower()])


def _ages(text: str, start: int, end: int) -> Iterator[Found]:
    for match in _patterns().age.finditer(text, start, end):
        group = "figure" if match["figure"] else "aged" if match["aged"] else "bare"
        years = _count(match[group].lower())
        if years is not None and years < 120:
            first = match.start("bare") if group == "bare" else match.start()
            yield Found(Kind.AGE, first, match.end(), years, years, "year", f"{years:g}")


_KINDS = {"time": Kind.DURATION, "share": Kind.PERCENTAGE}


def _measures(text: str, start: int, end: int) -> Iterator[Found]:
    table = lexicon().rows("numbers", "measures")
    for match in _patterns().measure.finditer(text, start, end):
        dimension, factor = table[match["unit"].lower()]
        kind = _KINDS.get(dimension, Kind.MEASURE)
        article = (match["vague"] or "").lower() in ("a", "an")
        if not article or match["bound"] and kind is Kind.MEASURE:
            spare = MEASURED if kind is Kind.MEASURE else 0.0
            yield from _between(kind, match, dimension, float(factor), spare)


def _counts(text: str, start: int, end: int) -> Iterator[Found]:
    for match in _patterns().count.finditer(text, start, end):
        if (match["spelt"] or "").lower() == "one" and _NO_COUNT.search(text, start, match.start()):
            continue
        yield from _between(Kind.QUANTITY, match, "one")


_NO_COUNT = re.compile(r"\b(?:no|any|every|some|the|this|that|which|each) $", re.I)
_SHORT_SCALES = {"m": 1e6, "mn": 1e6, "k": 1e3, "b": 1e9, "bn": 1e9, "tn": 1e12}


def _between(kind: Kind, match: re.Match[str], unit: str, factor: float = 1.0, spare: float = 0.0) -> Iterator[Found]:
    """The figure of a match in units of `unit`; nothing where it is larger than any figure is."""
    groups = match.groupdict()
    bound = lexicon().table("numbers", "comparators").get((groups.get("bound") or "").lower().replace("’", "'"), "")
    if groups.get("plus"):
        bound = ">"
    scale = 1.0
    for name in ("scale", "scale2", "scale3"):
        scale *= number_words().get((groups.get(name) or "").lower(), 1)
    scale *= _SHORT_SCALES.get((groups.get("short") or "").lower(), 1.0)
    if groups.get("dozen"):
        scale *= 12
    size = (groups.get("vague") or "").lower()
    is_vague = size in vague()
    if is_vague:
        low, high = (scale * end for end in vague()[size])
        exact, form = False, size
    else:
        digits = (groups.get("figure") or "").replace(",", "")
        value = _count(digits or (groups.get("spelt") or size).lower())
        if value is None or not value * scale * factor <= LARGEST:
            return
        value = (value + (0.5 if groups.get("half") else 0)) * scale
        (low, high), exact = interval(value, bound, digits, scale)
        form = f"{_WRITTEN.get(bound, '')}{value:.12g}"
        second = _count((groups.get("second") or "").lower())
        if second is not None:
            second *= scale
            low, high, exact = min(value, second), max(value, second), False
            form = f"{value:.12g} to {second:.12g}"
    whole = _count((groups.get("whole") or "").lower().replace(",", ""))
    stop = match.start("of") if groups.get("of") else match.end()
    label = unit if kind is not Kind.QUANTITY else ""
    if kind in (Kind.MEASURE, Kind.DURATION):
        label = groups["unit"].lower()
    yield Found(
        kind, match.start(), stop, low * factor * (1 - spare), high * factor * (1 + spare), unit,
        f"{form} {label}".strip(), exact, is_vague, whole,
    )  # fmt: skip


_WRITTEN = {">": "more than ", "<": "up to ", "~": "about ", "~<": "nearly "}


def _count(words: str) -> float | None:
    """What a figure or a number in words below a hundred counts; None for anything else."""
    words = words.strip().replace(",", "")
    if not words:
        return None
    if words[0].isdigit():
        return float(words) if len(words) <= 18 else math.inf
    if words in ("a", "an"):
        return 1.0
    if words.startswith("half"):
        return 0.5
    parts = [number_words().get(part) for part in re.split(r"[- ]", words)]
    return None if None in parts else float(sum(n for n in parts if n is not None))
