from __future__ import annotations

import re

import pytest

from digest.errors import FidelityError
from digest.model import Article, Member, Piece, Span
from digest.publish.alignment import marked_words
from digest.publish.words import Quoter

ONE = Article("one", "one.txt", "We agreed to deploy a group,\nhe said <b>.")
TWO = Article("two", "two.txt", "We agreed on deploying a big group.")


@pytest.fixture
def quoter() -> Quoter:
    return Quoter({"one": ONE, "two": TWO})


@pytest.fixture
def aligned() -> Member:
    """`deploying a big group` against `to deploy a group,`."""

    def at(article: Article, words: str) -> Span:
        start = article.text.index(words)
        return Span(article.id, start, start + len(words))

    pieces = (
        Piece("left out", at(ONE, "We agreed"), None),
        Piece("replaced", at(ONE, "to deploy"), at(TWO, "on deploying")),
        Piece("kept", at(ONE, "a"), at(TWO, "a")),
        Piece("added", None, at(TWO, "big")),
    )
    return Member("q", at(TWO, "on deploying a big group."), "variant wording", (pieces[0], pieces[1], pieces[3]))


def test_a_page_with_the_article_s_words_passes(quoter, aligned):
    quoter.check(f"{quoter.words(Span('one', 0, 40))} {marked_words(quoter, aligned)}", "x.md")


@pytest.mark.parametrize(
    "doctored",
    [
        '<span data-span="one:0-9">We agree</span>',
        '<span data-span="one:0-9">We <b>agreed</b></span>',
        '<span data-span="one:0-9">We agreed',
        '<span data-span="one:0-99">We agreed</span>',
        '<span data-span="three:0-9">We agreed</span>',
        '<p class="dg-words" data-words="one:0-9">We never agreed</p>',
        '<p class="dg-words" data-words="one:0-9">We agreed',
        '<p class="dg-words" data-words="two:0-9">We <del data-span="one:3-9">refused</del>agreed</p>',
    ],
)
def test_a_doctored_page_is_not_published(quoter, doctored):
    with pytest.raises(FidelityError):
        quoter.check(doctored, "x.md")


def test_a_wording_marks_what_it_changes_and_says_so(quoter, aligned):
    words = re.sub(r' data-search-exclude| data-span="[^"]*"', "", marked_words(quoter, aligned))

    assert '<mark class="dg-replaced">on deploying</mark>' in words
    assert '<i class="dg-spoken"> instead of: </i><del class="dg-was">to deploy</del>' in words
    assert '<i class="dg-spoken"> left out: </i><del class="dg-left-out">We agreed</del>' in words
    assert ' a <ins class="dg-added">big</ins> group.</p>' in words


def test_every_character_of_a_wording_is_shown_whatever_the_alignment_says(quoter, aligned):
    pieces = (aligned.alignment[2], aligned.alignment[1])  # not in order: the second is not marked, and not lost

    quoter.check(marked_words(quoter, Member("q", aligned.span, "possible", pieces)), "x.md")
