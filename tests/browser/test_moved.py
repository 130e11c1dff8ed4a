"""Links from before: to an article under its former name, and to a card that is on another page now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http import HTTPStatus
from pathlib import Path

import pytest

from tests.browser.conftest import Look, Quiet, Site, serving
from tests.conftest import new_project, run_module
from tests.depth import deep


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory, serve_site: Callable[[Path], AbstractContextManager[Site]]):
    """A site with more quotations than a page holds, and an article that had another headline before."""
    project = new_project(tmp_path_factory.mktemp("long") / "project", seeds=False)
    (project / "history").mkdir()
    for number in range(45):
        said = "".join(
            f"\n\n“{verb} the {number}th bridge,” said Ann Lee{number}." for verb in ("Mend", "Close", "Paint")
        )
        (project / "seeds" / f"{number}.txt").write_text(f"Bridge number {number}{said}\n", "utf-8")
    done = run_module("digest", "export", "seeds", "--output", "history/2026-01-01.json", cwd=project)
    assert 0 == done.returncode, done.stderr
    (project / "seeds" / "7.txt").write_text(
        (project / "seeds" / "7.txt").read_text("utf-8").replace("Bridge number 7", "Seven bridges", 1), "utf-8"
    )
    with serve_site(project) as site:
        yield site


def test_the_former_address_of_an_article_opens_it(long: Site, look: Look) -> None:
    former = next(p.name for p in (long.folder / "articles").glob("bridge-number-7-*.html"))
    page = look(f"{long.url}articles/{former}")
    page.wait_for_url("**/articles/seven-bridges-*.html")

    assert "Seven bridges" in page.inner_text("h1")


def test_a_card_is_found_on_whichever_page_of_its_list_it_is(long: Site, look: Look) -> None:
    second = (long.folder / "quotations" / "2.html").read_text("utf-8")
    one = second.partition('<h3 id="')[2].partition('"')[0]
    page = look(f"{long.url}quotations.html#{one}")
    page.wait_for_url(f"**/quotations/2.html#{one}")

    first = (long.folder / "quotations.html").read_text("utf-8").partition('<h3 id="')[2].partition('"')[0]
    page = look(f"{long.url}quotations/2.html#{first}")
    page.wait_for_url(f"**/quotations.html#{first}")
    assert page.locator(f"#{first}").is_visible()


def test_an_id_that_is_on_no_page_stays_where_it_is(long: Site, look: Look) -> None:
    told: list[str] = []
    page = look()
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(f"{long.url}quotations.html#u-00000000")
    page.wait_for_timeout(500)

    assert page.url.endswith("/quotations.html#u-00000000")
    assert [] == told


def test_from_a_disk_a_card_is_found_as_well(long: Site, look: Look) -> None:
    one = (long.folder / "quotations" / "2.html").read_text("utf-8").partition('<h3 id="')[2].partition('"')[0]
    page = look(f"{(long.folder / 'quotations.html').as_uri()}#{one}")
    page.wait_for_url(f"**/quotations/2.html#{one}")


class Lost(Quiet):
    """A host that shows 404.html for whatever it has not, and the site below any folder with a `:` in its name."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(re.sub(r"^/+[^/]*:[^/]*(?=/)", "", path))

    def send_error(self, *_: object) -> None:
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(Path(self.directory, "404.html").read_bytes())


class Elsewhere(Quiet):
    """Another origin: each file is a script that acts on the page that loads it."""

    def do_GET(self) -> None:  # noqa: N802
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/javascript")
        self.end_headers()
        self.wfile.write(b"window.PWN = 1;")


@pytest.fixture(scope="module")
def lost(long: Site) -> Iterator[Site]:
    with serving(long.folder, Lost) as url:
        yield Site(url, long.folder, long.seeds)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Host and port of another origin."""
    with serving(tmp_path_factory.mktemp("other"), Elsewhere) as url:
        yield url.removeprefix("http://").removesuffix("/")


@pytest.mark.parametrize(
    "path",
    [
        "quotations/x",
        "quotations.html",
        *(
            pytest.param(path, marks=deep)
            for path in ("quotations/2.html", "details/7/", "lost/quotations/x", "a/../details.html")
        ),
    ],
)
def test_a_lost_address_that_names_another_host_loads_nothing_of_it(
    path: str, lost: Site, other: str, look: Look
) -> None:
    page, asked = look(), []
    page.on("request", lambda request: asked.append(request.url))
    for begin in (f"/{other}/", f"//{other}/", f"gone/{other}/"):
        page.goto(f"{lost.url}{begin}{path}#u-00000000")
        page.wait_for_timeout(300)

    assert asked
    assert [] == [url for url in asked if not url.startswith((lost.url, "data:", "blob:"))]
    assert page.evaluate("window.PWN") is None


def test_a_page_that_is_not_found_loads_no_list(lost: Site, look: Look) -> None:
    page, asked = look(), []
    page.on("request", lambda request: asked.append(request.url.removeprefix(lost.url)))
    page.goto(f"{lost.url}quotations/99.html#u-00000000")
    page.wait_for_timeout(300)

    assert "Not found" in page.inner_text("h1")
    assert [] == [url for url in asked if url.endswith("quotations.js")]


def test_below_a_folder_that_is_called_like_a_host_a_card_is_found_on_this_host(
    lost: Site, other: str, look: Look
) -> None:
    one = (lost.folder / "quotations" / "2.html").read_text("utf-8").partition('<h3 id="')[2].partition('"')[0]
    page = look(f"{lost.url}/{other}/quotations.html#{one}")
    page.wait_for_url(f"{lost.url}/{other}/quotations/2.html#{one}")

    assert page.locator(f"#{one}").is_visible()


@pytest.mark.parametrize("anchor", ["%", "%E0%A4%A", "constructor", "__proto__"])
def test_an_anchor_that_is_none_of_ours_leaves_the_page_as_it_is(anchor: str, long: Site, look: Look) -> None:
    told: list[str] = []
    page = look()
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(f"{long.url}quotations.html#{anchor}")
    page.wait_for_timeout(300)

    assert (f"{long.url}quotations.html#{anchor}", []) == (page.url, told)
