"""The clauses of a sentence: the stretches that each make one claim."""

from __future__ import annotations

import re

Place = tuple[int, int]

SHORTEST = 4
"""Words of the shortest clause; fewer belong to the one in front: "he said", "on Friday"."""
_CUT = re.compile(
    r"(?:,(?!\d)|;|:(?!\d)|—|–(?!\d)|--|\((?=[^()]{20,}\))|(?<=[^()]{20})\)|[“”\"])\s*"
    r"|\s(?=(?:and|who|which|while|after|when|before|but|although|though|as|where|because|that|until|unless)\s)"
)


def clauses(text: str, start: int, end: int) -> list[Place]:
    """(start, end) of the clauses of `text[start:end]`, in order; commas, dashes, quotation marks and words that begin
    a clause cut.
    """
    found: list[Place] = []
    first = start
    for cut in [*((m.start(), m.end()) for m in _CUT.finditer(text, start, end)), (end, end)]:
        place = (first, cut[0])
        first = cut[1]
        if not text[place[0] : place[1]].strip():
            continue
        if found and (_short(text, place) or _short(text, found[-1])):
            found[-1] = (found[-1][0], place[1])
        else:
            found.append(place)
    return found


def _short(text: str, place: Place) -> bool:
    return len(text[place[0] : place[1]].split()) < SHORTEST
