"""What `briefing.json` holds: typed records, from which its JSON Schema is made, so that the two cannot drift apart.

The string below a field is its description in the schema and on the page docs/schema.md.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from ..wording import WORDINGS
from .article import ArticleRecord as ArticleRecord
from .article import Disagreement as Disagreement
from .article import FlawRecord as FlawRecord
from .article import IndirectRecord as IndirectRecord
from .article import Mark as Mark
from .article import Place as Place
from .article import QuotationRecord as QuotationRecord
from .article import RejectedRecord as RejectedRecord
from .article import SourceRecord as SourceRecord
from .article import Stretch as Stretch
from .details import AgreedRecord as AgreedRecord
from .details import ClaimRecord as ClaimRecord
from .details import DetailRecord as DetailRecord
from .details import ValueRecord as ValueRecord
from .limits import Count, Day, Id, Position, Version, one_of

VERSION = "1.4"
"""Raised in its first number when a reader of the file would have to change, in its second when something was added.

A closed list is a promise too: one value more raises the first.
"""


class RetellingRecord(Struct, frozen=True):
    """A quotation, and the same utterance in another article's own words."""

    indirect: Id
    """Id of the indirect speech."""
    quotation: Id
    """Id of the quotation, in another article."""
    sentence: Place
    """The sentence of the quotation that is retold; a place in the quotation's article."""
    likeness: float
    """How alike the two are by their words, 0 to 1."""


class MemberRecord(Struct, frozen=True):
    """One article's wording of an utterance."""

    article: Id
    """Id of the article."""
    start: Position
    """First code point in the article's text, counted from 0."""
    end: Position
    """One past the last code point."""
    relation: Annotated[str, one_of(*WORDINGS)]
    """To the longest form: `longest`, `identical`, `punctuation`, `edited` (nothing but brackets and ellipses),
    `truncated`, `partial`, `variant wording` or `possible`."""
    quotation: Id
    """Id of the quotation that it is, or is a part of."""
    text: str | UnsetType = UNSET
    """The words, where the articles' texts are left out."""


class SharedRecord(Struct, frozen=True):
    """An utterance that two or more articles carry."""

    id: Id
    """`u-` and eight hex digits; lasts when articles are added."""
    speaker: str | None
    """Name of the person or body; null where no article names one."""
    speakers: list[str]
    """Every speaker that is named for it; more than one is a conflict."""
    origins: Count
    """How many independent origins carry it; copies of one text are one origin."""
    members: Annotated[list[MemberRecord], Meta(min_length=1)]
    """The longest form first, then in order of publication."""
    aliases: list[Id] = []
    """Ids that it had before an article that was published earlier was added; links to them lead to it."""


class LineageRecord(Struct, frozen=True):
    """How two articles are related."""

    articles: tuple[Id, Id]
    """Ids of the two."""
    kind: Annotated[str, one_of("repost", "derived", "common source")]
    """`repost`, `derived` (shares prose) or `common source`; a pair that is not listed is independent."""
    earlier: Id | None
    """Id of the one that came first; null where nothing shows it."""
    reason: str
    """What shows the kind and the order, in words."""
    evidence: list[tuple[Stretch, Stretch]]
    """Stretches that stand in both, longest first; each pair in the order of `articles`."""


class CitedRecord(Struct, frozen=True):
    """A sentence of the overview and those that say the same."""

    sentence: Stretch
    """The sentence as it is shown."""
    also: list[Stretch]
    """Sentences of other articles that say the same."""
    origins: Count
    """How many independent origins say it."""
    otherwise: list[Stretch] = []
    """Sentences of other articles that contradict a figure of it."""


class MomentRecord(Struct, frozen=True):
    """A dated event."""

    date: Day
    """ISO 8601, as exact as the words: `2022-10-08`, `2022-W40`, `2022-10` or `2022`."""
    words: Stretch
    """The words that date it, such as `two days ago`."""
    sentence: Stretch
    """The sentence that tells what happened."""
    note: str
    """How the date was worked out; empty for a plain date."""
    also: list[Stretch]
    """Sentences of other articles that tell the same at the same date."""


