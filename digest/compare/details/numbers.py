"""How many, how much: figures for the same thing that are not the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, pairwise

from ...language.lexicon import lexicon
from ...language.numbers import unit_classes
from ...language.words import stem
from ...model import Detail, Fact, Span
from .evidence import Evidence, articles, group
from .ranges import LOOSE, ROUND, VAGUE, both_true, range_of

LIKENESS = 0.30
"""Weighted dice of two sentences from which their figures for one unit are compared."""
TELLING = 20
"""A figure from which the same value for the same kind of thing is the same fact: 1,000 people and a thousand
troops."""
_TOLLS = frozenset({"die", "hurt"})
"""Acts whose figures rise while they are counted."""
_TIME = frozenset({"second", "minut", "hour", "day", "week", "month", "year"})
"""Units of time: figures in them are compared for one act only."""
_NO_THING = frozenset({"age", "size", "part", "portion", "", "time", "reason", "way", "thing"})
"""Slots that are not compared as figures for one kind of thing."""
_MEASURES = frozenset({"dollar", "euro", "pound", "yen", "percent", *_TIME})
"""Units that measure anything: what they measure must be told in the same words."""
_PEOPLE = frozenset({"person", "dead", "hurt"})
"""Slots that count people of any kind."""


def differing_numbers(evidence: Evidence) -> list[Detail]:
    """One detail for each thing that is counted differently."""
    facts = _with_usual_acts([f for f in evidence.facts("number") if f.slot not in _NO_THING])
    withheld = [f for f in evidence.facts("number") if f.slot == "size"]
    several = Counter((f.sentence, f.slot, f.act) for f in facts)
    alone = {f.span for f in facts if several[f.sentence, f.slot, f.act] == 1}
    found = []
    for together in group(
        evidence, facts, lambda a, b: _linked(evidence, a, b, alone), _keys, lambda a, b: _apart(evidence, a, b)
    ):
        detail = _detail(evidence, together + _withheld_beside(together, withheld))
        if detail:
            found.append(detail)
    return found


def _with_usual_acts(facts: list[Fact]) -> list[Fact]:
    """The facts, a telling figure with the act that it has most often: "21 girls kidnapped in 2014 have been freed" is
    a figure of the freed where the other accounts say that 21 were freed.
    """
    usual: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for fact in facts:
        if fact.act and _telling(fact):
            usual[_family(fact), fact.value][fact.act] += 1
    most = {key: _commonest(acts) for key, acts in usual.items()}
    return [
        replace(f, act="" if f.slot.startswith("ordinal") else most.get((_family(f), f.value), f.act)) for f in facts
    ]


def _commonest(acts: Counter[str]) -> str:
    return min(acts, key=lambda act: (-acts[act], act))


def _family(fact: Fact) -> str:
    """People of all kinds are counted as one family, other things each by their unit."""
    return "person" if fact.slot in _PEOPLE or fact.slot in _kinds_of_people() else fact.slot


def _keys(fact: Fact) -> list[tuple[str, str]]:
    """What brings facts together wherever they stand: what happened to whom, and a telling figure of one kind."""
    slot = "person" if fact.slot in _PEOPLE else fact.slot
    keys = [(slot, fact.act), (slot, "any"), ("act", fact.act)]
    if slot == "person" and _telling(fact):
        keys.append((slot, fact.value))
    return keys


def _linked(evidence: Evidence, a: Fact, b: Fact, alone: set[Span]) -> bool:
    """Whether two figures are of one thing: one kind of thing, and one act or sentences that tell the same."""
    if not _one_kind(evidence, a, b):
        return False
    if a.slot.startswith("ordinal"):
        return a.slot.endswith("from") or evidence.meet(a, b, LIKENESS)
    if a.slot in _PEOPLE and a.value == b.value and _telling(a):
        return not evidence.matters.at_odds(a, b)
    if _of_the_event(evidence, a, b):
        return True
    if a.span not in alone or b.span not in alone or evidence.matters.at_odds(a, b):
        return False
    if a.span.article == b.span.article:
        return a.slot not in _TIME and a.act in evidence.matters.acts and a.act == b.act
    if a.slot in _MEASURES:
        return a.act == b.act and (evidence.one_statement(a.span, b.span) or evidence.meet(a, b, LIKENESS))
    if {a.value, b.value} & LOOSE:
        return evidence.meet(a, b, LIKENESS)
    return evidence.matters.one(a, b) or (a.slot not in _TIME and evidence.meet(a, b, LIKENESS))


def _apart(evidence: Evidence, a: Fact, b: Fact) -> bool:
    if a.slot in _MEASURES and a.span.article != b.span.article and not _linked(evidence, a, b, {a.span, b.span}):
        return True
    return evidence.matters.at_odds(a, b) and not _of_the_event(evidence, a, b)


def _of_the_event(evidence: Evidence, a: Fact, b: Fact) -> bool:
    """Two figures of things that the event is about, both true at once: "a dozen packages", "more than 10 packages"."""
    things = a.slot == b.slot and a.slot in evidence.matters.nouns and a.slot not in _kinds_of_people()
    if not things or a.slot in _TIME or {a.value, b.value} & LOOSE or evidence.matters.other_occasions(a, b):
        return False
    one, other = range_of(a), range_of(b)
    return one is not None and other is not None and both_true(one, other)


def _one_kind(evidence: Evidence, a: Fact, b: Fact) -> bool:
    """The same unit, or people of a kind that the event is about and people of no kind."""
    if a.slot == b.slot:
        return True
    if a.slot in _PEOPLE and b.slot in _PEOPLE:
        return True
    if not {a.slot, b.slot} & (_MEASURES | {"length"}) and evidence.one_statement(a.span, b.span):
        return a.act == b.act and not a.slot.startswith("ordinal")
    general, kind = (a, b) if a.slot in _PEOPLE else (b, a)
    return general.slot in _PEOPLE and kind.slot in _kinds_of_people() and kind.slot in evidence.matters.nouns


@lru_cache(maxsize=1)
def _kinds_of_people() -> frozenset[str]:
    return frozenset(stem(role) for role in lexicon()["names", "roles"]) | frozenset(unit_classes().values())


def _telling(fact: Fact) -> bool:
    return fact.value.isdigit() and int(fact.value) >= TELLING


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
        _question(facts[0]),
        subject,
        "number",
        relation,
        [evidence.value(f, shown.get(f.comparator, "") + f.value) for f in facts],
        contradicting,
    )


def _question(fact: Fact) -> str:
    if fact.slot.startswith("ordinal"):
        return "Which one"
    if fact.slot in _TIME:
        return "How long"
    return {"length": "How far", "percent": "What share"}.get(
        fact.slot, "How much" if fact.slot in _MEASURES else "How many"
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
    given: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        given[fact.span.article].add(fact.value)
    if len(set(map(frozenset, given.values()))) == 1:
        return None, ()
    contradicting = _self_contradicting(facts)
    if contradicting or any(f.comparator == "none" for f in facts):
        return "conflict", contradicting
    ranges = {(f.value, f.comparator): range_of(f) for f in facts}
    known = [r for r in ranges.values() if r is not None]
    if len(set(known)) < 2 or (facts[0].slot not in _PEOPLE and all(f.value in VAGUE for f in facts)):
        return None, ()
    if all(both_true(a, b) for n, a in enumerate(known) for b in known[:n]):
        return ("update" if _counts_on(facts) else "precision"), ()
    parts = _parts(facts)
    whole = {r for f in facts if f.value not in parts and (r := range_of(f)) is not None}
    if all(both_true(a, b) for a, b in combinations(sorted(whole), 2)):
        return "precision", ()
    return ("update" if _grows(evidence, facts) else "conflict"), ()


def _parts(facts: list[Fact]) -> set[str]:
    """Figures of people that a sentence gives beside a higher one: "12 killed, among them 10 tourists"."""
    exact = [f for f in facts if _family(f) == "person" and f.value.isdigit() and not f.comparator]
    return {
        one.value
        for one in exact
        if any(f.sentence == one.sentence and float(f.value) > float(one.value) for f in exact)
    }


def _counts_on(facts: list[Fact]) -> bool:
    """Whether dead or injured are counted on: "over 400", "more than 500" and "527" are one toll at three times."""
    if not all(f.act in _TOLLS for f in facts):
        return False
    figures = {float(f.value) for f in facts if f.value.replace(".", "", 1).isdigit()}
    bounded = any(f.comparator == ">" for f in facts)
    return bounded and len(figures) > 1 and max(figures) > min(figures) * (1 + ROUND)


def _self_contradicting(facts: list[Fact]) -> tuple[str, ...]:
    """Articles that give one figure as a lower bound here and as about that much there."""
    by_article: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.value.isdigit():
            by_article[fact.span.article].add(fact.comparator)
    return tuple(a for a, comparators in by_article.items() if ">" in comparators and comparators & {"~", "<", "~<"})


def _grows(evidence: Evidence, facts: list[Fact]) -> bool:
    """Whether later articles give higher figures throughout: a toll that rises."""
    dated: dict[str, list[float]] = defaultdict(list)
    for fact in facts:
        published, figure = evidence.corpus.articles[fact.span.article].published, range_of(fact)
        if published is None or figure is None:
            return False
        dated[published.value].append(figure[0])
    days = sorted(dated)
    return len(days) > 1 and all(max(dated[a]) <= min(dated[b]) for a, b in pairwise(days))
