"""A project to start from, as `digest new` writes it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from digest import __version__, project
from digest.cli import main
from digest.project import SETTINGS, SHARED, project_files, shared_files
from digest.project import needs as requirement
from tests.conftest import ROOT, Run
from tests.depth import deep, examples


def new(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["new", str(folder), *options], catch_exceptions=False)


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_has_what_a_project_needs(tmp_path: Path) -> None:
    done = new(tmp_path / "deep" / "site")
    needed = {
        "README.md",
        ".gitignore",
        "requirements.txt",
        "docs/about.md",
        "seeds/README.md",
        "templates/home.md.j2",
        "history/README.md",
    }

    assert 0 == done.exit_code, done.stderr
    assert needed | {name for name, _ in shared_files()} == content(tmp_path / "deep" / "site").keys()
    assert f"cd {tmp_path / 'deep' / 'site'} && mkdocs serve" in done.stdout


def test_it_has_every_file_of_the_list_that_the_repository_has_unchanged() -> None:
    made = dict(project_files("any"))

    assert {name for name in SHARED if (ROOT / name).is_file()} == {name for name, _ in shared_files()}
    assert [] == [n for n, _ in shared_files() if n != SETTINGS and made[n] != (ROOT / n).read_bytes()]


def test_its_settings_are_those_of_the_repository_with_another_name() -> None:
    ours, theirs = ((ROOT / SETTINGS).read_text("utf-8"), dict(project_files("The Bridge"))[SETTINGS].decode())

    assert re.sub(r"^site_name: .*$", 'site_name: "The Bridge"', ours, flags=re.MULTILINE) == theirs


def site_name(title: str) -> str:
    settings = dict(project_files(title))[SETTINGS].decode()
    assert settings.splitlines()[1:] == (ROOT / SETTINGS).read_text("utf-8").splitlines()[1:]
    return yaml.safe_load(settings.splitlines()[0])["site_name"]


@examples(100)
@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_title_comes_back_as_it_was_in_one_line(title: str) -> None:
    assert (" ".join(title.split()) or "Digest") == site_name(title)


@pytest.mark.parametrize("title", ["!ENV HOME", "- a: b", "'", '"\\', "\\1", "null", "a\nplugins: []", "\udcff"])
def test_a_title_means_nothing_to_the_settings(title: str) -> None:
    assert title.replace("\n", " ").replace("\udcff", "?") == site_name(title)


def test_without_a_title_the_site_is_called_as_its_folder(tmp_path: Path) -> None:
    new(tmp_path / "the bridge")

    assert (tmp_path / "the bridge" / SETTINGS).read_text("utf-8").startswith('site_name: "the bridge"\n')


def test_no_file_is_overwritten_and_those_that_stay_are_named(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "about.md").write_text("mine")
    (tmp_path / "README.md").symlink_to(tmp_path / "nowhere")
    done = new(tmp_path)
    before = content(tmp_path)
    again = new(tmp_path, "--title", "Another")

    assert 0 == done.exit_code == again.exit_code
    assert ["README.md", "docs/about.md"] == re.findall(rf"kept: {tmp_path}/(\S+) is there already", done.stdout)
    assert "mine" == (tmp_path / "docs" / "about.md").read_text()
    assert not (tmp_path / "nowhere").exists()
    assert before == content(tmp_path)
    assert ": 0 files written." in again.stdout


def test_the_folder_one_is_in_will_do(tmp_path: Path, run: Run) -> None:
    done = run("digest", "new", ".", "--title", "Here", cwd=tmp_path)

    assert 0 == done.returncode, done.stderr
    assert "Look at the site: mkdocs serve" == done.stdout.splitlines()[-1]
    assert 0 == run("mkdocs", "build", "--strict", cwd=tmp_path).returncode


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_file_in_the_way_is_one_sentence(below: str, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    done = new(tmp_path / "taken" / below)

    assert (2, 1, "") == (done.exit_code, len(done.stderr.splitlines()), done.stdout)
    assert done.stderr.startswith(f"digest: {tmp_path / 'taken'}")
    assert "mine" == (tmp_path / "taken").read_text()


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(project, "write_whole", refuse)
    done = new(tmp_path)

    assert (2, 1) == (done.exit_code, len(done.stderr.splitlines()))
    assert "the project cannot be written (Permission denied)" in done.stderr


@deep
def test_the_example_template_changes_nothing_until_its_comment_is_taken_away(tmp_path: Path, run: Run) -> None:
    new(tmp_path)
    for seed in (ROOT / "seeds").glob("*.txt"):
        shutil.copy(seed, tmp_path / "seeds")
    template, home = tmp_path / "templates" / "home.md.j2", tmp_path / "pages" / "index.md"
    export = ("digest", "export", "seeds", "--pages", "pages")
    example = template.read_text("utf-8")
    homes = []
    for text in (None, example, re.sub(r"^(\{# BEGIN|END #\})\n", "", example, flags=re.MULTILINE)):
        template.unlink() if text is None else template.write_text(text, "utf-8")
        done = run(*export, cwd=tmp_path)
        assert 0 == done.returncode, done.stderr
        homes.append(home.read_text("utf-8"))
    without, commented, taken_away = homes

    assert without == commented
    assert "[About](about.md) says whom to write to" not in commented
    assert "[About](about.md) says whom to write to" in taken_away
    assert 0 == run("digest", "build", cwd=tmp_path).returncode


def test_the_sources_file_of_the_example_is_read_as_it_stands(tmp_path: Path, run: Run) -> None:
    new(tmp_path)
    seeds = tmp_path / "seeds"
    (example,) = re.findall(r"```yaml\n(.*?)```", (seeds / "README.md").read_text("utf-8"), re.DOTALL)
    (seeds / "sources.yml").write_text(example, "utf-8")
    for name in yaml.safe_load(example):
        (seeds / name).write_text(f"About {name}\n\nSomebody opened a bridge on Monday.\n", "utf-8")
    done = run("digest", "export", "seeds", "--output", "-", cwd=tmp_path)
    articles = json.loads(done.stdout)["articles"]

    assert ["The Moscow Times", "TASS"] == [article["outlet"] for article in articles]
    assert "2022-10-10" == articles[0]["published"]


VERSION = f"digest-briefing=={__version__}"
GIT = {"vcs": "git", "commit_id": "0123abc"}


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        (None, VERSION),
        ({"url": "file:///home/ada/digest", "dir_info": {"editable": True}}, VERSION),
        ({"url": "file:///tmp/digest.whl", "archive_info": {}}, VERSION),
        ({"url": "file:///srv/digest.git", "vcs_info": GIT}, VERSION),
        ({"url": "/srv/digest.git", "vcs_info": GIT}, VERSION),
        (
            {"url": "https://code.example/digest.git", "vcs_info": {**GIT, "requested_revision": "main"}},
            "digest-briefing @ git+https://code.example/digest.git@0123abc",
        ),
        (
            {"url": "ssh://git@code.example/all.git", "vcs_info": GIT, "subdirectory": "digest"},
            "digest-briefing @ git+ssh://git@code.example/all.git@0123abc#subdirectory=digest",
        ),
        (
            {"url": "https://files.example/d.whl", "archive_info": {"hash": "sha256=ff", "hashes": {"sha256": "ff"}}},
            "digest-briefing @ https://files.example/d.whl#sha256=ff",
        ),
    ],
)
def test_it_asks_for_the_digest_it_was_made_with(
    origin: dict | None, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Installed:
        def read_text(self, name: str) -> str | None:
            return json.dumps(origin) if origin and name == "direct_url.json" else None

    monkeypatch.setattr(requirement, "distribution", lambda name: Installed())

    *comment, last = requirement.requirement().splitlines()
    assert line == last
    assert bool(comment) == (origin is not None and line == VERSION), (
        "who installed a file is told that pip may not find it"
    )
