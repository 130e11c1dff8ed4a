"""A reader searches a large site: the index of Pagefind behind the theme's box."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page

from digest.errors import SettingError
from digest.publish import pagefind as index
from tests.browser.conftest import Look, serving
from tests.conftest import new_project, run_module
from tests.depth import deep

pytest.importorskip("pagefind", reason="pagefind is not installed; pip install 'digest-briefing[search]'")
pytestmark = [deep, pytest.mark.skipif(index.find_program() is None, reason="Pagefind has no program for this machine")]

BOX, RESULTS, META = (
    "input.md-search__input",
    ".md-search-result__item a.md-search-result__link",
    ".md-search-result__meta",
)
PAYLOAD = "<img src=x onerror=window.PWN=1> &lt;script&gt;window.PWN=1&lt;/script&gt; barricade"
LONG = (
    "In connection with the aggravation on the western borders of the Union State we agreed to deploy a regional"
    " group of forces of the Russian Federation and the Republic of Belarus and all of this is being done under the"
    " rules that both of our countries signed"
)
PLACES = [
    ("quotations.html", "Quotations", "", ""),
    ("quotations.html#q-1", "Alexander Lukashenko", LONG, "The Moscow Times"),
    ("quotations.html#q-2", "Alexander Lukashenko", "They said it’s madness—utter madness.", "TASS"),
    ("details.html#d-1", "How many troops", "more than 1,000 people", "1000 a thousand Reuters"),
    ("details.html#d-2", PAYLOAD, PAYLOAD, PAYLOAD),
    ("people.html#p-1", "Vladimir Putin", "the last thing they [Russia] need is another conflict", ""),
    *((f"articles.html#s-{number}", "Filler", f"plentiful words, number {number}", "") for number in range(40)),
]
DOCUMENTS = [dict(zip(("location", "title", "text", "also"), place, strict=True)) for place in PLACES]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of the seeds in a subfolder of its host, with an index of DOCUMENTS."""
    project = new_project(tmp_path_factory.mktemp("pagefind") / "project")
    config = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(
        config.replace("      seeds: seeds", "      seeds: seeds\n      search: pagefind")
    )
    done = run_module("mkdocs", "build", "--site-dir", "host/sub", cwd=project)
    assert 0 == done.returncode, done.stderr
    site = project / "host" / "sub"
    assert [] == json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    shutil.copytree(site, site.parent / "seeds")
    index.write_index(DOCUMENTS, site)
    with serving(site.parent) as url:
        yield f"{url}sub/"


@pytest.fixture
def page(address: str, look: Look) -> Page:
    page = look(address + "timeline.html")
    page.locator(BOX).click()
    return page


def place(link: str) -> str:
    """Page and anchor of `link`."""
    parts = urlsplit(link)
    return f"{parts.path.removeprefix('/sub/')}#{unquote(parts.fragment)}"


def search(page: Page, words: str) -> list[str]:
    """Places of the results for `words`, as they stand in the list."""
    page.evaluate(f"document.querySelector('{META}').textContent = '…'")
    page.fill(BOX, words)
    page.wait_for_function(f"document.querySelector('{META}').textContent !== '…'")
    return [place(link) for link in page.locator(RESULTS).evaluate_all("links => links.map(link => link.href)")]


