"""The site of the seeds as a reader has it before the eyes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import MIDDLE, NARROW, WIDE, Look, Site, new_context
from tests.depth import DEEP, deep

QUICK = ("dark", NARROW)
VIEWS = [
    pytest.param((scheme, width), id=f"{scheme}-{width}", marks=[] if (scheme, width) == QUICK else deep)
    for scheme in ("light", "dark")
    for width in (WIDE, MIDDLE, NARROW)
]


@dataclass
class Visit:
    """What a reader met on one page of each type."""

    told: list[str]
    """Errors, and requests to anywhere else."""
    violations: list[str]
    """Rules of axe that are broken."""
    sideways: list[str]
    """Pages wider than the screen."""


def watch(page: Page, origin: str) -> list[str]:
    """A list that fills with errors and with requests to anywhere else."""
    told: list[str] = []
    page.on("console", lambda message: told.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    page.on(
        "request", lambda r: None if r.url.startswith((origin, "data:", "blob:")) else told.append(f"left: {r.url}")
    )
    return told


def broken_rules(page: Page) -> list[str]:
    """What axe finds on the page as it is."""
    rules = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]} {node['any'][:1]}" for rule in rules for node in rule["nodes"][:3]]


@pytest.fixture(scope="module", params=VIEWS)
def visit(request: pytest.FixtureRequest, site: Site, browser: Browser, screenshots: Path) -> Iterator[Visit]:
    """A walk over a page of each type in one palette and width; ./check --all keeps a picture of each."""
    scheme, width = request.param
    context = new_context(browser, scheme, width)
    page, met = context.new_page(), Visit([], [], [])
    met.told = watch(page, site.url)
    for name, address in site.pages.items():
        page.goto(site.url + address)
        if DEEP:
            page.screenshot(path=screenshots / f"{name.replace(' ', '-')}-{scheme}-{width}.png", full_page=True)
        met.violations += [f"{name}: {rule}" for rule in broken_rules(page)]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            met.sideways.append(name)
    yield met
    context.close()


def test_no_page_has_an_error_or_asks_another_host(visit: Visit) -> None:
    assert [] == visit.told


def test_axe_finds_no_violation(visit: Visit) -> None:
    assert [] == visit.violations


def test_no_page_scrolls_sideways(visit: Visit) -> None:
    assert [] == visit.sideways


def test_moving_within_the_site_loads_nothing_from_elsewhere(site: Site, look: Look) -> None:
    page = look()
    told = watch(page, site.url)
    page.goto(site.url)
    for name in ("Quotations", "Details", "Sources"):
        page.locator(".md-tabs__link", has_text=name).click()
        page.wait_for_url(f"**/{name.lower()}.html")
    page.wait_for_load_state("networkidle")

    assert [] == told


def test_the_reader_can_choose_the_palette(site: Site, look: Look) -> None:
    page = look(site.url, "light")
    scheme = "document.body.dataset.mdColorScheme"
    first = page.evaluate(scheme)
    page.locator("label[for=__palette_1]").click()
    page.locator("label[for=__palette_2]").click()

    assert ("default", "slate") == (first, page.evaluate(scheme))


def test_a_source_chip_opens_its_passage_by_keyboard(site: Site, look: Look) -> None:
    page = look(site.url)
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('dg-chip')"):
            break
    address = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    target = page.locator(":target")

    assert "/articles/" in address
    assert "#" in address
    target.wait_for(state="visible")
    assert "" != target.inner_text().strip()
    top, height = target.bounding_box()["y"], page.viewport_size["height"]
    assert 0 <= top < height, "the passage is on the screen"


def test_the_focus_can_be_seen(site: Site, look: Look) -> None:
    page = look(site.url)
    unseen = []
    for _ in range(25):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return [document.activeElement.outerHTML.slice(0, 120), s.outlineStyle, s.boxShadow]; })()"
        )
        if shown[1] == "none" and shown[2] == "none":
            unseen.append(shown[0])

    assert [] == unseen


def test_every_link_and_anchor_leads_somewhere(site: Site, lost_links: Callable[[Path], list[str]]) -> None:
    assert [] == lost_links(site.folder)


def test_the_site_is_there_without_a_script(site: Site, look: Look) -> None:
    page = look()
    page.route("**/*.js", lambda route: route.abort())
    page.goto(site.url + "quotations.html")

    assert "western borders of the Union State" in page.inner_text("main")
