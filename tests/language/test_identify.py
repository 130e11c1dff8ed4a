"""Which language a text is in."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language.identify import SAMPLE, identify, is_read
from tests.articles import read_text
from tests.cases import read_cases
from tests.depth import examples

GERMAN = "Die Fähre ist am Montag mit einem Trawler zusammengestoßen, und mehr als zwanzig Menschen wurden verletzt.\n"
ENGLISH = "The ferry struck a trawler off the harbour on Monday, and more than twenty people were hurt in it.\n"


@pytest.mark.parametrize(("text", "expected"), read_cases("language/languages"))
def test_a_language_is_told_by_its_frequent_words_or_its_script(text: str, expected: str) -> None:
    assert identify(text) == expected


def test_english_and_what_cannot_be_told_are_read() -> None:
    assert [is_read(code) for code in ("en", "und", "de", "ja")] == [True, True, False, False]


def test_the_beginning_of_a_long_text_tells() -> None:
    assert identify(ENGLISH * 400 + GERMAN * 4000) == "en"
    assert len(ENGLISH * 400) > SAMPLE


def test_soft_hyphens_and_accents_of_their_own_make_no_other_language() -> None:
    hyphened = "".join(f"{sign}\u00ad" if n % 3 == 1 and sign.isalpha() else sign for n, sign in enumerate(ENGLISH))

    assert "en" == identify(hyphened)
    assert "de" == identify(normalize("NFD", GERMAN))


def test_the_words_of_an_article_win_over_what_its_markup_says_and_the_operator_over_both() -> None:
    assert read_text(GERMAN).language == "de"
    assert read_text(f"---\nlanguage: fr\n---\n{GERMAN}").language == "fr"


@pytest.mark.parametrize(
    ("stated", "code", "told"),
    [
        ("de", "de", False), ("de-AT", "de", False), ("DE_at", "de", False), ("German", "de", False),
        ("English", "en", False), ("no", "no", False), ("7", "en", True), ("Elvish", "en", True),
    ],
)  # fmt: skip
def test_an_operator_may_name_a_language_or_its_code_and_what_is_neither_is_told(stated, code, told) -> None:
    article = read_text(f"---\nlanguage: {stated}\n---\n{ENGLISH}")

    assert article.language == code
    assert bool(article.problems) == told


@examples(100)
@given(st.text(max_size=400))
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert identify(text).isalpha()
