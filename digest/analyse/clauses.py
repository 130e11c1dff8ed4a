"""Who does what in a clause, without a parser: the subject before a verb and the subject behind it."""

from __future__ import annotations

from ..language.lexicon import lexicon
from .cues import AUXILIARIES, PRONOUNS, cue_at, is_adverb
from .tokens import Token

NP_TOKENS = 14
"""Longest subject, in tokens, apart from clauses between commas."""
APPOSITION_TOKENS = 40
"""Longest run of clauses between commas that is passed over between a subject and its verb."""

_BOUNDARY = frozenset(
    "what and but that while when because after before as if although though which who whom whose than so or where "
    "since "
    "until unless whether nor to said says".split()
)
_PREPOSITIONS = frozenset(
    "in on at during by with about to into after before following amid over under through against".split()
)
_INNER = frozenset("of for from in at with on to".split())
_RELATIVE = frozenset(
    "who whose which whom where the a an his her its their of former also now then speaking citing in from aged after "
    "during on with at wearing".split()
)
_INTRODUCTIONS = frozenset(
    "in on at after before during when while as with by for from following asked speaking amid last next earlier later "
    "since because although though if once until even despite shortly according minutes hours days weeks months years "
    "under over throughout".split()
)
"""Words that begin a phrase in front of the subject."""
_HAVE = frozenset("has have had is was will would".split())
_DATELINE = 10
"""Tokens in which the dash of "WASHINGTON (AP) —" is looked for."""
INTRODUCTION = 30
"""Tokens of the longest phrase in front of a subject."""
NAME_TOKENS = 8
"""Tokens from the start of a clause in which its subject's name is looked for."""

Place = tuple[int, int]


def subject_before(tokens: list[Token], verb: int, any_noun: bool = False) -> Place | None:
    """(start, end) of the subject of the verb at `verb`, appositions between commas passed over; None when there is
    none. "Ann Lee, who said" and "Ann Lee, a farmer" are mentions as a whole.
    """
    i = verb - 1
    while i >= 0 and tokens[i].kind == "word" and _stands_between(tokens, i):
        i -= 1
    if i > 0 and tokens[i].low in ("heard", "seen") and tokens[i - 1].low in AUXILIARIES:
        return subject_before(tokens, i)
    if i >= 2 and tokens[i].low == "part" and tokens[i - 2].low == "for":
        i -= 3
    if i >= 3 and [t.low for t in tokens[i - 2 : i + 1]] == ["in", "the", "past"]:
        i -= 3
    if i >= 0 and tokens[i].low == ",":
        i = _before_appositions(tokens, i, verb)
    if i < 0 or tokens[i].kind != "word":
        return None
    if tokens[i].low == "to":
        return sentence_subject(tokens[:i])
    if tokens[i].low in ("who", "which") or tokens[i].low == "that" and i == verb - 1:
        return _antecedent(tokens, i)
    found = noun_phrase_ending(tokens, i, any_noun)
    return _with_name_in_front(tokens, found) if found else None


def _stands_between(tokens: list[Token], i: int) -> bool:
    """Whether a token is an auxiliary or an adverb of the verb behind it, not the name "Will"."""
    return is_adverb(tokens[i]) or (tokens[i].low in AUXILIARIES and not tokens[i].large)


def _with_name_in_front(tokens: list[Token], place: Place) -> Place:
    """The whole of "Tong Zhao, a fellow in Beijing": a name at the start of a clause, described behind a comma."""
    first = next(n for n, token in enumerate(tokens) if token.start == place[0])
    if first < 2 or tokens[first - 1].low != "," or not (_is_apposed(tokens[first]) and tokens[first].low != "in"):
        return place
    j = first - 2
    while j >= 0 and tokens[j].kind == "word" and tokens[j].large and not is_adverb(tokens[j]):
        j -= 1
    opens = j < 0 or tokens[j].kind == "mark" or tokens[j].low in ("but", "and", "that", "while")
    return (tokens[j + 1].start, place[1]) if opens and j < first - 3 else place


