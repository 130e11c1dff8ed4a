"""The records of one article in `briefing.json`.

Positions are code points of the article's text. `words` stand beside positions wherever the text itself is left out.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import UNSET, Struct, UnsetType

from ..wording import FLAWS
from .limits import Day, Digest, Id, Language, Position, one_of

FURNITURE = (
    "front matter", "stamp", "byline", "caption", "credit", "chrome", "related", "teaser", "appeal", "author", "source",
    "copyright", "repeat",
)  # fmt: skip
"""What is no part of a story."""


class Place(Struct, frozen=True):
    """A stretch of an article that is known from what is around it."""

    start: Position
    """First code point in the article's text, counted from 0."""
    end: Position
    """One past the last code point."""
    text: str | UnsetType = UNSET
    """The words, where the articles' texts are left out."""


class Stretch(Struct, frozen=True):
    """A stretch of an article."""

    article: Id
    """Id of the article."""
    start: Position
    """First code point in the article's text, counted from 0."""
    end: Position
    """One past the last code point."""
    text: str | UnsetType = UNSET
    """The words, where the articles' texts are left out."""


class Mark(Struct, frozen=True):
    """Furniture of a page."""

    start: Position
    """First code point in the article's text, counted from 0."""
    end: Position
    """One past the last code point."""
    reason: Annotated[str, one_of(*FURNITURE)]
    """`front matter`, `stamp`, `byline`, `caption`, `credit`, `chrome`, `related`, `teaser`, `appeal`,
    `author`, `source`, `copyright` or `repeat`."""
    text: str | UnsetType = UNSET
    """Never there: furniture is no part of the story and is not quoted."""


class Disagreement(Struct, frozen=True):
    """A fact about an article that two places give differently."""

    fact: str
    """The fact: a field of the article, such as `published`."""
    used: str
    """The value that is used."""
    used_from: str
    """Where it was found, as in `origins_of_facts`."""
    other: str
    """The other value."""
    other_from: str
    """Where that one was found."""


class ArticleRecord(Struct, frozen=True):
    """An article and where each fact about it was found."""

    id: Id
    """Its first words and a digest; lasts under a new file name and when articles are added."""
    file: str
    """Path in the folder of articles, with forward slashes."""
    part: str
    """Which of several articles in one file, as `entry 3`; empty where the file holds one."""
    headline: str | None
    """As it was found; null where nothing states it."""
    outlet: str | None
    """Name of the newsroom; null where nothing states it."""
    byline: str | None
    """The author or authors; null where nobody is named."""
    published: Day | None
    """ISO 8601: `2022-10-10`, with the time and zone where they are known; null where no date is stated."""
    updated: Day | None
    """The same, of the last change."""
    url: str | None
    """Address of the article; null where none is known."""
    language: Language
    """ISO 639-1 code of the language it is in; `und` where that cannot be told."""
    origins_of_facts: dict[str, str]
    """Name of a fact above -> where it was found: `sources.yml`, `front matter`, `JSON-LD`, `mail head`, `text`, `link`
    and others; a fact that is null is not in it."""
    disagreements: list[Disagreement]
    """Facts that two places give differently."""
    problems: list[str]
    """What was wrong with the file, one sentence each."""
    furniture: list[Mark]
    """Stretches that belong to the page and not to the story, in order of the text."""
    summary: list[Place]
    """The sentences that tell the article best, in order of the text."""
    text: str | UnsetType = UNSET
    """The whole text that positions count in; only where `full_text` of the briefing is true."""
    sha256: Digest = ""
    """SHA-256 of the text in UTF-8, in hexadecimal: whether it has changed can be told without it."""
    former: list[Id] = []
    """Ids under which it was published before its first words were changed; their pages lead to it."""


class QuotationRecord(Struct, frozen=True):
    """Words between quotation marks."""

    id: Id
    """`q-` and eight hex digits; lasts when articles are added."""
    article: Id
    """Id of the article."""
    start: Position
    """First code point of the words without their marks, counted from 0."""
    end: Position
    """One past the last code point."""
    kind: Annotated[str, one_of("direct", "partial", "post", "term", "title", "furniture")]
    """Speech is `direct` (a sentence or more), `partial` (a few words) or `post` (an embedded post); else
    `term`, `title` or `furniture`."""
    speaker: str | None
    """Name of the person or body; null where the article names nobody."""
    channel: str | None
    """The agency or programme it came through, in the article's words; null where none is named."""
    mention: Place | None
    """The words that name the speaker here; null where there are none."""
    cue: Place | None
    """The word that reports, such as `said`; null where there is none."""
    rule: str
    """The rule that found the speaker, as the page Method lists them, or `none`."""
    anomalies: list[Annotated[str, one_of("unclosed", "unopened", "continues", "continued", "mixed marks")]]
    """Of `unclosed`, `unopened`, `continues` (into the next paragraph), `continued`, `mixed marks`."""
    text: str | UnsetType = UNSET
    """The words, where the articles' texts are left out."""


class IndirectRecord(Struct, frozen=True):
    """What somebody said, in the article's own words."""

    id: Id
    """`i-` and eight hex digits; lasts when articles are added."""
    article: Id
    """Id of the article."""
    start: Position
    """First code point of the reported clause, counted from 0."""
    end: Position
    """One past the last code point."""
    speaker: str
    """Name of the person or body."""
    mention: Place
    """The words that name the speaker here."""
    cue: Place
    """The word that reports, such as `said`."""
    text: str | UnsetType = UNSET
    """The words, where the articles' texts are left out."""


class SourceRecord(Struct, frozen=True):
    """The name an article is shown under, and its origin."""

    article: Id
    """Id of the article."""
    name: str
    """The outlet, else the author, else `Source A`."""
    short: str
    """The same, short enough for a chip."""
    origin: Id
    """Id of the first article of its group of copies, or its own: the unit in which support is counted."""


class FlawRecord(Struct, frozen=True):
    """What is wrong with an article as it came, or missing."""

    article: Id
    """Id of the article."""
    kind: Annotated[str, one_of(*FLAWS)]
    """`cut off`, `duplicate`, `language`, `furniture`, `short`, `encoding`, `file`, `dates`, `later`,
    `no date` or `no outlet`."""
    note: str
    """What exactly: a language, another article's id, a number of words, a share in percent, two dates; else empty."""
    place: Place | None
    """The words that show it; null where none do."""


class RejectedRecord(Struct, frozen=True):
    """A file that could not be read."""

    file: str
    """Path in the folder of articles, with forward slashes."""
    reason: str
    """One sentence: what is wrong and what to do."""
