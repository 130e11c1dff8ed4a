"""What happened: the words for acts, whether each is told as done, planned or denied, and which act a value belongs to.

An act is a class of words from the lexicon ("freed", "released", "the release" are one), so that "21 freed" and "197
still captive" are values of different things although both count girls.
"""

from __future__ import annotations

import re

from ...language.lexicon import lexicon
from ...language.numbers import unit_classes
from ...language.words import WORD, act_classes, plain, stem
from ...model import Article, Fact, Quotation, Span
from .modality import modality

REACH = 9
"""Words before an act in which "not", "will" or "denied" tells whether it has happened."""
BOUNDARY = 6
"""Words that a comma or a word that begins a clause counts for when the act nearest to a value is looked for."""
NEAR = 12
"""The same for a place, which stands right behind its act more often than a figure does."""
TITLE_CASE = 0.6
"""Share of words written large from which a line is a headline in title case, where large words are no names."""
BESIDE = 3
"""Words between a bare figure and an act from which it does not count whom the act befell."""
IN_FRONT = 1.5
"""What an act in front of a value counts more than one behind it: "saving the 218 girls still held" counts the held."""
NOT_HUMAN = 2
"""What an act that people do not undergo counts more for a figure."""
FARTHEST = 22
"""Words, boundaries counted in, beyond which a value belongs to no act of its sentence."""
_BREAK = re.compile(r"[,;:—–(]|\b(?:and|who|which|while|after|when|before|but|that|although|as|where|because)\b")

_RELATIVE = re.compile(r" (?:who|which|that) ")
"""Behind a value, the clause that belongs to it: "the 197 girls who remain in captivity"."""


def find_acts(article: Article, sentence: Span, _inside: list[Quotation]) -> list[Fact]:
    """Each word for an act; value: `done`, `planned`, `denied`, `open` (not known) or `modal`; slot: the act."""
    words = list(WORD.finditer(article.text, sentence.start, sentence.end))
    classes = act_classes()
    headline = sum(w.group()[0].isupper() for w in words) > TITLE_CASE * len(words)
    found = []
    for n, match in enumerate(words):
        act = (
            classes.get(stem(plain(match.group()))) if article.text[match.start() - 1 : match.start()] != "-" else None
        )
        if act and (headline or not (match.group()[0].isupper() and n and _is_name(words, n))):
            status = modality([plain(w.group()) for w in words[max(0, n - REACH) : n]])
            found.append(Fact("act", Span(article.id, *match.span()), sentence, status, act))
    return found


def _is_name(words: list[re.Match[str]], n: int) -> bool:
    """Whether a word written large stands beside another one: "Operation Search", not "the Shooting"."""
    return words[n - 1].group()[0].isupper() or (n + 1 < len(words) and words[n + 1].group()[0].isupper())


def nearest_act(text: str, acts: list[Fact], fact: Fact) -> str:
    """The act of a sentence that a value belongs to: the one fewest words and clauses away; empty for none. A figure
    belongs rather to what people undergo: "killed 20 people in attacks".
    """
    span = fact.span
    best, cost = None, float(NEAR if fact.kind == "where" else FARTHEST)
    people = fact.kind == "number" and (not fact.slot or fact.slot in unit_classes().values())
    human = lexicon()["framing", "human"] if people else frozenset()
    for act in acts:
        if act.span.overlaps(span):
            return act.slot
        first, last = sorted((act.span, span), key=lambda one: one.start)
        between = text[first.end : last.start]
        breaks = _BREAK.findall(between)
        if last is act.span and _RELATIVE.match(between):
            breaks = breaks[1:]
        away = len(between.split()) + BOUNDARY * len(breaks) + (IN_FRONT if first is act.span else 0)
        away += NOT_HUMAN if human and act.slot not in human else 0
        if away < cost:
            best, cost = act, away
    return _phase(text, acts, best).slot if best else ""


def _phase(text: str, acts: list[Fact], act: Fact) -> Fact:
    """The act, or the beginning or end of it that is told right behind: "the shooting has stopped"."""
    behind = [a for a in acts if 0 <= a.span.start - act.span.end and a.slot in lexicon()["framing", "phases"]]
    return next((a for a in behind if len(text[act.span.end : a.span.start].split()) < BESIDE), act)


def counts_people(text: str, acts: list[Fact], number: Fact) -> bool:
    """Whether a bare figure stands right beside something that people undergo: "killing dozens", "500 were hurt"."""
    if number.act not in lexicon()["framing", "human"]:
        return False
    for act in acts:
        first, last = sorted((act.span, number.span), key=lambda one: one.start)
        if act.slot == number.act and len(text[first.end : last.start].split()) < BESIDE:
            return True
    return False


def by_sentence(acts: list[Fact]) -> dict[Span, list[Fact]]:
    """The acts of each sentence."""
    found: dict[Span, list[Fact]] = {}
    for act in acts:
        found.setdefault(act.sentence, []).append(act)
    return found
