"""Word documents (.docx)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

import docx
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

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


def _paragraphs(block: Paragraph | Table) -> Iterator[str]:
    """The words of a paragraph, or of each row of a table: each cell as it is written.

    What python-docx calls the cells of a row has one for each column that a cell says it spans, and looks up through
    all rows that it is merged with: a few bytes could say a billion.
    """
    if isinstance(block, Table):
        for row in block._tbl.tr_lst:
            cells = (_Cell(cell, block).text.strip() for cell in row.tc_lst)
            yield " | ".join(dict.fromkeys(filter(None, cells)))
    else:
        yield block.text.strip()
