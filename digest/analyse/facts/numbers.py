"""Numbers and dates in their sentences."""

from __future__ import annotations

import re

from ...language.dates import Date, dates
from ...language.numbers import numbers, unit_classes
from ...language.words import stem
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
_AGE = re.compile(r"\b(?P<age>\d{1,3})[- ]years?[- ]old\b|(?<=, )(?P<bare>\d{2})(?=,)", re.I)
_PART = re.compile(r" of (?:the|those|these|them|his|her|their|its) ")
"""As in "five of the dead": a part of a whole is no value of anything that could be compared."""
_SIZE = frozenset("size number scale strength toll scope".split())


def find_values(article: Article, sentence: Span, _inside: list[Quotation]) -> list[Fact]:
    """Dates and quantities; a number inside a date is no quantity."""
    dated = dates(article.text, sentence.start, sentence.end)
    return _numbers(article, sentence, [(d.start, d.end) for d in dated]) + _dates(article, sentence, dated)


def _numbers(article: Article, sentence: Span, dated: list[tuple[int, int]]) -> list[Fact]:
    """Quantities with what they count; ages; and places where an article says that no figure is known."""
    text = article.text
    ages = [(m.start(), m.end(), m["age"] or m["bare"]) for m in _AGE.finditer(text, sentence.start, sentence.end)]
    taken = dated + [(s, e) for s, e, _ in ages]
    found = [Fact("number", Span(article.id, s, e), sentence, age, "age") for s, e, age in ages if 0 < int(age) < 120]
    for number in numbers(text, sentence.start, sentence.end):
        if any(number.start < e and s < number.end for s, e in taken):
            continue
        slot = unit_classes().get(number.unit, number.unit)
        if _PART.search(text, number.start, number.end):
            slot = ""
        found.append(
            Fact("number", Span(article.id, number.start, number.end), sentence, number.value, slot, number.comparator)
        )
    for match in _WITHHELD.finditer(text, sentence.start, sentence.end):
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
