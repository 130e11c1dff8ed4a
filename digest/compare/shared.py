"""One utterance in several articles: other translations, cut versions and fragments brought together.

The unit is the sentence of a quotation: whole quotations hold different sentences of one speech in different articles.
Similarity is the IDF-weighted dice of comparison forms; thresholds are from the seeds and from 6,592 quoted
sentences of
PolNeAR (research: methods (b)), checked on the labelled pairs of BASIL and WMT.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Member, Quotation, SharedQuote, Span
from .alignment import align
from .corpus import STOP_WEIGHT, Corpus
from .lasting import lasting_id, without_twins

FULL_STEMS = 4
"""Content stems from which a sentence can be compared as a whole (tier A)."""
DICE = 0.40
CONTAINED = 0.60
CONTAINED_DICE = 0.30
"""Tier A: dice .50, or containment .60 with dice .40 or four words in a row; true pairs of the seeds lie above .485."""
MASS = 10.0
"""Tier A: summed rarity of the words in common."""
FRAGMENT_MASS, FRAGMENT_MASS_OF_OTHERS = 5.0, 9.0
"""Tier B: summed rarity of a fragment that stands word for word in a longer form of the same speaker, of one not
known."""
SAME = 6
"""Words from which the same words are one utterance even where accounts name different speakers."""
WHOLE = 3
"""Tier B: words from which two fragments that are the same word for word are one."""
NEIGHBOUR = 0.30
"""Dice that is enough between neighbours of a linked pair in the same two quotations."""
FIGURE, FIGURE_WORDS = 100, 12
"""Tier N: the smallest figure that is telling by itself, and the longest sentence, in words, that is about it alone."""
COMMON_STEM = 60
"""Sentences a stem may stand in and still bring pairs together; what is commoner finds its pairs by its other words."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence of a quotation, ready to be compared."""

    number: int
    quotation: Quotation
    span: Span
    row: tuple[str, ...]
    """Comparison forms in order."""
    stems: frozenset[str]
    weights: dict[str, float]
    mass: float
    before: int
    """Number of the sentence before it in the same quotation, or -1."""


def share_quotes(corpus: Corpus) -> tuple[SharedQuote, ...]:
    """Every utterance that stands in two articles, by the place of its longest form."""
    segments = _segments(corpus)
    groups = _Groups(segments)
    links = sorted(_candidates(segments))
    for a, b in links:
        if _linked(corpus, segments[a], segments[b]):
            groups.unite(a, b, gate=not _same_words(segments[a], segments[b]))
    for a, b in [*_neighbours(segments, groups), *_same_figures(corpus, segments)]:
        groups.unite(a, b)
    found = [
        _shared(corpus, [segments[n] for n in group]) for group in groups.groups() if _in_two_articles(segments, group)
    ]
    found.sort(key=lambda quote: corpus.order(quote.members[0].span))
    ids = without_twins(quote.id for quote in found)
    return tuple(_with_id(quote, one) for quote, one in zip(found, ids, strict=True))


def _segments(corpus: Corpus) -> list[Segment]:
    found: list[Segment] = []
    for analysis in corpus.analyses:
        for quotation in analysis.quotations:
            if quotation.kind not in ("direct", "partial"):
                continue
            before = -1
            for span in quotation.sentences:
                words = corpus.words(span)
                if not words:
                    continue
                stems = frozenset(w.key for w in words if w.content)
                weights = {w.key: corpus.idf(w.key) * (1 if w.content else STOP_WEIGHT) for w in words}
                found.append(
                    Segment(
                        len(found),
                        quotation,
                        span,
                        tuple(w.key for w in words),
                        stems,
                        weights,
                        sum(weights.values()),
                        before,
                    )
                )
                before = len(found) - 1
    return found


