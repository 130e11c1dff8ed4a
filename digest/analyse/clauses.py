"""Who does what in a clause, without a parser: the subject before a verb, the subject behind it, what a cue is."""

from __future__ import annotations

from ..language.lexicon import lexicon
from .tokens import Token

NP_TOKENS = 14
"""Longest subject, in tokens, apart from clauses between commas."""
APPOSITION_TOKENS = 40
"""Longest run of clauses between commas that is passed over between a subject and its verb."""

_AUXILIARIES = frozenset(
    "has have had was were is are be been being did does do will would could can may might must should"
    " 's 'd 'll".split()
)
_ADVERBS = frozenset(
    "also then later earlier now still again just even once often always never ever already soon today yesterday "
    "tomorrow"
    " reportedly however meanwhile further first on in last this not".split()
)
_BOUNDARY = frozenset(
    "and but that while when because after before as if although though which who whom whose than so or where since "
    "until"
    " unless whether nor to said says".split()
)
_PREPOSITIONS = frozenset(
    "in on at during by with about to into after before following amid over under through against".split()
)
_INNER = frozenset("of for from in at with on to".split())
_RELATIVE = frozenset(
    "who whose which whom where the a an his her its their of former also now then speaking citing in from aged".split()
)
PRONOUNS = frozenset("he she they it i we you who".split())

Place = tuple[int, int]


def is_adverb(token: Token) -> bool:
    """Whether a token may stand between a subject and its verb."""
    return (
        token.low in _ADVERBS
        or (token.low.endswith("ly") and len(token.low) > 4)
        or token.low in lexicon()["names", "month_like"]
    )


def cue_at(tokens: list[Token], i: int) -> bool:
    """Whether the token reports speech here, and is neither a noun nor a passive ("had been told")."""
    token = tokens[i]
    lex = lexicon()
    if token.kind != "word" or token.low not in lex.cues or (token.large and i > 0):
        return False
    before = _previous_word(tokens, i)
    if before is None:
        return token.low not in lex["cues", "ambiguous"]
    if before.low in (
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "these",
        "no",
        "any",
        "some",
        "of",
        "in",
        "media",
        "'s",
    ):
        return before.low in ("that", "this", "'s") and token.low not in lex["cues", "ambiguous"]
    if before.low in ("to", "not") and token.low in lex["cues", "ambiguous"]:
        return False
    if token.low in lex["cues", "ambiguous"]:
        return before.large or before.low in PRONOUNS or before.low == "who"
    return not (
        before.low in ("been", "be", "being", "was", "were", "is", "are")
        and token.low.endswith(("ed", "told", "said", "called", "known", "read"))
        and token.low != "quoted"
    )


def _previous_word(tokens: list[Token], i: int) -> Token | None:
    while i > 0:
        i -= 1
        if tokens[i].kind == "word" and not (tokens[i].low.endswith("ly") or tokens[i].low in ("also", "not")):
            return tokens[i]
        if tokens[i].kind != "word":
            return None
    return None


def is_participle(tokens: list[Token], i: int) -> bool:
    """Whether the cue is an -ing form without an auxiliary of its own: ", saying ..."."""
    if not tokens[i].low.endswith("ing"):
        return False
    before = _previous_word(tokens, i)
    return before is None or before.low not in _AUXILIARIES | {"been", "was"}


def subject_before(tokens: list[Token], verb: int) -> Place | None:
    """(start, end) of the subject of the verb at `verb`, appositions between commas passed over; None when there is
    none.
    """
    i = verb - 1
    while i >= 0 and tokens[i].kind == "word" and (tokens[i].low in _AUXILIARIES or is_adverb(tokens[i])):
        i -= 1
    if i >= 0 and tokens[i].low == ",":
        i = _before_appositions(tokens, i, verb)
    if i < 0 or tokens[i].kind != "word":
        return None
    if tokens[i].low == "who":
        return _antecedent(tokens, i)
    return _noun_phrase_ending(tokens, i)


