"""The word lists of a language, read once from `lexicons/<code>.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "lexicons"


@dataclass(frozen=True, slots=True)
class Country:
    """A country with the words that stand for it."""

    name: str
    demonym: str
    capital: str


class Lexicon:
    """Word lists by table and name; `lexicon["names", "roles"]` is a frozenset of lower-case words."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._tables = tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))
        self._sets: dict[tuple[str, ...], frozenset[str]] = {}
        names = ("roles", "offices", "unnamed", "bodies", "documents")
        self.speakers = frozenset().union(*(self["names", kind] for kind in names))
        self.closing_phrases = frozenset(self.entries("cues", "closing_phrases"))
        self.countries = tuple(Country(*row.split("|")) for row in self.lines("geography", "countries"))
        self.geography = _geography(self.countries)

    @cached_property
    def cues(self) -> dict[str, tuple[str, str]]:
        """Form of a reporting verb -> (its lemma, its class)."""
        from .inflection import verb_forms  # which reads this lexicon

        forms: dict[str, tuple[str, str]] = {}
        for kind in ("other", "neutral", "doubt", "factive", "strong"):
            for lemma in self.words("cues", kind):
                forms |= dict.fromkeys(verb_forms(lemma), (lemma, kind))
        return forms

    def table(self, *path: str) -> dict[str, str]:
        """A table of words by word, in the order of the file."""
        found: dict[str, str] = self._at(path)
        return found

    def counts(self, *path: str) -> dict[str, int]:
        """A table of whole numbers by word."""
        found: dict[str, int] = self._at(path)
        return found

    def measures(self, *path: str) -> dict[str, float]:
        """A table of measures by word."""
        found: dict[str, float] = self._at(path)
        return found

    def rows(self, *path: str) -> dict[str, list[Any]]:
        """A table of rows by word."""
        found: dict[str, list[Any]] = self._at(path)
        return found

    def entries(self, *path: str) -> list[str]:
        """A list of phrases or of rows, in the order of the file; the words of a table."""
        return list(self._at(path))

    def text(self, *path: str) -> str:
        """A list of words or of lines, or a pattern, as it stands in the file."""
        found: str = self._at(path)
        return found

    def _at(self, path: tuple[str, ...]) -> Any:
        """What stands in the file under a path of names; which kind it is, who asks knows."""
        found: Any = self._tables
        for name in path:
            found = found[name]
        return found

    def __getitem__(self, path: tuple[str, ...]) -> frozenset[str]:
        if path not in self._sets:
            self._sets[path] = frozenset(self.text(*path).split())
        return self._sets[path]

    def words(self, *path: str) -> list[str]:
        """A list of words in the order of the file."""
        return self.text(*path).split()

    def lines(self, *path: str) -> list[str]:
        """A list whose entries are lines."""
        return [line.strip() for line in self.text(*path).strip().splitlines() if line.strip()]


@lru_cache(maxsize=8)
def lexicon(code: str = "en") -> Lexicon:
    """The lexicon of a language; English where there is none for it."""
    return Lexicon(code if (FOLDER / f"{code}.toml").exists() else "en")


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """What a small lexicon of another language holds: the words around a quotation that name its speaker."""

    verbs: frozenset[str]
    """Forms of verbs that report."""
    beside: frozenset[str]
    """Words that name a speaker without a verb ("so", "laut")."""
    roles: frozenset[str]
    """What stands before a name and is no part of it."""
    articles: frozenset[str]
    """With one of these in front it is a description and no name."""
    inside: frozenset[str]
    """Small words inside a name."""
    frequent: frozenset[str]
    """Frequent words, which are no first names."""


@lru_cache(maxsize=8)
def speech_words(code: str) -> SpeechWords | None:
    """The small lexicon of a language; None where there is none."""
    if not re.fullmatch("[a-z]{2}", code) or not (FOLDER / f"{code}.toml").exists():
        return None
    tables = tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))
    cues, names = tables["cues"], tables["names"]
    if "verbs" not in cues:
        return None  # a language that is read in full
    frequent = tables["words"]["frequent"]
    lists = (cues["verbs"], cues["beside"], names["roles"], names["articles"], names["inside"], frequent)
    return SpeechWords(*(frozenset(words.split()) for words in lists))


def _geography(countries: tuple[Country, ...]) -> dict[str, str]:
    """Every word for a country (its name, demonym, capital), as it is written -> the country."""
    found: dict[str, str] = {}
    alias = {"US": "United States", "U.S.": "United States", "Britain": "United Kingdom"}
    for country in countries:
        name = alias.get(country.name, country.name)
        for word in (country.name, country.demonym, country.demonym + "s", country.capital):
            found.setdefault(word, name)
    return found


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of `words`, the longest first; those of one length by their letters, the same in every run."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
