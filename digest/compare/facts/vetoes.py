"""Why two figures that are of one thing and differ are none the less no contradiction.

Each rule stands beside two pairs of sentences: one that it must catch, and one that it must leave alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ...analyse.figures.events import HARM
from ...model import Figure
from ...model import FigureKind as Kind
from .relation import one_act, ratio
from .scorecard import Card

YEARS_APART, OLD = 200, 60
"""Days from which two days are of two events, and from which a day lies behind what an article reports."""
PROPORTION = 4
"""How many times as large as the other one of two figures may be at most."""
ALIKE, LIKE = 0.4, 0.2
"""Overlap of two sentences from which an old day is told in both, and from which an age is one person's."""
LITTLE = 0.15
"""Overlap of two sentences below which things counted in them have nothing in common."""
BESIDE = 0.3
"""Overlap of the words beside two measures from which they are of one thing though the verbs are not."""
_MEASURED = (Kind.DURATION, Kind.PERCENTAGE, Kind.TIME, Kind.MEASURE)
_MOVING = frozenset(("rise", "fall"))


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of each of two articles, and the days on which these were published."""

    one: str
    other: str
    days: tuple[str, str] = ("2024-05-08", "2024-05-08")


@dataclass(frozen=True, slots=True)
class Veto:
    """A reason not to call two figures that differ a contradiction."""

    name: str
    holds: Callable[[Card, Figure, Figure], bool]
    catches: Example
    spares: Example


def vetoed(card: Card, a: Figure, b: Figure) -> str:
    """The name of the first rule that holds between two figures that differ; empty where none does."""
    return next((veto.name for veto in VETOES if veto.holds(card, a, b)), "")


def _vague(_: Card, a: Figure, b: Figure) -> bool:
    return a.vague or b.vague


def _forecast(_: Card, a: Figure, b: Figure) -> bool:
    return ("expect" in a.events) != ("expect" in b.events)


def _another_day(card: Card, a: Figure, b: Figure) -> bool:
    if a.kind is not Kind.DATE:
        return False
    gap = max(a.low - b.high, b.low - a.high)
    if gap > YEARS_APART or "year" in (a.grain, b.grain) or not one_act(a, b):
        return True
    old = any(_published(card, figure) - figure.high > OLD for figure in (a, b))
    return old and card.overlap(card.words(a), card.words(b)) < ALIKE


def _counted_elsewhere(card: Card, a: Figure, b: Figure) -> bool:
    """What was said "ten days ago" is counted from the day on which it was said, not from that of the article."""
    if a.kind is not Kind.DATE or not (a.counted and b.counted) or _published(card, a) == _published(card, b):
        return False
    one, other = (card.corpus.text(figure.span).lower() for figure in (a, b))
    return one == other or "ago" in (*one.split(), *other.split())


def _unlike(card: Card, a: Figure, b: Figure) -> bool:
    if a.kind not in _MEASURED or one_act(a, b):
        return False
    return card.overlap(a.near, b.near) < BESIDE


def _dead_and_hurt(_: Card, a: Figure, b: Figure) -> bool:
    one, other = HARM & a.events, HARM & b.events
    return a.people and b.people and bool(one and other) and one.isdisjoint(other)


def _nothing_in_common(card: Card, a: Figure, b: Figure) -> bool:
    """Of things counted: no event is told of either, the verbs are not one, and the sentences share next to nothing."""
    if a.kind is not Kind.QUANTITY or a.events or b.events or a.verb == b.verb:
        return False
    return card.overlap(card.words(a), card.words(b)) < LITTLE


def _out_of_proportion(_: Card, a: Figure, b: Figure) -> bool:
    return a.kind not in (Kind.DATE, Kind.TIME, Kind.AGE) and ratio(a, b) < 1 / PROPORTION


def _meanwhile(card: Card, a: Figure, b: Figure) -> bool:
    moving = a.kind in (Kind.MONEY, Kind.PERCENTAGE) and not _MOVING.isdisjoint(a.events | b.events)
    return moving and abs(_published(card, a) - _published(card, b)) > 1


def _age_of_another(card: Card, a: Figure, b: Figure) -> bool:
    if a.kind is not Kind.AGE:
        return False
    named = a.names and b.names and a.names.isdisjoint(b.names)
    return bool(named) or card.overlap(card.words(a), card.words(b)) < LIKE


def _published(card: Card, figure: Figure) -> float:
    """The day on which the article of a figure was published, as an ordinal; the figure's own where none is known."""
    day = card.corpus.published(figure.span.article)
    return date.fromisoformat(day).toordinal() if day != "9999" else figure.high


