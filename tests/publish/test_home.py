"""The briefing of the seeds: what it says of support, and of those who tell it differently."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from digest.config import Settings
from digest.model import Briefing
from digest.pipeline import compose
from digest.publish.home import _agreed, _told
from digest.publish.site import Site
from digest.publish.timeline import tellers
from digest.publish.utterances import show
from digest.publish.values import subject
from tests.articles import briefing_of

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def site() -> Site:
    chosen = Settings(seeds=SEEDS, jobs=1)
    return Site(compose(chosen), chosen)


@pytest.fixture(scope="module")
def briefing(site: Site) -> Briefing:
    return site.briefing


def names(chips) -> list[str]:
    return [chip.short for chip in chips]


TOLD = (
    "The fire in the old mill of Aston killed {} people on May 6, 2024.",
    "On May 6, 2024, {} people were killed by the fire in Aston, in an old mill by the river.",
    "Firefighters said that the fire in the mill of Aston had killed {} people on May 6, 2024, before dawn.",
)


def made(*changes: tuple[str, str], dead: tuple[int, ...] = (12, 12, 12)) -> Site:
    """Accounts of one fire in words of their own, each with its number of dead, and with `changes` to the last."""
    texts = [told.format(count) for told, count in zip(TOLD, dead, strict=False)]
    for old, new in changes:
        texts[-1] = texts[-1].replace(old, new)
    heads = (f"---\noutlet: Paper {n}\npublished: 2024-05-08\n---\nFire {n}" for n in range(len(texts)))
    return Site(briefing_of(*(f"{head}\n\n{text}" for head, text in zip(heads, texts, strict=True))), Settings())


def test_who_gives_another_figure_is_not_among_those_who_say_so() -> None:
    site = made(dead=(12, 12, 15))
    told = _told(site, site.briefing.overview[0], "index.md")

    assert ["Paper 1"] == names(told.others)
    assert ["Paper 2"] == names(told.otherwise)
    assert "+1 other says so" == told.support


def test_who_gives_another_day_does_not_tell_of_this_one() -> None:
    site = made(("May 6", "May 7"))
    moments = {moment.date: moment for moment in site.briefing.timeline}

    assert ["2024-05-06", "2024-05-07"] == list(moments)
    assert 2 == len(tellers(site, moments["2024-05-06"]))
    assert 1 == len(tellers(site, moments["2024-05-07"]))


def test_a_day_in_dispute_is_a_moments_day_whatever_part_of_it_is_told() -> None:
    site = made(("May 6, 2024, before dawn", "Tuesday morning"))

    assert {moment.date for moment in site.briefing.timeline} == set().union(*site.disputed_days.values())


def test_what_they_agree_on_is_told_differently_by_none_and_not_said_before(site: Site, briefing: Briefing) -> None:
    agreed = _agreed(site, "index.md")
    said = [site.quoter.raw(cited.sentence) for cited in briefing.overview]

    assert agreed
    assert all(support in ("all 4 origins", "3 of 4 origins", "2 of 4 origins") for _, support, _ in agreed)
    assert not [words for words, _, _ in agreed for sentence in said if Markup(words).striptags() in sentence]


def test_a_wording_names_the_agency_that_it_came_through(site: Site) -> None:
    utterance = show(site, site.utterances[0], "quotations.md")
    through = [
        [(str(words), names(chips)) for words, chips in line.through] for line in (utterance.longest, *utterance.others)
    ]

    assert "Belta" in through[0][0][0]
    assert ["Moscow Times"] == through[0][0][1], "Abbasova has the same words, and names no agency"
    assert ["Moscow Times", "Abbasova"] == names(utterance.longest.chips)
    assert "TASS" in through[2][0][0]
    assert ["DeCamp"] == through[2][0][1]


def test_when_something_was_is_asked_with_the_words_around_the_act() -> None:
    site = made(("May 6", "May 7"), dead=(12, 12))
    (when,) = [detail for detail in site.briefing.details if detail.question == "When"]

    assert "killed" == site.quoter.text(when.subject)
    assert "people were killed by the fire" == site.quoter.text(subject(site, when))


def test_copies_of_one_text_tell_a_fact_once(briefing: Briefing, site: Site) -> None:
    words = [site.quoter.text(fact.sentence) for fact in briefing.coverage]

    assert len(words) == len(set(words)) > 30


def test_an_article_without_a_headline_is_called_by_its_first_words(site: Site) -> None:
    (nameless,) = [article for article in site.articles.values() if article.headline is None]
    hidden = Site(site.briefing, Settings(seeds=SEEDS, full_text="none"))

    assert site.title(nameless).startswith("Belarusian President Alexander Lukashenko said")
    assert site.title(nameless).endswith(" …")
    assert nameless.place == hidden.title(nameless), "no more than quotations may be shown"
