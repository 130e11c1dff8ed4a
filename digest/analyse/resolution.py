"""Whom a mention means: a person under the fullest name, a body, or nobody that can be told."""

from __future__ import annotations

import re

from ..language.lexicon import lexicon
from .cues import PRONOUNS
from .memory import Memory, is_document
from .names import Cast
from .speakers import Attribution

_GENDERS = {"he": "m", "she": "f", "his": "m", "her": "f", "him": "m"}
_GROUPS = frozenset("they it their its".split())
_CALLED = re.compile(
    r"\b(?:called|named|name as|nicknamed|identified as|known as)\s+((?:\d+ )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*)"
)
_FOR_A_BODY = re.compile(r"\b[Ss]pokes(?:man|woman|person|people)\b(?:,)? (?:for|of) (?:the )?([A-Z].*)$")
_APPOSED = re.compile(r"[,—–]\s*((?:the )?[A-Z][^,—–]{1,60}?)\s*[,—–]\s*$")
_PROPER = re.compile(r"[A-Z][\w’'.-]*(?: [\w’'.-]+){0,5}$")

Place = tuple[int, int]


def is_known(found: Attribution, cast: Cast) -> bool:
    """Whether a mention holds a name that the article uses as one, a pronoun, an office or a role."""
    words = _words(found, cast)
    if (len(words) == 1 and words[0] in PRONOUNS) or cast.within(*found.mention):
        return True
    return not lexicon().speakers.isdisjoint(words)


def is_somebody(found: Attribution, cast: Cast) -> bool:
    """As `is_known`, roles of several and what looks like a name among them; a bare noun is no speaker."""
    several = [word.removesuffix("s") for word in _words(found, cast)]
    return (
        is_known(found, cast)
        or not lexicon().speakers.isdisjoint(several)
        or _looks_proper(cast.text[found.mention[0] : found.mention[1]])
    )


def _words(found: Attribution, cast: Cast) -> list[str]:
    return [w.strip(",.'’") for w in cast.text[found.mention[0] : found.mention[1]].lower().split()]


