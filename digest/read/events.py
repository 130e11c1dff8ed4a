"""Which events a folder of articles tells of: itself one, or one in each of its folders."""

from __future__ import annotations

import os
from pathlib import Path

from . import SOURCES, may_be_article
from .draft import sound
from .identity import slug

RESERVED = frozenset(
    "articles assets details history how-to-read index method pagefind people pictures preview quotations "
    "search".split()
)
"""Names in the site that no event can have; what is published keeps `history` and `preview` beside its pages."""


def event_folders(folder: Path, rule: str) -> dict[str, str]:
    """Name of each event in addresses -> its folder in `folder`; empty where the folder is one event.

    `rule` is the setting `events`: with `auto` there are several where no article lies in the folder itself and two
    folders or more have some; `one` and `many` say so. The same for the same names.
    """
    inside = _inside(folder)
    found = [path.name for path in inside if _is_event(path)]
    if rule == "one" or rule == "auto" and (len(found) < 2 or any(map(_is_article, inside))):
        return {}
    events: dict[str, str] = {}
    for name in found:
        plain = slug(name)
        address = f"{plain}-event" if plain in RESERVED else plain
        twins = sum(one == address or one.startswith(f"{address}--") for one in events)
        events[f"{address}--{twins + 1}" if twins else address] = name
    return events


def beside_events(folder: Path, rule: str) -> list[str]:
    """A sentence for each article and folder that lies beside the folders of events, and is in none of them."""
    if not event_folders(folder, rule):
        return []
    told = []
    for path in (each for each in _inside(folder) if not each.name.startswith(".")):
        if path.name in SOURCES:
            told.append(f"{path.name}: it is read in the folder of each event, and not beside them; put it there.")
        elif _is_article(path):
            told.append(f"{sound(path.name)}: it lies in no folder of an event and is not read; put it into one.")
        elif path.is_symlink():
            told.append(f"{sound(path.name)}: this is a link to a folder and is not followed; put the folder there.")
        elif path.is_dir() and not os.access(path, os.R_OK | os.X_OK):
            told.append(f"{sound(path.name)}: the folder cannot be listed; nothing in it is read.")
    return told


def _inside(folder: Path) -> list[Path]:
    """What lies in `folder` itself; nothing where it cannot be listed, which its reader tells."""
    try:
        return sorted(folder.iterdir(), key=lambda path: (path.name.casefold(), path.name))
    except OSError:
        return []


def _is_article(path: Path) -> bool:
    return path.is_file() and may_be_article(path.name)


def _is_event(folder: Path) -> bool:
    """Whether an article may lie in `folder`."""
    if folder.name.startswith(".") or folder.is_symlink() or not folder.is_dir():
        return False
    for _, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        if any(map(may_be_article, files)):
            return True
    return False
