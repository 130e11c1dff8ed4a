"""What has changed between two briefings, in meaning: articles, utterances, values, relations and ids.

Both are exports, so that a site of last week can be compared as well as a folder of today.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

import msgspec

from .. import contract as c
from ..contract.changes import (
    ArticleChange,
    ChangesRecord,
    DetailChange,
    FactChange,
    LineageChange,
    Moved,
    Told,
    UtteranceChange,
    ValueChange,
)
from .exports import Exported, Exports, folded, read_exports
from .matching import match_articles, match_groups
from .sentences import changed_sentences

__all__ = (
    "ChangesRecord",
    "Exported",
    "Exports",
    "find_all",
    "find_between",
    "find_changes",
    "is_change",
    "match_articles",
    "read_exports",
)

FACTS = ("headline", "outlet", "byline", "published", "updated", "url")


def find_changes(before: c.BriefingRecord, after: c.BriefingRecord, event: str = "") -> ChangesRecord:
    """What is other in `after` than in `before`; the same for the same two."""
    return find_between(Exported(before), Exported(after), event)


def find_between(before: Exported, after: Exported, event: str = "") -> ChangesRecord:
    """The same for who compares one with several: what was looked up in it is kept."""
    return _Comparison(before, after).changes(event)


def find_all(before: Exports, after: Exports) -> list[ChangesRecord]:
    """The same of each event that has changed, in the order of `after`; an event that has come or gone counts whole."""
    found = (
        find_changes(before.get(event) or _nothing(after[event]), after.get(event) or _nothing(before[event]), event)
        for event in dict.fromkeys([*after, *before])
    )
    return [each for each in found if is_change(each)]


def _nothing(briefing: c.BriefingRecord) -> c.BriefingRecord:
    """The same event without an article."""
    lists: dict[str, list[object]] = {
        name: [] for name in c.BriefingRecord.__struct_fields__ if isinstance(getattr(briefing, name), list)
    }
    return msgspec.structs.replace(briefing, **lists)


def is_change(changes: ChangesRecord) -> bool:
    """Whether anything has changed."""
    lists = (changes.articles, changes.quotations, changes.details, changes.lineage, changes.moved)
    counts = (changes.single_new, changes.single_gone, changes.origins - changes.origins_before)
    return any(lists) or any(counts)


class _Comparison:
    def __init__(self, old: Exported, new: Exported) -> None:
        self.old, self.new = old, new
        self.now = match_articles(old.record.articles, new.record.articles)
        """Id of an article before -> after."""
        self._before = {after: before for before, after in self.now.items()}

    def changes(self, event: str) -> ChangesRecord:
        old, new = self.old, self.new
        utterances = match_groups(old.utterances, new.utterances, self._wordings)
        details = match_groups(old.record.details, new.record.details, self._values, self._slots)
        pairs = [
            *self.now.items(),
            *((a.id, b.id) for a, b in utterances),
            *((a.id, b.id) for a, b in details if "single-source" not in (a.relation, b.relation)),
        ]
        told = list(self._details(details))
        return ChangesRecord(
            event=event,
            title=new.record.event.title,
            origins_before=old.origins,
            origins=new.origins,
            articles=list(self._articles()),
            quotations=list(self._utterances(utterances)),
            details=[each for each in told if not _is_single(each)],
            single_new=sum(_is_single(each) and each.change == "new" for each in told),
            single_gone=sum(_is_single(each) and each.change == "gone" for each in told),
            lineage=list(self._lineage()),
            kept=sum(a == b for a, b in pairs),
            moved=[Moved(a, b) for a, b in pairs if a != b],
        )

    # articles

    def _articles(self) -> Iterator[ArticleChange]:
        before = {after: self.old.articles[one] for one, after in self.now.items()}
        for article in self.new.record.articles:
            if article.id not in before:
                yield _article("new", self.new, article)
            elif facts := list(_facts(before[article.id], article)):
                former = before[article.id].id
                yield _article("changed", self.new, article, former if former != article.id else None, facts)
        for article in self.old.record.articles:
            if article.id not in self.now:
                yield _article("gone", self.old, article)

    # utterances

    def _wordings(self, quote: c.SharedRecord) -> Iterator[Hashable]:
        """What tells an utterance: the words of each wording in its article."""
        return ((self._now(m.article), folded(self._told(m).text)) for m in quote.members)

    def _utterances(self, pairs: Sequence[tuple[c.SharedRecord, c.SharedRecord]]) -> Iterator[UtteranceChange]:
        """Wordings that are not merely grouped in another way: their article did not quote these words before."""
        before = {b.id: a for a, b in pairs}
        kept = {a.id for a, _ in pairs}
        for quote in self.new.utterances:
            was, first = before.get(quote.id), self.new.told(quote.members[0])
            gained = [
                t for t in map(self.new.told, quote.members) if not self.old.quotes(self._then(t.article), t.text)
            ]
            lost = self._lost(was) if was else []
            former = was.speaker if was and was.speaker != quote.speaker else None
            if was is None and gained:
                yield UtteranceChange("new", quote.id, None, quote.speaker, None, first, gained, [])
            elif was and (gained or lost or was.speaker != quote.speaker):
                moved = was.id if was.id != quote.id else None
                yield UtteranceChange("changed", quote.id, moved, quote.speaker, former, first, gained, lost)
        for quote in self.old.utterances:
            if quote.id not in kept and (lost := self._lost(quote)):
                yield UtteranceChange("gone", quote.id, None, quote.speaker, None, lost[0], [], lost)

    def _lost(self, quote: c.SharedRecord) -> list[Told]:
        told = map(self._was_told, quote.members)
        return [t for t in told if self._is_gone(t) and not self.new.quotes(t.article, t.text)]

    # details

    def _values(self, detail: c.DetailRecord) -> Iterator[Hashable]:
        """What tells a detail: each value in its article."""
        return ((detail.type, self._now(v.article), v.value) for v in detail.values)

    def _slots(self, detail: c.DetailRecord) -> Iterator[Hashable]:
        """And else: what it asks, of which article."""
        return ((detail.type, folded(detail.topic), self._now(v.article)) for v in detail.values)

    def _details(self, pairs: Sequence[tuple[c.DetailRecord, c.DetailRecord]]) -> Iterator[DetailChange]:
        """What articles that are new or edited bring and take; a comparison that is merely made otherwise is none."""
        before = {b.id: a for a, b in pairs}
        kept = {a.id for a, _ in pairs}
        for detail in self.new.record.details:
            was = before.get(detail.id)
            told = list(map(self.new.told, detail.values))
            fresh = list(filter(self._is_fresh, told))
            if was is None and fresh:
                values = _by_source((), told)
                yield DetailChange("new", detail.id, None, detail.topic, detail.relation, None, values)
            elif was:
                dropped = map(self._was_told, (v for v in was.values if self._moved_on(v, detail)))
                values = _by_source(filter(self._is_gone, dropped), fresh)
                former = was.relation if was.relation != detail.relation else None
                if values or former:
                    moved = was.id if was.id != detail.id else None
                    yield DetailChange("changed", detail.id, moved, detail.topic, detail.relation, former, values)
        for detail in self.old.record.details:
            lost = [] if detail.id in kept else list(filter(self._is_gone, map(self._was_told, detail.values)))
            if lost:
                values = _by_source(lost, ())
                yield DetailChange("gone", detail.id, None, detail.topic, detail.relation, None, values)

    def _moved_on(self, value: c.ValueRecord, detail: c.DetailRecord) -> bool:
        """Whether the source of a value before does not give it any more."""
        source = self._source(value.article)
        return all(v.value != value.value or self.new.source(v.article) != source for v in detail.values)

    # relations

    def _lineage(self) -> Iterator[LineageChange]:
        before = {frozenset(map(self._now, pair.articles)): pair.kind for pair in self.old.record.lineage}
        known = set(self.now.values())
        listed = set()
        for pair in self.new.record.lineage:
            both = frozenset(pair.articles)
            listed.add(both)
            former = before.get(both, "independent") if both <= known else None
            if pair.kind not in (former or "independent", "independent"):
                yield self._related(pair.articles, pair.kind, former)
        for both, kind in before.items():
            if both <= known and both not in listed and kind != "independent":
                yield self._related(sorted(both), "independent", kind)

    def _related(self, articles: Iterable[str], kind: str, former: str | None) -> LineageChange:
        first, second = articles
        return LineageChange((first, second), (self.new.names[first], self.new.names[second]), kind, former)

    # one article in both

    def _now(self, article: str) -> str:
        """Id of an article of either briefing, as it is afterwards."""
        return self.now.get(article, article)

    def _is_fresh(self, told: Told) -> bool:
        """Whether words of today stood in no article before: theirs is new, or did not say them."""
        then = self._then(told.article)
        return not then or self._is_edited(then) and not self.old.says(then, told.text)

    def _is_gone(self, told: Told) -> bool:
        """Whether words of before stand in no article today; `told` has the id of today."""
        then = self._then(told.article)
        return not then or self._is_edited(then) and not self.new.says(told.article, told.text)

    def _is_edited(self, then: str) -> bool:
        return self.old.articles[then].sha256 != self.new.articles[self.now[then]].sha256

    def _then(self, article: str) -> str:
        """Id before of an article that is there afterwards."""
        return self._before.get(article, "")

    def _was_told(self, place: c.MemberRecord | c.ValueRecord) -> Told:
        """A place before with its words, under the id and the name of today where its article is still there."""
        told = self.old.told(place)
        now = self._now(told.article)
        return msgspec.structs.replace(told, article=now, source=self.new.names.get(now, told.source))

    def _told(self, place: c.MemberRecord) -> Told:
        """A place of either briefing with its words."""
        return (self.old if place.article in self.old.articles else self.new).told(place)

    def _source(self, article: str) -> str:
        """Of an article before: as what it counts afterwards, so that an outlet stated later is no other source."""
        return self.new.source(self.now[article]) if article in self.now else self.old.source(article)


def _by_source(lost: Iterable[Told], gained: Iterable[Told]) -> list[ValueChange]:
    """Values that are no more and values that are new by the name of their source, each wording once."""
    sides: tuple[dict[str, dict[str, Told]], ...] = ({}, {})
    for side, told in zip(sides, (lost, gained), strict=True):
        for each in told:
            side.setdefault(each.source, {}).setdefault(each.text, each)
    before, after = sides
    return [
        ValueChange(source, list(before.get(source, {}).values()), list(after.get(source, {}).values()))
        for source in dict.fromkeys([*after, *before])
    ]


def _article(
    change: str,
    exported: Exported,
    article: c.ArticleRecord,
    former: str | None = None,
    facts: Iterable[FactChange] = (),
) -> ArticleChange:
    file = _place(article)
    title, source = article.headline or file, exported.names.get(article.id, "")
    return ArticleChange(change, article.id, former, file, title, source, article.published, list(facts))


def _place(article: c.ArticleRecord) -> str:
    return f"{article.file}, {article.part}" if article.part else article.file


def _facts(before: c.ArticleRecord, after: c.ArticleRecord) -> Iterator[FactChange]:
    for fact in FACTS:
        if getattr(before, fact) != getattr(after, fact):
            yield FactChange(fact, getattr(before, fact), getattr(after, fact))
    if _place(before) != _place(after):
        yield FactChange("file", _place(before), _place(after))
    if before.sha256 != after.sha256 and before.sha256:
        if isinstance(before.text, str) and isinstance(after.text, str):
            yield from (FactChange("text", was, now) for was, now in changed_sentences(before.text, after.text))
        else:
            yield FactChange("text", None, None)


def _is_single(change: DetailChange) -> bool:
    """Whether only one origin tells it, before and after, and no value of it is another."""
    single = change.relation == "single-source" and change.former_relation is None
    return single and change.change != "changed"
