"""What makes two figures one fact, and what keeps them from being called a contradiction."""

from __future__ import annotations

from itertools import combinations
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analyse import analyse
from digest.compare.corpus import Corpus
from digest.compare.facts import find_facts
from digest.compare.facts.relation import Relation, relate
from digest.compare.facts.scorecard import Card
from digest.compare.facts.vetoes import VETOES, Example, Veto, vetoed
from digest.model import Figure, FigureKind, Span
from digest.read.facts import state_facts
from digest.read.identity import name_articles
from tests.articles import draft_of
from tests.depth import examples


def corpus_of(*told: tuple[str, str]) -> Corpus:
    """Articles of one sentence each, with the day on which each was published."""
    texts = [f"---\noutlet: {n}\npublished: {day}\n---\nHeadline\n\n{text}\n" for n, (text, day) in enumerate(told)]
    found = name_articles([state_facts(f"{n}.txt", draft_of(text), {}) for n, text in enumerate(texts)])
    return Corpus([analyse(article) for article in found])


def differing(example: Example) -> tuple[Card, Figure, Figure]:
    """The first two figures of an example's sentences that are of one kind and differ."""
    corpus = corpus_of((example.one, example.days[0]), (example.other, example.days[1]))
    figures = [figure for analysis in corpus.analyses for figure in analysis.figures]
    pairs = combinations(figures, 2)
    return next(
        (Card(corpus, figures), a, b)
        for a, b in pairs
        if a.span.article != b.span.article and a.kind is b.kind and relate(a, b) is Relation.DIFFER
    )


@pytest.mark.parametrize("veto", VETOES, ids=lambda veto: veto.name)
def test_a_veto_holds_where_it_must(veto: Veto) -> None:
    assert veto.holds(*differing(veto.catches))


@pytest.mark.parametrize("veto", VETOES, ids=lambda veto: veto.name)
def test_a_veto_and_every_other_leaves_alone_what_it_must(veto: Veto) -> None:
    assert "" == vetoed(*differing(veto.spares))


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("The fire killed 12 people in Aston.", "The fire killed 15 people in Aston.", "conflict"),
        ("The fire killed at least 12 people in Aston.", "The fire killed 15 people in Aston.", "precision"),
        ("The fire killed 12 people in Aston.", "The fire in Aston killed twelve people.", "same"),
        ("The toll of the fire in Aston is 12.", "The toll of the fire in Aston rose to 15.", "update"),
        ("The bridge is 2 kilometres long.", "The bridge is 2,000 metres long.", "same"),
        ("The bank lost $3.2 billion.", "The bank lost about $3 billion.", "precision"),
    ],
)
def test_how_two_accounts_of_one_figure_stand_to_each_other(one: str, other: str, relation: str) -> None:
    (fact,) = find_facts(
        corpus_of((one, "2024-05-08"), (other, "2024-05-09" if relation == "update" else "2024-05-08"))
    )

    assert relation == fact.relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire killed 12 people in Aston.", "A ferry carried 15 people to Burton."),
        ("The fire killed 12 people in Aston.", "The fire in Aston injured 15 people."),
        ("The mayor resigned on May 6.", "A ferry sank off Burton on May 7."),
    ],
)
def test_figures_of_two_things_are_neither_agreed_on_nor_a_difference(one: str, other: str) -> None:
    facts = find_facts(corpus_of((one, "2024-05-08"), (other, "2024-05-08")))

    assert {fact.relation for fact in facts} <= {"unsure"}


def figure(low: float, reach: float, kind: FigureKind, exact: bool, open_: bool) -> Figure:
    place = Span("a", 0, 1)
    high = inf if open_ else low + reach
    return Figure(
        kind, place, place, low, high, "one", f"{low:g}", exact, False, None, "day", False, "", frozenset(), "",
        frozenset(), False, False, False, False, False, False, False, frozenset(), frozenset(),
    )  # fmt: skip


FIGURES = st.builds(
    figure,
    st.integers(0, 10**6).map(float),
    st.integers(0, 1000).map(float),
    st.sampled_from(FigureKind),
    st.booleans(),
    st.booleans(),
)


@examples(200)
@given(FIGURES, FIGURES)
def test_how_two_values_stand_to_each_other_does_not_depend_on_their_order(a: Figure, b: Figure) -> None:
    assert a.kind is not b.kind or relate(a, b) is relate(b, a)
    assert relate(a, a) is Relation.SAME
