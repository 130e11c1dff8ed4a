"""What a reader does on the site, with a mouse and without one."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import NARROW, WIDE, Look, Site
from tests.depth import deep

PREVIEW = ".dg-preview"
STEPS = 120
"""Tabs after which whoever goes by keyboard would have given up."""


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what `wanted` selects has the focus."""
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"no Tab leads to {wanted}")


def shown(cards: Locator) -> list[str]:
    """Ids of the cards that are there, in their order."""
    return cards.evaluate_all(
        "cards => cards.filter(card => card.checkVisibility()).map(card => card.querySelector('h3').id)"
    )


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def words(page: Page, place: str) -> str:
    return " ".join(page.locator(place).inner_text().split())


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_chip_shows_its_passage_in_its_context_and_a_click_opens_it(site: Site, look: Look, width: int) -> None:
    page = look(site.url, width=width)
    chip = page.locator(".dg-lead .dg-chip").first
    place = page.url, page.evaluate("scrollY")
    chip.hover()
    page.wait_for_selector(PREVIEW)
    marked, around = words(page, f"{PREVIEW} mark"), words(page, PREVIEW)
    box = page.locator(PREVIEW).bounding_box()

    assert place == (page.url, page.evaluate("scrollY")), "the reader's place is kept"
    assert len(around) > len(marked) + 20, "what stands around it is shown"
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    chip.click()
    page.wait_for_url("**/articles/**#s-*")
    assert marked.rstrip("…") in words(page, ":target")
    assert 0 == page.locator(PREVIEW).count()


def test_a_preview_stays_while_the_mouse_is_on_it_and_goes_with_escape(site: Site, look: Look) -> None:
    page = look(site.url)
    page.locator(".dg-lead .dg-chip").first.hover()
    page.wait_for_selector(PREVIEW)
    page.locator(PREVIEW).hover()
    page.wait_for_timeout(500)
    assert page.locator(PREVIEW).is_visible()
    page.keyboard.press("Escape")

    assert 0 == page.locator(PREVIEW).count()


def test_a_preview_works_from_a_disk(site: Site, look: Look) -> None:
    page = look((site.folder / "index.html").as_uri())
    page.locator(".dg-lead .dg-chip").first.hover()

    assert words(page, f"{PREVIEW} mark")


def test_a_preview_shows_markup_of_an_article_as_characters(site: Site, look: Look) -> None:
    page = look(site.url)
    page.route("**/articles/*.js", lambda route: route.fulfill(body=hostile(route.request.url)))
    page.locator(".dg-lead .dg-chip").first.hover()

    assert "<img src=x onerror=window.PWN=1>" == words(page, f"{PREVIEW} mark")
    assert page.evaluate("window.PWN") is None


def hostile(url: str) -> str:
    article = urlsplit(url).path.rpartition("/")[2].removesuffix(".js")
    places = [[f"s-{n}", "<img src=x onerror=window.PWN=1>"] for n in range(9000)]
    return f"digestPassages({article!r}, {places})"


def test_by_keyboard_alone_from_the_briefing_over_a_filter_to_a_passage_and_back(site: Site, look: Look) -> None:
    page = look(site.url)
    tab_to(page, "a.dg-more[href*='quotations']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/quotations.html")
    tab_to(page, "select[name=speaker]")
    page.keyboard.type("Dmitry")
    page.wait_for_function("location.search.includes('speaker=')")
    assert 1 == len(shown(page.locator(".dg-quote")))
    filtered = page.url
    tab_to(page, ".dg-quote:not([hidden]) a.dg-chip")
    page.wait_for_selector(PREVIEW)
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    assert words(page, ":target")
    page.go_back()
    page.wait_for_url(filtered)
    page.wait_for_function("document.querySelector('select[name=speaker]').value !== ''")

    assert 1 == len(shown(page.locator(".dg-quote"))), "the filter is as it was left"


