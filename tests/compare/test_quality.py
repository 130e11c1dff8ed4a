"""Each flaw of an article is found by what shows it, and its look-alike is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.analyse import analyse
from digest.compare import compare
from digest.compare.quality import KINDS
from digest.publish.wording import FLAWS
from digest.read.draft import Draft, Sayings
from digest.read.facts import state_facts
from digest.read.identity import name_articles
from tests.articles import briefing_of, draft_of

STORY = (
    "The ferry Northern Star struck a trawler off the harbour of Ardmore early on Monday, and more than twenty people "
    "were hurt when the two ships met in thick fog.\n\n“We heard a long grinding noise and then the lights went out,” "
    "said Ann Lee, who was on her way to work with her two sons when it happened.\n\nThe harbour master said that the "
    "trawler had not answered two calls by radio, and that the harbour would stay closed until Friday.\n"
)
SOUND = f"---\noutlet: Harbour News\npublished: 2022-10-10\n---\n{STORY}"


def flaws(*texts: str) -> list[tuple[str, str]]:
    """(kind, note) of each flaw."""
    return [(flaw.kind, flaw.note) for flaw in briefing_of(*texts).flaws]


def shown(*texts: str) -> dict[str, str]:
    """Kind -> the words that show it."""
    briefing = briefing_of(*texts)
    articles = {each.article.id: each.article for each in briefing.analyses}
    return {flaw.kind: articles[flaw.article].quote(flaw.span) for flaw in briefing.flaws if flaw.span}


def test_a_sound_article_has_no_flaw() -> None:
    assert flaws(SOUND) == []


def test_every_kind_has_a_name_and_a_remedy_on_its_page() -> None:
    assert set(KINDS) == set(FLAWS)


def test_a_missing_day_and_outlet_are_told() -> None:
    assert flaws(STORY) == [("no date", ""), ("no outlet", "")]


@pytest.mark.parametrize(
    "end",
    [
        "The crew of the trawler was taken to the hospital of the town and...",
        "The crew of the trawler was taken to the hospital of the town and … [+2314 chars]",
        "The crew of the trawler was taken to the hospital of the town... Read more",
        "Subscribe to continue reading",
        "Already a subscriber? Log in",
        "This article is only available to our subscribers.",
        "You have reached your monthly free article limit.",
    ],
)
def test_a_story_that_goes_on_elsewhere_is_cut_off(end: str) -> None:
    assert shown(f"{SOUND}\n{end}\n") == {"cut off": end}


@pytest.mark.parametrize(
    "end",
    [
        "The crew of the trawler was taken to the hospital of the town and...\n\nIt came home on Friday.",
        "Tell us what you think...",
        "“I do not know what to say to the people who were on the boat with me...”",
        "The harbour gave its members a new boat, and subscribers of the paper gave money for it.",
        "He said that he had read the message to the end.",
    ],
)
def test_dots_and_subscribers_in_a_story_do_not_cut_it_off(end: str) -> None:
    assert "cut off" not in dict(flaws(f"{SOUND}\n{end}\n"))


def test_a_teaser_is_short_and_a_note_of_some_sentences_is_not() -> None:
    teaser = (
        "---\noutlet: x\npublished: 2022-10-10\n---\nA ferry struck a trawler on Monday, and twenty people were hurt.\n"
    )

    assert flaws(teaser) == [("short", "12")]
    assert flaws(SOUND) == []


def test_an_article_that_is_there_twice_is_a_duplicate_of_the_first() -> None:
    briefing = briefing_of(SOUND, SOUND.replace("Harbour News", "The Gazette").replace("\n\n", "\n \n"))

    first, second = (each.article.id for each in briefing.analyses)
    assert [(flaw.kind, flaw.article, flaw.note) for flaw in briefing.flaws] == [("duplicate", second, first)]


def test_an_article_that_has_a_sentence_more_is_no_duplicate() -> None:
    assert flaws(SOUND, f"{SOUND}\nThe trawler was towed to Kilrush.\n") == []


def test_two_articles_without_a_story_are_no_duplicates_of_each_other() -> None:
    assert "duplicate" not in dict(flaws("Read more\n", "Read more\n"))


def test_an_article_in_another_language_is_told_and_not_called_short() -> None:
    german = (
        "Die Fähre ist am Montag mit einem Trawler zusammengestoßen, und mehr als zwanzig Menschen wurden verletzt.\n"
    )

    assert flaws(f"---\noutlet: x\npublished: 2022-10-10\n---\n{german}") == [("language", "de")]


def test_what_is_mostly_furniture_is_told_with_its_share() -> None:
    links = "".join(
        f"Read more\nHide Ad\n© 2022 Harbour News, number {n} of our pages. All rights reserved.\n" for n in range(40)
    )

    found = dict(flaws(f"{SOUND}\n{links}"))

    assert 50 < int(found["furniture"]) <= 100
    assert "furniture" not in dict(flaws(f"{SOUND}\nHide Ad\nRead more\n"))


@pytest.mark.parametrize("words", ["donâ€™t", "â€œGoâ€\u009d", "cafÃ©", "MÃ¼ller", "a\ufffdb", "5Â\u00a0km"])
def test_letters_that_were_read_in_another_encoding_are_told(words: str) -> None:
    assert shown(f"{SOUND}\nIt was {words} that he saw.\n").keys() == {"encoding"}


@pytest.mark.parametrize("words", ["don’t", "château", "São Paulo", "ÂGE", "naïve", "Ã", "€5"])
def test_letters_of_other_languages_are_as_they_should_be(words: str) -> None:
    assert flaws(f"{SOUND}\nIt was {words} that he saw.\n") == []


def test_what_was_wrong_with_a_file_is_told() -> None:
    assert ("file", "published is 'soon'; write it as 2022-10-10. It is not used.") in flaws(
        f"---\npublished: soon\n---\n{STORY}"
    )


def of_page(*days: tuple[str, str]) -> list[tuple[str, str]]:
    """The flaws of an article whose places state these (day, place)."""
    said = Sayings()
    said.add("outlet", "Harbour News", "OpenGraph")
    for day, place in days:
        said.add("published", day, place)
    article = state_facts("a.html", replace(draft_of(STORY), said=tuple(said.said)), {})
    return [(f.kind, f.note) for f in compare([analyse(each) for each in name_articles([article])], []).flaws]


def test_two_days_of_publication_are_told_and_one_moment_in_two_zones_is_one() -> None:
    two = (("2022-10-10", "JSON-LD"), ("2022-10-12", "meta tag"))
    one = (("2022-10-10T23:30:00-05:00", "JSON-LD"), ("2022-10-11T04:30:00Z", "meta tag"))

    assert of_page(*two) == [("dates", "JSON-LD: 2022-10-10; meta tag: 2022-10-12")]
    assert of_page(*one) == []


def test_a_day_told_as_past_behind_the_day_of_publication_is_told_and_one_to_come_is_not() -> None:
    past = SOUND + "\nThe ferry was towed to Kilrush on October 20, 2022.\n"
    coming = SOUND + "\nThe ferry will be towed to Kilrush on October 20, 2022.\n"

    assert shown(past) == {"later": "October 20, 2022"}
    assert flaws(coming) == []


def test_the_gravest_kind_comes_first() -> None:
    order = [kind for kind, _ in flaws(f"{STORY}\nIt was cafÃ© and\n\nSubscribe to continue reading\n", SOUND, SOUND)]

    assert order == sorted(order, key=KINDS.index)
    assert order[0] == "cut off"


def test_a_draft_keeps_its_part_in_what_is_told_of_it() -> None:
    article = state_facts("feed.xml", Draft(STORY, part="entry 3"), {})

    assert article.place == "feed.xml, entry 3"
