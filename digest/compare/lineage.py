"""Which articles are reposts of one another, which share prose, which only share a source; and the origins that
follow.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from ..model import Analysis, Lineage, SharedQuote, Span
from .corpus import Corpus
from .statements import Statement

SHINGLE = 5
"""Words of the stretches that are looked for in both (passim and Nicholls 2019 use 4 to 7)."""
REPOST = 0.5
"""Containment of the shorter prose from which two articles are one: reposts of the seeds .82, derived ones .12."""
DERIVED = 0.1
"""Containment from which prose was taken over: derived pairs of the seeds .15, three rewritings of one press release
.06 to .08, pairs that only share stock phrases at most .06.
"""
TILE = 8
"""Words of the longest common stretch that sharing prose needs."""
CLAIM = 4
"""Words in common beside the name of the one credited from which two clauses are one statement of his."""
UTTERANCE = 6
"""Words of an utterance in two articles from which they draw on one source, when their prose is their own."""
EVIDENCE = 6

Pair = tuple[str, str]
Shingle = tuple[str, ...]
"""`SHINGLE` words in a row."""
Found = dict[Shingle, int]
"""Stretch -> where it stands first in a story."""


def trace_lineages(corpus: Corpus) -> tuple[Lineage, ...]:
    """Every pair that shares prose, in the order of the files.

    Quotations are left out of the prose: agencies' quotations stand in unrelated articles too, and on the seeds
    they hide which article was derived from which.
    """
    prose = {a.article.id: _prose(corpus, a) for a in corpus.analyses}
    repeated = _repeated(prose.values())
    shingles = {article: _shingles(words, repeated) for article, words in prose.items()}
    pairs = sorted(_meeting(shingles), key=lambda p: (corpus.number[p[0]], corpus.number[p[1]]))
    found = (_relate(corpus, pair, prose, shingles) for pair in pairs)
    return tuple(lineage for lineage in found if lineage)


def with_common_sources(
    corpus: Corpus,
    lineages: Sequence[Lineage],
    shared: Sequence[SharedQuote],
    statements: Sequence[Sequence[Statement]] = (),
) -> tuple[Lineage, ...]:
    """The lineages, and the pairs that share speech, or credit one statement to one person, while their prose is their
    own; pairs not listed are independent.
    """
    known = {lineage.articles for lineage in lineages}
    added = [
        Lineage(
            pair, "common source", (), None, f"{n} sentence{'s' if n > 1 else ''} of speech in both, prose of their own"
        )
        for pair, n in _shared_counts(corpus, shared).items()
        if pair not in known
    ]
    known |= {lineage.articles for lineage in added}
    added += [
        Lineage(pair, "common source", (places,), None, "both credit one person with one statement")
        for pair, places in _credited_alike(corpus, statements).items()
        if pair not in known
    ]
    return tuple(sorted([*lineages, *added], key=lambda one: tuple(corpus.number[a] for a in one.articles)))


def _credited_alike(corpus: Corpus, statements: Sequence[Sequence[Statement]]) -> dict[Pair, tuple[Span, Span]]:
    """Pairs of articles with a claim that both credit to one named person, and where."""
    named = _credited(corpus)
    found: dict[Pair, tuple[Span, Span]] = {}
    for cluster in statements:
        for a, b in combinations(cluster, 2):
            if a.span.article == b.span.article or len(a.keys & b.keys) < CLAIM:
                continue
            if named[a.sentence] & named[b.sentence]:
                one, other = sorted((a.span, b.span), key=lambda s: corpus.number[s.article])
                found.setdefault((one.article, other.article), (one, other))
    return found


def _credited(corpus: Corpus) -> dict[Span, set[str]]:
    """Sentence -> the surnames of the people that are credited in it."""
    named: dict[Span, set[str]] = defaultdict(set)
    for analysis in corpus.analyses:
        names = {corpus.text(n.name).split()[-1] for n in analysis.names if n.kind == "person"}
        for credit in analysis.framing:
            if credit.kind == "credit":
                words = [re.sub(r"['’]s$|[.,]$", "", w) for w in corpus.text(credit.span).split()]
                named[credit.sentence] |= {w for w in words if w in names}
    return named


def group_origins(analyses: Sequence[Analysis], lineages: Sequence[Lineage]) -> dict[str, str]:
    """Article -> id of its origin: reposts of one another are one origin, named after its first file."""
    origin = {a.article.id: a.article.id for a in analyses}
    for lineage in lineages:
        if lineage.kind == "repost":
            first, second = (origin[article] for article in lineage.articles)
            for article, known in origin.items():
                if known == second:
                    origin[article] = first
    return origin


PARTS = 8


@dataclass(slots=True)
class _Prose:
    """The words of a story outside quotations, `|` where one stood."""

    article: str
    keys: list[str]
    """Comparison forms."""
    starts: array[int]
    ends: array[int]
    shingles: int = 0
    """How many stretches of `SHINGLE` words it has, each counted once."""

    def add(self, key: str, start: int, end: int) -> None:
        self.keys.append(key)
        self.starts.append(start)
        self.ends.append(end)

    def span(self, first: int, words: int) -> Span:
        """The place of so many words from one on."""
        return Span(self.article, self.starts[first], self.ends[first + words - 1])

    def stretches(self) -> Iterator[tuple[int, Shingle]]:
        """(place, words) of each stretch of `SHINGLE` words."""
        for n, shingle in enumerate(zip(*(self.keys[i:] for i in range(SHINGLE)), strict=False)):
            if "|" not in shingle:
                yield n, shingle


def _prose(corpus: Corpus, analysis: Analysis) -> _Prose:
    """The prose of an article."""
    spoken = sorted((q.span.start, q.span.end) for q in analysis.quotations if len(corpus.words(q.span)) > 3)
    prose = _Prose(analysis.article.id, [], array("I"), array("I"))
    n = 0
    for sentence in analysis.sentences:
        for word in corpus.words(sentence):
            while n < len(spoken) and spoken[n][1] <= word.start:
                n += 1
            if n < len(spoken) and spoken[n][0] <= word.start:
                if prose.keys and prose.keys[-1] != "|":
                    prose.add("|", word.start, word.start)
                continue
            prose.add(word.key, word.start, word.end)
    return prose


def _repeated(prose: Iterable[_Prose]) -> set[int]:
    """Hashes of the stretches that stand in two articles: few of all there are, so only these are kept."""
    hashes = array("q")
    for one in prose:
        own = {hash(shingle) for _, shingle in one.stretches()}
        hashes.extend(own)
        one.shingles = len(own)
    found: set[int] = set()
    for part in range(PARTS):  # a list of all of them, sorted, would take as much as everything else
        found.update(a for a, b in pairwise(sorted(h for h in hashes if h % PARTS == part)) if a == b)
    return found


def _shingles(prose: _Prose, repeated: set[int]) -> Found:
    """The stretches of a story that stand in another article too."""
    found: Found = {}
    for n, shingle in prose.stretches():
        if hash(shingle) in repeated:
            found.setdefault(shingle, n)
    return found


def _meeting(shingles: dict[str, Found]) -> set[Pair]:
    """Pairs of articles with more than one shingle in common; a shingle of very many articles is no evidence."""
    where: dict[Shingle, list[str]] = defaultdict(list)
    for article, found in shingles.items():
        for shingle in found:
            where[shingle].append(article)
    counted: Counter[Pair] = Counter()
    for articles in where.values():
        if 1 < len(articles) <= 40:
            counted.update(combinations(articles, 2))
    return {pair for pair, n in counted.items() if n > 1}


def _shared_counts(corpus: Corpus, shared: Sequence[SharedQuote]) -> Counter[Pair]:
    counted: Counter[Pair] = Counter()
    for quote in shared:
        articles = list(dict.fromkeys(m.span.article for m in quote.members if len(corpus.words(m.span)) >= UTTERANCE))
        if len(articles) <= 40:
            counted.update(combinations(sorted(articles, key=corpus.number.__getitem__), 2))
    return counted


def _relate(corpus: Corpus, pair: Pair, prose: dict[str, _Prose], shingles: dict[str, Found]) -> Lineage | None:
    first, second = pair
    common = shingles[first].keys() & shingles[second].keys()
    contained = len(common) / max(1, min(prose[first].shingles, prose[second].shingles))
    tiles = _tiles(prose[first], prose[second], shingles[first], shingles[second], common)
    longest = max((length for length, _ in tiles), default=0)
    evidence = tuple(spans for _, spans in tiles[:EVIDENCE])
    if contained >= REPOST:
        return _directed(corpus, pair, "repost", evidence, contained)
    if contained >= DERIVED and longest >= TILE:
        return _directed(corpus, pair, "derived", evidence, contained)
    return None


def _tiles(
    one: _Prose, other: _Prose, in_one: Found, in_other: Found, common: set[Shingle]
) -> list[tuple[int, tuple[Span, Span]]]:
    """(words, spans) of the longest stretches in both, longest first, none inside another."""
    tiles = []
    covered_to = -1
    for shingle in sorted(common, key=lambda s: in_one[s]):
        a, b = in_one[shingle], in_other[shingle]
        if a < covered_to:
            continue
        n = 0
        while a + n < len(one.keys) and b + n < len(other.keys) and one.keys[a + n] == other.keys[b + n] != "|":
            n += 1
        covered_to = a + n
        tiles.append((n, (one.span(a, n), other.span(b, n))))
    return sorted(tiles, key=lambda tile: (-tile[0], tile[1][0].start))


def _directed(
    corpus: Corpus, pair: Pair, kind: str, evidence: tuple[tuple[Span, Span], ...], contained: float
) -> Lineage:
    """With the earlier article where publication dates show it; without evidence no direction is claimed."""
    shared = f"{contained:.0%} of the shorter one's prose stands in both"
    days = [corpus.published(article) for article in pair]
    if "9999" not in days and days[0] != days[1]:
        earlier = pair[0] if days[0] < days[1] else pair[1]
        return Lineage(pair, kind, evidence, earlier, f"{shared}; published {min(days)} and {max(days)}")
    return Lineage(pair, kind, evidence, None, f"{shared}; nothing shows which came first")
