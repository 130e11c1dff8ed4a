"""Quotations and details as tables for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from ..model import Article, Briefing, Span

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def quotations_csv(briefing: Briefing) -> str:
    """One row for each quotation of each article, with the shared utterance it is a wording of."""
    articles = {each.article.id: each.article for each in briefing.analyses}
    names = {source.article: source.name for source in briefing.sources}
    shared = {m.quotation: (quote.id, m.relation) for quote in briefing.shared_quotes for m in quote.members}
    rows = (
        (
            q.id,
            *shared.get(q.id, ("", "")),
            q.kind,
            q.speaker or "",
            names.get(q.span.article, ""),
            articles[q.span.article].place,
            q.span.start,
            q.span.end,
            articles[q.span.article].quote(q.span),
        )
        for each in briefing.analyses
        for q in each.quotations
    )
    head = ("id", "utterance", "relation", "kind", "speaker", "source", "file", "start", "end", "words")
    return _table(head, rows)


def details_csv(briefing: Briefing) -> str:
    """One row for each value of each detail."""
    articles = {each.article.id: each.article for each in briefing.analyses}
    names = {source.article: source.name for source in briefing.sources}
    rows = (
        (
            d.id,
            topic(d.question, d.subject, articles),
            d.type,
            d.relation,
            v.value,
            v.note,
            v.speaker or "",
            names.get(v.span.article, ""),
            articles[v.span.article].place,
            v.span.start,
            v.span.end,
            articles[v.span.article].quote(v.span),
            articles[v.span.article].quote(v.sentence),
        )
        for d in briefing.details
        for v in d.values
    )
    head = (
        "id",
        "topic",
        "type",
        "relation",
        "value",
        "note",
        "credited",
        "source",
        "file",
        "start",
        "end",
        "words",
        "sentence",
    )
    return _table(head, rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def _cell(cell: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def topic(question: str, subject: Span | None, articles: dict[str, Article]) -> str:
    """What a detail is about: the question and the words it is about."""
    return f"{question}: {' '.join(articles[subject.article].quote(subject).split())}" if subject else question
