"""Two wordings word by word: kept, replaced, left out, added, moved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..language.words import Word
from ..model import Piece, Span

STOP_MATCH = 0.3
"""What a matched stop word is worth beside 1 for a content word (research: methods (b))."""
MOVED = 4
"""Letters of the shortest word that is marked as moved; shorter ones are shown as left out and added."""

EDITORIAL = 80
"""Characters of the longest insertion in brackets."""

Step = tuple[str, tuple[int, int], tuple[int, int]]


_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")


def align(
    longest: Sequence[Word], member: Sequence[Word], spans: tuple[Span, Span], texts: tuple[str, str] = ("", "")
) -> tuple[Piece, ...]:
    """The pieces of `member` against `longest`, in order; `spans` are the places of the two, `texts` their articles.

    Needleman-Wunsch over comparison forms, free gaps, so that spelling, contractions and figures do not count as
    differences; what stands between two matches on both sides is one replacement. An inflected word ("deploying" for
    "deploy") holds its place on the path and is a replacement all the same.
    """
    matches = [(a, b) for a, b in _matches(longest, member) if longest[a].form == member[b].form]
    matches = _whole_contractions(matches, longest, member)
    steps = _moves(_steps(matches, len(longest), len(member)), longest, member)
    pieces = [_piece(step, longest, member, spans) for step in steps]
    return tuple(_as_edited(pieces, n, spans[1], texts) for n in range(len(pieces)))


def _as_edited(pieces: list[Piece], n: int, member: Span, texts: tuple[str, str]) -> Piece:
    """The piece as `editorial` where brackets say that the article put the words in, or an ellipsis that it cut."""
    piece = pieces[n]
    if piece.change not in ("replaced", "added", "left out"):
        return piece
    put_in = any(
        place and _bracketed(text, place) for text, place in zip(texts, (piece.longest, piece.member), strict=True)
    )
    if piece.change == "left out" and not put_in:
        before = next((p.member.end for p in reversed(pieces[:n]) if p.member), member.start)
        behind = next((p.member.start for p in pieces[n + 1 :] if p.member), member.end)
        put_in = _ELLIPSIS.search(texts[1], before, behind) is not None
    return Piece("editorial", piece.longest, piece.member) if put_in else piece


def _bracketed(text: str, place: Span) -> bool:
    """Whether a stretch stands within one pair of brackets: "[Russia]", "(is being done)"."""
    opening = max(text.rfind("[", 0, place.start + 1), text.rfind("(", 0, place.start + 1))
    closing = min((i for i in (text.find("]", place.start), text.find(")", place.start)) if i >= 0), default=-1)
    if opening < 0 or closing < place.end - 1 or place.start - opening > EDITORIAL:
        return False
    return not any(mark in text[opening + 1 : place.start] for mark in "])")


def _matches(one: Sequence[Word], other: Sequence[Word]) -> list[tuple[int, int]]:
    """Pairs of positions on the best path."""
    head = 0
    while head < min(len(one), len(other)) and one[head].key == other[head].key:
        head += 1
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail].key == other[-1 - tail].key:
        tail += 1
    middle = _best_path(one[head : len(one) - tail], other[head : len(other) - tail])
    found = [(n, n) for n in range(head)]
    found += [(a + head, b + head) for a, b in middle]
    return found + [(len(one) - n, len(other) - n) for n in range(tail, 0, -1)]


def _whole_contractions(
    matches: list[tuple[int, int]], one: Sequence[Word], other: Sequence[Word]
) -> list[tuple[int, int]]:
    """Without matches of half a contraction: "don't" against "do" is a replacement, not a word kept and one left
    out.
    """
    while True:
        left, right = {a for a, _ in matches}, {b for _, b in matches}
        whole = [(a, b) for a, b in matches if _twins(one, a) <= left and _twins(other, b) <= right]
        if len(whole) == len(matches):
            return whole
        matches = whole


def _twins(row: Sequence[Word], n: int) -> set[int]:
    """The words that stand at the same place: both halves of a contraction."""
    return {m for m in (n - 1, n, n + 1) if 0 <= m < len(row) and row[m].start == row[n].start}


def _best_path(one: Sequence[Word], other: Sequence[Word]) -> list[tuple[int, int]]:
    rows, columns = len(one), len(other)
    score = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        below, here = score[i + 1], score[i]
        key, worth = one[i].key, 1.0 if one[i].content else STOP_MATCH
        for j in range(columns - 1, -1, -1):
            best = below[j] if below[j] >= here[j + 1] else here[j + 1]
            if other[j].key == key and below[j + 1] + worth > best:
                best = below[j + 1] + worth
            here[j] = best
    path, i, j = [], 0, 0
    while i < rows and j < columns:
        worth = 1.0 if one[i].content else STOP_MATCH
        if one[i].key == other[j].key and score[i][j] == score[i + 1][j + 1] + worth:
            path.append((i, j))
            i, j = i + 1, j + 1
        elif score[i][j] == score[i + 1][j]:
            i += 1
        else:
            j += 1
    return _without_islands(path, one, rows, columns)


def _without_islands(
    path: list[tuple[int, int]], one: Sequence[Word], rows: int, columns: int
) -> list[tuple[int, int]]:
    """Without lone stop words amid replaced words: "the" alone between two replacements tells a reader nothing."""
    kept = []
    for n, (i, j) in enumerate(path):
        before = path[n - 1] if n else (-1, -1)
        after = path[n + 1] if n + 1 < len(path) else (rows, columns)
        alone = min(i - before[0], j - before[1]) > 1 and min(after[0] - i, after[1] - j) > 1
        if one[i].content or not alone:
            kept.append((i, j))
    return kept


def _steps(matches: list[tuple[int, int]], rows: int, columns: int) -> list[Step]:
    steps: list[Step] = []
    i = j = n = 0
    while n < len(matches) or i < rows or j < columns:
        a, b = matches[n] if n < len(matches) else (rows, columns)
        if i < a or j < b:
            change = "replaced" if i < a and j < b else "left out" if i < a else "added"
            steps.append((change, (i, a), (j, b)))
            i, j = a, b
        run = n
        while run < len(matches) and matches[run] == (i + run - n, j + run - n):
            run += 1
        if run > n:
            steps.append(("kept", (i, i + run - n), (j, j + run - n)))
            i, j, n = i + run - n, j + run - n, run
    return steps


def _moves(steps: list[Step], one: Sequence[Word], other: Sequence[Word]) -> list[Step]:
    """A stretch left out in one place and added, word for word, in another was moved."""
    gone = {tuple(w.key for w in one[a:b]): n for n, (change, (a, b), _) in enumerate(steps) if change == "left out"}
    for n, (change, place, (a, b)) in enumerate(steps):
        keys = tuple(w.key for w in other[a:b])
        if change == "added" and keys in gone and sum(map(len, keys)) >= MOVED:
            m = gone.pop(keys)
            steps[n] = ("moved", place, (a, b))
            steps[m] = ("moved", steps[m][1], steps[m][2])
    return steps


def _piece(step: Step, one: Sequence[Word], other: Sequence[Word], spans: tuple[Span, Span]) -> Piece:
    change, (a, b), (c, d) = step
    return Piece(change, _stretch(one, a, b, spans[0]), _stretch(other, c, d, spans[1]))


def _stretch(row: Sequence[Word], a: int, b: int, span: Span) -> Span | None:
    return Span(span.article, row[a].start, row[b - 1].end) if a < b else None
