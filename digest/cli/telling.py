"""What commands tell of a briefing, in a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from posixpath import join
from typing import TYPE_CHECKING

from ..terminal import say
from .door import say_trace

if TYPE_CHECKING:
    from ..model import Briefing, Edition, Page


def report(editions: Sequence[Edition], pages: tuple[Page, ...], *, rejected: bool = True) -> list[str]:
    """What a build found, in a few lines; a line for each of several events."""
    lines = [f"{each.folder}: {_found(each.briefing)}" for each in editions if each.event]
    made = count(sum(page.uri.endswith(".md") for page in pages), "page")
    lines.append(f"{count(len(editions), 'event')} · {made}" if lines else f"{_found(editions[0].briefing)} · {made}")
    lost = [f"  {join(each.folder, one.reason)}" for each in editions for one in each.briefing.rejected]
    if rejected and lost:
        lines += [f"{count(len(lost), 'file')} could not be read:", *lost]
    return lines


def _found(briefing: Briefing) -> str:
    return " · ".join(
        (
            count(len(briefing.analyses), "article"),
            count(len({source.origin for source in briefing.sources}), "origin"),
            count(len(briefing.shared_quotes), "shared quotation"),
            count(len(briefing.details), "detail"),
        )
    )


def notes(briefing: Briefing) -> list[str]:
    """What an operator could add or look at, one sentence each."""
    from ..publish.wording import FLAWS

    articles = {analysis.article.id: analysis.article for analysis in briefing.analyses}
    told = [
        f"{articles[flaw.article].place}: {FLAWS[flaw.kind][0]}{f' ({flaw.note})' if flaw.note else ''}."
        for flaw in briefing.flaws
    ]
    for article in articles.values():
        told.extend(
            f"{article.place}: {field} is '{used.value}' ({used.origin}); {other.origin} says '{other.value}'."
            for field, used, other in article.disagreements
            if field != "published"
        )
    return told


def count(number: int, noun: str) -> str:
    """`3 articles`, `1 article`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def tell_rejected(editions: Sequence[Edition], beside: Sequence[str] = ()) -> None:
    """Say on standard error which files could not be read, and what lies `beside` the events."""
    lost = [join(each.folder, rejected.reason) for each in editions for rejected in each.briefing.rejected]
    for reason in (*beside, *lost):
        say(f"digest: not read: {reason}", err=True)
    say_traces(editions)


def say_traces(editions: Iterable[Edition]) -> None:
    """With --verbose, where each error came from that made a file one that could not be read."""
    for rejected in (each for edition in editions for each in edition.briefing.rejected):
        say_trace(rejected.trace)
