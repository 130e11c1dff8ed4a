"""What accounts agree on: the clauses that most of them open with, and the figures that they all give alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ..model import Claim, Detail, Span, Value
from .corpus import Corpus
from .details.evidence import Evidence
from .details.figures import detail_of
from .facts import Fact
from .lasting import lasting_ids, told_apart
from .statements import Statement, in_common

CLAUSES, FIGURES = 6, 2
"""Clauses and figures that are listed at most: of those that come first, three in four are of what labellers hold
essential, of all one in two."""
LEAST = 3.5
"""Weight of a figure from which it is listed."""


def agree(evidence: Evidence, statements: Sequence[Sequence[Statement]], facts: Sequence[Fact]) -> tuple[Detail, ...]:
    """The facts that two origins and more tell and none contradicts, the weightiest first."""
    contested: dict[Span, list[Span]] = defaultdict(list)
    for figure in (f for fact in facts if fact.relation in ("conflict", "update") for f in fact.figures):
        contested[figure.sentence].append(figure.span)
    clauses = [_clauses(evidence, cluster) for cluster in statements]
    clauses = [d for d in clauses if d.origins > 1]
    clauses = [
        d for d in clauses if not any(v.span.overlaps(s) for v in d.values for s in contested.get(v.sentence, ()))
    ]
    clauses.sort(key=lambda d: (-d.weight, evidence.corpus.order(d.values[0].span)))
    found = clauses[:CLAUSES]
    figures = [detail_of(evidence, f) for f in facts if f.relation == "same" and f.weight >= LEAST]
    told = [value.span for detail in found for value in detail.values]
    figures = [d for d in figures if d.origins > 1 and not all(any(v.span.overlaps(s) for s in told) for v in d.values)]
    found += figures[:FIGURES]
    return told_apart(replace(d, id=f"a{d.id[1:]}", aliases=tuple(f"a{i[1:]}" for i in d.aliases)) for d in found)


def _clauses(evidence: Evidence, cluster: Sequence[Statement]) -> Detail:
    values = [Value("told", one.span, one.sentence, "", evidence.speaker(one.span)) for one in cluster]
    detail = evidence.detail("What happened", None, "fact", "same", values)
    return replace(detail, weight=round(_weight(evidence.corpus, cluster), 4))


def _weight(corpus: Corpus, cluster: Sequence[Statement]) -> float:
    """How many articles tell it and how early, and how many words they have in common."""
    first: dict[str, float] = {}
    for one in cluster:
        first[one.span.article] = min(first.get(one.span.article, 1.0), corpus.depth(one.span))
    return corpus.prominence(first) + 0.3 * in_common(cluster)


def claims_of(corpus: Corpus, statements: Sequence[Sequence[Statement]]) -> tuple[Claim, ...]:
    """The clusters of clauses as records with lasting ids."""
    found = []
    for cluster in statements:
        members: dict[Span, str] = {one.span: corpus.published(one.span.article) for one in cluster}
        ordered = sorted(members, key=lambda span: (members[span], corpus.order(span)))
        one, *aliases = lasting_ids("c", [(members[span], corpus.text(span)) for span in ordered])
        found.append(Claim(one, tuple(ordered), corpus.origins_of({s.article for s in ordered}), tuple(aliases)))
    return told_apart(found)
