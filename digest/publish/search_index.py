"""The entries of the search as the index that our search worker reads (`templates/assets/search-worker.js`)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import escape, unescape
from pathlib import Path
from typing import Any

from ..disk import write_whole

GUIDE = 0.3
"""Weight of a hand-written page: who searches a briefing looks for the news first."""

Document = Mapping[str, Any]
"""A place of the site: `location`, `title` and `text`; of our own, `also` and `boost`."""

_TAG = re.compile(r"<[^<>]*>")


def take_theirs(site_dir: Path) -> list[dict[str, str]]:
    """Take out what the theme's search plugin wrote of hand-written pages, as entries; its box stays."""
    file = site_dir / "search" / "search_index.json"
    if not file.is_file():
        return []
    index = json.loads(file.read_text("utf-8"))
    write_whole(file, json.dumps(index | {"docs": []}).encode())
    return [
        {"location": each["location"], **{name: unescape(_TAG.sub(" ", each[name])) for name in ("title", "text")}}
        for each in index["docs"]
    ]


def extend_index(site_dir: Path, entries: Iterable[Document]) -> None:
    """Add `entries` (with addresses as locations) to what the theme's search plugin wrote; nothing if it wrote none."""
    file = site_dir / "search" / "search_index.json"
    if not file.is_file():
        return
    index = json.loads(file.read_text("utf-8"))
    guides = [each | {"boost": GUIDE} for each in index["docs"]]
    index["docs"] = guides + [_document(entry) for entry in entries]
    write_whole(file, json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode())


def _document(entry: Document) -> dict[str, Any]:
    """An entry as the theme takes it: what it shows, it shows as HTML."""
    shown = {name: escape(entry[name], quote=False) for name in ("title", "text")}
    also = {"also": entry["also"]} if entry["also"] else {}
    boost = {"boost": entry["boost"]} if entry["boost"] != 1 else {}
    return {"location": entry["location"], **shown, **also, **boost}
