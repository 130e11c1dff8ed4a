"""Every slot in which accounts differ: one kind of difference a file, the weightiest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ...model import Detail, Person, SharedQuote, Span
from ..claims import Claims
from ..corpus import Corpus
from ..lasting import told_apart
from ..statements import Statement
from .ages import differing_ages
from .attribution import credited_agencies, credited_speakers, who_did_it
from .changes import changed_accounts, corrected_times, what_came_first, who_it_is
from .credits import credited_for, credited_for_claims, credited_for_speech
from .dates import differing_dates
from .descriptions import descriptions, names_of_the_event
from .evidence import Evidence
from .forms import other_forms
from .framing import hedges, labels, reporting_verbs, status
from .happened import whether_it_happened, who_would_not_say
from .names import capitals_for_countries, named_or_not, spellings, stated_aliases, suspect_named
from .numbers import differing_numbers
from .only_here import only_here
from .places import differing_places, where_it_happened, where_things_happen
from .portions import differing_portions
from .tellings import tellings
from .wordings import replaced_words, reworded_claims

KINDS = (
    differing_numbers,
    differing_portions,
    differing_ages,
    differing_dates,
    differing_places,
    where_things_happen,
    where_it_happened,
    who_did_it,
    stated_aliases,
    spellings,
    other_forms,
    capitals_for_countries,
    named_or_not,
    suspect_named,
    labels,
    names_of_the_event,
    descriptions,
    reporting_verbs,
    status,
    whether_it_happened,
    who_would_not_say,
    changed_accounts,
    who_it_is,
    corrected_times,
    what_came_first,
    hedges,
    credited_agencies,
    credited_speakers,
    credited_for_claims,
    credited_for_speech,
    replaced_words,
    reworded_claims,
    tellings,
    only_here,
)
"""Each takes the evidence and gives details in a lasting order."""

RANK = {"conflict": 6, "update": 5, "precision": 4, "alias": 3, "wording": 3, "single-source": 1}


def _without_echoes(details: list[Detail]) -> list[Detail]:
    """Without what only repeats a difference that is shown already: every place of it stands in one weightier."""
    kept: list[Detail] = []
    held: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for detail in sorted(details, key=lambda d: -RANK[d.relation]):
        places = [[i for s, i in held[v.span.article] if s.overlaps(v.span)] for v in detail.values]
        echoed = places and set.intersection(*map(set, places))
        if not (echoed and detail.question in ECHOES):
            kept.append(detail)
            if detail.relation in ("conflict", "update"):
                for value in detail.values:
                    held[value.span.article].append((value.span, detail.id))
    shown = {id(detail) for detail in kept}
    return [detail for detail in details if id(detail) in shown]


ECHOES = frozenset({"Where", "When", "How it is told", "Which words"})
"""Questions that may find again, in other words, what another has found."""


def find_details(
    corpus: Corpus,
    claims: Claims,
    shared: Sequence[SharedQuote],
    people: Sequence[Person],
    statements: Sequence[Sequence[Statement]],
) -> tuple[Detail, ...]:
    """All details, the weightiest first."""
    evidence = Evidence(corpus, claims, shared, people, statements)
    found = [replace(detail, rule=find.__name__) for find in KINDS for detail in find(evidence)]
    found += [replace(detail, rule=credited_for.__name__) for detail in credited_for(evidence, found)]
    found = _without_echoes(found)
    found.sort(key=lambda d: (-RANK[d.relation], -d.weight, d.type, corpus.order(d.values[0].span)))
    return told_apart(found)
