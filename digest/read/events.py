"""Which events a folder of articles tells of: itself one, or one in each of its folders."""

from __future__ import annotations

from pathlib import Path

from . import may_be_article
from .identity import slug

RESERVED = {"articles", "assets", "details", "index", "pagefind", "people", "pictures", "quotations", "search"}
"""Names in the site that no event can have."""


def event_folders(folder: Path, rule: str) -> dict[str, str]:
    """Name of each event in addresses -> its folder in `folder`; empty where the folder is one event.

    `rule` is the setting `events`: with `auto` there are several where no article lies in the folder itself and two
    folders or more have some; `one` and `many` say so. The same for the same names.
    """
    if rule == "one" or not folder.is_dir():
        return {}
    inside = sorted(folder.iterdir(), key=lambda path: path.name)
    found = [path.name for path in inside if _is_event(path)]
    if rule == "auto" and (len(found) < 2 or any(path.is_file() and may_be_article(path.name) for path in inside)):
        return {}
    events: dict[str, str] = {}
    for name in found:
        plain = slug(name)
        address = f"{plain}-event" if plain in RESERVED else plain
        twins = sum(one == address or one.startswith(f"{address}--") for one in events)
        events[f"{address}--{twins + 1}" if twins else address] = name
    return events


def _is_event(folder: Path) -> bool:
    """Whether an article may lie in `folder`."""
    if folder.name.startswith(".") or folder.is_symlink() or not folder.is_dir():
        return False
    return any(
        may_be_article(path.name) for path in folder.rglob("*") if path.is_file() and path.parent.name[:1] != "."
    )
