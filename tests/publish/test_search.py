"""What the search finds: each place once, with the words under which it is looked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from digest.config import Settings
from digest.model import Briefing, Page
from digest.pipeline import compose, publish
from digest.publish import ENTRIES
from digest.publish.pagefind import in_parts
from digest.publish.search_index import GUIDE, extend_index, take_theirs

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def seeds() -> Briefing:
    return compose(Settings(seeds=SEEDS, jobs=1))


def published(briefing: Briefing, full_text: str = "evidence") -> dict[str, Page]:
    return {page.uri: page for page in publish(briefing, Settings(seeds=SEEDS, full_text=full_text))}


@pytest.mark.parametrize("full_text", ["evidence", "full", "none"])
def test_every_entry_leads_to_a_place_that_is_there(seeds: Briefing, full_text: str) -> None:
    pages = published(seeds, full_text)
    locations = [entry["location"] for entry in json.loads(pages[ENTRIES].text)]
    lost = []
    for location in locations:
        file, _, anchor = location.partition("#")
        if file not in pages or (anchor and not re.search(rf'(id="|\{{: #){anchor}["\s}}]', pages[file].text)):
            lost.append(location)

    assert len(locations) > 100
    assert [] == lost
    assert len(set(locations)) == len(locations)


def test_an_entry_shows_no_more_of_an_article_than_its_page(seeds: Briefing) -> None:
    for full_text in ("none", "evidence"):
        pages = published(seeds, full_text)
        for entry in json.loads(pages[ENTRIES].text):
            file, _, anchor = entry["location"].partition("#")
            if file.startswith("articles/") and anchor:
                assert f'id="{anchor}"' in pages[file].text
                assert len(entry["text"]) < 1200


def test_an_entry_is_found_by_outlet_and_by_every_form_of_its_numbers(seeds: Briefing) -> None:
    entries = json.loads(published(seeds)[ENTRIES].text)
    (troops,) = [e for e in entries if e["location"].startswith("quotations") and "more than 1,000 people" in e["text"]]

    assert {"1000", "1,000"} <= set(troops["also"].split())
    assert "a thousand" in troops["also"]
    assert "The Moscow Times" in troops["also"]


def test_the_passages_of_an_article_are_a_script_without_markup(tmp_path: Path) -> None:
    for seed in SEEDS.glob("*.txt"):
        text = seed.read_text("utf-8").replace("Lukashenko said", "Lukashenko <b>said</b> </script>")
        (tmp_path / seed.name).write_text(text, "utf-8")
    scripts = {
        uri: page.text
        for uri, page in published(compose(Settings(seeds=tmp_path, jobs=1))).items()
        if uri.endswith(".js") and "articles" in uri
    }

    assert 5 == len(scripts)
    for uri, script in scripts.items():
        told = json.loads("[" + script.removeprefix("digestPassages(...").removesuffix(");\n") + "]")[0]
        assert Path(uri).stem == told[0]
        assert len(told[1]) > 10
        assert "<" not in script
    assert "\\u003cb>said" in "".join(scripts.values())


def test_the_themes_own_entries_stay_and_weigh_less(tmp_path: Path) -> None:
    file = tmp_path / "search" / "search_index.json"
    file.parent.mkdir()
    theirs = {"location": "guide.html", "title": "Guide", "text": "<p>Rock &amp; roll</p>"}
    file.write_text(json.dumps({"config": {"separator": " "}, "docs": [theirs]}), "utf-8")
    entry = {"location": "quotations.html#q-1", "title": "A <b>", "text": "x & y", "also": "1,000", "boost": 3.0}
    extend_index(tmp_path, [entry])
    docs = json.loads(file.read_text("utf-8"))["docs"]

    assert [{**theirs, "boost": GUIDE}, {**entry, "title": "A &lt;b&gt;", "text": "x &amp; y"}] == docs
    assert [("Guide", "Rock & roll"), ("A <b>", "x & y")] == [
        (each["title"], each["text"].strip()) for each in take_theirs(tmp_path)
    ]
    assert [] == json.loads(file.read_text("utf-8"))["docs"]


def test_a_site_without_the_themes_search_needs_none(tmp_path: Path) -> None:
    extend_index(tmp_path, [])

    assert [] == take_theirs(tmp_path)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("chosen", "articles", "installed", "parts"),
    [
        ("auto", 999, True, False),
        ("auto", 1000, True, True),
        ("auto", 5000, False, False),
        ("whole", 5000, True, False),
        ("pagefind", 3, False, True),
    ],
)
def test_the_index_comes_in_parts_where_it_is_large_or_asked_for(
    chosen: str, articles: int, installed: bool, parts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.publish.pagefind.find_program", lambda: Path("pagefind") if installed else None)

    assert parts == in_parts(chosen, articles)
