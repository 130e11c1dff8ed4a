"""The front of a site about several events, and who comes again."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from digest.compare.recurring import recurring_people
from digest.config import Settings
from digest.model import Edition, Page
from digest.pipeline import compose_all, publish_all
from digest.plugin.navigation import navigation
from digest.publish.audit import audit_links
from tests import several
from tests.articles import briefing_of

from .conftest import Reader, to_html

SAID = "Budget Talks Begin\n\nThe Valley Courier\nMay 3, 2021\n\n"


def published(settings: Settings) -> tuple[tuple[Edition, ...], dict[str, Page]]:
    editions = compose_all(settings)
    return editions, {page.uri: page for page in publish_all(editions, settings)}


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return several.several_events(tmp_path_factory.mktemp("several") / "project") / "seeds"


@pytest.fixture(scope="module")
def made(seeds: Path) -> tuple[tuple[Edition, ...], dict[str, Page]]:
    return published(Settings(seeds=seeds, jobs=1))


def recurring(**texts: str) -> list[tuple[str, list[str]]]:
    """Who comes in several of the events, each of one text: (name, events)."""
    editions = [Edition(event, event, briefing_of(SAID + text)) for event, text in texts.items()]
    return [(each.name, [event for event, _ in each.appearances]) for each in recurring_people(editions)]


def test_the_front_lists_each_event_with_sentences_of_its_articles(made) -> None:
    editions, pages = made
    cards = pages["index.md"].text.split("<article")[1:]

    assert len(editions) == len(cards) == 3
    for edition, card in zip(editions, cards, strict=True):
        texts = {each.article.id: each.article.text for each in edition.briefing.analyses}
        told = re.findall(r'<span[^>]*data-span="([^"]+):(\d+)-(\d+)"[^>]*>(.*?)</span>', card)
        assert f"({edition.event}/index.md)" in card
        assert told
        for article, start, end, words in told:
            assert " ".join(texts[article][int(start) : int(end)].split()) == html.unescape(words)


def test_each_chip_of_the_front_leads_to_a_passage_of_its_event(made) -> None:
    editions, pages = made
    cards = pages["index.md"].text.split("<article")[1:]
    links = [re.findall(r'\((\w+)/articles/|href="(\w+)/articles/', card) for card in cards]

    assert [{edition.event} for edition in editions] == [{a or b for a, b in found} for found in links]
    assert [] == list(audit_links(list(pages.values())))


def test_a_title_that_is_set_is_that_of_the_front_and_of_no_event(seeds: Path) -> None:
    editions, pages = published(Settings(seeds=seeds, title="Our year", jobs=1))

    assert "# Our year" in pages["index.md"].text
    assert "Our year" not in [each.briefing.event.title.value for each in editions]


def test_who_is_spelt_otherwise_is_one_and_who_shares_a_surname_is_not(made) -> None:
    page = made[1]["people.md"].text

    assert ["Alexander Novak"] == [html.unescape(name) for name in re.findall(r"^## (.*)$", page, re.MULTILINE)]
    assert "Aleksandr Novak" in page
    assert "Quill" not in page
    assert re.findall(r"\((\w+)/people\.md#p-\w+\)", page) == ["flood", "strike"]


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        ("“We wait,” said Alexander Novak.", "“We go,” said Aleksandr Novak.", ["a", "b"]),
        ("“We wait,” said A. Novak.", "“We go,” said Aleksandr Novak.", ["a", "b"]),
        ("“We wait,” said Marta Quill.", "“We go,” said Johan Quill.", []),
        ("“We wait,” said Quill.", "“We go,” said Johan Quill.", []),
        ("“We wait,” said Alexander Novak.", "“We go,” said Alexander Nowak.", []),
        ("“We wait,” a spokesman said.", "“We go,” a spokesman said.", []),
        ("“We wait,” said Олег Петров.", "“We go,” said Иван Сидоров.", []),
        ("“We wait,” said Олег Novak.", "“We go,” said Иван Novak.", []),
    ],
)
def test_full_names_meet_across_events_and_nothing_less(one: str, other: str, met: list[str]) -> None:
    assert ([met] if met else []) == [events for _, events in recurring(a=one, b=other)]


def test_an_article_that_lies_in_two_events_is_on_the_pages_of_both(tmp_path: Path) -> None:
    one, two = several.FLOOD
    seeds = several.lay(tmp_path / "seeds", {"flood": (one, two), "again": (one,)})
    _, pages = published(Settings(seeds=seeds, jobs=1))
    articles = [uri for uri in pages if "/articles/river" in uri and uri.endswith(".md")]

    assert ["again", "flood"] == sorted(uri.partition("/")[0] for uri in articles)
    assert 1 == len({uri.partition("/")[2] for uri in articles}), "under one id"
    assert [] == list(audit_links(list(pages.values())))


def test_names_of_folders_and_headlines_stay_text_on_the_front(tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)> [a](b){.c}"
    texts = tuple(text.replace("Hundreds", f"{hostile} Hundreds").replace("River", hostile) for text in several.FLOOD)
    seeds = several.lay(tmp_path / "seeds", {f"{n} {hostile}": texts for n in (1, 2)})
    _, pages = published(Settings(seeds=seeds, jobs=1))

    for uri in ("index.md", "people.md"):
        shown = Reader(to_html(pages[uri].text))
        assert [] == shown.active
        assert f"1 {hostile}" in shown.text
    assert hostile in Reader(to_html(pages["index.md"].text)).text.replace(f"1 {hostile}", "").replace(
        f"2 {hostile}", ""
    )


def test_each_place_that_a_search_finds_is_below_its_event(made) -> None:
    entries = json.loads(made[1]["search.json"].text)
    lists = [entry["title"] for entry in entries if entry["title"].startswith("Quotations")]

    assert {"belarus", "flood", "strike"} == {entry["location"].partition("/")[0] for entry in entries}
    assert [f"Quotations, {event}" for event in ("belarus", "flood", "strike")] == lists


def test_the_data_of_all_events_is_one_file_by_the_schema(made) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    data, schema = (json.loads(made[1][name].text) for name in ("briefing.json", "briefing.schema.json"))

    jsonschema.validate(data, schema)
    assert ["belarus", "flood", "strike"] == [each["event"] for each in data["events"]]


def test_events_that_do_not_fit_into_a_line_of_tabs_are_a_list(made) -> None:
    pages = tuple(page for page in made[1].values())
    short = navigation(pages, [], {event: event for event in ("belarus", "flood", "strike")})
    long = navigation(pages, [], {event: event * 10 for event in ("belarus", "flood", "strike")})

    assert ["index.md", "people.md", "belarus", "flood", "strike", "Guide"] == [
        each if isinstance(each, str) else next(iter(each)) for each in short
    ]
    assert [
        {
            "Events": short[:2]
            + [{event * 10: short[n][event]} for n, event in enumerate(("belarus", "flood", "strike"), 2)]
        },
        short[-1],
    ] == long
