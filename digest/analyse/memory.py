"""Who spoke and was spoken of so far in an article: whom "he", "the spokesman" and "the statement" mean."""

from __future__ import annotations

import re

from ..language.lexicon import lexicon
from ..model import Name
from .names import Cast

_HEAD_ENDS = frozenset("for of at in from with who to on and".split())
_SPOKEN_FOR = re.compile(r"\b[Ss]pokes(?:man|woman|person|people)\b")

TITLE = 80
"""Characters in front of a name in which its title is looked for."""

Place = tuple[int, int]


class Memory:
    """What a reader remembers: people by how present they are, bodies that spoke, roles, who issued what."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.people: list[str] = []
        """People spoken of, the most present last."""
        self._group: str | None = None
        self._roles: dict[str, str] = {}
        self._issuer: str | None = None

    def speaks(self, speaker: str, description: Place, issued: bool) -> None:
        """Somebody spoke; `description` is the mention with what is said of it up to the verb; `issued` when a
        statement or post is spoken of.
        """
        words = self.cast.text[slice(*description)]
        person = self.cast.may_be_person(speaker) and not words.lower().startswith("the ")
        if person or self.cast.is_person(speaker):
            self._to_the_front(speaker)
        if not self.cast.is_person(speaker) or is_document(words):
            self._group = speaker
        for role in roles_of(words):
            self._roles[role] = speaker
        if issued or not self.cast.is_person(speaker):
            self._issuer = self._spoken_for(description) or speaker

    def hears(self, place: Place, quoted: list[Place], subject: str | None) -> None:
        """A sentence names people. Its subject, a pronoun's person given as `subject`, becomes the most present one;
        others do only where there is no subject.
        """
        named = self._named(place, quoted)
        subject = subject or next((n.entity for n in named if may_be_subject(self.cast.text, n, place)), None)
        top = subject or (self.people[-1] if self.people else None)
        for name in named:
            if name.entity != top:
                self._to_the_front(name.entity)
        if subject:
            self._to_the_front(subject)

    def issues(self, place: Place, quoted: list[Place]) -> None:
        """A sentence tells of a statement or report: who is named first in it, outside what it quotes, issued it."""
        named = [n for n in self.cast.within(*place) if may_be_subject(self.cast.text, n, place)]
        named = [n for n in named if not _inside(n, quoted)]
        if named:
            spoken_for = self._spoken_for((named[0].span.start, named[0].span.end))
            self._issuer = spoken_for or named[0].entity

    def person(self, gender: str, place: Place, quoted: list[Place]) -> str | None:
        """Whom "he" or "she" at the end of `place` means: a person named before in the sentence, else the most present.

        `gender` is `m` or `f`; people whose gender is not known fit both.
        """
        fitting = [n for n in self._named(place, quoted) if self.cast.gender(n.entity) in (None, gender)]
        subjects = [n for n in fitting if may_be_subject(self.cast.text, n, place)]
        if subjects:
            return subjects[0].entity
        present = [p for p in reversed(self.people) if self.cast.gender(p) in (None, gender)]
        return present[0] if present else fitting[-1].entity if fitting else None

    def group(self) -> str | None:
        """Whom "they" or "it" means."""
        return self._group

    def by_role(self, words: str) -> str | None:
        """Whom "the spokesman" means: who was called so before."""
        return self._roles.get(head_noun(words) or "")

    def issuer(self) -> str | None:
        """Whose "the statement" is."""
        return self._issuer

    def present(self) -> str | None:
        """The person most present."""
        return self.people[-1] if self.people else None

    def _named(self, place: Place, quoted: list[Place]) -> list[Name]:
        return [
            name for name in self.cast.within(*place) if self.cast.is_person(name.entity) and not _inside(name, quoted)
        ]

    def _to_the_front(self, entity: str) -> None:
        if entity in self.people:
            self.people.remove(entity)
        self.people.append(entity)

    def _spoken_for(self, mention: Place) -> str | None:
        """The body in front of "spokeswoman": its statement is the body's."""
        first = max(0, mention[0] - TITLE)
        match = _SPOKEN_FOR.search(self.cast.text, first, mention[1])
        if not match:
            return None
        before = [n for n in self.cast.within(first, match.start()) if match.start() - n.span.end <= 1]
        if before:
            return before[-1].entity
        whole = self.cast.text[max(first, match.start() - TITLE) : match.start()].rstrip()
        title = re.search(r"([A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*)*)$", whole)
        return title[1] if title else None


def _inside(name: Name, quoted: list[Place]) -> bool:
    return any(start <= name.span.start < end for start, end in quoted)


def may_be_subject(text: str, name: Name, place: Place) -> bool:
    """Whether a name stands neither behind a preposition nor as an owner."""
    before = text[max(place[0], name.span.start - 12) : name.span.start].lower().split()
    owner = text[name.name.end : name.name.end + 2] in ("’s", "'s")
    return not owner and not (before and before[-1] in _NOT_BEFORE_A_SUBJECT)


_NOT_BEFORE_A_SUBJECT = frozenset(
    "of for with by to from against on about and his her met told in at over after before since under like than".split()
)


def is_document(words: str) -> bool:
    """Whether words name a statement, a post, a report: what its issuer says."""
    return not lexicon()["names", "documents"].isdisjoint(re.findall(r"[^\W\d_]+", words.lower()))


def head_noun(mention: str) -> str | None:
    """The noun a description is about, small: "A spokesperson for the State Department" -> "spokesperson"."""
    found = roles_of(mention)
    return found[0] if found else None


def roles_of(mention: str) -> list[str]:
    """The nouns by which a mention describes somebody, one for each stretch between commas, singular and small:
    "Park, the spokesman for President Moon" -> "spokesman".
    """
    known = lexicon().speakers
    found = []
    for stretch in mention.split(","):
        words = []
        for word in re.findall(r"[\w’'-]+", stretch):
            if word.lower() in _HEAD_ENDS:
                break
            words.append(word)
        small = [w for w in words if w.islower() and w not in lexicon()["words", "stop"]]
        heads = [w for w in small if w in known] or small[-1:]
        found += [w.removesuffix("s") for w in heads[-1:]]
    return found
