"""Which two quoted sentences are one utterance: other translations, cut versions, fragments.

Similarity is the IDF-weighted dice of comparison forms (research: methods (b)). Each tier asks for other evidence; the
thresholds are from the seeds and 6,592 quoted sentences of PolNeAR, and were checked on the labelled pairs of the
fourteen events, of BASIL (with its hard negatives) and of WMT's two translators.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import inf

from ..language.lexicon import lexicon
from ..model import FigureKind
from .corpus import Corpus
from .same_name import is_one, may_be_one
from .segments import Segment, common_run, similarity

FULL_STEMS = 4
"""Content stems from which a sentence can be compared as a whole (tier A)."""
DICE = 0.40
CONTAINED = 0.60
CONTAINED_DICE = 0.30
"""Tier A: dice, or containment with a lower dice or four words in a row; true pairs of the seeds lie above .485."""
MASS = 10.0
"""Tier A: summed rarity of the words in common."""
FRAGMENT, A_WORD = 3.8, 0.3
"""Tier B: rarity of a fragment that stands word for word in a longer form of the same speaker; each word adds a bit."""
FRAGMENT_OF_OTHERS = 9.0
"""Tier B: the same where a speaker is not known."""
SAME, SAME_MASS = 3, 8.0
RUN = 8
"""Tier W: the same words, and a run of words, too long and too rare for an accident whoever is said to speak."""
REPEATED = 6
"""Tier R: words in a row that one speaker says in both, when they are most of the shorter sentence."""
WHOLE = 3
"""Tier B: words from which two fragments that are the same word for word are one."""
BEST, BEST_MASS, MARGIN = 0.30, 5.0, 1.1
"""Tier M: least dice and rarity of two sentences of one speaker that are each other's best match, and how far ahead of
the second best they must be."""
FIGURE, FIGURE_WORDS = 100, 12
"""Tier N: the smallest figure that is telling by itself, and the longest sentence, in words, that is about it alone."""
COMMON_STEM = 60
"""Sentences a stem may stand in and still bring pairs together; what is commoner finds its pairs by its other words."""

TERM_MASS = 3.0
"""Tier T: rarity of a term that another article attributes."""
ONE_EVENT = 0.15
"""Likeness of two articles from which they tell of one event for sure: 95 in 100 pairs of one event (BASIL .207 at the
least likely twentieth, the fourteen events .19 without the shortest) lie above, 95 in 100 unrelated pairs of PolNeAR
below."""
STRICT = ((20.0, 0.75), (30.0, 0.55))
"""(rarity in common, dice) that two sentences need where the articles may tell of different events: of 113 such links
across 1,008 articles of PolNeAR about 108 were right (research: methods (b))."""

Pair = tuple[int, int]


def links(corpus: Corpus, segments: Sequence[Segment]) -> list[tuple[Pair, bool]]:
    """(pair of segment numbers, whether the speaker gate holds for it), the surest first."""
    found: dict[Pair, tuple[float, bool]] = {}
    weak: dict[Pair, float] = {}
    for a, b in candidates(segments):
        one, other = segments[a], segments[b]
        dice, contained = similarity(one, other)
        term = one.term or other.term
        if _same_term(corpus, one, other) if term else _same_words(corpus, one, other, contained):
            found[a, b] = (dice + contained, term)
        elif term or not may_be_one(one.quotation.speaker, other.quotation.speaker):
            continue
        elif _linked(corpus, one, other, dice, contained):
            found[a, b] = (dice + contained, True)
        elif _may_be_best(corpus, one, other):
            weak[a, b] = dice
    for pair in _best_matches(segments, weak, found):
        found[pair] = (weak[pair], True)
    for pair in _same_figures(corpus, segments):
        if _of_one_event(corpus, segments[pair[0]], segments[pair[1]]):
            found.setdefault(pair, (0.0, True))
    return [(pair, gate) for pair, (_, gate) in sorted(found.items(), key=lambda item: (-item[1][0], item[0]))]


def _of_one_event(corpus: Corpus, a: Segment, b: Segment) -> bool:
    return corpus.likeness(a.article, b.article) >= ONE_EVENT


def candidates(segments: Sequence[Segment]) -> Iterator[Pair]:
    """In order, pairs of different articles that share two stems, or the one stem of a fragment."""
    where: dict[str, list[int]] = defaultdict(list)
    for segment in segments:
        for stem in segment.stems:
            where[stem].append(segment.number)
    for one in segments:
        a, few = one.number, len(one.stems) <= 2
        shared = Counter(b for stem in one.stems if len(where[stem]) <= COMMON_STEM for b in where[stem] if b > a)
        for b in sorted(b for b, n in shared.items() if n >= 2 or few or len(segments[b].stems) <= 2):
            if one.article != segments[b].article:
                yield a, b


def _same_term(corpus: Corpus, a: Segment, b: Segment) -> bool:
    """Tier T: one article's term is, word for word, what another quotes somebody with."""
    spoken = a.term != b.term and a.bare == b.bare and not (a.proper or b.proper)
    return spoken and corpus.mass(a.stems) >= TERM_MASS and _of_one_event(corpus, a, b)


