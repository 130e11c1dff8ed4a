"""Speech in the article's own words: "X said that ...", "..., X said", "according to X, ...", "X accused Y of ...".

A second tier beside quotations: exact bounds of indirect speech are an unsolved problem (research: 0.6 F1 exact), so
only plain forms are read, and what is read is shown as the article's words, never as the speaker's.
"""

from __future__ import annotations

from ..language.lexicon import lexicon
from .cues import AUXILIARIES, PRONOUNS
from .tokens import Token

LEAST = 4
"""Words of the shortest reported clause."""
OBJECT = 10
"""Tokens between "told" or "said in a statement" and its "that"."""
_OBJECTS = ("tell", "warn", "inform", "assure", "remind", "advise")
"""Verbs whose first noun is whom it is said to."""
_WHOLE = ("accuse", "blame", "urge", "order", "demand", "threaten", "vow", "promise", "pledge")
"""Verbs that report an act: the clause is what follows, "of planning attacks", "to leave"."""

Place = tuple[int, int]


def reported_clause(tokens: list[Token], mention: Place, cue: Place) -> Place | None:
    """(start, end) of what a sentence without quotations reports of who is named at `mention`; None where it is not
    plain.
    """
    at = next((i for i, token in enumerate(tokens) if token.start == cue[0]), None)
    if at is None:
        return None
    lemma = lexicon().cues.get(tokens[at].low, ("",))[0]
    if tokens[at].low == "according":
        place = _beside_according(tokens, mention, cue)
    elif _ends_sentence(tokens, max(cue[1], mention[1])):
        place = _before(tokens, min(cue[0], mention[0]))
    elif mention[1] <= cue[0]:
        place = _behind(tokens, at, lemma)
    else:
        place = None
    return place if place and _words(tokens, place) >= LEAST else None


def _words(tokens: list[Token], place: Place) -> int:
    return sum(token.kind == "word" for token in tokens if place[0] <= token.start < place[1])


def _ends_sentence(tokens: list[Token], position: int) -> bool:
    """Whether nothing but a stop, or a time and place, follows."""
    rest = [token for token in tokens if token.start >= position]
    return all(t.kind == "mark" for t in rest) or (len(rest) <= 5 and rest[0].low in ("on", "in", "at"))


def _before(tokens: list[Token], position: int) -> Place | None:
    """From the start of the sentence to the comma before "X said"."""
    ahead = [token for token in tokens if token.end <= position]
    return (ahead[0].start, ahead[-2].end) if len(ahead) > 1 and ahead[-1].low == "," else None


def _behind(tokens: list[Token], cue: int, lemma: str) -> Place | None:
    end = _last_word(tokens)
    if lemma in _WHOLE:
        passive = cue + 1 < len(tokens) and tokens[cue + 1].low in ("of", "by", "with")
        return None if passive else (tokens[cue].start, end)
    near = range(cue + 1, min(cue + 1 + OBJECT, len(tokens) - 1))
    that = next((i for i in near if tokens[i].low == "that"), None)
    if that is not None:
        if tokens[that + 1].low in AUXILIARIES:  # "the agreement that would ..."
            return None
        return tokens[that + 1].start, end
    if lemma in _OBJECTS or cue + 1 >= len(tokens) or not _begins_clause(tokens, cue + 1):
        return None
    return tokens[cue + 1].start, end


def _begins_clause(tokens: list[Token], i: int) -> bool:
    """Whether a clause with a verb of its own begins here."""
    first = tokens[i]
    opens = (
        first.large or first.low in PRONOUNS or first.low in ("the", "a", "an", "there", "this", "its", "his", "her")
    )
    cues = lexicon().cues
    return opens and any(
        t.low in AUXILIARIES or t.low in cues or t.low.endswith("ed")
        for t in tokens[i + 1 : i + 16]
        if t.kind == "word" and not t.large
    )


def _beside_according(tokens: list[Token], mention: Place, cue: Place) -> Place | None:
    """What stands before ", according to X" or behind "According to X,"."""
    if cue[0] > tokens[0].start:
        return _before(tokens, cue[0])
    comma = next((i for i, t in enumerate(tokens) if t.low == "," and t.start >= mention[1]), None)
    if comma is None or comma + 1 >= len(tokens):
        return None
    return tokens[comma + 1].start, _last_word(tokens)


def _last_word(tokens: list[Token]) -> int:
    return next(token.end for token in reversed(tokens) if token.kind == "word")
