"""Names as they are written: capitalised words with their titles and descriptions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .lexicon import Lexicon, lexicon

_CAP = r"(?:[A-Z]\.){1,4}(?=[\s,’'])|[A-ZÀ-ÖØ-Þ][\w]*(?:[-'’][A-Za-zÀ-ÿ]\w*)*"
_SHORT_TITLE = r"(?:Mr|Mrs|Ms|Dr|Drs|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|Rev|Prof|Maj|Adm|Det|Fr|Hon|Pres)\."
_RUN = re.compile(
    rf"(?:{_SHORT_TITLE}|{_CAP})"
    rf"(?:[ \u00a0](?:(?:of|de|del|da|von|van|bin|al|el|la|du)[ \u00a0](?:the[ \u00a0])?)?(?:{_SHORT_TITLE}|{_CAP}))*"
)
_LOWER_BEFORE = re.compile(r"((?:[^\W\d_][\w’'-]*,?\s+){1,4})$")


Written = tuple[int, int, str]
"""(start, end, the word) of a word of a name."""


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name in a text."""

    start: int
    """Start of the whole mention, its title included."""
    end: int
    name: tuple[int, int]
    """The name alone."""
    title: tuple[int, int] | None
    kind: str
    """`person`, `place`, `body` or `name`."""


def name_mentions(
    text: str,
    start: int,
    end: int,
    ordinary: frozenset[str] = frozenset(),
    large: frozenset[str] = frozenset(),
    plain: frozenset[str] = frozenset(),
) -> list[NameMention]:
    """Names in `text[start:end]`, in order.

    `ordinary` holds words that this article also writes small: one of them alone at the start of a sentence is no name.
    `large` holds words that it writes large inside a sentence: any other word alone at a start is no name either.
    `plain` holds those that it writes without a possessive too: "Kim's New Year" is one name "Kim" and another.
    """
    found = []
    for match in _RUN.finditer(text, start, end):
        parts = re.finditer(r"\S+", match.group())
        offset = match.start()
        words = [(offset + p.start(), offset + p.end(), p.group()) for p in parts]
        words = _strip_starters(text, words, start, ordinary, large)
        for run in _behind_owners(words, plain):
            mention = _mention(text, run, start)
            if mention:
                found.append(mention)
    return found


def _behind_owners(words: list[Written], plain: frozenset[str]) -> list[list[Written]]:
    """The run cut behind every owner that is a name by itself elsewhere."""
    runs: list[list[Written]] = [[]]
    for word in words:
        runs[-1].append(word)
        bare = re.sub(r"['’]s$", "", word[2])
        if bare != word[2] and bare in plain:
            runs.append([])
    return [run for run in runs if run]


def _strip_starters(
    text: str, words: list[Written], start: int, ordinary: frozenset[str], large: frozenset[str]
) -> list[Written]:
    """Without an ordinary word that is large only because a sentence begins."""
    lex = lexicon()
    addressed = [k for k, (_, _, word) in enumerate(words) if word.lower() in ("mr.", "mrs.", "ms.", "dr.")]
    words = words[addressed[0] :] if addressed else words
    while words:
        first, _, word = words[0]
        before = text[max(start, first - 8) : first].rstrip()[-1:]
        low = word.lower().replace("’", "'")
        at_start = first == start or not before.isalnum() and before not in (",", "'", "’")
        known = (
            low in lex["words", "ordinary_starters"]
            or low in lex["words", "stop"]
            or "'" in low
            and low in lex.table("words", "contractions")
        )
        alone = len(words) == 1 and (
            low in ordinary or (re.sub(r"['’]s?$", "", word) not in large and not _unmistakable(word))
        )
        if len(words) > 2 and words[1][2] == "of" and low not in _WITH_OF and at_start and word not in large:
            words = words[2:]
            continue
        if at_start and (known or alone) or (known and len(words) > 1 and low in ("the", "a", "an")) or low == "i":
            words = words[1:]
            while words and words[0][2] in ("of", "the", "de", "la"):
                words = words[1:]
            continue
        if (
            at_start
            and len(words) > 1
            and low in ordinary
            and low not in lex["names", "offices"]
            and low not in lex["names", "address"]
        ):
            words = words[1:]
            continue
        break
    return words


