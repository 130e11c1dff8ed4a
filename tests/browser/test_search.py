"""A reader pastes a quotation into the search of the site."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Look, Site

RESULTS = ".md-search-result__item a.md-search-result__link"
SHOWN = 10
"""The theme shows this many results before the reader scrolls."""


class Words(HTMLParser):
    """The text of a page, elements that hide words from nobody aside."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def plain(text: str) -> str:
    """Letters and digits alone: how words are spaced and marked differs between a page and an article."""
    return "".join(re.findall(r"\w+", text)).casefold()


def words_of(file: Path) -> str:
    words = Words()
    words.feed(file.read_text("utf-8"))
    return plain(" ".join(words.parts))


def search(page: Page, words: str) -> list[str]:
    """Paths of the pages among the results for `words`."""
    page.fill("input.md-search__input", "")
    page.fill("input.md-search__input", words)
    try:
        page.wait_for_function(
            "query => document.querySelector('.md-search-result__meta').textContent.match(/\\d|No matching/)"
            " && document.querySelector('input.md-search__input').value === query",
            arg=words,
            timeout=8_000,
        )
        page.wait_for_timeout(250)
    except Exception:
        return []
    return [urlsplit(link.get_attribute("href")).path for link in page.locator(RESULTS).all()[:SHOWN]]


@pytest.fixture
def search_page(site: Site, look: Look) -> Page:
    page = look(site.url)
    page.wait_for_load_state("networkidle")
    page.locator("label.md-header__button[for='__search']").or_(page.locator("input.md-search__input")).first.click()
    return page


@pytest.mark.timeout(300)
def test_every_quotation_of_the_seeds_is_found_when_it_is_pasted(site: Site, search_page: Page) -> None:
    briefing = site.briefing()
    texts = {article["id"]: article["text"] for article in briefing["articles"]}
    spoken = [q for q in briefing["quotations"] if q["kind"] in ("direct", "partial", "term")]
    pasted = dict.fromkeys(" ".join(texts[q["article"]][q["start"] : q["end"]].split()) for q in spoken)
    pages = {path: words_of(site.folder / path / "index.html") for path in site.all_pages}
    missed = []
    for words in pasted:
        found = search(search_page, words)
        if not any(plain(words) in pages.get(unquote(path).strip("/") + "/", "") for path in found):
            missed.append((words, found[:3]))

    assert len(pasted) > 30
    assert [] == missed


@pytest.mark.parametrize(
    "words",
    [
        "“nevertheless, the process has begun.”",
        '"It\'s been going on for, I think, two days."',
        "The last thing they [Russia] need is another conflict",
        "‘Tell the president of Ukraine and these other lunatics",
        "madness",
        "more than 1,000 people",
    ],
)
def test_quotation_marks_brackets_and_commas_do_no_harm(words: str, site: Site, search_page: Page) -> None:
    found = search(search_page, words)

    assert any(plain(words) in words_of(site.folder / unquote(path).strip("/") / "index.html") for path in found)


def test_a_search_can_be_shared_as_a_link_and_runs_nothing(site: Site, look: Look) -> None:
    page = look(site.url + "?q=<img src=x onerror=window.PWN=1>madness")
    page.wait_for_selector(RESULTS)

    assert page.evaluate("window.PWN") is None
