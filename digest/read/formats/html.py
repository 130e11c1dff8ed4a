"""Saved web pages: the story of the page, and what its markup says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from ...errors import SeedError
from ..decode import decode
from ..draft import Draft
from ..markup import say
from ..story import story_of
from ..tags import must_have_few_attributes
from .whole import read_whole

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w-]{1,40})", re.I
)
HEAD = 4096
"""Bytes in which a page declares its encoding; browsers look at 1,024."""
ATTRIBUTES = 5_000
"""Attributes of one tag from which a page is not read: libxml2 takes 25 ms for so many and the square for more. In 165
saved pages what looks like a tag, scripts among them, has less than 1,000."""


def read(file: BinaryIO, path: str) -> Iterator[Draft]:
    """The one article of a page."""
    yield draft_of(read_whole(file, path), path)


def draft_of(data: bytes, path: str, *, declared: str = "") -> Draft:
    """The article of a page's bytes; `declared` is the encoding that its carrier states. SeedError without a story."""
    match = _DECLARED.search(data[:HEAD])
    in_page = (match[1] or match[2]).decode("ascii", "ignore") if match else ""
    text, problems = decode(data, path, declared=declared or in_page)
    must_have_few_attributes(text, path, ATTRIBUTES)
    page = parse(text)
    if page is None:
        raise SeedError(f"{path}: there is no page in it; save the article as .txt.")
    said = say(page)
    story = story_of(page, text)
    if not story.strip():
        raise SeedError(f"{path}: no article was found on the page; save its text as .txt.")
    return Draft(story, said, problems)


def parse(text: str) -> HtmlElement | None:
    """The tree of a page; None where there is no element in it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ParserError, ValueError):
        return None
