"""What is wrong with the articles as they came: each flaw with what shows it, the gravest kind first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from ..language.identify import is_read
from ..language.lexicon import lexicon
from ..language.sentences import paragraphs
from ..model import OPERATORS, Analysis, Flaw, Source, Span

SHORT = 60
"""Words of a story below which it is rather a teaser: 11 of 463 articles, of which most are."""
FURNITURE = 0.5
"""Share of an article's characters that is furniture, from which it is mostly not a story."""
END = 3
"""Lines at the end in which a text says that it goes on elsewhere."""
BROKEN = 8
"""Words from which a line with dots at its end is a sentence that breaks off."""
_MOJIBAKE = re.compile(r"\ufffd|â€[\u0080-\u00bf™œ˜“¦\u009d]|Ã[\u0080-\u00bf©¨¼¶¤±³]|Â[\u00a0«»£©]")
"""The sign for "could not be decoded", and UTF-8 read as cp1252: "donâ€™t"."""
_BROKEN_OFF = r"(?:\.\.\.|…)\s*(?:\[\s*)?(?:\+\s?\d[\d,]* (?:chars|characters|words)\s*\]?|(?:{more})\W*)?$"


def find_flaws(analyses: Sequence[Analysis], sources: Sequence[Source]) -> tuple[Flaw, ...]:
    """Every flaw of every article, by kind and in the order of the articles."""
    firsts: dict[str, str] = {}
    found: list[Flaw] = []
    for analysis, source in zip(analyses, sources, strict=True):
        article = analysis.article
        for kind, look in _LOOKS.items():
            found += (Flaw(article.id, kind, note, span) for note, span in look(analysis))
        words = _words(analysis)  # an article without a story is a copy of nothing
        if words and (first := firsts.setdefault(words, article.id)) != article.id:
            found.append(Flaw(article.id, "duplicate", first))
        if source.later:
            found.append(Flaw(article.id, "later", "", source.later))
    order = {kind: n for n, kind in enumerate(KINDS)}
    return tuple(sorted(found, key=lambda flaw: order[flaw.kind]))


Shown = Iterator[tuple[str, Span | None]]


def _cut_off(analysis: Analysis) -> Shown:
    article = analysis.article
    lines = paragraphs(article.text)
    broken, paywall = _signs()
    for n, (start, end) in enumerate(lines):
        sign = paywall.search(article.text, start, end)
        if not sign and n >= len(lines) - END:
            sign = broken.search(article.text[:end], max(start, end - 200))
            if sign and (_goes_on(analysis, end) or _is_aside(article.text[start : sign.start()])):
                sign = None
        if sign:
            yield "", Span(article.id, start, end)
            return


def _goes_on(analysis: Analysis, end: int) -> bool:
    """Whether the story has a sentence behind this place."""
    return any(sentence.start >= end for sentence in analysis.sentences)


def _is_aside(line: str) -> bool:
    """Whether a line is too short to be a sentence that breaks off ("Tell us what you think..."), or ends in speech."""
    return len(line.split()) < BROKEN or not line.rstrip()[-1:].isalnum()


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = lexicon().table("furniture")
    broken = re.compile(_BROKEN_OFF.format(more=table["more_words"]), re.I)
    return broken, re.compile(table["paywall_words"], re.I)


def _short(analysis: Analysis) -> Shown:
    count = sum(len(analysis.article.quote(sentence).split()) for sentence in analysis.sentences)
    if count < SHORT and is_read(analysis.article.language):
        yield str(count), None


def _furniture(analysis: Analysis) -> Shown:
    article = analysis.article
    marked = sum(len(mark.span) for mark in analysis.furniture if mark.span.start >= article.begin)
    length = len(article.text.strip()) - article.begin
    if length > 0 and marked / length > FURNITURE:
        yield f"{100 * marked // length}", None


def _language(analysis: Analysis) -> Shown:
    if not is_read(analysis.article.language):
        yield analysis.article.language, None


def _encoding(analysis: Analysis) -> Shown:
    if found := _MOJIBAKE.search(analysis.article.text):
        yield "", Span(analysis.article.id, found.start(), found.end())


def _dates(analysis: Analysis) -> Shown:
    for field, used, other in analysis.article.disagreements:
        if field == "published" and used.origin not in OPERATORS:
            yield f"{used.origin}: {used.value}; {other.origin}: {other.value}", None


def _problems(analysis: Analysis) -> Shown:
    yield from ((problem, None) for problem in analysis.article.problems)


def _missing(fact: str) -> Callable[[Analysis], Shown]:
    def look(analysis: Analysis) -> Shown:
        if getattr(analysis.article, fact) is None:
            yield "", None

    return look


_LOOKS: dict[str, Callable[[Analysis], Shown]] = {
    "cut off": _cut_off,
    "language": _language,
    "furniture": _furniture,
    "short": _short,
    "encoding": _encoding,
    "file": _problems,
    "dates": _dates,
    "no date": _missing("published"),
    "no outlet": _missing("outlet"),
}
KINDS = (
    "cut off",
    "duplicate",
    "language",
    "furniture",
    "short",
    "encoding",
    "file",
    "dates",
    "later",
    "no date",
    "no outlet",
)
"""The kinds of flaw, what costs most first."""


def _words(analysis: Analysis) -> str:
    """The words of a story, which are the same in a copy of the file."""
    return " ".join(" ".join(analysis.article.quote(sentence) for sentence in analysis.sentences).split()).casefold()
