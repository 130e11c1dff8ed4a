"""One person under all names, over all articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from rapidfuzz.distance import JaroWinkler

from ..language.lexicon import lexicon
from ..model import Analysis, Person, Quotation, Span
from .lasting import lasting_ids, told_apart
from .same_name import (
    SAME_SURNAME,
    folded,
    is_described,
    is_junior,
    parts_of,
    same_given,
    surname_of,
)

RARE = 12


@dataclass(slots=True)
class _Entry:
    """A person in the making."""

    kind: str
    forms: Counter[str] = field(default_factory=Counter)
    keys: list[tuple[str, str]] = field(default_factory=list)
    """(article, entity of that article)."""
    _full: str = ""

    @property
    def full(self) -> str:
        """The form with most words, then the most frequent, then the first in the alphabet; a form that is used once in
        `RARE` times or less is an odd one.
        """
        if not self._full:
            total = sum(n for form, n in self.forms.items() if " " in form)
            usual = [f for f, n in self.forms.items() if n * RARE > total]
            self._full = min(usual or self.forms, key=lambda f: (-len(f.split()), -self.forms[f], f))
        return self._full

    def take(self, other: _Entry) -> None:
        """Take in an entry of the same person."""
        self.forms.update(other.forms)
        self.keys.extend(other.keys)
        self._full = ""


def unite_people(analyses: Sequence[Analysis]) -> tuple[tuple[Person, ...], list[Analysis]]:
    """The people and bodies of all articles, most named first; and the analyses with every speaker under one name."""
    entries = _merge(_collect(analyses))
    names = {key: entry.full for entry in entries for key in entry.keys}
    traces, texts = _trace(analyses), {a.article.id: a.article.text for a in analyses}
    people = [_person(entry, traces, texts) for entry in entries]
    people = [p for p in people if p.quotations or p.kind == "person"]
    people.sort(key=lambda p: (-len(p.quotations), -p.mentions, p.name))
    return told_apart(people), [_renamed(a, names) for a in analyses]


def _renamed(analysis: Analysis, names: dict[tuple[str, str], str]) -> Analysis:
    article = analysis.article.id
    return replace(
        analysis,
        quotations=tuple(
            replace(q, speaker=names.get((article, q.speaker), q.speaker)) if q.speaker else q
            for q in analysis.quotations
        ),
        indirect=tuple(replace(i, speaker=names.get((article, i.speaker), i.speaker)) for i in analysis.indirect),
        framing=tuple(
            replace(f, slot=names.get((article, f.slot), f.slot)) if f.kind == "label" else f for f in analysis.framing
        ),
    )


def _collect(analyses: Sequence[Analysis]) -> list[_Entry]:
    """One entry for each entity of each article that is a person or speaks."""
    found: list[_Entry] = []
    for analysis in analyses:
        here: dict[str, _Entry] = {}
        for name in analysis.names:
            if name.kind == "person":
                entry = here.setdefault(name.entity, _Entry("person", keys=[(analysis.article.id, name.entity)]))
                entry.forms[name.entity] += 1
        persons = {name.entity for name in analysis.names if name.kind == "person"}
        quoted = [quotation.speaker for quotation in analysis.quotations if quotation.speaker]
        for speaker in [*quoted, *(told.speaker for told in analysis.indirect)]:
            if speaker not in here:
                kind = "person" if speaker in persons else "body"
                here[speaker] = _Entry(kind, Counter({speaker: 1}), [(analysis.article.id, speaker)])
        found.extend(here.values())
    return found


def _merge(entries: list[_Entry]) -> list[_Entry]:
    """Entries of one person become one: surnames spelt alike, first names alike or one of them missing."""
    merged: list[_Entry] = []
    by_letter: dict[str, list[_Entry]] = defaultdict(list)
    families = _families(entries)
    for entry in sorted(entries, key=lambda e: (-len(e.full.split()), -sum(e.forms.values()), e.full)):
        letter = folded(surname_of(entry.full))[:1]
        letters = [letter, folded(entry.full)[:1]] if _eastern(entry.full) else [letter]
        meeting = [known for one in dict.fromkeys(letters) for known in by_letter[one]]
        fitting = list({id(known): known for known in meeting if _same(known, entry, families)}.values())
        if len(fitting) == 1 or (fitting and len(entry.full.split()) > 1):
            fitting[0].take(entry)
        else:
            merged.append(entry)
            by_letter[letter].append(entry)
            if entry.full != surname_of(entry.full) and _eastern(entry.full):
                by_letter[folded(entry.full.split()[0])[:1]].append(entry)
    return merged


def _eastern(name: str) -> bool:
    """Whether the family name comes first: "Kim Jong Un", "Moon Jae-in"."""
    parts = name.split()
    return (
        len(parts) == 3
        and all(len(p) <= 5 for p in parts)
        or len(parts) == 2
        and "-" in parts[1]
        and len(parts[0]) <= 5
    )


def _families(entries: list[_Entry]) -> frozenset[str]:
    """Surnames that one article gives to two people: father and son, brothers."""
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entry in entries:
        if entry.kind == "person" and len(parts_of(entry.full)) > 1:
            for article, _ in entry.keys:
                told[article, surname_of(entry.full)].append(entry.full)
    return frozenset(
        surname for (_, surname), names in told.items() if any(_relatives(a, b) for a, b in combinations(names, 2))
    )


def _relatives(a: str, b: str) -> bool:
    """Whether two full names with one surname, which somebody shares with another, are of two people."""
    return is_junior(a) != is_junior(b) or not same_given(parts_of(a)[0], parts_of(b)[0])


def _same(known: _Entry, entry: _Entry, families: frozenset[str]) -> bool:
    a, b = known.full, entry.full
    if a == b or (known.kind == entry.kind and folded(a.replace("-", " ")) == folded(b.replace("-", " "))):
        return True
    lone = entry.kind == "body" and len(b.split()) == 1 and b.istitle() and b not in lexicon().geography
    if known.kind == "person" and lone and len(a.split()) > 1:
        return b == surname_of(a) or (_eastern(a) and b == a.split()[0])
    if known.kind != "person" or entry.kind != "person":
        return known.kind == entry.kind and folded(a).removeprefix("the ") == folded(b).removeprefix("the ")
    if " " not in b and _eastern(a) and folded(b) == folded(a.split()[0]):
        return True
    first, second = parts_of(a), parts_of(b)
    one, other = surname_of(a), surname_of(b)
    if len(first) > 1 < len(second) and one == other in families and _relatives(a, b):
        return False
    if one != other and JaroWinkler.similarity(folded(one), folded(other)) < SAME_SURNAME:
        return False
    within = set(second) <= set(first)
    return len(second) == 1 or len(first) == 1 or within or same_given(first[0], second[0])


@dataclass(slots=True)
class _Traces:
    """Where each entity of each article is named, labelled and quoted."""

    names: dict[tuple[str, str], list[tuple[str, Span]]] = field(default_factory=lambda: defaultdict(list))
    labels: dict[tuple[str, str], list[Span]] = field(default_factory=lambda: defaultdict(list))
    quotations: dict[tuple[str, str], list[Quotation]] = field(default_factory=lambda: defaultdict(list))
    indirect: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))


def _trace(analyses: Sequence[Analysis]) -> _Traces:
    traces = _Traces()
    for analysis in analyses:
        article = analysis.article
        for name in analysis.names:
            traces.names[article.id, name.entity].append((article.quote(name.name), name.name))
        for one in analysis.framing:
            if one.kind == "label":
                traces.labels[article.id, one.slot].append(one.span)
        for told in analysis.indirect:
            traces.indirect[article.id, told.speaker].append(told.id)
        for quotation in analysis.quotations:
            if quotation.speaker:
                traces.quotations[article.id, quotation.speaker].append(quotation)
    return traces


def _person(entry: _Entry, traces: _Traces, texts: dict[str, str]) -> Person:
    names: dict[tuple[str, str], Span] = {}
    quotations: list[Quotation] = []
    keys = list(dict.fromkeys(entry.keys))
    for key in keys:
        for form, span in traces.names.get(key, ()):
            names.setdefault((key[0], form), span)
        quotations += traces.quotations.get(key, [])
    if entry.kind != "person" and not names:
        for quotation in quotations:
            if quotation.mention:
                m = quotation.mention
                names.setdefault((m.article, texts[m.article][m.start : m.end]), m)
    name = entry.full
    kind = entry.kind
    if kind == "body" and (name.lower() in lexicon()["names", "unnamed"] or is_described(name)):
        kind = "unnamed"
    one, *aliases = lasting_ids("p", [("", folded(name)), *(("later", folded(form)) for _, form in names)])
    return Person(
        id=one,
        name=name,
        names=tuple(names.values()),
        labels=tuple(span for key in keys for span in traces.labels.get(key, ())),
        quotations=tuple(quotation.id for quotation in quotations),
        kind=kind,
        mentions=sum(len(traces.names.get(key, ())) for key in keys),
        indirect=tuple(each for key in keys for each in traces.indirect.get(key, ())),
        aliases=tuple(aliases),
    )