_WITH_OF = frozenset(
    "armed ministry department house university republic bank secretary board council court chamber prince duke".split()
)
"""Words that begin a name with "of": "Department of Justice"."""


def _unmistakable(word: str) -> bool:
    """Whether a word alone at the start of a sentence is a name whatever the rest of the article does."""
    bare = re.sub(r"['’]s?$", "", word)
    return bare in lexicon().geography or bare.isupper() or any(c.isupper() for c in bare[1:])


def _mention(text: str, words: list[Written], start: int) -> NameMention | None:
    lex = lexicon()
    end = words[-1][1]
    tail = re.search(r"['’]s?$", text[words[0][0] : end])
    if tail:
        end -= len(tail.group())
    split = _behind_office(words, lex)
    while split < len(words) - 1 and (
        _is_title(words[split][2], lex) or (words[split][2] in lex.geography and _is_title(words[split + 1][2], lex))
    ):
        split += 1
    begin = words[0][0]
    while split < len(words) and words[split][2] in ("of", "the"):
        split += 1
    if split >= len(words) or text[words[split][0] : end].lower().rstrip(".") in lex["names", "month_like"]:
        return None
    if len(words) == 1 and _is_title(words[0][2], lex) and words[0][2] not in lex.geography:
        return None
    name = (words[split][0], end)
    title = (begin, words[split - 1][1]) if split else None
    before = _lower_title(text, begin, start)
    if before is not None:
        title, begin = (before, (title or (0, begin - 1))[1] if split else begin - 1), before
        title = (before, _rstrip(text, before, name[0]))
    kind = _kind(text, name, title, lex)
    if kind == "person":
        name = _without_seat(text, _from_given_name(text, name, lex))
        end, title = name[1], (begin, _rstrip(text, begin, name[0])) if name[0] > begin else title
    if kind == "body" and split:  # "Russian Federation": here the nationality is part of the name
        name, title = (words[0][0], end), None
        begin = words[0][0]
    return NameMention(begin, end, name, title, kind)


def _from_given_name(text: str, name: tuple[int, int], lex: Lexicon) -> tuple[int, int]:
    """The name from its given name on: "Hillary Clinton" of "State Hillary Clinton", behind "Secretary of"."""
    words = [(m.start() + name[0], m.group().lower()) for m in re.finditer(r"\S+", text[name[0] : name[1]])]
    given = [
        start for start, word in words if word in lex["names", "given_male"] or word in lex["names", "given_female"]
    ]
    offices = words[0][1] in lex["names", "month_like"] | _INSTITUTIONS
    return (given[0], name[1]) if given and offices and given[0] < words[-1][0] else name


_INSTITUTIONS = frozenset(
    "state defense defence treasury interior homeland united nations national health education".split()
)
"""Words that an office in front of a name may end with: "Secretary of State", "ambassador to the United Nations"."""


def _without_seat(text: str, name: tuple[int, int]) -> tuple[int, int]:
    """The name without "of Ohio" behind two words and more."""
    match = re.match(r"(?:\S+ ){1,3}\S+(?= of [A-Z])", text[name[0] : name[1]])
    return (name[0], name[0] + match.end()) if match else name


def _behind_office(words: list[Written], lex: Lexicon) -> int:
    """Index behind the last office in a run of names: "White House Press Secretary Josh Earnest" -> 4; 0 when there is
    none, or when what follows is no person's name.
    """
    for k in range(len(words) - 2, 0, -1):
        low = words[k][2].lower().rstrip(".")
        if low in lex["names", "offices"] or low in lex["names", "roles"]:
            rest = [word for _, _, word in words[k + 1 :]]
            plain = all(word[0].isupper() and not _names_a_body(word, lex) for word in rest)
            return k + 1 if plain and len(rest) <= 3 else 0
    return 0


