"""What a site was made from and what was made: enough to tell whether it can be made again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from .. import __version__
from ..config import Settings
from ..errors import ExportError
from ..model import Page
from .contract import VERSION
from .feeds import DETAILS
from .news import FEED

MANIFEST = "manifest.json"
SETTINGS = ("title", "full_text", "events")
"""The settings that the pages depend on."""
ELSEWHERE = (FEED, DETAILS)
"""Files with the address of the site in them: another place makes them other."""


def manifest(settings: Settings, inputs: Mapping[str, str], pages: Iterable[Page]) -> Page:
    """The manifest of a site: versions, settings, and the SHA-256 of every file that went in and of every page made.

    Of a page it is that of its Markdown, which no theme changes.
    """
    found = {
        "digest": __version__,
        "schema_version": VERSION,
        "settings": {name: getattr(settings, name) for name in SETTINGS},
        "inputs": dict(inputs),
        "templates": _files(settings.templates, "**/*"),
        "since": _files(settings.since, "*.json") if settings.since.is_dir() else _file(settings.since),
        "pages": {page.uri: _digest(page.text) for page in pages if not page.uri.endswith(ELSEWHERE)},
    }
    return Page(MANIFEST, json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def compare_manifests(before: Path, now: Page) -> Iterator[str]:
    """One sentence for each thing that is not as the manifest `before` says; ExportError where it is none."""
    try:
        old = json.loads(before.read_text("utf-8"))
        parts = [(part, dict(old[part])) for part in ("settings", "inputs", "templates", "since", "pages")]
        versions = [(name, str(old[name])) for name in ("digest", "schema_version")]
    except (ValueError, KeyError, TypeError) as error:
        raise ExportError(f"{before}: this is no manifest of a site that digest made ({error}).") from error
    new = json.loads(now.text)
    yield from (f"{name} was {was} and is {new[name]}." for name, was in versions if was != new[name])
    for part, held in parts:
        one = part.removesuffix("s")
        for name in sorted(held.keys() | new[part].keys()):
            if name not in new[part]:
                yield f"{one} {name} is not there any more."
            elif name not in held:
                yield f"{one} {name} was not there."
            elif held[name] != new[part][name]:
                yield f"{one} {name} is not what it was."


def _files(folder: Path, pattern: str) -> dict[str, str]:
    files = sorted(file for file in folder.glob(pattern) if file.is_file()) if folder.is_dir() else []
    return {file.relative_to(folder).as_posix(): _digest(file.read_bytes()) for file in files}


def _file(file: Path) -> dict[str, str]:
    return {file.name: _digest(file.read_bytes())} if file.is_file() else {}


def _digest(content: str | bytes) -> str:
    return sha256(content if isinstance(content, bytes) else content.encode()).hexdigest()