def _both_given(card: Card, a: Figure, b: Figure) -> bool:
    """Not of ages: there is always somebody else of that age."""
    return a.kind is not Kind.AGE and card.both_given(a, b)


_KILLED = "The fire killed 12 people in Aston."

VETOES = (
    Veto(
        "a size in words",
        _vague,
        Example("The storm injured dozens of people in Aston.", "The storm injured 200 people in Aston."),
        Example("The storm injured 150 people in Aston.", "The storm injured 200 people in Aston."),
    ),
    Veto(
        "a forecast and what came",
        _forecast,
        Example("Economists expected 80,000 new jobs in May.", "Employers added 95,000 new jobs in May."),
        Example("Employers added 80,000 new jobs in May.", "Employers added 95,000 new jobs in May."),
    ),
    Veto(
        "a part or a further one",
        Card.singled_out,
        Example(_KILLED, "The fire killed 15 other people in Aston."),
        Example(_KILLED, "The fire killed 15 people in Aston."),
    ),
    Veto(
        "another occasion",
        Card.other_occasion,
        Example("The bus carried 20 people on May 1.", "The bus carried 30 people on May 6."),
        Example("The bus carried 20 people on May 6.", "The bus carried 30 people on May 6."),
    ),
    Veto(
        "parts of a sum",
        Card.parts,
        Example("The fire killed 12 of the 20 people in the house.", "The fire hit 20 people in the house."),
        Example("The fire killed 12 people in the house.", "The fire killed 20 people in the house."),
    ),
    Veto(
        "the day of another act",
        _another_day,
        Example("The mayor resigned on May 6.", "The mayor left for Aston on May 7."),
        Example("The mayor resigned on May 6.", "The mayor resigned on May 7."),
    ),
    Veto(
        "days counted from days of their own",
        _counted_elsewhere,
        Example("The mayor resigned ten days ago.", "The mayor resigned ten days ago.", ("2024-05-08", "2024-05-09")),
        Example("The mayor resigned on Monday.", "The mayor resigned on Tuesday.", ("2024-05-08", "2024-05-09")),
    ),
    Veto(
        "an account gives both",
        _both_given,
        Example("The fire killed 12 people.", "The fire killed 20 people, 12 people of them in Aston."),
        Example("The fire killed 12 people.", "The fire killed 20 people."),
    ),
    Veto(
        "the dead and the hurt",
        _dead_and_hurt,
        Example("The fire killed 12 people in Aston.", "The fire in Aston injured 15 people."),
        Example("The fire killed 12 people in Aston.", "The death toll of the fire in Aston is 15."),
    ),
    Veto(
        "measures of two things",
        _unlike,
        Example("The crew waited three hours.", "A search of the coast took five hours."),
        Example("The crew waited three hours.", "The crew waited five hours."),
    ),
    Veto(
        "nothing in common",
        _nothing_in_common,
        Example(
            "The visits to the three countries present a chance to speak of trade, tariffs and fish.",
            "The two countries share a border that nobody may cross, guarded by tanks, walls and mines.",
        ),
        Example("The two countries share a border.", "The three countries share a border."),
    ),
    Veto(
        "out of proportion",
        _out_of_proportion,
        Example("The charge is $3.2 billion.", "The charge is $32.6 billion."),
        Example("The charge is $3.2 billion.", "The charge is $4.6 billion."),
    ),
    Veto(
        "prices and rates move",
        _meanwhile,
        Example("The price fell to $6,000.", "The price fell to $9,000.", ("2024-05-08", "2024-05-02")),
        Example("The price fell to $6,000.", "The price fell to $9,000."),
    ),
    Veto(
        "the age of another",
        _age_of_another,
        Example("Ann Bell, 31, was found.", "Carl Dean, 44, was found."),
        Example("Ann Bell, 31, was found.", "Ann Bell, 44, was found."),
    ),
)
