"""The briefing as data: JSON with its schema, and tables of quotations and details."""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec
from msgspec import UNSET, UnsetType

from ..config import Settings
from ..model import Article, Briefing, Moment, Span, Stated
from . import contract as c
from .tables import topic

_STATED = ("headline", "outlet", "byline", "published", "updated", "url")


def export_json(briefing: Briefing, settings: Settings, full: bool) -> str:
    """The briefing as JSON, the same bytes for the same briefing.

    With `full`, or where the site shows full text, each article's text is in it; else each span carries its words.
    """
    return json_bytes(briefing, settings, full).decode()


def json_bytes(briefing: Briefing, settings: Settings, full: bool) -> bytes:
    """The same in UTF-8, as it goes into a file."""
    texts = full or settings.full_text == "full"
    encoded = msgspec.json.encode(_Writer(briefing, texts).briefing())
    return msgspec.json.format(encoded, indent=1) + b"\n"


def export_schema() -> str:
    """JSON Schema of `export_json`, made from the records it is written with."""
    schema = msgspec.json.schema(c.BriefingRecord)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"Briefing, version {c.VERSION}"}
    return json.dumps({**head, **schema}, indent=1, ensure_ascii=False) + "\n"


class _Writer:
    """Turns records into those of the contract."""

    def __init__(self, briefing: Briefing, texts: bool) -> None:
        self._briefing, self._texts = briefing, texts
        self._articles = {each.article.id: each.article for each in briefing.analyses}

    def briefing(self) -> c.BriefingRecord:
        b = self._briefing
        return c.BriefingRecord(
            schema_version=c.VERSION,
            full_text=self._texts,
            event=self._event(),
            articles=self._article_records(),
            quotations=self._quotations(),
            shared_quotes=self._shared(),
            details=self._details(),
            lineage=[
                c.LineageRecord(
                    each.articles,
                    each.kind,
                    each.earlier,
                    each.reason,
                    [(self._stretch(first), self._stretch(second)) for first, second in each.evidence],
                )
                for each in b.lineages
            ],
            overview=[
                c.CitedRecord(self._stretch(each.sentence), self._stretches(each.also), each.origins)
                for each in b.overview
            ],
            people=[
                c.PersonRecord(
                    each.id,
                    each.name,
                    each.kind,
                    each.mentions,
                    self._stretches(each.names),
                    self._stretches(each.labels),
                    list(each.quotations),
                    list(each.indirect),
                )
                for each in b.people
            ],
            timeline=[self._moment(each) for each in b.timeline],
            coverage=[
                c.CoverageRecord(
                    each.id,
                    each.origins,
                    self._stretch(each.sentence),
                    [c.CellRecord(article, kind, s.start, s.end, self._words(s)) for article, kind, s in each.cells],
                )
                for each in b.coverage
            ],
            sources=[c.SourceRecord(each.article, each.name, each.short, each.origin) for each in b.sources],
            indirect=[
                c.IndirectRecord(
                    i.id,
                    i.span.article,
                    i.span.start,
                    i.span.end,
                    i.speaker,
                    self._place(i.mention),
                    self._place(i.cue),
                    self._words(i.span),
                )
                for each in b.analyses
                for i in each.indirect
            ],
            retellings=[
                c.RetellingRecord(r.indirect, r.quotation, self._place(r.sentence), r.likeness) for r in b.retellings
            ],
            rejected=[c.RejectedRecord(each.path, each.reason) for each in b.rejected],
            flaws=[c.FlawRecord(f.article, f.kind, f.note, f.span and self._place(f.span)) for f in b.flaws],
        )

    def _event(self) -> c.EventRecord:
        event = self._briefing.event
        return c.EventRecord(
            event.title.value,
            event.who and self._stretch(event.who),
            event.what and self._stretch(event.what),
            event.when and self._moment(event.when),
            event.where and self._stretch(event.where),
        )

    def _article_records(self) -> list[c.ArticleRecord]:
        return [
            c.ArticleRecord(
                id=each.article.id,
                file=each.article.path,
                part=each.article.part,
                **{name: _value(getattr(each.article, name)) for name in _STATED},
                language=each.article.language,
                origins_of_facts=_origins(each.article),
                disagreements=[
                    c.Disagreement(name, used.value, used.origin, other.value, other.origin)
                    for name, used, other in each.article.disagreements
                ],
                problems=list(each.article.problems),
                furniture=[c.Mark(f.span.start, f.span.end, f.reason) for f in each.furniture],
                summary=[self._place(span) for span in each.summary.sentences],
                text=each.article.text if self._texts else UNSET,
            )
            for each in self._briefing.analyses
        ]

    def _quotations(self) -> list[c.QuotationRecord]:
        return [
            c.QuotationRecord(
                q.id,
                q.span.article,
                q.span.start,
                q.span.end,
                q.kind,
                q.speaker,
                self._articles[q.span.article].quote(q.channel) if q.channel else None,
                self._place(q.mention) if q.mention else None,
                self._place(q.cue) if q.cue else None,
                q.rule,
                list(q.anomalies),
                self._words(q.span),
            )
            for each in self._briefing.analyses
            for q in each.quotations
        ]

    def _shared(self) -> list[c.SharedRecord]:
        return [
            c.SharedRecord(
                quote.id,
                quote.speaker,
                list(quote.speakers),
                quote.origins,
                [
                    c.MemberRecord(
                        m.span.article, m.span.start, m.span.end, m.relation, m.quotation, self._words(m.span)
                    )
                    for m in quote.members
                ],
            )
            for quote in self._briefing.shared_quotes
        ]

    def _details(self) -> list[c.DetailRecord]:
        return [
            c.DetailRecord(
                d.id,
                topic(d.question, d.subject, self._articles),
                d.type,
                d.relation,
                d.origins,
                d.weight,
                list(d.contradicts_itself),
                self._stretch(d.subject) if d.subject else None,
                [
                    c.ValueRecord(
                        v.value,
                        v.span.article,
                        v.span.start,
                        v.span.end,
                        v.note,
                        v.speaker,
                        self._place(v.sentence),
                        self._words(v.span),
                    )
                    for v in d.values
                ],
            )
            for d in self._briefing.details
        ]

    def _moment(self, moment: Moment) -> c.MomentRecord:
        return c.MomentRecord(
            moment.date,
            self._stretch(moment.words),
            self._stretch(moment.sentence),
            moment.note,
            self._stretches(moment.also),
        )

    def _stretches(self, spans: Iterable[Span]) -> list[c.Stretch]:
        return [self._stretch(span) for span in spans]

    def _stretch(self, span: Span) -> c.Stretch:
        return c.Stretch(span.article, span.start, span.end, self._words(span))

    def _place(self, span: Span) -> c.Place:
        return c.Place(span.start, span.end, self._words(span))

    def _words(self, span: Span) -> str | UnsetType:
        """The words of `span` where the article's text is left out; the bounds are checked in any case."""
        words = self._articles[span.article].quote(span)
        return UNSET if self._texts else words


def _value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def _origins(article: Article) -> dict[str, str]:
    return {name: getattr(article, name).origin for name in _STATED if getattr(article, name)}
