"""Feeds (RSS, Atom) saved as files: an article for each entry that carries its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import feedparser

from ...errors import SeedError
from ...model import Rejected
from ..blocks import fragment_text
from ..draft import Draft, Sayings
from .whole import read_whole

FEWEST = 40
"""Words from which an entry is an article; a teaser has some 20 to 40."""
FEED = "feed"


def read(file: BinaryIO, path: str) -> Iterator[Draft | Rejected]:
    """The entries in their order; one without a text is told and passed over. SeedError where it is no feed."""
    feed = feedparser.parse(read_whole(file, path), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version") and not feed.entries:
        raise SeedError(f"{path}: this is no RSS or Atom feed; save the articles as pages or as .txt.")
    for number, entry in enumerate(feed.entries, 1):
        part = f"entry {number}"
        text = max((fragment_text(each) for each in _contents(entry)), key=len, default="")
        if len(text.split()) < FEWEST:
            yield Rejected(
                path, f"{path}, {part}: the feed gives only {len(text.split())} words of it; save the article's page."
            )
        else:
            yield Draft(text, _said(entry, feed), part=part)


def _contents(entry: dict) -> Iterator[str]:
    for each in (*entry.get("content", ()), entry.get("summary_detail") or {}):
        yield each.get("value") or ""


def _said(entry: dict, feed: dict) -> tuple:
    found = Sayings()
    found.add("headline", fragment_text(entry.get("title", "")), FEED)
    found.add("outlet", _outlet(entry, feed), FEED)
    found.add(
        "byline", ", ".join(each.get("name", "") for each in entry.get("authors", ())) or entry.get("author"), FEED
    )
    found.add("published", entry.get("published"), FEED)
    found.add("updated", dict.get(entry, "updated"), FEED)  # its own get would give `published` too
    found.add("url", entry.get("link"), FEED)
    found.add("language", entry.get("language") or feed.feed.get("language"), FEED)
    return tuple(found.said)


def _outlet(entry: dict, feed: dict) -> str:
    """The source that an entry names (a feed of several outlets), else the feed itself."""
    return fragment_text(entry.get("source", {}).get("title", "") or feed.feed.get("title", ""))
