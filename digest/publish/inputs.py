"""The input: what is wrong with the articles as they came, and what to do about each."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..model import Flaw
from .chips import Chip
from .site import Site
from .templating import Shelf
from .wording import FLAWS, LANGUAGES, count, front_matter

SHOWN = 100
"""Articles listed under one kind of flaw."""


@dataclass(frozen=True, slots=True)
class Row:
    """One article with a flaw."""

    chips: tuple[Chip, ...]
    file: str
    note: str
    words: Markup | None
    """The words that show it."""
    like: tuple[Chip, ...]
    """The article that it is a copy of."""


def inputs(site: Site, shelf: Shelf) -> list[tuple[str, str]]:
    """The page of the input, as (file, text)."""
    page = "input.md"
    by_kind: dict[str, list[Flaw]] = {}
    for flaw in site.briefing.flaws:
        by_kind.setdefault(flaw.kind, []).append(flaw)
    rejected = [(each.path, each.reason) for each in site.briefing.rejected]
    sound = len(site.articles) - len({flaw.article for flaw in site.briefing.flaws})
    text = shelf.fill(
        "input.md.j2",
        front=front_matter("Input", searched=False),
        counts=f"{count(len(site.articles), 'article')}, {sound} without a remark, "
        f"{count(len(rejected), 'file')} not read",
        kinds=[
            (kind.replace(" ", "-"), *FLAWS[kind], [_row(site, flaw, page) for flaw in flaws[:SHOWN]], _more(flaws))
            for kind, flaws in by_kind.items()
        ],
        rejected=rejected,
    )
    return [(page, text)]


def _row(site: Site, flaw: Flaw, page: str) -> Row:
    return Row(
        chips=site.article_chips([flaw.article], page),
        file=site.articles[flaw.article].place,
        note=_note(flaw),
        words=site.quoter.words(flaw.span) if flaw.span and flaw.kind != "later" else None,
        like=site.article_chips([flaw.note], page) if flaw.kind == "duplicate" else (),
    )


def _note(flaw: Flaw) -> str:
    if flaw.kind == "language":
        return LANGUAGES.get(flaw.note, flaw.note)
    if flaw.kind == "furniture":
        return f"{flaw.note} in 100 characters"
    if flaw.kind == "short":
        return count(int(flaw.note), "word")
    return "" if flaw.kind == "duplicate" else flaw.note


def _more(flaws: list[Flaw]) -> str:
    return f"and {count(len(flaws) - SHOWN, 'more article')}" if len(flaws) > SHOWN else ""
