"""Who speaks: rules by position, tried in the order of their reliability, and no guess behind them."""

from __future__ import annotations

from dataclasses import replace

from ...language.lexicon import lexicon
from ..clauses import subject_after
from .before import according_to, clause_subject, colon_before, cue_before, main_report, noun_before, phrase_before
from .behind import clause_behind, signed, subject_behind, verb_behind
from .setting import Attribution, Place, Setting

__all__ = ["RELIABILITY", "Attribution", "Setting", "by_rules", "main_report"]

RULES = (
    verb_behind,
    subject_behind,
    noun_before,
    cue_before,
    according_to,
    clause_behind,
    phrase_before,
    colon_before,
    signed,
    clause_subject,
)
RELIABILITY: dict[str, float] = {}


def by_rules(setting: Setting) -> Attribution:
    """The mention and the cue in the quotation's own sentence, by the first rule that finds them."""
    for rule in RULES:
        found = rule(setting)
        if found:
            return replace(found, rule=rule.__name__, channel=_channel(setting, found))
    return Attribution()


def _channel(setting: Setting, found: Attribution) -> Place | None:
    """The agency or programme the words came through, when somebody else speaks: "according to the state Belta news
    agency".
    """
    tokens = setting.tokens
    for i in range(len(tokens) - 1):
        through = tokens[i].low == "according" and tokens[i + 1].low == "to"
        told = tokens[i].low == "told"
        if through or told:
            place = subject_after(tokens, i + (1 if through else 0))
            if place and place != found.mention and _is_medium(setting.text[place[0] : place[1]]):
                return place
    return None


def _is_medium(words: str) -> bool:
    lex = lexicon()
    return any(
        w in lex["names", "agencies"] or w in lex["names", "agency_nouns"]
        for w in words.lower().replace("’", "'").split()
    )
