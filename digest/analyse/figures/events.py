"""Which classes of event the words around a figure tell of."""

from __future__ import annotations

from functools import lru_cache

from ...language.lexicon import lexicon
from ...language.phrases import BRACKETS, Group, Tagged
from ...language.tagging import AUXILIARIES, Token, key
from ...language.words import act_classes

HARM = frozenset(("die", "hurt"))
"""Classes of event that befall people: a bare figure beside one counts them."""


def event_of(word: str) -> str:
    """The class of event that a word tells of; empty where it tells of none."""
    return act_classes().get(key(word), "")


def events_of_verb(tagged: Tagged, number: int, phrase: int) -> set[str]:
    """The classes of a verb; of a light one or one of rising, of its subject and object too: "the toll rose to"."""
    group = tagged.groups[number]
    main = tagged.tokens[group.head]
    found = {event_of(main.low)}
    if main.low in AUXILIARIES or main.low in _light() or found & {"rise", "fall"}:
        for n in (number - 1, number - 2, number - 3, number + 1, number + 2):
            if 0 <= n < len(tagged.groups) and n != phrase and tagged.groups[n].kind == "N":
                found |= {event_of(token.low) for token in _tokens(tagged, tagged.groups[n])}
    behind = number + 1
    if main.low in AUXILIARIES and behind < len(tagged.groups):
        found |= {event_of(token.low) for token in _tokens(tagged, tagged.groups[behind])}
    return found


def events_behind(tagged: Tagged, number: int) -> set[str]:
    """The classes of what hangs on a noun: "people dead", "people in the attack"."""
    found: set[str] = set()
    for n in range(number + 1, min(number + 5, len(tagged.groups))):
        group, token = tagged.groups[n], tagged.tokens[tagged.groups[n].first]
        if group.kind == "V" or token.text == "," or token.text in BRACKETS or token.tag == "CC":
            break
        if group.kind == "N" or token.tag.startswith("JJ"):
            found |= {event_of(one.low) for one in _tokens(tagged, group)}
    return found


def _tokens(tagged: Tagged, group: Group) -> tuple[Token, ...]:
    return tagged.tokens[group.first : group.last + 1]


@lru_cache(maxsize=1)
def people() -> frozenset[str]:
    """Keys of the nouns for people."""
    return frozenset(map(key, lexicon().words("figures", "people")))


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return lexicon()["framing", "light_verbs"]
