"""How it is told: what people are called, and what is doubted."""

from __future__ import annotations

from collections import defaultdict

from ...model import Detail, Framing, Span, Value
from .evidence import Evidence


def labels(evidence: Evidence) -> list[Detail]:
    """Offices and descriptions of one person that differ between accounts."""
    called: dict[str, list[Framing]] = defaultdict(list)
    for fact in evidence.framing("label"):
        called[fact.slot].append(fact)
    found = []
    for person in evidence.people:
        facts = called.get(person.name, [])
        by_article: dict[str, set[str]] = defaultdict(set)
        for fact in facts:
            by_article[fact.span.article].add(fact.value)
        if len(by_article) > 1 and len(set().union(*by_article.values())) > 1:
            subject = person.names[0] if person.names else None
            found.append(
                evidence.detail(
                    "What they are called", subject, "framing", "wording", [evidence.value(f) for f in facts]
                )
            )
    return found


def hedges(evidence: Evidence) -> list[Detail]:
    """As in "alleged aggravations", where another account has the aggravations without a doubt."""
    found = []
    by_sentence: dict[Span, list[Framing]] = defaultdict(list)
    for fact in evidence.framing("hedge"):
        by_sentence[fact.sentence].append(fact)
    for fact in evidence.framing("hedge"):
        claim = evidence.claims.of(fact.sentence)
        sentences = claim.sentences if claim else ()
        hedged = [f for s in sentences for f in by_sentence[s] if f.slot == fact.slot]
        if not hedged or hedged[0] is not fact:
            continue
        doubting = {f.span.article for f in hedged}
        plain = [
            Value("without a doubt", Span(s.article, word.start, word.end), s)
            for s in sentences
            if s.article not in doubting
            for word in evidence.corpus.words(s)
            if word.key == fact.slot
        ]
        values = [evidence.value(f) for f in hedged] + plain
        if plain and evidence.corpus.origins_of(v.span.article for v in values) > 1:
            found.append(evidence.detail("How sure", None, "framing", "wording", values))
    return found
