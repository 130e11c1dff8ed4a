"""What the job that compares a stranger's exports installs: pinned by hash, fit for digest, and enough."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts import pin
from tests.conftest import ROOT, run_module
from tests.depth import deep

LINES = [line for line in (ROOT / "requirements-compare.txt").read_text("utf-8").splitlines() if line[0] != "#"]
PINNED = {line.partition("==")[0]: line.partition("==")[2].partition(" ")[0] for line in LINES}
ONLY = """
import sys
from importlib.abc import MetaPathFinder
class Nothing(MetaPathFinder):
    def find_spec(self, name, *_):
        if name in {refused!r}:
            raise ImportError(name)
sys.meta_path.insert(0, Nothing())
from digest.cli import main
main(["diff", "--exports", *sys.argv[1:]])
"""
"""`digest diff --exports` where some modules are not installed."""


def test_each_line_is_one_version_and_its_hash() -> None:
    assert LINES == sorted(LINES)
    assert [] == [line for line in LINES if not re.fullmatch(r"[a-z0-9-]+==[\w.]+ --hash=sha256:[0-9a-f]{64}", line)]


def test_the_versions_are_those_that_digest_asks_for() -> None:
    asked = {canonicalize_name(each.name): each for each in map(Requirement, pin.specifiers())}

    assert set(pin.NEEDED) == asked.keys()
    assert [] == [name for name, each in asked.items() if not each.specifier.contains(PINNED.get(name, "0"))]


def test_what_builds_digest_is_pinned() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]

    assert {canonicalize_name(Requirement(each).name) for each in built} <= PINNED.keys()


def test_a_report_of_pip_becomes_lines() -> None:
    report = {"install": [
        {"metadata": {"name": name, "version": "1"}, "download_info": {"archive_info": {"hashes": {"sha256": "ab"}}}}
        for name in ("Two", "one")
    ]}  # fmt: skip

    assert ["one==1 --hash=sha256:ab", "two==1 --hash=sha256:ab"] == pin.pinned(report)


@deep
def test_they_are_enough_to_compare_two_exports(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"The {name} bridge\n\nIt fell into the river on Monday.\n", "utf-8")
        done = run_module("digest", "export", name, "--output", f"{name}.json", cwd=tmp_path)
        assert 0 == done.returncode, done.stderr
    assert json.loads((tmp_path / "new.json").read_text("utf-8"))["articles"]
    refused = {
        module
        for module, owners in packages_distributions().items()
        if not {canonicalize_name(each) for each in owners} & {*PINNED, "digest-briefing"}
    }
    assert {"mkdocs", "lxml", "yaml"} <= refused
    done = subprocess.run(
        [sys.executable, "-c", ONLY.format(refused=refused), "old.json", "new.json", "--format", "markdown"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "The old bridge -> The new bridge" in done.stdout, done.stderr
