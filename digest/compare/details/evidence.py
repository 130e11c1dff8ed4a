"""What all kinds of difference ask of the event: which sentences meet, how weighty a detail is, how one is put
together.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from ...model import SPEECH, Detail, Fact, Name, Person, Quotation, SharedQuote, Span, Value
from ..claims import Claims
from ..corpus import Corpus
from ..lasting import lasting_ids
from ..statements import Statement, in_common
from .matters import Matters

MEETINGS = 40
"""Facts with one key in common before each one that it is compared with, so that a key of very many facts stays
cheap."""

LARGEST = 60
"""Facts of one group at most: past that a matter is no longer one."""

Noted = TypeVar("Noted")


class Evidence:
    """The corpus, the claim clusters and the shared utterances, asked by place."""

    def __init__(
        self,
        corpus: Corpus,
        claims: Claims,
        shared: Sequence[SharedQuote],
        people: Sequence[Person],
        statements: Sequence[Sequence[Statement]],
    ) -> None:
        self.corpus, self.claims, self.shared, self.people = corpus, claims, shared, people
        self._facts: dict[str, list[Fact]] = defaultdict(list)
        for analysis in corpus.analyses:
            for fact in analysis.facts:
                self._facts[fact.kind].append(fact)
        self._utterances: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for quote in shared:
            for member in quote.members:
                self._utterances[member.span.article].append((member.span.start, member.span.end, quote.id))
        for places in self._utterances.values():
            places.sort()
        self._spoken = {
            a.article.id: sorted((q.span.start, q.span.end, q.speaker or "") for q in a.quotations if q.kind in SPEECH)
            for a in corpus.analyses
        }
        self.vague = [f for f in self.facts("number") if f.value in ("few", "many")]
        self.stories = frozenset(s for a in corpus.analyses for s in a.sentences)
        self.credits: dict[Span, list[Fact]] = defaultdict(list)
        for fact in self.facts("credit"):
            self.credits[fact.sentence].append(fact)
        self.surnames = {
            person.name.split()[-1].lower(): person.name for person in reversed(people) if person.kind == "person"
        }
        self._people = {corpus.text(span): person.name for person in people for span in person.names}
        self.statements = statements
        self._told: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for n, cluster in enumerate(self.statements):
            for one in cluster if in_common(cluster) else ():
                self._told[one.span.article].append((one.span.start, one.span.end, n))
        for clauses in self._told.values():
            clauses.sort()
        self.matters = Matters(self)
        self._position = {s: n for a in corpus.analyses for n, s in enumerate(a.sentences)}

    def facts(self, kind: str) -> list[Fact]:
        """All facts of a kind, by place."""
        return self._facts.get(kind, [])

    def utterance(self, span: Span) -> str | None:
        """Id of the shared utterance a place belongs to."""
        return _holding(self._utterances.get(span.article, []), span)

    def one_statement(self, a: Span, b: Span) -> bool:
        """Whether two places stand in clauses that tell the same."""
        first, second = _holding(self._told.get(a.article, []), a), _holding(self._told.get(b.article, []), b)
        return first is not None and first == second

    def speaker(self, span: Span) -> str | None:
        """Who says the words at a place, where they are inside a quotation and the speaker is known."""
        return _holding(self._spoken.get(span.article, []), span) or None

    def spoken(self, span: Span) -> bool:
        """Whether a place is inside somebody's words."""
        return _holding(self._spoken.get(span.article, []), span) is not None

    def mostly_spoken(self, sentence: Span) -> bool:
        """Whether more than half of a sentence is somebody's words."""
        inside = [q for q in self._spoken.get(sentence.article, ()) if sentence.start <= q[0] and q[1] <= sentence.end]
        return sum(end - start for start, end, _ in inside) > 0.5 * len(sentence)

    def sentence_of(self, span: Span) -> Span:
        """The sentence of the story that holds a place; the place itself where none does, as in a headline."""
        sentences = self.corpus.analyses[self.corpus.number[span.article]].sentences
        n = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
        return sentences[n] if n >= 0 and span.within(sentences[n]) else span

    def sentence_before(self, sentence: Span) -> Span | None:
        """The sentence of the story in front of another."""
        n = self._position.get(sentence, 0)
        return self.corpus.analyses[self.corpus.number[sentence.article]].sentences[n - 1] if n else None

    def position(self, sentence: Span) -> int:
        """Number of a sentence in its story; 0 for a headline."""
        return self._position.get(sentence, 0)

    def meet(self, a: Fact, b: Fact, likeness: float) -> bool:
        """Whether two facts are told of the same thing: one utterance, one claim, or sentences that are alike
        enough.
        """
        one, other = self.utterance(a.span), self.utterance(b.span)
        if one is not None and one == other:
            return True
        claim = self.claims.of(a.sentence)
        if claim is not None and claim is self.claims.of(b.sentence) or self.one_statement(a.span, b.span):
            return True
        return self.claims.likeness(a.sentence, b.sentence) >= likeness

    def topic(self, facts: Sequence[Fact]) -> Span | None:
        """What some facts are about, in one word: a verb that most of their sentences share, else their rarest word."""
        sentences = list(dict.fromkeys(fact.sentence for fact in facts))
        used: Counter[str] = Counter()
        places: dict[str, Span] = {}
        for sentence in sentences:
            inside = [f.span for f in facts if f.sentence == sentence]
            for word in self.corpus.words(sentence):
                span = Span(sentence.article, word.start, word.end)
                if word.content and self._plain(span) and not any(span.overlaps(one) for one in inside):
                    places.setdefault(word.key, span)
                    used[word.key] += sentence.article != places[word.key].article or used[word.key] == 0
        acts = {key for key, span in places.items() if self.corpus.text(span).endswith(("ed", "ing"))}
        best = max(used, key=lambda key: (min(used[key], 3), key in acts, self.corpus.idf(key), key), default=None)
        return places[best] if best and used[best] > 1 else None

    def shared_word(self, spans: Sequence[Span]) -> Span | None:
        """The rarest word that most of some stretches share, where it stands first."""
        used = Counter(key for span in spans for key in self.corpus.stems(span))
        common = [key for key, n in used.items() if 2 * n > len(spans) and not key.startswith("#")]
        best = max(common, key=lambda key: (self.corpus.idf(key), key), default=None)
        words = ((span, word) for span in spans for word in self.corpus.words(span) if word.key == best)
        return next((Span(span.article, word.start, word.end) for span, word in words), None)

    def _plain(self, span: Span) -> bool:
        """Whether the word is neither short nor a name."""
        return len(span) > 3 and self.corpus.articles[span.article].text[span.start].islower()

    def detail(
        self,
        question: str,
        subject: Span | None,
        type: str,
        relation: str,
        values: Iterable[Value],
        contradicts: tuple[str, ...] = (),
    ) -> Detail:
        """A detail with its lasting id, weight and support; values in the order of the files."""
        corpus = self.corpus
        ordered = tuple(sorted(dict.fromkeys(values), key=lambda v: corpus.order(v.span)))
        articles = {v.span.article for v in ordered}
        origins = corpus.origins_of(articles)
        first = min(self.position(v.sentence) for v in ordered)
        weight = origins + 3.0 / (1 + first) + len({v.value for v in ordered}) / 10
        key = [
            (corpus.published(v.span.article), f"{type} {question} {corpus.text(v.span)} {v.value}") for v in ordered
        ]
        one, *aliases = lasting_ids("d", key)
        return Detail(
            one, question, subject, type, relation, ordered, round(weight, 4), origins, contradicts, tuple(aliases)
        )

    def word_of(self, facts: Sequence[Fact]) -> Span | None:
        """The word for the act that some facts are of, where it stands first."""
        return next((self._acts[f.sentence, f.act] for f in facts if (f.sentence, f.act) in self._acts), None)

    @cached_property
    def _acts(self) -> dict[tuple[Span, str], Span]:
        return {(f.sentence, f.slot): f.span for f in reversed(self.facts("act"))}

    @cached_property
    def quotations(self) -> dict[str, Quotation]:
        """Every quotation by its id."""
        return {q.id: q for a in self.corpus.analyses for q in a.quotations}

    def named_at(self, name: str) -> Span | None:
        """Where a person of that full name is named first."""
        return next((p.names[0] for p in self.people if p.name == name and p.names), None)

    def told_apart(self, values: Iterable[Value], form: Callable[[str], str] = str) -> bool:
        """Whether articles of two origins give values that are not the same ones, by a form of them."""
        used: dict[str, set[str]] = defaultdict(set)
        for value in values:
            used[value.span.article].add(form(value.value))
        return self.corpus.origins_of(used) > 1 and len(set(map(frozenset, used.values()))) > 1

    def person_of(self, name: Name) -> str:
        """The fullest name, over all articles, of whom a name means; the form of its article where nobody is known."""
        return self._people.get(name.entity, name.entity)

    def value(self, fact: Fact, value: str = "", note: str = "") -> Value:
        """A fact as one account's value."""
        return Value(value or fact.value, fact.span, fact.sentence, note, self.speaker(fact.span))


