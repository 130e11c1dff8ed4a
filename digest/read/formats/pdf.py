"""PDF files: the text of the pages, with lines put together to paragraphs."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from pypdf import PdfReader

from ...errors import SeedError
from ..draft import LONGEST, Draft, Sayings
from .whole import read_whole

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of a broken file is told as its reason

PLACE = "PDF properties"
FULL = 0.75
"""Share of the usual line's length from which a line goes on in the next one."""
_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad]$")
_END = re.compile(r"[.!?:][\"”’')\]]*$")


def read(file: BinaryIO, path: str) -> Iterator[Draft]:
    """The one article of a PDF; SeedError where its pages are pictures, or locked with a password."""
    document = PdfReader(BytesIO(read_whole(file, path)))
    if document.is_encrypted and not document.decrypt(""):
        raise SeedError(f"{path}: the PDF is locked with a password; save its text as .txt.")
    pages, length = [], 0
    for page in document.pages:
        pages.append(page.extract_text() or "")
        length += len(pages[-1])
        if length > LONGEST:
            raise SeedError(f"{path}: the PDF has more than {LONGEST:,} characters and is not read.")
    text = "\n\n".join(paragraph for page in pages for paragraph in paragraphs_of(page.splitlines()))
    if not text.strip():
        raise SeedError(f"{path}: there is no text in the PDF, perhaps its pages are pictures; save the text as .txt.")
    found = Sayings()
    about = document.metadata or {}
    found.add("headline", _plain(about.get("/Title")), PLACE)
    found.add("byline", _plain(about.get("/Author")), PLACE)
    yield Draft(text, tuple(found.said))


def _plain(value: object) -> str:
    return str(value or "")


def paragraphs_of(lines: list[str]) -> Iterator[str]:
    """Lines put together: a line goes on in the next where it is about as long as most and ends no sentence, or where a
    word is cut at its end. What the typesetter cut with a hyphen is one word again.
    """
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    run = ""
    for line in (line.strip() for line in lines):
        if not line:
            if run:
                yield run
            run = ""
            continue
        run = f"{_HYPHEN.sub('', run)}{'' if _HYPHEN.search(run) else ' '}{line}" if run else line
        if len(line) < FULL * usual and not _HYPHEN.search(run):
            yield run
            run = ""
    if run:
        yield run
