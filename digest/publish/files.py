"""Pages as files in a folder: written when changed, removed when no longer made, a stranger's file never touched."""

from __future__ import annotations

import json
from collections.abc import Iterable
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

    def __iter__(self):
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
    for place in {root, *((root / uri).parent for uri in _manifest(root))}:
        sweep(place)
    before = _manifest(root)
    ours, kept, written = [], [], 0
    for page in pages:
        path = _inside(root, page.uri)
        content = page.text.encode()
        if path.exists() and page.uri not in before:
            if path.read_bytes() != content:
                kept.append(page.uri)
                continue
        elif not path.exists() or path.read_bytes() != content:
            write_whole(path, content)
            written += 1
        ours.append(page.uri)
    removed = sum(_remove(root, uri) for uri in sorted(before - set(ours) - set(kept)))
    manifest = json.dumps(sorted(ours), indent=1).encode() + b"\n"
    if not (root / MANIFEST).exists() or (root / MANIFEST).read_bytes() != manifest:
        write_whole(root / MANIFEST, manifest)
    return Written(written, removed, tuple(kept))


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
