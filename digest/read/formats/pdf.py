"""PDF files: the text of the pages, with lines put together to paragraphs."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import BinaryIO

from pypdf import PdfReader

from ...errors import SeedError
from ..draft import LONGEST, Draft, Sayings
from .whole import LARGEST, read_whole

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of a broken file is told as its reason

PLACE = "PDF properties"
FULL = 0.75
"""Share of the usual line's length from which a line goes on in the next one."""
HALF = 0.5
"""Share of it below which a line without a stop is a heading; between, a ragged line goes on in the next one."""
TOP = 3
"""Lines at the top of a page in which a short one is a heading in any case."""
_HYPHEN = re.compile(r"\w[-\u00ad]$")
_END = re.compile(r"[.!?:][\"”’')\]]*$")


def read(file: BinaryIO, path: str) -> Iterator[Draft]:
    """The one article of a PDF; SeedError where its pages are pictures, or locked with a password."""
    document = PdfReader(BytesIO(read_whole(file, path)))
    if document.is_encrypted and not document.decrypt(""):
        raise SeedError(f"{path}: the PDF is locked with a password; save its text as .txt.")
    pages, length, drawn = [], 0, 0
    for page in document.pages:
        contents = page.get_contents()
        drawn += len(contents.get_data()) if contents is not None else 0
        if drawn > LARGEST:  # pages can share what draws them, and each reads it anew
            raise SeedError(f"{path}: its pages take too much to draw; save the text as .txt.")
        pages.append(page.extract_text() or "")
        length += len(pages[-1])
        if length > LONGEST:
            raise SeedError(f"{path}: the PDF has more than {LONGEST:,} characters and is not read.")
    text = "\n\n".join(paragraph for page in pages for paragraph in paragraphs_of(page.splitlines()))
    if not text.strip():
        raise SeedError(f"{path}: there is no text in the PDF, perhaps its pages are pictures; save the text as .txt.")
    found = Sayings()
    about: Mapping[str, object] = document.metadata or {}
    found.add("headline", _plain(about.get("/Title")), PLACE)
    found.add("byline", _plain(about.get("/Author")), PLACE)
    yield Draft(text, tuple(found.said))


def _plain(value: object) -> str:
    return str(value or "")


def paragraphs_of(lines: list[str]) -> Iterator[str]:
    """Lines put together: a line goes on in the next one unless it is short and ends a sentence, or is a heading.

    What the typesetter cut with a hyphen is one word again where it goes on small ("interna-", "tionalization"); before
    a large letter or a digit the hyphen is the word's own ("Jean-", "Pierre").
    """
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    run = ""
    for number, line in enumerate([*(line.strip() for line in lines), ""]):
        run = _joined(run, line) if run and line else run or line
        if run and (not line or _ends(line, usual, number)):
            yield run
            run = ""


def _joined(run: str, line: str) -> str:
    if not _HYPHEN.search(run):
        return f"{run} {line}"
    cut = line[0].islower() and not run[-2].isdigit()
    return f"{run[:-1] if cut else run}{line}"


def _ends(line: str, usual: int, number: int) -> bool:
    if _HYPHEN.search(line):
        return False
    short = FULL if _END.search(line) or number < TOP else HALF
    return len(line) < short * usual
