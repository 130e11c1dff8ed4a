"""A project as an operator has it, on a GitHub in a folder, and one pull request that was built there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, run_module
from tests.hosting.host import Host, git, zipped

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
PROJECT = {
    "mkdocs.yml": (ROOT / "mkdocs.yml").read_text("utf-8"),
    "requirements.txt": "digest-briefing\n",
    "requirements-compare.txt": (ROOT / "requirements-compare.txt").read_text("utf-8"),
    ".gitignore": "site/\n",
    "docs/about.md": "# About this briefing\n",
    **{f"seeds/{path.name}": path.read_text("utf-8") for path in SEEDS[:-1]},
}

SITE = zipped({"index.html": b"the preview"})
QUICK = """
import os, sys
from pathlib import Path
if sys.argv[1] != "build":
    sys.exit(__import__("subprocess").run([sys.executable, "-m", "digest", *sys.argv[1:]]).returncode)
with (Path(os.environ["FAKE_API"]) / "calls.txt").open("a") as log:
    log.write(" ".join(["digest", *sys.argv[1:], *sorted(p.name for p in Path("history").glob("*"))]) + "\\n")
Path("site").mkdir()
Path("site/index.html").write_text(os.environ["SITE_URL"])
Path("site/briefing.json").write_text("".join(path.read_text() for path in Path("seeds").glob("words.txt")))
"""


@pytest.fixture
def host(tmp_path: Path) -> Host:
    """A GitHub with the project on branch main."""
    host = Host(tmp_path)
    host.commit(PROJECT)
    return host


@pytest.fixture
def quick(host: Host) -> Host:
    """The same with a `digest build` that takes no time: its briefing is the text of words.txt."""
    host.put_program("digest", QUICK)
    return host


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Host:
    """A GitHub on which the preview of a pull request was built: it adds an article."""
    host = Host(tmp_path_factory.mktemp("built"))
    host.commit(PROJECT)
    assert {"build": "success"} == build(host, {f"seeds/{SEEDS[-1].name}": SEEDS[-1].read_text("utf-8")}), host.told
    return host


def build(host: Host, files: dict[str, str]) -> dict[str, str]:
    """Run the workflow `preview` for a pull request that brings `files`."""
    git(host.work, "checkout", "--quiet", "-B", "news")
    host.commit(files)
    git(host.work, "checkout", "--quiet", "main")
    git(host.work, "merge", "--quiet", "--no-ff", "--no-edit", "news")
    git(host.work, "push", "--quiet", "origin", "HEAD:refs/pull/7/merge")
    git(host.work, "reset", "--quiet", "--hard", "origin/main")
    return host.run("preview", ref="refs/pull/7/merge", **{"github.event.number": "7"})


@pytest.fixture(scope="session")
def exports(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The artifact of that name: the briefing of the project and the one with an article more."""
    folder = tmp_path_factory.mktemp("exports")
    files = {}
    for name, seeds in (("before.json", SEEDS[:-1]), ("after.json", SEEDS)):
        for path in seeds:
            (folder / "seeds").mkdir(exist_ok=True)
            shutil.copy(path, folder / "seeds")
        done = run_module("digest", "export", "seeds", "--output", name, cwd=folder)
        assert 0 == done.returncode, done.stderr
        files[name] = (folder / name).read_bytes()
    return zipped(files)


@pytest.fixture
def pull(host: Host, exports: bytes) -> Callable[..., dict[str, str]]:
    """Open pull request 7 with a site of one page and the briefings, and run `publish-preview` for it."""

    def publish(
        *, repository: str = "Desk/briefing", sha: str = "", forks: str = "", **artifacts: bytes
    ) -> dict[str, str]:
        head = git(host.work, "rev-parse", "HEAD")
        host.know(pulls=[pull_request(7, head, repository)])
        host.keep_artifact("site", artifacts.get("site", SITE))
        host.keep_artifact("exports", artifacts.get("exports", exports))
        run = "github.event.workflow_run"
        return host.run("publish-preview", **{
            f"{run}.event": "pull_request", f"{run}.conclusion": "success", f"{run}.id": "99",
            f"{run}.html_url": "https://github.com/Desk/briefing/actions/runs/99", f"{run}.head_branch": "news",
            f"{run}.head_repository.full_name": repository, f"{run}.head_sha": sha or head,
            f"{run}.head_repository.owner.login": repository.split("/")[0], "vars.PREVIEW_FORKS": forks,
        })  # fmt: skip

    return publish


def pull_request(number: int, sha: str, repository: str = "Desk/briefing", state: str = "open") -> dict:
    """A pull request as the API tells of it."""
    head = {"ref": "news", "sha": sha, "repo": {"full_name": repository}}
    return {"number": number, "state": state, "head": head}


def refuse_once(host: Host) -> Path:
    """Refuse the first push to gh-pages, as where another run was faster; a file that is there once that happened."""
    once, hook = host.folder / "once", host.remote / "hooks" / "pre-receive"
    unless = f"grep -q gh-pages && [ ! -e {once} ] || exit 0"
    hook.write_text(f"#!/bin/sh\n{unless}\ntouch {once}\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    return once