def _is_apposed(head: Token) -> bool:
    lex = lexicon()
    return (
        head.low in _RELATIVE
        or head.low[0].isdigit()
        or head.low.endswith("ing")
        or head.low in lex["names", "roles"]
        or head.low in lex["names", "offices"]
    )


def _before_appositions(tokens: list[Token], comma: int, verb: int) -> int:
    """Index of the last token before the clauses between commas that end at `comma`; -1 when none is found."""
    i = comma
    while i > 0 and verb - i < APPOSITION_TOKENS:
        j = i - 1
        while j >= 0 and tokens[j].low != "," and not _is_speech(tokens, j):
            j -= 1
        if j <= 0 or tokens[j].kind == "quotation" or j + 1 >= i:
            return -1
        head = tokens[j + 1]
        described = any(_is_apposed(t) for t in tokens[j + 1 : min(j + 5, i)])
        if not (described or head.large or is_adverb(head) or head.low in ("himself", "herself", "too")):
            return -1
        if tokens[j - 1].kind != "word":
            return -1
        i = j
        if not _continues_apposition(tokens, j):
            return j - 1
    return -1


def _is_speech(tokens: list[Token], i: int) -> bool:
    """Whether a quotation ends a clause; one amid words is part of a description: wearing a “Cruz” pin."""
    return tokens[i].kind == "quotation" and (i == 0 or tokens[i - 1].kind != "word")


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
        and tokens[j + 1].low in _RELATIVE - {"in", "from", "his", "her", "a", "an", "with"}
        and comma - j > 2
    )


def _antecedent(tokens: list[Token], who: int) -> Place | None:
    i = who - 1
    if i >= 0 and tokens[i].low == ",":
        i -= 1
    found = noun_phrase_ending(tokens, i) if i >= 0 and tokens[i].kind == "word" else None
    spoken = tokens[who].low == "who" or tokens[i].large or tokens[i].low in lexicon().speakers
    return (found[0], tokens[who].end) if found and spoken else None


def sentence_subject(tokens: list[Token]) -> Place | None:
    """The noun phrase a sentence begins with, up to its verb or a comma; what stands in front of it is passed over."""
    first = _past_introductions(tokens, _past_dateline(tokens))
    if first >= len(tokens) or tokens[first].kind != "word":
        return None
    if tokens[first].low in PRONOUNS:
        return tokens[first].start, tokens[first].end
    last = _end_of_name(tokens, first)
    if last is None and tokens[first].low in ("the", "a", "an"):
        ahead = range(first + 2, min(first + NAME_TOKENS, len(tokens)))
        last = next((i - 1 for i in ahead if tokens[i].low in _HAVE and tokens[i - 1].kind == "word"), None)
    return (tokens[first].start, tokens[last].end) if last is not None else None


def _end_of_name(tokens: list[Token], first: int) -> int | None:
    """Index of the last word of the name or role a sentence begins with: "Kremlin spokesman Dmitry Peskov"."""
    lex = lexicon()
    last = None
    for i in range(first, min(first + NAME_TOKENS, len(tokens))):
        token = tokens[i]
        if token.kind != "word" or (token.low in lex.cues and not token.large):
            break
        if token.low in lex.speakers or (token.large and token.low not in lex["words", "stop"]):
            last = i
        elif last is not None and tokens[last].large and token.low not in ("of", "the", "de", "al"):
            break
    return last


def _past_dateline(tokens: list[Token]) -> int:
    """Index behind "WASHINGTON (AP) —"."""
    for i, token in enumerate(tokens[:_DATELINE]):
        if token.low in ("—", "–", "--"):
            return i + 1 if i and all(t.large or t.kind == "mark" for t in tokens[:i]) else 0
    return 0


