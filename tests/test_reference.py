"""The reference page is what the code says."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from digest.cli import main
from digest.config import describe
from digest.errors import Status
from digest.publish.templating import shipped_folder
from scripts.parts import markdown
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "reference.md").read_text("utf-8")


def test_the_reference_page_is_what_the_code_says() -> None:
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


def test_every_link_of_the_reference_page_has_its_anchor() -> None:
    anchors = set(re.findall(r"\{: #([\w-]+)\}", PAGE))

    assert set() == set(re.findall(r'href="#([\w-]+)"', PAGE)) - anchors


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
