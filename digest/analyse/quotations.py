"""All quotations of one article: where they stand, what kind they are, who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from ..language.lexicon import lexicon
from ..language.sentences import sentences
from ..model import Furniture, Indirect, Quotation, Span
from .clauses import sentence_subject
from .ids import Ids
from .indirect import reported_clause
from .kinds import kind_of
from .marks import Quoted
from .memory import Memory
from .names import Cast
from .posts import embedded_post
from .resolution import is_known, resolve
from .speakers import Attribution, Setting, Unattributed, by_rules, is_reliable, main_report
from .tokens import Token, tokenise

Place = tuple[int, int]
_CLAUSE_END = re.compile(r"[.\n;:\"“”]")
SINGLE = "'‘"
UNSURE = ("clause_subject", "colon_before")
"""Rules without a verb of saying: they need a name or a role."""


@dataclass(slots=True)
class _Paragraph:
    """What a paragraph has told as far as it is read."""

    line: Place
    inside: list[int]
    """Numbers of its quotations."""
    quoted: bool = False
    """Whether one of them has been read."""
    latest: Attribution | None = None
    """What says whose words the last of them is that is somebody's."""
    told: Attribution | None = None
    """What the sentence before reports in the article's words."""


class Reading:
    """Walks through an article in order and remembers who spoke and who was spoken of."""

    def __init__(
        self,
        cast: Cast,
        quoted: list[Quoted],
        lines: list[Place],
        cut: dict[Place, list[Place]],
        furniture: tuple[Furniture, ...],
        headline: Place | None,
    ) -> None:
        self.cast, self.quoted, self.lines, self.cut = cast, quoted, lines, cut
        self.furniture, self.headline = furniture, headline
        self.memory = Memory(cast)
        self.found: list[Quotation] = []
        self.indirect: list[Indirect] = []
        self.ids = Ids(cast.article)
        self._starts = [q.outer[0] for q in quoted]
        self._doubles = sum(cast.text[q.outer[0]] not in SINGLE for q in quoted)
        self._marks = [mark.span.start for mark in furniture]
        self._before: Attribution | None = None
        """What the paragraph before says of one that is nothing but speech."""

    def quotations(self) -> tuple[Quotation, ...]:
        """Every quotation in order."""
        for line in self.lines:
            if self._in_furniture(line[0]) and not (self.headline and line[0] <= self.headline[0] < line[1]):
                self._furniture(line)
            else:
                self._before = self._line(line)
        return tuple(self.found)

    def _furniture(self, line: Place) -> None:
        """Quotations of the page are taken down; they tell nothing of who speaks before and behind."""
        for token in self._tokens(line, self._inside(line)):
            if token.kind == "quotation":
                self._add(self.quoted[token.quotation], Unattributed(), Setting(self.cast.text, [token], 0))

    def _line(self, line: Place) -> Attribution | None:
        """Read one paragraph; returns what it says of a paragraph of nothing but speech behind it."""
        post = embedded_post(self.cast.text, *line)
        if post:
            self._post(*post)
            return None
        paragraph = _Paragraph(line, self._inside(line))
        for place in self.cut.get(line, [line]):
            tokens = self._tokens(place, paragraph.inside)
            quoted = [(t.start, t.end) for t in tokens if t.kind == "quotation"]
            for at, token in enumerate(tokens):
                if token.kind == "quotation":
                    self._one(self.quoted[token.quotation], Setting(self.cast.text, tokens, at), paragraph)
            paragraph.told = self._hears(place, tokens, quoted)
        return self._announces(line) or self._floats(paragraph)

    def _post(self, words: Place, name: Place) -> None:
        """Take down an embedded post; its speaker is who signed it."""
        text, article = self.cast.text, self.cast.article
        signed = [n for n in self.cast.within(*name) if n.kind in ("person", "body")]
        known = [n.entity for n in signed if n.span.start == name[0]]
        self.found.append(
            Quotation(
                id=self.ids.new(text[slice(*words)]),
                span=Span(article, *words),
                kind="post",
                speaker=known[0] if known else text[slice(*name)].strip(),
                mention=Span(article, *name),
                cue=None,
                channel=None,
                rule="signed",
                sentences=tuple(Span(article, *place) for place in sentences(text, *words)) or (Span(article, *words),),
            )
        )

    def _floats(self, paragraph: _Paragraph) -> Attribution | None:
        """Who goes on to speak in a paragraph of nothing but speech: the last speaker of this one."""
        latest, told = paragraph.latest, paragraph.told
        if latest and latest.speaker and self._only_speech(paragraph):
            return latest
        if told and told.speaker:
            return replace(told, rule="paragraph_before")
        if latest and latest.speaker and latest.rule in ("verb_behind", "subject_behind"):
            return replace(latest, rule="floating")
        return None

    def _inside(self, line: Place) -> list[int]:
        return list(range(bisect_left(self._starts, line[0]), bisect_left(self._starts, line[1])))

    def _tokens(self, place: Place, inside: list[int]) -> list[Token]:
        last = bisect_left(self._starts, place[1])
        first = max(inside[0] if inside else last, bisect_right(self._starts, place[0]) - 1)
        here = [n for n in range(first, last) if self.quoted[n].outer[1] > place[0]]
        return tokenise(
            self.cast.text,
            *place,
            [(max(place[0], self.quoted[n].outer[0]), min(place[1], self.quoted[n].outer[1]), n) for n in here],
        )

    def _one(self, quoted: Quoted, setting: Setting, paragraph: _Paragraph) -> None:
        """Take down one quotation, with who speaks."""
        own = by_rules(setting)
        if own and own.rule in UNSURE and not is_known(own, self.cast):
            own = None
        found = self._resolved(own, setting.tokens) if own else self._over_sentences(quoted, setting, paragraph)
        self._add(quoted, found, setting)
        paragraph.quoted = True
        if isinstance(found, Attribution):
            paragraph.latest = found

    def _over_sentences(self, quoted: Quoted, setting: Setting, paragraph: _Paragraph) -> Attribution | Unattributed:
        """Who speaks by what stands before the sentence; nobody where no reliable rule tells."""
        before, latest, told = self._before, paragraph.latest, paragraph.told
        found: Attribution | Unattributed | None = None
        if "continued" in quoted.anomalies and self.found:
            found = self._continued(self.found[-1])
        elif latest and self._may_carry(quoted, setting):
            found = replace(latest, rule="carried", cue=None)
        elif told and not paragraph.quoted and setting.at == 0:
            found = replace(told, rule="sentence_before", cue=None)
        elif before and not paragraph.quoted and self._only_speech(paragraph):
            floats = before.rule in ("announced", "floating", "paragraph_before")
            found = replace(before, rule=before.rule if floats else "floating", cue=None)
        return found if found and is_reliable(found.rule) else Unattributed()

    def _resolved(self, found: Attribution, tokens: list[Token]) -> Attribution:
        """The attribution with its speaker, who is remembered."""
        sentence = (tokens[0].start, tokens[-1].end)
        quoted = [(t.start, t.end) for t in tokens if t.kind == "quotation"]
        speaker = resolve(found, self.memory, sentence, quoted)
        if speaker:
            issued = any(t.low in lexicon()["names", "documents"] for t in tokens)
            self.memory.speaks(speaker, self._description(found), issued)
        return replace(found, speaker=speaker)

    def _description(self, found: Attribution) -> Place:
        """The mention with its appositions: up to the verb behind it, or to the end of the clause."""
        start, end = found.mention
        if found.cue and found.cue[0] >= end:
            return start, found.cue[0]
        stop = _CLAUSE_END.search(self.cast.text, end, end + 80)
        return start, stop.start() if stop else end

    def _hears(self, place: Place, tokens: list[Token], quoted: list[Place]) -> Attribution | None:
        """Remember whom a sentence names; who speaks in it in the article's words, when it quotes nobody."""
        told: Attribution | None = None
        if not quoted and tokens:
            found = main_report(self.cast.text, tokens)
            if found:
                told = self._resolved(found, tokens)
                self._reports(told, tokens)
        if any(token.low in lexicon()["names", "documents"] for token in tokens) and not told:
            self.memory.issues(place, quoted)
        if told and told.speaker and self.cast.may_be_person(told.speaker):
            self.memory.hears(place, quoted, told.speaker)
            return told
        subject = sentence_subject(tokens)
        pronoun = self.cast.text[slice(*subject)].lower() if subject else ""
        person = (
            self.memory.person("m" if pronoun == "he" else "f", (place[0], place[0]), [])
            if pronoun in ("he", "she")
            else None
        )
        self.memory.hears(place, quoted, person)
        return told

    @staticmethod
    def _continued(quotation: Quotation) -> Attribution | Unattributed:
        """Who speaks in a quotation that goes on with this one."""
        if not quotation.mention:
            return Unattributed("continued")
        mention = (quotation.mention.start, quotation.mention.end)
        channel = (quotation.channel.start, quotation.channel.end) if quotation.channel else None
        return Attribution(mention, None, channel, quotation.speaker, "continued")

    def _may_carry(self, quoted: Quoted, setting: Setting) -> bool:
        """A second quotation of the paragraph goes on with the first speaker when it is a sentence of its own."""
        words = self.cast.text[quoted.inner[0] : quoted.inner[1]]
        return len(words.split()) >= 4 or words[:1].isupper() or setting.at == 0

    def _only_speech(self, paragraph: _Paragraph) -> bool:
        spoken = sum(self.quoted[n].outer[1] - self.quoted[n].outer[0] for n in paragraph.inside)
        return spoken >= 0.9 * (paragraph.line[1] - paragraph.line[0])

    def _announces(self, line: Place) -> Attribution | None:
        """A paragraph that ends in a colon names the speaker of the next."""
        text = self.cast.text
        if text[line[1] - 1] != ":":
            return None
        place = self.cut.get(line, [line])[-1]
        tokens = tokenise(text, *place, [])
        found = by_rules(Setting.behind(text, tokens))
        if not found or not is_known(found, self.cast):
            return None
        return replace(self._resolved(found, tokens), rule="announced")

    def _reports(self, told: Attribution, tokens: list[Token]) -> None:
        """Take down what a sentence without quotations reports of a speaker."""
        if not (told.speaker and told.cue):
            return
        clause = reported_clause(tokens, told.mention, told.cue)
        if clause and not (self.headline and self.headline[0] <= clause[0] < self.headline[1]):
            article = self.cast.article
            self.indirect.append(
                Indirect(
                    self.ids.new(self.cast.text[slice(*clause)], "i"),
                    Span(article, *clause),
                    told.speaker,
                    Span(article, *told.mention),
                    Span(article, *told.cue),
                )
            )

    def _add(self, quoted: Quoted, found: Attribution | Unattributed, setting: Setting) -> None:
        text, article = self.cast.text, self.cast.article
        kind = kind_of(quoted, found, setting, self._where(quoted), self._foreign(quoted))
        speech = kind in ("direct", "partial")
        named = found if speech and isinstance(found, Attribution) else None
        span = Span(article, *quoted.inner)
        self.found.append(
            Quotation(
                id=self.ids.new(text[quoted.inner[0] : quoted.inner[1]]),
                span=span,
                kind=kind,
                speaker=named.speaker if named else None,
                mention=Span(article, *named.mention) if named else None,
                cue=Span(article, *named.cue) if named and named.cue else None,
                channel=Span(article, *named.channel) if named and named.channel else None,
                rule=found.rule if speech else "none",
                sentences=tuple(Span(article, *place) for place in sentences(text, *quoted.inner)) or (span,),
                anomalies=quoted.anomalies,
            )
        )

    def _in_furniture(self, position: int) -> bool:
        i = bisect_right(self._marks, position) - 1
        return i >= 0 and position < self.furniture[i].span.end

    def _where(self, quoted: Quoted) -> str:
        if self._in_furniture(quoted.outer[0]):
            return "furniture"
        inside = self.headline is not None and self.headline[0] <= quoted.outer[0] < self.headline[1]
        return "headline" if inside else ""

    def _foreign(self, quoted: Quoted) -> bool:
        """Whether an article that quotes in double marks uses single ones here."""
        return self._doubles > len(self.quoted) / 2 and self.cast.text[quoted.outer[0]] in SINGLE
