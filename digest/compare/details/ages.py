"""How old: ages of one person that differ, or are given more or less exactly."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations

from ...language.lexicon import lexicon
from ...language.words import stem
from ...model import Detail, Fact, Span
from .evidence import Evidence
from .ranges import both_true, range_of

BEFORE, BEHIND = 60, 30
"""Characters before and behind an age in which the name or the noun that it belongs to stands."""
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_OLD = re.compile(r"old\b|yo\b", re.I)


def differing_ages(evidence: Evidence) -> list[Detail]:
    """One detail for each person whose age is told in two ways."""
    told: dict[str, list[Fact]] = defaultdict(list)
    owners = _owners(evidence)
    for fact in evidence.facts("number"):
        if fact.slot == "age" and fact.value[0].isdigit() and (owner := owners(fact)):
            told[owner].append(fact)
    _join_suspect(told)
    found = []
    for owner in sorted(told):
        facts = told[owner]
        if len({f.value for f in facts}) > 1 and len({f.span.article for f in facts}) > 1:
            ranges = [each for each in map(range_of, facts) if each is not None]
            both = all(both_true(a, b) for a, b in combinations(ranges, 2))
            relation = "precision" if both else "conflict"
            values = [evidence.value(f) for f in facts]
            found.append(evidence.detail("How old", evidence.named_at(owner), "number", relation, values))
    return found


def _owners(evidence: Evidence) -> Callable[[Fact], str | None]:
    """A function from an age to whose it is: a person's name, or the stem of a noun for a person."""
    names: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for analysis in evidence.corpus.analyses:
        for name in analysis.names:
            if name.kind in ("person", "name"):
                names[analysis.article.id].append((name.span, evidence.person_of(name)))
    nouns = {stem(role): stem(role) for role in lexicon()["names", "roles"]}

    def owner(fact: Fact) -> str | None:
        text = evidence.corpus.articles[fact.span.article].text
        behind = text[fact.span.end : min(fact.sentence.end, fact.span.end + BEHIND)]
        if _OLD.search(text, fact.span.start, fact.span.end + 1):
            for word in _WORD.findall(re.split(r"[,.;:]", behind)[0])[:3]:
                if stem(word.lower()) in nouns:
                    return stem(word.lower())
        before = max(fact.sentence.start, fact.span.start - BEFORE)
        near = [n for n in names[fact.span.article] if before <= n[0].start and n[0].end <= fact.span.end]
        if near:
            return near[-1][1]
        words = [stem(w.lower()) for w in _WORD.findall(text[before : fact.span.start])]
        return next((w for w in reversed(words) if w in nouns), None)

    return owner


def _join_suspect(told: dict[str, list[Fact]]) -> None:
    """The age of "the suspect", "a man" is that of the one person whose age other articles give."""
    people = [owner for owner in told if owner[:1].isupper()]
    general = [owner for owner in told if not owner[:1].isupper() and owner in _ANYBODY]
    if len(people) == 1:
        for owner in general:
            if {f.span.article for f in told[owner]} - {f.span.article for f in told[people[0]]}:
                told[people[0]] += told.pop(owner)


_ANYBODY = frozenset(map(stem, "suspect gunman shooter attacker driver man woman boy girl victim".split()))
