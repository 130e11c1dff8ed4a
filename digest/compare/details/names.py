"""Two names of one thing: spellings, stated aliases, capitals for countries; and people that one account names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from rapidfuzz.distance import JaroWinkler

from ...language.lexicon import lexicon
from ...model import Analysis, Detail, Fact, Person, Span, Value
from .evidence import Evidence

_ALSO = re.compile(
    r"\b(?:also|sometimes|formerly|previously|better|otherwise) (?:called|known as|named|referred to as) "
    r"(?:the )?[“\"]?(?P<name>[A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+)?)"
)

SPELT = 0.8
"""Jaro-Winkler from which two parts are spellings of one name: Alexander/Aleksandr .896, Sviatlana/Svetlana .831."""


def stated_aliases(evidence: Evidence) -> list[Detail]:
    """Names that an article says are one: "the bridge, which is also called Kerch bridge"."""
    found = []
    placed = [f for f in evidence.facts("place") if not f.slot.startswith("where ")]
    for analysis in evidence.corpus.analyses:
        text = analysis.article.text
        for sentence in analysis.sentences:
            for match in _ALSO.finditer(text, sentence.start, sentence.end):
                fact = next(
                    (
                        f
                        for f in placed
                        if f.span.article == analysis.article.id
                        and f.span.start <= match.end("name")
                        and match.start("name") < f.span.end
                    ),
                    None,
                )
                if fact:
                    detail = _alias(evidence, fact, placed)
                    if detail:
                        found.append(detail)
    return found


def _alias(evidence: Evidence, stated: Fact, placed: list[Fact]) -> Detail | None:
    """The stated name and the nearest earlier name of the same kind of thing, wherever articles use either."""
    earlier = [
        f
        for f in placed
        if f.slot == stated.slot
        and f.span.article == stated.span.article
        and f.span.end <= stated.span.start
        and f.value != stated.value
    ]
    if not earlier:
        return None
    names = set(earlier[-1].value.split()[-1:]) | set(stated.value.split()[-1:])
    meant = [f for f in placed if f.slot == stated.slot and set(f.value.split()) & names]
    values = [evidence.value(f, next(n for n in f.value.split() if n in names)) for f in meant]
    if len({v.value for v in values}) < 2:
        return None
    return evidence.detail("Which name", _last_word(evidence, stated), "name", "alias", values)


def _last_word(evidence: Evidence, fact: Fact) -> Span:
    words = evidence.corpus.words(fact.span)
    return Span(fact.span.article, words[-1].start, words[-1].end)


def spellings(evidence: Evidence) -> list[Detail]:
    """First names and surnames of one person that are spelt differently."""
    found = []
    for person in evidence.people:
        if person.kind != "person":
            continue
        for part, question in ((0, "Which first name"), (-1, "Which surname")):
            detail = _spelling(evidence, person, part, question)
            if detail:
                found.append(detail)
    return found


def _spelling(evidence: Evidence, person: Person, part: int, question: str) -> Detail | None:
    """A part of a name in two spellings, capitals aside: "Alexander" and "Aleksandr", not "Mallam" and "Garba"."""
    forms: dict[str, list[Span]] = defaultdict(list)
    for span in person.names:
        words = evidence.corpus.text(span).split()
        word = words[part].strip(".,")
        if (part == -1 or len(words) > 1) and len(word) > 1 and not word.isupper():
            forms[word].append(span)
    usual = max(forms, key=lambda w: (len(forms[w]), w), default="")
    forms = {w: spans for w, spans in forms.items() if _spelt_alike(w, usual)}
    if len({word.casefold() for word in forms}) < 2:
        return None
    values = [Value(word, span, evidence.sentence_of(span)) for word in sorted(forms) for span in forms[word]]
    return evidence.detail(question, person.names[0], "name", "alias", values)


def _spelt_alike(one: str, other: str) -> bool:
    return one[:1] == other[:1] and JaroWinkler.similarity(one.casefold(), other.casefold()) >= SPELT


def capitals_for_countries(evidence: Evidence) -> list[Detail]:
    """A capital that stands for its government where another account names the country in the same claim."""
    found: dict[str, list[Value]] = {}
    named = _governments(evidence)
    for claim in evidence.claims.all:
        used: dict[str, list[tuple[str, Value]]] = defaultdict(list)
        for sentence in claim.sentences:
            for country, kind, value in named.get(sentence, ()):
                used[country].append((kind, value))
        for country, values in used.items():
            if {kind for kind, _ in values} == {"capital", "country"}:
                found.setdefault(country, [value for _, value in values])
    return [
        evidence.detail("Which name", found[c][0].span, "name", "alias", found[c])
        for c in sorted(found)
        if len({v.span.article for v in found[c]}) > 1
    ]


def _governments(evidence: Evidence) -> dict[Span, list[tuple[str, str, Value]]]:
    """Sentence -> (country, `capital` or `country`, value) for each that is not named as a place to be in or go to."""
    lex = lexicon()
    countries = {c.name for c in lex.countries}
    capitals = {c.capital for c in lex.countries} - countries
    found: dict[Span, list[tuple[str, str, Value]]] = defaultdict(list)
    for analysis in evidence.corpus.analyses:
        text, starts = analysis.article.text, [s.start for s in analysis.sentences]
        for name in analysis.names:
            form = text[name.name.start : name.name.end]
            kind = "country" if form in countries else "capital" if form in capitals else None
            n = bisect_right(starts, name.span.start) - 1
            if kind is None or n < 0 or not name.span.within(analysis.sentences[n]):
                continue
            sentence = analysis.sentences[n]
            before = text[max(sentence.start, name.span.start - 8) : name.span.start].lower().split()
            if not (before and before[-1] in ("in", "at", "near", "from", "to", "of", "on")):
                found[sentence].append((lex.geography[form], kind, Value(form, name.name, sentence)))
    return found


def named_or_not(evidence: Evidence) -> list[Detail]:
    """An office that one account gives with a name and another without: "his defence minister"."""
    found = []
    lower = {a.article.id: a.article.text.lower() for a in evidence.corpus.analyses}
    for person in evidence.people:
        if person.kind != "person" or not person.labels:
            continue
        for label in person.labels:
            office = evidence.corpus.text(label).lower().replace("defence", "defense")
            if len(office.split()) < 2 or person.mentions > 3:
                continue
            others = [
                v
                for a in evidence.corpus.analyses
                if a.article.id != label.article
                for v in _unnamed(a, lower[a.article.id], office, person)
            ]
            if others:
                own = next((n for n in person.names if n.article == label.article), label)
                values = [Value(person.name, own, evidence.sentence_of(own)), *others]
                found.append(evidence.detail("Who is named", label, "name", "precision", values))
                break
    return found


def _unnamed(analysis: Analysis, lower: str, office: str, person: Person) -> list[Value]:
    text = analysis.article.text
    if (
        not any(form in lower for form in (office, office.replace("defense", "defence")))
        or person.name.split()[-1] in text
    ):
        return []
    pattern = re.compile(r"\b(?:his|her|its|their|the) " + re.escape(office).replace("defense", "defen[cs]e"), re.I)
    for sentence in analysis.sentences:
        match = pattern.search(text, sentence.start, sentence.end)
        if match:
            return [Value("not named", Span(analysis.article.id, *match.span()), sentence)]
    return []


_WHO_DID_IT = r"(?:gunman|shooter|attacker|assailant|bomber|hijacker|killer|suspect|driver|perpetrator)"
_UNNAMED = re.compile(rf"\b(?:a|an|the|one|lone)(?: [a-z]+)? {_WHO_DID_IT}\b", re.I)
_TOLD_OF = re.compile(rf"\b(?:{_WHO_DID_IT}|identified)\b")
_NEAR_THE_ROLE = 40
"""Characters between a role and the name of whom it means: "the suspect, later identified as Stephen Paddock"."""


def suspect_named(evidence: Evidence) -> list[Detail]:
    """Who did it: named in one account, only "a gunman" in another."""
    named = _suspect(evidence)
    if named is None:
        return []
    surname = named.name.split()[-1]
    values = []
    for analysis in evidence.corpus.analyses:
        article, text = analysis.article.id, analysis.article.text
        own = next((n for n in named.names if n.article == article and len(evidence.corpus.text(n).split()) > 1), None)
        if own:
            values.append(Value(named.name, own, evidence.sentence_of(own)))
        elif surname not in text and (match := _UNNAMED.search(text)):
            place = Span(article, *match.span())
            values.append(Value("not named", place, evidence.sentence_of(place)))
    if {v.value for v in values} != {named.name, "not named"}:
        return []
    return [evidence.detail("Who is named", None, "name", "precision", values)]


def _suspect(evidence: Evidence) -> Person | None:
    """The one person whose name stands right beside such a role; None where two do."""
    telling = {a.article.id: a.article.text for a in evidence.corpus.analyses if _TOLD_OF.search(a.article.text)}
    found = None
    for person in evidence.people:
        texts = {n.article: telling[n.article] for n in person.names if n.article in telling}
        if person.kind != "person" or not texts or not any(" " in evidence.corpus.text(n) for n in person.names):
            continue
        told = _beside_the_role({evidence.corpus.text(n) for n in person.names})
        if any(told.search(text) for text in texts.values()):
            if found:
                return None
            found = person
    return found


def _beside_the_role(forms: set[str]) -> re.Pattern[str]:
    name = rf"\b(?:{'|'.join(sorted(map(re.escape, forms), key=lambda f: (-len(f), f)))})\b"
    between = rf"[^.;“”\"\n]{{0,{_NEAR_THE_ROLE}}}?"
    return re.compile(
        rf"\b(?:{_WHO_DID_IT}(?:,| was| is| as|){between} ?|identified (?:by [^,.;]{{3,30}} )?as (?:the )?){name}"
        rf"|{name},? (?:the|a) (?:[a-z]+ )?{_WHO_DID_IT}"
    )
