"""How it is told: what people are called, how speech is reported, whether a thing has happened."""

from __future__ import annotations

from collections import defaultdict

from ...language.words import stem
from ...model import Detail, Span
from .evidence import Evidence, articles, by_slot


def labels(evidence: Evidence) -> list[Detail]:
    """Offices and descriptions of one person that differ between accounts."""
    called: dict[str, list] = defaultdict(list)
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
    """As in "claimed", "accused" or "warned" of one claim."""
    verbs = defaultdict(list)
    for fact in evidence.facts("verb"):
        verbs[fact.sentence].append(fact)
    found = []
    for claim in evidence.claims.all:
        used = [fact for sentence in claim.sentences for fact in verbs.get(sentence, ())[:1]]
        strong = {f.value for f in used if f.slot in ("doubt", "strong", "factive")}
        if strong and len({f.value for f in used}) > 1 and evidence.corpus.origins_of(articles(used)) > 1:
            found.append(
                evidence.detail("How it is reported", None, "framing", "wording", [evidence.value(f) for f in used])
            )
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


def _apart(a, b) -> bool:
    """A slot that one article fills in two ways is no one thing."""
    return a.span.article == b.span.article and a.value != b.value


def _noun(evidence: Evidence, span: Span, slot: str) -> Span | None:
    return next((Span(span.article, w.start, w.end) for w in evidence.corpus.words(span) if w.key == stem(slot)), None)
