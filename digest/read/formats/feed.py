"""Feeds (RSS, Atom) saved as files: an article for each entry that carries its text."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

import feedparser
from feedparser.mixin import _FeedParserMixin

from ...errors import SeedError
from ...model import Rejected
from ..blocks import fragment_text
from ..decode import decode
from ..draft import SAID, Draft, Said, Sayings
from ..tags import must_have_few_attributes
from .whole import read_whole

Record = dict[str, Any]
"""What feedparser makes of an entry, or of the head of a feed; what it holds depends on the feed."""
FEWEST = 40
"""Words from which an entry is an article; a teaser has some 20 to 40."""
FEED = "feed"
ENTRIES = 100_000
"""Entries from which a file is no feed; the longest ones that are published have some thousand."""
ATTRIBUTES = 500
"""Attributes of one tag from which a feed is not read: Python's reader of XML takes 60 ms for so many."""
BROKEN_OFF = "the feed breaks off before its end, and perhaps the article with it; save it again."
HEAD = 5_000
"""Characters before the first tag: a declaration, a licence; feedparser's patterns take the square of more."""
TAIL = 2_000
"""Characters at the end of a feed in which its last tag closes."""
_END = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.I)
_DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding=[\"']([\w-]{1,40})")


def _sync_author(
    parser: _FeedParserMixin, key: str = "author", really: Any = _FeedParserMixin._sync_author_detail
) -> None:
    """Lets feedparser look for an address of mail in a name that is as short as names are."""
    context = parser._get_context()
    if isinstance(context.get(key), str):
        context[key] = context[key][: SAID["byline"] + 1]  # one letter too many: then it is no byline
    really(parser, key)


_FeedParserMixin._sync_author_detail = _sync_author  # its pattern starts anew at every letter: 1 MB took minutes


def read(file: BinaryIO, path: str) -> Iterator[Draft | Rejected]:
    """The entries in their order; one without a text is told and passed over. SeedError where it is no feed."""
    text, problems = _text(read_whole(file, path), path)
    feed = feedparser.parse(BOM_UTF8 + text.encode(), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version") and not feed.entries:
        raise SeedError(f"{path}: this is no RSS or Atom feed; save the articles as pages or as .txt.")
    cut = (BROKEN_OFF,) if feed.bozo and not _END.search(text[-TAIL:]) else ()
    for number, entry in enumerate(feed.entries, 1):
        part = f"entry {number}"
        try:
            told = (*problems, *(cut if number == len(feed.entries) else ()))
            yield replace(_draft(entry, feed.feed, f"{path}, {part}", part), problems=told)
        except SeedError as error:
            yield Rejected(path, str(error))


def _text(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """(text without its XML declaration, problems); SeedError for what feedparser would take too much time for."""
    stated = _DECLARATION.match(data)
    text, problems = decode(data, path, declared=(stated[1] or b"").decode() if stated else "")
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text.replace("\0", "")).strip()
    if sum(map(text.count, ("<item", "<entry"))) > ENTRIES:
        raise SeedError(f"{path}: it has more than {ENTRIES:,} entries and is not read; part it into several files.")
    first = re.search(r"<\w", text)
    if first and first.start() > HEAD:
        raise SeedError(f"{path}: more than {HEAD:,} characters stand before its first tag; save it again.")
    must_have_few_attributes(text, path, ATTRIBUTES)
    return text, problems


def _draft(entry: Record, head: Record, place: str, part: str) -> Draft:
    contents = list(_contents(entry))
    for each in contents:
        must_have_few_attributes(each, place, ATTRIBUTES)
    text = max(map(fragment_text, contents), key=len, default="")
    if len(text.split()) < FEWEST:
        raise SeedError(f"{place}: the feed gives only {len(text.split())} words of it; save the article's page.")
    return Draft(text, _said(entry, head), part=part)


def _contents(entry: Record) -> Iterator[str]:
    for each in (*entry.get("content", ()), entry.get("summary_detail") or {}):
        yield each.get("value") or ""


def _said(entry: Record, head: Record) -> Said:
    found = Sayings()
    found.add("headline", fragment_text(entry.get("title", "")), FEED)
    found.add("outlet", _outlet(entry, head), FEED)
    found.add(
        "byline", ", ".join(each.get("name", "") for each in entry.get("authors", ())) or entry.get("author"), FEED
    )
    found.add("published", entry.get("published"), FEED)
    found.add("updated", dict.get(entry, "updated"), FEED)  # its own get would give `published` too
    found.add("url", entry.get("link"), FEED)
    found.add("language", entry.get("language") or head.get("language"), FEED)
    return tuple(found.said)


def _outlet(entry: Record, head: Record) -> str:
    """The source that an entry names (a feed of several outlets), else the feed itself."""
    return fragment_text(entry.get("source", {}).get("title", "") or head.get("title", ""))
