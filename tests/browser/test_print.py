"""A page on paper: what it tells, and nothing of the navigation."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import Look, Site
from tests.depth import deep

pytestmark = deep

MOST_PAGES_OF_HOME = 6
PRINTED = ("home", "quotations")
OF_THE_SCREEN = ("Search", "Copy with source", "Skip to content")
"""Lines that only make sense on a screen; two names of tabs side by side are looked for too."""

TABS = """[...document.querySelectorAll('[data-md-component=tabs] a')].map(a => a.textContent.trim()).filter(Boolean)"""
HEADINGS = """[...document.querySelectorAll('main h2')].map(h => {
  const words = h.cloneNode(true);
  words.querySelectorAll('.headerlink').forEach(e => e.remove());
  return words.textContent.trim();
}).filter(Boolean)"""


def printed(page: Page, file: Path) -> PdfReader:
    """The page on A4, also written to `file`."""
    page.wait_for_load_state("networkidle")
    body = page.pdf(path=file, format="A4")
    return PdfReader(BytesIO(body))


def closed_up(text: str) -> str:
    """`text` in small letters without any space: where a PDF has one is a guess."""
    return re.sub(r"\s+", "", text).casefold()


def lines_of(pdf: PdfReader) -> list[str]:
    return [closed_up(line) for page in pdf.pages for line in page.extract_text().splitlines()]


@pytest.mark.parametrize("name", PRINTED)
def test_every_section_is_on_paper_and_nothing_of_the_navigation(
    name: str, site: Site, look: Look, screenshots: Path
) -> None:
    page = look(site.url + site.pages[name])
    headings, tabs = page.evaluate(HEADINGS), page.evaluate(TABS)
    lines = lines_of(printed(page, screenshots.parent / f"{name}.pdf"))
    text = "".join(lines)

    assert headings
    assert len(tabs) > 3
    assert [] == [heading for heading in headings if closed_up(heading) not in text]
    assert [] == [words for words in OF_THE_SCREEN if any(closed_up(words) == line for line in lines)]
    assert [] == [pair for pair in pairwise(tabs) if closed_up("".join(pair)) in text]


def test_the_home_page_takes_few_sheets(site: Site, look: Look, screenshots: Path) -> None:
    pdf = printed(look(site.url + site.pages["home"]), screenshots.parent / "home.pdf")

    assert len(pdf.pages) <= MOST_PAGES_OF_HOME
