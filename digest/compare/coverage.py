"""Fact by article: stated, told differently, or not mentioned."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Coverage, Detail, Span
from .claims import Claim, Claims
from .corpus import Corpus
from .lasting import lasting_id, without_twins

ROWS = 40


def cover(corpus: Corpus, claims: Claims, details: Sequence[Detail]) -> tuple[Coverage, ...]:
    """The facts that most origins tell, then the weightiest that only one tells; at most forty."""
    differing = _differing(details)
    rows = [_row(corpus, claims, claim, differing) for claim in claims.all if len(claim.articles) > 1]
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
    found = kept + alone[: ROWS - len(kept)]
    ids = without_twins(row.id for row in found)
    return tuple(Coverage(i, row.sentence, row.cells, row.origins) for i, row in zip(ids, found, strict=True))


def _differing(details: Sequence[Detail]) -> dict[Span, set[str]]:
    """Sentence -> articles whose value differs there in kind: conflicts, updates and framing by other facts."""
    found: dict[Span, set[str]] = {}
    for detail in details:
        if detail.relation in ("conflict", "update"):
            values = {v.span.article: v.value for v in detail.values}
            common = max(sorted(set(values.values())), key=lambda v: sum(x == v for x in values.values()))
            for value in detail.values:
                if value.value != common:
                    found.setdefault(value.sentence, set()).add(value.span.article)
    return found


def _row(corpus: Corpus, claims: Claims, claim: Claim, differing: dict[Span, set[str]]) -> Coverage:
    cells: dict[str, tuple[str, str, Span]] = {}
    for sentence in claim.sentences:
        kind = "differs" if sentence.article in differing.get(sentence, ()) else "stated"
        if sentence.article not in cells or kind == "differs":
            cells[sentence.article] = (sentence.article, kind, sentence)
    best = min(
        claim.sentences, key=lambda s: (-sum(claims.likeness(s, other) for other in claim.sentences), corpus.order(s))
    )
    key = [(corpus.published(s.article), " ".join(w.key for w in corpus.words(s))) for s in claim.sentences]
    return Coverage(lasting_id("f", key), best, tuple(cells.values()), corpus.origins_of(cells))
