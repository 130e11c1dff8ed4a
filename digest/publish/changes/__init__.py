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

__all__ = (
    "ChangesRecord",
    "Exported",
    "Exports",
    "find_all",
    "find_changes",
    "is_change",
    "match_articles",
    "read_exports",
)

FACTS = ("headline", "outlet", "byline", "published", "updated", "url")


def find_changes(before: c.BriefingRecord, after: c.BriefingRecord, event: str = "") -> ChangesRecord:
    """What is other in `after` than in `before`; the same for the same two."""
    return _Comparison(Exported(before), Exported(after)).changes(event)


def find_all(before: Exports, after: Exports) -> list[ChangesRecord]:
    """The same of each event that has changed, in the order of `after`; an event that has come or gone counts whole."""
    found = (
        find_changes(before.get(event) or _nothing(after[event]), after.get(event) or _nothing(before[event]), event)
        for event in dict.fromkeys([*after, *before])
    )
    return [each for each in found if is_change(each)]


def _nothing(briefing: c.BriefingRecord) -> c.BriefingRecord:
    """The same event without an article."""
    lists = {name: [] for name in c.BriefingRecord.__struct_fields__ if isinstance(getattr(briefing, name), list)}
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
        told = map(self.old.told, quote.members)
        return [each for each in told if not self.new.quotes(self._now(each.article), each.text)]

    # details

    def _values(self, detail: c.DetailRecord) -> Iterator[Hashable]:
        """What tells a detail: each value in its article."""
        return ((detail.type, self._now(v.article), v.value) for v in detail.values)

    def _slots(self, detail: c.DetailRecord) -> Iterator[Hashable]:
        """And else: what it asks, of which article."""
        return ((detail.type, folded(detail.topic), self._now(v.article)) for v in detail.values)

    def _details(self, pairs: Sequence[tuple[c.DetailRecord, c.DetailRecord]]) -> Iterator[DetailChange]:
        before = {b.id: a for a, b in pairs}
        kept = {a.id for a, _ in pairs}
        for detail in self.new.record.details:
            was = before.get(detail.id)
            values = self._changed_values(was, detail)
            if was is None:
                yield DetailChange("new", detail.id, None, detail.topic, detail.relation, None, values)
            elif values or was.relation != detail.relation:
                moved = was.id if was.id != detail.id else None
                former = was.relation if was.relation != detail.relation else None
                yield DetailChange("changed", detail.id, moved, detail.topic, detail.relation, former, values)
        for detail in self.old.record.details:
            if detail.id not in kept:
                values = self._changed_values(detail, None)
                yield DetailChange("gone", detail.id, None, detail.topic, detail.relation, None, values)

    def _changed_values(self, was: c.DetailRecord | None, now: c.DetailRecord | None) -> list[ValueChange]:
        """By source, in the order of the details: what each gives, where that is another than before."""
        sides: tuple[dict[str, dict[str, Told]], ...] = ({}, {})
        for side, exported, detail in zip(sides, (self.old, self.new), (was, now), strict=True):
            for value in detail.values if detail else ():
                source = (
                    exported.source(self._now(value.article)) if exported is self.new else self._source(value.article)
                )
                side.setdefault(source, {}).setdefault(value.value, exported.told(value))
        old, new = sides
        found = []
        for source in dict.fromkeys([*new, *old]):
            before, after = old.get(source, {}), new.get(source, {})
            told = [each.article for each in (*before.values(), *after.values())]
            grouped_anew = was and now and not any(map(self._is_other, told))
            if set(before) != set(after) and not grouped_anew:
                name = next(iter((after or before).values())).source
                found.append(ValueChange(name, list(before.values()), list(after.values())))
        return found

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
                yield self._related(tuple(sorted(both)), "independent", kind)

    def _related(self, articles: tuple[str, str], kind: str, former: str | None) -> LineageChange:
        first, second = articles
        return LineageChange((first, second), (self.new.names[first], self.new.names[second]), kind, former)

    # one article in both

    def _now(self, article: str) -> str:
        """Id of an article of either briefing, as it is afterwards."""
        return self.now.get(article, article)

    def _is_other(self, article: str) -> bool:
        """Whether an article of either briefing is new or gone, or its text has changed."""
        now = self._now(article)
        then = self._then(now)
        both = then in self.old.articles and now in self.new.articles
        return not both or self.old.articles[then].sha256 != self.new.articles[now].sha256

    def _then(self, article: str) -> str:
        """Id before of an article that is there afterwards."""
        return self._before.get(article, "")

    def _told(self, place: c.MemberRecord) -> Told:
        """A place of either briefing with its words."""
        return (self.old if place.article in self.old.articles else self.new).told(place)

    def _source(self, article: str) -> str:
        """Of an article before: as what it counts afterwards, so that an outlet stated later is no other source."""
        return self.new.source(self.now[article]) if article in self.now else self.old.source(article)


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
        yield FactChange("text", None, None)


def _is_single(change: DetailChange) -> bool:
    """Whether only one origin tells it, before and after, and no value of it is another."""
    single = change.relation == "single-source" and change.former_relation is None
    return single and change.change != "changed"
