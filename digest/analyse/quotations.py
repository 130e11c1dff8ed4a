"""All quotations of one article: where they stand, what kind they are, who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from hashlib import sha256

from ..language.sentences import sentences
from ..model import Name, Quotation, Span
from .kinds import kind_of
from .marks import Quoted
from .names import Cast
from .resolution import is_somebody, resolve
from .speakers import Attribution, Setting, by_rules
from .tokens import Token, tokenise

Place = tuple[int, int]
_LETTERS = re.compile(r"[^\W_]+")
_NOT_BEFORE_A_SUBJECT = frozenset("of for with by to from against on about and his her met told".split())


UNSURE = ("clause_subject", "colon_before")
"""Rules without a verb of saying (68 % and 77 % right on PolNeAR's training articles): they need a name or a role."""


class Reading:
    """Walks through an article in order and remembers who spoke and who was spoken of."""

    def __init__(
        self,
        cast: Cast,
        quoted: list[Quoted],
        lines: list[Place],
        cut: dict[Place, list[Place]],
        furniture,
        headline: Place | None,
    ) -> None:
        self.cast, self.quoted, self.lines, self.cut = cast, quoted, lines, cut
        self.furniture, self.headline = furniture, headline
        self.recent: list[str] = []
        self.found: list[Quotation] = []
        self._ids: dict[str, int] = {}
        self._starts = [q.outer[0] for q in quoted]
        self._marks = [mark.span.start for mark in furniture]
        self._colon: Attribution | None = None

    def quotations(self) -> tuple[Quotation, ...]:
        """Every quotation in order."""
        floating: Attribution | None = None
        for line in self.lines:
            floating = self._line(line, floating)
        return tuple(self.found)

    def _line(self, line: Place, floating: Attribution | None) -> Attribution | None:
        """Read one paragraph; returns the attribution that a paragraph of nothing but speech behind it may carry on."""
        inside = self._inside(line)
        if not inside:
            for place in self.cut.get(line, ()):
                self._hear_of(place, [])
            self._colon = self._announces(line)
            return None
        colon, self._colon = self._colon, None
        latest: Attribution | None = None
        for place in self.cut.get(line, [line]):
            tokens = self._tokens(place, inside)
            for at, token in enumerate(tokens):
                if token.kind == "quotation":
                    latest = self._one(
                        token.quotation, Setting(self.cast.text, tokens, at), latest, colon or floating, line
                    )
            self._hear_of(place, [(t.start, t.end) for t in tokens if t.kind == "quotation"])
        if latest and latest.speaker and self._only_speech(line, inside):
            return latest
        return (
            replace(latest, rule="floating")
            if latest and latest.speaker and latest.rule in ("verb_behind", "subject_behind")
            else None
        )

    def _inside(self, line: Place) -> list[int]:
        return list(range(bisect_left(self._starts, line[0]), bisect_left(self._starts, line[1])))

    def _tokens(self, place: Place, inside: list[int]) -> list[Token]:
        here = [n for n in inside if self.quoted[n].outer[0] < place[1] and self.quoted[n].outer[1] > place[0]]
        return tokenise(
            self.cast.text,
            *place,
            [(max(place[0], self.quoted[n].outer[0]), min(place[1], self.quoted[n].outer[1]), n) for n in here],
        )

    def _one(
        self, number: int, setting: Setting, latest: Attribution | None, before: Attribution | None, line: Place
    ) -> Attribution:
        quoted = self.quoted[number]
        found = by_rules(setting)
        if found.mention and found.rule in UNSURE and not is_somebody(found, self.cast):
            found = Attribution()
        if found.mention:
            speaker = resolve(found, self.cast, self.recent)
            found = replace(found, speaker=speaker)
            if speaker and speaker not in self.recent[-1:]:
                self.recent.append(speaker)
        elif "continued" in quoted.anomalies and self.found:
            found = self._carried(self.found[-1], "continued")
        elif latest and latest.mention and self._may_carry(quoted, setting):
            found = replace(latest, rule="carried", cue=None)
        elif before and before.mention and latest is None and self._opens(line, quoted):
            found = replace(
                before, rule=before.rule if before.rule in ("announced", "floating") else "floating", cue=None
            )
        self._add(quoted, found, setting)
        return found if found.mention else latest or found

    @staticmethod
    def _carried(quotation: Quotation, rule: str) -> Attribution:
        mention = (quotation.mention.start, quotation.mention.end) if quotation.mention else None
        channel = (quotation.channel.start, quotation.channel.end) if quotation.channel else None
        return Attribution(mention, None, channel, quotation.speaker, rule)

    def _may_carry(self, quoted: Quoted, setting: Setting) -> bool:
        """A second quotation of the paragraph goes on with the first speaker when it is a sentence of its own."""
        words = self.cast.text[quoted.inner[0] : quoted.inner[1]]
        return len(words.split()) >= 4 or words[:1].isupper() or setting.at == 0

    def _opens(self, line: Place, quoted: Quoted) -> bool:
        return quoted.outer[0] <= line[0] + 1

    def _only_speech(self, line: Place, inside: list[int]) -> bool:
        return sum(self.quoted[n].outer[1] - self.quoted[n].outer[0] for n in inside) >= 0.9 * (line[1] - line[0])

    def _announces(self, line: Place) -> Attribution | None:
        """A paragraph that ends in a colon names the speaker of the next."""
        text = self.cast.text
        if text[line[1] - 1] != ":":
            return None
        place = self.cut.get(line, [line])[-1]
        tokens = tokenise(text, *place, [])
        end = Token(line[1], line[1], '"', "quotation")
        found = by_rules(Setting(text, [*tokens, end], len(tokens)))
        if not found.mention or not is_somebody(found, self.cast):
            return None
        return replace(found, rule="announced", speaker=resolve(found, self.cast, self.recent))

    def _hear_of(self, place: Place, quoted: list[Place]) -> None:
        """Remember whom a sentence names: its subject, the first person that is not behind a preposition, as the
        latest.
        """
        named = [
            name
            for name in self.cast.within(*place)
            if name.kind == "person" and not any(s <= name.span.start < e for s, e in quoted)
        ]
        subject = next((name.entity for name in named if self._may_be_subject(name, place)), None)
        others = [name.entity for name in named if name.entity != subject]
        for entity in [*others, *([subject] if subject else [])]:
            if entity in self.recent:
                self.recent.remove(entity)
            self.recent.append(entity)

    def _may_be_subject(self, name: Name, place: Place) -> bool:
        text = self.cast.text
        before = text[max(place[0], name.span.start - 12) : name.span.start].lower().split()
        owner = text[name.name.end : name.name.end + 2] in ("’s", "'s")
        return not owner and not (before and before[-1] in _NOT_BEFORE_A_SUBJECT)

    def _add(self, quoted: Quoted, found: Attribution, setting: Setting) -> None:
        text, article = self.cast.text, self.cast.article
        kind = kind_of(text, quoted, found, setting, self._in_furniture(quoted), self._in_headline(quoted))
        speech = kind in ("direct", "partial")
        span = Span(article, *quoted.inner)
        self.found.append(
            Quotation(
                id=self._id(text[quoted.inner[0] : quoted.inner[1]]),
                span=span,
                kind=kind,
                speaker=found.speaker if speech else None,
                mention=Span(article, *found.mention) if speech and found.mention else None,
                cue=Span(article, *found.cue) if speech and found.cue else None,
                channel=Span(article, *found.channel) if speech and found.channel else None,
                rule=found.rule if speech else "none",
                sentences=tuple(Span(article, *place) for place in sentences(text, *quoted.inner)) or (span,),
                anomalies=quoted.anomalies,
            )
        )

    def _in_furniture(self, quoted: Quoted) -> bool:
        i = bisect_right(self._marks, quoted.outer[0]) - 1
        return i >= 0 and quoted.outer[0] < self.furniture[i].span.end

    def _in_headline(self, quoted: Quoted) -> bool:
        return self.headline is not None and self.headline[0] <= quoted.outer[0] < self.headline[1]

    def _id(self, words: str) -> str:
        plain = " ".join(_LETTERS.findall(words.lower())) or words
        digest = sha256(f"{self.cast.article} {plain}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
        self._ids[digest] = self._ids.get(digest, 0) + 1
        return f"q-{digest}" if self._ids[digest] == 1 else f"q-{digest}-{self._ids[digest]}"
