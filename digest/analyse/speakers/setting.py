"""A quotation among the words of its sentence, and what says whose words it is."""

from __future__ import annotations

from dataclasses import dataclass

from ..tokens import Token

Place = tuple[int, int]
PLAIN = ("say", "write", "tell", "add")
"""Verbs of saying that need no comma behind a quotation, and whose pronoun speaks: "X said he told ..."; of other verbs
the verb of saying around them is taken.
"""


@dataclass(frozen=True, slots=True)
class Attribution:
    """What says whose words a quotation is."""

    mention: Place
    cue: Place | None = None
    channel: Place | None = None
    speaker: str | None = None
    rule: str = "none"


@dataclass(frozen=True, slots=True)
class Unattributed:
    """Nothing says whose words a quotation is."""

    rule: str = "none"
    """`continued` where it goes on with such a quotation of the paragraph before."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A quotation among the tokens of its sentence."""

    text: str
    tokens: list[Token]
    at: int
    """Index of the quotation in `tokens`."""

    @classmethod
    def behind(cls, text: str, tokens: list[Token]) -> Setting:
        """As if a quotation stood behind a sentence."""
        end = Token(tokens[-1].end, tokens[-1].end, '"', "quotation")
        return cls(text, [*tokens, end], len(tokens))

    @property
    def quotation(self) -> Token:
        """The token that is the quotation."""
        return self.tokens[self.at]


def place_of(token: Token) -> Place:
    """(start, end) of a token."""
    return token.start, token.end
