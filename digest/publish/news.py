"""What is new: what has changed since earlier builds, and how values went on from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from markupsafe import Markup

from ..errors import FidelityError
from ..model import Span
from .addresses import article_page, link
from .changes import Exported, find_between, is_change
from .changes.telling import LITTLE, WORDS, Change, parted, tell_relation, tell_sum
from .chips import Chip
from .contract import DetailRecord
from .contract.changes import ArticleChange, ChangesRecord, DetailChange, LineageChange, Told, UtteranceChange
from .escape import light
from .export import export_record
from .site import Site
from .templating import Shelf
from .wording import LINEAGES, UNKNOWN_SPEAKER, day, front_matter

PAGE, FEED = "new.md", "feed.xml"
LINES_SHOWN, WORDS_SHOWN = 40, 12
"""Lines of one part; of names and words fewer: they are many and weigh little."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a line: of an article of today with its chip, or of an earlier build."""

    words: Markup
    chips: tuple[Chip, ...]
    source: str
    """Name of the source where there is no chip for it."""
    gone: bool
    """Whether they are there no more."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change."""

    kind: str
    href: Markup | None
    """Where it stands today."""
    head: str
    words: tuple[Words, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Step:
    """What one build changed."""

    id: Markup
    since: str
    """The build before, as its file is called."""
    until: str
    """The build itself; empty for the one of today."""
    summary: str
    parts: tuple[tuple[str, tuple[Line, ...], str], ...]
    """(heading, lines, how many more)"""


@dataclass(frozen=True, slots=True)
class Course:
    """How the values of one detail went on."""

    href: Markup | None
    topic: str
    values: tuple[tuple[str, tuple[Words, ...]], ...]
    """(build, what each source gave in it)"""


class News:
    """What has changed in one event since its earlier builds."""

    def __init__(self, site: Site) -> None:
        self.site = site
        known = [(each.label, each.exports[site.event]) for each in site.past if site.event in each.exports]
        builds = [*known, ("", export_record(site.briefing))] if known else []
        self.builds = [(label, Exported(record)) for label, record in builds]
        """(label, briefing) of each build, that of today last."""

    @cached_property
    def steps(self) -> list[tuple[str, str, ChangesRecord]]:
        """(since, until, what changed) of each build that changed something, the newest first."""
        found = ((since, until, find_between(old, new)) for (since, old), (until, new) in pairwise(self.builds))
        return [step for step in reversed(list(found)) if is_change(step[2])]

    @property
    def told(self) -> str:
        """The last build that changed something, in a sentence; empty where none did."""
        if not self.steps:
            return ""
        since, until, changes = self.steps[0]
        return f"{f'{spell(until)}, since' if until else 'Since'} {spell(since)}: {tell_sum(changes)}."

    @cached_property
    def _places(self) -> dict[str, str]:
        """Where each record of today stands, by every id that it has had."""
        site = self.site
        places = {article.id: article_page(article.id) for article in site.articles.values()}
        for article in site.articles.values():
            places.update((one, article_page(article.id)) for one in article.former)
        for detail in site.briefing.details:
            for one in (*detail.aliases, detail.id):
                places[one] = site.detail_place(detail.id)
        for place, utterance in site.utterance_cards():
            for one in (*getattr(utterance, "aliases", ()), utterance.id):
                places[one] = place
        return places

    def place(self, change: Change) -> str | None:
        """Where what has changed stands today."""
        return None if isinstance(change, LineageChange) else self._places.get(change.id)

    def shown(self, told: Told, *, gone: bool = False) -> Words:
        """Words as they stand in an article of today; else as the earlier build had them, marked as such."""
        article = self.site.articles.get(told.article)
        try:
            span = Span(told.article, told.start, told.end)
            here = article is not None and article.quote(span) == told.text
        except FidelityError:  # the export is of another text, or says what cannot be
            here = False
        if here:
            return Words(self.site.quoter.words(span), self.site.chips([span], PAGE), "", gone)
        return Words(Markup(f"<del>{light(told.text)}</del>"), (), told.source, True)


def what_is_new(site: Site, shelf: Shelf) -> list[tuple[str, str]]:
    """The page of what is new, as (file, text); none where there is no earlier build."""
    found = site.news
    if not found.builds:
        return []
    text = shelf.fill(
        "new.md.j2",
        front=front_matter("What is new", searched=False),
        since=f"{spell(found.builds[0][0])} and later" if len(found.builds) > 2 else spell(found.builds[0][0]),
        nothing="" if found.steps else "Nothing has changed.",
        steps=[show_step(found, *step) for step in found.steps],
        courses=list(courses(found)),
        feed=Markup(FEED),
    )
    return [(PAGE, text)]


def show_step(found: News, since: str, until: str, changes: ChangesRecord) -> Step:
    """One build, in lines."""
    return Step(
        Markup(f"since-{len(found.builds)}-{_number(found, since)}"),
        spell(since),
        spell(until),
        tell_sum(changes),
        tuple(_part(found, title, part) for title, part in parted(changes).items()),
    )


def _part(found: News, title: str, changes: Iterable[Change]) -> tuple[str, tuple[Line, ...], str]:
    lines = list(dict.fromkeys(_SHOW[type(each)](found, each) for each in changes))
    most = WORDS_SHOWN if title == LITTLE else LINES_SHOWN
    return title, tuple(lines[:most]), f"and {len(lines) - most:,} more" if len(lines) > most else ""


def _number(found: News, label: str) -> int:
    return [name for name, _ in found.builds].index(label) + 1


def spell(label: str) -> str:
    """The name of a build; one that begins with a day is called by it: `2026-11-25-1a2b3c4` is 25 November 2026."""
    return day(label[:10]) if day(label[:10]) != label[:10] else label


def _article(found: News, change: ArticleChange) -> Line:
    stated = (f"{f.fact}: {f.before or 'unknown'} → {f.after or 'unknown'}" for f in change.facts if f.fact != "text")
    facts = (*stated, *(["its text has changed"] if any(f.fact == "text" for f in change.facts) else []))
    dated = (day(change.published),) if change.published else ()
    return _line(found, change, change.title, (), "; ".join((change.source, *dated, *facts)))


def _utterance(found: News, change: UtteranceChange) -> Line:
    gained, lost = [found.shown(t) for t in change.gained], [found.shown(t, gone=True) for t in change.lost]
    note = f"before: {change.former_speaker}" if change.former_speaker else ""
    return _line(found, change, change.speaker or UNKNOWN_SPEAKER, (*lost, *gained), note)


def _detail(found: News, change: DetailChange) -> Line:
    words: list[Words] = []
    for value in change.values:
        words += [found.shown(told, gone=True) for told in value.before] + [found.shown(told) for told in value.after]
    return _line(found, change, change.topic, words, tell_relation(change))


def _lineage(_found: News, change: LineageChange) -> Line:
    before = f"before: {LINEAGES[change.former_kind]}" if change.former_kind else ""
    return Line("changed", None, f"{' and '.join(sorted(change.sources))} {LINEAGES[change.kind]}", (), before)


_SHOW: dict[type, Callable[..., Line]] = {
    ArticleChange: _article,
    DetailChange: _detail,
    UtteranceChange: _utterance,
    LineageChange: _lineage,
}


def _line(
    found: News, change: ArticleChange | UtteranceChange | DetailChange, head: str, words: Iterable[Words], note: str
) -> Line:
    place = found.place(change)
    return Line(change.change, link(PAGE, place) if place else None, head, tuple(words), note)


def courses(found: News) -> Iterator[Course]:
    """The details of today whose values were others in an earlier build, with what each source gave in each."""
    changed = {d.id for _, _, changes in found.steps for d in changes.details if d.change == "changed" and d.values}
    for detail in found.site.briefing.details:
        ids = {detail.id, *detail.aliases}
        if detail.relation in WORDS or not ids & changed:
            continue
        known = (detail.id, *detail.aliases)
        told = [(label, build, held) for label, build in found.builds if (held := build.detail(known))]
        if len(told) > 1:
            values = tuple((spell(label) or "now", tuple(_given(found, build, held))) for label, build, held in told)
            yield Course(link(PAGE, found.site.detail_place(detail.id)), told[-1][2].topic, values)


def _given(found: News, exported: Exported, detail: DetailRecord) -> Iterator[Words]:
    seen = set()
    for value in detail.values:
        told = exported.told(value)
        if (value.value, told.source) not in seen:
            seen.add((value.value, told.source))
            yield found.shown(told)
