"""Whatever ends a run, the site before stays whole or the new one is complete, and nothing half written stays."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digest.disk import TEMPORARY, put_in_place, sweep, write_whole
from digest.errors import FidelityError
from tests.conftest import QUIET, Run
from tests.depth import deep

AS_ROOT = os.geteuid() == 0


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def left_over(folder: Path) -> list[Path]:
    return list(folder.rglob(f"{TEMPORARY}*"))


def start(folder: Path, *arguments: str, limit: int = 0) -> subprocess.Popen:
    """`digest ARGUMENTS` in `folder`, with files of at most `limit` bytes, as on a full disk."""

    def narrow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    return subprocess.Popen(
        [sys.executable, "-m", "digest", *arguments], cwd=folder, env={**os.environ, **QUIET}, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=narrow if limit else None,
    )  # fmt: skip


@deep
@pytest.mark.timeout(300)
def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one(project: Path, run: Run) -> None:
    assert 0 == run("digest", "build", cwd=project).returncode
    old = content(project / "site")
    seed = min((project / "seeds").glob("*.txt"))
    seed.write_text(seed.read_text("utf-8") + "\nA sentence that was not there before.\n", "utf-8")
    began = time.monotonic()
    assert 0 == run("digest", "build", "--site-dir", "new", cwd=project).returncode
    whole = time.monotonic() - began
    new = content(project / "new")
    assert old != new

    seen = []
    for part in range(1, 11):
        process = start(project, "build")
        time.sleep(whole * part / 9)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        site = content(project / "site")
        seen.append("new" if site == new else "old")
        assert site in (old, new), f"killed after {part} tenths"
    assert "old" in seen

    assert 0 == run("digest", "build", cwd=project).returncode
    assert content(project / "site") == new
    assert [] == left_over(project)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_interrupted_leaves_the_site_as_it_was(project: Path, run: Run, stop: signal.Signals) -> None:
    run("digest", "build", cwd=project)
    old = content(project / "site")
    process = start(project, "build")
    while process.poll() is None and not left_over(project):
        time.sleep(0.01)  # until it writes the new site
    process.send_signal(stop)
    process.communicate()

    assert 0 != process.returncode
    assert content(project / "site") == old


@deep
def test_a_full_disk_leaves_the_site_as_it_was_and_is_told_in_a_sentence(project: Path, run: Run) -> None:
    run("digest", "build", cwd=project)
    old = content(project / "site")
    process = start(project, "build", limit=20_000)
    _, told = process.communicate()

    assert 2 == process.returncode, told
    assert "File too large" in told
    assert "Traceback" not in told
    assert content(project / "site") == old
    assert [] == left_over(project)


def test_an_export_on_a_full_disk_leaves_the_file_before(project: Path) -> None:
    (project / "briefing.json").write_text("before")
    process = start(project, "export", "--output", "briefing.json", limit=20_000)
    _, told = process.communicate()

    assert 2 == process.returncode
    assert "briefing.json: File too large" in told
    assert "before" == (project / "briefing.json").read_text()
    assert [] == left_over(project)


@deep
def test_pages_of_an_export_that_was_killed_are_renewed_by_the_next(project: Path, run: Run) -> None:
    process = start(project, "export", "--pages", "pages", limit=20_000)
    process.communicate()
    assert 2 == process.returncode
    seed = min((project / "seeds").glob("*.txt"))
    seed.write_text(seed.read_text("utf-8") + "\nA sentence that was not there before.\n", "utf-8")
    run("digest", "export", "--pages", "pages", cwd=project)
    run("digest", "export", "--pages", "fresh", cwd=project)

    assert content(project / "pages") == content(project / "fresh")


@pytest.mark.skipif(AS_ROOT, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told_in_a_sentence(project: Path, run: Run) -> None:
    project.chmod(0o555)
    try:
        done = run("digest", "build", cwd=project)
    finally:
        project.chmod(0o755)

    assert 2 == done.returncode
    assert 1 == done.stderr.strip().count("\n") + 1


def test_folders_change_places(tmp_path: Path) -> None:
    for name in ("made", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    put_in_place(tmp_path / "made", tmp_path / "site")

    assert ["made"] == [p.name for p in (tmp_path / "site").iterdir()]


def test_folders_change_places_where_the_system_cannot_exchange_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.disk._exchanged", lambda made, folder: False)
    made = tmp_path / f"{TEMPORARY}{os.getpid()}-site"
    for folder in (made, tmp_path / "site"):
        folder.mkdir()
    (made / "new").touch()
    put_in_place(made, tmp_path / "site")

    assert ["site"] == [p.name for p in tmp_path.iterdir()]
    assert ["new"] == [p.name for p in (tmp_path / "site").iterdir()]


def test_what_another_run_is_writing_is_not_swept_away(tmp_path: Path) -> None:
    (tmp_path / f"{TEMPORARY}1-x").touch()  # process 1 runs always
    (tmp_path / f"{TEMPORARY}999999999-x").touch()
    (tmp_path / f"{TEMPORARY}none").touch()
    sweep(tmp_path)

    assert [f"{TEMPORARY}1-x"] == [p.name for p in tmp_path.iterdir()]


def test_a_file_whose_parts_end_early_stays_as_it_was(tmp_path: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"new" * 100_000
        raise FidelityError("no such place")

    (tmp_path / "a").write_text("before")
    with pytest.raises(FidelityError):
        write_whole(tmp_path / "a", parts())

    assert "before" == (tmp_path / "a").read_text()
    assert ["a"] == [p.name for p in tmp_path.iterdir()]


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("before")

    def refuse(self: Path, other: Path) -> None:
        raise OSError(1, "no links here")

    for way in (None, refuse):
        if way:
            monkeypatch.setattr(Path, "hardlink_to", way)
        with pytest.raises(FileExistsError):
            write_whole(tmp_path / "a", b"new", new=True)
        write_whole(tmp_path / f"b{bool(way)}", b"new", new=True)

    assert "before" == (tmp_path / "a").read_text()
    assert ["a", "bFalse", "bTrue"] == sorted(p.name for p in tmp_path.iterdir())


@pytest.fixture
def folder_that_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Path], None]], Path]:
    """A folder in which something happens to a file between its listing and its reading."""

    def make(change: Callable[[Path], None]) -> Path:
        import digest.read

        (tmp_path / "a.txt").write_text("Two ships collide\n\nTwo ships collided on Monday, the harbour master said.\n")
        listed = digest.read._list

        def then_change(folder: Path) -> list[Path]:
            files = listed(folder)
            change(folder / "a.txt")
            return files

        monkeypatch.setattr(digest.read, "_list", then_change)
        return tmp_path

    return make


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Path.unlink, "No such file or directory"),
        (lambda path: path.write_bytes(b""), "the file is empty"),
        (lambda path: (path.unlink(), path.mkdir()), "no file but a link to a folder"),
    ],
)
def test_a_file_that_changes_during_the_read_is_told(
    folder_that_changes: Callable[[Callable[[Path], None]], Path], change: Callable[[Path], None], told: str
) -> None:
    from digest.read import read_folder

    articles, rejected = read_folder(folder_that_changes(change))

    assert [] == articles
    assert told in rejected[0].reason
