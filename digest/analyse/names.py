"""Who and what one article names, and which of its names are one person, body or place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from ..language.lexicon import lexicon
from ..language.names import NameMention, name_mentions
from ..language.words import WORD
from ..model import Name, Span

LARGE_SHARE = 0.6
"""Share of large-written words from which a line is a headline in title case and shows no names."""

LONGEST = 5
"""Words of the longest name that its last word alone stands for; more are a headline."""

_INSIDE = re.compile(r"(?<=[a-z,] )([A-ZÀ-Þ][\w-]+)")
"""A word written large inside a sentence."""
_PLAIN = re.compile(r"(?<=[a-z,] )([A-ZÀ-Þ][\w-]+)(?![\w'’-])")

Place = tuple[int, int]
Kinds = dict[str, Counter[str]]
"""Name as written -> how often each kind of name was seen in it."""
Forms = dict[str, list[str]]
"""Word of a name -> the names, as written, that have it."""


def find_names(article: str, text: str, lines: list[Place]) -> tuple[Name, ...]:
    """Every name in the given lines with the fullest form the article uses for it."""
    ordinary = frozenset(m.group() for s, e in lines for m in WORD.finditer(text, s, e) if m.group().islower())
    told = [(s, e) for s, e in lines if not _title_case(text[s:e])]
    large = frozenset(m[1] for s, e in told for m in _INSIDE.finditer(text, s, e))
    plain = frozenset(m[1] for s, e in told for m in _PLAIN.finditer(text, s, e))
    mentions = [m for s, e in told for m in name_mentions(text, s, e, ordinary, large, plain)]
    entities = _entities(text, mentions)
    return tuple(
        Name(
            Span(article, m.start, m.end),
            Span(article, *m.name),
            Span(article, *m.title) if m.title else None,
            entities[text[m.name[0] : m.name[1]]][1],
            entities[text[m.name[0] : m.name[1]]][0],
        )
        for m in mentions
    )


def _title_case(line: str) -> bool:
    words = [w for w in line.split() if w[0].isalpha()]
    return (
        len(words) > 3
        and not line.endswith((".", "”", '"'))
        and sum(w[0].isupper() for w in words) / len(words) > LARGE_SHARE
    )


def _shows_person(text: str, mention: NameMention, spoken: frozenset[str]) -> bool:
    """Whether a name of several words is a person's: a verb of saying or an address stands next to it, or next to its
    last word alone elsewhere.
    """
    words = text[mention.name[0] : mention.name[1]].split()
    if (
        mention.kind != "name"
        or text[max(0, mention.start - 4) : mention.start].lower() == "the "
        or not 2 <= len(words) <= 4
        or any(w in lexicon().geography or w in ("of", "the") for w in words)
    ):
        return False
    if words[-1] in spoken:
        return True
    return _beside_cue(text, mention)


def _beside_cue(text: str, mention: NameMention) -> bool:
    """Whether a verb of saying stands right behind a name or "said" right before it."""
    behind = WORD.search(text, mention.end, mention.end + 20)
    before = re.search(r"(\w+) $", text[max(0, mention.start - 20) : mention.start])
    said = behind is not None and behind.group() in lexicon().cues and text[mention.end : behind.start()] == " "
    return said or bool(before and before[1] in ("said", "says", "told"))


def _entities(text: str, mentions: list[NameMention]) -> dict[str, tuple[str, str]]:
    """Name as written -> (fullest form, kind)."""
    forms = Counter(text[m.name[0] : m.name[1]] for m in mentions)
    kinds: Kinds = {}
    spoken = frozenset(text[m.name[0] : m.name[1]] for m in mentions if m.title or _beside_cue(text, m))
    for m in mentions:
        kind = "person" if _shows_person(text, m, spoken) else m.kind
        kinds.setdefault(text[m.name[0] : m.name[1]], Counter())[kind] += 1
    by_last: Forms = {}
    by_first: Forms = {}
    for form in forms:
        parts = form.split()
        if 1 < len(parts) <= LONGEST and _kind(kinds[form]) in ("person", "name"):
            by_last.setdefault(parts[-1], []).append(form)
            by_first.setdefault(parts[0], []).append(form)
    spelt: Forms = {}
    for form in sorted(forms):
        spelt.setdefault(_initials(form), []).append(form)
    return {form: _entity(form, kinds, by_last, by_first, spelt) for form in forms}


def _entity(form: str, kinds: Kinds, by_last: Forms, by_first: Forms, spelt: Forms) -> tuple[str, str]:
    own = _kind(kinds[form])
    if own == "body" and form.isupper() and len(form) > 2:
        full = spelt.get(form, [])
        return (full[0], "body") if len(full) == 1 else (form, own)
    if len(form.split()) == 1 and form not in lexicon().geography and own != "place":
        for table in (by_last, by_first):
            full = table.get(form, [])
            people = [f for f in full if _kind(kinds[f]) == "person"]
            if len(people) == 1:
                return people[0], "person"
            if len(full) == 1 and not people and table is by_last:
                return full[0], _kind(kinds[full[0]])
    longer = [f for f in by_last.get(form.split()[-1], []) if f != form and _extends(f, form)]
    if len(longer) == 1 and own == "person" and len(form.split()) > 1:
        return longer[0], "person"
    return form, own


def _initials(form: str) -> str:
    """The initials of the large words of a name: "International Committee of the Red Cross" -> "ICRC"."""
    words = [word for word in form.split() if word[0].isupper()]
    return "".join(word[0] for word in words) if len(words) > 2 else ""


def _extends(long: str, short: str) -> bool:
    """As in "Ann Marie Lee" for "Ann Lee"."""
    a, b = long.split(), short.split()
    return len(a) > len(b) and a[0] == b[0] and a[-1] == b[-1]


def _kind(counted: Counter[str]) -> str:
    for kind in ("person", "body", "place"):
        if counted[kind] and counted[kind] * 2 >= sum(n for k, n in counted.items() if k != "name"):
            return kind
    return max(sorted(counted), key=lambda k: counted[k])


class Cast:
    """The people and bodies of one article, for finding out who a mention means."""

    def __init__(self, article: str, text: str, names: tuple[Name, ...]) -> None:
        self.article, self.text, self.names = article, text, names
        self._starts = [name.span.start for name in self.names]
        self._described: dict[str, list[str]] = {}
        for name in self.names:
            if name.kind == "person" and name.title:
                words = self.text[name.title.start : name.title.end].lower().split()
                for word in words:
                    known = self._described.setdefault(word.strip(",."), [])
                    if name.entity not in known:
                        known.append(name.entity)
        self._people = frozenset(n.entity for n in names if n.kind == "person" or self._says(n))
        self._unknown = frozenset(n.entity for n in names if n.kind == "name" and not n.entity.isupper())
        self._genders = self._find_genders()

    def within(self, start: int, end: int) -> list[Name]:
        """Names that stand in a stretch."""
        i = bisect_left(self._starts, start)
        found = []
        while i < len(self.names) and self.names[i].span.start < end:
            if self.names[i].name.end <= end:
                found.append(self.names[i])
            i += 1
        if not found:  # a mention such as "Belarusian President Alexander Lukashenko" cut short by its own title
            found = [n for n in self.names[max(0, i - 2) : i + 1] if n.name.start >= start and n.name.end <= end]
        return found

    def described(self, words: list[str]) -> str | None:
        """The one person who is introduced with the same nationality or office: "the Belarusian leader"."""
        lex = lexicon()
        nation = [w for w in words if w.title() in lex.geography or w in ("kremlin",)]
        offices = [w for w in words if w in lex["names", "roles"] or w in lex["names", "offices"]]
        for asked in (nation, offices):
            candidates = [set(self._described.get(word, ())) for word in asked]
            candidates = [c for c in candidates if c]
            if candidates:
                common = set.intersection(*candidates)
                if asked is nation and len(common) > 1 and offices:
                    common &= set().union(*(self._described.get(w, ()) for w in offices))
                if len(common) == 1:
                    return next(iter(common))
        return None

    def is_person(self, entity: str) -> bool:
        """Whether an entity is one of the people the article names."""
        return entity in self._people

    def may_be_person(self, entity: str) -> bool:
        """Whether an entity is a person or a name of which nothing is known but that it is no place and no body."""
        return self.is_person(entity) or entity in self._unknown

    def _says(self, name: Name) -> bool:
        """Whether a lone name that is no place and no body has a verb of saying next to it: "Kim said"."""
        if name.kind != "name" or " " in name.entity or name.entity.isupper():
            return False
        behind = WORD.match(self.text, name.span.end + 1)
        return behind is not None and behind.group() in lexicon().cues and self.text[name.span.end] == " "

    def gender(self, entity: str) -> str | None:
        """`m`, `f` or None, from titles and addresses in this article."""
        return self._genders.get(entity)

    def _find_genders(self) -> dict[str, str]:
        lex = lexicon()
        found: dict[str, str] = {}
        for name in self.names:
            parts = name.entity.split()
            given = "" if len(parts) == 3 and max(map(len, parts)) <= 5 else parts[0].lower()  # "Kim Jong Un"
            male, female = given in lex["names", "given_male"], given in lex["names", "given_female"]
            if name.kind == "person" and male != female and " " in name.entity:
                found.setdefault(name.entity, "m" if male else "f")
            if name.title:
                words = set(re.findall(r"\w+", self.text[name.title.start : name.title.end].lower()))
                if words & lex["names", "male"]:
                    found[name.entity] = "m"
                elif words & lex["names", "female"]:
                    found[name.entity] = "f"
        return found
