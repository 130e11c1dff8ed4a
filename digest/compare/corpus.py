"""The analyses of one event with what comparing needs of them: weights of words, days to count from, origins."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..language.identify import is_read
from ..language.words import Word, words
from ..model import Analysis, Span

_word = Word._make

STOP_WEIGHT = 0.15
"""Weight of a stop word where a content word of the same rarity has 1 (research: methods (b))."""
FEW = 150
"""Sentences that an event is taken to have at least: in a handful every word looks common. The seeds have 110."""


class Corpus:
    """Looks things up across the articles of an event; filled once, read by every step."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        self.analyses = analyses
        self.articles = {a.article.id: a.article for a in analyses}
        self.number = {a.article.id: n for n, a in enumerate(analyses)}
        self.origins: dict[str, str] = {article: article for article in self.articles}
        self._likeness: dict[tuple[str, str], float] = {}
        self._vectors: dict[str, dict[str, float]] = {}
        self._rows: dict[Span, bytes] = {}
        """Three numbers a word, its start, its end and its place in `_forms`: a tenth of what the words take."""
        self._forms: list[tuple[str, bool, str]] = []
        self._form: dict[tuple[str, bool, str], int] = {}
        self._idf = self._weigh()

    def pass_over_other_languages(self) -> None:
        """Leave out the sentences that are not read, once it is known who copied whom: they tell nothing here."""
        if all(is_read(a.article.language) for a in self.analyses):
            return
        self.analyses = [a if is_read(a.article.language) else replace(a, sentences=()) for a in self.analyses]
        self._idf = self._weigh()
        self.forget_likeness()

    def text(self, span: Span) -> str:
        """The words of a span."""
        return self.articles[span.article].quote(span)

    def words(self, span: Span) -> tuple[Word, ...]:
        """Comparison forms of a span, in order."""
        row = self._rows.get(span)
        if row is None:
            found = self.words_once(span)
            self._rows[span] = array(
                "I", [n for word in found for n in (word[0], word[1], self._number(word[2:]))]
            ).tobytes()
            return found
        numbers, forms = iter(memoryview(row).cast("I")), self._forms
        return tuple(
            [_word((first, last, *forms[n])) for first, last, n in zip(numbers, numbers, numbers, strict=True)]
        )

    def words_once(self, span: Span) -> tuple[Word, ...]:
        """The same of a span that is not asked about again: they are not kept."""
        return tuple(words(self.articles[span.article].text, span.start, span.end))

    def _number(self, form: tuple[str, bool, str]) -> int:
        known = self._form.get(form)
        if known is None:
            known = self._form[form] = len(self._forms)
            self._forms.append(form)
        return known

    def stems(self, span: Span) -> frozenset[str]:
        """The content words of a span."""
        return frozenset(word.key for word in self.words(span) if word.content)

    def idf(self, key: str) -> float:
        """Rarity of a word over the sentences of the event: ln(1 + sentences / sentences with it)."""
        return self._idf.get(key, self._rarest)

    def mass(self, keys: Iterable[str]) -> float:
        """Sum of rarities; the order of the words does not change the last bit."""
        return math.fsum(self.idf(key) for key in keys)

    def likeness(self, a: str, b: str) -> float:
        """Cosine of the content words of two articles, weighted by log frequency and rarity, 0 to 1."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self._likeness:
            one, other = self._vector(pair[0]), self._vector(pair[1])
            self._likeness[pair] = math.fsum(one[key] * other[key] for key in one.keys() & other.keys())
        return self._likeness[pair]

    def forget_likeness(self) -> None:
        """Keep no likeness of articles; what is asked about again is counted anew."""
        self._vectors.clear()
        self._likeness.clear()

    def _vector(self, article: str) -> dict[str, float]:
        known = self._vectors.get(article)
        if known is None:
            analysis = self.analyses[self.number[article]]
            counted = Counter(w.key for span in analysis.sentences for w in self.words(span) if w.content)
            weighed = {key: (1 + math.log(n)) * self.idf(key) for key, n in counted.items()}
            length = math.sqrt(math.fsum(x * x for x in weighed.values())) or 1.0
            known = self._vectors[article] = {key: x / length for key, x in weighed.items()}
        return known

    def origin(self, article: str) -> str:
        """The origin an article belongs to."""
        return self.origins[article]

    def origins_of(self, articles: Iterable[str]) -> int:
        """How many independent origins stand behind some articles."""
        return len({self.origins[article] for article in articles})

    def published(self, article: str) -> str:
        """ISO date for sorting; articles without one come last."""
        stated = self.articles[article].published
        return stated.value[:10] if stated else "9999"

    def order(self, span: Span) -> tuple[int, int, int]:
        """Sort key: by file, then by place."""
        return self.number[span.article], span.start, span.end

    def depth(self, span: Span) -> float:
        """How far down its article a place is, 0 to 1."""
        return span.start / max(1, len(self.articles[span.article].text))

    def prominence(self, first: Mapping[str, float]) -> float:
        """How many articles tell something and how early: `first` has how far down each of them does it first."""
        early = math.fsum(1.2 - min(1.0, 1.2 * depth) for depth in first.values())
        return early + 0.7 * len(first) / len(self.articles)

    def _weigh(self) -> dict[str, float]:
        found: Counter[str] = Counter()
        total = 0
        for analysis in self.analyses:
            for sentence in analysis.sentences:
                found.update({word.key for word in self.words(sentence)})
                total += 1
        total = max(total, FEW)
        self._rarest = math.log(1 + total)
        return {key: math.log(1 + total / n) for key, n in found.items()}
