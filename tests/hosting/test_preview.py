"""What preview.yml leaves of a pull request."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

from tests.depth import deep
from tests.hosting.conftest import SEEDS, build
from tests.hosting.host import Host

pytestmark = deep


def unpacked(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_site_of_a_pull_request_knows_its_address(built: Host) -> None:
    site = unpacked(built.artifact("site"))

    assert b"https://Desk.github.io/briefing/preview/pr-7/" in site["index.html"]


def test_the_briefings_before_and_after_are_kept(built: Host) -> None:
    exports = unpacked(built.artifact("exports"))
    before, after = (
        {each["file"] for each in json.loads(exports[name])["articles"]} for name in ("before.json", "after.json")
    )

    assert {SEEDS[-1].name} == {name.split("/")[-1] for name in after - before}


def test_the_summary_says_what_changes(built: Host) -> None:
    assert "new: Belarus announces" in built.summary.read_text("utf-8")


def test_where_nothing_changes_it_says_so(quick: Host) -> None:
    assert {"build": "success"} == build(quick, {"docs/about.md": "# About us\n"}), quick.told
    assert "nothing" in quick.summary.read_text("utf-8").lower()


def test_the_first_articles_of_a_project_are_compared_with_none(quick: Host) -> None:
    for path in (quick.work / "seeds").iterdir():
        path.unlink()
    quick.commit({})
    assert {"build": "success"} == build(quick, {"seeds/first.txt": SEEDS[0].read_text("utf-8")}), quick.told
    assert "1 article new" in quick.summary.read_text("utf-8")


def test_a_comparison_that_breaks_is_not_told_as_no_change(host: Host) -> None:
    host.put_program("digest", "import sys; open('site', 'w'); sys.exit(sys.argv[1] == 'diff')")

    assert {"build": "failure"} == build(host, {"docs/about.md": "# About us\n"})
    assert not host.summary.exists()


def test_a_site_that_cannot_be_built_is_no_preview(host: Host) -> None:
    host.put_program("digest", "raise SystemExit(1)")
    assert {"build": "failure"} == build(host, {"docs/about.md": "[x](lost.md)\n"})
    assert [] == host.known("artifacts")
