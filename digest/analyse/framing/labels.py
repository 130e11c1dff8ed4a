"""What an article calls the people it writes about: president, leader, dictator."""

from __future__ import annotations

import re
from bisect import bisect_right

from ...language.lexicon import lexicon
from ...model import SPEECH, Article, Framing, Name, Quotation, Span
from ..names import Cast

_DESCRIPTION = re.compile(r"\b[Tt]he (?P<words>(?:[A-Za-z0-9][\w’'-]* ){0,3}?)(?P<role>[a-z]+)\b(?!['’]s)")

_APPOSED = re.compile(
    r", (?P<label>(?:the |a |an |his |her |its |their )?(?P<words>[^,.;:—–“\"()\n]{3,90}?))"
    r"(?=,|\.(?:\s|$)|;| who | which | said\b| says\b|$)"
)
_WORKS = re.compile(
    r"[^.;\n]{0,80}?\b(?:works|worked|serves|served|serving) as (?P<label>(?:the |an? )?(?P<words>[\w -]{3,40}))"
)
_ADJECTIVE = re.compile(r"^[A-Z][a-z]+(?:ic|ican|ian|ish|ese|ist)$")
"""One word that is rather a party's or a people's adjective than a name: "the billionaire Democratic donor"."""
_SHORT = {
    "rep": "representative", "sen": "senator", "gov": "governor", "gen": "general", "pres": "president",
    "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "col": "colonel", "adm": "admiral", "maj": "major",
}  # fmt: skip
"""Offices in short: no other label than the long form."""


def find_labels(
    article: Article, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...], names: tuple[Name, ...]
) -> list[Framing]:
    """Titles before a name and descriptions of a person, outside speech; slot: the person."""
    people = [n for n in names if n.kind == "person" and not _ADJECTIVE.search(article.quote(n.name))]
    labels = _Labels(article, sentences, quotations, {n.name.start for n in people})
    for name in people:
        if name.title:
            labels.add_title(name.title, name.entity)
        labels.add_apposition(name.span, name.entity)
    for quotation in quotations:
        if quotation.speaker and quotation.mention and quotation.kind in SPEECH:
            labels.add_mention(quotation.mention, quotation.speaker)
    labels.add_descriptions(Cast(article.id, article.text, names))
    return list(labels.found.values())


class _Labels:
    """The labels found so far, by place."""

    def __init__(
        self, article: Article, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...], people: set[int]
    ) -> None:
        self.article, self.people = article, sorted(people)
        self.sentences = sorted(sentences, key=lambda span: span.start)
        self.spoken = sorted((q.span for q in quotations), key=lambda span: span.start)
        self.roles = lexicon()["names", "roles"]
        self.found: dict[tuple[int, int], Framing] = {}
        self._sentence_starts = [span.start for span in self.sentences]
        self._spoken_starts = [span.start for span in self.spoken]

    def add_title(self, title: Span, person: str) -> None:
        """The office in "Belarusian President" and what stands before it."""
        words = self.article.quote(title).lower()
        offices = self.roles | lexicon()["names", "offices"]
        role = next((bare for word in reversed(words.split()) if (bare := word.strip(".,")) in offices), None)
        if role:
            end = title.start + words.rindex(role) + len(role)
            self._add(Span(self.article.id, title.start, end), person, _SHORT.get(role, role))

    def add_apposition(self, name: Span, person: str) -> None:
        """As in "Ann Lee, the mayor of Nice," and "Ann Lee, where she works as an analyst"."""
        match = _APPOSED.match(self.article.text, name.end) or _WORKS.match(self.article.text, name.end)
        if match and not self._names_another(*match.span("label")):
            words = re.split(r" (?:of|for|in|at|from|with|to|on|and)\b", match["words"])[0].lower().split()
            role = next((w for w in reversed(words) if w in self.roles or w in lexicon()["names", "offices"]), None)
            if role:
                self._add(Span(self.article.id, *match.span("label")), person, role)

    def _names_another(self, start: int, end: int) -> bool:
        """Whether a person is named behind the beginning of a stretch."""
        following = bisect_right(self.people, start)
        return following < len(self.people) and self.people[following] < end

    def add_mention(self, mention: Span, person: str) -> None:
        """The words by which a quotation names its speaker: "the dictator"."""
        words = self.article.quote(mention).lower().split()
        if words and words[0] in ("the", "his", "her") and words[-1].strip(".,") in self.roles:
            self._add(mention, person, words[-1].strip(".,"))

    def add_descriptions(self, cast: Cast) -> None:
        """As in "the Belarusian leader" where one person is introduced with that nationality."""
        text = self.article.text
        for sentence in self.sentences:
            for match in _DESCRIPTION.finditer(text, sentence.start, sentence.end):
                if match["role"] not in self.roles or re.match(r" [A-ZÀ-Þ]", text[match.end() : match.end() + 2]):
                    continue
                words = re.findall(r"[\w’'-]+", match["words"].lower())
                person = cast.described([*words, match["role"]])
                if person:
                    self._add(Span(self.article.id, *match.span()), person, match["role"])

    def _add(self, span: Span, person: str, role: str) -> None:
        sentence = _holding(self.sentences, self._sentence_starts, span)
        if sentence and not _holding(self.spoken, self._spoken_starts, span):
            self.found.setdefault((span.start, span.end), Framing("label", span, sentence, role, person))


def _holding(spans: list[Span], starts: list[int], span: Span) -> Span | None:
    """The one of some spans, sorted by their starts, in which another begins."""
    n = bisect_right(starts, span.start) - 1
    return spans[n] if n >= 0 and span.start < spans[n].end else None
