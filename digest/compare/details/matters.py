"""Which values are of one matter: the acts and things that the event is about, and other occasions told beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from ...language.dates import first_day, resolve, whole_day
from ...model import Fact, Span
from ..claims import headed

if TYPE_CHECKING:
    from .evidence import Evidence

OPENING = 4
"""Sentences of an article, its headline aside, that tell what its event is."""
SHARE = 0.5
"""Share of the articles whose opening uses a word from which the event is about it."""
OTHER_TIME = 30
"""Days before the event from which a date tells of another occasion: an earlier attack, last year's talks."""
ALIKE = 0.15
"""Weighted dice of two sentences from which one act in both is one matter although the event is not about it."""

THINGS = 2
"""Words of the event that two sentences with one act share when they tell one matter."""
GENERAL = frozenset({"", "person", "dead", "hurt"})
"""What a value without a kind of its own counts."""


class Matters:
    """What values are of, asked by fact."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence, self.corpus = evidence, evidence.corpus
        self._occasions: dict[Span, str] = {}
        self._dates: dict[Span, list[Fact]] = defaultdict(list)
        for fact in evidence.facts("date"):
            self._dates[fact.sentence].append(fact)

    @cached_property
    def acts(self) -> frozenset[str]:
        """Acts that the event is about."""
        acts: dict[str, set[str]] = defaultdict(set)
        openings = {span for analysis in self.corpus.analyses for span in headed(analysis, OPENING)}
        for fact in self.evidence.facts("act"):
            if fact.sentence in openings:
                acts[fact.slot].add(fact.span.article)
        return frozenset(act for act, told in acts.items() if self._enough(len(told)))

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Stems of the words that half of the openings have in common."""
        used: Counter[str] = Counter()
        for analysis in self.corpus.analyses:
            used.update({stem for span in headed(analysis, OPENING) for stem in self.corpus.stems(span)})
        return frozenset(key for key, n in used.items() if self._enough(n))

    def _enough(self, articles: int) -> bool:
        return articles > 1 and articles >= SHARE * len(self.corpus.analyses)

    def occasion(self, fact: Fact) -> str:
        """Empty for the event itself; else the month or year of the other occasion that a value is dated to."""
        dates = self._dates.get(fact.sentence)
        if not dates:
            return ""
        nearest = min(dates, key=lambda d: (abs(d.span.start - fact.span.start), d.span.start))
        if nearest.span not in self._occasions:
            self._occasions[nearest.span] = self._other_time(nearest)
        return self._occasions[nearest.span]

    def _other_time(self, dated: Fact) -> str:
        """The month or year of a date that is far from the event; of "four months ago" where no day is known, that."""
        anchor = self.corpus.about
        if anchor is None:
            return dated.value if dated.value.startswith(("months:-", "years:-", "1", "2")) else ""
        day = resolve(dated.value, anchor) or ""
        first = whole_day(first_day(day)) if day else None
        if first is None:
            return ""
        coarse = {4: 365, 7: 31}.get(len(day), 7 if "W" in day else 0)
        return day[:7] if (anchor - first).days > OTHER_TIME + coarse else ""

    def on_several_occasions(self, fact: Fact) -> bool:
        """Whether its article dates the act of a fact to several occasions: then two dates are two things."""
        return len(self._dated.get((fact.span.article, fact.act), ())) > 1

    @cached_property
    def _dated(self) -> dict[tuple[str, str], set[str]]:
        """(article, act) -> the occasions that the article dates the act to."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for dated in self.evidence.facts("date"):
            if dated.act:
                found[dated.span.article, dated.act].add(self.occasion(dated))
        return found

    def one(self, a: Fact, b: Fact) -> bool:
        """Whether two values with an act are of one matter: the same act, on the same occasion, that the event is about
        or that two sentences of the same things tell.
        """
        if not a.act or a.act != b.act or self.other_occasions(a, b):
            return False
        return a.act in self.acts or self.alike(a, b)

    def alike(self, a: Fact, b: Fact) -> bool:
        """Whether two sentences are alike enough, or name the same things of those that the event is about."""
        if self.evidence.meet(a, b, ALIKE):
            return True
        shared = self.corpus.stems(a.sentence) & self.corpus.stems(b.sentence) & self.nouns
        return len(shared) >= THINGS

    def at_odds(self, a: Fact, b: Fact) -> bool:
        """Whether two values are plainly of different things: other acts, or other occasions."""
        return bool(a.act and b.act and a.act != b.act) or self.other_occasions(a, b)

    def other_occasions(self, a: Fact, b: Fact) -> bool:
        """Whether two values are dated to different occasions; a value without a date may be of any where it counts
        things of a special kind (girls, packages).
        """
        one, other = self.occasion(a), self.occasion(b)
        if not one or not other:
            counted = a.kind == "number" and a.slot == b.slot and a.slot not in GENERAL
            return one != other and not counted
        return not (one.startswith(other) or other.startswith(one))
