"""What was found, as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shutil import get_terminal_size

from ..model import Rejected
from ..terminal import plain
from . import Finding

HEADS = ("from", "headline", "outlet", "outlet by", "published", "day by", "words", "goes to")
NARROWEST = 6
"""Columns that each keeps where the terminal is narrow."""
UNKNOWN_WIDTH = (200, 24)
"""Of what is no terminal."""


def table(findings: Sequence[Finding | Rejected]) -> Iterator[str]:
    """The lines of the table, no wider than the terminal; below it what was not taken and where places disagree."""
    found = [each for each in findings if isinstance(each, Finding)]
    rows = list(map(_row, found))
    if rows:
        widths = _fitting([max(map(len, column)) for column in zip(HEADS, *rows, strict=True)])
        for row in (HEADS, tuple("-" * width for width in widths), *rows):
            yield "  ".join(_cut(cell, width).ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    for each in findings:
        if each.reason:
            yield plain(f"not taken: {each.reason}")
    for finding in found:
        yield from map(plain, _notes(finding))


def _fitting(widths: list[int]) -> list[int]:
    """The widest columns made narrower until the line fits."""
    room = get_terminal_size(UNKNOWN_WIDTH).columns - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _row(finding: Finding) -> tuple[str, ...]:
    article = finding.article
    headline, outlet, published = (
        (plain(fact.value), fact.origin) if fact else ("-", "-")
        for fact in (article.headline, article.outlet, article.published)
    )
    words = f"{len(article.text[article.begin :].split()):,}"
    target = finding.target.name if finding.target else "-"
    return (plain(finding.place), headline[0], *outlet, *published, words, target)


def _notes(finding: Finding) -> Iterator[str]:
    """What an operator should know of an article that goes in: flaws of the file, and places that disagree."""
    if finding.target is None:
        return
    for problem in finding.article.problems:
        yield f"note: {finding.place}: {problem}"
    for fact, used, other in finding.article.disagreements:
        yield (f"note: {finding.place}: {fact} is '{used.value}' ({used.origin}); {other.origin} says '{other.value}'.")


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else cell[: width - 1] + "…"
