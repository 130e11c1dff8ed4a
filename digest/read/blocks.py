"""A tree of HTML as paragraphs: what a reader sees as one block is one, its words as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
_SPACE = re.compile(r"[ \t\r\f\v\xa0]+")
_AROUND_BREAK = re.compile(r" ?\n ?")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One paragraph of a page."""

    element: HtmlElement
    """The block that it stands in."""
    text: str
    linked: float
    """Share of its characters that are in links."""
    words: tuple[str, ...]


def blocks_of(root: HtmlElement) -> list[Block]:
    """The paragraphs below `root`, in order; two breaks in a row part paragraphs too."""
    return list(_Walk(root).blocks())


def fragment_text(markup: str) -> str:
    """The text of a stretch of HTML or of plain text, a paragraph a block."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = html.document_fromstring(f"<div>{markup}</div>".encode("utf-8", "replace"), parser=parser)
    without_unread(root)
    return "\n\n".join(block.text for block in blocks_of(root))


def without_unread(root: HtmlElement) -> None:
    """Take the elements out of `root` that no reader reads."""
    for element in list(root.iter(*UNREAD)):
        if element.getparent() is not None:
            element.drop_tree()


class _Walk:
    """Goes through a tree once and cuts its text where a block begins or ends."""

    def __init__(self, root: HtmlElement) -> None:
        self.root, self.open = root, [root]
        self.run: list[str] = []
        self.links = self.linked = 0

    def blocks(self) -> Iterator[Block]:
        """Every paragraph in order."""
        for event, element in etree.iterwalk(self.root, events=("start", "end")):
            if not isinstance(element.tag, str):
                if event == "end":
                    self._add(element.tail)
            elif event == "start":
                yield from self._begin(element)
            else:
                yield from self._end(element)

    def _begin(self, element: HtmlElement) -> Iterator[Block]:
        if _is_block(element):
            yield from self._flush()
            self.open.append(element)
        elif element.tag in CELLS:
            self.run.append(" ")
        elif element.tag == "br":
            self.run.append("\n")
        self.links += element.tag == "a"
        self._add(element.text)

    def _end(self, element: HtmlElement) -> Iterator[Block]:
        if _is_block(element):
            yield from self._flush()
            self.open.pop()
        self.links -= element.tag == "a"
        if element is not self.root:
            self._add(element.tail)

    def _add(self, words: str | None) -> None:
        if words:
            self.run.append(re.sub(r"\s+", " ", words))
            if self.links:
                self.linked += len(words.strip())

    def _flush(self) -> Iterator[Block]:
        """The run as paragraphs."""
        text = _AROUND_BREAK.sub("\n", _SPACE.sub(" ", "".join(self.run)))
        linked, self.linked = self.linked, 0
        self.run.clear()
        for part in re.split(r"\n{2,}", text):
            if part := part.strip():
                share = min(1.0, linked / len(part))
                yield Block(self.open[-1], part, share, tuple(_WORD.findall(part)))


def _is_block(element: HtmlElement) -> bool:
    return element.tag in BLOCKS or (element.tag in CELLS and any(child.tag in BLOCKS for child in element))
