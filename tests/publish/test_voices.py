"""Who said what, on the pages: wordings, indirect speech, people who are named and people who are only described."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.config import Settings
from digest.publish import audit, render
from tests.articles import briefing_of

TRIBUNE = """Harbour closes

The Tribune reports from Ardmore.

“We will close the harbour of Ardmore until both cranes are repaired,” Ann Lee said.

“It is not safe,” said a port official, speaking on condition of anonymity.

Ann Lee said that nobody had been hurt. “The cranes were old and all of us knew,” Lee added."""
GAZETTE = """Storm over Ardmore

The Gazette was in the harbour hall.

Ann Lee said that the harbour of Ardmore would close until both cranes were repaired.

“[They] were old and all of us knew,” Lee said."""


@pytest.fixture(scope="module")
def pages():
    """The pages of two articles with direct, indirect and unnamed speech."""
    briefing = briefing_of(TRIBUNE, GAZETTE)
    settings = Settings(seeds=Path("seeds"))
    made = render(briefing, settings, lambda *_: None)
    assert not audit(briefing, list(made))
    return {page.uri: page.text for page in made}


def card(page: str, words: str) -> str:
    """The card that holds some words."""
    return next(part for part in page.split("<article")[1:] if words in part)


def test_indirect_speech_is_labelled_and_stands_below_the_quotation(pages):
    shown = card(pages["quotations.md"], "both cranes are repaired")

    quoted, told = shown.split("Told without quotation marks")
    assert "would close until both cranes were repaired" in told
    assert "would close" not in quoted
    assert "in the article&#39;s own words" in told or "in the article's own words" in told


def test_the_filter_offers_what_is_told_in_other_words(pages):
    assert "also told in other words" in pages["quotations.md"]


def test_words_in_brackets_are_marked_as_the_articles(pages):
    assert '<mark class="dg-editorial">' in card(pages["quotations.md"], "were old and all of us knew")


def test_a_described_speaker_has_a_part_of_the_page_of_people(pages):
    named, described = pages["people.md"].split("## Described, not named")

    assert "port official" in described
    assert "port official" not in named.split("## Quoted")[1]


def test_a_speaker_opens_the_quotations_that_are_his_alone(pages):
    link = card(pages["people.md"], "### Ann Lee")

    assert "[All quotations](quotations.md?speaker=k" in link
    speaker = link.split("?speaker=")[1].split(")")[0]
    assert f'data-speaker="{speaker}"' in pages["quotations.md"]


def test_what_articles_report_of_a_person_is_listed_apart(pages):
    assert "nobody had been hurt" in card(pages["people.md"], "### Ann Lee").split("Told without quotation marks")[1]