def test_the_site_of_the_seeds_is_searched_in_parts(address: str, look: Look) -> None:
    page = look(address.replace("/sub/", "/seeds/"))
    page.locator(BOX).click()
    found = search(page, "Given the worsening of the situatoin on the western borders of the Union State")

    assert any("/seeds/quotations.html#u-" in each for each in found), "with a typing error"
    assert "/seeds/how-to-read.html" in "".join(search(page, "Who is speaking"))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (f"“{LONG}”", "quotations.html#q-1"),
        (f'"{LONG}"', "quotations.html#q-1"),
        (LONG.replace("western", "wesstern"), "quotations.html#q-1"),
        (LONG.replace("western", "madness"), "quotations.html#q-1"),
        ("it's madness", "quotations.html#q-2"),
        ("utter madness", "quotations.html#q-2"),
        ("madness—utter", "quotations.html#q-2"),
        ("‘the last thing they [Russia] need", "people.html#p-1"),
        ("vladimir putin", "people.html#p-1"),
        ("moscow times", "quotations.html#q-1"),
        ("reuters 1,000", "details.html#d-1"),
        ("1000 people", "details.html#d-1"),
        ("a thousand", "details.html#d-1"),
    ],
)
def test_a_place_is_found_by_what_a_reader_has_of_it(words: str, wanted: str, page: Page) -> None:
    assert wanted == search(page, words)[0]


def test_what_no_place_has_is_not_found(page: Page) -> None:
    assert [] == search(page, "xylophone")
    assert "No matching" in page.inner_text(META)


def test_article_text_stays_text_and_hidden_words_stay_hidden(page: Page) -> None:
    assert ["details.html#d-2"] == search(page, "barricade")
    shown = page.locator(RESULTS).first

    assert shown.inner_text().count("<img src=x onerror=window.PWN=1> &lt;script&gt;") == 2
    assert 0 == shown.locator("img, script").count()
    assert ["barricade", "barricade"] == shown.locator("mark").all_inner_texts()
    assert page.evaluate("window.PWN") is None


def test_more_results_come_with_scrolling(page: Page) -> None:
    first = search(page, "plentiful")
    for _ in range(4):
        page.locator(RESULTS).last.scroll_into_view_if_needed()
        page.wait_for_timeout(200)

    assert len(first) < 40 == page.locator(RESULTS).count()


def test_the_keys_of_the_theme_work(page: Page) -> None:
    search(page, "lukashenko")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement") == page.locator(RESULTS).nth(1).evaluate("link => link")
    page.keyboard.press("Escape")

    assert not page.locator("#__search").is_checked()


def test_enter_waits_for_the_first_result_and_opens_it(page: Page) -> None:
    page.fill(BOX, "vladimir")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people.html**#p-1")


def test_the_box_works_on_after_a_page_has_changed(address: str, page: Page) -> None:
    page.keyboard.press("Escape")
    page.locator(".md-tabs__link", has_text="Sources").click()
    page.wait_for_url("**/sources.html")
    page.locator(BOX).click()

    assert "quotations.html#q-2" == search(page, "madness")[0]


def test_a_search_can_be_shared_as_a_link(address: str, look: Look) -> None:
    page = look(address + "details.html?q=utter+madness")
    page.wait_for_selector(RESULTS)

    assert "quotations.html#q-2" == place(page.locator(RESULTS).first.get_attribute("href"))


def test_nothing_of_the_index_is_loaded_before_the_box_is_used(address: str, look: Look) -> None:
    page = look()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")

    assert [] == [url for url in asked if "/pagefind/" in url]


def test_the_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    def files(name: str) -> dict[str, bytes]:
        index.write_index(DOCUMENTS, tmp_path / name)
        return {p.relative_to(tmp_path / name).as_posix(): p.read_bytes() for p in (tmp_path / name).rglob("*.*")}

    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()

    assert files("one") == files("two")


def test_without_pagefind_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "find_program", lambda: None)
    with pytest.raises(SettingError, match=r"pip install 'digest-briefing\[search\]'"):
        index.write_index(DOCUMENTS, tmp_path)

    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("program", ["#!/bin/sh\nexit 3\n", "#!/bin/sh\nhead -c 10\n"])
def test_a_program_that_ends_early_is_told_and_leaves_nothing(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, site = tmp_path / "broken", tmp_path / "site"
    broken.write_text(program)
    broken.chmod(0o755)
    site.mkdir()
    monkeypatch.setattr(index, "find_program", lambda: broken)
    with pytest.raises(SettingError, match="Pagefind"):
        index.write_index(DOCUMENTS, site)

    assert [] == list(site.iterdir())
