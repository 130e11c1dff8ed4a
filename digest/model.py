"""Every record that travels, in the order in which the pipeline makes them.

All are frozen. One unit for positions everywhere: Python string indices (code points) into `Article.text`.
What a record shows of an article it holds as a `Span`; the words themselves are always looked up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from .errors import FidelityError

# ------------------------------------------------------------------------------------------------ read


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one article; its words are looked up, never stored."""

    article: str
    """Id of the article."""
    start: int
    """First character, counted from 0."""
    end: int
    """One past the last character."""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise FidelityError(f"{self.article}: {self.start} to {self.end} is no stretch of text")

    def __len__(self) -> int:
        return self.end - self.start

    def __reduce__(self) -> tuple[Callable[[str, int, int], Span], tuple[str, int, int]]:
        return _restored, (self.article, self.start, self.end)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Whether every character of this one is in `other`."""
        return self.article == other.article and other.start <= self.start and self.end <= other.end


@lru_cache(maxsize=4096)
def _restored(article: str, start: int, end: int) -> Span:
    """A span from another process; equal ones of one article, and equal numbers of all, are one object."""
    return Span(article, _NUMBERS.setdefault(start, start), _NUMBERS.setdefault(end, end))


_NUMBERS: dict[int, int] = {}


OPERATORS = ("sources.yml", "front matter")
"""Origins of what an operator states."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact about an article (its headline, date, outlet ...) and where it was found."""

    value: str
    """The fact; a date is ISO 8601: 2022-10-10, with the time and zone where they are known."""
    origin: str
    """The place, in words for a reader: `sources.yml`, `front matter`, `JSON-LD`, `mail head`, `text`, `link` ..."""
    span: Span | None = None
    """Where it stands in the text, when it does."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read; its text is never changed."""

    id: str
    """Slug of the first words and a digest of them: survives a new file name and new neighbours."""
    path: str
    """File, relative to the folder of articles, with forward slashes."""
    text: str
    """Of .txt and .md the file as decoded, byte-order mark aside, line ends as \\n, U+FFFD for signs that no text can
    hold; of other formats the story taken out of it, a paragraph a block."""
    headline: Stated | None = None
    outlet: Stated | None = None
    byline: Stated | None = None
    published: Stated | None = None
    updated: Stated | None = None
    url: Stated | None = None
    language: str = "en"
    """ISO 639-1 code of the language it is in; `und` where that cannot be told."""
    front_matter: Span | None = None
    """The YAML block at the top, when there is one."""
    disagreements: tuple[tuple[str, Stated, Stated], ...] = ()
    """(field, what is used, what another place says) wherever two places differ."""
    problems: tuple[str, ...] = ()
    """What was wrong with the file, one sentence each."""
    part: str = ""
    """Which of several articles in one file: `entry 3`, `line 12`, `record 2`."""
    former: tuple[str, ...] = ()
    """Ids under which it was published before its first words were changed."""

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def begin(self) -> int:
        """Where the article begins, behind its front matter."""
        return self.front_matter.end if self.front_matter else 0

    @property
    def place(self) -> str:
        """The file, and which of its articles where it holds several."""
        return f"{self.path}, {self.part}" if self.part else self.path

    def quote(self, span: Span) -> str:
        """The words of `span`; FidelityError when it is not a stretch of this article."""
        if span.article != self.id or span.end > len(self.text):
            raise FidelityError(f"{self.place}: no such place: {span}")
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file or an article that could not be read; the others are published all the same."""

    path: str
    """File, relative to the folder of articles."""
    reason: str
    """One sentence: what is wrong and what to do."""
    trace: str = field(default="", compare=False)
    """Where an error came from that was not expected: for --verbose, never published."""


# --------------------------------------------------------------------------------------------- analyse


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch that belongs to the page and not to the story: marked with a reason, never removed."""

    span: Span
    reason: str
    """`front matter`, `stamp`, `byline`, `caption`, `credit`, `chrome`, `related`, `teaser`, `appeal`, `author`,
    `source`, `copyright` or `repeat`."""


