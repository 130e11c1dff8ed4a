"""Links into a briefing stay true: ids last when articles are added, renamed or put in another order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analyse import analyse
from digest.compare import compare
from digest.compare.lasting import lasting_ids, told_apart
from digest.model import Article, Briefing, Coverage, Span
from digest.read import name_articles, read_folder
from tests.depth import deep, examples

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
DAYS = [None, "2022-10-09", "2022-10-10", "2022-10-11", "2022-10-12"]
MADE_UP = (
    "Minsk talks\n\nAlexander Lukashenko said: “I am ready to fight.” More than 1,000 troops came on Monday.\n",
    "A column\n\n“I am ready to fight,” the president said. Some 900 troops came on Tuesday, a spokesman said.\n",
    "In brief\n\nPresident Lukashenko: “I'm ready to fight, but only if they come.” Two thousand troops came.\n",
    "From the border\n\n“Nobody has told us anything,” Maria Orlova said. More than 1,000 troops came on Monday.\n",
    "Letters\n\nOrlova said that nobody had told them anything. “Nobody told us,” she said.\n",
)


@cache
def pool() -> tuple[Article, ...]:
    """The seeds, and short articles that share words and values with them and with each other."""
    made_up = [Article("", f"made-up-{n}.txt", text) for n, text in enumerate(MADE_UP)]
    return (*read_folder(SEEDS)[0], *made_up)


analyse_once = cache(analyse)


def briefing(articles: Iterable[Article]) -> Briefing:
    return compare([analyse_once(article) for article in name_articles(list(articles))], [])


def dated(article: Article, day: str | None) -> Article:
    return replace(article, published=replace(article.published, value=day)) if article.published and day else article


def groups(found: Briefing) -> Iterable:
    return (*found.shared_quotes, *found.people)


def reached(found: Briefing) -> set[str]:
    """Every id under which something of a briefing is found."""
    each = [found.shared_quotes, found.people, found.details, found.coverage]
    lasting = {one for records in each for record in records for one in (record.id, *record.aliases)}
    quotations = {quotation.id for analysis in found.analyses for quotation in analysis.quotations}
    return lasting | quotations | {analysis.article.id for analysis in found.analyses}


def ids_that_last(found: Briefing) -> set[str]:
    """Of articles, quotations, shared utterances and people."""
    named = {group.id for group in groups(found)} | {analysis.article.id for analysis in found.analyses}
    return named | {quotation.id for analysis in found.analyses for quotation in analysis.quotations}


def details_kept(before: Briefing, after: Briefing) -> Iterable[tuple[str, set[str]]]:
    """(id, ids afterwards) of each detail all of whose values are still those of one detail of that question.

    Not of the rare two that begin with the same words: which of them is numbered can change.
    """
    twins = {detail.id[:10] for detail in before.details if len(detail.id) > 10}
    for detail in (each for each in before.details if each.id[:10] not in twins):
        places = {(v.span, v.value) for v in detail.values}
        for other in after.details:
            if other.question == detail.question and places <= {(v.span, v.value) for v in other.values}:
                yield detail.id, {other.id, *other.aliases}
                break


sets_of_articles = st.lists(st.integers(0, 9), min_size=2, max_size=7, unique=True)


@examples(20)
@given(sets_of_articles, sets_of_articles, st.lists(st.sampled_from(DAYS), min_size=10, max_size=10), st.randoms())
def test_ids_stay_whatever_is_added_renamed_or_reordered(first, more, days, dice) -> None:
    articles = [dated(article, day) for article, day in zip(pool(), days, strict=True)]
    before = briefing(articles[n] for n in first)
    later = [replace(articles[n], path=f"{dice.random()}.txt") for n in {*first, *more}]
    dice.shuffle(later)
    after = briefing(later)

    assert set() == ids_that_last(before) - reached(after)


@examples(10)
@given(sets_of_articles, st.randoms())
def test_a_briefing_has_the_same_ids_in_any_order_and_under_any_names(chosen, dice) -> None:
    before = briefing(pool()[n] for n in chosen)
    later = [replace(pool()[n], path=f"{dice.random()}.txt") for n in chosen]
    dice.shuffle(later)
    after = briefing(later)

    assert {group.id for group in groups(before)} == {group.id for group in groups(after)}
    assert {detail.id for detail in before.details} == {detail.id for detail in after.details}


@deep
@pytest.mark.parametrize("event", ["joint-military-group", "boehner-odds", "nice-truck"])
def test_ids_of_a_real_event_stay_when_any_one_article_comes_last(event: str, shared) -> None:
    articles = read_folder(shared("evals/events") / event)[0]
    after = briefing(articles)
    for n in range(0, len(articles), 3):
        before = briefing(articles[:n] + articles[n + 1 :])

        assert set() == ids_that_last(before) - reached(after)
        assert [] == [one for one, ids in details_kept(before, after) if one not in ids]


def test_the_first_published_gives_the_id_and_the_others_its_aliases() -> None:
    one, two = lasting_ids("u", [("2022-10-11", "b"), ("2022-10-10", "a")])

    assert lasting_ids("u", [("2022-10-11", "b")]) == (two,)
    assert lasting_ids("u", [("2022-10-10", "a"), ("2022-10-12", "a")]) == (one,)


def test_no_id_is_given_twice_and_no_alias_is_another_ones_id() -> None:
    def fact(*ids: str) -> Coverage:
        return Coverage(ids[0], Span("a", 0, 1), (), 1, ids[1:])

    told = told_apart([fact("f-1", "f-2", "f-3"), fact("f-1", "f-3"), fact("f-2")])

    assert [("f-1", ("f-3",)), ("f-1-2", ()), ("f-2", ())] == [(each.id, each.aliases) for each in told]
