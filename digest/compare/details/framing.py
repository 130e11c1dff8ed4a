"""How it is told: what people are called, how speech is reported, whether a thing has happened."""

from __future__ import annotations

import re
from collections import defaultdict

from ...language.lexicon import lexicon
from ...language.words import stem
from ...model import Detail, Fact, Span, Value
from .evidence import Evidence, articles, by_slot, group

ALIKE = 0.38
"""Weighted dice from which two sentences report the same matter."""


def labels(evidence: Evidence) -> list[Detail]:
    """Offices and descriptions of one person that differ between accounts."""
    called: dict[str, list[Fact]] = defaultdict(list)
    for fact in evidence.facts("label"):
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


def reporting_verbs(evidence: Evidence) -> list[Detail]:
    """As in "claimed", "accused" or "warned" of one claim: verbs that do more than report, where accounts choose
    others.
    """
    facts = [f for f in evidence.facts("verb") if f.slot in ("doubt", "strong", "factive")]
    about = {f.span: _about(evidence, f) for f in facts}
    keys = {
        span: sorted((act, country) for act in acts for country in countries)
        for span, (acts, countries) in about.items()
    }
    found = []
    for together in group(evidence, facts, lambda a, b: _same_matter(evidence, a, b, keys), lambda f: keys[f.span]):
        if len({f.value for f in together}) > 1 and evidence.corpus.origins_of(articles(together)) > 1:
            found.append(
                evidence.detail("How it is reported", None, "framing", "wording", [evidence.value(f) for f in together])
            )
    return found


def _same_matter(evidence: Evidence, a: Fact, b: Fact, keys: dict[Span, list[tuple[str, str]]]) -> bool:
    """Whether two sentences report on one act against or by one country, or are alike as a whole."""
    if a.span.article == b.span.article:
        return False
    return bool(set(keys[a.span]) & set(keys[b.span])) or evidence.meet(a, b, ALIKE)


def _about(evidence: Evidence, fact: Fact) -> tuple[set[str], set[str]]:
    """(acts, countries) named behind a reporting verb."""
    lex = lexicon()
    behind = Span(fact.span.article, fact.span.end, fact.sentence.end)
    text = evidence.corpus.text(behind)
    kinds = {stem(noun): line.split()[0] for line in lex.entries("framing", "alike") for noun in line.split()}
    acts = {kinds[word.key] for word in evidence.corpus.words(behind) if word.key in kinds}
    countries = {lex.geography[name] for name in re.findall(r"[A-ZÀ-Þ][\w-]+", text) if name in lex.geography}
    return acts, countries


def hedges(evidence: Evidence) -> list[Detail]:
    """As in "alleged aggravations", where another account has the aggravations without a doubt."""
    found = []
    by_sentence: dict[Span, list[Fact]] = defaultdict(list)
    for fact in evidence.facts("hedge"):
        by_sentence[fact.sentence].append(fact)
    for fact in evidence.facts("hedge"):
        claim = evidence.claims.of(fact.sentence)
        sentences = claim.sentences if claim else ()
        hedged = [f for s in sentences for f in by_sentence[s] if f.slot == fact.slot]
        if not hedged or hedged[0] is not fact:
            continue
        doubting = articles(hedged)
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


def status(evidence: Evidence) -> list[Detail]:
    """Done, planned or denied: "has not entered the war", "gears up to join the war"."""
    found = []
    for slot, facts in by_slot(evidence.facts("status")).items():
        if (
            len({f.value for f in facts}) > 1
            and evidence.corpus.origins_of(articles(facts)) > 1
            and not any(_apart(a, b) for a in facts for b in facts)
        ):
            found.append(
                evidence.detail(
                    "Has it happened",
                    _noun(evidence, facts[0].span, slot),
                    "framing",
                    "wording",
                    [evidence.value(f) for f in facts],
                )
            )
    return found


def _apart(a: Fact, b: Fact) -> bool:
    """A slot that one article fills in two ways is no one thing."""
    return a.span.article == b.span.article and a.value != b.value


def _noun(evidence: Evidence, span: Span, slot: str) -> Span | None:
    return next((Span(span.article, w.start, w.end) for w in evidence.corpus.words(span) if w.key == stem(slot)), None)