def _before_appositions(tokens: list[Token], comma: int, verb: int) -> int:
    """Index of the last token before the clauses between commas that end at `comma`; -1 when none is found."""
    i = comma
    while i > 0 and verb - i < APPOSITION_TOKENS:
        j = i - 1
        while j >= 0 and tokens[j].low != "," and tokens[j].kind != "quotation":
            j -= 1
        if j <= 0 or tokens[j].kind == "quotation" or j + 1 >= i:
            return -1
        head = tokens[j + 1]
        apposed = (
            head.low in _RELATIVE
            or head.low[0].isdigit()
            or head.low in lexicon()["names", "roles"]
            or head.low in lexicon()["names", "offices"]
        )
        if not apposed and not head.large:
            return -1
        earlier = tokens[j - 1]
        if earlier.kind != "word":
            return -1
        i = j
        if not _continues_apposition(tokens, j):
            return j - 1
    return -1


def _continues_apposition(tokens: list[Token], comma: int) -> bool:
    """Whether what ends at this comma is itself an apposition: its own start stands behind a comma and begins like
    one.
    """
    j = comma - 1
    while j >= 0 and tokens[j].low != "," and tokens[j].kind == "word":
        j -= 1
    return (
        j > 0
        and tokens[j].low == ","
        and tokens[j + 1].low in _RELATIVE - {"the", "in", "from", "his", "her", "a", "an"} | {"the"}
        and comma - j > 2
    )


def _antecedent(tokens: list[Token], who: int) -> Place | None:
    i = who - 1
    if i >= 0 and tokens[i].low == ",":
        i -= 1
    return _noun_phrase_ending(tokens, i) if i >= 0 and tokens[i].kind == "word" else None


def _noun_phrase_ending(tokens: list[Token], end: int) -> Place | None:
    lex = lexicon()
    first = end
    for j in range(end, max(-1, end - NP_TOKENS), -1):
        token = tokens[j]
        if token.low in ("'", "’", "-", ".") and j < end:
            continue
        if token.kind != "word" or (token.low in _BOUNDARY and not (token.low == "and" and _joins_names(tokens, j))):
            break
        if (
            j < end
            and not token.large
            and (token.low in lex.cues and token.low not in lex["cues", "ambiguous"] or token.low in _AUXILIARIES)
        ):
            break
        if token.low in _PREPOSITIONS - _INNER:
            break
        first = j
    while first < end and (tokens[first].low in _INNER or is_adverb(tokens[first]) or tokens[first].kind != "word"):
        first += 1
    words = [t for t in tokens[first : end + 1] if t.kind == "word"]
    if not words or words[-1].low in lex["words", "stop"] - PRONOUNS - {"others"} or not _may_begin_subject(words):
        return None
    return tokens[first].start, tokens[end].end


def _joins_names(tokens: list[Token], j: int) -> bool:
    return 0 < j < len(tokens) - 1 and tokens[j - 1].large and tokens[j + 1].large


def subject_after(tokens: list[Token], verb: int) -> Place | None:
    """(start, end) of a subject that follows its verb: "said the president", "said John Smith, a farmer"."""
    lex = lexicon()
    i = verb + 1
    while i < len(tokens) and tokens[i].kind == "word" and is_adverb(tokens[i]) and not tokens[i].large:
        i += 1
    first = i
    while i < len(tokens) and i - first < NP_TOKENS and tokens[i].kind in ("word", "mark"):
        token = tokens[i]
        if token.kind == "mark" and token.low not in (".", "-", "'", "’"):
            break
        if token.low == "." and not (
            i + 1 < len(tokens)
            and tokens[i - 1].end == token.start
            and len(tokens[i - 1].low) <= 4
            and tokens[i - 1].large
            and tokens[i + 1].large
        ):
            break
        if (
            i > first
            and token.kind == "word"
            and not token.large
            and (token.low in _BOUNDARY or token.low in _PREPOSITIONS or token.low in _AUXILIARIES or cue_at(tokens, i))
        ):
            break
        if token.large and token.low in lex["names", "month_like"]:
            break
        i += 1
    words = [t for t in tokens[first:i] if t.kind == "word"]
    if not words or not _may_begin_subject(words):
        return None
    return tokens[first].start, words[-1].end


def _may_begin_subject(words: list[Token]) -> bool:
    lex = lexicon()
    first = words[0].low
    if first in PRONOUNS - {"you", "who"}:
        return True
    if first in _PREPOSITIONS or first in _BOUNDARY or first in ("there", "that", "this", "these", "those"):
        return False
    return (
        words[0].large
        or first in ("the", "a", "an", "one", "his", "her", "its", "their", "another", "two", "several", "many", "some")
        or any(
            t.low in lex["names", "roles"] or t.low in lex["names", "offices"] or t.low in lex["names", "unnamed"]
            for t in words
        )
    )
