"""Dated events in order, with the words each article used."""

from __future__ import annotations

from collections import defaultdict

from ..language.dates import first_day
from ..model import Fact, Moment
from .corpus import Corpus


def timeline(corpus: Corpus) -> tuple[Moment, ...]:
    """One moment for each date and thing told of it; articles that tell the same at the same date stand together."""
    by_day: dict[str, list[tuple[Fact, str]]] = defaultdict(list)
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


def _moments(corpus: Corpus, day: str, found: list[tuple[Fact, str]]) -> list[Moment]:
    """Sentences of one day, those that tell the same under the first of them."""
    groups: list[list[tuple[Fact, str]]] = []
    for fact, how in sorted(found, key=lambda pair: corpus.order(pair[0].span)):
        home = next((g for g in groups if _same(corpus, g[0][0], fact)), None)
        if home is None:
            groups.append([(fact, how)])
        else:
            home.append((fact, how))
    moments = []
    for group in groups:
        fact, how = group[0]
        also = tuple(dict.fromkeys(f.sentence for f, _ in group[1:] if f.sentence != fact.sentence))
        moments.append(Moment(day, fact.span, fact.sentence, how, also))
    return moments


def _same(corpus: Corpus, one: Fact, other: Fact) -> bool:
    """Whether two sentences of one day share a third of their content words."""
    if one.sentence == other.sentence:
        return True
    a, b = corpus.stems(one.sentence), corpus.stems(other.sentence)
    return 3 * len(a & b) >= min(len(a), len(b))
