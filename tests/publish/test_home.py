"""The briefing of the seeds: what it says of support, and of those who tell it differently."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.config import Settings
from digest.model import Briefing
from digest.pipeline import compose
from digest.publish.details import show_detail
from digest.publish.home import _agreed, _told
from digest.publish.site import Site
from digest.publish.timeline import tellers
from digest.publish.utterances import show
from digest.publish.values import subject

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


def test_who_tells_it_differently_is_not_among_those_who_say_so(site: Site, briefing: Briefing) -> None:
    (told,) = [t for t in (_told(site, c, "index.md") for c in briefing.overview) if "two days ago" in t.words]

    assert ["DeCamp"] == names(told.others)
    assert ["Abbasova"] == names(told.otherwise)
    assert "+1 other says so" == told.support


def test_who_gives_another_day_does_not_tell_of_this_one(site: Site, briefing: Briefing) -> None:
    def outlets(spans) -> set[str]:
        return {site.sources[span.article].short for span in spans}

    moments = [moment for moment in briefing.timeline if moment.date == "2022-10-08"]

    assert any("Abbasova" in outlets(moment.also) for moment in moments), "the sentence mentions the day"
    assert not any("Abbasova" in outlets(tellers(site, moment)) for moment in moments), "and tells this of another"
    assert any("Moscow Times" in outlets(tellers(site, moment)) for moment in moments)


def test_what_they_agree_on_is_told_differently_by_none_and_not_said_before(site: Site, briefing: Briefing) -> None:
    agreed = _agreed(site, "index.md")
    said = {str(site.quoter.words(cited.sentence)) for cited in briefing.overview}

    assert "all 4 origins" == agreed[0][1]
    assert all(str(words) not in said for words, _, _ in agreed)


def test_the_article_that_contradicts_itself_is_named_with_both_values(site: Site, briefing: Briefing) -> None:
    shown = [show_detail(site, detail, "details.md") for detail in briefing.details if detail.contradicts_itself]
    torn = [(chip.short, [str(words) for words, _ in places]) for each in shown for chip, places in each.torn]

    assert [name for name, _ in torn] == ["Source A"]
    assert ["around 1,000 Russian troops" in torn[0][1][0], "more than one thousand people" in torn[0][1][1]] == [
        True
    ] * 2
    assert all("#s-" in href for each in shown for _, places in each.torn for _, href in places)


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


def test_when_something_was_is_asked_with_the_words_around_the_act(site: Site, briefing: Briefing) -> None:
    (when,) = [detail for detail in briefing.details if detail.question == "When" and detail.relation == "conflict"]

    assert "pulling" == site.quoter.text(when.subject)
    assert "countries started pulling forces together" == site.quoter.text(subject(site, when))


def test_copies_of_one_text_tell_a_fact_once(briefing: Briefing, site: Site) -> None:
    words = [site.quoter.text(fact.sentence) for fact in briefing.coverage]

    assert len(words) == len(set(words)) > 30


def test_an_article_without_a_headline_is_called_by_its_first_words(site: Site) -> None:
    (nameless,) = [article for article in site.articles.values() if article.headline is None]
    hidden = Site(site.briefing, Settings(seeds=SEEDS, full_text="none"))

    assert site.title(nameless).startswith("Belarusian President Alexander Lukashenko said")
    assert site.title(nameless).endswith(" …")
    assert nameless.place == hidden.title(nameless), "no more than quotations may be shown"
