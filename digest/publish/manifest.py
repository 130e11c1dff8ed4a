"""What a site was made from and what was made: enough to tell whether it can be made again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from .. import __version__
from ..config import Settings
from ..disk import write_whole
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
DATED = ("sitemap.xml", "sitemap.xml.gz")
"""Files with the day of the build in them."""


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
    return Page(MANIFEST, _written(found))


def _written(manifest: Mapping[str, object]) -> str:
    return json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def seal(site: Path) -> None:
    """Add the SHA-256 of every file of a finished site to the manifest in it."""
    file = site / MANIFEST
    found = json.loads(file.read_text("utf-8")) | {
        "files": {name: _digest_of(path) for name, path in _site_files(site).items()}
    }
    write_whole(file, _written(found).encode())


@dataclass(frozen=True, slots=True)
class Held:
    """A manifest, read back."""

    versions: dict[str, str]
    parts: dict[str, dict[str, object]]
    files: dict[str, object]
    """Files of the site; empty in the manifest of an earlier digest."""


def read_manifest(file: Path) -> Held:
    """What a manifest says; ExportError where it is none."""
    try:
        found = json.loads(file.read_text("utf-8"))
        parts = {part: dict(found[part]) for part in ("settings", "inputs", "templates", "since", "pages")}
        versions = {name: str(found[name]) for name in ("digest", "schema_version")}
        return Held(versions, parts, dict(found.get("files", {})))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ExportError(f"{file}: this is no manifest of a site that digest made ({error}).") from error


def compare_site(held: Held, site: Path) -> tuple[list[str], list[str]]:
    """(A sentence for each file of the folder `site` that is not as its manifest says, what was not looked at)."""
    known = held.files or {uri: digest for uri, digest in held.parts["pages"].items() if not uri.endswith(".md")}
    if not any((site / name).is_file() for name in known):
        return [], ["the files of the site, since none lies beside the manifest"]
    found = _site_files(site)
    there = sorted(known.keys() & found.keys())
    links = {name for name in there if found[name].is_symlink()}
    told = [f"file {name} is a link; digest writes none." for name in sorted(links)]
    plain = (name for name in there if name not in links)
    told += [f"file {name} is not what it was." for name in plain if known[name] != _digest_of(found[name])]
    told += [f"file {name} is not there any more." for name in sorted(held.files.keys() - found.keys())]
    unseen = ["whether the HTML is what the theme makes of these pages, which a build tells"]
    if not held.files:
        unseen = ["the HTML, of which this manifest of an earlier digest says nothing"]
    elif others := sorted(found.keys() - known.keys()):
        unseen.append(f"files in that folder which the manifest does not name: {len(others):,}, first {others[0]}")
    return told, [*unseen, *(name for name in DATED if (site / name).is_file())]


def compare_manifests(held: Held, now: Page) -> Iterator[str]:
    """One sentence for each thing that is not as the manifest before says."""
    new = json.loads(now.text)
    yield from (f"{name} was {was} and is {new[name]}." for name, was in held.versions.items() if was != new[name])
    for part, before in held.parts.items():
        one = part.removesuffix("s")
        for name in sorted(before.keys() | new[part].keys()):
            if name not in new[part]:
                yield f"{one} {name} is not there any more."
            elif name not in before:
                yield f"{one} {name} was not there."
            elif before[name] != new[part][name]:
                yield f"{one} {name} is not what it was."


def _files(folder: Path, pattern: str) -> dict[str, str]:
    files = sorted(file for file in folder.glob(pattern) if file.is_file()) if folder.is_dir() else []
    return {file.relative_to(folder).as_posix(): _digest(file.read_bytes()) for file in files}


def _site_files(site: Path) -> dict[str, Path]:
    """Name -> file of a site as it lies there, but for the manifest and what has the day in it."""
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file() or file.is_symlink()}
    return {
        name.encode("utf-8", "replace").decode(): file for name, file in files.items() if name not in (MANIFEST, *DATED)
    }


def _digest_of(file: Path) -> str:
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def _file(file: Path) -> dict[str, str]:
    return {file.name: _digest(file.read_bytes())} if file.is_file() else {}


def _digest(content: str | bytes) -> str:
    return sha256(content if isinstance(content, bytes) else content.encode()).hexdigest()
