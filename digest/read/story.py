"""The story of a saved page, in the page's own paragraphs.

Trafilatura says which words of the page are the story. They are read again from the page itself, so that paragraphs
keep their bounds and their text, and the choice is mended by the structure of the page:

1. blocks whose words trafilatura kept are the seed, and the element that holds most of the seed is the body;
2. blocks of the body that stand among the seed are restored, and further parts of a body split by inserts are read;
3. blocks outside the body, labels ("Related: ...") with the lists under them, mere links elsewhere and the headline go.

Measured on 165 saved pages in two halves (F1 of four-word sequences, score.py pages): .991 on the half it was made on,
.979 on the other; trafilatura 2.3.1 has .936 and .959. What a step brings stands beside it, as (one half / the other).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import trafilatura
from lxml.html import HtmlElement

from .blocks import Block, blocks_of, first_words

SEED = 0.6
"""Share of a block's four-word sequences in trafilatura's text from which it is seed; .4 to .8 give the same."""
CORE, WIDE = 0.6, 0.85
"""Share of the seed's words in the smallest element that may be the body, and in the largest one that may."""
LINKED, ONLY_LINK = 0.5, 0.9
"""Share of a block's characters in links from which it is not restored, and from which it leads to another story."""
LABEL_LINKED, LABEL_WORDS = 0.3, 15
"""A label is a block of so few words, or with so many links."""
PROSE = 15
"""Words from which a block is restored even before or after the seed."""
LINK_WORDS = 4
"""A linked block of fewer words may be a name or a heading."""
TITLE_BLOCKS, TITLE_SHARE = 3, 0.8
"""The headline is among so many first blocks, and shares so many of its words with what the page calls its title."""
FEWEST = 20
"""Seed words below which trafilatura has found no story, and all prose of the page is taken."""
MOST_ELEMENTS = 10_000
"""Elements from which a page is not shown to trafilatura, whose time grows with their square (25,000 headings: 6 s);
the saved pages have 1,600 at most."""
FOUND = 0.5
"""Share of trafilatura's words that are in the page's blocks; where there are fewer, they come from a script."""

_WORD = re.compile(r"\w+")
_BODY = re.compile(r"(?:^|[\s_-])(?:article|post|entry|story)[-_]*(?:content|body|text)(?:$|[\s_-])", re.I)
_LABEL = re.compile(
    r"[\s*>|•▶►–—-]*(?:related|read(?: more| also| next|:)|see (?:more|also)|also (?:read|on)|don.t miss|"
    r"more (?:from|on|like|(?:[^.]{1,60} )?(?:stories|news|coverage)$)|click (?:here|to)|sign up|subscribe|follow us|"
    r"photos?:|video:|image:|advertisement|you may also|recommended|share (?:this|on)|tags?:|filed under|copyright|©)",
    re.I,
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())


def story_of(page: HtmlElement, source: str) -> str:
    """The story of a page, a paragraph a block, blank lines between; empty when there is none.

    `source` is the text that `page` was parsed from. Never raises over what a page holds.
    """
    blocks = blocks_of(page)
    chosen = _first_choice(source) if sum(1 for _ in page.iter()) <= MOST_ELEMENTS else ""
    seed = _seed(blocks, chosen)
    found = sum(len(block.words) for block, yes in zip(blocks, seed, strict=True) if yes)
    wanted = len(_WORD.findall(chosen))
    if wanted >= FEWEST and found < FOUND * wanted:
        return re.sub(r"\n+", "\n\n", re.sub(r"(?m)^- ", "", chosen)).strip()
    if found < FEWEST:
        seed = [
            yes or (len(block.words) >= PROSE and block.linked < LINKED)
            for block, yes in zip(blocks, seed, strict=True)
        ]
    if not any(seed):
        return ""
    return "\n\n".join(block.text for block in _without_title(_Choice(blocks, seed).story(), _titles(page)))


def _first_choice(source: str) -> str:
    """The story as trafilatura has it; empty when it fails, since it promises nothing about broken pages."""
    try:
        return trafilatura.extract(source, include_comments=False, fast=True, favor_recall=True) or ""
    except Exception:
        return ""


def _seed(blocks: Sequence[Block], chosen: str) -> list[bool]:
    """Which blocks are in the chosen text, by four-word sequences; shorter blocks by its lines."""
    left = Counter(_sequences(_WORD.findall(chosen)))
    lines = Counter(" ".join(_WORD.findall(line)) for line in chosen.split("\n"))
    seed = []
    for block in blocks:
        own, line = _sequences(block.words), " ".join(block.words)
        if own:
            yes = sum(left[each] > 0 for each in own) >= SEED * len(own)
            left.subtract(own if yes else ())
        else:
            yes = bool(line) and lines[line] > 0
            lines[line] -= yes
        seed.append(yes)
    return seed


