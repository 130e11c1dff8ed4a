"""Dated events in order, with the words each article used."""

from __future__ import annotations

from collections import Counter, defaultdict

from ..language.dates import first_day
from ..language.lexicon import lexicon
from ..model import Figure, Moment, Span
from .corpus import Corpus

COMMON = 50
"""Groups of one day that a word brings up: a word of more of them tells none apart."""


def timeline(corpus: Corpus) -> tuple[Moment, ...]:
    """One moment for each date and thing told of it; articles that tell the same at the same date stand together."""
    by_day: dict[str, list[Figure]] = defaultdict(list)
    present = lexicon().counts("dates", "relative")
    for analysis in corpus.analyses:
        for figure in analysis.figures:
            if figure.day and present.get(corpus.text(figure.span).lower(), -1) < 0:
                by_day[figure.day].append(figure)
    moments = []
    for day in sorted(by_day, key=lambda day: (first_day(day), day)):
        moments.extend(_moments(corpus, day, by_day[day]))
    return tuple(moments)


def _moments(corpus: Corpus, day: str, found: list[Figure]) -> list[Moment]:
    """Sentences of one day, those that tell the same under the first of them."""
    groups: list[list[Figure]] = []
    home: dict[Span, int] = {}
    where: dict[str, list[int]] = defaultdict(list)
    for figure in sorted(found, key=lambda one: corpus.order(one.span)):
        if figure.sentence not in home:
            stems = corpus.stems(figure.sentence)
            known = _alike(corpus, stems, groups, where)
            home[figure.sentence] = len(groups) if known is None else known
            if known is None:
                groups.append([])
                for stem in stems:
                    where[stem].append(len(groups) - 1)
        groups[home[figure.sentence]].append(figure)
    return [_moment(corpus, day, group) for group in groups]


def _alike(
    corpus: Corpus, stems: frozenset[str], groups: list[list[Figure]], where: dict[str, list[int]]
) -> int | None:
    """The first group whose first sentence shares a third of its content words with some; met by its rarer words."""
    meeting = Counter(n for stem in sorted(stems) for n in where.get(stem, ())[:COMMON])
    for n in sorted(meeting):
        first = corpus.stems(groups[n][0].sentence)
        if 3 * len(stems & first) >= min(len(stems), len(first)):
            return n
    return None


def _moment(corpus: Corpus, day: str, group: list[Figure]) -> Moment:
    first = group[0]
    also = tuple(dict.fromkeys(one.sentence for one in group[1:] if one.sentence != first.sentence))
    return Moment(day, first.span, first.sentence, how_counted(corpus, first), also)


def how_counted(corpus: Corpus, figure: Figure) -> str:
    """From which day a date is counted; empty for one that is written out."""
    return f"counted from {corpus.published(figure.span.article)}" if figure.counted else ""
