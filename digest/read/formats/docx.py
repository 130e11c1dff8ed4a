"""Word documents (.docx)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

import docx
from docx.table import Table

from ...errors import SeedError
from ..draft import Draft, Sayings
from .whole import LARGEST, read_whole

PLACE = "document properties"


def read(file: BinaryIO, path: str) -> Iterator[Draft]:
    """The one article of a document: its paragraphs and the rows of its tables, in order."""
    data = read_whole(file, path)
    _must_be_small(data, path)
    document = docx.Document(BytesIO(data))
    text = "\n\n".join(words for block in document.iter_inner_content() for words in _paragraphs(block) if words)
    if not text:
        raise SeedError(f"{path}: there is no text in the document; save the article as .txt.")
    found = Sayings()
    found.add("headline", document.core_properties.title, PLACE)
    found.add("byline", document.core_properties.author, PLACE)
    found.add("language", document.core_properties.language, PLACE)
    yield Draft(text, tuple(found.said))


def _must_be_small(data: bytes, path: str) -> None:
    """A few kilobytes can unpack to gigabytes: what the parts say of their size is held against the limit."""
    with zipfile.ZipFile(BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > 4 * LARGEST:
            raise SeedError(f"{path}: the document unpacks to more than {4 * LARGEST // 1_000_000} MB and is not read.")


def _paragraphs(block) -> Iterator[str]:
    if isinstance(block, Table):
        for row in block.rows:
            yield " | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells if cell.text.strip()))
    else:
        yield block.text.strip()
