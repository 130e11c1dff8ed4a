"""Links from before: to an article under its former name, and to a card that is on another page now."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.browser.conftest import Look, Site
from tests.conftest import new_project, run_module


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
