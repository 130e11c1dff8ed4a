"""Mails (.eml), and web pages saved as one file (.mhtml), which are built like mails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import errors, message_from_bytes, policy
from email.message import Message
from email.utils import parseaddr
from typing import BinaryIO

from ...errors import SeedError
from ..decode import decode
from ..draft import Draft, Said, Sayings
from . import html
from .whole import read_whole

HEAD = "mail head"
WRAPPED, LONGEST_LINE = 50, 80
"""Characters of a line that was cut to fit: RFC 5322 wants at most 78."""
LONGEST_FIELD = 4_000
"""Characters of a field of a head that are read; a headline of 400 letters takes some 3,000 in encoded words."""
BROKEN_OFF = "the mail breaks off before its end, and perhaps the article with it; save it again."
_CUT = (errors.CloseBoundaryNotFoundDefect, errors.InvalidBase64PaddingDefect, errors.InvalidBase64LengthDefect)
policy_of_heads = policy.default
"""How the fields that are read are parsed; those of the parts are not."""
BROKEN = (ValueError, OverflowError, IndexError, AttributeError, TypeError, RecursionError)
"""What Python's own parser raises over some heads."""
_QUOTED = re.compile(r"^(?:>[ \t]?)+")
_FORWARDED = re.compile(r"^(?:(?:fwd?|re)\s*:\s*)+", re.I)


class _Short(policy.Compat32):
    """Takes down no more of a field than is read: the time to parse one grows with the square of its length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """(name, value) of a field, from its lines."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_FIELD]


def read(file: BinaryIO, path: str) -> Iterator[Draft]:
    """The one article of a mail: its HTML as a page where there is some, else its text."""
    mail = message_from_bytes(read_whole(file, path), policy=_Short())
    draft, failure = None, SeedError(f"{path}: there is no text in this mail; save the article as .txt.")
    for part in (*_parts(mail, "text/html")[:1], *_parts(mail, "text/plain")[:1]):
        try:
            draft = _draft(part, path)
            break
        except SeedError as error:
            failure = error
    if draft is None:
        raise failure
    told = (BROKEN_OFF,) if any(isinstance(each, _CUT) for part in mail.walk() for each in part.defects) else ()
    yield replace(draft, said=(*draft.said, *_head(mail)), problems=(*draft.problems, *told))


def _draft(part: Message, path: str) -> Draft:
    """What one part holds; SeedError where there is no text in it."""
    make = html.draft_of if part.get_content_type() == "text/html" else _plain
    content = part.get_payload(decode=True)
    return make(content if isinstance(content, bytes) else b"", path, declared=_charset(part))


def _plain(data: bytes, path: str, *, declared: str) -> Draft:
    text, problems = decode(data, path, declared=declared)
    return Draft("\n\n".join(map(_unwrapped, re.split(r"\n[ \t>]*\n", text))), (), problems)


def _unwrapped(block: str) -> str:
    """A paragraph that a mail program has cut into lines is one line again, without the signs of a quoted mail."""
    lines = [_QUOTED.sub("", line).strip() for line in block.strip("\n").split("\n")]
    cut = all(WRAPPED <= len(line) <= LONGEST_LINE for line in lines[:-1])
    return (" " if cut else "\n").join(lines)


def _parts(mail: Message, kind: str) -> list[Message]:
    """The parts of one kind that are no attachments, in order."""
    return [
        part
        for part in mail.walk()
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment"
    ]


def _charset(part: Message) -> str:
    return str(part.get_param("charset") or "")


def _head(mail: Message) -> Said:
    """What the head says; of a saved page the address it was saved from."""
    found = Sayings()
    subject = _field(mail, "Subject")
    found.add("headline", _FORWARDED.sub("", subject), HEAD)
    if saved_from := _field(mail, "Snapshot-Content-Location"):
        found.add("url", saved_from, HEAD)
        return tuple(found.said)
    found.add("byline", parseaddr(_field(mail, "From"))[0], HEAD)
    found.add("published", _field(mail, "Date"), HEAD)
    found.add("language", _field(mail, "Content-Language"), HEAD)
    return tuple(found.said)


def _field(mail: Message, name: str) -> str:
    """A field of the head; empty where it is missing or cannot be parsed."""
    written = next((value for field, value in mail.raw_items() if field.lower() == name.lower()), "")
    try:
        return str(policy_of_heads.header_fetch_parse(name, written))
    except BROKEN:
        return ""
