"""The site of the seeds as a reader has it before the eyes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import NARROW, WIDE, Look, Site

SCHEMES = ("light", "dark")
WIDTHS = (WIDE, NARROW)


def watch(page: Page, origin: str) -> list[str]:
    """A list that fills with errors and with requests to anywhere else."""
    told: list[str] = []
    page.on("console", lambda message: told.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    page.on("requestfailed", lambda request: told.append(f"failed: {request.url}"))
    page.on(
        "request", lambda r: None if r.url.startswith((origin, "data:", "blob:")) else told.append(f"left: {r.url}")
    )
    return told


def test_no_page_has_an_error_or_asks_another_host(site: Site, look: Look) -> None:
    page = look()
    told = watch(page, site.url)
    for address in site.all_pages:
        page.goto(site.url + address)
        page.wait_for_load_state("networkidle")

    assert [] == told


def test_moving_within_the_site_loads_nothing_from_elsewhere(site: Site, look: Look) -> None:
    page = look()
    told = watch(page, site.url)
    page.goto(site.url)
    for name in ("Quotations", "Details", "Sources"):
        page.locator(".md-tabs__link", has_text=name).click()
        page.wait_for_url(f"**/{name.lower()}/")
    page.wait_for_load_state("networkidle")

    assert [] == told


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_no_violation(site: Site, look: Look, scheme: str, width: int) -> None:
    page, found = look(site.url, scheme, width), []
    for name, address in site.pages.items():
        page.goto(site.url + address)
        page.wait_for_load_state("networkidle")
        for rule in Axe().run(page).response["violations"]:
            found += [f"{name}: {rule['id']}: {node['html'][:160]} {node['any'][:1]}" for node in rule["nodes"][:3]]

    assert [] == found


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_page_scrolls_sideways_on_a_phone(site: Site, look: Look, scheme: str) -> None:
    page, wide = look(site.url, scheme, NARROW), []
    for address in site.all_pages:
        page.goto(site.url + address)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(address)

    assert [] == wide


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_picture_of_each_page_is_kept(site: Site, look: Look, screenshots: Path, scheme: str, width: int) -> None:
    page = look(site.url, scheme, width)
    for name, address in site.pages.items():
        page.goto(site.url + address)
        page.wait_for_load_state("networkidle")
        picture = screenshots / f"{name.replace(' ', '-')}-{scheme}-{width}.png"
        page.screenshot(path=picture, full_page=True)
        assert picture.stat().st_size > 5_000


def test_the_reader_can_choose_the_palette(site: Site, look: Look) -> None:
    page = look(site.url, "light")
    scheme = "document.body.dataset.mdColorScheme"
    first = page.evaluate(scheme)
    page.locator("label.md-header__button[title='Switch to light mode']").click()
    page.locator("label.md-header__button[title='Switch to dark mode']").click()

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


def test_the_site_is_there_without_a_script(site: Site, browser: object) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + "quotations/")
    text = page.inner_text("main")
    context.close()

    assert "western borders of the Union State" in text
