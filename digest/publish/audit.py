"""The audit: every span lies in its article, every id is there once, every link of our pages leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from posixpath import dirname, join, normpath

from ..errors import FidelityError
from ..model import Article, Briefing, Page, Span

_LINK = re.compile(r"\]\(([^()\s]+)\)")
_HREF = re.compile(r' href="([^"]+)"')
_ID = re.compile(r' id="([^"]+)"')
_HEADING_ID = re.compile(r"\{: ?#([A-Za-z0-9_-]+)[ }]")
_ABROAD = re.compile(r"[a-z]+:")


def audit(briefing: Briefing, pages: Iterable[Page]) -> list[str]:
    """One sentence for each problem of a site about one event; an empty list means that all is well."""
    return [*audit_records(briefing), *audit_links(list(pages))]


def audit_records(briefing: Briefing) -> list[str]:
    """The same of the spans and ids of one event."""
    return [*_spans(briefing), *_ids(briefing)]


def _spans(briefing: Briefing) -> Iterator[str]:
    articles = {each.article.id: each.article for each in briefing.analyses}
    for span in _found(briefing):
        if span.article not in articles:
            yield f"A span points to {span.article}, and there is no such article."
            continue
        try:
            articles[span.article].quote(span)
        except FidelityError as error:
            yield f"{error}."


def _found(record: object) -> Iterator[Span]:
    """Every span in `record`, however deep."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for each in record:
            yield from _found(each)
    elif is_dataclass(record) and not isinstance(record, type):
        if isinstance(record, Article):
            yield from _found(tuple(getattr(record, field.name) for field in fields(record) if field.name != "text"))
            return
        for field in fields(record):
            yield from _found(getattr(record, field.name))


def _ids(briefing: Briefing) -> Iterator[str]:
    kinds = {
        "article": [each.article.id for each in briefing.analyses],
        "quotation": [quotation.id for each in briefing.analyses for quotation in each.quotations],
        "indirect speech": [each.id for analysis in briefing.analyses for each in analysis.indirect],
        "shared quotation": [quote.id for quote in briefing.shared_quotes],
        "detail": [detail.id for detail in briefing.details],
        "agreed fact": [fact.id for fact in briefing.agreed],
        "claim": [claim.id for claim in briefing.claims],
        "person": [person.id for person in briefing.people],
        "fact": [fact.id for fact in briefing.coverage],
    }
    for kind, ids in kinds.items():
        for each, times in Counter(ids).items():
            if times > 1:
                yield f"The id {each} is given to {times} records of the kind {kind}."


def audit_links(pages: list[Page]) -> Iterator[str]:
    """The same of the links and anchors of all pages."""
    texts = {page.uri: page.text if isinstance(page.text, str) else "" for page in pages}
    anchors = {uri: Counter(_ID.findall(text) + _HEADING_ID.findall(text)) for uri, text in texts.items()}
    for uri, names in anchors.items():
        if uri.endswith(".md"):
            yield from (f"{uri} has the anchor {name} {times} times." for name, times in names.items() if times > 1)
    for uri, text in texts.items():
        if not uri.endswith(".md"):
            continue
        for target in dict.fromkeys(_LINK.findall(text) + _HREF.findall(text)):
            if _ABROAD.match(target):
                continue
            file, _, anchor = target.partition("#")
            file = file.partition("?")[0]
            file = normpath(join(dirname(uri), file)) if file else uri
            if file not in texts:
                if file not in HAND_WRITTEN:
                    yield f"{uri} links to {file}, and there is no such page."
            elif anchor and file.endswith(".md") and anchor not in anchors[file]:
                yield f"{uri} links to {file}, which has no place named {anchor}."


HAND_WRITTEN = ("how-to-read.md", "method.md")
"""Pages in docs/ that generated pages may link to."""
