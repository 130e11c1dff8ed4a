"""Web archives (WARC) of crawlers: an article for each page in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator

from ...errors import SeedError
from ...model import Rejected
from ..draft import Draft, Sayings
from .html import draft_of
from .whole import LARGEST

PAGES = ("text/html", "application/xhtml+xml")


def read(file: BinaryIO, path: str) -> Iterator[Draft | Rejected]:
    """The pages in their order; answers that are no page (pictures, errors) are passed over."""
    number = 0
    for record in ArchiveIterator(file):
        number += 1
        if not _is_page(record):
            continue
        part = f"record {number}"
        try:
            yield _page(record, path, part)
        except SeedError as error:
            yield Rejected(path, str(error))
    if not number:
        raise SeedError(f"{path}: there is no record of a web archive in it; save the articles as pages.")


def _is_page(record) -> bool:
    answer = record.http_headers
    if record.rec_type != "response" or answer is None or answer.get_statuscode() != "200":
        return False
    return (answer.get_header("Content-Type") or "").lower().startswith(PAGES)


def _page(record, path: str, part: str) -> Draft:
    data = record.content_stream().read(LARGEST + 1)
    if len(data) > LARGEST:
        raise SeedError(f"{path}, {part}: the page is larger than {LARGEST // 1_000_000} MB and is not read.")
    kind = record.http_headers.get_header("Content-Type").lower()
    declared = kind.partition("charset=")[2].split(";")[0].strip(" \"'")
    draft = draft_of(data, f"{path}, {part}", declared=declared)
    found = Sayings()
    found.add("url", record.rec_headers.get_header("WARC-Target-URI"), "archive record")
    return replace(draft, part=part, said=(*draft.said, *found.said))
