"""What `briefing.json` holds: typed records, from which its JSON Schema is made, so that the two cannot drift apart.

Positions are code points of the article's text. `words` stand beside positions wherever the text itself is left out.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

VERSION = "1.2"
"""Raised in its first number when a reader of the file would have to change."""

Position = Annotated[int, Meta(ge=0)]


class Place(Struct, frozen=True):
    """A stretch of an article that is known from what is around it."""

    start: Position
    end: Position
    text: str | UnsetType = UNSET


class Stretch(Struct, frozen=True):
    """A stretch of an article."""

    article: str
    start: Position
    end: Position
    text: str | UnsetType = UNSET


class Mark(Struct, frozen=True):
    """Furniture of a page."""

    start: Position
    end: Position
    reason: str
    text: str | UnsetType = UNSET


class Disagreement(Struct, frozen=True):
    """A fact about an article that two places give differently."""

    fact: str
    used: str
    used_from: str
    other: str
    other_from: str


class ArticleRecord(Struct, frozen=True):
    """An article and where each fact about it was found."""

    id: str
    file: str
    part: str
    headline: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    updated: str | None
    url: str | None
    language: str
    origins_of_facts: dict[str, str]
    disagreements: list[Disagreement]
    problems: list[str]
    furniture: list[Mark]
    summary: list[Place]
    text: str | UnsetType = UNSET


class QuotationRecord(Struct, frozen=True):
    """Words between quotation marks."""

    id: str
    article: str
    start: Position
    end: Position
    kind: str
    speaker: str | None
    channel: str | None
    mention: Place | None
    cue: Place | None
    rule: str
    anomalies: list[str]
    text: str | UnsetType = UNSET


class IndirectRecord(Struct, frozen=True):
    """What somebody said, in the article's own words."""

    id: str
    article: str
    start: Position
    end: Position
    speaker: str
    mention: Place
    cue: Place
    text: str | UnsetType = UNSET


class RetellingRecord(Struct, frozen=True):
    """A quotation, and the same utterance in another article's own words."""

    indirect: str
    quotation: str
    sentence: Place
    likeness: float


class MemberRecord(Struct, frozen=True):
    """One article's wording of an utterance."""

    article: str
    start: Position
    end: Position
    relation: str
    quotation: str
    text: str | UnsetType = UNSET


class SharedRecord(Struct, frozen=True):
    """An utterance that two or more articles carry."""

    id: str
    speaker: str | None
    speakers: list[str]
    origins: int
    members: list[MemberRecord]


class ValueRecord(Struct, frozen=True):
    """One account's value."""

    value: str
    article: str
    start: Position
    end: Position
    note: str
    speaker: str | None
    sentence: Place
    text: str | UnsetType = UNSET


class DetailRecord(Struct, frozen=True):
    """A slot in which accounts differ."""

    id: str
    topic: str
    type: str
    relation: str
    origins: int
    weight: float
    contradicts_itself: list[str]
    subject: Stretch | None
    values: list[ValueRecord]


class LineageRecord(Struct, frozen=True):
    """How two articles are related."""

    articles: tuple[str, str]
    kind: str
    earlier: str | None
    reason: str
    evidence: list[tuple[Stretch, Stretch]]


class CitedRecord(Struct, frozen=True):
    """A sentence of the overview and those that say the same."""

    sentence: Stretch
    also: list[Stretch]
    origins: int


class MomentRecord(Struct, frozen=True):
    """A dated event."""

    date: str
    words: Stretch
    sentence: Stretch
    note: str
    also: list[Stretch]


class EventRecord(Struct, frozen=True):
    """What the articles are about."""

    title: str
    who: Stretch | None
    what: Stretch | None
    when: MomentRecord | None
    where: Stretch | None


class PersonRecord(Struct, frozen=True):
    """Somebody who is named or quoted."""

    id: str
    name: str
    kind: str
    mentions: int
    names: list[Stretch]
    labels: list[Stretch]
    quotations: list[str]
    indirect: list[str]


class CellRecord(Struct, frozen=True):
    """What one article says of a fact."""

    article: str
    kind: str
    start: Position
    end: Position
    text: str | UnsetType = UNSET


class CoverageRecord(Struct, frozen=True):
    """A fact and who tells it."""

    id: str
    origins: int
    sentence: Stretch
    cells: list[CellRecord]


class SourceRecord(Struct, frozen=True):
    """The name an article is shown under, and its origin."""

    article: str
    name: str
    short: str
    origin: str


class FlawRecord(Struct, frozen=True):
    """What is wrong with an article as it came, or missing."""

    article: str
    kind: str
    note: str
    place: Place | None


class RejectedRecord(Struct, frozen=True):
    """A file that could not be read."""

    file: str
    reason: str


class BriefingRecord(Struct, frozen=True):
    """All that the articles tell together."""

    schema_version: str
    full_text: bool
    event: EventRecord
    articles: list[ArticleRecord]
    quotations: list[QuotationRecord]
    shared_quotes: list[SharedRecord]
    details: list[DetailRecord]
    lineage: list[LineageRecord]
    overview: list[CitedRecord]
    people: list[PersonRecord]
    timeline: list[MomentRecord]
    coverage: list[CoverageRecord]
    sources: list[SourceRecord]
    rejected: list[RejectedRecord]
    indirect: list[IndirectRecord]
    retellings: list[RetellingRecord]
    flaws: list[FlawRecord]
