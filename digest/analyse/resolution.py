"""Whom a mention means: a person under the fullest name, a body, or nobody that can be told."""

from __future__ import annotations

from ..language.lexicon import lexicon
from .cues import PRONOUNS
from .names import Cast
from .speakers import Attribution


def is_somebody(found: Attribution, cast: Cast) -> bool:
    """Whether a mention holds a name, a pronoun, an office or a role; a bare noun is no speaker."""
    lex = lexicon()
    words = [w.strip(",.'’") for w in cast.text[found.mention[0] : found.mention[1]].lower().split()]
    if (len(words) == 1 and words[0] in PRONOUNS) or cast.within(*found.mention):
        return True
    return not lex.speakers.isdisjoint(words)


def resolve(found: Attribution, cast: Cast, recent: list[str]) -> str | None:
    """The person or body that a mention means; None when it cannot be told.

    `recent` are the people spoken of so far, the latest last.
    """
    mention = found.mention
    text = cast.text[mention[0] : mention[1]]
    words = [w.strip(",.'’") for w in text.lower().replace("’s", "").replace("'s", "").split()]
    if len(words) == 1 and words[0] in PRONOUNS:
        return _by_pronoun(words[0], cast, recent)
    name = _head_name(cast, *mention) or _apposed_name(cast, found)
    if name:
        return name
    lex = lexicon()
    if any(w in lex["names", "roles"] or w in lex["names", "offices"] for w in words) and words[0] not in ("a", "an"):
        described = cast.described(words)
        if described:
            return described
        if (
            words[0] in ("the", "this")
            and len(words) <= 3
            and not cast.within(*mention)
            and recent
            and words[-1] not in lex["names", "unnamed"]
        ):
            return recent[-1]
    return _body(text)


def _head_name(cast: Cast, start: int, end: int) -> str | None:
    """The name a noun phrase is about: the last person in it, not one behind "for" or "of", nor an owner ("X's
    sister").
    """
    heads = []
    for name in cast.within(start, end):
        before = cast.text[start : name.span.start].lower().split()
        owner = cast.text[name.name.end : name.name.end + 2] in ("’s", "'s", "’ ", "' ")
        if owner or before and before[-1] in ("for", "of", "from", "in", "at", "with", "by", "to", "on"):
            continue
        heads.append(name)
    people = [name for name in heads if name.kind == "person"]
    if people:
        return people[-1].entity
    whole = cast.text[start:end].removeprefix("the ").removeprefix("The ")
    return heads[-1].entity if heads and cast.text[heads[-1].name.start : heads[-1].name.end] == whole else None


def _apposed_name(cast: Cast, found: Attribution) -> str | None:
    """A person named between commas behind a description: "a spokesman for the mayor, John Smith, said"."""
    end = found.mention[1]
    if found.cue and found.cue[0] > end:
        between = [
            n
            for n in cast.within(end, found.cue[0])
            if n.kind in ("person", "name") and cast.text[end : n.span.start].strip(" ") in (",", "—", "")
        ]
        return between[0].entity if between else None
    behind = [n for n in cast.within(end, end + 60) if n.kind == "person"]
    return behind[0].entity if behind and cast.text[end : behind[0].span.start] == ", " else None


def _by_pronoun(word: str, cast: Cast, recent: list[str]) -> str | None:
    if word not in ("he", "she"):
        return None
    wanted = "m" if word == "he" else "f"
    fitting = [entity for entity in reversed(recent) if cast.gender(entity) in (None, wanted)]
    return fitting[0] if fitting else None


def _body(text: str) -> str | None:
    """A body or described speaker, as the article calls it, without the article in front."""
    words = text.split()
    if words and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    low = [word.lower().strip(",.") for word in words]
    if any(word in lexicon()["names", "documents"] for word in low):
        owner = next((n for n, word in enumerate(words) if word.endswith(("’s", "'s", "s’", "s'"))), None)
        return (
            " ".join(words[: owner + 1]).rstrip("s").rstrip("’'")
            if owner is not None and words[owner][0].isupper()
            else None
        )
    name = " ".join(words).strip(" ,")
    if not name or (len(words) == 1 and name.lower() in PRONOUNS | {"others", "it", "one", "some", "many"}):
        return None
    return name
