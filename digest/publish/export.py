"""The briefing as JSON, in the form of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import UNSET

from ..config import Settings
from ..model import Article, Briefing, Edition, Moment, Stated
from . import contract as c
from .contract import article as a
from .export_places import Places
from .tables import topic

_STATED = ("headline", "outlet", "byline", "published", "updated", "url")


def export_json(briefing: Briefing, settings: Settings, full: bool) -> str:
    """The briefing as JSON, the same bytes for the same briefing.

    With `full`, or where the site shows full text, each article's text is in it; else each span carries its words.
    """
    return b"".join(json_parts(briefing, settings, full)).decode()


def json_parts(briefing: Briefing, settings: Settings, full: bool) -> Iterator[bytes]:
    """The same in UTF-8, record by record: all records and all text at once take as much memory as the briefing."""
    writer = _Writer(briefing, full or settings.full_text == "full")
    before = b"{"
    for name in c.BriefingRecord.__struct_fields__:
        value = getattr(writer, name)()
        yield before + b'\n "%s": ' % name.encode()
        yield from _listed(value) if isinstance(value, Iterator) else (_encoded(value, b"\n "),)
        before = b","
    yield b"\n}\n"


def editions_parts(editions: Sequence[Edition], settings: Settings, full: bool) -> Iterator[bytes]:
    """The same of a site: of one event its briefing, of several all of them in one file."""
    if not editions[0].event:
        yield from json_parts(editions[0].briefing, settings, full)
        return
    yield b'{\n "schema_version": "%s",\n "events": [' % c.VERSION.encode()
    for n, each in enumerate(editions):
        head = f'"event": {json.dumps(each.event)}, "folder": {json.dumps(each.folder)}, "briefing": '
        yield (b",\n{" if n else b"{") + head.encode()
        yield from json_parts(each.briefing, settings, full)
        yield b"}"
    yield b"]\n}\n"


def export_record(briefing: Briefing) -> c.BriefingRecord:
    """The briefing as one record of the contract, each article's text in it."""
    made = ((name, getattr(_Writer(briefing, True), name)()) for name in c.BriefingRecord.__struct_fields__)
    fields: dict[str, Any] = {name: list(value) if isinstance(value, Iterator) else value for name, value in made}
    return c.BriefingRecord(**fields)


def detail_records(briefing: Briefing) -> Iterator[c.DetailRecord]:
    """The details in the form of the contract."""
    return _Writer(briefing, True).details()


def _listed(records: Iterator[object]) -> Iterator[bytes]:
    before = b"["
    for record in records:
        yield before + b"\n  " + _encoded(record, b"\n  ")
        before = b","
    yield b"[]" if before == b"[" else b"\n ]"


def _encoded(record: object, line: bytes) -> bytes:
    """A record as it stands within the others: each of its lines begins with `line`."""
    return msgspec.json.format(msgspec.json.encode(record), indent=1).replace(b"\n", line)