@deep
@pytest.mark.parametrize(
    ("address", "cards"), [("quotations.html", ".dg-quote"), ("details.html", ".dg-detail")], ids=lambda each: each
)
def test_every_choice_of_every_filter_shows_cards_and_is_in_the_address(
    site: Site, look: Look, address: str, cards: str
) -> None:
    page, other = look(site.url + address), look()
    all_cards = len(shown(page.locator(cards)))
    narrowing = page.locator(".dg-filters select:not([name=sort])")
    for select in narrowing.all():
        name = select.get_attribute("name")
        for value in select.locator("option").evaluate_all("options => options.map(option => option.value)")[1:]:
            select.select_option(value)
            found = shown(page.locator(cards))
            other.goto(page.url)
            other.wait_for_function("n => document.querySelector(`select[name=${n}]`).value !== ''", arg=name)

            assert found, f"{name}: {value}"
            assert {name: [value]} == query(page)
            assert found == shown(other.locator(cards)), "the address gives the same view"
            assert f"{len(found)} of" in page.inner_text(".dg-filters output")
        select.select_option("")
    page.get_by_role("button", name="Show all").click()

    assert {} == query(page)
    assert all_cards == len(shown(page.locator(cards)))


@pytest.mark.parametrize(("order", "sign"), [("-size", -1), ("first", 1)])
def test_quotations_can_be_put_in_order(site: Site, look: Look, order: str, sign: int) -> None:
    page = look(site.url + "quotations.html")
    first = shown(page.locator(".dg-quote"))
    page.select_option("select[name=sort]", order)
    keys = page.locator(".dg-part >> nth=0 >> .dg-quote").evaluate_all(
        "(cards, name) => cards.map(card => Number(card.dataset[name]))", order.strip("-")
    )

    assert sorted(keys, key=lambda key: sign * key) == keys
    assert len(set(keys)) > 1
    assert [order] == query(page)["sort"]
    page.select_option("select[name=sort]", "")
    assert first == shown(page.locator(".dg-quote"))


def test_the_list_of_articles_can_be_put_in_order_by_keyboard(site: Site, look: Look) -> None:
    page = look(site.url + "articles/index.html")
    tab_to(page, "th:nth-child(3) .dg-sort")
    page.keyboard.press("Enter")
    days = page.locator("td:nth-child(3)").all_inner_texts()
    page.keyboard.press("Enter")

    assert ["10 October 2022", "12 October 2022", "no date", "no date", "no date"] == days
    assert days[::-1] == page.locator("td:nth-child(3)").all_inner_texts()
    assert "descending" == page.locator("th:nth-child(3)").get_attribute("aria-sort")
    assert ["-3"] == query(page)["sort"]


def test_a_quotation_is_copied_with_its_speaker_its_source_and_its_address(site: Site, look: Look) -> None:
    page = look()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.url.rstrip("/"))
    page.goto(site.url + "quotations.html")
    card = page.locator(".dg-quote").nth(1)
    card.get_by_role("button", name="Copy with source").click()
    page.wait_for_function("document.querySelectorAll('.dg-copy')[1].textContent === 'Copied'")
    copied = page.evaluate("navigator.clipboard.readText()")

    assert "“I've said already that today Ukraine is not just discussing" in copied
    assert "(Alexander Lukashenko; The Moscow Times, 2 copies)" in copied
    assert copied.endswith(f"{site.url}quotations.html#{card.locator('h3').get_attribute('id')}")


@deep
def test_everything_that_can_be_quoted_has_an_address(site: Site, look: Look) -> None:
    page = look()
    for name, cards in (("quotations", ".dg-quote"), ("details", ".dg-detail"), ("people", ".dg-person")):
        page.goto(site.url + site.pages[name])
        assert page.locator(cards).count() == page.locator(f"{cards} a.headerlink[href*='#']").count() > 0
    for name, places in (("timeline", ".dg-moment"), ("coverage", ".dg-matrix tbody tr")):
        page.goto(site.url + site.pages[name])
        assert page.locator(places).count() == page.locator(f"{places} a.headerlink[href*='#']").count() > 0


def test_two_sources_differ_in_colour_and_in_shape(site: Site, look: Look) -> None:
    page = look(site.url)
    styles = page.evaluate(
        "Object.values(Object.fromEntries([...document.querySelectorAll('a.dg-chip')].map(chip => {"
        " const mark = getComputedStyle(chip, '::before');"
        " return [chip.textContent.replace(/.×.*/, ''), mark.backgroundColor + mark.clipPath]; })))"
    )
    colours, shapes = {each.partition(")")[0] for each in styles}, {each.partition(")")[2] for each in styles}

    assert 4 == len(styles) == len(colours) == len(shapes)
