"""The built site on a local address, and a browser to look at it."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import chromium
from tests.conftest import ROOT, new_project, run_module

PAGES = {
    "home": "", "new": "new.html", "quotations": "quotations.html", "details": "details.html", "people": "people.html",
    "timeline": "timeline.html", "coverage": "coverage.html", "sources": "sources.html", "input": "input.html",
    "articles": "articles/index.html", "data": "data.html", "how to read": "how-to-read.html",
    "method": "method.html", "not found": "404.html",
}  # fmt: skip
"""One address of each page type; `article` comes when the site is built."""

WIDE, MIDDLE, NARROW = 1280, 768, 360
HEIGHTS = {WIDE: 900, MIDDLE: 1024, NARROW: 740}


@dataclass
class Site:
    """A site under an address of its own."""

    url: str
    folder: Path
    seeds: Path

    @property
    def pages(self) -> dict[str, str]:
        """Name and address of a page of each type."""
        return {
            **PAGES,
            "article": min(f"articles/{p.name}" for p in self.folder.glob("articles/*-*.html")),
        }

    @property
    def all_pages(self) -> list[str]:
        """Address of every page."""
        return sorted(p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*.html"))

    def briefing(self) -> dict:
        """What `digest export` tells of the same articles."""
        done = run_module("digest", "export", self.seeds, "--output", "-", cwd=self.folder)
        assert 0 == done.returncode, done.stderr
        return json.loads(done.stdout)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(project: Path, *options: str) -> Iterator[Site]:
    """Build the site of `project` and serve it while the block runs."""
    done = run_module("mkdocs", "build", *options, cwd=project)
    assert 0 == done.returncode, done.stderr
    with serving(project / "site") as url:
        yield Site(url, project / "site", project / "seeds")


@contextmanager
def serving(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """The address of `folder` while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def serve_site() -> Callable[[Path], AbstractContextManager[Site]]:
    """Build and serve another project."""
    return served


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of the seeds, of which the last has come since an earlier build."""
    project = new_project(tmp_path_factory.mktemp("site") / "project")
    last = max((project / "seeds").glob("*.txt"))
    kept = last.rename(project / last.name)
    (project / "history").mkdir()
    done = run_module("digest", "export", "seeds", "--output", "history/2022-10-11.json", cwd=project)
    assert 0 == done.returncode, done.stderr
    kept.rename(last)
    with served(project, "--strict") as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without one the test is skipped, or fails where a browser has to be."""
    path = chromium.find()
    if path is None:
        reason = "no Chromium was found; install one or name it in DIGEST_CHROMIUM"
        if os.environ.get("DIGEST_REQUIRE_BROWSER") or os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield browser
        browser.close()


Look = Callable[..., Page]


def new_context(browser: Browser, scheme: str = "light", width: int = WIDE) -> BrowserContext:
    """A reader of their own: palette and width, nothing remembered, nothing moving."""
    size = {"width": width, "height": HEIGHTS[width]}
    context = browser.new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce")
    context.set_default_timeout(30_000)
    return context


@pytest.fixture
def look(browser: Browser) -> Iterator[Look]:
    """Open an address: look(url, scheme="dark", width=360)."""
    contexts: list[BrowserContext] = []

    def open_page(url: str = "about:blank", scheme: str = "light", width: int = WIDE) -> Page:
        contexts.append(new_context(browser, scheme, width))
        page = contexts[-1].new_page()
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """Folder for pictures of the pages; git ignores it."""
    folder = ROOT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
