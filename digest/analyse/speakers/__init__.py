"""Who speaks: rules by position, tried in the order of their reliability, and no guess behind them."""

from __future__ import annotations

from dataclasses import replace

from ...language.lexicon import lexicon
from ..clauses import subject_after
from .before import according_to, clause_subject, colon_before, cue_before, main_report, noun_before, phrase_before
from .behind import clause_behind, signed, subject_behind, verb_behind
from .setting import Attribution, Place, Setting, Unattributed

__all__ = [
    "OVER_SENTENCES",
    "RELIABILITY",
    "Attribution",
    "Setting",
    "Unattributed",
    "by_rules",
    "is_reliable",
    "main_report",
]

ORDER = (
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
OVER_SENTENCES = {
    "carried": "A second quotation of the paragraph goes on with its first speaker.",
    "continued": "One speech over several paragraphs has one speaker.",
    "announced": "The paragraph before ends in a colon and names the speaker.",
    "floating": "A paragraph of nothing but speech goes on with the speaker before it.",
    "paragraph_before": "The paragraph before reports somebody's speech in the article's words.",
    "sentence_before": "The sentence before reports somebody's speech in the article's words.",
}
"""Rules that look beyond the sentence, see `quotations`."""
RELIABILITY = {
    "verb_behind": (0.98, 528),
    "subject_behind": (0.97, 1960),
    "carried": (0.97, 1144),
    "clause_behind": (0.97, 31),
    "continued": (0.96, 25),
    "cue_before": (0.91, 1332),
    "announced": (1.00, 23),
    "phrase_before": (1.00, 11),
    "signed": (1.00, 18),
    "colon_before": (0.90, 39),
    "paragraph_before": (0.90, 10),
    "floating": (0.89, 45),
    "according_to": (0.88, 16),
    "noun_before": (0.88, 8),
    "clause_subject": (0.85, 27),
    "sentence_before": (0.77, 13),
}
"""Rule -> (share of attributions whose mention is the labelled speaker, how many there were): quotations of four words
and more in PolNeAR's training articles, by `evals/train.py rules`; `signed`, which they do not hold, in its dev
articles."""
LEAST = 0.75
"""A rule that is less reliable names nobody."""


def is_reliable(rule: str) -> bool:
    """Whether what a rule finds may be shown."""
    return RELIABILITY[rule][0] >= LEAST


RULES = tuple(rule for rule in ORDER if is_reliable(rule.__name__))


def by_rules(setting: Setting) -> Attribution | None:
    """The mention and the cue in the quotation's own sentence, by the first rule that finds them, if one does."""
    for rule in RULES:
        found = rule(setting)
        if found:
            return replace(found, rule=rule.__name__, channel=_channel(setting, found))
    return None


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
