"""Numbers and dates in their sentences."""

from __future__ import annotations

import re
from functools import lru_cache

from ...language.clock import clock_times
from ...language.dates import Date, dates
from ...language.lexicon import any_of, lexicon
from ...language.numbers import Number, numbers, unit_classes
from ...language.words import number_words, stem
from ...model import Article, Fact, Quotation, Span

_WITHHELD = re.compile(
    r"\b(?:gave|giving|give|provided?|offered|released|with|had|has|have) no (?:further )?"
    r"(?:details?|figures?|numbers?|word)"
    r"(?: (?:of|on|about) (?:the |its |their |how )?(?P<of>\w+)(?: or \w+(?: \w+)?)?)?"
    r"|\b(?:did not|didn['’]t|does not|doesn['’]t|would not|wouldn['’]t|declined to|refused to) "
    r"(?:say|specify|give|disclose|reveal|provide) "
    r"(?P<what>how many|how much|the number|a number|a figure)(?: of)?(?: (?P<unit>\w+))?",
    re.I,
)
_PART = re.compile(r" of (?:the|those|these|them|his|her|their|its)\b| (?:others?|more|additional)\b", re.I)
"""As in "five of the dead": a part of a whole is no value of anything that could be compared."""
_ONE_OF = re.compile(
    r"\b(?P<count>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) of (?:them|these|those|the [a-z]+)\b", re.I
)
_SIZE = frozenset("size number scale strength toll scope".split())
_NOBODY = re.compile(
    r"\b(?:no ?one(?: else)?|nobody|no people|no (?P<noun>deaths|injuries|casualties|fatalities))\b", re.I
)


@lru_cache(maxsize=1)
def _age() -> re.Pattern[str]:
    count = any_of(w for w, n in number_words().items() if n < 100)
    years = rf"\d{{1,3}}|(?:{count})(?:-(?:{count}))?"
    return re.compile(
        rf"\b(?P<age>{years})[- ]years?[- ]old\b|\b(?P<short>\d{{1,3}})-?yo\b|\baged? (?P<aged>\d{{1,3}})\b"
        rf"|(?<=[a-z.], )(?P<bare>\d{{2}})(?=,| of )"
        rf"|\b(?:in|into) (?:his|her|their) (?P<decade>(?:early |mid-?|late )?[1-9]0)['’]?s\b",
        re.I,
    )


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lex = lexicon()
    lengths = any_of(lex.entries("numbers", "lengths"))
    bounds = any_of(map(re.escape, lex.table("numbers", "comparators")))
    portions = any_of(lex.entries("numbers", "portions"))
    small = "|".join(w for w, n in number_words().items() if n < 20)
    return (
        re.compile(rf"\b(?:(?P<bound>{bounds}) )?(?:an? |half a )(?P<unit>{lengths})\b", re.I),
        re.compile(
            rf"\b(?P<portion>{portions})(?: (?P<except>\d+|{small}))?"
            rf"(?: of (?:the |those |these |whom|them|which)(?P<noun>[a-z]+)?)?",
            re.I,
        ),
    )


_ORDINAL = re.compile(
    r"(?P<from>\bfrom (?:like )?(?:the )?)?\b(?P<first>\d{1,3})(?:st|nd|rd|th)"
    r"(?: (?:or|and|to) (?P<last>\d{1,3})(?:st|nd|rd|th))?"
    r" (?P<noun>floor|story|storey|precinct|district|hole|lap|round|avenue|street)\b"
)


def find_values(article: Article, sentence: Span, _inside: list[Quotation]) -> list[Fact]:
    """Dates, times of day and quantities; a number inside a date or a time is no quantity."""
    text = article.text
    dated = dates(text, sentence.start, sentence.end)
    clocks = clock_times(text, sentence.start, sentence.end)
    taken = [(d.start, d.end) for d in dated] + [(c.start, c.end) for c in clocks]
    timed = [Fact("time", Span(article.id, c.start, c.end), sentence, c.value, "", c.comparator) for c in clocks]
    return _numbers(article, sentence, taken) + _dates(article, sentence, dated) + timed


def _numbers(article: Article, sentence: Span, taken: list[tuple[int, int]]) -> list[Fact]:
    """Quantities with what they count; ages; and places where an article says that no figure is known."""
    text = article.text
    ages = [m for m in _age().finditer(text, sentence.start, sentence.end) if not _within(m.start(), taken)]
    found = [_aged(article.id, sentence, match) for match in ages]
    odds = list(_odds().finditer(text, sentence.start, sentence.end))
    nobody = list(_NOBODY.finditer(text, sentence.start, sentence.end))
    taken = taken + [match.span() for match in [*ages, *odds, *nobody]]
    for number in numbers(text, sentence.start, sentence.end):
        if not any(number.start < e and s < number.end for s, e in taken):
            found.append(_quantity(article, sentence, number))
    found += (
        _ordinals(article, sentence)
        + _lengths(article, sentence)
        + _portions(article, sentence)
        + _withheld(article, sentence)
    )
    found += [Fact("number", Span(article.id, *m.span()), sentence, _share(m), "odds") for m in odds]
    for match in nobody:
        found.append(Fact("number", Span(article.id, *match.span()), sentence, "0", "person"))
    return found


