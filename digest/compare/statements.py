"""Clauses of different articles that tell the same thing: several claims in one sentence are told apart.

Two clauses are compared by their content words, in which words for one act ("freed", "release") are one and countries
stand for their people and capitals. A word counts by how rare it is and by what it is: an event more, a name less.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..language.clauses import clauses
from ..language.lexicon import lexicon
from ..language.words import Word, act_classes
from ..model import Analysis, Span
from .claims import countries, headed
from .corpus import Corpus
from .matching import Thresholds, clusters, meetings

ONE_ACT = Thresholds(alike=0.30, mean=0.25, per_article=2, largest=14)
"""On clauses that others have labelled (ECB+, topics kept back), 86 of 100 pairs brought together tell one act."""
COMMON = 25
"""Clauses that a word may stand in and still bring two together."""
SHARED = 2
"""Words that two clauses have in common at least."""
CACHED = 4_096
"""Words that are kept with what they tell: the rest are rare, and keeping all takes as much as the clauses."""
FEW = 200
"""Clauses that an event is taken to have at least: in a handful every word looks common."""

EVENT, ACTION, NAME, OTHER = 1.48, 1.24, 0.52, 0.76
"""What a word counts by what it is: of a class of events, with an ending of an action, written large, anything else.
On clauses that others have labelled (ECB+), one in five more of those brought together tell one act for it."""
_ACTION = ("ed", "ing", "tion", "sion", "ment", "age", "al", "ance", "ence", "ure")


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

    def statement(self) -> Statement:
        return Statement(self.span, self.sentence, self.keys, self.names)


def cluster_statements(corpus: Corpus) -> list[list[Statement]]:
    """Every cluster of clauses of two and more articles, in the order of files and places."""
    endings: Counter[str] = Counter()
    found = [one for analysis in corpus.analyses for one in _statements(corpus, analysis, endings)]
    counted = Counter(key for one in found for key in one.keys)
    large = Counter(key for one in found for key in one.names)
    total = max(len(found), FEW)
    weights = {
        key: math.log(1 + total / n) * _kind(key, large[key] / n, endings[key] / n) for key, n in counted.items()
    }
    articles = [one.span.article for one in found]
    likeness = {}
    for (a, b), _ in meetings(articles, [one.keys for one in found], COMMON):
        if len({*found[a].keys}.intersection(found[b].keys)) < SHARED:
            continue
        value = _dice(found[a].keys, found[b].keys, weights.__getitem__)
        if value >= ONE_ACT.mean:
            likeness[a, b] = value
    return [[found[n].statement() for n in cluster] for cluster in clusters(articles, likeness, ONE_ACT)]


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


def _kind(key: str, large: float, ending: float) -> float:
    """The weight of a word by the shares of its places where it is written large and has an ending of an action."""
    if key.startswith("act:"):
        return EVENT
    if large > 0.5:
        return NAME
    return ACTION if ending > 0.5 else OTHER


def _statements(corpus: Corpus, analysis: Analysis, endings: Counter[str]) -> list[_Clause]:
    """The clauses of an article; `endings` counts in how many each word has an ending of an action."""
    found = []
    for sentence in headed(analysis):
        for start, end in clauses(analysis.article.text, sentence.start, sentence.end):
            span = Span(analysis.article.id, start, end)
            words = [w for w in corpus.words_once(span) if w.content and not _empty(w.form)]
            keys = frozenset(_key(w.key) for w in words)
            small = frozenset(_key(w.key) for w in words if _is_small(analysis.article.text, w, sentence))
            if len(keys) >= SHARED:
                endings.update({_key(w.key) for w in words if w.form.endswith(_ACTION)})
                found.append(_Clause(span, sentence, tuple(keys), tuple(keys - small)))
    return found


def _is_small(text: str, word: Word, sentence: Span) -> bool:
    """Whether a word is neither a name nor a year."""
    return not (text[word.start].isupper() and word.start > sentence.start or _is_year(word.key))


def _is_year(key: str) -> bool:
    return len(key) == len("#2024") and key.startswith(("#19", "#20")) and key[1:].isdigit()


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


def _dice(one: tuple[str, ...], other: tuple[str, ...], weight: Callable[[str], float]) -> float:
    common = math.fsum(weight(key) for key in {*one}.intersection(other))
    return 2 * common / (math.fsum(map(weight, one)) + math.fsum(map(weight, other)) or 1.0)
