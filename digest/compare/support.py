"""Which sentences of other articles carry what a sentence says: the same event, and the same figure, place or name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..language.lexicon import lexicon
from ..model import Span
from .claims import Claims
from .corpus import Corpus
from .facts import Fact
from .facts.relation import Relation, relate
from .statements import Statement

LEAST = 0.20
"""Weighted dice of two sentences below which they do not tell one event, whatever their clauses share."""
WORDS, SHARE = 2, 0.4
"""Words other than names that two clauses share at least, and the least of the rarity of the shorter that they are."""
FRONT, LITTLE, COVERED = 0.3, 0.25, 0.45
"""Share of a sentence in which the clause begins that tells its main thing; the least of its rarity that another must
have which tells that thing; and the share from which another carries it whatever clause they have in common.
"""


class Support:
    """Asked for a sentence, gives the sentences of other articles that carry it."""

    def __init__(
        self, corpus: Corpus, claims: Claims, statements: Sequence[Sequence[Statement]], facts: Sequence[Fact]
    ) -> None:
        self.corpus, self.claims = corpus, claims
        self._told: dict[Span, dict[int, list[Statement]]] = defaultdict(lambda: defaultdict(list))
        for n, cluster in enumerate(statements):
            for one in cluster:
                self._told[one.sentence][n].append(one)
        self._figures: dict[Span, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._facts = facts
        for n, fact in enumerate(facts):
            for m, figure in enumerate(fact.figures):
                self._figures[figure.sentence][n].append(m)
        self._names: dict[Span, frozenset[str]] = {}

    def of(self, sentence: Span) -> tuple[Span, ...]:
        """One sentence of each other article that carries it, in the order of the articles."""
        claim = self.claims.of(sentence)
        near = {*(claim.sentences if claim else ()), *self.claims.alike(sentence)}
        best: dict[str, tuple[float, Span]] = {}
        for other in sorted(near, key=self.corpus.order):
            if other.article != sentence.article and self.carries(sentence, other):
                likeness = self.claims.likeness(sentence, other)
                if likeness > best.get(other.article, (-1.0, other))[0]:
                    best[other.article] = (likeness, other)
        return tuple(sorted((span for _, span in best.values()), key=self.corpus.order))

    def otherwise(self, sentence: Span) -> tuple[Span, ...]:
        """One sentence of each other article that contradicts a figure of it, in the order of the articles."""
        found: dict[str, Span] = {}
        for n, own in self._figures[sentence].items():
            if self._facts[n].relation in ("conflict", "update"):
                figures = self._facts[n].figures
                for figure in figures:
                    if any(relate(figures[m], figure) is Relation.DIFFER for m in own):
                        found.setdefault(figure.span.article, figure.sentence)
        found.pop(sentence.article, None)
        return tuple(sorted(found.values(), key=self.corpus.order))

    def carries(self, sentence: Span, other: Span) -> bool:
        """Whether another sentence tells the same event with the same figure, place or name, no less sure and with no
        other figure.
        """
        if self._held(other) - self._held(sentence) or not self._one_event(sentence, other):
            return False
        shared = self._shared(sentence, other)
        if Relation.DIFFER in shared:
            return False
        return bool(shared & {Relation.SAME, Relation.PRECISE} or self.names(sentence) & self.names(other))

    def _one_event(self, sentence: Span, other: Span) -> bool:
        """Whether a clause of the other tells the main thing of the sentence, in words that are no names."""
        if self.claims.likeness(sentence, other) < LEAST:
            return False
        covered = self._covered(sentence, other)
        if covered < LITTLE:
            return False
        mass = self.corpus.mass
        front = sentence.start + FRONT * len(sentence)
        for n in self._told[sentence].keys() & self._told[other].keys():
            for a in self._told[sentence][n]:
                for b in self._told[other][n]:
                    own, others = a.keys - a.names, b.keys - b.names
                    both = own & others
                    alike = len(both) >= WORDS and mass(both) >= SHARE * min(mass(own), mass(others))
                    if alike and (a.span.start <= front or covered >= COVERED):
                        return True
        return False

    def _covered(self, sentence: Span, other: Span) -> float:
        """How much of what a sentence says another has, by rarity, 0 to 1."""
        own = self.corpus.stems(sentence)
        return self.corpus.mass(own & self.corpus.stems(other)) / (self.corpus.mass(own) or 1.0)

    def _held(self, sentence: Span) -> frozenset[str]:
        """What a sentence keeps back: `doubt` where it asks or holds a word of doubt, `denial` where it denies."""
        lex = lexicon()
        forms = {word.form for word in self.corpus.words(sentence)}
        asks = self.corpus.text(sentence).rstrip("”’\"' ").endswith("?")
        doubts = asks or not forms.isdisjoint(lex["framing", "hedges"] | lex["framing", "doubting"])
        denies = not forms.isdisjoint(lex["words", "negations"] | lex["framing", "denying"])
        return frozenset(["doubt"] * doubts + ["denial"] * denies)

    def _shared(self, sentence: Span, other: Span) -> set[Relation]:
        found = set()
        for n in self._figures[sentence].keys() & self._figures[other].keys():
            figures = self._facts[n].figures
            found |= {
                relate(figures[a], figures[b]) for a in self._figures[sentence][n] for b in self._figures[other][n]
            }
        return found

    def names(self, sentence: Span) -> frozenset[str]:
        """Keys of the words of a sentence that are written large behind its first."""
        known = self._names.get(sentence)
        if known is None:
            text = self.corpus.articles[sentence.article].text
            known = self._names[sentence] = frozenset(
                w.key
                for w in self.corpus.words(sentence)
                if w.content and w.start > sentence.start and text[w.start].isupper()
            )
        return known
