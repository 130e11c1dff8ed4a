"""Pins what the workflow that comments on pull requests installs, by version and hash, into requirements-compare.txt.

python scripts/pin.py    asks the package index that pip is set to; look at what has changed before you commit it

`digest diff --exports` needs few of the libraries of digest, and to build digest itself takes hatchling.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FILE = ROOT / "requirements-compare.txt"
NEEDED = ("click", "jinja2", "markupsafe", "msgspec", "pystemmer", "sentencex", "hatchling")
"""What `digest diff --exports` imports, and what builds digest where it comes as source: tests/hosting holds both."""
RUNNER = ("--python-version", "3.12", "--platform", "manylinux_2_28_x86_64", "--platform", "manylinux2014_x86_64")
"""The Python and the machine of the workflow."""
HEAD = """\
# What publish-preview.yml installs to compare two briefings, with hashes: nothing else can come in its place.
# digest itself is the one that requirements.txt names. The file is the same in any project; each digest brings its own.
"""


def specifiers() -> list[str]:
    """What pyproject.toml asks of the libraries in NEEDED."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    return [each for each in asked if re.split(r"[^\w-]", each, maxsplit=1)[0] in NEEDED]


def pinned(report: dict[str, Any]) -> list[str]:
    """A line with version and hash of each package that pip would install, by name."""
    return sorted(
        f"{about['name'].lower()}=={about['version']} --hash=sha256:{origin['archive_info']['hashes']['sha256']}"
        for about, origin in ((each["metadata"], each["download_info"]) for each in report["install"])
    )


def main() -> None:
    """Ask pip and write the file."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed"]
        command += ["--target", folder, "--only-binary", ":all:", *RUNNER, "--report", str(report), *specifiers()]
        subprocess.run(command, check=True)  # noqa: S603
        lines = pinned(json.loads(report.read_text("utf-8")))
    FILE.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
