"""What tests of every kind stand on: the repository, a project to build in, and the articles beside the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import depth, links, workers  # noqa: F401 depth chooses how much hypothesis tries

ROOT = Path(__file__).resolve().parents[1]
QUIET = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1665360000", "PYTHONWARNINGS": "ignore"}
"""No notice of the theme, and a fixed day for the sitemap."""

Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest is begun first."""
    items.sort(key=workers.turn)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> workers.Workers:
    """Tests on several cores are shared out by `workers`."""
    return workers.Workers(config, log)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """Path of something in ../shared; where it is not there the test is skipped, or fails if it has to be."""

    def find(name: str) -> Path:
        path = ROOT.parent / "shared" / name
        if not path.exists():
            reason = f"../shared/{name} is not beside the repository"
            if os.environ.get("DIGEST_REQUIRE_SHARED"):
                pytest.fail(reason)
            pytest.skip(reason)
        return path

    return find


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own with this repository's mkdocs.yml, hand-written pages and seeds."""
    return new_project(tmp_path / "project")


@pytest.fixture
def empty_project(tmp_path: Path) -> Path:
    """The same without an article."""
    return new_project(tmp_path / "project", seeds=False)


@dataclass(frozen=True)
class Built:
    """A project with the seeds, and how its build went. It is shared: a test that changes something takes a copy."""

    folder: Path
    before: dict[str, bytes]
    """Its files before it was built."""
    done: subprocess.CompletedProcess[str]

    @property
    def site(self) -> Path:
        """What was built."""
        return self.folder / "site"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the seeds, built once by `mkdocs build --strict`."""
    folder = new_project(tmp_path_factory.mktemp("built") / "project")
    before = files_of(folder)
    return Built(folder, before, run_module("mkdocs", "build", "--strict", cwd=folder))


def files_of(folder: Path) -> dict[str, bytes]:
    """Path -> content of every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def new_project(folder: Path, *, seeds: bool = True) -> Path:
    """Copy what an operator has into `folder`."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    if seeds:
        shutil.copytree(ROOT / "seeds", folder / "seeds")
    else:
        (folder / "seeds").mkdir()
    return folder


@pytest.fixture(scope="session")
def run() -> Run:
    """Run a module as a command: run("digest", "check", cwd=folder) -> what it printed and its exit status."""
    return run_module


@pytest.fixture(scope="session")
def lost_links() -> Callable[[Path], list[str]]:
    """A line for each link of a built site that leads nowhere."""
    return links.lost_links


def run_module(module: str, *arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m module arguments` in `cwd` without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=cwd, env={**os.environ, **QUIET, **environment}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