@lru_cache(maxsize=1)
def _odds() -> re.Pattern[str]:
    small = "|".join(w for w, n in number_words().items() if 0 < n <= 20)
    return re.compile(
        rf"\b(?P<part>{small}|\d{{1,3}})[- ](?:in|out[- ]of)[- ](?P<whole>{small}|\d{{1,6}})\b(?:[- ]chance)?", re.I
    )


def _share(match: re.Match[str]) -> str:
    """As in "one-in-three chance", "1 in 3" -> "1/3": no figure of anything, whatever stands beside it."""
    part, whole = (
        w if w.isdigit() else str(number_words()[w]) for w in (match["part"].lower(), match["whole"].lower())
    )
    return f"{part}/{whole}"


def _within(place: int, taken: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in taken)


def _aged(article: str, sentence: Span, match: re.Match[str]) -> Fact:
    """An age; "in his 50s" is a range."""
    if match["decade"]:
        low = int(re.sub(r"\D", "", match["decade"]))
        value = f"{low}..{low + 9}"
    else:
        words = match["age"] or match["short"] or match["aged"] or match["bare"]
        parts = [int(w) if w.isdigit() else number_words()[w] for w in words.lower().split("-")]
        value = str(sum(parts))
    return Fact("number", Span(article, *match.span()), sentence, value, "age")


def _quantity(article: Article, sentence: Span, number: Number) -> Fact:
    value, unit, comparator = number.value, number.unit, number.comparator
    text, slot = article.text, unit_classes().get(unit, unit)
    length = _metres().get(unit)
    if length and value.replace(".", "", 1).isdigit():
        value, slot = f"{float(value) * length:.0f}", "length"
    elif length:
        slot = "length"
    if _PART.search(text, number.start, min(number.end + 8, sentence.end)):
        slot = "part"
    return Fact("number", Span(article.id, number.start, number.end), sentence, value, slot, comparator)


@lru_cache(maxsize=1)
def _metres() -> dict[str, float]:
    return {stem(word): metres for word, metres in lexicon().measures("numbers", "lengths").items()}


def _ordinals(article: Article, sentence: Span) -> list[Fact]:
    """As in "from the 32nd floor": which one of a row; slot: the noun, with `from` where something comes from there."""
    found = []
    for match in _ORDINAL.finditer(article.text, sentence.start, sentence.end):
        value = f"{match['first']}..{match['last']}" if match["last"] else match["first"]
        slot = f"ordinal {match['noun']}" + (" from" if match["from"] else "")
        found.append(Fact("number", Span(article.id, match.start("first"), match.end()), sentence, value, slot))
    return found


def _lengths(article: Article, sentence: Span) -> list[Fact]:
    """As in "more than a mile", "half a mile", "a long distance"."""
    table = lexicon().measures("numbers", "lengths")
    comparators = lexicon().table("numbers", "comparators")
    found = []
    for match in _patterns()[0].finditer(article.text, sentence.start, sentence.end):
        metres = table[match["unit"].lower()] * (0.5 if "half" in match.group().lower() else 1)
        comparator = comparators[match["bound"].lower()] if match["bound"] else ""
        found.append(Fact("number", Span(article.id, *match.span()), sentence, f"{metres:.0f}", "length", comparator))
    return found


def _portions(article: Article, sentence: Span) -> list[Fact]:
    """As in "nearly all of whom", "all but three", "a majority of the girls"; slot: `portion`."""
    found = []
    for match in _patterns()[1].finditer(article.text, sentence.start, sentence.end):
        portion = match["portion"].lower()
        whole = match["except"] if portion == "all but" else re.search(r" of ", match.group())
        if whole and not (portion != "all but" and match["except"]):
            found.append(Fact("number", Span(article.id, *match.span()), sentence, portion, "portion"))
    for match in _ONE_OF.finditer(article.text, sentence.start, sentence.end):
        count = match["count"].lower()
        value = count if count.isdigit() else str(number_words()[count])
        found.append(Fact("number", Span(article.id, *match.span()), sentence, value, "part"))
    return found


def _withheld(article: Article, sentence: Span) -> list[Fact]:
    found = []
    for match in _WITHHELD.finditer(article.text, sentence.start, sentence.end):
        of = (match["of"] or match["unit"] or "").lower()
        if match["of"] is None and match["what"] is None:
            continue
        slot = "size" if of in _SIZE else unit_classes().get(stem(of), stem(of)) if of else "size"
        found.append(Fact("number", Span(article.id, *match.span()), sentence, "not given", slot, "none"))
    return found


_THINK = re.compile(r"\bI think\b|\babout\b|\bsome\b|\bnearly\b|\baround\b", re.I)


def _dates(article: Article, sentence: Span, dated: list[Date]) -> list[Fact]:
    """Date expressions; the value is their form, resolved when all articles are known."""
    found = []
    for date in dated:
        hedge = _THINK.search(article.text, date.start, date.end)
        span = Span(article.id, *hedge.span()) if hedge else None
        found.append(Fact("date", Span(article.id, date.start, date.end), sentence, date.form, "", hedge=span))
    return found