SPEECH = ("direct", "partial", "post")
"""The kinds of quotation that are somebody's speech."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's words in one article: between quotation marks, or an embedded post."""

    id: str
    """Lasting: made from the article's id and the words."""
    span: Span
    """The words without the marks."""
    kind: str
    """`direct` (a sentence or more), `partial` (a few words of speech), `post` (embedded, signed with a handle and a
    day), `term`, `title` or `furniture`."""
    speaker: str | None
    """Name of the person or body; None where the article names nobody."""
    mention: Span | None
    """The words that name the speaker here: "the long-serving Belarusian leader"."""
    cue: Span | None
    """The word that reports: "said", "according to"."""
    channel: Span | None
    """The agency or programme it came through: "the state Belta news agency"."""
    rule: str
    """The rule that found the speaker, or `none`."""
    sentences: tuple[Span, ...]
    """The quotation cut into sentences: the unit in which wordings are compared."""
    anomalies: tuple[str, ...] = ()
    """Of `unclosed`, `unopened`, `continues` (into the next paragraph), `continued`, `mixed marks`."""


@dataclass(frozen=True, slots=True)
class Indirect:
    """What somebody said, in the article's own words: "Lukashenko said that Ukraine was planning attacks"."""

    id: str
    """Lasting: made from the article's id and the words."""
    span: Span
    """The reported clause."""
    speaker: str
    mention: Span
    """The words that name the speaker here."""
    cue: Span
    """The word that reports: "said", "according to"."""


@dataclass(frozen=True, slots=True)
class Framing:
    """Words by which an article labels somebody, doubts something or credits somebody."""

    kind: str
    """`label`, `hedge` or `credit`."""
    span: Span
    sentence: Span
    value: str
    """In a form that can be compared: "president", "alleged", "police"."""
    slot: str
    """Of what: the person labelled, the stem of the word doubted, the verb that credits."""


