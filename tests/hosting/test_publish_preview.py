"""What publish-preview.yml makes of the artifacts of a pull request, and what it refuses."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from tests.depth import deep
from tests.hosting.conftest import refuse_once
from tests.hosting.host import BOT, Host, zipped

pytestmark = deep

Pull = Callable[..., dict[str, str]]
WELL = {"find": "success", "publish": "success", "compare": "success", "comment": "success"}
NEW = "new: Belarus announces"
RUN_PYTHON = "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
MARKER = "<!-- digest preview -->"


def link(name: str, target: str) -> bytes:
    """An archive with a symbolic link in it."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        entry = zipfile.ZipInfo(name)
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, target)
    return packed.getvalue()


def test_the_site_is_put_beside_what_is_there(host: Host, pull: Pull) -> None:
    host.put_pages({"index.html": "the site", "preview/pr-3/index.html": "another", "preview/pr-7/old.html": "gone"})
    assert WELL == pull(), host.told
    pages = host.pages()

    assert b"the site" == pages["index.html"]
    assert b"another" == pages["preview/pr-3/index.html"]
    assert b"the preview" == pages["preview/pr-7/index.html"]
    assert "preview/pr-7/old.html" not in pages


def test_the_first_preview_makes_the_branch(host: Host, pull: Pull) -> None:
    assert WELL == pull(), host.told
    assert {"preview/pr-7/index.html", ".nojekyll"} == host.pages().keys()


def test_the_comment_leads_to_the_preview_and_says_what_changes(host: Host, pull: Pull) -> None:
    pull()
    [comment] = host.known("comments")

    assert "7" == comment["issue"]
    assert comment["body"].startswith(MARKER)
    assert "https://Desk.github.io/briefing/preview/pr-7/index.html" in comment["body"]
    assert NEW in comment["body"]


def test_a_second_run_changes_the_same_comment(host: Host, pull: Pull) -> None:
    stranger = {"id": 1, "issue": "7", "user": {"login": "reader"}, "body": f"{MARKER} mine"}
    host.know(comments=[stranger])
    pull()
    first = host.known("comments")
    sha = host.commit({})
    assert WELL == pull()
    second = host.known("comments")

    assert [1, 2] == [each["id"] for each in second]
    assert stranger == second[0] == first[0]
    assert BOT == second[1]["user"]["login"]
    assert f"Briefing at {sha[:7]}" in second[1]["body"]
    assert first[1] != second[1]


def test_a_run_for_another_commit_than_the_pull_requests_is_passed_over(host: Host, pull: Pull) -> None:
    assert dict.fromkeys(WELL, "skipped") | {"find": "success"} == pull(sha="0" * 40)
    assert {} == host.pages()
    assert [] == host.known("comments")


def test_the_branch_of_another_repository_of_that_owner_is_not_taken_for_ours(host: Host, pull: Pull) -> None:
    pull()
    head = host.known("pulls")[0]["head"] | {"repo": {"full_name": "Desk/other"}}
    host.know(pulls=[{"number": 7, "state": "open", "head": head}], comments=[])
    sha = head["sha"]
    run = "github.event.workflow_run"
    results = host.run("publish-preview", **{
        f"{run}.event": "pull_request", f"{run}.conclusion": "success", f"{run}.id": "99", f"{run}.html_url": "",
        f"{run}.head_branch": "news", f"{run}.head_repository.full_name": "Desk/briefing", f"{run}.head_sha": sha,
        f"{run}.head_repository.owner.login": "Desk", "vars.PREVIEW_FORKS": "",
    })  # fmt: skip

    assert "skipped" == results["comment"]


def test_the_site_of_a_fork_is_not_published_but_told_where_to_get(host: Host, pull: Pull) -> None:
    assert {**WELL, "publish": "skipped"} == pull(repository="stranger/briefing")
    [comment] = host.known("comments")

    assert {} == host.pages()
    assert "runs/99#artifacts" in comment["body"]
    assert NEW in comment["body"]


def test_the_site_of_a_fork_is_published_where_the_newsroom_says_so(host: Host, pull: Pull) -> None:
    assert WELL == pull(repository="stranger/briefing", forks="true")
    assert "preview/pr-7/index.html" in host.pages()


