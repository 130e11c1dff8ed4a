"""Which sentences of an article are others than before."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from ...language.sentences import paragraphs, sentences

MOST = 5000
"""Sentences of a text that are compared: beyond, the work would grow with their square."""


def changed_sentences(before: str, after: str) -> Iterator[tuple[str | None, str | None]]:
    """(before, after) of each sentence that is another, in order; None for one that was put in or taken out."""
    old, new = _sentences(before), _sentences(after)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for change, a, b, c, d in steps:
        if change != "equal":
            for n in range(max(b - a, d - c)):
                yield (old[a + n] if a + n < b else None, new[c + n] if c + n < d else None)


def _sentences(text: str) -> list[str]:
    found = (text[s:e] for start, end in paragraphs(text) for s, e in sentences(text, start, end))
    return [" ".join(each.split()) for each in found][:MOST]
