"""Posts that an article embeds: the words of somebody, signed with a name, a handle and a day, without marks."""

from __future__ import annotations

import re

_POST = re.compile(
    r"(?P<words>.{20,}?)(?<!\s)\s++[—–]\s++(?P<name>[^()\n]{2,60}?)\s*\(@\w{2,30}\)"
    r"\s+[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\s*\Z"
)
_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/)\S")

Place = tuple[int, int]


def embedded_post(text: str, start: int, end: int) -> tuple[Place, Place] | None:
    """(the words, the name) of a paragraph that is an embedded post: `We are safe. — Ann Lee (@annlee) May 1, 2018`."""
    match = _POST.match(text, start, end) if "(@" in text[start:end] else None
    if match is None:
        return None
    first = match.start("words")
    return (first, first + len(_without_links(match["words"]))), (match.start("name"), match.end("name"))


def _without_links(words: str) -> str:
    """A post without the addresses at its end; word by word from the end, since one pattern for all takes ages."""
    end = len(words)
    for token in reversed(list(re.finditer(r"\S+", words))):
        link = _LINK.search(words, *token.span())
        if link is None:
            break
        end = link.start()
        if link.start() > token.start():
            break
    return words[:end].rstrip()