@pytest.mark.parametrize(
    "site",
    [
        zipped({"index.html": b"x", ".git/config": b"[core]\n\tfsmonitor = touch /tmp/owned\n"}),
        zipped({"index.html": b"x", "deep/.GitAttributes": b"* filter=x"}),
        zipped({"index.html": b"x", "deep\\.git\\config": b"x"}),
        zipped({"../../index.html": b"x"}),
        zipped({"/index.html": b"x"}),
        link("index.html", "/etc/passwd"),
        zipped({f"{number}": b"" for number in range(50_001)}),
        b"no archive at all",
    ],
    ids=[
        "a repository",
        "git's files",
        "with backslashes",
        "a way out",
        "from the root",
        "a link",
        "too many",
        "no zip",
    ],
)
def test_a_hostile_site_is_refused_and_the_comment_says_so(host: Host, pull: Pull, site: bytes) -> None:
    host.put_pages({"index.html": "the site"})
    assert {**WELL, "publish": "failure"} == pull(site=site)
    [comment] = host.known("comments")

    assert {"index.html": b"the site"} == host.pages()
    assert "could not be published" in comment["body"]


def test_a_site_that_unpacks_to_too_much_is_refused(host: Host, pull: Pull) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive, archive.open("x", "w") as big:
        for _ in range(501):
            big.write(bytes(2**20))
    assert "failure" == pull(site=packed.getvalue())["publish"]
    assert {} == host.pages()


PAGE = b"<html><h1>Another fire</h1><p>The fire killed seven people in Ardmore on Monday, the mayor said.</p></html>"


@pytest.mark.parametrize(
    "exports",
    [
        *(zipped({"before.json": b"{}", "after.json": after}) for after in (b"{}", b"not JSON", b'{"articles": 1}')),
        zipped({"before.json/page.html": PAGE, "after.json/page.html": PAGE * 2}),
        zipped({"before.json/briefing.json": b"{}", "after.json": b"{}"}),
        zipped({"before.json": b"{}", "after.json": b"{}", "pip.conf": b""}),
        zipped({"before.json": b"{}"}),
        link("before.json", "/etc/passwd"),
        b"no archive at all",
    ],
    ids=["empty", "no JSON", "another", "folders of articles", "a site", "more", "one", "a link", "no zip"],
)
def test_exports_that_are_none_are_told(host: Host, pull: Pull, exports: bytes) -> None:
    assert WELL == pull(exports=exports)
    assert "could not be compared" in host.known("comments")[0]["body"]


def test_what_reads_a_strangers_file_has_no_token(host: Host, pull: Pull) -> None:
    host.put_program("digest", "import os; print('a token' if 'GH_TOKEN' in os.environ else 'none')")
    host.put_program("python3", "import os, sys; 'GH_TOKEN' in os.environ and sys.exit('a token'); " + RUN_PYTHON)

    assert WELL == pull(), host.told
    assert host.known("comments")[0]["body"].endswith("\nnone\n")


@pytest.mark.parametrize("status", [1, 2])
def test_a_comparison_that_breaks_is_not_told_as_no_change(status: int, host: Host, pull: Pull) -> None:
    host.put_program("digest", f"raise SystemExit({status})")

    assert WELL == pull()
    assert "could not be compared" in host.known("comments")[0]["body"]


def test_a_comment_that_would_be_too_long_is_cut_between_lines_and_says_so(host: Host, pull: Pull) -> None:
    lines = "".join(f"- line {number} é\\n" for number in range(9_000))
    host.put_program("digest", f"print('{lines}')")
    assert WELL == pull()
    body = host.known("comments")[0]["body"]

    assert 50_000 < len(body) < 65_536
    assert "has all of it" in body
    assert body.splitlines()[-1].endswith(" é")


def test_a_push_that_comes_second_is_tried_again(host: Host, pull: Pull) -> None:
    host.put_pages({"index.html": "the site"})
    once = refuse_once(host)

    assert WELL == pull(), host.told
    assert once.exists()
    assert {"index.html", "preview/pr-7/index.html"} <= host.pages().keys()
