"""Facts whose figures differ, as details: how many, how much, when, how long."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from ...language.lexicon import lexicon
from ...language.tagging import key
from ...model import Detail, Figure, Span, Value
from ...model import FigureKind as Kind
from ..facts import Fact
from ..timeline import how_counted
from .evidence import Evidence

SHOWN = ("conflict", "update", "precision")
"""Relations of facts that are differences."""
PLACES = 3
"""Places of one value in one article that are shown."""

QUESTIONS = {
    Kind.QUANTITY: "How many",
    Kind.PERCENTAGE: "What share",
    Kind.MONEY: "How much",
    Kind.MEASURE: "How much",
    Kind.DURATION: "How long",
    Kind.AGE: "How old",
    Kind.DATE: "When",
    Kind.TIME: "When",
}
_TYPES = {Kind.DATE: "date", Kind.TIME: "time"}


def differing_figures(evidence: Evidence) -> list[Detail]:
    """A detail for each fact whose figures are not the same."""
    return [detail_of(evidence, fact) for fact in evidence.told_facts if fact.relation in SHOWN]


def detail_of(evidence: Evidence, fact: Fact) -> Detail:
    """A fact as a detail: each value of each article, at most so many times."""
    values = []
    shown: dict[tuple[str, str], int] = {}
    for figure in fact.figures:
        place = (figure.span.article, figure.form)
        shown[place] = shown.get(place, 0) + 1
        if shown[place] <= PLACES:
            values.append(
                Value(
                    figure.form,
                    figure.span,
                    figure.sentence,
                    _note(evidence, figure),
                    evidence.speaker(figure.span),
                    figure,
                )
            )
    kind = fact.figures[0].kind
    question = "How far" if fact.figures[0].unit == "length" else QUESTIONS[kind]
    detail = evidence.detail(question, _subject(evidence, fact), _TYPES.get(kind, "number"), fact.relation, values)
    return replace(detail, weight=round(fact.weight, 4))


def _subject(evidence: Evidence, fact: Fact) -> Span | None:
    """What a fact is about, in one word: the verb of most of its figures, else a word that stands beside most of them,
    else the noun that they count.
    """
    articles: dict[str, set[str]] = defaultdict(set)
    verbs, heads = {f.verb for f in fact.figures}, {f.head for f in fact.figures}
    for figure in fact.figures:
        for word in {figure.verb, figure.head, *figure.near} - {""}:
            articles[word].add(figure.span.article)
    common = [word for word, told in articles.items() if 2 * len(told) > len({f.span.article for f in fact.figures})]
    ranked = sorted(common, key=lambda w: (w not in verbs, w in heads, -evidence.corpus.idf(w), w))
    places = (_place(evidence, figure, word) for word in ranked for figure in fact.figures)
    return next((place for place in places if place), None)


def _place(evidence: Evidence, figure: Figure, word: str) -> Span | None:
    """Where a word stands in the sentence of a figure, small and outside the calendar."""
    text, lex = evidence.corpus.articles[figure.span.article].text, lexicon()
    for one in evidence.corpus.words(figure.sentence):
        known = key(one.form) == word and one.content and text[one.start].islower()
        if known and one.form not in lex.cues and one.form not in lex["dates", "passing"]:
            return Span(figure.span.article, one.start, one.end)
    return None


def _note(evidence: Evidence, figure: Figure) -> str:
    """Which day is meant, and how it was counted."""
    day, how = figure.day, how_counted(evidence.corpus, figure)
    return f"= {day}, {how}" if how else f"= {day}" if len(day) == 10 else ""