def _rstrip(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" ,\u00a0"))


def _is_title(word: str, lex: Lexicon) -> bool:
    low = word.lower().rstrip(".")
    return (
        low in lex["names", "address"]
        or low in lex["names", "offices"]
        or word in lex.geography
        and word not in _places()
    )


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    """Names and capitals, demonyms left out."""
    return frozenset(w for c in lexicon().countries for w in (c.name, c.capital))


_MODIFIERS = frozenset(
    "defence defense prime foreign vice deputy state former police fire interior finance press".split()
)
"""Small words that belong to an office: "defence minister"."""


def _lower_title(text: str, begin: int, start: int) -> int | None:
    """Start of a small-written office before the name: "Kremlin spokesman", "Belarusian president", "defence
    minister,".
    """
    lex = lexicon()
    offices, roles = lex["names", "offices"], lex["names", "roles"]
    before = text[max(start, begin - 60) : begin]
    last = before.rsplit(None, 1)[-1].rstrip(",").lower() if before[-1:].isspace() and before.strip() else ""
    if last not in offices and last not in roles:
        return None
    match = _LOWER_BEFORE.search(text, max(start, begin - 60), begin)
    if not match or "\n" in match.group():
        return None
    words = [(m.start() + match.start(), m.group()) for m in re.finditer(r"\S+", match.group())]
    position = words[-1][0]
    for where, word in reversed(words[:-1]):
        low = word.lower()
        fits = word[0].isupper() or low in roles or low in offices or low in _MODIFIERS
        if not fits or low in lex["words", "stop"] or low.endswith((",", "ed", "ing")) or low in lex.cues:
            break
        position = where
    return position


def _names_a_body(word: str, lex: Lexicon) -> bool:
    """Whether a word is one of bodies: "Commission", "UN"; not the "Un" of a name."""
    low = word.lower().rstrip(".,")
    return low in lex["names", "bodies"] and (
        len(low) > 4
        or low in ("army", "navy", "bank", "fund", "club", "team")
        or word.isupper()
        or word in ("Nato", "Nasa", "Post", "News")
    )


def _kind(text: str, name: tuple[int, int], title: tuple[int, int] | None, lex: Lexicon) -> str:
    words = text[name[0] : name[1]].split()
    low = [word.lower().rstrip(".,") for word in words]
    whole = " ".join(words)
    if whole in lex.geography or whole.startswith("the ") and whole[4:] in lex.geography:
        return "place"
    if (
        _names_a_body(words[-1], lex)
        or _names_a_body(words[0], lex)
        or (len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6)
    ):
        return "body"
    if title:
        titles = text[title[0] : title[1]].lower().replace(".", "").split()
        if any(
            t in lex["names", "address"] or t in lex["names", "offices"] or t in lex["names", "roles"] for t in titles
        ):
            return "person"
    if low[-1] in lex["places", "nouns"] or low[0] in lex["places", "directions"]:
        return "place"
    if low[0] in ("st", "new", "north", "south", "east", "west", "fort", "port", "mount", "lake", "san", "los", "las"):
        return "place" if len(words) > 1 else "name"
    if 2 <= len(words) <= 4 and (low[0] in lex["names", "given_male"] or low[0] in lex["names", "given_female"]):
        return "person"
    if (
        2 <= len(words) <= 4
        and text[max(0, name[0] - 4) : name[0]].lower() != "the "
        and re.match(
            r",? (?:aged )?\d\d\b|, (?:a|an|the|who|whose|director|head|chief|president|professor|spokes)",
            text[name[1] : name[1] + 14],
        )
    ):
        return "person"
    before = text[max(0, name[0] - 12) : name[0]].lower()
    if len(words) == 1 and re.search(r"\b(?:in|at|near|into|outside)\s+$", before):
        return "place"
    return "name"
