"""A reader pastes a quotation into the search of the site."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Look, Site, new_context
from tests.depth import deep

RESULTS = ".md-search-result__item a.md-search-result__link"
SHOWN = 15
"""A reader looks at this many results, no more."""


def plain(text: str) -> str:
    """Letters and digits alone: how words are spaced and marked differs between a page and an article."""
    return "".join(re.findall(r"\w+", text)).casefold()


@pytest.fixture(scope="module")
def sections(site: Site) -> dict[str, str]:
    """Words of each section of the site, by its address; what readers cannot see at first sight is not among them."""
    index = json.loads((site.folder / "search" / "search_index.json").read_text("utf-8"))
    return {each["location"]: plain(html.unescape(re.sub(r"<[^>]*>", "", each["text"]))) for each in index["docs"]}


def search(page: Page, words: str) -> list[str]:
    """Addresses of the sections among the results for `words`."""
    page.fill("input.md-search__input", words)
    page.keyboard.press("End")  # the theme listens to keys, and pasting ends with one
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
    links = page.locator(RESULTS).evaluate_all("links => links.map(link => link.href)")
    return [address(link) for link in links[:SHOWN]]


def sentences(words: str) -> list[str]:
    """The sentences of a quotation: each is an utterance of its own on the site."""
    return re.split(r"(?<=[.!?])\s+", words)


def has(sections: dict[str, str], found: list[str], words: str) -> bool:
    """Whether one of the sections `found` has `words`."""
    return any(plain(words) in sections[each] for each in found)


def address(link: str) -> str:
    """`link` as the index has it: without host and without the words to highlight."""
    parts = urlsplit(link)
    return parts.path.lstrip("/") + (f"#{parts.fragment}" if parts.fragment else "")


@pytest.fixture(scope="module")
def search_page(site: Site, browser: Browser) -> Iterator[Page]:
    """One page for all who only type into the box: it is as it was once something else stands there."""
    context = new_context(browser)
    page = context.new_page()
    page.goto(site.url)
    page.wait_for_load_state("networkidle")
    page.locator("input.md-search__input").click()
    yield page
    context.close()


@deep
@pytest.mark.timeout(300)
def test_every_quotation_of_the_seeds_is_found_when_it_is_pasted(
    site: Site, sections: dict[str, str], search_page: Page
) -> None:
    briefing = site.briefing()
    texts = {article["id"]: article["text"] for article in briefing["articles"]}
    spoken = [q for q in briefing["quotations"] if q["kind"] in ("direct", "partial", "term")]
    pasted = dict.fromkeys(" ".join(texts[q["article"]][q["start"] : q["end"]].split()) for q in spoken)
    missed = []
    for words in pasted:
        found = search(search_page, words)
        missed += [(sentence, found[:3]) for sentence in sentences(words) if not has(sections, found, sentence)]

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
def test_quotation_marks_brackets_and_commas_do_no_harm(
    words: str, sections: dict[str, str], search_page: Page
) -> None:
    found = search(search_page, words)

    assert has(sections, found, words)


@pytest.mark.parametrize(
    ("words", "page", "shown"),
    [
        ("“Given the worsening of the situatoin on the western borders”", "quotations.html", "Given the worsening"),
        ('"But it will be more than 1,000 peple"', "quotations.html", "more than 1,000 people"),
        ("Tell the presidnet of Ukraine and these other lunatics", "quotations.html", "other lunatics"),
        ("Peskov", "people.html", "Dmitry Peskov"),
        ("Tsikhanouskaya", "people.html", "Sviatlana Tsikhanouskaya"),
        ("Moscow Times", "sources.html", "The Moscow Times"),
        ("Abbasova", "sources.html", "Abbasova"),
        ("1,000", "quotations.html", "more than 1,000 people"),
        ("a thousand", "quotations.html", "a thousand troops"),
        ("1000", "quotations.html", "more than 1,000 people"),
        ("8 October 2022", "timeline.html", "8 October 2022"),
        ("unofficial channels", "quotations.html", "unofficial channels"),
    ],
)
def test_the_first_result_leads_to_the_place(
    words: str, page: str, shown: str, site: Site, search_page: Page, look: Look
) -> None:
    found = search(search_page, words)

    assert page == found[0].partition("#")[0]
    assert "#" in found[0], "the page of the place leads there too"
    assert found[0] == found[1]
    search_page.keyboard.press("Enter")
    search_page.wait_for_url(f"**/{page}**#*")
    place = search_page.locator(":target").locator("xpath=ancestor-or-self::*[self::article or self::div[@id]][1]")
    assert plain(shown) in plain(place.inner_text())
    box = search_page.locator(":target").bounding_box()
    assert 0 <= box["y"] < search_page.viewport_size["height"]


def test_no_word_of_an_article_gives_no_result(search_page: Page) -> None:
    assert [] == search(search_page, "xylophone")
    assert "No matching" in search_page.inner_text(".md-search-result__meta")


def test_the_search_works_from_a_disk(site: Site, look: Look) -> None:
    page = look((site.folder / "index.html").as_uri())
    page.locator("input.md-search__input").click()
    found = search(page, "Tell the presidnet of Ukraine and these other lunatics")

    assert "/quotations.html#u-" in found[0]


def test_a_search_can_be_shared_as_a_link_and_runs_nothing(site: Site, look: Look) -> None:
    page = look(site.url + "?q=<img src=x onerror=window.PWN=1> madness")
    page.wait_for_selector(RESULTS)

    assert page.evaluate("window.PWN") is None
