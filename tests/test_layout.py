"""The way of the data is the way of the imports, and what is heavy is loaded by those who need it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "digest"

KNOWS = {
    "errors": set(),
    "disk": set(),
    "terminal": set(),
    "revision": {"errors"},
    "config": {"errors"},
    "model": {"errors"},
    "letters": {"model"},
    "language": {"errors", "config", "model"},
    "read": {"errors", "config", "model", "language"},
    "analyse": {"errors", "config", "model", "language"},
    "compare": {"errors", "config", "model", "language", "analyse"},
    "publish": {"", "disk", "errors", "config", "model", "language"},
    "pipeline": {"errors", "config", "letters", "model", "read", "analyse", "compare", "publish"},
    "collect": {"", "disk", "errors", "model", "read", "terminal"},
    "project": {"", "disk", "errors"},
    "cli": {
        "",
        "collect",
        "disk",
        "errors",
        "config",
        "model",
        "pipeline",
        "project",
        "publish",
        "plugin",
        "revision",
        "terminal",
    },
    "plugin": {"disk", "errors", "config", "model", "pipeline", "publish", "terminal"},
    "__init__": {"errors", "config", "model", "pipeline"},
    "__main__": {"cli"},
}
"""What each part may import of the others; "" is the package itself, for its version."""

JUNK_DRAWERS = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc", "tools"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def part(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    """Absolute name of everything `module` imports, inside functions too."""
    package = ("digest", *module.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else ()
            origin = ".".join((*above, node.module or "")).rstrip(".")
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def parts_imported(module: Path) -> set[str]:
    """Parts of digest that `module` imports, its own aside."""
    names = [name.split(".") for name in imported(module) if name.split(".")[0] == "digest"]
    found = {steps[1] if len(steps) > 1 and steps[1] in KNOWS else "" for steps in names}
    return found - {part(module)}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_imports_point_one_way(module: Path) -> None:
    assert parts_imported(module) <= KNOWS[part(module)]


def test_the_plugin_is_the_only_importer_of_mkdocs() -> None:
    importers = {part(m) for m in MODULES if any(name.split(".")[0] in ("mkdocs", "material") for name in imported(m))}

    assert {"plugin"} == importers


PATTERNS = {
    "alignment.py", "details/called.py", "details/forms.py", "event.py", "lineage.py", "quality.py", "same_name.py",
    "sources.py",
}  # fmt: skip
"""Modules of the comparison that look at the text with patterns of their own; the others read what `analyse` found."""


def test_the_comparison_reads_what_the_analysis_found() -> None:
    compare = PACKAGE / "compare"
    looking = {m.relative_to(compare).as_posix() for m in MODULES if part(m) == "compare" and "re" in imported(m)}

    assert looking <= PATTERNS


def test_no_module_is_a_junk_drawer() -> None:
    assert set() == {module.stem for module in MODULES} & JUNK_DRAWERS


def test_no_module_but_the_records_is_longer_than_300_lines() -> None:
    lines = {each.relative_to(PACKAGE).as_posix(): len(each.read_text("utf-8").splitlines()) for each in MODULES}

    assert {"model.py"} >= {name for name, count in lines.items() if count > 300}


def loaded_by(statement: str) -> set[str]:
    """Top names of all modules that `statement` loads in a fresh interpreter."""
    script = f"{statement}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    return set(done.stdout.split())


def test_importing_digest_loads_neither_mkdocs_nor_jinja2() -> None:
    assert set() == loaded_by("import digest") & {"mkdocs", "jinja2", "markdown", "click"}


def test_composing_loads_no_site_generator() -> None:
    assert set() == loaded_by("import digest; digest.compose") & {"mkdocs", "jinja2", "markdown"}


def test_the_help_loads_neither_the_core_nor_a_site_generator() -> None:
    loaded = loaded_by("from digest.cli import main\nmain(['--help'], standalone_mode=False)")

    assert set() == loaded & {"mkdocs", "jinja2", "markdown", "snowballstemmer", "rapidfuzz", "msgspec"}
