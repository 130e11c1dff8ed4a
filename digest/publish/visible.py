"""Which passages of an article the site shows: as much as the setting `full_text` allows.

The article's page, the preview behind a chip and the search all show these and no others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Analysis, Span
from .passages import Passage
from .site import Site

NEIGHBOURS_UP_TO = 2 / 3
"""Share of a story that may be shown as neighbours of what is cited: context, not a reprint."""


@dataclass(frozen=True, slots=True)
class Visible:
    """A passage that is shown."""

    span: Span
    story: bool
    """Whether it is a sentence of the story."""
    reason: str
    """Why it is furniture; empty when it is not."""
    opens: bool
    """Whether a paragraph begins here."""
    cited: bool
    """Whether something on the site rests on it."""
    behind_gap: bool
    """Whether a part of the story is left out in front of it."""

    @property
    def anchor(self) -> str:
        """Its id on the article's page."""
        return f"s-{self.span.start}"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown of an article."""

    passages: tuple[Visible, ...]
    cut_short: bool
    """Whether a part of the story is left out at the end."""
    shown: int
    """Sentences of the story that are shown."""


def excerpt(site: Site, analysis: Analysis) -> Excerpt:
    """What is shown of an article, in its order."""
    article = analysis.article.id
    if site.settings.full_text == "none":
        spans = [site.shown[article][start] for start in sorted(site.shown[article])]
        return Excerpt(tuple(Visible(span, True, "", True, False, False) for span in spans), False, 0)
    passages = site.passages[article].all
    cited = set(site.cited[article])
    chosen = set(range(len(passages))) if site.settings.full_text == "full" else _with_neighbours(passages, cited)
    visible = tuple(_visible(passages, cited, chosen))
    last = max(chosen, default=-1)
    cut_short = any(passage.story for passage in passages[last + 1 :])
    return Excerpt(visible, cut_short, sum(each.story for each in visible))


def _visible(passages: tuple[Passage, ...], cited: set[int], chosen: set[int]) -> Iterator[Visible]:
    gap = False
    for position, passage in enumerate(passages):
        if position in chosen:
            yield Visible(passage.span, passage.story, passage.reason, passage.opens, position in cited, gap)
            gap = False
        else:
            gap = gap or passage.story


def _with_neighbours(passages: tuple[Passage, ...], cited: set[int]) -> set[int]:
    """The cited passages, and next to each cited sentence its neighbours while `NEIGHBOURS_UP_TO` is not reached."""
    story = [position for position, passage in enumerate(passages) if passage.story]
    room = NEIGHBOURS_UP_TO * sum(len(passages[i].span) for i in story)
    room -= sum(len(passages[i].span) for i in story if i in cited)
    beside = {i for rank, at in enumerate(story) if at in cited for i in story[max(0, rank - 1) : rank + 2]}
    chosen = set(cited)
    for position in sorted(beside - cited):
        room -= len(passages[position].span)
        if room < 0:
            break
        chosen.add(position)
    return chosen
