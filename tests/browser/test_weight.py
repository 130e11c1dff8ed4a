"""What a reader has to fetch."""

from __future__ import annotations

import gzip

from playwright.sync_api import Page, Response

from tests.browser.conftest import Look, Site
from tests.depth import deep

KB = 1000
MOST_OF_OURS = 30 * KB
MOST_AT_FIRST = 300 * KB
THEMES = ("assets/javascripts/", "assets/stylesheets/")
INSTEAD = "assets/search-worker.js"
"""The search of ours adds nothing: it stands in the place of the theme's, which is heavier. The first view has it."""

SPEED = 6
"""How hard a host compresses, by the defaults of most."""

TEXT = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")


def fetched(page: Page, url: str) -> list[Response]:
    """Everything that came until the network was idle, for a reader with nothing in the cache."""
    responses: list[Response] = []
    page.context.on("response", lambda response: responses.append(response))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)  # a worker begins late
    return responses


def on_the_wire(response: Response) -> int:
    """Bytes of the body as a host sends it."""
    body = response.body()
    is_text = response.headers.get("content-type", "").startswith(TEXT)
    return len(gzip.compress(body, SPEED, mtime=0)) if is_text else len(body)


@deep
def test_style_and_script_of_ours_weigh_at_most_30_kb(site: Site, look: Look) -> None:
    """Uncompressed, on each type of page; what stands in the page itself is the theme's."""
    heavy = {}
    for name, address in site.pages.items():
        ours = {
            response.url.removeprefix(site.url): len(response.body())
            for response in fetched(look(), site.url + address)
            if response.request.resource_type in ("stylesheet", "script")
            and not response.url.removeprefix(site.url).startswith((*THEMES, INSTEAD))
        }
        assert any(address.startswith("assets/digest") for address in ours), name
        if sum(ours.values()) > MOST_OF_OURS:
            heavy[name] = ours

    assert {} == heavy


def test_the_first_view_of_the_home_page_is_under_300_kb(site: Site, look: Look) -> None:
    """As a host sends it: text compressed by gzip, all else as it is."""
    sizes = {each.url.removeprefix(site.url): on_the_wire(each) for each in fetched(look(), site.url)}

    assert "" in sizes
    assert any(address.startswith("assets/digest") for address in sizes)
    assert sum(sizes.values()) < MOST_AT_FIRST, sorted(sizes.items(), key=lambda each: -each[1])
