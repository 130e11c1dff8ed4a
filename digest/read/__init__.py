"""A folder of files becomes articles: `formats`, one module each, and `facts` for what is said of an article."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from hashlib import file_digest
from os import stat_result
from pathlib import Path
from typing import BinaryIO
from unicodedata import normalize

from ..errors import SeedError, failure_on, trace_of
from ..model import Article, Rejected
from .draft import sound
from .facts import state_facts
from .formats import read_format
from .identity import name_articles, slug
from .opening import link_of, opened
from .operator import read_sources

__all__ = (
    "ORIGINAL", "Key", "Read", "fingerprints", "link_of", "name_articles", "read_file", "read_folder", "slug", "sound",
)  # fmt: skip

SOURCES = ("sources.yml", "sources.yaml")
ORIGINAL = ".original."
"""In the name of a file that `digest add` has put beside the article it made of it."""

TOLD = 20
"""Parts of one file that are told one by one where they cannot be read; of a million the rest is counted."""

_PART = re.compile(r"(?P<path>.+)#(?P<number>[1-9]\d{0,8})", re.S)

Tell = Callable[[str, int, int], None]
Read = tuple[Article | Rejected, ...]
"""What one file holds."""
Facts = dict[str, dict[str, str]]
"""Number of a part of a file, empty for all of it -> what sources.yml states of it: fact -> words."""
Order = tuple[Path, str, Facts]
"""The folder, the path of a file in it, and what sources.yml states of it and of its parts."""
Key = tuple[object, ...]
"""Other for a file that has changed: its path, what is stated of it, its size, time and number."""
Spread = Callable[[Callable[[Order], Read], list[Order]], Iterable[Read]]
"""Applies a function to each order, perhaps in several processes."""


def read_folder(
    folder: Path,
    tell: Tell = lambda stage, done, total: None,
    *,
    memory: dict[Key, Read] | None = None,
    spread: Spread = map,
) -> tuple[list[Article], list[Rejected]]:
    """Every article below `folder` in the order of the paths, and the files that could not be read.

    Hidden files, README files, `sources.yml` and originals of `digest add` are not articles. `memory` keeps what was
    read from one call to the next: a file that has not changed is not opened. SeedError when the folder itself cannot
    be read.
    """
    known = {} if memory is None else memory
    orders, rejected = _orders(folder)
    keys = {path: _key(root / path, stated) for root, path, stated in orders}
    new = [order for order in orders if keys[order[1]] not in known]
    for done, (order, found) in enumerate(zip(new, spread(read_file, new), strict=True), 1):
        known[keys[order[1]]] = found
        tell("read", done, len(new))
    for gone in known.keys() - keys.values():
        del known[gone]
    all_found = [each for _, path, _ in orders for each in known[keys[path]]]
    rejected = [*(each for each in all_found if isinstance(each, Rejected)), *rejected]
    return name_articles([each for each in all_found if isinstance(each, Article)]), rejected


def read_file(order: Order) -> Read:
    """The articles of one file, without their ids, and what could not be read of it."""
    folder, name, stated = order
    path = sound(name)
    found: list[Article | Rejected] = []
    lost = 0
    try:
        with opened(folder / name, path, folder) as file:
            for each in _parts(file, path, stated):
                lost += isinstance(each, Rejected)
                if isinstance(each, Article) or lost <= TOLD:
                    found.append(each)
        if not found:
            raise SeedError(f"{path}: there is no article in the file; put one in it or take it away.")
    except Exception as error:  # a fault of ours too: the other files are sound
        found.append(_rejected(path, failure_on(path, error), trace_of(error)))
    if lost > TOLD:
        found.append(Rejected(path, f"{path}: {lost - TOLD:,} more parts of the file are not read either."))
    return tuple(found)


def _parts(file: BinaryIO, path: str, stated: Facts) -> Iterator[Article | Rejected]:
    """Each article of a file with its facts, what cannot be read of it, and what sources.yml names beyond its end."""
    count = 0
    for each in read_format(file, path):
        if isinstance(each, Rejected):
            yield _rejected(path, each.reason)
        else:
            count += 1
            yield state_facts(path, each, stated.get("", {}) | stated.get(str(count), {}))
    for number in sorted(int(each) for each in stated if each):
        if number > count:
            yield Rejected(path, f"{path}: {SOURCES[0]} names #{number} of it, but it holds {count}.")


def _rejected(path: str, reason: str, trace: str = "") -> Rejected:
    """What could not be read, in one line of sound signs: a reason can repeat what stands in the file."""
    return Rejected(path, sound(reason).replace("\n", "\ufffd"), trace)


def _orders(folder: Path) -> tuple[list[Order], list[Rejected]]:
    """What is to be read, and what sources.yml names that is not there.

    There, `feed.xml` is every article of a file and `feed.xml#2` the second one.
    """
    stated: dict[str, Facts] = defaultdict(dict)
    for written, facts in read_sources(folder, SOURCES).items():
        name = normalize("NFC", written)  # some file systems take the accents of a name apart
        part = _PART.fullmatch(name)
        stated[part["path"] if part else name][part["number"] if part else ""] = facts
    files, closed = _list(folder)
    paths = [file.relative_to(folder).as_posix() for file in files]
    orders = [(folder, path, stated.pop(normalize("NFC", path), {})) for path in paths]
    absent = [_rejected(sound(n), f"{n}: {SOURCES[0]} names it, but no file has that name.") for n in sorted(stated)]
    more = [f"{SOURCES[0]}: {len(absent) - TOLD:,} more names in it are of no file either."] if absent[TOLD:] else []
    return orders, [*closed, *absent[:TOLD], *(Rejected(SOURCES[0], each) for each in more)]


def fingerprints(folder: Path) -> dict[str, str]:
    """Path -> SHA-256 of each file that the articles are read from, and of `sources.yml`; none without the folder."""
    found = {}
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in (Path(root, name) for name in files if name in SOURCES or may_be_article(name)):
            try:
                with opened(file, str(file), folder) as content:
                    found[sound(file.relative_to(folder).as_posix())] = file_digest(content, "sha256").hexdigest()
            except (SeedError, OSError):
                continue  # who cannot be read is named elsewhere
    return dict(sorted(found.items()))


def _key(file: Path, stated: Facts) -> Key:
    try:
        found: stat_result | None = file.stat()
    except OSError:
        found = None
    return (file, repr(stated), *((found.st_size, found.st_mtime_ns, found.st_ino) if found else (0, 0, 0)))


def _list(folder: Path) -> tuple[list[Path], list[Rejected]]:
    """The files that may be articles, in the order of their paths, and the folders that may not be looked into."""
    if not folder.is_dir():
        raise SeedError(
            f"{folder}: no such folder; put your articles there or set `seeds` to the folder that holds them."
        )
    failures: list[OSError] = []
    found = []
    for root, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if Path(root, name).is_symlink()]
        found += [Path(root, name) for name in (*files, *links) if may_be_article(name)]
    told = [(Path(error.filename or folder), error.strerror or str(error)) for error in failures]
    if any(path == folder for path, _ in told):
        raise SeedError(f"{folder}: {told[0][1]}; the folder cannot be listed.")
    names = [(sound(path.relative_to(folder).as_posix()), why) for path, why in told]
    closed = [Rejected(name, f"{name}: {why}; nothing in this folder is read.") for name, why in sorted(names)]
    return sorted(found, key=lambda file: file.relative_to(folder).as_posix()), closed


def may_be_article(name: str) -> bool:
    """Whether a file of this name is read: no hidden file, README, `sources.yml` or original of `digest add`."""
    passed_over = name in SOURCES or name.startswith(".") or Path(name).stem.lower() == "readme"
    return not passed_over and ORIGINAL not in name
