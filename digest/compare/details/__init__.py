"""Every slot in which accounts differ: one kind of difference a file, the weightiest first."""

from __future__ import annotations

from dataclasses import replace

from ...model import Detail
from ..lasting import told_apart
from .called import names_of_the_event
from .evidence import Evidence
from .figures import differing_figures
from .forms import other_forms
from .framing import hedges, labels
from .only_here import only_here
from .tellings import tellings

KINDS = (
    (differing_figures, 8),
    (tellings, 13),
    (other_forms, 3),
    (labels, 1),
    (names_of_the_event, 1),
    (hedges, 1),
    (only_here, 24),
)
"""(what takes the evidence and gives details in a lasting order, the most of these that an event is shown, the
weightiest first): together at most as many as a reader goes through."""

RANK = {"conflict": 5, "update": 4, "precision": 3, "alias": 2, "wording": 2, "single-source": 1}


def find_details(evidence: Evidence) -> tuple[Detail, ...]:
    """All details, the weightiest first: contradictions and changes, figures, then what is only put otherwise."""
    corpus = evidence.corpus
    found: list[Detail] = []
    for find, most in KINDS:
        details = sorted(find(evidence), key=lambda d: (-RANK[d.relation], -d.weight, corpus.order(d.values[0].span)))
        found += [replace(detail, rule=find.__name__) for detail in details[:most]]
    return told_apart(found)
