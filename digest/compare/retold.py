"""Where one article quotes what another tells in its own words: indirect speech beside the quotation of the same
utterance.

Most restatements share few words (research: one in five reaches a dice of .37), so a link needs one named speaker and
strong likeness: what is linked is nearly always right, and most restatements stay unlinked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import fsum

from ..model import Indirect, Retelling
from .corpus import STOP_WEIGHT, Corpus
from .links import ONE_EVENT
from .same_name import is_one
from .segments import Segment, Wording, common_run, similarity

DICE, CONTAINED, CONTAINED_DICE = 0.40, 0.60, 0.30
"""Likeness of the clause and the quoted sentence, or of the shorter in the longer with a lower dice."""
MASS = 9.0
"""Summed rarity of the content words in common."""
RUN = 6
"""Words in a row that are enough with half the likeness."""


def find_retellings(corpus: Corpus, spoken: Sequence[Segment]) -> tuple[Retelling, ...]:
    """One link for each reported clause and each article that quotes its utterance: to the likest quoted sentence."""
    quoted = [segment for segment in spoken if not segment.term]
    holding: dict[str, set[int]] = defaultdict(set)
    for n, segment in enumerate(quoted):
        for stem in segment.stems:
            holding[stem].add(n)
    found = []
    for analysis in corpus.analyses:
        for told in analysis.indirect:
            best: dict[str, tuple[float, Segment]] = {}
            clause = _clause(corpus, told)
            near = Counter(n for stem in clause.stems for n in holding[stem])
            for segment in (quoted[n] for n, stems in sorted(near.items()) if stems > 1):
                likeness = _likeness(corpus, told, clause, segment)
                if likeness > best.get(segment.article, (0.0, None))[0]:
                    best[segment.article] = (likeness, segment)
            found += [
                Retelling(told.id, segment.quotation.id, segment.span, round(likeness, 3))
                for likeness, segment in best.values()
            ]
    return tuple(found)


def _clause(corpus: Corpus, told: Indirect) -> Wording:
    words = corpus.words(told.span)
    weights = {w.key: corpus.idf(w.key) * (1 if w.content else STOP_WEIGHT) for w in words}
    stems = frozenset(w.key for w in words if w.content)
    return Wording(tuple(w.key for w in words), stems, weights, fsum(weights.values()))


def _likeness(corpus: Corpus, told: Indirect, clause: Wording, segment: Segment) -> float:
    """Dice of a clause and a quoted sentence of another article; 0 where they are not one utterance for sure."""
    if segment.article == told.span.article or corpus.mass(clause.stems & segment.stems) < MASS:
        return 0.0
    if not is_one(told.speaker, segment.quotation.speaker):
        return 0.0
    dice, contained = similarity(clause, segment)
    if corpus.likeness(told.span.article, segment.article) < ONE_EVENT:
        return 0.0
    sure = dice >= DICE or (contained >= CONTAINED and dice >= CONTAINED_DICE)
    return dice if sure or (dice >= DICE / 2 and common_run(clause.bare, segment.bare) >= RUN) else 0.0
