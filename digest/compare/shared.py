"""One utterance in several articles: other translations, cut versions and fragments brought together.

The unit is the sentence of a quotation: whole quotations hold different sentences of one speech in different articles.
Links join sentences into groups, the surest first; a sentence that holds two utterances belongs to both groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..model import Member, Piece, SharedQuote
from .alignment import align
from .corpus import Corpus
from .lasting import lasting_ids, told_apart
from .links import CONTAINED, links
from .same_name import may_be_one
from .segments import Segment, similarity

NEIGHBOUR = 0.30
"""Dice that is enough between neighbours of a linked pair in the same two quotations."""
ALIKE = 0.30
"""Dice from which two sentences of one article may stand in one group: it says the same thing twice."""


def share_quotes(corpus: Corpus, found: Sequence[Segment]) -> tuple[SharedQuote, ...]:
    """Every utterance that stands in two articles, by the place of its longest form."""
    groups = _Groups(found)
    for (a, b), gate in links(corpus, found):
        groups.unite(a, b, gate)
    for a, b in _neighbours(found, groups):
        groups.unite(a, b)
    shared = [
        _shared(corpus, [found[n] for n in group])
        for group in groups.all()
        if len({found[n].article for n in group}) > 1
    ]
    shared.sort(key=lambda quote: corpus.order(quote.members[0].span))
    return told_apart(shared)


class _Groups:
    """Groups of segments; two that hold different sentences of one article are never joined."""

    def __init__(self, found: Sequence[Segment]) -> None:
        self.segments = found
        self.home = list(range(len(found)))
        """Segment -> number of its group."""
        self.members: dict[int, set[int]] = {n: {n} for n in range(len(found))}
        self.guests: dict[int, set[int]] = defaultdict(set)
        """Group -> longer segments that hold its utterance and have a home elsewhere."""

    def unite(self, a: int, b: int, gate: bool = True) -> None:
        """Join the groups of two segments; where they must stay two, the longer segment becomes a guest."""
        first, second = sorted((self.home[a], self.home[b]))
        if first == second or gate and not self._one_speaker(first, second):
            return
        if self._apart(self.members[first], self.members[second]):
            short, long = sorted((a, b), key=lambda n: (len(self.segments[n].row), n))
            if not self._apart(self.members[self.home[short]], {long}):
                self.guests[self.home[short]].add(long)
            return
        for n in self.members[second]:
            self.home[n] = first
        self.members[first] |= self.members.pop(second)
        self.guests[first] |= self.guests.pop(second, set())

    def all(self) -> list[list[int]]:
        """The members of every group with two and more, guests among them."""
        found = [sorted(members | self.guests.get(n, set())) for n, members in sorted(self.members.items())]
        return [group for group in found if len(group) > 1]

    def _one_speaker(self, first: int, second: int) -> bool:
        """The speaker gate: two utterances of different named speakers are never one."""
        one, other = ({self.segments[n].quotation.speaker for n in self.members[g]} for g in (first, second))
        return all(may_be_one(a, b) for a in one for b in other)

    def _apart(self, one: set[int], other: set[int]) -> bool:
        return any(
            self.segments[a].article == self.segments[b].article
            and similarity(self.segments[a], self.segments[b])[0] < ALIKE
            for a in one
            for b in other
        )


def _neighbours(found: Sequence[Segment], groups: _Groups) -> list[tuple[int, int]]:
    """Sentences next to a linked pair in the same two quotations: half the likeness is enough there."""
    by_place = {(s.quotation.id, s.place): s.number for s in found}
    pairs = set()
    for group in groups.all():
        for a in group:
            for b in group:
                if a < b and found[a].article != found[b].article:
                    for step in (-1, 1):
                        c = by_place.get((found[a].quotation.id, found[a].place + step))
                        d = by_place.get((found[b].quotation.id, found[b].place + step))
                        if c is not None and d is not None and similarity(found[c], found[d])[0] >= NEIGHBOUR:
                            pairs.add((c, d))
    return sorted(pairs)


def _shared(corpus: Corpus, members: list[Segment]) -> SharedQuote:
    longest = min(members, key=lambda s: (-len(s.row), corpus.number[s.article], s.span.start))
    rest = sorted((s for s in members if s is not longest), key=lambda s: corpus.order(s.span))
    words = corpus.words(longest.span)
    wordings = [
        Member(longest.quotation.id, longest.span, "longest", align(words, words, (longest.span, longest.span)))
    ]
    for segment in rest:
        texts = (corpus.articles[longest.article].text, corpus.articles[segment.article].text)
        pieces = align(words, corpus.words(segment.span), (longest.span, segment.span), texts)
        wordings.append(Member(segment.quotation.id, segment.span, _relation(corpus, longest, segment, pieces), pieces))
    named = [s.quotation.speaker for s in [longest, *rest] if s.quotation.speaker]
    speakers = tuple(dict.fromkeys(named))
    keys = [(corpus.published(s.article), " ".join(s.row)) for s in members]
    origins = corpus.origins_of(s.article for s in members)
    one, *aliases = lasting_ids("u", keys)
    speaker = speakers[0] if speakers else None
    return SharedQuote(one, speaker, tuple(wordings), origins, speakers, tuple(aliases))


def _relation(corpus: Corpus, longest: Segment, member: Segment, pieces: tuple[Piece, ...]) -> str:
    if corpus.text(longest.span) == corpus.text(member.span):
        return "identical"
    changes = [piece.change for piece in pieces]
    if changes == ["kept"]:
        return "punctuation"
    if set(changes) == {"kept", "editorial"}:
        return "edited"
    if set(changes) == {"kept", "left out"}:
        ends = changes in (["kept", "left out"], ["left out", "kept"], ["left out", "kept", "left out"])
        if ends:
            return "partial" if member.quotation.kind in ("partial", "term") else "truncated"
    dice, contained = similarity(longest, member)
    return "variant wording" if dice >= NEIGHBOUR or contained >= CONTAINED else "possible"
