"""JSON of crawlers: an article for each line (.jsonl), or for each object of a list (.json).

Fields as in news-please (`maintext`, `date_publish`, `source_domain` ...), Common Crawl's news sets (`text`,
`publish_date`, `domain` ...) and schema.org (`articleBody`, `datePublished` ...).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import BinaryIO

from ...errors import SeedError
from ...model import Rejected
from ..draft import Draft, Sayings
from ..facts import outlet_of
from .whole import BOMB, LARGEST, read_whole

TEXT = ("maintext", "text", "articleBody", "body", "content", "article", "full_text")
NAMES = {
    "headline": ("title", "headline", "name"),
    "outlet": ("outlet", "publisher", "site_name", "sitename", "source", "source_name"),
    "byline": ("authors", "author", "byline"),
    "published": (
        "date_publish", "publish_date", "published", "date_published", "datePublished", "published_at", "pub_date",
        "pubdate", "date",
    ),
    "updated": ("date_modify", "dateModified", "modified", "updated", "date_modified"),
    "url": ("url", "link", "canonical_url", "source_url"),
    "language": ("language", "lang"),
}  # fmt: skip
"""Fact -> names it has in the records of crawlers, the surest first."""
DOMAINS = ("source_domain", "domain", "sourcedomain", "hostname")
RECORDS = 1_000_000
"""Lists and records in a file of one list from which it is not read: 50 MB of empty ones take 1.2 GB."""
HOPELESS = 20
"""Lines without one article among them after which a file is none of a crawler."""


def read(file: BinaryIO, path: str) -> Iterator[Draft | Rejected]:
    """The articles in their order; a line that is no article is told and passed over."""
    low = path.lower()
    if low.endswith(".json"):
        yield from _listed(_loaded(_few(read_whole(file, path), path)), path)
        return
    limit = LARGEST + BOMB * file.seek(0, 2)
    file.seek(0)
    read_so_far = good = bad = 0
    with gzip.open(file) if low.endswith(".gz") else file as lines:
        for number, line in enumerate(iter(lambda: lines.readline(LARGEST + 1), b""), 1):
            read_so_far += len(line)
            if len(line) > LARGEST or read_so_far > limit:
                raise SeedError(f"{path}, line {number}: the file grows too large; from this line on it is not read.")
            if line.strip():
                found = _line(line, path, f"line {number}")
                good, bad = good + isinstance(found, Draft), bad + isinstance(found, Rejected)
                if bad > HOPELESS and not good:
                    raise SeedError(
                        f"{path}: the first {HOPELESS} lines are no articles in JSON; the file is not read."
                    )
                yield found


def _loaded(content: bytes | str) -> object:
    """What JSON says; a number is never a fact, and as a whole one it could be too long to be read."""
    return json.loads(content, parse_int=float)


def _few(data: bytes, path: str) -> bytes:
    """The bytes of a list that memory has room for."""
    if data.count(b"{") + data.count(b"[") > RECORDS:
        raise SeedError(f"{path}: it holds more than {RECORDS:,} lists and records and is not read; save it as .jsonl.")
    return data


def _listed(found: object, path: str) -> Iterator[Draft | Rejected]:
    for number, each in enumerate(found if isinstance(found, list) else [found], 1):
        yield _article(each, path, f"item {number}" if isinstance(found, list) else "")


def _line(line: bytes, path: str, part: str) -> Draft | Rejected:
    try:
        return _article(_loaded(line.decode("utf-8-sig")), path, part)
    except (ValueError, RecursionError):
        return Rejected(path, f"{path}, {part}: this is not JSON in UTF-8; the other lines are read.")


def _article(found: object, path: str, part: str) -> Draft | Rejected:
    """One record; without a text there is no article in it."""
    where = f"{path}, {part}" if part else path
    if not isinstance(found, dict):
        return Rejected(path, f"{where}: this is no record of an article; it needs names such as 'title' and 'text'.")
    text = next((found[name] for name in TEXT if isinstance(found.get(name), str) and found[name].strip()), "")
    if not text:
        return Rejected(path, f"{where}: there is no text in it; it is looked for under {', '.join(TEXT[:4])}.")
    said = Sayings()
    for fact, names in NAMES.items():
        for name in names:
            said.add(fact, _words(found.get(name)), f"field {name}")
        if fact == "outlet":
            _add_domain(found, said)
    return Draft(text.replace("\r\n", "\n").replace("\r", "\n"), tuple(said.said), part=part)


def _words(value: object) -> object:
    """A name out of a list or a nested record, as schema.org has them."""
    if isinstance(value, list):
        return ", ".join(name for name in map(_words, value) if isinstance(name, str) and name)
    return value.get("name") if isinstance(value, dict) else value


def _add_domain(found: dict[str, object], said: Sayings) -> None:
    for name in DOMAINS:
        if isinstance(domain := found.get(name), str):
            said.add("outlet", outlet_of(f"https://{domain.strip()}/"), f"field {name}")