def _sequences(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[n:] for n in range(4)), strict=False))


class _Choice:
    """The blocks of a page with what is seed among them, and the body that the seed shows."""

    def __init__(self, blocks: Sequence[Block], seed: Sequence[bool]) -> None:
        self.blocks, self.seed = blocks, seed
        weight: Counter[HtmlElement] = Counter()
        own = [block for block, yes in zip(blocks, seed, strict=True) if yes]
        for block in own:
            for element in block.boxes:
                weight[element] += len(block.words)
        self.boxes = {block.boxes[0] for block in own}
        self.body = _body(weight, sum(len(block.words) for block in own))
        self.parts = _parts(self.body)

    def story(self) -> list[Block]:
        """The blocks of the story in order; without those outside the body (.0064 / .0075)."""
        first, last = self.seed.index(True), len(self.seed) - 1 - self.seed[::-1].index(True)
        story, listing = [], False
        for n, block in enumerate(self.blocks):
            if self.parts.isdisjoint(block.around):
                continue
            listing = _is_label(block) or (listing and any(each.tag == "li" for each in block.around))
            if not listing and not _leads_away(block) and (self.seed[n] or self._restored(block, first < n < last)):
                story.append(block)
        return story

    def _restored(self, block: Block, among: bool) -> bool:
        """Whether a block that is no seed belongs: in a further part, or beside the seed (.0144 / .0017)."""
        if block.linked >= LINKED or _is_label(block):
            return False
        beside = block.boxes[0] in self.boxes and (among or len(block.words) >= PROSE)
        return self.body not in block.around or beside


def _body(weight: Counter[HtmlElement], total: int) -> HtmlElement:
    """The core of the seed, or the largest declared body around it that is not too wide (.0041 / .0040)."""
    core, wide = _smallest(weight, CORE * total), _smallest(weight, WIDE * total)
    above = [core, *core.iterancestors()]
    if wide in above:
        above = above[: above.index(wide) + 1]
    return next((element for element in reversed(above) if _is_declared(element)), core)


def _smallest(weight: Counter[HtmlElement], least: float) -> HtmlElement:
    """The smallest element with so many words of the seed; of several the innermost."""
    best = min((words for words in weight.values() if words >= least), default=max(weight.values()))
    same = [element for element, words in weight.items() if words == best]
    return max(same, key=lambda element: sum(1 for _ in element.iterancestors()))


def _is_declared(element: HtmlElement) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.get("itemprop") == "articleBody" or bool(_BODY.search(named))


def _parts(body: HtmlElement) -> set[HtmlElement]:
    """The body and its like, by tag and class, in the same article: a story split by inserts (.0139 / 0)."""
    around = _article(body)
    if not body.get("class") or around is None:
        return {body}
    like = (each for each in around.iter(body.tag) if each.get("class") == body.get("class"))
    return {body, *(each for each in like if _article(each) is around)}


def _article(element: HtmlElement) -> HtmlElement | None:
    return next((each for each in element.iterancestors() if each.tag in ("article", "main")), None)


def _is_label(block: Block) -> bool:
    """Whether a block announces something else: "Related: ...", "Sign up ..." (.0018 / .0007)."""
    return bool(_LABEL.match(block.text)) and (block.linked > LABEL_LINKED or len(block.words) < LABEL_WORDS)


def _leads_away(block: Block) -> bool:
    """Whether a block is only a link to another page (.0018 / 0)."""
    return block.linked > ONLY_LINK and len(block.words) >= LINK_WORDS and block.element.tag not in _HEADINGS


def _titles(page: HtmlElement) -> list[set[str]]:
    titles = [first_words(element) for element in page.iter("h1", "title")]
    titles += [tag.get("content", "") for tag in page.iter("meta") if tag.get("property") == "og:title"]
    return [set(_WORD.findall(title.lower())) for title in titles]


def _without_title(story: list[Block], titles: list[set[str]]) -> list[Block]:
    """The story behind its headline, which is told as a fact of its own (.0008 / .0007)."""
    for n, block in enumerate(story[:TITLE_BLOCKS]):
        own = {word.lower() for word in block.words}
        known = len(own) > 2 and any(len(own & title) >= TITLE_SHARE * len(own) for title in titles)
        if known or block.element.tag == "h1":
            return story[n + 1 :]
    return story
