"""How an act is told: as done, denied, awaited, not known, or only as possible."""

from __future__ import annotations

import re

from ...language.lexicon import lexicon

ADJECTIVES = 1
"""Words of any kind that may stand between a negation and an act: "no formal charges"."""
_AT_FIRST = frozenset("immediately initially first".split())
_NONE = re.compile(r"\bnone of\b|\b(?:no one|nobody)(?: \w+)?$")


def _denies_a_report(before: set[str]) -> bool:
    """As in "denied rumours of a hostage-taking"."""
    return bool({"denied", "denies"} & before and before & lexicon()["framing", "rumour"])


def modality(before: list[str]) -> str:
    """How an act is told, by the words before it: `denied` where nothing but auxiliaries, adverbs and a few light words
    stand between a negation and the act; `modal` where it is only possible, wanted or asked for.
    """
    lex = lexicon()
    if _NONE.search(" ".join(before)) or _denies_a_report(set(before)):
        return "denied"
    for n in range(len(before) - 1, -1, -1):
        word, behind = before[n], set(before[n + 1 :])
        if word in lex["framing", "denied"]:
            asked = "to" in behind or behind & _AT_FIRST or set(before[max(0, n - 2) : n]) & lex["framing", "modal"]
            return "modal" if asked else "denied"
        if word == "will":
            return "planned"
        if word not in lex["framing", "light"] and not word.endswith("ly") and len(before) - n > ADJECTIVES:
            break
    if "asked" in before:
        return "modal"
    if any(w in lex["framing", "open"] for w in before):
        return "open"
    near = set(before[-4:])
    if near & lex["framing", "modal"]:
        return "modal"
    return "planned" if near & lex["framing", "ahead"] else "done"