def _same_words(corpus: Corpus, a: Segment, b: Segment, contained: float) -> bool:
    """Tier W: whether two sentences are the same word for word, whoever is said to speak."""
    if a.proper or b.proper:
        return False
    if a.bare == b.bare:
        return len(a.bare) >= SAME and corpus.mass(a.stems) >= SAME_MASS
    return contained > 0.9 and common_run(a.bare, b.bare) >= max(RUN, 0.8 * min(len(a.bare), len(b.bare)))


def _linked(corpus: Corpus, a: Segment, b: Segment, dice: float, contained: float) -> bool:
    """Whether two sentences are one utterance: alike or a fragment; very much alike where the event may be another."""
    if not _alike(corpus, a, b, dice, contained):
        return False
    mass = corpus.mass(a.stems & b.stems)
    return _of_one_event(corpus, a, b) or any(mass >= rare and dice >= alike for rare, alike in STRICT)


def _alike(corpus: Corpus, a: Segment, b: Segment, dice: float, contained: float) -> bool:
    """Tiers A, B and R."""
    full = len(a.stems) >= FULL_STEMS and len(b.stems) >= FULL_STEMS
    if full and corpus.mass(a.stems & b.stems) >= MASS and _agree(a, b):
        if dice >= DICE:
            return True
        if contained >= CONTAINED and (dice >= CONTAINED_DICE or common_run(a.bare, b.bare) >= 4):
            return True
    return _fragment(corpus, a, b) or _fragment(corpus, b, a) or _repeated(a, b)


def _agree(a: Segment, b: Segment) -> bool:
    """Whether neither denies what the other, much longer one says: "not putting people back to work"."""
    short, long = sorted((a, b), key=lambda s: len(s.bare))
    return len(short.bare) * 2 > len(long.bare) or not (
        lexicon()["words", "negations"] & set(short.bare) - set(long.bare)
    )


def _one_speaker(a: Segment, b: Segment) -> bool:
    return is_one(a.quotation.speaker, b.quotation.speaker)


def _fragment(corpus: Corpus, short: Segment, long: Segment) -> bool:
    """Tier B: the fragment stands word for word in the longer form, and its words are rare enough to be no accident."""
    if len(short.bare) > len(long.bare) or not short.stems:
        return False
    mass = corpus.mass(short.stems)
    if short.bare == long.bare:
        return len(short.bare) >= WHOLE or (_one_speaker(short, long) and mass >= FRAGMENT / 2)
    if short.proper or len(short.bare) < 2 or common_run(short.bare, long.bare) < len(short.bare):
        return False
    if _one_speaker(short, long):
        return mass + A_WORD * len(short.bare) >= FRAGMENT
    return mass >= FRAGMENT_OF_OTHERS


def _repeated(a: Segment, b: Segment) -> bool:
    """Tier R: one speaker, most of a sentence the same words in a row, small ones too."""
    least = max(REPEATED, 0.6 * min(len(a.bare), len(b.bare)))
    return _one_speaker(a, b) and common_run(a.bare, b.bare) >= least


def _may_be_best(corpus: Corpus, a: Segment, b: Segment) -> bool:
    rare = _one_speaker(a, b) and corpus.mass(a.stems & b.stems) >= BEST_MASS
    return rare and _agree(a, b) and _of_one_event(corpus, a, b)


def _best_matches(
    segments: Sequence[Segment], weak: dict[Pair, float], found: dict[Pair, tuple[float, bool]]
) -> Iterator[Pair]:
    """Tier M: two sentences of one speaker that are each other's best match, clearly, and linked to nothing better."""
    best: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for (a, b), dice in weak.items():
        best[a, segments[b].article].append((dice, b))
        best[b, segments[a].article].append((dice, a))
    taken = {(a, segments[b].article) for a, b in found} | {(b, segments[a].article) for a, b in found}
    for (a, b), dice in weak.items():
        sides = ((a, segments[b].article), (b, segments[a].article))
        if dice >= BEST and not any(side in taken for side in sides):
            rivals = [other for side in sides for other, n in best[side] if n not in (a, b)]
            if all(dice >= MARGIN * rival for rival in rivals):
                yield a, b


def _same_figures(corpus: Corpus, segments: Sequence[Segment]) -> list[Pair]:
    """Tier N: one speaker, one figure of note and the same bound: "more than 1,000 people", "won't be just a
    thousand troops".
    """
    holding: dict[tuple[str, float, str], list[int]] = defaultdict(list)
    figures = {
        a.article.id: [f for f in a.figures if f.kind is FigureKind.QUANTITY and not f.vague and f.low >= FIGURE]
        for a in corpus.analyses
    }
    for segment in segments:
        if segment.quotation.speaker and len(segment.bare) <= FIGURE_WORDS:
            for figure in figures[segment.article]:
                if figure.span.overlaps(segment.span) and figure.high == inf:
                    counted = "people" if figure.people else figure.head
                    holding[segment.quotation.speaker, figure.low, counted].append(segment.number)
    return [
        (a, b)
        for found in holding.values()
        for n, b in enumerate(found)
        for a in found[:n]
        if segments[a].article != segments[b].article
    ]
