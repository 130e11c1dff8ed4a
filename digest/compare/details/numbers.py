"""How many, how much: figures for the same thing that are not the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import pairwise

from ...language.numbers import unit_classes
from ...language.words import stem
from ...model import Detail, Fact, Span
from .evidence import Evidence, articles, by_slot, group

LIKENESS = 0.30
"""Weighted dice of two sentences from which their figures for one unit are compared."""
TELLING = 20
"""A figure from which the same value for the same kind of thing is the same fact: 1,000 people and a thousand
troops."""
ROUND = 0.1
"""How far, as a share, an "around" may be from another figure and both be true."""
VAGUE = {
    "few": (2, 20),
    "handful": (2, 12),
    "several": (3, 20),
    "many": (10, None),
    "dozens": (24, 400),
    "scores": (30, 400),
    "hundreds": (100, 2000),
    "thousands": (1000, None),
    "millions": (1_000_000, None),
}
"""What a word for a size can stand for."""
_WHAT_HAPPENED = frozenset(
    stem(w)
    for w in (
        "killed dead died deaths fatalities injured wounded hurt hospitalized missing arrested detained freed released"
        " rescued captive held abducted kidnapped evacuated survived aboard displaced treated"
    ).split()
)


def differing_numbers(evidence: Evidence) -> list[Detail]:
    """One detail for each thing that is counted differently."""
    facts = [f for f in evidence.facts("number") if f.slot not in ("age", "size")]
    withheld = [f for f in evidence.facts("number") if f.slot == "size"]
    found = []
    for slot, counted in by_slot(facts).items():
        if slot in ("day", "week", "month", "year", "hour", "minut", "second", "time", "reason", "way", "thing"):
            continue
        happened = {fact.span: _happened(evidence, fact) for fact in counted}
        several = Counter(fact.sentence for fact in counted)
        alone = {fact.span for fact in counted if several[fact.sentence] == 1}
        keys = _keys(slot)
        for together in group(evidence, counted, lambda a, b, h=happened, o=alone: _linked(evidence, a, b, h, o), keys):
            detail = _detail(evidence, together + _withheld_beside(together, withheld))
            if detail:
                found.append(detail)
    return found


def _keys(slot: str) -> Callable[[Fact], tuple]:
    """A telling figure of one kind of thing brings its facts together wherever they stand."""
    kind = slot in unit_classes().values()
    return lambda fact: (fact.value,) if kind and fact.value.isdigit() and int(fact.value) >= TELLING else ()


def _linked(evidence: Evidence, a: Fact, b: Fact, happened: dict[Span, frozenset[str]], alone: set[Span]) -> bool:
    if a.span.article == b.span.article:
        return a.slot in unit_classes().values() and _same_figure(a, b)
    one, other = happened[a.span], happened[b.span]
    if one and other and not one & other:
        return False
    if _same_figure(a, b) and (a.slot in unit_classes().values()):
        return True
    if (a.value in VAGUE) != (b.value in VAGUE) and _range(a) and _range(b):
        return _both_true(_range(a), _range(b)) and evidence.meet(a, b, LIKENESS)
    return a.span in alone and b.span in alone and evidence.meet(a, b, LIKENESS)


def _same_figure(a: Fact, b: Fact) -> bool:
    return a.value == b.value and a.value.isdigit() and int(a.value) >= TELLING


def _happened(evidence: Evidence, fact: Fact) -> frozenset[str]:
    """What happened to the things counted: killed, injured, freed; from the six words around."""
    text = evidence.corpus.articles[fact.span.article].text
    behind = re.split(r"[.;:]|, ", text[fact.span.end : min(fact.sentence.end, fact.span.end + 50)])[0]
    before = re.split(r"[.;:,]", text[max(fact.sentence.start, fact.span.start - 30) : fact.span.start])[-1]
    inside = text[fact.span.start : fact.span.end]
    near = [stem(w) for w in re.findall(r"[a-z]+", f"{inside} {behind}".lower())][:9]
    if not set(near) & _WHAT_HAPPENED:
        near = [stem(w) for w in re.findall(r"[a-z]+", before.lower())][-3:]
    classes = unit_classes()
    return frozenset(classes.get(w, w) for w in near if w in _WHAT_HAPPENED)


def _withheld_beside(together: list[Fact], withheld: list[Fact]) -> list[Fact]:
    """As in "gave no details of the size" in a sentence that one of the figures stands in."""
    sentences = {f.sentence for f in together}
    return [f for f in withheld if f.sentence in sentences]


def _detail(evidence: Evidence, facts: list[Fact]) -> Detail | None:
    values = {(f.value, f.comparator) for f in facts}
    if len(values) < 2 or len(articles(facts)) < 2:
        return None
    facts = facts + _sizes_beside(evidence, facts)
    relation, contradicting = _relation(evidence, facts)
    if relation is None:
        return None
    subject = next((_noun(evidence, f) for f in facts if f.value not in ("not given",)), None)
    shown = {">": "more than ", "<": "up to ", "~": "around ", "~<": "nearly "}
    return evidence.detail(
        "How many",
        subject,
        "number",
        relation,
        [evidence.value(f, shown.get(f.comparator, "") + f.value) for f in facts],
        contradicting,
    )


def _sizes_beside(evidence: Evidence, facts: list[Fact]) -> list[Fact]:
    """As in "a small number" of the same kind of thing in an article that gives a figure elsewhere."""
    slots = {f.slot for f in facts} & set(unit_classes().values())
    known = {f.span for f in facts}
    return [
        f
        for f in evidence.vague
        if f.slot in slots
        and f.value in ("few", "many")
        and f.span not in known
        and f.span.article in articles(facts)
        and any(
            len(evidence.corpus.stems(f.sentence) & _around(evidence, g)) >= 2
            for g in facts
            if g.span.article == f.span.article
        )
    ]


def _around(evidence: Evidence, fact: Fact) -> frozenset[str]:
    """Content words of the sentence of a fact and of the ones beside it."""
    analysis = evidence.corpus.analyses[evidence.corpus.number[fact.span.article]]
    n = evidence.position(fact.sentence)
    return frozenset().union(*(evidence.corpus.stems(s) for s in analysis.sentences[max(0, n - 1) : n + 2]))


def _noun(evidence: Evidence, fact: Fact) -> Span:
    """The thing counted: the last word of the expression."""
    words = evidence.corpus.words(fact.span)
    return Span(fact.span.article, words[-1].start, words[-1].end) if words else fact.span


def _relation(evidence: Evidence, facts: list[Fact]) -> tuple[str | None, tuple[str, ...]]:
    """The relation and the articles that contradict themselves."""
    contradicting = _self_contradicting(facts)
    if contradicting or any(f.comparator == "none" for f in facts):
        return "conflict", contradicting
    ranges = {(f.value, f.comparator): _range(f) for f in facts}
    known = [r for r in ranges.values() if r is not None]
    if len(set(known)) < 2:
        return None, ()
    if all(_both_true(a, b) for n, a in enumerate(known) for b in known[:n]):
        return "precision", ()
    return ("update" if _grows(evidence, facts) else "conflict"), ()


def _self_contradicting(facts: list[Fact]) -> tuple[str, ...]:
    """Articles that give one figure as a lower bound here and as about that much there."""
    by_article: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.value.isdigit():
            by_article[fact.span.article].add(fact.comparator)
    return tuple(a for a, comparators in by_article.items() if ">" in comparators and comparators & {"~", "<", "~<"})


def _range(fact: Fact) -> tuple[float, float] | None:
    """What the words allow, as (least, most)."""
    if fact.value in VAGUE:
        least, most = VAGUE[fact.value]
        return least, float("inf") if most is None else most
    try:
        number = float(fact.value)
    except ValueError:
        return None
    if fact.comparator == ">":
        return number, float("inf")
    if fact.comparator == "<":
        return 0.0, number
    if fact.comparator in ("~", "~<"):
        return number * (1 - ROUND), number * (1 + ROUND)
    return number, number


def _both_true(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _grows(evidence: Evidence, facts: list[Fact]) -> bool:
    """Whether later articles give higher figures throughout: a toll that rises."""
    dated: dict[str, list[float]] = defaultdict(list)
    for fact in facts:
        published = evidence.corpus.articles[fact.span.article].published
        if published is None or _range(fact) is None:
            return False
        dated[published.value].append(_range(fact)[0])
    days = sorted(dated)
    return len(days) > 1 and all(max(dated[a]) <= min(dated[b]) for a, b in pairwise(days))