def _looks_proper(mention: str) -> bool:
    """Whether every word is written large as in a name that the article uses once, and is no ordinary first word."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", mention) if word.lower() not in ("the", "of")]
    first = words[0].lower() if words else ""
    ordinary = first in lexicon()["words", "ordinary_starters"] or (len(words) == 1 and first.endswith(("ing", "ly")))
    return bool(words) and not ordinary and all(word[0].isupper() for word in words)


def resolve(found: Attribution, memory: Memory, sentence: Place, quoted: list[Place]) -> str | None:
    """The person or body that a mention means; None when it cannot be told.

    `sentence` is the place of the sentence, `quoted` the quotations in it: they name nobody who speaks.
    """
    cast, mention = memory.cast, found.mention
    text = re.sub(r",? who$", "", cast.text[mention[0] : mention[1]])
    words = [w.strip(",.'’") for w in text.lower().replace("’s", "").replace("'s", "").split()]
    if len(words) == 1 and (words[0] in PRONOUNS or words[0] in _GENDERS or words[0] in _GROUPS):
        return _by_pronoun(words[0], memory, (sentence[0], max(sentence[0], mention[0])), quoted)
    called = _CALLED.search(text)
    name = (called[1] if called else None) or _head_name(cast, *mention) or _apposed_name(cast, found)
    name = name or _owner_of_speech(cast, *mention)
    if name:
        return name
    described = _by_description(text, words, memory)
    return described or (_body(text, memory) if is_somebody(found, cast) else None)


def _by_description(text: str, words: list[str], memory: Memory) -> str | None:
    """A person meant by an office or a role: introduced with it, called so before, or the one most present."""
    lex = lexicon()
    if words[0] == "the" and re.search(r"-year-old$", words[-1]):
        return memory.present()
    if lex.speakers.isdisjoint(words) or words[0] in ("a", "an", "one", "another") or is_document(text):
        return None
    named = memory.cast.described(words)
    if named or words[0] not in ("the", "this"):
        return named
    known = None if _FOR_A_BODY.search(text) else memory.by_role(text)
    large = [w for w in text.split()[1:] if w[0].isupper() and w.lower() not in lex["names", "bodies"]]
    told = words[-1] in lex["names", "leading"] and all(w in lex.geography for w in large)
    return known or (memory.present() if told and len(words) <= 5 else None)


def _head_name(cast: Cast, start: int, end: int) -> str | None:
    """The name a noun phrase is about: the last person in it, not one behind "for" or "of", nor an owner ("X's
    sister"); the first one where a comma follows it.
    """
    heads = []
    for name in cast.within(start, end):
        before = cast.text[start : name.span.start].lower().split()
        owner = cast.text[name.name.end : name.name.end + 2] in ("’s", "'s", "’ ", "' ")
        if owner and name.name.end < end - 2 or before and before[-1] in _BEHIND:
            continue
        heads.append(name)
    people = [name for name in heads if name.kind == "person"]
    if people:
        first = people[0]
        return (
            first if first.span.start == start and cast.text[first.name.end : first.name.end + 1] == "," else people[-1]
        ).entity
    if heads and heads[0].span.start == start and cast.text[heads[0].name.end : heads[0].name.end + 2] == ", ":
        return heads[0].entity
    whole = cast.text[start:end].removeprefix("the ").removeprefix("The ").removesuffix("’s").removesuffix("'s")
    return heads[-1].entity if heads and cast.text[heads[-1].name.start : heads[-1].name.end] == whole else None


_BEHIND = frozenset("for of from in at with by to on".split())


def _apposed_name(cast: Cast, found: Attribution) -> str | None:
    """Who is named between commas behind a description: "a spokesman for the mayor, John Smith, said"."""
    end = found.mention[1]
    if found.cue and found.cue[0] > end:
        between = [n for n in cast.within(end, found.cue[0]) if n.kind in ("person", "name")]
        between = [n for n in between if cast.text[end : n.span.start].strip(" ") in (",", "—", "")]
        if between:
            return between[0].entity
        apposed = _APPOSED.fullmatch(cast.text[end : found.cue[0]])
        whole = apposed[1] if apposed else ""
        return whole if len(whole.split()) > 1 and _PROPER.fullmatch(whole) else None
    behind = [n for n in cast.within(end, end + 60) if n.kind == "person" or " " in n.entity and n.kind == "name"]
    return behind[0].entity if behind and cast.text[end : behind[0].span.start] == ", " else None


def _owner_of_speech(cast: Cast, start: int, end: int) -> str | None:
    """Whose words "Kim's New Year address" are."""
    names = [n for n in cast.within(start, end) if cast.text[n.name.end : n.name.end + 2] in ("’s", "'s")]
    behind = cast.text[names[0].name.end : end + 30].lower() if names else ""
    speech = lexicon()["cues", "nouns"] | lexicon()["names", "documents"]
    return names[0].entity if not speech.isdisjoint(re.findall(r"[^\W\d_]+", behind)[:6]) else None


def _by_pronoun(word: str, memory: Memory, before: Place, quoted: list[Place]) -> str | None:
    if word in _GENDERS:
        return memory.person(_GENDERS[word], before, quoted)
    return memory.group() if word in _GROUPS else None


def _body(text: str, memory: Memory) -> str | None:
    """A body or described speaker, as the article calls it, without the article in front; a document is its
    issuer's.
    """
    for_a_body = _FOR_A_BODY.search(text)
    if for_a_body:
        return for_a_body[1]
    words = text.split()
    definite = bool(words) and words[0].lower() == "the"
    if words and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    if is_document(text):
        return _issuer(words, definite, memory)
    name = " ".join(words).strip(" ,")
    if not name or (len(words) == 1 and name.lower() in PRONOUNS | {"others", "it", "one", "some", "many"}):
        return None
    return name


def _issuer(words: list[str], definite: bool, memory: Memory) -> str | None:
    owner = next((n for n, word in enumerate(words) if word.endswith(("’s", "'s", "s’", "s'"))), None)
    if owner is not None and words[owner][0].isupper():
        return re.sub(r"(?:['’]s|['’])$", "", " ".join(words[: owner + 1]))
    return memory.issuer() if definite or owner is not None else None
