"""Where: places told of the same thing that are not the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ...language.words import stem
from ...model import Detail, Fact, Span
from ..claims import headed
from .evidence import Evidence, articles, by_slot, group

LIKENESS = 0.30
ALIKE = 0.2
"""Weighted dice of two sentences from which two unlike places of one act are of one thing."""
NAMED = frozenset(
    {
        "bridg",
        "airport",
        "hospit",
        "hotel",
        "street",
        "beach",
        "squar",
        "station",
        "school",
        "church",
        "templ",
        "build",
        "park",
        "river",
        "lake",
        "mountain",
        "avenu",
        "boulevard",
        "island",
    }
)
"""Nouns whose first part is a name of its own: a difference there is left to names."""


def differing_places(evidence: Evidence) -> list[Detail]:
    """Nouns such as border, coast, province that are told apart differently in sentences that tell the same."""
    found = []
    for slot, facts in by_slot(f for f in evidence.facts("place") if not f.slot.startswith("where ")).items():
        if slot in NAMED:
            continue
        for together in group(
            evidence, facts, lambda a, b: a.span.article != b.span.article and evidence.meet(a, b, LIKENESS)
        ):
            detail = _detail(evidence, together, "Which " + _word(evidence, together[0]), None)
            if detail:
                found.append(detail)
    return found


def where_things_happen(evidence: Evidence) -> list[Detail]:
    """The "where" of deploy, crash, kill and the like; of the event's own verb it is compared over all articles."""
    found = []
    for slot, facts in by_slot(
        f for f in evidence.facts("place") if f.slot.startswith("where ") and not _named(f)
    ).items():
        central = _central(evidence, slot.removeprefix("where "))
        for together in group(evidence, facts, partial(_may_be_same, evidence, central=central), _keys(central)):
            detail = _detail(evidence, together, "Where", _subject(evidence, together))
            if detail:
                found.append(detail)
    return found


def _keys(central: bool) -> Callable[[Fact], list[object]]:
    """One place told twice in an article; of the event's own verb all facts, when one says that the place is not
    known.
    """
    return lambda fact: [(fact.span.article, fact.value), *(["central"] if central else [])]


def _named(fact: Fact) -> bool:
    """Whether the place is a thing with a name of its own, such as a bridge: names are compared elsewhere."""
    return any(stem(word) in NAMED for word in fact.value.split())


def _may_be_same(evidence: Evidence, a: Fact, b: Fact, central: bool) -> bool:
    if a.span.article == b.span.article:
        return a.value == b.value
    if central and "none" in (a.comparator, b.comparator):
        return True
    return evidence.meet(a, b, LIKENESS)


def _central(evidence: Evidence, verb: str) -> bool:
    """Whether half of the articles use the verb in their headline or first three sentences: it is what the event is."""
    using = 0
    for analysis in evidence.corpus.analyses:
        using += any(word.key == verb for span in headed(analysis, 3) for word in evidence.corpus.words(span))
    return using * 2 >= len(evidence.corpus.analyses)


def _detail(evidence: Evidence, facts: list[Fact], question: str, subject: Span | None) -> Detail | None:
    values = {f.value for f in facts}
    if len(values) < 2 or len(articles(facts)) < 2 or evidence.corpus.origins_of(articles(facts)) < 2:
        return None
    relation = _relation(values)
    if relation is None:
        return None
    return evidence.detail(question, subject, "place", relation, [evidence.value(f) for f in facts])


def _relation(values: set[str]) -> str | None:
    """Coarser and finer go together; two that share a part and differ in another conflict; unlike things are not
    compared.

    An article that says the place is not known conflicts with one that gives it.
    """
    if "not given" in values:
        return "conflict"
    sets = sorted((frozenset(v.split()) for v in values), key=sorted)
    pairs = [(a, b) for n, a in enumerate(sets) for b in sets[:n] if a & b]
    if any(a - b and b - a for a, b in pairs):
        return "conflict"
    return "precision" if pairs else None


def _word(evidence: Evidence, fact: Fact) -> str:
    words = evidence.corpus.text(fact.span).lower().split()
    return next(
        (w.strip("“”\"'’.,").rstrip("s") for w in words if stem(w.strip("“”\"'’.,").rstrip("s")) == fact.slot), "place"
    )


def _subject(evidence: Evidence, facts: list[Fact]) -> Span | None:
    """The verb or noun the place belongs to, in an article's words."""
    wanted = facts[0].slot.removeprefix("where ")
    for fact in facts:
        for word in evidence.corpus.words(fact.sentence):
            if word.key == wanted:
                return Span(fact.span.article, word.start, word.end)
    return None


# -------------------------------------------------------------------------------------------- of one act


def where_it_happened(evidence: Evidence) -> list[Detail]:
    """Places of one act that are told more or less exactly: "in Florida", "in Plantation, Florida"."""
    facts = list(
        {(f.span.article, f.act, f.slot, f.value): f for f in reversed(evidence.facts("where")) if f.act}.values()
    )
    found = []
    for together in group(
        evidence, facts, lambda a, b: _of_one_act(evidence, a, b), lambda f: [(f.act, f.slot)], evidence.matters.at_odds
    ):
        if len({f.value for f in together}) > 1 and len(articles(together)) > 1:
            subject = evidence.word_of(together)
            values = [evidence.value(f) for f in together]
            found.append(evidence.detail("Where", subject, "place", "precision", values))
    return found


def _of_one_act(evidence: Evidence, a: Fact, b: Fact) -> bool:
    """Two places of one act that share a name or noun, or that two like sentences of an act that the event is about
    give.
    """
    if a.span.article == b.span.article or a.slot != b.slot or a.act != b.act:
        return False
    if evidence.matters.other_occasions(a, b):
        return False
    if set(a.value.split()) & set(b.value.split()):
        return evidence.matters.alike(a, b)
    return a.act in evidence.matters.acts and evidence.meet(a, b, ALIKE)