def _holding(places: Sequence[tuple[int, int, Noted]], span: Span) -> Noted | None:
    """What is noted of the stretch that a place begins in; None where it is in none."""
    i = bisect_right(places, span.start, key=lambda place: place[0]) - 1
    for j in (i, i - 1):
        if j >= 0 and places[j][0] <= span.start < places[j][1]:
            return places[j][2]
    return None


def group(
    evidence: Evidence,
    facts: Sequence[Fact],
    linked: Callable[[Fact, Fact], bool],
    keys: Callable[[Fact], Iterable[object]] = lambda fact: (),
    apart: Callable[[Fact, Fact], bool] = lambda a, b: False,
) -> list[list[Fact]]:
    """Facts that are linked, directly or over others, in the order of their first member; no two of a group may be
    `apart`.

    Only pairs that may meet are asked about: of one utterance, one claim, two sentences with a likeness, or with one of
    `keys` in common. So the work grows with the meetings, not with the square of the facts.
    """
    home = list(range(len(facts)))
    members = {n: [n] for n in home}
    for a, b in _meetings(evidence, facts, keys):
        first, second = sorted((home[a], home[b]))
        if first == second or not linked(facts[a], facts[b]):
            continue
        if len(members[first]) + len(members[second]) > LARGEST or any(
            apart(facts[x], facts[y]) for x in members[first] for y in members[second]
        ):
            continue
        for n in members[second]:
            home[n] = first
        members[first] += members.pop(second)
    return [[facts[n] for n in sorted(members[root])] for root in sorted(members)]


