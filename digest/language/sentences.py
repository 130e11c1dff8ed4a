"""Sentences with their places; a quotation is never cut from the words that report it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from sentencex import get_sentence_boundaries

from .lexicon import lexicon

_PARAGRAPH = re.compile(r"[^\n]+")
_GLUED = re.compile(r"(?<=[a-z][a-z][.!?])(?=[A-Z][a-z])")
_SUBJECT = re.compile(r"[ \u00a0]+(?=[A-Z])")
_SIGNED = re.compile(r"\s*(?:[—–―~]|--?)\s?(?=[A-Z])")
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_OPENS = re.compile(r"[,:]?\s*[\"“‘«]")
_AFTER_A_REPORT = frozenset(
    "in on at during of to as after when with about while before from earlier later again last this afterward and but "
    "monday tuesday wednesday thursday friday saturday sunday through via".split()
)
_CLAUSES = frozenset("that if whether why how what who when where to for about".split())
REPORT = 120
"""Characters behind a quotation in which its verb of saying is looked for."""
LONGEST = 1500
"""Characters of a sentence; the longest of 3,340 in 31 real events has 920. What is longer has no stops, or is a speech
between one pair of marks, and is cut: what looks at every pair of places in a sentence shall not look for hours.
"""
_SIGN = re.compile(r"\S")
LAST_WORD = 60
"""Characters in front of a stop in which the word that it ends is looked for."""
WINDOW = 10_000
"""Characters that sentencex is shown at once; the longest article of the 31 events has 9,063."""
_LAST_WORD = re.compile(r"(?<![\w.])(?=\.*\w)([\w.]++)(?<=\.)\W*+$")

Place = tuple[int, int]


def paragraphs(text: str) -> list[Place]:
    """(start, end) of every line that holds more than blanks, blanks at its ends left out."""
    found = []
    for match in _PARAGRAPH.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            found.append((start, end))
    return found


def sentences(text: str, start: int, end: int, quoted: Iterable[Place] = ()) -> list[Place]:
    """Sentences of one paragraph; `quoted` are the places, marks included, of the quotations in it.

    sentencex does the cutting. It sees each quotation as one word that ends as the quotation ends, so that
    `"Go." he said.` stays whole and `"Go." She left.` does not.
    """
    masked = list(text[start:end])
    whole = [(max(first, start), min(last, end)) for first, last in quoted]
    for first, last in whole:
        inner = text[first:last].rstrip("\"'”’» ")
        filler = ["x"] * (last - first)
        if filler:
            filler[0] = "X"
            if inner and inner[-1] in ".?!" and not inner.endswith("..."):
                filler[-1] = "," if _is_reported(text, last, end, inner[-1] == ".") else "."
            elif inner and inner[-1] in ",;:":
                filler[-1] = ","
            masked[first - start : last - start] = filler
    line, whole = "".join(masked), [(first - start, last - start) for first, last in whole]
    return [(start + a, start + b) for place in _cut(line) for a, b in _pieces(line, *place, whole)]


def short_sentences(text: str, start: int, end: int) -> list[Place]:
    """A sentence as it is, or what it is cut into where it is longer than LONGEST: at stops within its quotations,
    else between words.
    """
    return [(start, end)] if end - start <= LONGEST else sentences(text, start, end)


def _pieces(line: str, begin: int, end: int, whole: list[Place]) -> Iterator[Place]:
    """`line[begin:end]` in pieces of about LONGEST characters at most, none cut within the places in `whole`."""
    while end - begin > LONGEST:
        stop = line.rfind(" ", begin + LONGEST // 2, begin + LONGEST) + 1 or begin + LONGEST
        held = bisect_left(whole, (stop, 0)) - 1
        stop = min(end, max(stop, whole[held][1])) if held >= 0 else stop
        yield begin, begin + len(line[begin:stop].rstrip())
        begin = stop + len(line[stop:end]) - len(line[stop:end].lstrip())
    if begin < end:
        yield begin, end


def plain_sentences(text: str, start: int, end: int, code: str) -> list[Place]:
    """Sentences of one paragraph in another language, as sentencex cuts them; it falls back on a related language."""
    places: list[Place] = []
    for part in get_sentence_boundaries(code, text[start:end]):
        places += _trimmed(text, start + part["start_index"], start + part["end_index"])
    return places


def _is_reported(text: str, behind: int, end: int, full_stop: bool) -> bool:
    """Whether a verb of saying follows a quotation that ends in a stop: `"Is that all?" Mr. Ray asked on Monday.`, not
    `"Is that all?" Mr. Ray said he had to go.` nor `"That is all." He added, "Go."`; behind a full stop no comma may
    stand before the verb.
    """
    if _SIGNED.match(text, behind, end) and end - behind < REPORT:
        return True
    match = _SUBJECT.match(text, behind, end)
    if match is None:
        return False
    words = [*_WORDS.finditer(text, match.end(), min(end, match.end() + REPORT))]
    for n, word in enumerate(words):
        after = text[word.end() : word.end() + 2]
        following = words[n + 1].group() if n + 1 < len(words) else ""
        if _is_cue(word.group(), following, after):
            return not _OPENS.match(text, word.end(), end) and _ends_report(word.group(), following, after)
        if (
            after[:1] in ";:!?"
            or (full_stop and after[:1] == ",")
            or (after[:1] == "." and not _abbreviated(word.group() + "."))
        ):
            return False
    return False


def _is_cue(word: str, following: str, after: str) -> bool:
    lex = lexicon()
    known = word in lex.cues and word not in lex["cues", "ambiguous"]
    return known or f"{word} {following}" in lex.closing_phrases or (word.endswith("ed") and after in (".", ". "))


def _ends_report(word: str, following: str, after: str) -> bool:
    """Whether what follows a verb of saying is no clause of its own: a stop, a time, a place, whom it was said to."""
    if after.lstrip()[:1] in ".,:;—" or not following:
        return True
    if lexicon().cues.get(word, ("",))[0] in ("tell", "ask"):
        return following.lower() not in _CLAUSES
    low = following.lower()
    return low in _AFTER_A_REPORT or low.endswith("ing") or f"{word} {low}" in lexicon().closing_phrases


def _stops(line: str) -> Iterator[int]:
    """Where sentencex ends the sentences of a line. It is shown a part at a time, from the beginning of a sentence on:
    what it needs grows with the square of a line.
    """
    begin = 0
    while begin < len(line):
        part = line[begin : begin + WINDOW]
        stops = [begin + each["end_index"] for each in get_sentence_boundaries("en", part)] or [begin + len(part)]
        if begin + len(part) < len(line) and len(stops) > 1:
            del stops[-1]  # the last sentence may go on behind the part
        yield from stops
        begin = stops[-1]


def _cut(line: str) -> list[Place]:
    places: list[Place] = []
    begin = 0
    for stop in _stops(line):
        for cut in [*(m.start() for m in _GLUED.finditer(line, begin, stop)), stop]:
            word = line[max(begin, cut - LAST_WORD) : cut]
            if cut == stop < len(line) and (_goes_on(line, cut) or _abbreviated(word)):
                continue
            places += _trimmed(line, begin, cut)
            begin = cut
    return places + _trimmed(line, begin, len(line))


def _goes_on(line: str, cut: int) -> bool:
    """Whether what follows begins small, as in `"... Belarus." he said.`."""
    following = _SIGN.search(line, cut)
    return following is not None and following.group().islower()


def _trimmed(line: str, start: int, end: int) -> list[Place]:
    """The place without blanks at its ends; nothing where there is nothing else."""
    words = line[start:end]
    first = start + len(words) - len(words.lstrip())
    return [(first, start + len(words.rstrip()))] if words.strip() else []


def _abbreviated(sentence: str) -> bool:
    """Whether the cut fell behind an abbreviation such as "Gen." or an initial."""
    match = _LAST_WORD.search(sentence)
    if not match:
        return False
    last = match[1].removesuffix(".")
    word = last.lower()
    return (len(word) == 1 and last.isupper()) or word in lexicon()["words", "abbreviations"] - {
        "u.s",
        "a.m",
        "p.m",
        "no",
        "u.k",
        "d.c",
        "u.n",
    }
