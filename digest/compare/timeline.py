"""Dated events in order, with the words each article used."""

from __future__ import annotations

from collections import Counter, defaultdict

from ..language.dates import first_day
from ..model import Fact, Moment, Span
from .corpus import Corpus

COMMON = 50
"""Groups of one day that a word brings up: a word of more of them tells none apart."""

Told = tuple[Fact, str]
"""(a date, how its day was worked out)."""


def timeline(corpus: Corpus) -> tuple[Moment, ...]:
    """One moment for each date and thing told of it; articles that tell the same at the same date stand together."""
    by_day: dict[str, list[Told]] = defaultdict(list)
    for analysis in corpus.analyses:
        for fact in analysis.facts:
            if fact.kind == "date" and fact.value not in ("days:0", "days:1"):
                day, how = corpus.day(fact)
                if day:
                    by_day[day].append((fact, how))
    moments = []
    for day in sorted(by_day, key=lambda day: (first_day(day), day)):
        moments.extend(_moments(corpus, day, by_day[day]))
    return tuple(moments)


def _moments(corpus: Corpus, day: str, found: list[Told]) -> list[Moment]:
    """Sentences of one day, those that tell the same under the first of them."""
    groups: list[list[Told]] = []
    home: dict[Span, int] = {}
    where: dict[str, list[int]] = defaultdict(list)
    for fact, how in sorted(found, key=lambda pair: corpus.order(pair[0].span)):
        if fact.sentence not in home:
            stems = corpus.stems(fact.sentence)
            known = _alike(corpus, stems, groups, where)
            home[fact.sentence] = len(groups) if known is None else known
            if known is None:
                groups.append([])
                for stem in stems:
                    where[stem].append(len(groups) - 1)
        groups[home[fact.sentence]].append((fact, how))
    return [_moment(day, group) for group in groups]


def _alike(corpus: Corpus, stems: frozenset[str], groups: list[list[Told]], where: dict[str, list[int]]) -> int | None:
    """The first group whose first sentence shares a third of its content words with some; met by its rarer words."""
    meeting = Counter(n for stem in sorted(stems) for n in where.get(stem, ())[:COMMON])
    for n in sorted(meeting):
        first = corpus.stems(groups[n][0][0].sentence)
        if 3 * len(stems & first) >= min(len(stems), len(first)):
            return n
    return None


def _moment(day: str, group: list[Told]) -> Moment:
    fact, how = group[0]
    also = tuple(dict.fromkeys(f.sentence for f, _ in group[1:] if f.sentence != fact.sentence))
    return Moment(day, fact.span, fact.sentence, how, also)