def _meetings(
    evidence: Evidence, facts: Sequence[Fact], keys: Callable[[Fact], Iterable[object]]
) -> Iterator[tuple[int, int]]:
    """Pairs of positions, the first before the second, in order."""
    for a, met in enumerate(_later(evidence, facts, keys)):
        for b in sorted({*met} - {a}):
            yield a, b


def _later(evidence: Evidence, facts: Sequence[Fact], keys: Callable[[Fact], Iterable[object]]) -> list[array[int]]:
    """Of each fact the later ones that it meets, some of them often: rows of numbers, since sets of pairs take most
    of the memory of a large event.
    """
    where: dict[object, list[int]] = defaultdict(list)
    by_sentence: dict[Span, list[int]] = defaultdict(list)
    for n, fact in enumerate(facts):
        claim = evidence.claims.of(fact.sentence)
        own = [("utterance", evidence.utterance(fact.span)), ("claim", claim.number if claim else None)]
        for key in [pair for pair in own if pair[1] is not None] + [("own", key) for key in keys(fact)]:
            where[key].append(n)
        by_sentence[fact.sentence].append(n)
    later = [array("I") for _ in facts]
    for found in where.values():
        for i, b in enumerate(found):
            for a in [*found[:1], *found[max(0, i - MEETINGS) : i]]:
                later[a].append(b)
    for sentence, here in by_sentence.items():
        met = [n for other in evidence.claims.alike(sentence) for n in by_sentence.get(other, ())]
        for a in here:
            later[a].extend(b for b in met if b > a)
    return later


def by_slot(facts: Iterable[Fact], most: int = 400) -> dict[str, list[Fact]]:
    """Facts by slot; a slot with very many facts keeps those nearest to the top of their articles."""
    slots: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        slots[fact.slot].append(fact)
    return {slot: sorted(slots[slot], key=lambda f: f.span.start)[:most] for slot in sorted(slots) if slot}


def one_each(values: Sequence[Value]) -> list[Value]:
    """The first of each value in each article, the last value in front."""
    return list({(v.value, v.span.article): v for v in reversed(values)}.values())


def articles(facts: Iterable[Fact]) -> set[str]:
    """Ids of the articles that state some facts."""
    return {fact.span.article for fact in facts}
