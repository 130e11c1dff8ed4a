"""What pages.yml makes of branch gh-pages."""

from __future__ import annotations

import os

import pytest

from tests.depth import deep
from tests.hosting.conftest import pull_request, refuse_once
from tests.hosting.host import Host, git

pytestmark = deep

WELL = {"build": "success", "deploy": "success"}


def publish(host: Host, words: str, day: str = "2026-11-28") -> str:
    """Commit an article on `day` and run the workflow; the first letters of the commit's id."""
    when = f"{day}T12:00:00+00:00"
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "GIT_COMMITTER_DATE", when)
        sha = host.commit({"seeds/words.txt": words})
    assert WELL == host.run("pages"), host.told
    return sha[:7]


def history(host: Host) -> dict[str, bytes]:
    return {name: text for name, text in host.pages().items() if name.startswith("history/")}


def builds(host: Host) -> list[str]:
    """What each build was told, and the briefings that it found in history/."""
    return [call for call in host.calls() if call.startswith("digest")]


def test_the_real_site_is_published(host: Host) -> None:
    host.commit({})

    assert WELL == host.run("pages"), host.told
    assert {"index.html", "briefing.json", "assets/digest.css", ".nojekyll"} <= host.pages().keys()
    assert b"https://Desk.github.io/briefing/" in host.pages()["index.html"]


def test_the_site_takes_the_place_of_the_one_before(quick: Host) -> None:
    quick.put_pages({"index.html": "old", "gone.html": "old", "CNAME": "briefing.example\n"})
    publish(quick, "one")
    pages = quick.pages()

    assert b"https://Desk.github.io/briefing/" == pages["index.html"]
    assert "gone.html" not in pages
    assert b"briefing.example\n" == pages["CNAME"]
    assert ".nojekyll" in pages


def test_previews_stay_until_their_pull_request_is_closed(quick: Host) -> None:
    quick.put_pages({f"preview/pr-{number}/index.html": "x" for number in (3, 4, 5)})
    quick.know(pulls=[pull_request(3, "a"), pull_request(4, "b", state="closed")])
    publish(quick, "one")
    kept = {name for name in quick.pages() if name.startswith("preview/")}

    assert {"preview/pr-3/index.html", "preview/pr-5/index.html"} == kept  # nothing is known of 5


def test_the_first_build_has_nothing_to_compare_with_and_the_next_has(quick: Host) -> None:
    first = publish(quick, "one", "2026-11-27")
    second = publish(quick, "two", "2026-11-28")

    assert ["digest build", f"digest build 2026-11-27-{first}.json"] == builds(quick)
    assert {
        f"history/2026-11-27-{first}.json": b"one",
        f"history/2026-11-28-{second}.json": b"two",
    } == history(quick)


def test_of_one_day_the_last_briefing_is_kept(quick: Host) -> None:
    publish(quick, "one")
    second = publish(quick, "two")

    assert {f"history/2026-11-28-{second}.json": b"two"} == history(quick)


def test_a_briefing_that_did_not_change_is_not_kept_again(quick: Host) -> None:
    first = publish(quick, "one", "2026-11-27")
    publish(quick, "one", "2026-11-28")

    assert {f"history/2026-11-27-{first}.json": b"one"} == history(quick)


def test_a_second_run_for_a_commit_changes_nothing(quick: Host) -> None:
    first = publish(quick, "one", "2026-11-27")
    publish(quick, "two", "2026-11-28")
    tip = git(quick.remote, "rev-parse", "gh-pages")

    assert WELL == quick.run("pages"), quick.told
    assert f"digest build 2026-11-27-{first}.json" == builds(quick)[-1]
    assert tip == git(quick.remote, "rev-parse", "gh-pages")


def test_a_build_that_fails_publishes_nothing(quick: Host) -> None:
    quick.put_pages({"index.html": "old"})
    quick.put_program("digest", "raise SystemExit(1)")

    assert {"build": "failure", "deploy": "skipped"} == quick.run("pages")
    assert {"index.html": b"old"} == quick.pages()


def test_a_push_that_comes_second_is_tried_again(quick: Host) -> None:
    quick.put_pages({"preview/pr-3/index.html": "x"})
    quick.know(pulls=[pull_request(3, "a")])
    once = refuse_once(quick)
    publish(quick, "one")

    assert once.exists()
    assert {"index.html", "preview/pr-3/index.html"} <= quick.pages().keys()