class FigureKind(StrEnum):
    """What a figure measures."""

    QUANTITY = "quantity"
    PERCENTAGE = "percentage"
    MONEY = "money"
    MEASURE = "measure"
    DURATION = "duration"
    AGE = "age"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity, sum, measure, day, time or age as one sentence gives it, with what it is a figure of."""

    kind: FigureKind
    span: Span
    """The words that state it, with the noun that they count: "at least 20 people"."""
    sentence: Span
    low: float
    """The least it may stand for, in units of `unit`; a day as a proleptic ordinal, a time in minutes."""
    high: float
    """The most it may stand for; infinity for "at least 20"."""
    unit: str
    """`one` for things counted; a currency; `length`, `weight`, `time` ... of measures; `day`, `minute`."""
    form: str
    """In a form that can be compared: "about 20", "2022-10-08", "16:39"."""
    exact: bool
    """Given without "about", "more than" and the like."""
    vague: bool
    """A word for a size: "dozens"."""
    whole: float | None
    """The M of "N of M"."""
    grain: str
    """Of a date: `day`, `week`, `month` or `year`; of a time, its zone where it is named."""
    counted: bool
    """Whether a date is counted from the day of its article: "Tuesday", "last month"."""
    head: str
    """Key of the noun that is counted or measured, empty where there is none."""
    modifiers: frozenset[str]
    """Keys of the words that narrow the noun: "Russian", "more", "of the crew"."""
    verb: str
    """Key of the verb that governs it, empty where there is none."""
    events: frozenset[str]
    """Classes of event that its verb, its noun and what hangs on them tell of."""
    people: bool
    """Whether it counts people."""
    denied: bool
    """Under a negation of its verb."""
    ahead: bool
    """Told as to come, wanted or possible."""
    past: bool
    """In a sentence that looks back: "since", "last year", "previously"."""
    revised: bool
    """In a sentence that tells of a revision: "initially", "corrected"."""
    changed: bool
    """Behind "rose to", "cut to" and the like."""
    index: bool
    """A number that names and does not count: "Flight 9", "lap 3"."""
    names: frozenset[str]
    """Names in its sentence, in lower case."""
    near: frozenset[str]
    """Keys of the content words within six tokens."""

    @property
    def day(self) -> str:
        """Of a date, the day, week, month or year as ISO 8601, without its part of a day; empty of anything else."""
        return self.form.partition(" ")[0] if self.kind is FigureKind.DATE else ""


@dataclass(frozen=True, slots=True)
class Name:
    """One place where a person, a body or a place is named."""

    span: Span
    """The whole mention, title included: "Belarusian President Alexander Lukashenko"."""
    name: Span
    """The name alone: "Alexander Lukashenko"."""
    title: Span | None
    """The words of office or address: "Belarusian President", "Mr"."""
    kind: str
    """`person`, `place`, `body` or `name` (not known which)."""
    entity: str
    """The fullest form this article uses for the same one."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences that tell an article best, in the order of the text."""

    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that one article tells by itself."""

    article: Article
    furniture: tuple[Furniture, ...]
    sentences: tuple[Span, ...]
    """Sentences of the story, furniture and headline aside, in order."""
    quotations: tuple[Quotation, ...]
    names: tuple[Name, ...]
    framing: tuple[Framing, ...]
    summary: Summary
    indirect: tuple[Indirect, ...] = ()
    figures: tuple[Figure, ...] = ()


# --------------------------------------------------------------------------------------------- compare


@dataclass(frozen=True, slots=True)
class Source:
    """How an article is shown: one colour and one short name over the whole site."""

    article: str
    """Id of the article."""
    name: str
    """Outlet, else author, else "Source A": nothing is made up."""
    short: str
    """The same, short enough for a chip."""
    colour: int
    """0 to 11: position in the palette; articles of one outlet share it."""
    origin: str
    """Id of the group of reposts it belongs to: the unit in which support is counted."""
    later: Span | None = None
    """A day that the story tells as past although it lies behind the stated day of publication, which is then rather
    the day on which the page was fetched, or another article's.
    """


@dataclass(frozen=True, slots=True)
class Lineage:
    """How two articles are related."""

    articles: tuple[str, str]
    kind: str
    """`repost`, `derived`, `common source` or `independent`."""
    evidence: tuple[tuple[Span, Span], ...] = ()
    """Stretches that stand in both, longest first."""
    earlier: str | None = None
    """The article that came first, only where something shows it."""
    reason: str = ""
    """What shows it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One step of a word alignment: a stretch of the longest form against a stretch of the member."""

    change: str
    """`kept`, `replaced`, `left out`, `added`, `moved`, or `editorial`: put in with brackets, cut with an
    ellipsis."""
    longest: Span | None
    member: Span | None


@dataclass(frozen=True, slots=True)
class Member:
    """One article's wording of an utterance."""

    quotation: str
    """Id of the quotation it is a part of."""
    span: Span
    relation: str
    """To the longest form: `longest`, `identical`, `punctuation`, `edited` (nothing but brackets and ellipses),
    `truncated`, `partial`, `variant wording` or `possible`."""
    alignment: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SharedQuote:
    """One utterance in the wordings of two or more articles."""

    id: str
    """Lasting: made from the member that was published first."""
    speaker: str | None
    members: tuple[Member, ...]
    """The longest form first, then by article."""
    origins: int
    """How many independent origins carry it."""
    speakers: tuple[str, ...] = ()
    """Every speaker that is named for it; more than one is a conflict."""
    aliases: tuple[str, ...] = ()
    """Ids that it has had while the member that was published first was not there yet; links to them lead here."""