class EventRecord(Struct, frozen=True):
    """What the articles are about."""

    title: str
    """The title that is set, else the headline that tells the event best."""
    who: Stretch | None
    """Whom half of the origins or more name in their openings; null where there is nobody."""
    what: Stretch | None
    """The sentence that tells it; null without an article."""
    when: MomentRecord | None
    """When it was; null where no date is told."""
    where: Stretch | None
    """Where it was; null where no place is told."""


class PersonRecord(Struct, frozen=True):
    """Somebody who is named or quoted."""

    id: Id
    """`p-` and eight hex digits; lasts when articles are added."""
    name: str
    """The fullest form in the articles."""
    kind: Annotated[str, one_of("person", "body", "unnamed")]
    """`person`, `body` or `unnamed` (only described: `a spokesman`)."""
    mentions: Count
    """How often the articles name it."""
    names: list[Stretch]
    """One place for each form of the name in each article."""
    labels: list[Stretch]
    """What articles call it, such as `the dictator`."""
    quotations: list[Id]
    """Ids of its quotations, in order."""
    indirect: list[Id]
    """Ids of what articles report of it in their own words, in order."""
    aliases: list[Id] = []
    """Ids that it had while a shorter form of its name was the fullest; links to them lead to it."""


class CellRecord(Struct, frozen=True):
    """What one article says of a fact."""

    article: Id
    """Id of the article."""
    kind: Annotated[str, one_of("stated", "differs")]
    """`stated` or `differs`; an article without a cell does not mention the fact."""
    start: Position
    """First code point of the sentence that says so, counted from 0."""
    end: Position
    """One past the last code point."""
    text: str | UnsetType = UNSET
    """The words, where the articles' texts are left out."""


class CoverageRecord(Struct, frozen=True):
    """A fact and who tells it."""

    id: Id
    """`f-` and eight hex digits; lasts when articles are added."""
    origins: Count
    """How many independent origins tell it."""
    sentence: Stretch
    """The sentence that states it best."""
    cells: list[CellRecord]
    """One for each article that tells it."""
    aliases: list[Id] = []
    """Ids that it had before an article that was published earlier was added; links to them lead to it."""


class BriefingRecord(Struct, frozen=True):
    """All that the articles tell together."""

    schema_version: Version
    """Of the form of this file, as `1.3`: its first number is raised when a reader would have to change."""
    full_text: bool
    """Whether each article's text is in it; else each place carries its words as `text`."""
    event: EventRecord
    """What the articles are about."""
    articles: list[ArticleRecord]
    """In the order of their files, as are the lists by article."""
    quotations: list[QuotationRecord]
    """All of all articles, in the order of the text."""
    shared_quotes: list[SharedRecord]
    """The utterances that two or more articles quote."""
    details: list[DetailRecord]
    """The differences between accounts: contradictions first, and those of a kind by weight."""
    lineage: list[LineageRecord]
    """The pairs of related articles."""
    overview: list[CitedRecord]
    """The story in a few sentences."""
    people: list[PersonRecord]
    """Who is named or quoted, under all names."""
    timeline: list[MomentRecord]
    """In order of time."""
    coverage: list[CoverageRecord]
    """The facts that most origins tell first."""
    sources: list[SourceRecord]
    """One for each article, in the order of their files."""
    rejected: list[RejectedRecord]
    """Files that could not be read; the others are published all the same."""
    indirect: list[IndirectRecord]
    """Speech without quotation marks, in the order of the text."""
    retellings: list[RetellingRecord]
    """Links from indirect speech to quotations."""
    flaws: list[FlawRecord]
    """What costs most first."""
    agreed: list[AgreedRecord] = []
    """What articles agree on, the weightiest first."""
    claims: list[ClaimRecord] = []
    """The clauses that tell one thing in several articles, in order of publication."""


class EventBriefing(Struct, frozen=True):
    """The briefing of one of several events."""

    event: Id
    """Folder of its pages in the site."""
    folder: str
    """Folder of its articles."""
    briefing: BriefingRecord
    """All that its articles tell together."""


class EditionsRecord(Struct, frozen=True):
    """What the file holds where a site tells of several events."""

    schema_version: Version
    """As in a `BriefingRecord`."""
    events: list[EventBriefing]
    """In the order of their folders."""
