"""When: days and times told of the same thing that are not the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from ...language.dates import is_relative, resolve, whole_day
from ...model import Detail, Fact, Span, Value
from .evidence import Evidence, articles, group

LIKENESS = 0.32
"""Weighted dice of two sentences from which their dates are compared; pairs of .20 gave three hits in 96, all right."""
SAYING = frozenset({"say", "speak", "meet", "announce"})
"""Acts whose day is the day of a statement."""
BEFORE = 14
"""Sentences in front of a span of time in which the day of the statement is looked for: the top of a short story."""
SAME_ACT = 0.24
"""The same for the dates of one act."""
NEAR = 15
"""Minutes that an "around" may be away from another time and both be true."""
_PART = re.compile(r"\s+(?:early |late )?(?P<part>morning|afternoon|evening|night)\b")


def differing_dates(evidence: Evidence) -> list[Detail]:
    """One detail for each thing that is dated differently."""
    facts = [f for f in evidence.facts("date") if f.value not in ("days:0", "days:1") and not _attributive(evidence, f)]
    found = []
    several = Counter((f.sentence, _kind(f)) for f in facts)
    alone = {f.span for f in facts if several[f.sentence, _kind(f)] == 1}
    known = [f for f in facts if _day(evidence, f)]
    for together in group(evidence, known, lambda a, b: _linked(evidence, a, b, alone), _span_of_time):
        days = {_day(evidence, f) for f in together}
        if len(days) > 1 and len(articles(together)) > 1:
            relation = "precision" if _coarser(days) else "conflict"
            if relation == "conflict" and not _apart(evidence, together):
                continue
            values = [evidence.value(f, _day(evidence, f), _note(evidence, f)) for f in together]
            found.append(evidence.detail("When", evidence.topic(together), "date", relation, values))
    return found + _when_it_happened(evidence, facts, {v.span for d in found for v in d.values})


def _day(evidence: Evidence, fact: Fact) -> str:
    """The day that a date means; empty where there is none to count from."""
    return evidence.corpus.day(fact)[0] or ""


def _apart(evidence: Evidence, facts: Sequence[Fact]) -> bool:
    """Whether two articles have no day in common: one that gives both days of another tells of two things."""
    days: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        days[fact.span.article].add(_day(evidence, fact))
    return any(not a & b for a, b in combinations(days.values(), 2))


def _attributive(evidence: Evidence, fact: Fact) -> bool:
    """Whether a year only tells which one is meant: "the 2016 presidential election"."""
    text = evidence.corpus.articles[fact.span.article].text
    return len(fact.value) == 4 and text[max(0, fact.span.start - 4) : fact.span.start].lower() == "the "


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


# ------------------------------------------------------------------------------------- of one act, day and hour


def _when_it_happened(evidence: Evidence, dates: Sequence[Fact], told: set[Span]) -> list[Detail]:
    """Days and times of day of one act, more or less exact: "Friday", "Friday morning", "around 5:30 a.m."."""
    facts = [f for f in [*dates, *evidence.facts("time")] if f.act not in ("", "say") and f.span not in told]
    facts = [f for f in facts if not f.value.endswith("?")]
    found = []
    for together in group(
        evidence, facts, lambda a, b: _of_one_act(evidence, a, b), _act, lambda a, b: _at_odds(evidence, a, b)
    ):
        values = [_when(evidence, f) for f in together]
        if len({v.value for v in values}) < 2 or len(articles(together)) < 2:
            continue
        relation = _how_exact(evidence, together)
        if relation:
            kind = "time" if any(f.kind == "time" for f in together) else "date"
            found.append(evidence.detail("When", evidence.word_of(together), kind, relation, values))
    return found


def _act(fact: Fact) -> list[str]:
    return [fact.act]


def _of_one_act(evidence: Evidence, a: Fact, b: Fact) -> bool:
    if a.span.article == b.span.article or a.act != b.act:
        return False
    return (evidence.meet(a, b, SAME_ACT) and not _at_odds(evidence, a, b)) or evidence.matters.one(a, b)


def _at_odds(evidence: Evidence, a: Fact, b: Fact) -> bool:
    """Other occasions are no difference of a day where two sentences tell the same: then it is the day that differs."""
    if a.act != b.act or not _may_be_one(evidence, a, b):
        return True
    if not evidence.matters.other_occasions(a, b):
        return False
    return not evidence.meet(a, b, SAME_ACT) or any(evidence.matters.on_several_occasions(f) for f in (a, b))


def _when(evidence: Evidence, fact: Fact) -> Value:
    """A day with its part, or a time; days that cannot be counted stay as they are written."""
    if fact.kind == "time":
        return evidence.value(fact, fact.comparator + fact.value)
    text = evidence.corpus.articles[fact.span.article].text
    part = _PART.match(text, fact.span.end, fact.sentence.end)
    span = Span(fact.span.article, fact.span.start, part.end() if part else fact.span.end)
    day = evidence.corpus.day(fact)[0] or evidence.corpus.text(fact.span).strip(".,").lower()
    return Value(f"{day} {part['part']}" if part else day, span, fact.sentence, _note(evidence, fact), None)


def _how_exact(evidence: Evidence, facts: Sequence[Fact]) -> str | None:
    """`conflict` for days or hours that cannot both be true, each article giving one; else `precision`. None for days
    that differ in sentences that do not tell the same.
    """
    clocks = {f.span.article: _minutes(f) for f in facts if f.kind == "time" and not f.comparator}
    days = [evidence.corpus.day(f)[0] for f in facts if f.kind == "date"]
    known = sorted({day for day in days if day}, key=lambda day: (len(day), day))
    apart = any(len(a) > 4 and not _holds(a, b) and "W" not in a for a, b in combinations(known, 2))
    late = len(set(clocks.values())) > 1 and max(clocks.values()) - min(clocks.values()) > NEAR
    if (apart or late) and not _all_alike(evidence, facts):
        return None
    return "conflict" if apart or late else "precision"


def _may_be_one(evidence: Evidence, a: Fact, b: Fact) -> bool:
    """Whether two days can be one: one may lie in the other where they cannot be counted, as "Friday" in "this week",
    "June 25" in "in June".
    """
    if a.kind != "date" or b.kind != "date" or evidence.corpus.day(a)[0] or evidence.corpus.day(b)[0]:
        return True
    coarse, fine = sorted((a.value.rstrip("+"), b.value.rstrip("+")), key=len)
    if fine.startswith("weekday"):
        return fine == coarse or coarse == "weeks:0" or (coarse.startswith("--") and len(coarse) == len("--10-01"))
    return fine.startswith(coarse)


def _all_alike(evidence: Evidence, facts: Sequence[Fact]) -> bool:
    return all(any(evidence.meet(f, g, SAME_ACT) for g in facts if g.span.article != f.span.article) for f in facts)


def _minutes(fact: Fact) -> int:
    hour, _, minute = fact.value.partition(":")
    return int(hour) * 60 + int(minute)


def _coarser(days: set[str]) -> bool:
    """Whether all can be true: one is a month, year or week that holds the others."""
    ordered = sorted(days, key=len)
    return all(any(_holds(a, b) or _holds(b, a) for b in ordered if b != a) for a in ordered)


def _holds(coarse: str, fine: str) -> bool:
    if "W" in coarse and (day := whole_day(fine)):
        year, week, _ = day.isocalendar()
        return coarse == f"{year}-W{week:02d}"
    return len(coarse) < len(fine) and fine.startswith(coarse)


def _from_statement(evidence: Evidence, fact: Fact, day: str) -> str:
    """What "two days ago" means counted from the day on which it was said, where the article tells that day and it is
    not the one counted from: an article of Wednesday that quotes Monday's speech.
    """
    if not fact.value.startswith("days:-"):
        return ""
    position = evidence.position(fact.sentence)
    said = [
        d
        for d in evidence.facts("date")
        if d.span.article == fact.span.article
        and d.act in SAYING
        and 0 <= position - evidence.position(d.sentence) <= BEFORE
        and d.value.startswith("weekday")
    ]
    spoken = evidence.corpus.day(said[-1])[0] if said else None
    if spoken is None:
        return ""
    other = resolve(fact.value.rstrip("?"), date.fromisoformat(spoken))
    return f"{other} if counted from what was said on {spoken}" if other and other != day else ""


def _note(evidence: Evidence, fact: Fact) -> str:
    day, how = evidence.corpus.day(fact)
    if day is None:
        return ""
    if other := _from_statement(evidence, fact, day):
        return f"= {day}, {how}; {other}"
    return f"= {day}, {how}" if how else f"= {day}" if is_relative(fact.value) or len(day) == 10 else ""
