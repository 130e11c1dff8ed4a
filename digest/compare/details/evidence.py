"""What all kinds of difference ask of the event: which sentences meet, how weighty a detail is, how one is put
together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ...language.lexicon import lexicon
from ...language.words import act_classes
from ...model import SPEECH, Detail, Framing, Person, SharedQuote, Span, Value
from ..claims import Claims
from ..corpus import Corpus
from ..facts import Fact
from ..lasting import lasting_ids
from ..statements import Statement

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
        facts: Sequence[Fact],
    ) -> None:
        self.told_facts = facts
        self.corpus, self.claims, self.shared, self.people = corpus, claims, shared, people
        self._framing: dict[str, list[Framing]] = defaultdict(list)
        for analysis in corpus.analyses:
            for one in analysis.framing:
                self._framing[one.kind].append(one)
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
        self.statements = statements
        self._position = {s: n for a in corpus.analyses for n, s in enumerate(a.sentences)}

    def framing(self, kind: str) -> list[Framing]:
        """All framing of a kind, by place."""
        return self._framing.get(kind, [])

    def utterance(self, span: Span) -> str | None:
        """Id of the shared utterance a place belongs to."""
        return _holding(self._utterances.get(span.article, []), span)

    def speaker(self, span: Span) -> str | None:
        """Who says the words at a place, where they are inside a quotation and the speaker is known."""
        return _holding(self._spoken.get(span.article, []), span) or None

    def spoken(self, span: Span) -> bool:
        """Whether a place is inside somebody's words."""
        return _holding(self._spoken.get(span.article, []), span) is not None

    def sentence_of(self, span: Span) -> Span:
        """The sentence of the story that holds a place; the place itself where none does, as in a headline."""
        sentences = self.corpus.analyses[self.corpus.number[span.article]].sentences
        n = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
        return sentences[n] if n >= 0 and span.within(sentences[n]) else span

    def position(self, sentence: Span) -> int:
        """Number of a sentence in its story; 0 for a headline."""
        return self._position.get(sentence, 0)

    def shared_word(self, spans: Sequence[Span]) -> Span | None:
        """What most of some stretches tell of, in one word, where it stands first: a word for an act before any other,
        no name, the rarest.
        """
        passing = {*lexicon().cues, *lexicon()["dates", "passing"], "according"}
        used: dict[str, set[int]] = defaultdict(set)
        first: dict[str, Span] = {}
        for n, span in enumerate(spans):
            text = self.corpus.articles[span.article].text
            for word in self.corpus.words(span):
                if word.content and text[word.start].islower() and word.form not in passing:
                    used[word.key].add(n)
                    first.setdefault(word.key, Span(span.article, word.start, word.end))
        common = [key for key, told in used.items() if 2 * len(told) > len(spans)]
        best = max(common, key=lambda key: (key in act_classes(), self.corpus.idf(key), key), default=None)
        return first[best] if best else None

    def detail(
        self,
        question: str,
        subject: Span | None,
        type: str,
        relation: str,
        values: Iterable[Value],
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
        return Detail(one, question, subject, type, relation, ordered, round(weight, 4), origins, tuple(aliases))

    def told_apart(self, values: Iterable[Value], form: Callable[[str], str] = str) -> bool:
        """Whether articles of two origins give values that are not the same ones, by a form of them."""
        used: dict[str, set[str]] = defaultdict(set)
        for value in values:
            used[value.span.article].add(form(value.value))
        return self.corpus.origins_of(used) > 1 and len(set(map(frozenset, used.values()))) > 1

    def value(self, one: Framing) -> Value:
        """Framing as one account's value."""
        return Value(one.value, one.span, one.sentence, "", self.speaker(one.span))


def _holding(places: Sequence[tuple[int, int, Noted]], span: Span) -> Noted | None:
    """What is noted of the stretch that a place begins in; None where it is in none."""
    i = bisect_right(places, span.start, key=lambda place: place[0]) - 1
    for j in (i, i - 1):
        if j >= 0 and places[j][0] <= span.start < places[j][1]:
            return places[j][2]
    return None


def one_each(values: Sequence[Value]) -> list[Value]:
    """The first of each value in each article, the last value in front."""
    return list({(v.value, v.span.article): v for v in reversed(values)}.values())