@dataclass(frozen=True, slots=True)
class Retelling:
    """A quotation, and the same utterance in another article's own words."""

    indirect: str
    """Id of the indirect speech."""
    quotation: str
    """Id of the quotation."""
    sentence: Span
    """The sentence of the quotation."""
    likeness: float
    """Weighted dice of the two, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Value:
    """One account's value for a detail."""

    value: str
    """In a form that can be compared; equal values are one row."""
    span: Span
    """The words as they stand."""
    sentence: Span
    note: str = ""
    """What the program worked out: "= 8 October 2022, counted from 10 October 2022"."""
    speaker: str | None = None
    """Who is credited, where somebody is."""
    figure: Figure | None = None
    """The figure that it is, where it is one."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One slot in which accounts differ."""

    id: str
    question: str
    """In the program's words, from a fixed list: "How many", "When", "Where", "Which name", "Who is credited" ..."""
    subject: Span | None
    """What it is about, in an article's words."""
    type: str
    """`number`, `date`, `time`, `place`, `name`, `attribution`, `framing` or `fact`."""
    relation: str
    """`conflict`, `update`, `precision`, `alias`, `wording` or `single-source`; `same` of what is agreed."""
    values: tuple[Value, ...]
    weight: float
    """How much of the story hangs on it; higher comes first."""
    origins: int
    """Independent origins that give a value."""
    aliases: tuple[str, ...] = ()
    """Ids that it has had while the member that was published first was not there yet; links to them lead here."""
    rule: str = ""
    """Name of the rule that found it, by which its precision is measured: evals/rules.py."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Clauses of two and more articles that tell one thing."""

    id: str
    members: tuple[Span, ...]
    origins: int
    """Independent origins that tell it."""
    aliases: tuple[str, ...] = ()
    """Ids that it has had while the member that was published first was not there yet; links to them lead here."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person or body that is named or quoted, under all names."""

    id: str
    name: str
    """The fullest form in the articles."""
    names: tuple[Span, ...]
    """One place for each form of the name in each article."""
    labels: tuple[Span, ...]
    """What articles call the person: "President", "the dictator"."""
    quotations: tuple[str, ...]
    """Ids of the quotations, in order."""
    kind: str
    """`person`, `body` or `unnamed`: somebody who is only described ("a spokesman")."""
    mentions: int
    indirect: tuple[str, ...] = ()
    """Ids of what the articles report of it in their own words."""
    aliases: tuple[str, ...] = ()
    """Ids that it has had while a shorter form of its name was the fullest; links to them lead here."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the timeline."""

    date: str
    """ISO 8601, as precise as the words: 2022-10-08, 2022-10, 2022."""
    words: Span
    """The words that date it: "two days ago"."""
    sentence: Span
    note: str
    """How the date was worked out, empty for a plain date."""
    also: tuple[Span, ...] = ()
    """Sentences of other articles that tell the same at the same date."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence and the sentences of other articles that say the same."""

    sentence: Span
    also: tuple[Span, ...]
    origins: int
    otherwise: tuple[Span, ...] = ()
    """Sentences of other articles that give another figure for it, where a detail calls the two a contradiction or a
    change."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One fact, article by article."""

    id: str
    sentence: Span
    """The sentence that states it best."""
    cells: tuple[tuple[str, str, Span], ...]
    """(article, `stated` or `differs`, its sentence); an article that is not there does not mention it."""
    origins: int
    aliases: tuple[str, ...] = ()
    """Ids that it has had while the member that was published first was not there yet; links to them lead here."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with an article as it came, or missing."""

    article: str
    kind: str
    """`no date`, `no outlet`, `cut off`, `short`, `duplicate`, `language`, `furniture`, `encoding`, `dates`, `later` or
    `file`."""
    note: str = ""
    """What exactly: the language, the other article, the share; empty where the kind says it all."""
    span: Span | None = None
    """The words that show it."""


@dataclass(frozen=True, slots=True)
class Event:
    """What the articles are about."""

    title: Stated
    who: Span | None
    what: Span | None
    when: Moment | None
    where: Span | None


@dataclass(frozen=True, slots=True)
class Briefing:
    """All that the articles tell together."""

    event: Event
    overview: tuple[Cited, ...]
    analyses: tuple[Analysis, ...]
    """In the order of their files; speakers run under one name over all articles."""
    sources: tuple[Source, ...]
    lineages: tuple[Lineage, ...]
    shared_quotes: tuple[SharedQuote, ...]
    details: tuple[Detail, ...]
    """The weightiest first."""
    people: tuple[Person, ...]
    timeline: tuple[Moment, ...]
    coverage: tuple[Coverage, ...]
    rejected: tuple[Rejected, ...]
    retellings: tuple[Retelling, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    agreed: tuple[Detail, ...] = ()
    """What articles agree on, the weightiest first; the relation is `same`."""
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """The briefing of one of the events that a site tells of."""

    event: str
    """Its folder in the site; empty where the site is about one event."""
    folder: str
    """Its folder among the articles; empty as well."""
    briefing: Briefing


@dataclass(frozen=True, slots=True)
class Recurring:
    """Somebody who is named in several events."""

    name: str
    """The fullest form."""
    kind: str
    """`person` or `body`."""
    appearances: tuple[tuple[str, Person], ...]
    """(event, who it is there), in the order of the events."""


# --------------------------------------------------------------------------------------------- publish


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site; here the core ends."""

    uri: str
    """Path below the docs folder, with forward slashes."""
    text: str | bytes
    """Markdown with front matter, the content of a data file, or a picture."""
    source: str | None = None
    """Path of the article it shows, relative to the folder of articles."""
