"""What is published holds everything, and works where there is nothing but it."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from digest.project import SHARED
from tests.conftest import QUIET, ROOT
from tests.depth import deep
from tests.doors.conftest import Server

pytestmark = deep

INSTALLED_AT = {"templates/": "digest/templates/", "docs/": "digest/guide/"}
"""Folder of the repository -> its place in the wheel."""
GUIDE = re.compile(r"docs/(how-to-read\.md|method\.md|pictures/.+)")
TITLE = 'A "title": with #signs'


@dataclass
class Built:
    """What is published, and what it is to hold."""

    wheel: dict[str, bytes]
    wheel_of_sdist: dict[str, bytes]
    sdist: set[str]
    tracked: set[str]
    file: Path


def build(into: Path, *options: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", into, *options, ROOT],
        capture_output=True, text=True, cwd=into.parent,
    )  # fmt: skip
    assert 0 == done.returncode, done.stdout + done.stderr


def members(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tracked_files() -> set[str]:
    """What git tracks or would track, as it lies there."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no clone: nothing says which files belong to it")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return {name for name in listed if name and (ROOT / name).is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The wheel of the repository, its sdist, and the wheel of that."""
    tracked, folder = tracked_files(), tmp_path_factory.mktemp("built")
    build(folder / "dist")
    build(folder / "direct", "--wheel")
    (sdist,), (indirect,) = (folder / "dist").glob("*.tar.gz"), (folder / "dist").glob("*.whl")
    (wheel,) = (folder / "direct").glob("*.whl")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    return Built(members(wheel), members(indirect), names - {"PKG-INFO"}, tracked, wheel)


def place(name: str) -> str:
    """Where the wheel has a file of `digest/`, `templates/` or the guide."""
    return next((name.replace(old, new, 1) for old, new in INSTALLED_AT.items() if name.startswith(old)), name)


def test_the_wheel_holds_what_the_program_needs_and_nothing_else(built: Built) -> None:
    needed = {name for name in built.tracked if name.startswith(("digest/", "templates/")) or GUIDE.fullmatch(name)}
    places = {place(name): name for name in needed}
    places |= {f"digest/project/shared/{name}": name for name in SHARED if name in built.tracked}
    held = {name for name in built.wheel if ".dist-info/" not in name}

    assert places.keys() == held, "a file of SHARED goes into force-include of pyproject.toml"
    assert [] == [name for name in held if built.wheel[name] != (ROOT / places[name]).read_bytes()]


def test_who_imports_digest_gets_its_types(built: Built) -> None:
    assert "digest/py.typed" in built.wheel


def test_the_sdist_holds_what_git_tracks(built: Built) -> None:
    assert built.tracked == built.sdist


def test_the_sdist_builds_the_same_wheel(built: Built) -> None:
    assert built.wheel.keys() == built.wheel_of_sdist.keys()
    assert [] == [name for name, content in built.wheel.items() if content != built.wheel_of_sdist[name]]


@dataclass
class Elsewhere:
    """An environment with the wheel alone, and a project made and built in it."""

    bin: Path
    project: Path
    empty: subprocess.CompletedProcess[str]
    full: subprocess.CompletedProcess[str]

    def run(self, *command: object) -> subprocess.CompletedProcess[str]:
        """Run a command of the environment where nothing points to the repository."""
        return run(self.bin, self.project, *command)


def run(bin: Path, cwd: Path, *command: object) -> subprocess.CompletedProcess[str]:
    name, *arguments = map(str, command)
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        [bin / name, *arguments], cwd=cwd, env={**kept, **QUIET, "PATH": f"{bin}{os.pathsep}{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", timeout=600,
    )  # fmt: skip


def another_python() -> str:
    """A Python of another version that can run digest, where the machine has one; else this one."""
    managed = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    named = [f"python3.{minor}" for minor in (14, 13, 12, 11) if minor != sys.version_info.minor]
    for python in [*named, *(str(found) for found in sorted(managed.glob("3.1[1-9]*/bin/python"), reverse=True))]:
        with contextlib.suppress(OSError):
            asked = [python, "-c", "import ensurepip, sys; print(sys.version_info[:2])"]
            done = subprocess.run(asked, capture_output=True, text=True)
            if done.returncode == 0 and done.stdout.strip() not in ("", str(sys.version_info[:2])):
                return python
    return sys.executable


@pytest.fixture(scope="module")
def elsewhere(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    """The long work: the wheel and what it asks for installed, a project made, built, and built with the seeds; on
    another Python where there is one.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    subprocess.run([another_python(), "-m", "venv", folder / "venv"], check=True)
    bin, project = folder / "venv" / "bin", folder / "work" / "site-of-mine"
    installed = run(bin, folder, "python", "-m", "pip", "install", "--quiet", built.file)
    assert 0 == installed.returncode, installed.stderr
    project.parent.mkdir()
    made = run(bin, project.parent, "digest", "new", "site-of-mine", "--title", TITLE)
    assert 0 == made.returncode, made.stderr
    empty = run(bin, project, "digest", "build")
    for seed in (ROOT / "seeds").glob("*.txt"):
        shutil.copy(seed, project / "seeds")
    return Elsewhere(bin, project, empty, run(bin, project, "digest", "build"))


def test_a_new_project_has_every_file_there(elsewhere: Elsewhere) -> None:
    assert [] == [name for name in SHARED if (ROOT / name).is_file() and not (elsewhere.project / name).is_file()]
    asked = (elsewhere.project / "requirements.txt").read_text("utf-8").splitlines()[-1]
    assert re.fullmatch(r"digest-briefing==\S+", asked)


def test_a_new_project_builds_there_before_and_after_it_has_articles(elsewhere: Elsewhere) -> None:
    assert (0, "") == (elsewhere.empty.returncode, elsewhere.empty.stderr)
    assert (0, "") == (elsewhere.full.returncode, elsewhere.full.stderr)
    assert elsewhere.empty.stdout.startswith("0 articles")
    assert elsewhere.full.stdout.startswith("5 articles")


def test_the_pages_there_are_those_of_the_articles(elsewhere: Elsewhere) -> None:
    site = elsewhere.project / "site"
    quotations = (site / "quotations.html").read_text("utf-8")

    assert "we agreed to deploy a regional group of forces" in quotations
    assert "A &#34;title&#34;: with #signs</title>" in quotations
    assert 5 == len(list((site / "articles").glob("*-*.html")))
    assert (site / "how-to-read.html").is_file()
    assert (site / "about.html").is_file()
    assert str(ROOT) not in quotations


def test_the_check_there_finds_nothing(elsewhere: Elsewhere) -> None:
    done = elsewhere.run("digest", "check")

    assert 0 == done.returncode, done.stdout
    assert done.stdout.endswith("0 problems.\n")


def test_the_export_there_is_the_same_to_the_byte_on_another_python(elsewhere: Elsewhere) -> None:
    asked = "import sys; print(*sys.version_info[:2])"
    if elsewhere.run("python", "-c", asked).stdout == "{} {}\n".format(*sys.version_info[:2]):
        pytest.skip("no other version of Python is on this machine")
    command = ("digest", "export", "seeds", "--output", "-")
    here = run(Path(sys.executable).parent, elsewhere.project, *command)

    assert (0, here.stdout) == (here.returncode, elsewhere.run(*command).stdout)


def test_mkdocs_there_serves_the_site(elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    server = Server(elsewhere.project, elsewhere.bin / "python")
    try:
        assert "Lukashenko" in server.page("quotations.html")
    finally:
        server.stop()
