"""How many of a known number: "nearly all of whom are pregnant", "one of them was carrying a baby"."""

from __future__ import annotations

from ...model import Detail
from .evidence import Evidence, articles, group

SMALL = 20
"""Counts from which a part is told as a figure of its own."""


def differing_portions(evidence: Evidence) -> list[Detail]:
    """One detail for each group of which accounts tell another part."""
    facts = [f for f in evidence.facts("number") if f.slot in ("portion", "part") and f.act]
    facts = [f for f in facts if f.slot == "portion" or (f.value.isdigit() and int(f.value) < SMALL)]
    found = []
    for together in group(evidence, facts, evidence.matters.one, lambda f: [f.act], evidence.matters.at_odds):
        if len({f.value for f in together}) > 1 and len(articles(together)) > 1 and len({f.slot for f in together}) > 1:
            most = any(f.value in _MOSTLY for f in together)
            few = any(f.slot == "part" and int(f.value) < _HALF for f in together)
            relation = "conflict" if most and few else "precision"
            values = [evidence.value(f) for f in together]
            found.append(evidence.detail("How many of them", evidence.word_of(together), "number", relation, values))
    return found


_MOSTLY = frozenset({"nearly all", "almost all", "all but", "the vast majority", "all"})
_HALF = 3
"""A count of a part that is no "nearly all" of any group that is told of so."""
