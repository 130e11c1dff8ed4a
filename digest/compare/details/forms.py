"""Two forms of one name: the Red Cross and the committee, "Energia" and "Energiya", "ROK" and "South Korea"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import JaroWinkler

from ...language.lexicon import any_of, lexicon
from ...model import Detail, Person, Span, Value
from ..same_name import SAME_SURNAME
from .evidence import Evidence

SHORTEST = 6
"""Letters from which a single word is long enough for its spelling to tell."""
PER_FORM = 2
"""Places of one form in one article that are shown."""
MOST = 30
"""Forms that share a word and are still compared; a word of more is no part of one name."""
_WORD = r"[A-ZÀ-Þ][\w’'.]*(?:-[\w’']+)*(?:[ -]\d{1,3}\b)?"
_FORM = re.compile(
    rf"(?<![\w@#])(?:20\d\d )?{_WORD}(?:(?: (?:of|for|des?)(?: the)?)? {_WORD}){{0,5}}(?: and (?:Casino|Sons|Co))?"
)


@dataclass(slots=True)
class _Form:
    """A name as it is written, with the noun behind it where that tells what it is, and where it stands."""

    text: str
    words: tuple[str, ...]
    noun: str
    place: bool
    """Whether it names a place; a place is no short form of what lies in it."""
    spans: list[tuple[Span, Span]] = field(default_factory=list)
    """(place, sentence)."""


def other_forms(evidence: Evidence) -> list[Detail]:
    """A detail for each person, body, place or thing that accounts name in more than one full form."""
    return [*_of_people(evidence), *_of_states(evidence), *_of_things(evidence)]


# ------------------------------------------------------------------------------------------------ people


def _of_people(evidence: Evidence) -> Iterator[Detail]:
    for person in evidence.people:
        if person.kind == "person" and (detail := _of_person(evidence, person)):
            yield detail


def _of_person(evidence: Evidence, person: Person) -> Detail | None:
    """Full forms that differ in more than the spelling of a part, which is a detail of its own: "Jr.", an initial."""
    forms: dict[str, list[Span]] = defaultdict(list)
    for span in person.names:
        text = evidence.corpus.text(span)
        if len(text.split()) > 1:
            forms[" ".join(re.findall(r"[\w’'-]+", text.lower()))].append(span)
    spans = [span for found in forms.values() for span in found]
    sizes = {len(form.split()) for form in forms}
    hyphens = len({form.replace("-", " ") for form in forms}) < len(forms)
    if len(forms) < 2 or len({s.article for s in spans}) < 2 or not (len(sizes) > 1 or hyphens):
        return None
    values = [Value(evidence.corpus.text(s), s, evidence.sentence_of(s)) for s in spans]
    return evidence.detail("Which form of the name", person.names[0], "name", "alias", values)


# ------------------------------------------------------------------------------------------------ states


@lru_cache(maxsize=1)
def _official() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for the names of states that have more than one, and which state each is."""
    states = {name: row.split("|")[0] for row in lexicon().lines("geography", "official") for name in row.split("|")}
    names = any_of(map(re.escape, states))
    return re.compile(rf"\b(?:{names})(?!\w)"), states


def _of_states(evidence: Evidence) -> Iterator[Detail]:
    pattern, states = _official()
    found: dict[str, dict[tuple[str, str], Value]] = defaultdict(dict)
    for analysis in evidence.corpus.analyses:
        for sentence in analysis.sentences:
            for match in pattern.finditer(analysis.article.text, sentence.start, sentence.end):
                span = Span(analysis.article.id, *match.span())
                key = (analysis.article.id, match.group())
                found[states[match.group()]].setdefault(key, Value(match.group(), span, sentence))
    for state in sorted(found):
        values = list(found[state].values())
        if len({v.value for v in values}) > 1 and len({v.span.article for v in values}) > 1:
            yield evidence.detail("Which name", values[0].span, "name", "alias", values)


# ------------------------------------------------------------------------------------------ bodies and things


def _of_things(evidence: Evidence) -> Iterator[Detail]:
    for forms in _clusters(_collect(evidence)):
        values = [Value(form.text, span, sentence) for form in forms for span, sentence in form.spans]
        if evidence.corpus.origins_of({v.span.article for v in values}) > 1:
            yield evidence.detail("Which name", forms[0].spans[0][0], "name", "alias", values)


def _collect(evidence: Evidence) -> list[_Form]:
    """Every name that is no person's and no country's, by its words and the noun behind it."""
    people = {
        evidence.corpus.text(span) for person in evidence.people if person.kind == "person" for span in person.names
    }
    nouns = lexicon()["places", "nouns"] | lexicon()["places", "sites"] | lexicon()["names", "bodies"]
    known = {
        word
        for analysis in evidence.corpus.analyses
        for name in analysis.names
        for word in evidence.corpus.text(name.name).split()
    }
    places = {evidence.corpus.text(n.name) for a in evidence.corpus.analyses for n in a.names if n.kind == "place"}
    found: dict[str, _Form] = {}
    for analysis in evidence.corpus.analyses:
        text = analysis.article.text
        for sentence in analysis.sentences:
            for start, end in _names(text, sentence, known, people):
                behind = re.match(r" ([a-z]+)\b", text[end : min(sentence.end, end + 20)])
                noun = behind[1] if behind and behind[1] in nouns else ""
                span = Span(analysis.article.id, start, end + len(noun) + 1 if noun else end)
                shown = evidence.corpus.text(span)
                form = found.setdefault(shown, _Form(shown, _words(text[start:end]), noun, text[start:end] in places))
                if sum(s.article == span.article for s, _ in form.spans) < PER_FORM:
                    form.spans.append((span, sentence))
    return list(found.values())


