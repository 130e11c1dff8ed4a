"""What articles tell together: wordings, details, lineage, people, ids; most of it on made-up articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.compare.alignment import align
from digest.language.words import words
from digest.model import Span
from tests.articles import briefing_of
from tests.cases import read_cases
from tests.depth import examples

A = (
    "Two ships collide off Ardmore\n\nOctober 10, 2022\n\nThe ferry Northern Star struck a trawler off Ardmore on "
    "Monday, "
    "injuring more than 20 people, the harbour master Ann Lee said.\n\n"
    "“Given the worsening of the weather on the western coast, we agreed to close the harbour until Friday,” Lee "
    "said.\n\n"
    "The ferry left the port two days ago. Harbour master Ann Lee praised the crew of the lifeboat for a long night "
    "at sea."
)
B = (
    "Ferry hits trawler\n\nOctober 12, 2022\n\nThe ferry Northern Star struck a trawler off Ardmore on Monday, "
    "injuring around 30 people, according to the coastguard in Ardmore.\n\n"
    "“In the wake of the storms on the western coast, we agreed on closing the harbour until Friday,” harbour master "
    "Ann Lee said.\n\n"
    "A trawlerman from Kilrush said that he had never seen such a sea."
)


def words_of(briefing, span):
    return next(a.article for a in briefing.analyses if a.article.id == span.article).quote(span)


@pytest.mark.parametrize(("text", "expected"), read_cases("compare/alignment"))
def test_wordings_are_aligned(text: str, expected: str) -> None:
    one, other = text.splitlines()
    places = (Span("a", 0, len(one)), Span("b", 0, len(other)))
    pieces = align(words(one), words(other), places, (one, other))

    shown = [
        f"{p.change} | {one[p.longest.start : p.longest.end] if p.longest else ''} | "
        f"{other[p.member.start : p.member.end] if p.member else ''}"
        for p in pieces
    ]

    assert [line.strip() for line in shown] == [line.strip() for line in expected.splitlines()]


TEXT = st.lists(
    st.sampled_from("we agreed to deploy a regional group of forces today 1,000 don't won’t metre".split()), max_size=14
).map(" ".join)


@examples(100)
@given(TEXT, TEXT)
def test_an_alignment_covers_every_word_of_both_sides_once(one: str, other: str) -> None:
    a, b = words(one), words(other)
    pieces = align(a, b, (Span("a", 0, len(one)), Span("b", 0, len(other))))

    left = [w.start for w in a for p in pieces if p.longest and p.longest.start <= w.start < p.longest.end]
    right = [w.start for w in b for p in pieces if p.member and p.member.start <= w.start < p.member.end]
    assert sorted(left) == sorted(w.start for w in a)
    assert sorted(right) == sorted(w.start for w in b)


@examples(100)
@given(TEXT)
def test_a_wording_against_itself_is_kept_whole(one: str) -> None:
    row = words(one)

    assert {p.change for p in align(row, row, (Span("a", 0, len(one)), Span("a", 0, len(one))))} <= {"kept"}


def test_two_translations_are_one_utterance_with_its_differences() -> None:
    briefing = briefing_of(A, B)

    (quote,) = briefing.shared_quotes
    assert quote.speaker == "Ann Lee"
    assert [m.relation for m in quote.members] == ["longest", "variant wording"]
    replaced = {words_of(briefing, p.member) for m in quote.members for p in m.alignment if p.change == "replaced"}
    assert {"storms", "on closing"} <= replaced


def test_different_speakers_are_never_one_utterance() -> None:
    other = B.replace("harbour master Ann Lee said", "the minister Bob Ray said")

    assert briefing_of(A, other).shared_quotes == ()


def test_a_differing_figure_is_a_detail_and_the_same_one_in_words_is_none() -> None:
    differing = [d for d in briefing_of(A, B.replace("around 30 people", "30 people")).details if d.type == "number"]
    same = [
        d
        for d in briefing_of(A, B.replace("around 30 people", "more than twenty people")).details
        if d.type == "number"
    ]

    assert [{v.value for v in d.values} for d in differing] == [{"more than 20", "30"}]
    assert same == []


def test_a_repost_is_one_origin_and_counts_once() -> None:
    briefing = briefing_of(A, A.replace("Two ships collide off Ardmore", "Ships collide"), B)

    assert len({s.origin for s in briefing.sources}) == 2
    assert briefing.shared_quotes[0].origins == 2
    assert [one.kind for one in briefing.lineages][:1] == ["repost"]


def test_one_article_and_none_make_a_briefing() -> None:
    assert briefing_of(A).overview
    assert briefing_of(A).details == ()
    assert briefing_of().overview == ()


def test_adding_a_later_article_keeps_the_ids_of_utterances_details_and_people() -> None:
    before, after = briefing_of(A, B), briefing_of(A, B, B.replace("October 12", "October 13").replace("30", "40"))

    assert {q.id for q in before.shared_quotes} <= {q.id for q in after.shared_quotes}
    assert {p.id for p in before.people} <= {p.id for p in after.people}
    assert {a.article.id for a in before.analyses} <= {a.article.id for a in after.analyses}


SENTENCES = [line for text in (A, B) for line in text.split("\n\n")[2:]]


@examples(60)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("\n\n".join), max_size=5))
def test_whatever_is_shown_lies_in_an_article_and_ids_are_unique(texts: list[str]) -> None:
    briefing = briefing_of(*texts)
    lengths = {a.article.id: len(a.article.text) for a in briefing.analyses}

    for detail in briefing.details:
        assert all(v.span.end <= lengths[v.span.article] for v in detail.values)
    for quote in briefing.shared_quotes:
        assert len({m.span.article for m in quote.members}) > 1
    for ids in (
        [d.id for d in briefing.details],
        [q.id for q in briefing.shared_quotes],
        [p.id for p in briefing.people],
    ):
        assert len(ids) == len(set(ids))


def test_a_part_of_a_whole_is_not_set_against_the_whole() -> None:
    whole = A.replace("injuring more than 20 people", "leaving 12 dead")
    part = B.replace("injuring around 30 people", "leaving nine of the dead in the water")

    assert [d for d in briefing_of(whole, part).details if d.type == "number"] == []
