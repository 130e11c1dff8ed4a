"""The forms of English verbs and nouns: by rule where there is one, else from the lexicon."""

from __future__ import annotations

import re
from functools import lru_cache

from .lexicon import lexicon

_HISSES = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"(?<![aeiou])y$")
_SILENT_E = re.compile(r"(?<![eoy])e$")
"""Not of "flee", "canoe" and "dye", which keep theirs in "fleeing"."""
_CLOSED = re.compile(r"(?:^|[^aeiou]|qu)[aeiou][^aeiouwxyc]$")
_VOWELS = re.compile(r"(?<=q)u|[aeiou]+|(?<=[^aeiou])y")


@lru_cache(maxsize=4096)
def verb_forms(verb: str) -> tuple[str, ...]:
    """`occur` -> `occur`, `occurs`, `occurred`, `occurring`; every past form of an irregular verb."""
    stems = _stems(verb)
    irregular = lexicon().table("inflection", "past").get(verb)
    past = irregular.split() if irregular else [_past(verb, stem) for stem in stems]
    return tuple(dict.fromkeys([verb, with_s(verb), *past, *(_gerund(verb, stem) for stem in stems)]))


def with_s(word: str) -> str:
    """The third person of a verb, the plural of a regular noun: `deny` -> `denies`, `church` -> `churches`."""
    if _CONSONANT_Y.search(word):
        return word[:-1] + "ies"
    return word + ("es" if _HISSES.search(word) or word in lexicon()["inflection", "es"] else "s")


def _stems(verb: str) -> list[str]:
    """What -ed and -ing stand behind; two where British and American spelling differ, as in "cancelled"."""
    doubled = verb + ("k" if verb.endswith("c") else verb[-1])
    if verb.endswith("c") or (
        _CLOSED.search(verb) and (_is_short(verb) or verb in lexicon()["inflection", "doubling"])
    ):
        return [doubled]
    if verb.endswith("l") and _CLOSED.search(verb):
        return [doubled, verb]
    return [_SILENT_E.sub("", verb)]


def _is_short(verb: str) -> bool:
    return len(_VOWELS.findall(verb.replace("qu", "q"))) == 1


def _past(verb: str, stem: str) -> str:
    if _CONSONANT_Y.search(verb):
        return verb[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def _gerund(verb: str, stem: str) -> str:
    return (verb[:-2] + "y" if verb.endswith("ie") else stem) + "ing"
