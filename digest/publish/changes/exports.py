"""An export, read back: what stands in it under which name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import msgspec
from msgspec import UNSET, UnsetType

from ...errors import ExportError
from ...model import SPEECH
from .. import contract as c
from ..contract.changes import Told
from ..contract.limits import Version

Exports = dict[str, c.BriefingRecord]
"""Event -> its briefing; of a site about one event that under ""."""


def read_exports(file: Path) -> Exports:
    """The briefings in an export; ExportError where the file is none of a version that is known.

    Fields that this version does not know are passed over: a newer second number does no harm. What a known one holds
    has to be what the contract allows there.
    """
    try:
        content = file.read_bytes()
        known = msgspec.json.decode(content, type=_Version)
        if known.schema_version.partition(".")[0] != c.VERSION.partition(".")[0]:
            raise ExportError(
                f"{file}: this is of version {known.schema_version}, and this digest reads {c.VERSION}; "
                "write it again with this one, or take it away."
            )
        if known.events is not UNSET:
            events = msgspec.json.decode(content, type=c.EditionsRecord).events
            return {each.event: _whole(each.briefing) for each in events}
        return {"": _whole(msgspec.json.decode(content, type=c.BriefingRecord))}
    except OSError as error:
        raise ExportError(f"{file}: this cannot be read ({error.strerror}).") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ExportError(
            f"{file}: this is no export of digest ({_why(error)}); write it again, or take it away."
        ) from error


def _why(error: Exception) -> str:
    """What does not fit and in which field; never what the file says there, which is anybody's."""
    reason, _, place = str(error).partition(" - at `$")
    reason = reason.partition(" matching regex")[0].replace("Expected `str`", "another value is expected")
    return f"{place.strip('.`')}: {reason}" if place else reason


def _whole(briefing: c.BriefingRecord) -> c.BriefingRecord:
    """The briefing, where each article has its source and each pair two articles; ValidationError else."""
    articles = {article.id for article in briefing.articles}
    if lost := articles - {source.article for source in briefing.sources}:
        raise msgspec.ValidationError(f"{min(lost)} has no source - at `$.sources`")
    for n, pair in enumerate(briefing.lineage):
        if len(articles.intersection(pair.articles)) < 2:
            raise msgspec.ValidationError(f"These are not two of its articles - at `$.lineage[{n}].articles`")
    return briefing


class _Version(msgspec.Struct):
    schema_version: Version
    events: msgspec.Raw | UnsetType = UNSET


Words = c.Place | c.MemberRecord | c.ValueRecord | c.QuotationRecord | c.IndirectRecord | c.CellRecord
"""Every record of a place."""


class Exported:
    """A briefing as it was exported, looked up by id."""

    def __init__(self, record: c.BriefingRecord) -> None:
        self.record = record
        self.articles = {article.id: article for article in record.articles}
        self.names = {source.article: source.name for source in record.sources}

    def told(self, place: c.MemberRecord | c.ValueRecord | c.QuotationRecord) -> Told:
        """A place with its words and the name of its source."""
        return Told(
            place.article, self.names.get(place.article, ""), place.start, place.end, self.words(place.article, place)
        )

    def words(self, article: str, place: Words) -> str:
        """The words of a place; empty where the export does not have them."""
        if isinstance(place.text, str):
            return place.text
        found = self.articles.get(article)
        return found.text[place.start : place.end] if found and isinstance(found.text, str) else ""

    def source(self, article: str) -> str:
        """What makes articles one source: their outlet, else they are each its own."""
        found = self.articles.get(article)
        return f"outlet {found.outlet}" if found and found.outlet else f"article {article}"

    def detail(self, ids: Iterable[str]) -> c.DetailRecord | None:
        """The detail that has, or has had, one of `ids`."""
        return next((self._details[one] for one in ids if one in self._details), None)

    @cached_property
    def _details(self) -> dict[str, c.DetailRecord]:
        found = {alias: detail for detail in self.record.details for alias in detail.aliases}
        return found | {detail.id: detail for detail in self.record.details}

    @property
    def origins(self) -> int:
        """How many independent origins there are."""
        return len({source.origin for source in self.record.sources})

    def quotes(self, article: str, words: str) -> bool:
        """Whether the article has `words` between quotation marks."""
        return folded(words) in self._quoted.get(article, "")

    def says(self, article: str, words: str) -> bool:
        """Whether `words` stand in an article, as far as the export tells: its text, else all places in it."""
        return folded(words) in self._said.get(article, "")

    @cached_property
    def _said(self) -> dict[str, str]:
        """Article -> its text, else all words of it that the export has, folded."""
        found: dict[str, list[str]] = {}
        for article, place in self._places():
            found.setdefault(article, []).append(folded(self.words(article, place)))
        texts = {each.id: folded(each.text) for each in self.record.articles if isinstance(each.text, str)}
        return {article: "|".join(words) for article, words in found.items()} | texts

    def _places(self) -> Iterator[tuple[str, Words]]:
        record = self.record
        yield from ((quotation.article, quotation) for quotation in record.quotations)
        yield from ((indirect.article, indirect) for indirect in record.indirect)
        for detail in record.details:
            for value in detail.values:
                yield value.article, value
                yield value.article, value.sentence
        for fact in record.coverage:
            yield from ((cell.article, cell) for cell in fact.cells)

    @cached_property
    def _quoted(self) -> dict[str, str]:
        """Article -> the words of all its quotations."""
        found: dict[str, list[str]] = {}
        for quotation in self.record.quotations:
            found.setdefault(quotation.article, []).append(folded(self.words(quotation.article, quotation)))
        return {article: "|".join(words) for article, words in found.items()}

    @cached_property
    def utterances(self) -> list[c.SharedRecord]:
        """The utterances that several articles carry, then the quotations that only one has, as utterances."""
        shared = {member.quotation for quote in self.record.shared_quotes for member in quote.members}
        alone = (q for q in self.record.quotations if q.kind in SPEECH and q.id not in shared)
        ranked = sorted(self.record.shared_quotes, key=lambda quote: -quote.origins)
        return [*ranked, *map(_utterance, alone)]


def _utterance(quotation: c.QuotationRecord) -> c.SharedRecord:
    q = quotation
    member = c.MemberRecord(q.article, q.start, q.end, "longest", q.id, q.text)
    return c.SharedRecord(q.id, q.speaker, [q.speaker] if q.speaker else [], 1, [member])


def folded(words: str) -> str:
    """Words as they are compared: letters and digits alone, small."""
    return "".join(filter(str.isalnum, words)).casefold()