def _names(text: str, sentence: Span, known: set[str], people: set[str]) -> Iterator[tuple[int, int]]:
    """(start, end) of what may be the name of a body or a thing; an owner in front is left out: "Nice's"."""
    lex = lexicon()
    passed = lex["names", "month_like"] | lex["names", "address"]
    for match in _FORM.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        owner = re.match(r"(?:\S+ )*\S+['’]s ", match.group())
        start += len(owner.group()) if owner else 0
        first = text[start:end].split(" ")[0]
        opener = start == sentence.start and first.lower() in lex["words", "ordinary_starters"] - {"new"}
        if opener or first.lower() in lex["words", "stop"]:
            start += len(first) + 1
        shown = re.sub(r"(?:['’]s?|\.)$", "", text[start:end])
        words = shown.split()
        if not words or shown in people or words[-1] in people or _is_country(words) or _shouts(words):
            continue
        if not passed.isdisjoint(map(str.lower, words)):
            continue
        if len(words) > 1 or words[0] in known or words[0][-1].isdigit():
            yield start, start + len(shown)


def _is_country(words: Sequence[str]) -> bool:
    lex = lexicon()
    return all(w in lex.geography or w.lower() in lex["places", "directions"] for w in words) or (
        " ".join(words) in lex.geography
    )


def _shouts(words: Sequence[str]) -> bool:
    """Whether a map's or a caption's capitals stand in it."""
    return sum(len(w) > 4 and w.isupper() for w in words) > 0 and len(words) > 1


def _words(text: str) -> tuple[str, ...]:
    stop = lexicon()["words", "stop"]
    return tuple(w for w in re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", text).lower()) if w not in stop)


def _clusters(forms: Sequence[_Form]) -> Iterator[list[_Form]]:
    """Forms of one name, two and more; forms are compared where they share a word or the start of one."""
    home = list(range(len(forms)))
    where: dict[str, list[int]] = defaultdict(list)
    for n, form in enumerate(forms):
        for word in dict.fromkeys(w[:4] for w in form.words):
            where[word].append(n)
    for numbers in where.values():
        if len(numbers) > MOST:
            continue
        for a, b in combinations(numbers, 2):
            if home[a] != home[b] and _is_one(forms[a], forms[b]):
                old, new = max(home[a], home[b]), min(home[a], home[b])
                home = [new if h == old else h for h in home]
    members: dict[int, list[_Form]] = defaultdict(list)
    for n, form in enumerate(forms):
        members[home[n]].append(form)
    for n in sorted(members):
        if len(members[n]) > 1 and not _one_article_only(members[n]):
            yield members[n]


def _one_article_only(forms: list[_Form]) -> bool:
    return len({span.article for form in forms for span, _ in form.spans}) < 2


def _is_one(a: _Form, b: _Form) -> bool:
    """Whether two forms name one thing: one is the other shortened, spelt otherwise, or has another noun behind it."""
    if a.words == b.words:
        return a.noun != b.noun and bool(a.noun and b.noun) or _numbered(a.text) != _numbered(b.text)
    if len(a.words) == len(b.words):
        unlike = [(x, y) for x, y in zip(a.words, b.words, strict=True) if x != y]
        return len(unlike) == 1 and _spelt_otherwise(*unlike[0], single=len(a.words) == 1)
    less = a if len(a.words) < len(b.words) else b
    short, long = less.words, (b if less is a else a).words
    if (
        len(short) < 2
        or less.place
        or not set(short) < set(long)
        or any(w.title() in lexicon().geography for w in short)
    ):
        return False
    return short[-1] == long[-1] or (long[: len(short)] == short and long[-1] in _heads())


def _numbered(text: str) -> str:
    """How a number hangs on its name: "AngoSat 1", "AngoSat-1"."""
    return "".join(re.findall(r"[ -](?=\d)", text))


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    """Words that end the full form of a name which is also used without them."""
    lex = lexicon()
    return lex["places", "sites"] | lex["names", "bodies"] | frozenset(["festival", "casino", "inc", "corp", "center"])


_DERIVED = re.compile(r"(?:ics?|ians?|ans?|ns?|ish|ists?|isms?|ese|ers?|s)$")


def _spelt_otherwise(one: str, other: str, single: bool) -> bool:
    if one.rstrip("s") == other.rstrip("s"):
        return not single
    if _DERIVED.sub("", one) == _DERIVED.sub("", other) or min(len(one), len(other)) < (SHORTEST if single else 4):
        return False
    if one.startswith(other) or other.startswith(one):
        return False
    return one[0] == other[0] and JaroWinkler.similarity(one, other) >= SAME_SURNAME
