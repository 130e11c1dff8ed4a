"""Words of a sentence with their part of speech.

Tags are those of the Penn Treebank. The tagger knows one tag a word and looks at its neighbours once; what it is known
to get wrong in news is mended here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from .lexicon import lexicon
from .words import number_words, plain, stem

_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_TOKEN = re.compile(
    rf"\d{{1,2}}:\d\d|\b(?i:{_SMALL}|dozen|hundred|million|billion)(?=-)|\d+(?:,\d{{3}})*(?:\.\d+)?(?:st|nd|rd|th)?"
    r"|[A-Za-z](?:\.[A-Za-z])+\.?|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No)\."
    r"|[^\W\d_]+(?=n[’']t\b)|n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b"
    r"|(?<=[\d-])(?:year|month|week|day)s?(?=-)|[^\W\d_]+(?:-[^\W\d_]+)*|\S"
)

AUXILIARIES = frozenset(
    "be am is are was were been being 's 're 'm have has had having 've do does did get got".split()
)
_FIXED = {
    **dict.fromkeys("including following according regarding concerning amid despite".split(), "IN"),
    **dict.fromkeys("everyone everybody someone somebody anyone anybody nobody everything nothing".split(), "PRP"),
    **dict.fromkeys(("others", "%"), "NNS"),
    **dict.fromkeys("$£€¥", "$"),
}
_SHORT = frozenset("US U.S. UN U.N. UK U.K. EU".split())
_DETERMINING = frozenset("the a an no every each another".split())


class Token(NamedTuple):
    """A word, a figure or a sign."""

    start: int
    end: int
    text: str
    low: str
    """Lower case, with straight apostrophes."""
    tag: str
    """Part of speech: Penn Treebank, and HYPH for a hyphen, PU for other signs."""

    @property
    def noun(self) -> bool:
        """A noun or a name."""
        return self.tag.startswith("NN")

    @property
    def name(self) -> bool:
        """A proper noun."""
        return self.tag.startswith("NNP")

    @property
    def verb(self) -> bool:
        """Any form of a verb but a modal."""
        return self.tag.startswith("VB")


@lru_cache(maxsize=1)
def _parser() -> Any:
    """The tagger; taking it in costs half a second, which no command should pay that analyses nothing."""
    from textblob.en import parser

    return parser


def tag(text: str, start: int, end: int) -> list[Token]:
    """The tokens of the sentence `text[start:end]`."""
    found = [(match.start(), match.group()) for match in _TOKEN.finditer(text, start, end)]
    shouted = text[start:end].isupper()
    forms = [word.title() if shouted and len(word) > 3 else word for _, word in found]
    tags = [tag or "NN" for _, tag in _parser().find_tags([form.replace("’", "'") for form in forms])]
    first = [_first_tag(text, place, word, tags, n) for n, (place, word) in enumerate(found)]
    tokens = [
        Token(place, place + len(word), word, word.lower().replace("’", "'"), tag)
        for (place, word), tag in zip(found, first, strict=True)
    ]
    for n in range(len(tokens)):
        mended = _mended(tokens, n)
        if mended != tokens[n].tag:
            tokens[n] = tokens[n]._replace(tag=mended)
    return tokens


def is_number(word: str) -> bool:
    """Whether a word is a figure or a number in words."""
    return word[0].isdigit() or all(part in number_words() for part in word.split("-"))


@lru_cache(maxsize=50_000)
def key(low: str) -> str:
    """A word as heads are compared: its stem, of an irregular plural that of the singular."""
    one = plain(low)
    return stem(lexicon().table("inflection", "plural").get(one, one))


def _first_tag(text: str, place: int, word: str, tags: list[str], n: int) -> str:
    """The tagger's tag of a word, or what a word of its kind always is."""
    low = word.lower().replace("’", "'")
    if low in _FIXED:
        return _FIXED[low]
    if word in _SHORT:
        return "NNP"
    if word[0].isdigit():
        return "CD" if word[-1].isdigit() else "JJ"
    if is_number(low):
        return "CD"
    if word == "-" and text[place - 1 : place].strip() and text[place + 1 : place + 2].strip():
        return "HYPH"
    if low == "'s":
        behind = tags[n + 1] if n + 1 < len(tags) else ""
        owned = n and tags[n - 1].startswith("NN") and not behind.startswith(("DT", "VBG", "RB", "IN", "MD"))
        return "POS" if owned else "VBZ"
    if not word[0].isalnum() and word[0] not in "’'n":
        return "PU"
    return tags[n].split("-")[0]


def _mended(tokens: list[Token], n: int) -> str:
    """The tag of a word beside those of its neighbours."""
    token = tokens[n]
    tag, small = token.tag, token.text.islower()
    before = tokens[n - 1] if n else None
    farther = tokens[n - 2] if n > 1 else None
    behind = tokens[n + 1].tag if n + 1 < len(tokens) else ""
    if before is None or not small or token.low in AUXILIARIES:
        return tag
    if tag == "VBD" and before.low in AUXILIARIES:
        return "VBN"
    if tag in ("NN", "VBP", "VBD", "NNS", "JJ") and (
        before.tag == "MD" or before.tag.startswith("RB") and farther is not None and farther.tag == "MD"
    ):
        return "VB"
    if (
        tag in ("NN", "VBP")
        and before.low == "to"
        and farther is not None
        and (farther.verb or farther.tag == "JJ")
        and (behind in ("RP", "IN", "DT", "PRP$", "CD", "PRP", "RB") or behind.startswith("NNP"))
    ):
        return "VB"
    if tag in ("VBZ", "VBP", "VB") and (
        before.tag in ("CD", "PRP$", "JJ", "POS", "HYPH") or before.tag == "DT" and before.low in _DETERMINING
    ):
        return "NNS" if token.low.endswith("s") and tag == "VBZ" else "NN"
    if (
        tag == "VBN"
        and (before.noun or before.tag in ("PRP", "WDT", "WP"))
        and (behind in ("DT", "PRP$", "PRP", "CD", "$") or behind.startswith("NNP"))
    ):
        return "VBD"
    return tag
