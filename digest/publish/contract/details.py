"""The records of what accounts differ in, agree on and tell alike in `briefing.json`."""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, Struct, UnsetType

from ..wording import RELATIONS
from .article import Place, Stretch
from .limits import Count, Day, Id, Position, one_of


class ValueRecord(Struct, frozen=True):
    """One account's value."""

    value: str
    """A form to compare by: stems, figures, or ISO 8601 of a date that could be worked out. Show the words instead."""
    article: Id
    """Id of the article."""
    start: Position
    """First code point of the words that state it, counted from 0."""
    end: Position
    """One past the last code point."""
    note: str
    """How it was worked out, as `= 2022-10-08, counted from 2022-10-10`; empty where it stands there as it is."""
    speaker: str | None
    """Who is credited with it; null where nobody is."""
    sentence: Place
    """The sentence around it."""
    text: str | UnsetType = UNSET
    """The words, where the articles' texts are left out."""
    low: float | UnsetType = UNSET
    """Of a figure: the least that it may stand for, in `unit`; a time of day in minutes."""
    high: float | UnsetType = UNSET
    """The most that it may stand for; left out where that is open, as of `at least 20`."""
    unit: str | UnsetType = UNSET
    """`one` for things counted, a currency, or what is measured: `length` in metres, `weight` in kilograms, `area` in
    square metres, `speed` in km/h, `time` in seconds, `share` in percent, `year` of an age, `day`, `minute`."""
    date: Day | UnsetType = UNSET
    """Of a date: the day, week, month or year that it means, as ISO 8601."""


class DetailRecord(Struct, frozen=True):
    """A slot in which accounts differ."""

    id: Id
    """`d-` and eight hex digits; lasts when articles are added."""
    topic: str
    """A question from a fixed list, as `How many`; often with a colon and an article's words for the subject."""
    type: Annotated[str, one_of("number", "date", "time", "place", "name", "attribution", "framing", "fact")]
    """`number`, `date`, `time`, `place`, `name`, `attribution`, `framing` or `fact`."""
    relation: Annotated[str, one_of(*RELATIONS)]
    """`conflict`, `update`, `precision` (one tells more exactly), `alias` (names for one thing),
    `wording` or `single-source`."""
    origins: Count
    """How many independent origins give a value."""
    weight: float
    """How much of the story hangs on it; higher is more, without a unit."""
    contradicts_itself: list[Id]
    """Empty since 1.4: an article that gives two figures tells of two things."""
    subject: Stretch | None
    """What it is about, where one article's words say it; else null."""
    values: list[ValueRecord]
    """In order of publication, articles without a date last."""
    aliases: list[Id] = []
    """Ids that it had before an article that was published earlier was added; links to them lead to it."""


class AgreedRecord(Struct, frozen=True):
    """What several articles tell, and none contradicts."""

    id: Id
    """`a-` and eight hex digits; lasts when articles are added."""
    topic: str
    """A question from a fixed list, as `How many`; often with a colon and an article's words for the subject."""
    type: Annotated[str, one_of("number", "date", "time", "fact")]
    """`number`, `date` or `time` of a figure, `fact` of a clause."""
    origins: Count
    """How many independent origins tell it."""
    weight: float
    """How much of the story hangs on it; higher is more, without a unit."""
    subject: Stretch | None
    """What it is about, where one article's words say it; else null."""
    values: list[ValueRecord]
    """In order of publication, articles without a date last."""
    aliases: list[Id] = []
    """Ids that it had before an article that was published earlier was added; links to them lead to it."""


class ClaimRecord(Struct, frozen=True):
    """Clauses of several articles that tell one thing."""

    id: Id
    """`c-` and eight hex digits; lasts when articles are added."""
    origins: Count
    """How many independent origins tell it."""
    members: list[Stretch]
    """The clauses, in order of publication."""
    aliases: list[Id] = []
    """Ids that it had before an article that was published earlier was added; links to them lead to it."""