class _Writer(Places):
    """Turns records into those of the contract: a method for each field of `BriefingRecord`, lists one by one."""

    def __init__(self, briefing: Briefing, texts: bool) -> None:
        super().__init__({each.article.id: each.article for each in briefing.analyses}, texts)
        self._briefing = briefing

    def schema_version(self) -> str:
        return c.VERSION

    def full_text(self) -> bool:
        return self.texts

    def event(self) -> c.EventRecord:
        event = self._briefing.event
        return c.EventRecord(
            event.title.value,
            self.stretch(event.who) if event.who else None,
            self.stretch(event.what) if event.what else None,
            self._moment(event.when) if event.when else None,
            self.stretch(event.where) if event.where else None,
        )

    def articles(self) -> Iterator[a.ArticleRecord]:
        return (
            a.ArticleRecord(
                id=each.article.id,
                file=each.article.path,
                part=each.article.part,
                **{name: _value(getattr(each.article, name)) for name in _STATED},
                language=each.article.language,
                origins_of_facts=_origins(each.article),
                disagreements=[
                    a.Disagreement(name, used.value, used.origin, other.value, other.origin)
                    for name, used, other in each.article.disagreements
                ],
                problems=list(each.article.problems),
                furniture=[a.Mark(f.span.start, f.span.end, f.reason) for f in each.furniture],
                summary=[self.place(span) for span in each.summary.sentences],
                text=each.article.text if self.texts else UNSET,
                sha256=each.article.sha256,
                former=list(each.article.former),
            )
            for each in self._briefing.analyses
        )

    def quotations(self) -> Iterator[a.QuotationRecord]:
        return (
            a.QuotationRecord(
                q.id,
                q.span.article,
                q.span.start,
                q.span.end,
                q.kind,
                q.speaker,
                self.articles_by_id[q.span.article].quote(q.channel) if q.channel else None,
                self.place(q.mention) if q.mention else None,
                self.place(q.cue) if q.cue else None,
                q.rule,
                list(q.anomalies),
                self.words(q.span),
            )
            for each in self._briefing.analyses
            for q in each.quotations
        )

    def shared_quotes(self) -> Iterator[c.SharedRecord]:
        return (
            c.SharedRecord(
                quote.id,
                quote.speaker,
                list(quote.speakers),
                quote.origins,
                [
                    c.MemberRecord(
                        m.span.article, m.span.start, m.span.end, m.relation, m.quotation, self.words(m.span)
                    )
                    for m in quote.members
                ],
                list(quote.aliases),
            )
            for quote in self._briefing.shared_quotes
        )

    def details(self) -> Iterator[c.DetailRecord]:
        return (
            c.DetailRecord(
                d.id,
                topic(d.question, d.subject, self.articles_by_id),
                d.type,
                d.relation,
                d.origins,
                d.weight,
                [],
                self.stretch(d.subject) if d.subject else None,
                [self.value(v) for v in d.values],
                list(d.aliases),
            )
            for d in self._briefing.details
        )

    def agreed(self) -> Iterator[c.AgreedRecord]:
        return (
            c.AgreedRecord(
                d.id,
                topic(d.question, d.subject, self.articles_by_id),
                d.type,
                d.origins,
                d.weight,
                self.stretch(d.subject) if d.subject else None,
                [self.value(v) for v in d.values],
                list(d.aliases),
            )
            for d in self._briefing.agreed
        )

    def claims(self) -> Iterator[c.ClaimRecord]:
        for claim in self._briefing.claims:
            yield c.ClaimRecord(claim.id, claim.origins, self.stretches(claim.members), list(claim.aliases))

    def lineage(self) -> Iterator[c.LineageRecord]:
        return (
            c.LineageRecord(
                each.articles,
                each.kind,
                each.earlier,
                each.reason,
                [(self.stretch(first), self.stretch(second)) for first, second in each.evidence],
            )
            for each in self._briefing.lineages
        )

    def overview(self) -> Iterator[c.CitedRecord]:
        return (
            c.CitedRecord(
                self.stretch(each.sentence), self.stretches(each.also), each.origins, self.stretches(each.otherwise)
            )
            for each in self._briefing.overview
        )

    def people(self) -> Iterator[c.PersonRecord]:
        return (
            c.PersonRecord(
                each.id,
                each.name,
                each.kind,
                each.mentions,
                self.stretches(each.names),
                self.stretches(each.labels),
                list(each.quotations),
                list(each.indirect),
                list(each.aliases),
            )
            for each in self._briefing.people
        )

    def timeline(self) -> Iterator[c.MomentRecord]:
        return (self._moment(each) for each in self._briefing.timeline)

    def coverage(self) -> Iterator[c.CoverageRecord]:
        return (
            c.CoverageRecord(
                each.id,
                each.origins,
                self.stretch(each.sentence),
                [c.CellRecord(article, kind, s.start, s.end, self.words(s)) for article, kind, s in each.cells],
                list(each.aliases),
            )
            for each in self._briefing.coverage
        )

    def sources(self) -> Iterator[a.SourceRecord]:
        return (a.SourceRecord(each.article, each.name, each.short, each.origin) for each in self._briefing.sources)

    def rejected(self) -> Iterator[a.RejectedRecord]:
        return (a.RejectedRecord(each.path, each.reason) for each in self._briefing.rejected)

    def indirect(self) -> Iterator[a.IndirectRecord]:
        return (
            a.IndirectRecord(
                i.id,
                i.span.article,
                i.span.start,
                i.span.end,
                i.speaker,
                self.place(i.mention),
                self.place(i.cue),
                self.words(i.span),
            )
            for each in self._briefing.analyses
            for i in each.indirect
        )

    def retellings(self) -> Iterator[c.RetellingRecord]:
        for r in self._briefing.retellings:
            yield c.RetellingRecord(r.indirect, r.quotation, self.place(r.sentence), r.likeness)

    def flaws(self) -> Iterator[a.FlawRecord]:
        for f in self._briefing.flaws:
            yield a.FlawRecord(f.article, f.kind, f.note, self.place(f.span) if f.span else None)

    def _moment(self, moment: Moment) -> c.MomentRecord:
        words, sentence = self.stretch(moment.words), self.stretch(moment.sentence)
        return c.MomentRecord(moment.date, words, sentence, moment.note, self.stretches(moment.also))


def _value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def _origins(article: Article) -> dict[str, str]:
    return {name: getattr(article, name).origin for name in _STATED if getattr(article, name)}
