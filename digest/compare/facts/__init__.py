"""Facts: what several articles give a figure for, whether they agree on it, and whether where they differ is a
contradiction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf

from ...analyse.figures.events import HARM
from ...model import Figure
from ...model import FigureKind as Kind
from ..corpus import Corpus
from .clusters import clusters
from .relation import Relation, one_act, relate, same_value
from .scorecard import TOLL, Card
from .vetoes import vetoed

FLAG, SHOWN = -1.2, -1.0
"""Least score of two figures that differ to be called a contradiction, and of a fact to be shown at all."""
BESIDE, MOST = 0.3, 40
"""Overlap of the words beside two days from which they are of one act though the verbs are not, and the days of a fact
that are looked at for it."""
CHANGE = 1.0
"""What a word of revision or change adds to the score of a pair that differs."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Figures of two and more articles that answer one question."""

    figures: tuple[Figure, ...]
    """In the order of their places in their articles, the nearest to the top first."""
    relation: str
    """`conflict`, `update`, `precision`, `same`, or `unsure` where figures differ and it is not clear that they are of
    one thing: nothing is told of it."""
    weight: float
    """For a reader: higher comes first."""


def find_facts(corpus: Corpus) -> list[Fact]:
    """Every fact of the event, the weightiest first."""
    card = Card(corpus, kept(corpus))
    headlines = _headlines(corpus)
    found = [_fact(card, cluster, headlines) for cluster in clusters(card)]
    return sorted(found, key=lambda fact: (-fact.weight, corpus.order(fact.figures[0].span)))


def kept(corpus: Corpus) -> list[Figure]:
    """The figures that may be of a fact: not "one of the reasons", and no number that only names."""
    figures = (f for analysis in corpus.analyses for f in analysis.figures if not f.index)
    return [f for f in figures if f.high > 1 or f.kind is not Kind.QUANTITY or f.people]


def _headlines(corpus: Corpus) -> frozenset[str]:
    """The content words of all headlines."""
    spans = [a.article.headline.span for a in corpus.analyses if a.article.headline and a.article.headline.span]
    return frozenset().union(*map(corpus.stems, spans))


def _fact(card: Card, cluster: Sequence[int], headlines: frozenset[str]) -> Fact:
    figures = [card.figures[n] for n in cluster]
    values = list({(f.low, f.high, f.form): f for f in figures}.values())
    relations = {relate(a, b) for a, b in combinations(values, 2)}
    top, best, pair = _surest(card, cluster)
    verdict = "unsure" if Relation.DIFFER in relations else "same"
    if pair and best >= FLAG:
        verdict = _update_or_conflict(card, *pair)
    elif len({f.form for f in values}) > 1 and top >= SHOWN and Relation.PRECISE in relations:
        verdict = "precision" if _of_one_act(card, figures) else "unsure"
    ordered = sorted(figures, key=lambda f: (card.corpus.depth(f.span), card.corpus.order(f.span)))
    return Fact(tuple(ordered), verdict, _weight(card, ordered, verdict, top, headlines))


def _of_one_act(card: Card, figures: Sequence[Figure]) -> bool:
    """Whether two days or shares that are not given alike are of one act, or stand among the same words."""
    return figures[0].kind not in (Kind.DATE, Kind.PERCENTAGE) or any(
        a.span.article != b.span.article
        and a.form != b.form
        and (one_act(a, b) or card.overlap(a.near, b.near) >= BESIDE)
        for a, b in combinations(figures[:MOST], 2)
    )


def _surest(card: Card, cluster: Sequence[int]) -> tuple[float, float, tuple[Figure, Figure] | None]:
    """(the highest score of two figures, the highest of two that contradict each other, these two)."""
    given: dict[str, set[tuple[float, float, str]]] = defaultdict(set)
    for n in cluster:
        figure = card.figures[n]
        given[figure.span.article].add((figure.low, figure.high, figure.form))
    top, best, pair = -inf, -inf, None
    for i, x in enumerate(cluster):
        for y in cluster[:i]:
            score = card.scores.get((y, x))
            if score is None:
                continue
            top = max(top, score)
            a, b = card.figures[y], card.figures[x]
            changed = a.revised or b.revised or a.changed or b.changed
            score += CHANGE * changed
            if score <= best or relate(a, b) is not Relation.DIFFER:
                continue
            if not changed and not given[a.span.article].isdisjoint(given[b.span.article]):
                continue  # the two articles agree on another value
            if card.stated(a, b) and not (a.revised or b.revised) or vetoed(card, a, b):
                continue
            best, pair = score, (a, b)
    return top, best, pair


def _update_or_conflict(card: Card, a: Figure, b: Figure) -> str:
    days = card.corpus.published(a.span.article), card.corpus.published(b.span.article)
    early, late = (a, b) if days[0] <= days[1] else (b, a)
    higher = late.low >= early.low and not TOLL.isdisjoint(late.events)
    later = days[0] != days[1] and "9999" not in days
    return "update" if later and (higher or late.changed or late.revised) else "conflict"


def _weight(card: Card, figures: Sequence[Figure], relation: str, top: float, headlines: frozenset[str]) -> float:
    """How many articles give it and how early, how near it is to the headlines, how sure and how grave it is."""
    first: dict[str, float] = {}
    for figure in figures:
        first.setdefault(figure.span.article, card.corpus.depth(figure.span))
    words = frozenset().union(*(card.words(f) for f in figures))
    weight = card.corpus.prominence(first) + 0.12 * min(6, len(words & headlines))
    weight += 0.3 * max(-2.0, min(4.0, top)) + (relation in ("conflict", "update"))
    harmed = any(f.events & HARM for f in figures)
    alike = all(same_value(f, figures[0]) for f in figures)
    return weight + 0.4 * harmed - 0.8 * (figures[0].kind is Kind.DATE) - 1.0 * alike
