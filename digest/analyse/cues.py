"""Which words of a sentence report speech: verbs of saying, phrases, and nouns of saying."""

from __future__ import annotations

from ..language.lexicon import lexicon
from .tokens import Token

AUXILIARIES = frozenset(
    "has have had was were is are be been being did does do will would can could may might must should"
    " 's 'd 'll didn't doesn't don't won't wouldn't couldn't can't hasn't haven't hadn't isn't wasn't cannot".split()
)
PRONOUNS = frozenset("he she they it i we you who".split())
_ADVERBS = frozenset(
    "also then later earlier now still again just even once often always never ever already soon today yesterday "
    "tomorrow reportedly however meanwhile further first on in last this not".split()
)
_NOUN_MARKERS = frozenset("the a an his her its their my our your these no any some of in media more".split())
_OWNERS = frozenset("a an his her its their my our your this".split())
_BEFORE_A_MAIN_VERB = AUXILIARIES | frozenset("heard seen filmed caught".split())
"""Words behind which an -ing form is no participle of its own: "was saying", "can be heard saying"."""


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
    ambiguous = token.low in lex["cues", "ambiguous"]
    before = _previous_word(tokens, i)
    if before is None:
        return not ambiguous or (i > 0 and token.low.endswith("ing") and tokens[i - 1].low == ",")
    if before.low in _NOUN_MARKERS or _gives_a_name(tokens, i):
        return False
    if before.low in ("that", "this") or before.low.endswith(("'s", "s'")):
        return not ambiguous and not (before.low.endswith(("'s", "s'")) and _bare(token.low))
    if ambiguous:
        noun = any(t.low in _OWNERS for t in tokens[max(0, i - 4) : i - 1])  # "a deleted Twitter post"
        return before.low not in ("to", "not") and (before.large or before.low in PRONOUNS) and not noun
    return not (before.low in _PASSIVE and _past(token.low) and token.low != "quoted")


def _gives_a_name(tokens: list[Token], i: int) -> bool:
    """As in "one user called 80 Hou wrote": a participle that names, with nothing quoted behind it."""
    named = tokens[i].low in ("called", "named") and not tokens[i - 1].large and i + 1 < len(tokens)
    name = named and (tokens[i + 1].large or tokens[i + 1].low[0].isdigit())
    return name and not any(t.kind == "quotation" for t in tokens[i:])


def verb_right_behind(tokens: list[Token], i: int) -> bool:
    """Whether the token right behind a quotation reports it, nouns before a subject too: `"...," reports the AP`."""
    known = tokens[i].low in lexicon().cues or tokens[i].low in lexicon()["cues", "beside"]
    return cue_at(tokens, i) or (known and not tokens[i].large)


def closing_verb(tokens: list[Token], i: int) -> bool:
    """Whether the token is a verb that a clause ends with, any past form among them: `"No," Ann Lee laughed.`."""
    token, behind = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    if behind and f"{token.low} {behind.low}" in lexicon().closing_phrases:
        return i + 2 == len(tokens) or tokens[i + 2].kind == "mark"
    ends = behind is None or behind.low in (".", ",", "—", "–", "--")
    known = token.low in lexicon().cues or token.low in lexicon()["cues", "beside"] or token.low.endswith("ed")
    return ends and known and token.kind == "word" and not token.large and not is_adverb(token)


_PASSIVE = frozenset("been be being was were is are".split())


def _past(verb: str) -> bool:
    return verb.endswith(("ed", "told", "said", "known", "read"))


def _bare(verb: str) -> bool:
    """Whether a form is a verb's bare form, which reads as a noun behind a possessive: "Seoul's offer"."""
    return not verb.endswith(("ed", "ing", "s")) and verb not in ("said", "told", "wrote", "spoke", "thought", "says")


def _previous_word(tokens: list[Token], i: int) -> Token | None:
    while i > 0:
        i -= 1
        if tokens[i].kind == "word" and not (tokens[i].low.endswith("ly") or tokens[i].low in ("also", "not")):
            return tokens[i]
        if tokens[i].kind != "word":
            return None
    return None


def is_participle(tokens: list[Token], i: int) -> bool:
    """Whether the cue is an -ing form without an auxiliary of its own: ", saying ...", not "was saying" or "can be
    heard saying".
    """
    if not tokens[i].low.endswith("ing"):
        return False
    before = _previous_word(tokens, i)
    return before is None or before.low not in _BEFORE_A_MAIN_VERB


def noun_of_saying(token: Token) -> bool:
    """Whether a token names an act of speech: "her claim that ..."."""
    return token.kind == "word" and token.low in lexicon()["cues", "nouns"]
