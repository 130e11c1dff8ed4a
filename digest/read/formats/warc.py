"""Web archives (WARC) of crawlers: an article for each page in it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from io import StringIO
from itertools import count
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader
from warcio.exceptions import ArchiveLoadFailed

from ...errors import SeedError
from ...model import Rejected
from ..draft import Draft, Sayings
from .html import draft_of
from .whole import BOMB, LARGEST

logging.getLogger("warcio").setLevel(logging.CRITICAL)  # what it says of an archive repeats what stands in it

PAGES = ("text/html", "application/xhtml+xml")
LONGEST_LINE = 65_536
"""Bytes of a line of a record's head; servers take heads of 8,000 to 16,000."""
BLOCK = 16_384
"""Bytes read at a time."""
NO_HEAD = "its head cannot be read, and nothing from this record on; fetch the page again."
BROKEN_OFF = "the record breaks off before its end, and perhaps the article with it; fetch the page again."


def read(file: BinaryIO, path: str) -> Iterator[Draft | Rejected]:
    """The pages in their order; answers that are no page (pictures, errors) are passed over."""
    number = 0
    for number, record in enumerate(_records(file, path), 1):
        part = f"record {number}"
        if record.length is None:
            yield Rejected(path, f"{path}, {part}: its head breaks off or states no length; fetch the page again.")
        elif _is_page(record):
            try:
                yield _page(record, path, part)
            except SeedError as error:
                yield Rejected(path, str(error))
    if not number:
        raise SeedError(f"{path}: there is no record of a web archive in it; save the articles as pages.")


def _records(file: BinaryIO, path: str) -> Iterator[Any]:
    archive = ArchiveIterator(file)
    archive.reader = _Bounded(file, path)
    for number in count(1):
        try:
            with redirect_stderr(StringIO()):  # there warcio repeats what stands in a broken archive
                record = next(archive, None)
        except (ArchiveLoadFailed, AttributeError, ValueError) as error:  # over a head that breaks off or is nonsense
            raise SeedError(f"{path}, record {number}: {NO_HEAD}") from error
        if record is None:
            return
        yield record


class _Bounded(DecompressingBufferedReader):  # type: ignore[misc]  # warcio has no types
    """Reads an archive as warcio does; SeedError for a line of a head, or a file, that grows too large."""

    def __init__(self, file: BinaryIO, path: str) -> None:
        self.path, self.most = path, LARGEST + BOMB * file.seek(0, 2)
        file.seek(0)
        super().__init__(file, block_size=BLOCK)

    def readline(self, length: int | None = None) -> bytes:
        """A line, or `length` bytes of it; put together once, which warcio's own does block by block."""
        most = min(length or LONGEST_LINE, LONGEST_LINE)
        parts: list[bytes] = []
        while most > 0 and not (parts and parts[-1].endswith(b"\n")):
            self._fillbuff()
            if self.empty():
                break
            parts.append(self.buff.readline(most))
            most -= len(parts[-1])
        line = b"".join(parts)
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            raise SeedError(f"{self.path}: a line of a record's head is too large; from this record on it is not read.")
        return line

    def _process_read(self, data: bytes) -> None:
        super()._process_read(data)
        if self.num_read > self.most:
            raise SeedError(f"{self.path}: the file grows too large; from this record on it is not read.")


def _is_page(record: Any) -> bool:
    answer = record.http_headers
    if record.rec_type != "response" or answer is None or answer.get_statuscode() != "200":
        return False
    return (answer.get_header("Content-Type") or "").lower().startswith(PAGES)


def _page(record: Any, path: str, part: str) -> Draft:
    data = record.content_stream().read(LARGEST + 1)
    if len(data) > LARGEST:
        raise SeedError(f"{path}, {part}: the page is larger than {LARGEST // 1_000_000} MB and is not read.")
    kind = record.http_headers.get_header("Content-Type").lower()
    declared = kind.partition("charset=")[2].split(";")[0].strip(" \"'")
    draft = draft_of(data, f"{path}, {part}", declared=declared)
    found = Sayings()
    found.add("url", record.rec_headers.get_header("WARC-Target-URI"), "archive record")
    told = (BROKEN_OFF,) if _is_cut(record) else ()
    return replace(draft, part=part, said=(*draft.said, *found.said), problems=(*draft.problems, *told))


def _is_cut(record: Any) -> bool:
    """Whether the archive says that a record is not whole, or ends before so many bytes as the record states."""
    while record.raw_stream.read(BLOCK):
        pass
    return bool(record.rec_headers.get_header("WARC-Truncated")) or record.raw_stream.tell() < record.length
