"""Fact by article: stated, told differently, or not mentioned."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import fsum

from ..model import Coverage, Detail, Span
from .claims import Claim, Claims
from .corpus import Corpus
from .lasting import lasting_ids, told_apart

ROWS = 40


def cover(corpus: Corpus, claims: Claims, details: Sequence[Detail]) -> tuple[Coverage, ...]:
    """The facts that most origins tell, then the weightiest that only one tells; at most forty."""
    contested = _contested(details)
    rows = [_row(corpus, claims, claim, contested) for claim in claims.all if len(claim.articles) > 1]
    rows.sort(key=lambda row: (-row.origins, -len(row.cells), corpus.order(row.sentence)))
    alone = [
        Coverage(
            d.id.replace("d-", "f-"),
            d.values[0].sentence,
            tuple({v.span.article: (v.span.article, "stated", v.sentence) for v in d.values}.values()),
            d.origins,
        )
        for d in details
        if d.relation == "single-source"
    ]
    kept = rows[: ROWS - min(len(alone), ROWS // 4)]
    told = {row.sentence for row in kept} | {sentence for row in kept for _, _, sentence in row.cells}
    found = kept + [row for row in alone if told.isdisjoint(s for _, _, s in row.cells)][: ROWS - len(kept)]
    return told_apart(found)


def _contested(details: Sequence[Detail]) -> dict[Span, list[tuple[str, str]]]:
    """Sentence -> (detail, value) for each value that another account contradicts."""
    found: dict[Span, list[tuple[str, str]]] = defaultdict(list)
    for detail in details:
        if detail.relation in ("conflict", "update"):
            for value in detail.values:
                found[value.sentence].append((detail.id, value.value))
    return found


def _differing(claim: Claim, contested: dict[Span, list[tuple[str, str]]]) -> set[Span]:
    """Sentences of a claim whose value is not the one that most of its sentences have."""
    values: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in claim.sentences:
        for detail, value in contested.get(sentence, ()):
            values[detail][value] += 1
    usual = {detail: _usual(counted) for detail, counted in values.items()}
    return {s for s in claim.sentences for detail, value in contested.get(s, ()) if value != usual[detail]}


def _usual(counted: Counter[str]) -> str:
    return min(counted, key=lambda value: (-counted[value], value))


def _row(corpus: Corpus, claims: Claims, claim: Claim, contested: dict[Span, list[tuple[str, str]]]) -> Coverage:
    cells: dict[str, tuple[str, str, Span]] = {}
    differing = _differing(claim, contested)
    for sentence in claim.sentences:
        kind = "differs" if sentence in differing else "stated"
        if sentence.article not in cells or kind == "differs":
            cells[sentence.article] = (sentence.article, kind, sentence)
    best = min(
        claim.sentences, key=lambda s: (-fsum(claims.likeness(s, other) for other in claim.sentences), corpus.order(s))
    )
    key = [(corpus.published(s.article), " ".join(w.key for w in corpus.words(s))) for s in claim.sentences]
    one, *aliases = lasting_ids("f", key)
    return Coverage(one, best, tuple(cells.values()), corpus.origins_of(cells), tuple(aliases))
