"""What commands tell of a briefing, in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model import Briefing, Page


def report(briefing: Briefing, pages: tuple[Page, ...], *, rejected: bool = True) -> str:
    """What a build found, in a few lines."""
    origins = len({source.origin for source in briefing.sources})
    found = (
        count(len(briefing.analyses), "article"),
        count(origins, "origin"),
        count(len(briefing.shared_quotes), "shared quotation"),
        count(len(briefing.details), "detail"),
        count(sum(page.uri.endswith(".md") for page in pages), "page"),
    )
    lines = [" · ".join(found)]
    if rejected and briefing.rejected:
        lines.append(f"{count(len(briefing.rejected), 'file')} could not be read:")
        lines.extend(f"  {each.reason}" for each in briefing.rejected)
    return "\n".join(lines)


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