def _past_introductions(tokens: list[Token], first: int) -> int:
    """Index behind "On Tuesday," or "After the vote,": phrases that begin with a preposition, a time or a participle
    and end in a comma.
    """
    while first < len(tokens) and tokens[first].low in ("but", "and", "so", "yet"):
        first += 1
    for _ in range(3):
        if first >= len(tokens) or not _introduces(tokens, first):
            break
        ahead = range(first, min(first + INTRODUCTION, len(tokens) - 1))
        comma = next((i for i in ahead if tokens[i].low == ","), None)
        if comma is None:
            break
        first = comma + 1
    return first


def _introduces(tokens: list[Token], first: int) -> bool:
    low = tokens[first].low
    timed = any(t.low in ("ago", "later", "earlier", "before") for t in tokens[first : first + 5])
    alone = first + 1 < len(tokens) and tokens[first + 1].low == ","
    return low in _INTRODUCTIONS or timed or (low.endswith("ing") and len(low) > 5) or (low.endswith("ly") and alone)


def noun_phrase_ending(tokens: list[Token], end: int, any_noun: bool = False) -> Place | None:
    """(start, end) of the noun phrase whose last token is `end`, when it may be somebody who speaks. With `any_noun` a
    description of a name need not be a known one: "screenwriter Ann Lee".
    """
    lex = lexicon()
    if tokens[end].low in PRONOUNS - {"you", "who"}:
        return tokens[end].start, tokens[end].end
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
            and (token.low in lex.cues and token.low not in lex["cues", "ambiguous"] or token.low in AUXILIARIES)
            and not (token.low in ("called", "named") and j + 1 <= end and _begins_name(tokens[j + 1]))
        ):
            break
        if token.low in _PREPOSITIONS - _INNER:
            break
        first = j
    while first < end and (tokens[first].low in _INNER or is_adverb(tokens[first]) or tokens[first].kind != "word"):
        first += 1
    words = [t for t in tokens[first : end + 1] if t.kind == "word"]
    if not words or words[-1].low in lex["words", "stop"] - PRONOUNS - {"others"} and not words[-1].large:
        return None
    named = any_noun and any(t.large for t in words) and words[0].low not in lex["words", "stop"]
    if not named and not _may_begin_subject(words):
        return None
    return tokens[first].start, tokens[end].end


def _begins_name(token: Token) -> bool:
    return token.large or token.low[0].isdigit()


def _joins_names(tokens: list[Token], j: int) -> bool:
    return 0 < j < len(tokens) - 1 and tokens[j - 1].large and tokens[j + 1].large


def subject_after(tokens: list[Token], verb: int) -> Place | None:
    """(start, end) of a subject that follows its verb: "said the president", "said John Smith, a farmer"."""
    lex = lexicon()
    i = verb + 1
    while i < len(tokens) and is_adverb(tokens[i]) and not tokens[i].large and tokens[i].low not in _PREPOSITIONS:
        i += 1
    if i + 2 < len(tokens) and tokens[i].low in ("on", "via") and tokens[i + 1].large and tokens[i + 2].large:
        i += 2  # "wrote on Twitter Ann Lee"
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
            and (token.low in _BOUNDARY or token.low in _PREPOSITIONS or token.low in AUXILIARIES or cue_at(tokens, i))
        ):
            break
        if token.large and token.low in lex["names", "month_like"]:
            break
        i += 1
    words = [t for t in tokens[first:i] if t.kind == "word"]
    named = any(t.large for t in words) and words[0].low not in lex["words", "stop"]
    if not words or words[0].low in _INNER or not (named or _may_begin_subject(words)):
        return None
    return tokens[first].start, words[-1].end


def _may_begin_subject(words: list[Token]) -> bool:
    first = words[0].low
    if first in PRONOUNS - {"you", "who"}:
        return True
    if first in _PREPOSITIONS or first in _BOUNDARY or first in ("there", "that", "this", "these", "those"):
        return False
    return (
        words[0].large
        or first in ("the", "a", "an", "one", "his", "her", "its", "their", "another", "two", "several", "many", "some")
        or any(t.low in lexicon().speakers for t in words)
    )
