"""Clauses of different articles that tell the same thing: several claims in one sentence are told apart.

Two clauses are compared by their content words, in which words for one act ("freed", "release") are one and countries
stand for their people and capitals, and by the sentences around them, so that "the group" may stand for the girls.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..language.clauses import clauses
from ..language.lexicon import lexicon
from ..language.words import Word, act_classes
from ..model import Analysis, Span
from .claims import countries, headed
from .corpus import Corpus

ALIKE = 0.36
"""Likeness from which two clauses tell the same. Of the values labelled as one matter told differently (ten events),
six in ten stand in clauses from .35 on; docs/method.md says how many clusters were right when read."""
MEAN = 0.30
"""Mean likeness to the whole cluster that a newcomer needs."""
CONTEXT = 0.5
"""What the likeness of the sentences around counts, beside 1 for the clause itself."""
COMMON = 25
"""Clauses that a word may stand in and still bring two together."""
SHARED = 2
"""Words that two clauses have in common at least."""
PER_ARTICLE, LARGEST = 2, 14
CACHED = 4_096
"""Words that are kept with what they tell: the rest are rare, and keeping all takes as much as the clauses."""
FEW = 200
"""Clauses that an event is taken to have at least: in a handful every word looks common."""

_YEAR = re.compile(r"#(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause with what it is compared by."""

    span: Span
    sentence: Span
    words: tuple[str, ...]
    """Its content words, each once: stems, countries, and `act:...` for a word of an act."""
    large: tuple[str, ...] = ()
    """Those of `words` that are written large, and years."""

    @property
    def keys(self) -> frozenset[str]:
        """Its content words as a set; kept as a row, which takes a third."""
        return frozenset(self.words)

    @property
    def names(self) -> frozenset[str]:
        """Those written large as a set."""
        return frozenset(self.large)


class _Clause(NamedTuple):
    """A clause that may become a statement: most do not, and a tuple takes a fifth of a set. Each word once."""

    span: Span
    sentence: Span
    keys: tuple[str, ...]
    names: tuple[str, ...]
    around: tuple[str, ...]
    """Content words of its sentence and the one before."""
    around_mass: float

    def statement(self) -> Statement:
        return Statement(self.span, self.sentence, self.keys, self.names)


def cluster_statements(corpus: Corpus) -> list[list[Statement]]:
    """Every cluster of clauses of two and more articles, in the order of files and places."""
    found = [one for analysis in corpus.analyses for one in _statements(corpus, analysis)]
    counted = Counter(key for one in found for key in one.keys)
    total = max(len(found), FEW)
    weights = {key: math.log(1 + total / n) for key, n in counted.items()}
    likeness = {}
    for a, b in _candidates(found):
        value = _likeness(corpus, weights, found[a], found[b])
        if value >= MEAN:
            likeness[a, b] = value
    return [[found[n].statement() for n in cluster] for cluster in _agglomerate(found, likeness)]


def in_common(told: Sequence[Statement]) -> int:
    """Words, other than names, that more than half of the articles use. Of the claims that share none, three in ten
    were labelled as one matter where three articles tell them, one in twenty where two do; of those that share four
    and more, seven in ten (ten events).
    """
    by_article: dict[str, set[str]] = defaultdict(set)
    for one in told:
        by_article[one.span.article] |= one.keys - one.names
    used = Counter(key for keys in by_article.values() for key in keys)
    return sum(2 * n > len(by_article) for n in used.values())


def _statements(corpus: Corpus, analysis: Analysis) -> list[_Clause]:
    found = []
    before: frozenset[str] = frozenset()
    for sentence in headed(analysis):
        own = frozenset(_general(key) for key in corpus.stems(sentence))
        around = tuple(own | before)
        around_mass = corpus.mass(around)
        for start, end in clauses(analysis.article.text, sentence.start, sentence.end):
            span = Span(analysis.article.id, start, end)
            words = [w for w in corpus.words_once(span) if w.content and not _empty(w.form)]
            keys = frozenset(_key(w.key) for w in words)
            small = frozenset(_key(w.key) for w in words if _is_small(analysis.article.text, w, sentence))
            if len(keys) >= SHARED:
                found.append(_Clause(span, sentence, tuple(keys), tuple(keys - small), around, around_mass))
        before = own
    return found


def _is_small(text: str, word: Word, sentence: Span) -> bool:
    """Whether a word is neither a name nor a year."""
    return not (text[word.start].isupper() and word.start > sentence.start or _YEAR.fullmatch(word.key))


@lru_cache(maxsize=CACHED)
def _empty(form: str) -> bool:
    """Whether a word tells nothing of what is told: of saying, or of the calendar."""
    lex = lexicon()
    return form in lex.cues or any(form in lex["dates", kind] for kind in ("passing", "weekdays", "months"))


@lru_cache(maxsize=CACHED)
def _general(key: str) -> str:
    return countries().get(key, key)


@lru_cache(maxsize=CACHED)
def _key(key: str) -> str:
    act = act_classes().get(key)
    return f"act:{act}" if act else _general(key)


def _candidates(found: Sequence[_Clause]) -> Iterator[tuple[int, int]]:
    where: dict[str, list[int]] = defaultdict(list)
    for n, one in enumerate(found):
        for key in one.keys:
            where[key].append(n)
    for a, one in enumerate(found):
        own = frozenset(one.keys)
        met = {b for key in own if len(where[key]) <= COMMON for b in where[key] if b > a}
        for b in sorted(met):
            other = found[b]
            if one.span.article != other.span.article and len(own.intersection(other.keys)) >= SHARED:
                yield a, b


def _likeness(corpus: Corpus, weights: dict[str, float], a: _Clause, b: _Clause) -> float:
    own = _dice(a.keys, b.keys, weights.__getitem__)
    if not own:
        return 0.0
    common = corpus.mass({*a.around}.intersection(b.around))
    return own + CONTEXT * (2 * common / (a.around_mass + b.around_mass or 1.0))


def _dice(one: tuple[str, ...], other: tuple[str, ...], weight: Callable[[str], float]) -> float:
    common = math.fsum(weight(key) for key in {*one}.intersection(other))
    return 2 * common / (math.fsum(map(weight, one)) + math.fsum(map(weight, other)) or 1.0)


def _agglomerate(found: Sequence[_Clause], likeness: dict[tuple[int, int], float]) -> list[list[int]]:
    """From the likest pair on: clusters grow while newcomers are like the whole."""
    cluster: dict[int, list[int]] = {}
    for (a, b), value in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        if value < ALIKE:
            break
        one, other = cluster.get(a, [a]), cluster.get(b, [b])
        if one is not other and _fit(one, other, found, likeness):
            united = sorted(one + other)
            for n in united:
                cluster[n] = united
    return sorted({c[0]: c for c in cluster.values()}.values())


def _fit(one: list[int], other: list[int], found: Sequence[_Clause], likeness: dict[tuple[int, int], float]) -> bool:
    per_article = Counter(found[n].span.article for n in one + other)
    if len(one) + len(other) > LARGEST or max(per_article.values()) > PER_ARTICLE:
        return False
    between = [
        likeness.get((min(a, b), max(a, b)), 0.0)
        for a in one
        for b in other
        if found[a].span.article != found[b].span.article
    ]
    return bool(between) and math.fsum(between) / len(between) >= MEAN
