"""A reader of a site that tells of several events."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page

from digest.publish import pagefind
from tests import several
from tests.browser.conftest import NARROW, WIDE, Look, Site, served
from tests.browser.test_hostile import ACTIVE, FRAME, OWN
from tests.browser.test_site import broken_rules, watch
from tests.depth import deep

EVENTS = ["belarus", "flood", "strike"]
LISTS = ["quotations", "details", "people", "timeline", "coverage", "sources", "input", "articles/index", "data"]
OPENED = ("index.html", "people.html", "flood/index.html", "flood/quotations.html")
BOX, RESULTS, META = (
    "input.md-search__input",
    ".md-search-result__item a.md-search-result__link",
    ".md-search-result__meta",
)
PREVIEW = ".dg-preview"
PHONE = 390


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of three events; an article lies in two of them, and is not cited alike."""
    project = several.several_events(tmp_path_factory.mktemp("several") / "project")
    (project / "seeds" / "strike" / "3.txt").write_text(several.FLOOD[0], "utf-8")
    with served(project, "--strict") as site:
        yield site


@pytest.fixture(scope="module")
def in_parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same with an index of Pagefind for each event."""
    if pagefind.find_program() is None:
        pytest.skip("Pagefind is not installed, or has no program for this machine")
    project = several.several_events(tmp_path_factory.mktemp("parts") / "project")
    config = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(
        config.replace("      seeds: seeds", "      seeds: seeds\n      search: pagefind"), "utf-8"
    )
    with served(project, "--strict") as site:
        yield site


def address(site: Site, page: str, scheme: str) -> str:
    return site.url + page if scheme == "http" else (site.folder / page).as_uri()


def search(page: Page, words: str) -> list[str]:
    """Places that a search finds, from the root of the site."""
    page.locator(BOX).click()
    page.evaluate(f"document.querySelector('{META}').textContent = '…'")
    page.fill(BOX, words)
    page.keyboard.press("End")
    page.wait_for_function(f"document.querySelector('{META}').textContent.match(/\\d|No matching/)")
    page.wait_for_timeout(250)
    links = page.locator(RESULTS).evaluate_all("links => links.map(link => link.href)")
    return [unquote(urlsplit(link).path).partition("/site/")[2] or urlsplit(link).path.lstrip("/") for link in links]


def parts(found: list[str]) -> set[str]:
    """The events of places; of a page beside them its name."""
    return {place.partition("/")[0] for place in found}


@pytest.mark.parametrize("scheme", ["http", pytest.param("file", marks=deep)])
def test_a_search_on_a_page_of_an_event_finds_that_event_alone_and_on_the_front_all(
    scheme: str, events: Site, look: Look
) -> None:
    of_flood = look(address(events, "flood/timeline.html", scheme))
    assert {"flood"} == parts(search(of_flood, "Novak"))
    assert [] == search(of_flood, "Lukashenko")
    of_all = look(address(events, "index.html", scheme))

    assert {"flood", "strike"} == parts(search(of_all, "Novak"))
    assert {"belarus"} == parts(search(of_all, "Lukashenko madness"))
    assert "how-to-read.html" in search(of_all, "how to read a briefing")


def test_a_search_goes_with_the_reader_from_event_to_event(events: Site, look: Look) -> None:
    page = look(events.url + "flood/timeline.html")
    assert {"flood"} == parts(search(page, "Novak"))
    page.keyboard.press("Escape")
    page.locator(".md-tabs__link", has_text="strike").click()
    page.wait_for_url("**/strike/index.html")

    assert {"strike"} == parts(search(page, "Novak"))


@deep
def test_an_index_in_parts_is_of_one_event_and_on_the_front_of_all(in_parts: Site, look: Look) -> None:
    of_flood = look(in_parts.url + "flood/timeline.html")
    assert {"flood"} == parts(search(of_flood, "Novak"))
    assert [] == search(of_flood, "Lukashenko")
    of_all = look(in_parts.url)

    assert {"flood", "strike"} == parts(search(of_all, "Novak")[:4]), "behind them Pagefind finds other words"
    assert {"belarus"} == parts(search(of_all, "Lukashenko madness")[:2])
    assert "how-to-read.html" in search(of_all, "Who is speaking")
    assert (in_parts.folder / "flood" / "pagefind").is_dir()


@deep
def test_a_result_of_an_index_in_parts_leads_to_its_place(in_parts: Site, look: Look) -> None:
    page = look(in_parts.url)
    search(page, "water so high")
    page.locator(RESULTS).first.click()
    page.wait_for_url("**/flood/**#*")

    assert "water so high" in page.locator("main").inner_text()


@pytest.mark.parametrize("event", EVENTS)
def test_the_menu_of_an_event_leads_to_all_its_lists(event: str, events: Site, look: Look) -> None:
    page = look(f"{events.url}{event}/index.html")
    links = page.locator(".md-sidebar--primary a.md-nav__link:visible").evaluate_all("all => all.map(a => a.href)")

    assert [f"{events.url}{event}/{name}.html" for name in LISTS] == [
        each for each in links if "/index" not in each or "articles" in each
    ]
    assert event == page.locator(".md-tabs__item--active").inner_text().strip()


def test_the_drawer_of_a_phone_leads_to_all_lists_and_back_to_all_events(events: Site, look: Look) -> None:
    page = look(f"{events.url}flood/index.html", width=NARROW)
    page.set_viewport_size({"width": PHONE, "height": 740})
    page.locator("label.md-header__button[for=__drawer]").click()
    page.locator(".md-sidebar--primary a[href='quotations.html']").wait_for(state="visible")
    inside = page.locator(".md-sidebar--primary a.md-nav__link").evaluate_all(
        "all => all.filter(a => { const b = a.getBoundingClientRect(); return b.width && b.right <= 390 && b.left >= 0"
        " && document.elementFromPoint(b.left + 5, b.top + 5)?.closest('a') === a; }).map(a => a.getAttribute('href'))"
    )
    assert [f"{name}.html" for name in LISTS] == inside
    page.locator(".md-nav--primary .md-nav[data-md-level='1'] > label.md-nav__title:visible").click()
    page.locator(".md-sidebar--primary a", has_text="strike").click()
    page.wait_for_url("**/strike/index.html")


@deep
def test_of_many_events_the_menu_at_the_side_is_the_way(tmp_path: Path, look: Look) -> None:
    project = several.new_project(tmp_path / "project", seeds=False)
    several.lay(project / "seeds", {f"Event of a long name {n:02}": several.FLOOD for n in range(12)})
    with served(project, "--strict") as site:
        page = look(f"{site.url}event-of-a-long-name-07/quotations.html")
        events = page.locator(".md-sidebar--primary a.md-nav__link:visible", has_text="Event of")
        tabs = page.locator(".md-tabs__link")

        assert ["Events", "Guide"] == [each.strip() for each in tabs.all_inner_texts()]
        assert 12 == events.count()
        assert page.locator(".md-sidebar--primary a[href='details.html']").is_visible()
        page.evaluate("document.querySelector('.md-sidebar--primary .md-sidebar__scrollwrap').scrollTo(0, 0)")
        events.nth(2).click()
        page.wait_for_url("**/event-of-a-long-name-02/index.html")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=deep)])
def test_axe_finds_nothing_and_no_page_has_an_error_or_asks_another_host(scheme: str, events: Site, look: Look) -> None:
    page = look(scheme=scheme)
    told = watch(page, events.url)
    for name in OPENED:
        page.goto(events.url + name)
        page.wait_for_load_state("networkidle")

        assert [] == broken_rules(page), name
    assert [] == told


@deep
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_page_of_several_events_scrolls_sideways(width: int, events: Site, look: Look) -> None:
    page = look(width=width)
    for name in OPENED:
        page.goto(events.url + name)

        assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), name


def test_each_page_of_an_event_is_named_with_it(events: Site, look: Look) -> None:
    titles = []
    page = look()
    for name in OPENED:
        page.goto(events.url + name)
        titles.append(page.title())

    assert ["Events - Digest", "People - Digest", "flood - Digest", "Quotations - flood - Digest"] == titles


@deep
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_each_chip_of_the_front_shows_and_opens_the_passage_of_its_event(scheme: str, events: Site, look: Look) -> None:
    page = look(address(events, "index.html", scheme))
    front = page.url
    for number in range(page.locator(".dg-card .dg-chip").count()):
        page.goto(front)
        chip = page.locator(".dg-card .dg-chip").nth(number)
        event = chip.locator("xpath=ancestor::article[1]").locator("h2 a").first.get_attribute("href").split("/")[0]
        sentence = chip.locator("xpath=preceding::*[@data-span][1]").inner_text()
        chip.hover()
        page.wait_for_selector(PREVIEW)
        shown = " ".join(page.locator(f"{PREVIEW} mark").inner_text().split())
        assert sentence.split(",")[0] in shown
        chip.click()
        page.wait_for_url(f"**/{event}/articles/**#s-*")
        assert sentence.split(",")[0] in " ".join(page.locator(":target").inner_text().split())


def test_the_preview_of_an_article_in_two_events_is_that_of_the_event_of_the_chip(events: Site, look: Look) -> None:
    page = look(events.url)
    page.route("**/articles/*.js", lambda route: route.fulfill(body=passage(route.request.url)))
    (article,) = (p.name.removesuffix(".html") for p in events.folder.glob("flood/articles/river-*.html"))
    assert (events.folder / "strike" / "articles" / f"{article}.html").is_file()
    page.evaluate(
        "article => document.querySelectorAll('.dg-card .dg-chip').forEach((chip, n) => {"
        " if (n < 2) chip.href = `${['flood', 'strike'][n]}/articles/${article}.html#s-1`; })",
        article,
    )
    for number, event in enumerate(("flood", "strike", "strike", "flood")):
        page.mouse.move(0, 0)
        page.wait_for_selector(PREVIEW, state="detached")
        page.locator(f".dg-card .dg-chip[href^='{event}/articles/{article}']").hover()
        page.wait_for_selector(PREVIEW)

        assert f"of {event}" == page.locator(f"{PREVIEW} mark").inner_text().strip(), number


def passage(url: str) -> str:
    """What a script of passages says of an article: its event."""
    *_, event, _, article = urlsplit(url).path.split("/")
    return f"digestPassages({json.dumps(article.removesuffix('.js'))}, [['s-1', 'of {event}']])"


@deep
@pytest.mark.timeout(400)
def test_names_of_folders_and_headlines_stay_text_wherever_they_are_shown(
    tmp_path: Path, look: Look, shared: Callable[[str], Path], lost_links: Callable[[Path], list[str]]
) -> None:
    payloads = [*OWN.values(), *json.loads(shared("evals/payloads.json").read_text("utf-8")).values()]
    names = dict.fromkeys(named(each.replace("alert(1)", "window.PWN=1")) for each in payloads)
    names = [each for each in names if each and not each.startswith(".")]
    project = several.new_project(tmp_path / "project", seeds=False)
    text = several.FLOOD[0].partition("\n")[2]
    several.lay(project / "seeds", {name: (f"{name} bridge {n}\n{text}",) for n, name in enumerate(names)})
    with served(project) as site:
        page = look()
        alive: list[str] = []
        page.on("dialog", lambda dialog: (alive.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda r: None if r.url.startswith((site.url, "data:", "blob:")) else alive.append(r.url))
        homes = sorted(p.relative_to(site.folder).as_posix() for p in site.folder.glob("*/quotations.html"))
        assert len(names) == len(homes) > 20
        for name in ("index.html", "people.html", *homes):
            page.goto(site.url + name)
            alive += [f"{name}: {each}" for each in page.evaluate(ACTIVE)]
            assert page.evaluate(FRAME), name
        page.goto(site.url)
        shown = page.locator(".dg-card .dg-counts span:first-child").all_inner_texts()
        menu = page.locator(".md-sidebar--primary .md-nav__link").all_text_contents()
        wanted = [squash(name) for name in sorted(names, key=lambda name: (name.casefold(), name))]
        assert wanted == [squash(each) for each in shown]
        assert set(wanted) <= {squash(each) for each in menu}
        found = search(page, "quotations bridge")
        alive += page.evaluate(ACTIVE)

        assert found
        assert [] == alive
        assert page.evaluate("window.PWN") is None
        assert [] == lost_links(site.folder)


def named(payload: str) -> str:
    """`payload` as the name of a folder: no slash, not too long."""
    return "".join(c for c in payload.replace("/", "∕") if c.isprintable())[:60].strip()


def squash(words: str) -> str:
    return " ".join(words.split())
