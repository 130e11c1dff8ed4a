"""A tree of HTML as paragraphs: what a reader sees as one block is one, its words as they stand."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree, html
from lxml.html import HtmlElement

UNREAD = frozenset(
    "script style noscript template svg iframe button select textarea nav object video audio canvas head option input"
    " map".split()
)
"""Elements whose text is no part of any article."""
BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody thead tfoot tr ul caption".split()
)
CELLS = frozenset(("td", "th"))
INNER = frozenset("p li dd dt h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl".split())
"""Elements that are paragraphs or lists; what is around them is the box they stand in."""
PIECES, LONGEST_HEADING = 50, 2_000
"""Stretches of text, parted by tags, and characters that are read of a heading; a headline may have 400."""
_SPACE, _SPACE_BUT_BREAKS = re.compile(r"[\s\x02\x03]+"), re.compile(r"[^\S\n]+|[\x02\x03]")
_BREAKS = re.compile(r"\n[ \n\x02\x03]*\n")
_LINKED = re.compile(r"\x02([^\x03]*)")
_WORD = re.compile(r"\w+")


class Block:
    """One paragraph of a page."""

    def __init__(self, element: HtmlElement, text: str, linked: int) -> None:
        self.element, self.text = element, text
        self.linked = linked / len(text)
        """Share of its characters that are in links."""
        self.words = _WORD.findall(text)
        self.around = [element, *element.iterancestors()]
        """The elements that it stands in, from the inside out; parsers keep a tree less than 256 deep."""
        self.boxes = self.around[next((n for n, each in enumerate(self.around) if each.tag not in INNER), 0) :]
        """Those from the first that is no paragraph or list."""


def blocks_of(root: HtmlElement) -> list[Block]:
    """The paragraphs below `root`, in order; two breaks in a row part paragraphs too, and a row of a table is one."""
    return _Walk(root).blocks


def first_words(element: HtmlElement) -> str:
    """The text of a heading, as far as one can be long: headings in headings hold all that follows, each anew."""
    return "".join(islice(element.itertext(), PIECES))[:LONGEST_HEADING]


def fragment_text(markup: str) -> str:
    """The text of a stretch of HTML or of plain text, a paragraph a block."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = html.document_fromstring(f"<div>{markup}</div>".encode("utf-8", "replace"), parser=parser)
    return "\n\n".join(block.text for block in blocks_of(root))


class _Walk:
    """Goes through a tree once and cuts its text where a block begins or ends.

    The signs 2 and 3 of ASCII stand around linked text until a block is closed.
    """

    def __init__(self, root: HtmlElement) -> None:
        self.blocks: list[Block] = []
        self.open: list[HtmlElement] = [root]
        self.run: list[str] = []
        self.links = self.pre = self.unread = 0
        """How many such elements are open."""
        for event, element in etree.iterwalk(root, events=("start", "end")):
            (self._begin if event == "start" else self._end)(element)
        self._close()

    def _begin(self, element: HtmlElement) -> None:
        if _is_block(element):
            self._close()
            self.open.append(element)
        self._count(element, 1)
        if element.tag == "br" or element.tag in CELLS:
            self.run.append("\n" if element.tag == "br" else " ")
        self._add(element.text)

    def _end(self, element: HtmlElement) -> None:
        if _is_block(element):
            self._close()
            self.open.pop()
        elif element.tag in CELLS:
            self.run.append(" ")
        self._count(element, -1)
        if element is not self.open[0]:
            self._add(element.tail)

    def _count(self, element: HtmlElement, step: int) -> None:
        self.links += step * (element.tag == "a")
        self.pre += step * (element.tag == "pre")
        self.unread += step * (element.tag in UNREAD)

    def _add(self, words: str | None) -> None:
        if words and not self.unread:
            words = (_SPACE_BUT_BREAKS if self.pre else _SPACE).sub(" ", words)
            self.run.append(f"\x02{words}\x03" if self.links else words)

    def _close(self) -> None:
        text = "".join(self.run)
        self.run.clear()
        for part in _BREAKS.split(text):
            linked = sum(len(each.strip()) for each in _LINKED.findall(part))
            lines = re.sub(r"[\x02\x03]", "", part).split("\n")
            words = "\n".join(re.sub(r" {2,}", " ", line).strip() for line in lines).strip()
            if words:
                self.blocks.append(Block(self.open[-1], words, linked))


def _is_block(element: HtmlElement) -> bool:
    """Cells stay in the block of their row unless they hold blocks; elements with a name of their own are boxes."""
    tag = element.tag
    return tag in BLOCKS or "-" in str(tag) or (tag in CELLS and any(child.tag in BLOCKS for child in element))
