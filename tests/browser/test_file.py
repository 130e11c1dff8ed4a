"""The site from a folder on a disk, and below an address of somebody else's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Look, Site, serving

OPENED = ("home", "quotations", "article")
LINKS = """[...document.querySelectorAll('a[href], area[href]')]
  .map(a => new URL(a.href.baseVal ?? a.href, document.baseURI).href)"""
"""Where each link leads, as the browser takes it; of a link in a picture too."""


@pytest.fixture(scope="module")
def deeper(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same site at /deep/er/ of a host that has more than this site."""
    root = tmp_path_factory.mktemp("host")
    folder = root / "deep" / "er"
    shutil.copytree(site.folder, folder)
    with serving(root) as url:
        yield Site(f"{url}deep/er/", folder, site.seeds)


def file_of(site: Site, name: str) -> Path:
    """The file of a page of that type."""
    path = site.folder / site.pages[name]
    return path / "index.html" if path.is_dir() else path


def watched(page: Page, url: str) -> list[str]:
    """Errors, and requests that failed, until the page at `url` is at rest."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("requestfailed", lambda request: told.append(f"{request.url}: {request.failure}"))
    page.on("response", lambda answer: told.append(f"{answer.url}: {answer.status}") if answer.status >= 400 else None)
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    return told


def links_below(page: Page, origin: str) -> list[str]:
    """Each link of the page that stays below `origin`, without its anchor."""
    links = {link.partition("#")[0] for link in page.evaluate(LINKS)}
    return sorted(link for link in links if link.startswith(origin))


def path_of(link: str) -> str:
    """The path that a link names, without what is asked of it."""
    return unquote(urlsplit(link).path)


@pytest.mark.parametrize("name", OPENED)
def test_on_a_disk_every_link_leads_to_a_file(name: str, site: Site, look: Look) -> None:
    page = look(file_of(site, name).as_uri())
    links = links_below(page, "file:")

    assert len(links) > 5
    assert [] == [link for link in links if not Path(path_of(link)).is_file()]


@pytest.mark.parametrize("name", OPENED)
def test_on_a_disk_no_page_has_an_error(name: str, site: Site, look: Look) -> None:
    assert [] == watched(look(), file_of(site, name).as_uri())


@pytest.mark.parametrize("name", OPENED)
def test_below_another_address_no_link_is_lost_and_no_page_has_an_error(name: str, deeper: Site, look: Look) -> None:
    page = look()
    told = watched(page, deeper.url + deeper.pages[name])
    links = links_below(page, deeper.url.removesuffix("deep/er/"))
    paths = [path_of(link).removeprefix("/deep/er/") for link in links]
    files = [f"{path}index.html" if path.endswith("/") or not path else path for path in paths]

    assert [] == told
    assert len(links) > 5
    assert [] == [link for link in links if not link.startswith(deeper.url)]
    assert [] == [file for file in files if not (deeper.folder / file).is_file()]
