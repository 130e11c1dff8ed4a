"""Quotations and details as tables for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping

from ..model import Article, Briefing, Span

QUOTATIONS = {
    "id": "Id of the quotation.",
    "utterance": "Id of the utterance in `shared_quotes` that it is a wording of; empty where no other article has it.",
    "relation": "Of this wording to the longest form of the utterance; empty without an utterance.",
    "kind": "As in `quotations`.",
    "speaker": "Name of the person or body; empty where the article names nobody.",
    "source": "Name that the article is shown under.",
    "file": "Path of the article, and which of its articles where it holds several.",
    "start": "First code point of the words in the article's text, counted from 0.",
    "end": "One past the last code point.",
    "words": "The quotation without its marks.",
}
"""Column -> what it holds."""
DETAILS = {
    "id": "Id of the detail; its values follow one another.",
    "topic": "As in `details`.",
    "type": "As in `details`.",
    "relation": "As in `details`.",
    "value": "A form to compare by.",
    "note": "How it was worked out; empty where it stands there as it is.",
    "credited": "Who is credited with it; empty where nobody is.",
    "source": "Name that the article is shown under.",
    "file": "Path of the article, and which of its articles where it holds several.",
    "start": "First code point of the words in the article's text, counted from 0.",
    "end": "One past the last code point.",
    "words": "The words that state the value.",
    "sentence": "The sentence around them.",
}
"""Column -> what it holds."""
_SIGNS = r"=+\-@＝＋－＠﹦﹢﹣﹫"
"""What a spreadsheet takes for the begin of a formula; the wide and the small ones where it is set to Japanese."""
_GAPS = r"""\s;,|"'\u200b-\u200f\ufeff"""
"""What stands before such a sign and hides it not: a program cuts it off, or parts cells there."""
_FORMULA = re.compile(rf"[{_GAPS}]*+[{_SIGNS}]|[\t\r\n]")
_INNER = re.compile(rf"(?<![{_GAPS}])[{_GAPS}]++(?=[{_SIGNS}])")
_PARTING = frozenset(";|\t\r\n")
"""Behind one of these another cell begins where a program is set to it."""


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
    return _table(QUOTATIONS, rows)


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
    return _table(DETAILS, rows)


def _table(head: Iterable[str], rows: Iterable[tuple[object, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def _cell(cell: object) -> object:
    """A text that a spreadsheet would take for a formula, or for the begin of one, gets an apostrophe in front."""
    if not isinstance(cell, str):
        return cell
    inner = _INNER.sub(lambda gap: gap[0] + "'" * (not _PARTING.isdisjoint(gap[0])), cell)
    return f"'{inner}" if _FORMULA.match(cell) else inner


def topic(question: str, subject: Span | None, articles: Mapping[str, Article]) -> str:
    """What a detail is about: the question and the words it is about."""
    return f"{question}: {' '.join(articles[subject.article].quote(subject).split())}" if subject else question