def _candidates(segments: Sequence[Segment]) -> set[tuple[int, int]]:
    """Pairs of different articles that share two stems, or the one stem of a fragment."""
    where: dict[str, list[int]] = defaultdict(list)
    for segment in segments:
        for stem in segment.stems:
            where[stem].append(segment.number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in where.values():
        if len(numbers) <= COMMON_STEM:
            for n, b in enumerate(numbers):
                for a in numbers[:n]:
                    shared[a, b] += 1
    return {
        (a, b)
        for (a, b), n in shared.items()
        if segments[a].span.article != segments[b].span.article
        and (n >= 2 or min(len(segments[a].stems), len(segments[b].stems)) <= 2)
    }


def may_be_one(a: str | None, b: str | None) -> bool:
    """The speaker gate: two utterances of different named speakers are never one."""
    return a is None or b is None or a == b or a.split()[-1].lower() == b.split()[-1].lower()


def _same_words(a: Segment, b: Segment) -> bool:
    """Whether two sentences are the same word for word and too long for an accident, whoever is said to speak."""
    return a.row == b.row and len(a.row) >= SAME


def _linked(corpus: Corpus, a: Segment, b: Segment) -> bool:
    if _same_words(a, b):
        return True
    if not may_be_one(a.quotation.speaker, b.quotation.speaker):
        return False
    common = a.stems & b.stems
    if len(a.stems) >= FULL_STEMS and len(b.stems) >= FULL_STEMS and corpus.mass(common) >= MASS:
        dice, contained = similarity(a, b)
        if dice >= DICE or (contained >= CONTAINED and (dice >= CONTAINED_DICE or _four_in_a_row(a.row, b.row))):
            return True
    return _fragment(corpus, a, b) or _fragment(corpus, b, a)


def similarity(a: Segment, b: Segment) -> tuple[float, float]:
    """(dice, containment of the lighter in the heavier), weighted by rarity."""
    common = sum(min(a.weights[key], b.weights[key]) for key in sorted(a.weights.keys() & b.weights.keys()))
    return 2 * common / (a.mass + b.mass), common / min(a.mass, b.mass)


def _four_in_a_row(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    grams = {one[n : n + 4] for n in range(len(one) - 3)}
    return any(other[n : n + 4] in grams for n in range(len(other) - 3))


def _fragment(corpus: Corpus, short: Segment, long: Segment) -> bool:
    """Tier B: the fragment stands word for word in the longer form, and its words are rare enough to be no accident."""
    if len(short.row) > len(long.row) or not short.stems:
        return False
    same = short.quotation.speaker is not None and short.quotation.speaker == long.quotation.speaker
    mass = corpus.mass(short.stems)
    if short.row == long.row:
        return len(short.row) >= WHOLE or (same and mass >= FRAGMENT_MASS / 2)
    inside = any(long.row[n : n + len(short.row)] == short.row for n in range(len(long.row) - len(short.row) + 1))
    return inside and len(short.row) > 1 and mass >= (FRAGMENT_MASS if same else FRAGMENT_MASS_OF_OTHERS)


class _Groups:
    """Union-find over segments that brings two named speakers together only over the same words."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.parent = list(range(len(segments)))
        self.speaker = [segment.quotation.speaker for segment in segments]

    def find(self, n: int) -> int:
        while self.parent[n] != n:
            self.parent[n] = self.parent[self.parent[n]]
            n = self.parent[n]
        return n

    def unite(self, a: int, b: int, gate: bool = True) -> None:
        first, second = sorted((self.find(a), self.find(b)))
        if first != second and (not gate or may_be_one(self.speaker[first], self.speaker[second])):
            self.parent[second] = first
            self.speaker[first] = self.speaker[first] or self.speaker[second]

    def groups(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for n in range(len(self.parent)):
            found[self.find(n)].append(n)
        return [group for group in found.values() if len(group) > 1]


def _neighbours(segments: Sequence[Segment], groups: _Groups) -> list[tuple[int, int]]:
    """Sentences next to a linked pair in the same two quotations: half the likeness is enough there."""
    by_place = {
        (s.quotation.id, n): s.number
        for s in segments
        for n, span in enumerate(s.quotation.sentences)
        if span == s.span
    }
    position = {number: place for place, number in by_place.items()}
    found = []
    for group in groups.groups():
        for a in group:
            for b in group:
                if a < b and segments[a].span.article != segments[b].span.article:
                    for step in (-1, 1):
                        c = by_place.get((position[a][0], position[a][1] + step))
                        d = by_place.get((position[b][0], position[b][1] + step))
                        if (
                            c is not None
                            and d is not None
                            and groups.find(c) != groups.find(d)
                            and similarity(segments[c], segments[d])[0] >= NEIGHBOUR
                        ):
                            found.append((c, d))
    return sorted(set(found))


def _same_figures(corpus: Corpus, segments: Sequence[Segment]) -> list[tuple[int, int]]:
    """Tier N: one speaker, one figure of note and the same bound: "more than 1,000 people", "won't be just a
    thousand troops".
    """
    holding: dict[tuple, list[int]] = defaultdict(list)
    numbers = {
        a.article.id: [f for f in a.facts if f.kind == "number" and f.comparator == ">"] for a in corpus.analyses
    }
    for segment in segments:
        if segment.quotation.speaker and len(segment.row) <= FIGURE_WORDS:
            for fact in numbers[segment.span.article]:
                if fact.span.overlaps(segment.span) and fact.value.isdigit() and int(fact.value) >= FIGURE:
                    holding[segment.quotation.speaker, fact.value, fact.slot].append(segment.number)
    return [
        (a, b)
        for found in holding.values()
        for n, b in enumerate(found)
        for a in found[:n]
        if segments[a].span.article != segments[b].span.article
    ]


def _in_two_articles(segments: Sequence[Segment], group: list[int]) -> bool:
    return len({segments[n].span.article for n in group}) > 1


def _shared(corpus: Corpus, segments: list[Segment]) -> SharedQuote:
    longest = min(segments, key=lambda s: (-len(s.row), corpus.number[s.span.article], s.span.start))
    rest = sorted((s for s in segments if s is not longest), key=lambda s: corpus.order(s.span))
    words = corpus.words(longest.span)
    members = [Member(longest.quotation.id, longest.span, "longest", align(words, words, (longest.span, longest.span)))]
    for segment in rest:
        pieces = align(words, corpus.words(segment.span), (longest.span, segment.span))
        members.append(Member(segment.quotation.id, segment.span, _relation(corpus, longest, segment, pieces), pieces))
    named = [s.quotation.speaker for s in [longest, *rest] if s.quotation.speaker]
    speakers = tuple(dict.fromkeys(named))
    keys = [(corpus.published(s.span.article), f"{corpus.origin(s.span.article)} {' '.join(s.row)}") for s in segments]
    origins = corpus.origins_of(s.span.article for s in segments)
    return SharedQuote(lasting_id("u", keys), speakers[0] if speakers else None, tuple(members), origins, speakers)


def _relation(corpus: Corpus, longest: Segment, member: Segment, pieces) -> str:
    if corpus.text(longest.span) == corpus.text(member.span):
        return "identical"
    changes = [piece.change for piece in pieces]
    if changes == ["kept"]:
        return "punctuation"
    if set(changes) == {"kept", "left out"}:
        ends = changes in (["kept", "left out"], ["left out", "kept"], ["left out", "kept", "left out"])
        if ends:
            return "partial" if member.quotation.kind == "partial" else "truncated"
    dice, contained = similarity(longest, member)
    return "variant wording" if dice >= NEIGHBOUR or contained >= CONTAINED else "possible"


def _with_id(quote: SharedQuote, one: str) -> SharedQuote:
    return SharedQuote(one, quote.speaker, quote.members, quote.origins, quote.speakers)
