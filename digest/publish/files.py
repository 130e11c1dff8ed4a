"""Pages as files in a folder: written when changed, removed when no longer made, a stranger's file never touched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..disk import sweep, write_whole
from ..errors import DigestError
from ..model import Page

MANIFEST = ".digest-manifest.json"
"""The files the last run wrote, in the folder itself."""


@dataclass(frozen=True, slots=True)
class Written:
    """What `write_pages` did; unpacks as (written, removed)."""

    written: int
    removed: int
    kept: tuple[str, ...] = ()
    """Files that somebody else wrote under the name of a page: they win."""

    def __iter__(self) -> Iterator[int]:
        return iter((self.written, self.removed))


def write_pages(pages: Iterable[Page], folder: Path) -> Written:
    """Write `pages` below `folder`, each only if it changed; remove the last run's files that are no longer made.

    Raises DigestError for a page outside the folder or a folder that cannot be written.
    """
    try:
        return _write(list(pages), folder)
    except OSError as error:
        raise DigestError(f"{error.filename or folder}: the pages cannot be written ({error.strerror}).") from error


def _write(pages: list[Page], folder: Path) -> Written:
    root = folder.resolve()
    root.mkdir(parents=True, exist_ok=True)
    before = _manifest(root)
    for place in {root, *((root / uri).parent for uri in before)}:
        sweep(place)
    kept = tuple(page.uri for page in pages if page.uri not in before and _is_strange(root, page))
    ours = {page.uri: page for page in pages if page.uri not in kept}
    _note(root, before | ours.keys())  # before the first page: a run that is killed leaves no file that nobody knows
    written = sum(_renew(_inside(root, uri), _content(page)) for uri, page in ours.items())
    removed = sum(_remove(root, uri) for uri in sorted(before - ours.keys() - set(kept)))
    _note(root, ours.keys())
    return Written(written, removed, kept)


def _is_strange(root: Path, page: Page) -> bool:
    """Whether somebody else's file stands where a page would go."""
    path = _inside(root, page.uri)
    return path.exists() and path.read_bytes() != _content(page)


def _content(page: Page) -> bytes:
    return page.text if isinstance(page.text, bytes) else page.text.encode()


def _renew(path: Path, content: bytes) -> bool:
    """Write a file unless it has this content already; whether it was written."""
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, content)
    return True


def _note(root: Path, uris: Iterable[str]) -> None:
    _renew(root / MANIFEST, json.dumps(sorted(uris), indent=1).encode() + b"\n")


def _manifest(root: Path) -> set[str]:
    try:
        listed = json.loads((root / MANIFEST).read_text("utf-8"))
    except FileNotFoundError:
        return set()
    except ValueError as error:
        raise DigestError(f"{root / MANIFEST} is damaged; delete it and the generated pages.") from error
    return {uri for uri in listed if isinstance(uri, str)} if isinstance(listed, list) else set()


def _inside(root: Path, uri: str) -> Path:
    path = (root / uri).resolve()
    if not path.is_relative_to(root) or path == root:
        raise DigestError(f"{uri} lies outside {root}; nothing was written there.")
    return path


def _remove(root: Path, uri: str) -> bool:
    path = _inside(root, uri)
    if not path.is_file():
        return False
    path.unlink()
    for parent in path.parents:
        if parent == root or any(parent.iterdir()):
            break
        parent.rmdir()
    return True
