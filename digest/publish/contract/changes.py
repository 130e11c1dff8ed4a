"""What has changed between two briefings, as `digest diff --format json` writes it."""

from __future__ import annotations

from msgspec import Struct

from .limits import Position


class Told(Struct, frozen=True):
    """Words of one article."""

    article: str
    """Id of the article, in the later briefing where it is in both."""
    source: str
    """Name that the article is shown under."""
    start: Position
    """First code point in the article's text, counted from 0."""
    end: Position
    """One past the last code point."""
    text: str
    """The words."""


class FactChange(Struct, frozen=True):
    """A fact about an article that is stated otherwise."""

    fact: str
    """`headline`, `outlet`, `byline`, `published`, `updated`, `url`, `file` or `text`: one sentence of it."""
    before: str | None
    """Null where it was not known, of a sentence that was put in, and of texts that the exports do not have."""
    after: str | None
    """The same afterwards."""


class ArticleChange(Struct, frozen=True):
    """An article that is new, gone or other than it was."""

    change: str
    """`new`, `gone` or `changed`."""
    id: str
    """Its id, afterwards where there is one."""
    former: str | None
    """Id before, where that was another."""
    file: str
    """Path in the folder of articles, with the part where a file holds several."""
    title: str
    """Headline, else the path."""
    source: str
    """Name that it is shown under."""
    published: str | None
    """ISO 8601; null where no date is stated."""
    facts: list[FactChange]
    """What is stated otherwise; empty of an article that is new or gone."""


class UtteranceChange(Struct, frozen=True):
    """An utterance that is new or gone, or has gained or lost a wording."""

    change: str
    """`new`, `gone` or `changed`."""
    id: str
    """Of the utterance in `shared_quotes`, or of the quotation in `quotations` that only one article has."""
    former: str | None
    """Id before, where that was another."""
    speaker: str | None
    """Null where nobody is named."""
    former_speaker: str | None
    """Who was named before, where that was somebody else; null else."""
    words: Told
    """Its longest wording."""
    gained: list[Told]
    """Wordings that it did not have."""
    lost: list[Told]
    """Wordings that it had."""


class ValueChange(Struct, frozen=True):
    """What one source does not give any more for a detail, and what it gives now; one of the two can be empty."""

    source: str
    """Name of the source: articles of one outlet are one."""
    before: list[Told]
    """Its values that stand in no article of it any more, each wording once."""
    after: list[Told]
    """Its values that did not; of a detail that is new all."""


class DetailChange(Struct, frozen=True):
    """A detail that is new or gone, or whose values or relation are others."""

    change: str
    """`new`, `gone` or `changed`."""
    id: str
    """Id of the detail, afterwards where there is one."""
    former: str | None
    """Id before, where that was another."""
    topic: str
    """As in `details` of the briefing."""
    relation: str
    """As in `details` of the briefing."""
    former_relation: str | None
    """The relation before, where that was another."""
    values: list[ValueChange]
    """The sources whose values are others; of a detail that is new all."""


class LineageChange(Struct, frozen=True):
    """Two articles that are related in another way than before."""

    articles: tuple[str, str]
    """Ids of the two."""
    sources: tuple[str, str]
    """Their names."""
    kind: str
    """`repost`, `derived`, `common source` or `independent`."""
    former_kind: str | None
    """The same before; null where one of the two is new."""


class Moved(Struct, frozen=True):
    """A record that is found under another id; links to the one before lead on where they can."""

    before: str
    """The id before."""
    after: str
    """The id now."""


class ChangesRecord(Struct, frozen=True):
    """What has changed in the briefing of one event."""

    event: str
    """Folder of the event; empty where the site is about one."""
    title: str
    """Title of the event."""
    origins_before: int
    """How many independent origins there were."""
    origins: int
    """How many there are."""
    articles: list[ArticleChange]
    """In the order of their files, those that are gone last."""
    quotations: list[UtteranceChange]
    """What most sources carry first, what is gone last."""
    details: list[DetailChange]
    """In the order of the briefing, what is gone last; what only one origin tells is only counted."""
    single_new: int
    """Details that only one origin tells and that were not there."""
    single_gone: int
    """The same that are there no more."""
    lineage: list[LineageChange]
    """Pairs of articles, in the order of the briefing."""
    kept: int
    """Ids of articles, utterances and details that are what they were."""
    moved: list[Moved]
    """Ids of the same that are others."""
