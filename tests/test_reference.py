"""The pages that are made from the code are what it says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import digest
from digest import model
from digest.cli import main
from digest.config import describe
from digest.errors import Status
from digest.publish.export import export_json
from digest.publish.templating import shipped_folder
from scripts.parts import markdown
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "reference.md").read_text("utf-8")
DATA = (ROOT / "docs" / "schema.md").read_text("utf-8")
UTF8 = {**os.environ, "PYTHONUTF8": "1"}


def test_the_pages_are_what_the_code_says() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "reference.py", "--check"], capture_output=True, text=True, cwd=ROOT
    )

    assert (0, "") == (done.returncode, done.stderr)


def test_the_reference_page_has_every_setting_command_status_and_template() -> None:
    names = [
        *(f"| `{name}` |" for name, _, _ in describe()),
        *(f"### digest {name} " for name in main.commands),
        *(f"| {status.value} | `{status.name}` |" for status in Status),
        *(f"### `{path.name}` " for path in shipped_folder().glob("[!_]*.j2")),
    ]

    assert [] == [name for name in names if name not in PAGE]


def test_every_template_of_the_reference_page_makes_a_page() -> None:
    assert "Makes no page" not in PAGE


def test_every_record_of_the_core_has_its_fields_on_the_reference_page() -> None:
    for record in vars(model).values():
        if is_dataclass(record):
            part = PAGE.partition(f"{{: #record-model-{record.__name__.lower()}}}")[2].partition("\n### ")[0]
            assert [] == [each.name for each in fields(record) if f"| `{each.name}` |" not in part]


@pytest.mark.parametrize("page", [PAGE, DATA], ids=["reference", "data"])
def test_every_link_within_a_page_has_its_anchor(page: str) -> None:
    anchors = set(re.findall(r"\{: #([\w-]+)\}", page))

    assert set() == set(re.findall(r'(?:href="|\]\()#([\w-]+)', page)) - anchors


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Folders with the briefing of the seeds: as `digest export` writes it, and as the site offers it."""
    briefing, folders = digest.compose(digest.Settings(seeds=ROOT / "seeds")), []
    for full in (True, False):
        folders.append(tmp_path_factory.mktemp("exported"))
        (folders[-1] / "briefing.json").write_text(export_json(briefing, digest.Settings(), full), "utf-8")
    return folders


def printed(command: list[str | Path], folder: Path) -> list[str]:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=folder, env=UTF8)
    assert 0 == done.returncode, done.stderr
    return done.stdout.splitlines()


def example(language: str) -> str:
    return re.search(rf"```{language}\n(.*?)\n```", DATA, re.S)[1]


def test_the_example_in_python_tells_what_accounts_contradict_each_other_in(exported: list[Path]) -> None:
    whole, site = (printed([sys.executable, "-c", example("python")], folder) for folder in exported)
    details = json.loads((exported[1] / "briefing.json").read_text("utf-8"))["details"]
    conflicts = [detail for detail in details if detail["relation"] == "conflict"]

    assert whole == site
    assert [each["topic"] for each in conflicts] == [line for line in whole if not line.startswith("  ")]
    assert [value["text"] for each in conflicts for value in each["values"]] == [
        line.partition(": ")[2] for line in whole if line.startswith("  ")
    ]


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_the_example_in_jq_tells_the_same(exported: list[Path]) -> None:
    for folder in exported:
        assert printed([sys.executable, "-c", example("python")], folder) == printed(
            ["sh", "-c", example("sh")], folder
        )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a | b", "a &#124; b"),
        ("*a* <b> {c}", "&#42;a&#42; &lt;b&gt; &#123;c&#125;"),
        ("`x` and\n  `y | z`", "`x` and <code>y &#124; z</code>"),
    ],
)
def test_text_of_the_code_is_shown_as_it_stands(text: str, shown: str) -> None:
    assert shown == markdown.prose(text)
