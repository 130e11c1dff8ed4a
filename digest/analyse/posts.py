"""Posts that an article embeds: the words of somebody, signed with a name, a handle and a day, without marks."""

from __future__ import annotations

import re

_POST = re.compile(
    r"(?P<words>.{20,}?)\s+[—–]\s+(?P<name>[^()\n]{2,60}?)\s*\(@\w{2,30}\)\s+[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\s*\Z"
)
_LINKS = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/)\S+)+\Z")

Place = tuple[int, int]


def embedded_post(text: str, start: int, end: int) -> tuple[Place, Place] | None:
    """(the words, the name) of a paragraph that is an embedded post: `We are safe. — Ann Lee (@annlee) May 1, 2018`."""
    match = _POST.match(text, start, end) if "(@" in text[start:end] else None
    if match is None:
        return None
    words = match["words"]
    first = match.start("words")
    return (first, first + len(_LINKS.sub("", words).rstrip())), (match.start("name"), match.end("name"))
