"""`digest diff`: exports, built sites, folders of articles and revisions of git."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from digest.cli import main
from tests.conftest import ROOT
from tests.hosting.host import git

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
ADDED = "new: Belarus announces 'joint regional group of forces'"


def diff(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with all seeds but the last, which lies there and is not committed."""
    (tmp_path / "seeds").mkdir()
    for path in SEEDS[:-1]:
        (tmp_path / "seeds" / path.name).write_bytes(path.read_bytes())
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "before")
    (tmp_path / "seeds" / SEEDS[-1].name).write_bytes(SEEDS[-1].read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_revision_is_compared_with_what_is_there(work: Path) -> None:
    done = diff("HEAD")

    assert 0 == done.exit_code
    assert ADDED in done.stdout
    assert done.stdout.startswith("1 article new; 4 origins, before 3;")


def test_two_revisions_are_compared_from_anywhere_in_the_repository(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message", "after")
    (work / "notes").mkdir()
    monkeypatch.chdir(work / "seeds")

    assert ADDED in diff("HEAD~1", "HEAD", "--seeds", ".").stdout


def test_a_revision_without_the_folder_has_no_article(work: Path) -> None:
    git(work, "checkout", "--quiet", "--orphan", "empty")
    git(work, "reset", "--quiet")
    git(work, "commit", "--quiet", "--allow-empty", "--message", "nothing yet")

    assert diff("empty").stdout.startswith("5 articles new; 4 origins, before 0;")


def test_nothing_is_written_where_nothing_has_changed(work: Path) -> None:
    for kind in ("text", "markdown"):
        assert (0, "") == ((done := diff("seeds", "seeds", "--format", kind)).exit_code, done.output)
    assert [] == json.loads(diff("seeds", "seeds", "--format", "json").stdout)


def test_files_and_folders_of_odd_names_are_read_from_a_revision(work: Path) -> None:
    odd = work / "seeds" / "a b" / 'q"uote\n.txt'
    odd.parent.mkdir()
    odd.write_text("The bridge\n\nIt fell into the river on Monday.\n", "utf-8")
    (work / "seeds" / "link.txt").symlink_to("/etc/hostname")
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message", "odd names")
    told = diff("HEAD~1", "HEAD")

    assert "new: The bridge" in told.stdout
    assert "hostname" not in told.output, "a link of a revision is passed over"


def test_an_export_and_a_built_site_are_compared(work: Path) -> None:
    for name, folder in (("old.json", "old"), ("site/briefing.json", "seeds")):
        (work / name).parent.mkdir(exist_ok=True)
        if folder == "old":
            git(work, "worktree", "add", "--quiet", "--detach", work / "old", "HEAD")
        seeds = work / "old" / "seeds" if folder == "old" else work / "seeds"
        run = CliRunner().invoke(main, ["export", str(seeds), "--output", str(work / name)], catch_exceptions=False)
        assert 0 == run.exit_code

    assert ADDED in diff("old.json", "site").stdout


def test_the_comparison_can_be_written_to_a_file(work: Path) -> None:
    assert "" == diff("HEAD", "--format", "markdown", "--output", "changes.md").stdout
    assert "### Articles" in (work / "changes.md").read_text("utf-8")


def test_nothing_but_files_is_taken_as_exports(work: Path) -> None:
    CliRunner().invoke(main, ["export", "seeds", "--output", "new.json"], catch_exceptions=False)
    (work / "site").mkdir()
    (work / "site" / "briefing.json").write_bytes((work / "new.json").read_bytes())
    (work / "link.json").symlink_to(work / "new.json")
    os.mkfifo(work / "pipe.json")

    assert (0, "") == ((done := diff("--exports", "new.json", "new.json")).exit_code, done.output)
    for other in ("seeds", "site", "HEAD", "nowhere", "link.json", "pipe.json"):
        for pair in ((other, "new.json"), ("new.json", other)):
            done = diff("--exports", *pair)
            assert (2, 1, "") == (done.exit_code, len(done.stderr.splitlines()), done.stdout)
            assert done.stderr.startswith(f"digest: {other}")
    assert 2 == diff("--exports", "new.json").exit_code, "the folder of articles is no export"
    os.truncate(work / "new.json", 100 * 2**20 + 1)
    assert "larger than the 100 MB" in diff("--exports", "new.json", "new.json").stderr


def test_what_is_nothing_of_the_kind_is_one_sentence(work: Path) -> None:
    (work / "page.txt").write_text("no export", "utf-8")
    for name in ("nowhere", "--upload-pack=x", "page.txt"):
        done = diff("--", name) if name.startswith("-") else diff(name)
        assert 2 == done.exit_code
        assert 1 == len(done.stderr.splitlines())
        assert name in done.stderr


def test_outside_a_repository_a_revision_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert (2, 1) == ((done := diff("HEAD")).exit_code, len(done.stderr.splitlines()))


def test_without_git_a_revision_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert (2, 1) == ((done := diff("HEAD")).exit_code, len(done.stderr.splitlines()))


def test_several_events_are_told_each_by_its_title(work: Path) -> None:
    for event in ("one", "two"):
        (work / "many" / event).mkdir(parents=True)
        for path in SEEDS[:2]:
            (work / "many" / event / path.name).write_bytes(path.read_bytes())
    CliRunner().invoke(main, ["export", "many", "--output", "many.json"], catch_exceptions=False)
    (work / "many" / "two" / SEEDS[-1].name).write_bytes(SEEDS[-1].read_bytes())
    told = diff("many.json", "many", "--format", "markdown").stdout

    assert 1 == told.count("\n## ") + told.startswith("## ")
    assert ADDED.replace("'", "") in told.replace("'", "")
