#!/usr/bin/env python3
"""Made-up articles in any number, to measure speed on: `python evals/scale.py COUNT FOLDER`.

The passages of the seeds (their paragraphs, page furniture aside) are recombined. Articles come in groups: a group has
its own people, countries, numbers, dates and wording, the same in all its articles, so that articles of a group share
quotations and differ in details. Over all groups the vocabulary is that of one large event: most words are common, and
each group brings some that only it has. What matters for speed is that of the seeds: quotations, names, numbers and
words per sentence. What an article says makes no sense.
Same count and seed, same files.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from event import ROOT
from invented import MONTHS, REAL, WEEKDAYS, Words, invented_names, replaceable

GROUP = 8
"""Articles in a group, at most."""
SENTENCES = (25, 30)
"""Least and most sentences of an article; the seeds have 11 to 28."""
CHANGED_WORD = 0.2
"""Share of passages in which an article words one thing in its own way."""
CHANGED_NUMBER = 0.15
"""Share of numbers for which an article has a value of its own: the differing details."""
SENTENCE = re.compile(r"[.!?][\"”’)]*(?:\s|$)")
WORD = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?")
NUMBER = re.compile(r"\d[\d,]*")
COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
COUNT = re.compile(rf"\b({'|'.join(COUNTS)})\b")


def passages() -> list[str]:
    """The paragraphs of the seeds that belong to the story and hold a sentence, real names replaced by `{slots}`."""
    found = dict.fromkeys(p for text in _stories() for p in re.split(r"\s*\n\s*", text) if SENTENCE.search(p))
    return [_with_slots(re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", p).replace("**", "")) for p in found]


def vocabulary(templates: list[str]) -> list[str]:
    """The replaceable words of the passages in small letters, in order of first use."""
    words = (w for t in templates for w in WORD.findall(re.sub(r"\{\w+\}", "", t)))
    return list(dict.fromkeys(w.lower() for w in words if replaceable(w)))


def sentences(text: str) -> int:
    """How many sentences a text has, roughly: marks that end one before a blank."""
    return len(SENTENCE.findall(text))


class Group:
    """What the articles of one group have in common: names, numbers, dates and words."""

    def __init__(self, number: int, random: Random, templates: list[str]) -> None:
        self.random = random
        self.names = invented_names(random)
        self.words = Words(random, vocabulary(templates))
        self.numbers: dict[str, str] = {}
        self.days = dict(zip(WEEKDAYS, random.sample(WEEKDAYS, len(WEEKDAYS)), strict=True))
        self.months = dict(zip(MONTHS, random.sample(MONTHS, len(MONTHS)), strict=True))
        self.date = f"{random.choice(MONTHS)} {random.randint(1, 28)}, {2001 + number % 24}"
        self.passages = [self._told(t) for t in templates]

    def article(self) -> str:
        """One article: a headline, a date line on every second, and passages of the group in an order of their own."""
        random = self.random
        lines = [self.headline()] + [f"By {invented_names(random)['spokesman']} {self.date}"] * random.randint(0, 1)
        for passage in random.sample(self.passages, len(self.passages)):
            have = sum(map(sentences, lines))
            if have >= SENTENCES[0]:
                break
            if have + sentences(passage) <= SENTENCES[1]:
                lines.append(self._own_wording(passage))
        return "\n\n".join(lines) + "\n"

    def headline(self) -> str:
        """A headline with the leader, two countries and a number."""
        names = self.names
        verb = self.random.choice(("Says", "Tells Ministers", "Claims", "Announces"))
        plan = f"{self.words.of('deploy').title()} {self.random.randint(3, 90)} Units"
        return f"{names['leader_last']} {verb} {names['home']} and {names['ally']} Will {plan}"

    def _told(self, template: str) -> str:
        """A passage in the names, numbers and words of the group."""
        parts = re.split(r"(\{\w+\})", template)
        return "".join(self.names[p[1:-1]] if p.startswith("{") else self._reworded(p) for p in parts)

    def _reworded(self, text: str) -> str:
        text = NUMBER.sub(lambda m: self.numbers.setdefault(m[0], self._number_like(m[0])), text)
        return WORD.sub(lambda m: self._word(m[0]), text)

    def _word(self, word: str) -> str:
        known = self.days.get(word) or self.months.get(word)
        return known or self.words.of(word)

    def _number_like(self, number: str) -> str:
        """Another number of as many digits; a year stays a year."""
        value = int(number.replace(",", ""))
        if 1900 <= value <= 2100 and "," not in number:
            return str(self.random.randint(1950, 2025))
        least = 10 ** (len(str(value)) - 1)
        return f"{self.random.randint(least, least * 10 - 1):,}"

    def _own_wording(self, passage: str) -> str:
        """A passage as one article has it: now and then another word, another number."""
        random = self.random
        if random.random() < CHANGED_WORD:
            word = random.choice([w for w in WORD.findall(passage) if w.islower() and replaceable(w)])
            passage = re.sub(rf"\b{word}\b", self.words.another(word), passage, count=1)
        if random.random() < CHANGED_NUMBER:
            passage = COUNT.sub(lambda m: random.choice(COUNTS), passage)
            passage = NUMBER.sub(lambda m: self._number_like(m[0]), passage)
        return passage


def articles(count: int, seed: int = 0) -> Iterator[tuple[str, str]]:
    """(file name, text) of `count` articles, no two of them the same."""
    templates, random = passages(), Random(seed)
    for number in range(count):
        if number % GROUP == 0:
            group = Group(number // GROUP, random, templates)
        yield f"{number:05d}-{group.names['leader_last'].lower()}.txt", group.article()


def write(folder: Path, count: int, seed: int = 0) -> None:
    """Write the articles into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in articles(count, seed):
        (folder / name).write_text(text, "utf-8")


def _stories() -> Iterator[str]:
    """The texts of the seeds without their labelled furniture and headlines."""
    labels = json.loads((ROOT / "evals" / "seeds" / "gold_articles.json").read_text("utf-8"))
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        text, label = path.read_text("utf-8"), labels[path.name[:3]]
        for start, end in sorted(label["boilerplate"], reverse=True):
            text = text[:start] + "\n" + text[end:]
        yield text.replace(label["headline"], "") if label["headline"] else text


def _with_slots(passage: str) -> str:
    """A passage with a slot in place of each real name; one pass, longest names first, so that none is seen twice."""
    names = sorted(REAL, key=len, reverse=True)
    found = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, names)) + r")(?!\w)")
    return found.sub(lambda m: "{" + REAL[m[1]] + "}", passage)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write(Path(sys.argv[2]), int(sys.argv[1]))
