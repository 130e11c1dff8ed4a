"""When: days told of the same thing that are not the same."""

from __future__ import annotations

from collections import Counter
from datetime import date

from ...model import Detail, Fact, Span
from .evidence import Evidence, articles, group

LIKENESS = 0.32
"""Weighted dice of two sentences from which their dates are compared; pairs of .20 gave three hits in 96, all right."""


def differing_dates(evidence: Evidence) -> list[Detail]:
    """One detail for each thing that is dated differently."""
    facts = [f for f in evidence.facts("date") if f.value not in ("days:0", "days:1") and evidence.corpus.day(f)[0]]
    found = []
    several = Counter((f.sentence, _kind(f)) for f in facts)
    alone = {f.span for f in facts if several[f.sentence, _kind(f)] == 1}
    for together in group(evidence, facts, lambda a, b: _linked(evidence, a, b, alone), _span_of_time):
        days = {evidence.corpus.day(f)[0] for f in together}
        if len(days) > 1 and len(articles(together)) > 1:
            relation = "precision" if _coarser(days) else "conflict"
            values = [evidence.value(f, evidence.corpus.day(f)[0], _note(evidence, f)) for f in together]
            found.append(evidence.detail("When", evidence.topic(together), "date", relation, values))
    return found


def _linked(evidence: Evidence, a: Fact, b: Fact, alone: set[Span]) -> bool:
    """Dates of one kind in sentences that tell the same; in one article, the same span of time told twice in a row."""
    if a.span.article == b.span.article:
        near = abs(evidence.position(a.sentence) - evidence.position(b.sentence)) <= 2
        return near and _since(a) and _since(b) and a.value.rstrip("?") == b.value.rstrip("?")
    if _kind(a) != _kind(b) or a.span not in alone or b.span not in alone:
        return False
    return evidence.meet(a, b, LIKENESS)


def _span_of_time(fact: Fact) -> list[tuple[str, str]]:
    return [(fact.span.article, fact.value.rstrip("?"))] if _since(fact) else []


def _since(fact: Fact) -> bool:
    return fact.value.startswith(("days:-", "weeks:-", "months:-", "years:-"))


def _kind(fact: Fact) -> str:
    if _since(fact):
        return "ago"
    return "weekday" if fact.value.startswith("weekday") else "year" if len(fact.value) == 4 else "day"


def _coarser(days: set[str]) -> bool:
    """Whether all can be true: one is a month, year or week that holds the others."""
    ordered = sorted(days, key=len)
    return all(any(_holds(a, b) or _holds(b, a) for b in ordered if b != a) for a in ordered)


def _holds(coarse: str, fine: str) -> bool:
    if "W" in coarse and len(fine) == 10:
        year, week, _ = date.fromisoformat(fine).isocalendar()
        return coarse == f"{year}-W{week:02d}"
    return len(coarse) < len(fine) and fine.startswith(coarse)


def _note(evidence: Evidence, fact: Fact) -> str:
    day, how = evidence.corpus.day(fact)
    return f"= {day}, {how}" if how else f"= {day}"
