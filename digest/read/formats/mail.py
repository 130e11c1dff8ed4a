"""Mails (.eml), and web pages saved as one file (.mhtml), which are built like mails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr
from typing import BinaryIO

from ...errors import SeedError
from ..decode import decode
from ..draft import Draft, Sayings
from . import html
from .whole import read_whole

HEAD = "mail head"
WRAPPED, LONGEST_LINE = 50, 80
"""Characters of a line that was cut to fit: RFC 5322 wants at most 78."""
_QUOTED = re.compile(r"^(?:>[ \t]?)+")
_FORWARDED = re.compile(r"^(?:(?:fwd?|re)\s*:\s*)+", re.I)


def read(file: BinaryIO, path: str) -> Iterator[Draft]:
    """The one article of a mail: its HTML as a page where there is some, else its text."""
    mail = message_from_bytes(read_whole(file, path), policy=policy.default)
    pages, texts = _parts(mail, "text/html"), _parts(mail, "text/plain")
    draft, failure = None, SeedError(f"{path}: there is no text in this mail; save the article as .txt.")
    for part, make in (*((part, html.draft_of) for part in pages[:1]), *((part, _plain) for part in texts[:1])):
        try:
            draft = make(part.get_payload(decode=True) or b"", path, declared=_charset(part))
            break
        except SeedError as error:
            failure = error
    if draft is None:
        raise failure
    yield replace(draft, said=(*draft.said, *_head(mail)))


def _plain(data: bytes, path: str, *, declared: str) -> Draft:
    text, problems = decode(data, path, declared=declared)
    return Draft("\n\n".join(map(_unwrapped, re.split(r"\n[ \t>]*\n", text))), (), problems)


def _unwrapped(block: str) -> str:
    """A paragraph that a mail program has cut into lines is one line again, without the signs of a quoted mail."""
    lines = [_QUOTED.sub("", line).strip() for line in block.strip("\n").split("\n")]
    cut = all(WRAPPED <= len(line) <= LONGEST_LINE for line in lines[:-1])
    return (" " if cut else "\n").join(lines)


def _parts(mail: EmailMessage, kind: str) -> list[Message]:
    """The parts of one kind that are no attachments, in order."""
    return [
        part
        for part in mail.walk()
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment"
    ]


def _charset(part: Message) -> str:
    return str(part.get_param("charset") or "")


def _head(mail: EmailMessage) -> tuple:
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


def _field(mail: EmailMessage, name: str) -> str:
    """A field of the head; empty where it is missing or cannot be parsed."""
    try:
        return str(mail.get(name) or "")
    except (ValueError, IndexError, AttributeError, TypeError):  # the email package raises over some broken heads
        return ""
