"""Page furniture: what stands in an article's text and is no part of its story. Marked with a reason, never removed."""

from __future__ import annotations

import re
from itertools import pairwise

from ..language.lexicon import lexicon
from ..language.lines import STAMP_BEHIND, line_kind
from ..language.words import WORD
from ..model import Article, Furniture, Span

REASONS = {"date": "stamp"}
"""Kinds of line that go by another reason."""
TAIL_WORDS = 25
"""Longest line, in words, of the list of links at the foot of a page."""
APPEAL_SHARE = 0.04
"""Share of words of address and money that keeps an appeal going; 0.05 to 0.3 in the labelled one, 0.01 in stories."""

_CAPTION_CREDIT = re.compile(
    r"\(?(?:/\s*)?(?:Photo|Image|Picture|Credit|File)\b[^.]{0,60}$"
    r"|/\s*[A-Z][\w .-]+/\s*[A-Z][\w .-]+$"
    r"|\((?:[^()]*?(?:AP|AFP|Reuters|Getty)[^()]*)\)\s*$"
)
_IMAGE_LINE = re.compile(r"^!?\[[^\]]*\]\([^)]*\)$|\[[^\[\]]+\]\(https?://[^()]*\)\s*$")

Place = tuple[int, int]
Lines = list[Place]
Marks = dict[Place, str]
"""Place -> why it is furniture."""


def mark_furniture(article: Article, lines: Lines) -> tuple[Furniture, ...]:
    """Every stretch of furniture with its reason, in order; `lines` are the non-empty lines of the text."""
    marks: Marks = {}
    if article.front_matter:
        marks[article.front_matter.start, article.front_matter.end] = "front matter"
        lines = [line for line in lines if line[0] >= article.front_matter.end]
    head = (
        (article.headline.span.start, article.headline.span.end) if article.headline and article.headline.span else None
    )
    _mark_by_words(article.text, lines, head, marks)
    _mark_repeats(article.text, lines, head, marks)
    _mark_captions(article.text, lines, head, marks)
    _mark_teasers(article.text, lines, marks)
    _mark_appeal(article.text, lines, marks)
    _mark_tail(article.text, lines, marks)
    return tuple(Furniture(Span(article.id, *place), marks[place]) for place in sorted(marks))


def _is_head(line: Place, head: Place | None) -> bool:
    return head is not None and line[0] <= head[0] < line[1]


def _mark_by_words(text: str, lines: Lines, head: Place | None, marks: Marks) -> None:
    for start, end in lines:
        if _is_head((start, end), head):
            if glued := STAMP_BEHIND.search(text, start, end):
                marks[glued.end() - len(glued.group().lstrip()), end] = "stamp"
            continue
        kind = line_kind(text[start:end])
        if kind:
            marks[start, end] = REASONS.get(kind, kind)


def _mark_repeats(text: str, lines: Lines, head: Place | None, marks: Marks) -> None:
    """A line that stands twice, or whose two halves are the same: the second time it is furniture."""
    seen: dict[str, Place] = {}
    for start, end in lines:
        if (start, end) in marks or _is_head((start, end), head):
            continue
        line = " ".join(text[start:end].split())
        half = len(line) // 2
        doubled = len(line) > 40 and line[:half].strip() == line[half:].strip()
        if doubled:
            marks[start, end] = "caption"
            line = line[:half].strip()
        if len(line) >= 15 and line in seen:
            marks.setdefault((start, end), "caption" if seen[line] in marks else "repeat")
        seen.setdefault(line, (start, end))


def _mark_captions(text: str, lines: Lines, head: Place | None, marks: Marks) -> None:
    """A line that ends in a photo credit; a short stretch without a verb that only names what a picture shows."""
    for start, end in lines:
        line = text[start:end]
        if (start, end) in marks or _is_head((start, end), head) or len(line) > 700:
            continue
        if _IMAGE_LINE.search(line) and len(line.split()) <= 14 or _credited(line):
            marks[start, end] = "caption"


def _credited(line: str) -> bool:
    """Whether the line ends in a photo credit; one in parentheses needs a caption before it."""
    match = _CAPTION_CREDIT.search(line)
    return match is not None and (match.start() > 0 or not match.group().startswith("("))


def _mark_teasers(text: str, lines: Lines, marks: Marks) -> None:
    """The line behind a "Read more" when it is cut off or reads like a headline."""
    for (start, end), following in pairwise(lines):
        lead_in = text[start:end].strip(" *_#:").lower() in (
            "read more",
            "related",
            "related article",
            "see also",
            "more",
            "read also",
        )
        if lead_in and marks.get((start, end)) in ("chrome", "related") and following not in marks:
            line = text[following[0] : following[1]]
            if line.endswith(("...", "…")) or (len(line.split()) <= 18 and not line.endswith((".", "”", '"'))):
                marks[following] = "teaser"


def _mark_appeal(text: str, lines: Lines, marks: Marks) -> None:
    """From "A message from ..." on, as long as lines speak to the reader or of money."""
    words = lexicon()["furniture", "appeal_words"]
    opened = next((n for n, line in enumerate(lines) if marks.get(line) == "appeal"), None)
    if opened is None:
        return
    last = opened
    for n in range(opened + 1, len(lines)):
        found = [w.lower() for w in WORD.findall(text[lines[n][0] : lines[n][1]])]
        spoken = sum(w in words or w in ("you", "your", "we", "our", "us") for w in found)
        if found and spoken / len(found) >= APPEAL_SHARE or n == opened + 1 or len(found) <= 4:
            last = n
        elif n > last + 1:
            break
    for line in lines[opened : last + 1]:
        marks[line] = "appeal"


def _mark_tail(text: str, lines: Lines, marks: Marks) -> None:
    """The list of links at the foot: from a heading such as "Read more:" to the end, when only short lines follow."""
    for n in range(len(lines) - 1, max(-1, len(lines) - 14), -1):
        if marks.get(lines[n]) in ("chrome", "related") and text[lines[n][0] : lines[n][1]].rstrip().endswith(":"):
            below = [line for line in lines[n + 1 :] if line not in marks]
            if below and all(_is_link_line(text[s:e]) for s, e in below):
                for line in below:
                    marks[line] = "related"


def _is_link_line(line: str) -> bool:
    return len(line.split()) <= TAIL_WORDS and '"' not in line and "“" not in line
