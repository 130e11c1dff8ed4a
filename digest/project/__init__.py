"""A project to start from: the settings of a site, a place for the articles, and what hosts ask for.

What only a new project has lies in `files/`, as it will lie there. What this repository has itself is taken from it
unchanged (`SHARED`); a wheel carries those files in `shared/`, as pyproject.toml says.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..disk import write_whole
from ..errors import DigestError
from .needs import requirement

SETTINGS = "mkdocs.yml"
SHARED = (
    SETTINGS,
    "docs/assets/favicon.svg",
    ".github/workflows/pages.yml",
    ".github/workflows/preview.yml",
    ".github/workflows/publish-preview.yml",
    ".readthedocs.yaml",
    "netlify.toml",
    "requirements-compare.txt",
)
"""Files of this repository that a project begins with; one that the repository does not have is left out.

Each one that there is stands in `force-include` of pyproject.toml too: a test holds that.
"""

_FILES = Path(__file__).parent / "files"
_SHARED_FOLDERS = (Path(__file__).parent / "shared", Path(__file__).parents[2])
_NAME = re.compile(r"^site_name:.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Made:
    """What `make_project` did, by paths below the folder."""

    written: tuple[str, ...]
    kept: tuple[str, ...]
    """Files that were there already: they are as they were."""


def make_project(folder: Path, title: str = "") -> Made:
    """Write a project with the site name `title`, else the folder's, into `folder`, which may be there already.

    A file that is there stays. Raises DigestError when `folder` is a file or cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise DigestError(f"{folder} is a file; name a folder, which may be new.")
    content = dict(project_files(title or folder.resolve().name))
    try:
        written = [name for name in content if _write_new(folder / name, content[name])]
    except OSError as error:
        raise DigestError(f"{error.filename or folder}: the project cannot be written ({error.strerror}).") from error
    return Made(tuple(written), tuple(name for name in content if name not in written))


def project_files(title: str) -> Iterator[tuple[str, bytes]]:
    """Every file of a new project, as (path below its folder, content)."""
    for file in sorted(_FILES.rglob("*")):
        if file.is_file():
            yield file.relative_to(_FILES).as_posix(), file.read_bytes()
    yield "requirements.txt", f"{requirement()}\n".encode()
    for name, file in shared_files():
        yield name, _titled(file.read_text("utf-8"), title).encode() if name == SETTINGS else file.read_bytes()


def shared_files() -> list[tuple[str, Path]]:
    """The files of `SHARED` that there are, as (path, where it is)."""
    folder = next((folder for folder in _SHARED_FOLDERS if (folder / SETTINGS).is_file()), None)
    if folder is None:
        raise DigestError(f"{_SHARED_FOLDERS[0] / SETTINGS} is missing; install digest again.")
    return [(name, folder / name) for name in SHARED if (folder / name).is_file()]


def _titled(settings: str, title: str) -> str:
    """`settings` with another name of the site, quoted so that no sign in it means anything to YAML."""
    line = " ".join(title.encode("utf-8", "replace").decode().split()) or "Digest"
    quoted = yaml.safe_dump(line, default_style='"', allow_unicode=True, width=float("inf")).strip()
    return _NAME.sub(lambda _: f"site_name: {quoted}", settings, count=1)


def _write_new(file: Path, content: bytes) -> bool:
    """Write a file that is not there yet, a link to nowhere included; whether it was written."""
    if os.path.lexists(file):
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_whole(file, content, new=True)
    except FileExistsError:
        return False
    return True
