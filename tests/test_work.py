"""Four times the text, four times the work, whatever it is made of: counted in calls and not in seconds, so that a busy
machine changes nothing. What a pattern does inside one call is held by `test_growth.py`.
"""

from __future__ import annotations

import cProfile
from itertools import count, cycle, islice

import pytest

from tests.articles import briefing_of
from tests.depth import deep

SHORT, LONG = 5_000, 20_000
"""Characters of each of two articles."""
MOST = 1.3
"""How much more than in proportion the work may grow: what is done once in an article is in both."""
NAMES = [f"{first} {last}" for first in ("Ivan", "Lea", "Kofi", "Mary") for last in ("Berg", "Petrov", "Mensah")]
WORDS = (
    "minister troops deployed near border officials killed people hospital Monday attack wounded region army".split()
)


def sentences():
    """Sentences that share some words with each other, and numbers with none."""
    words, names = cycle(WORDS), cycle(NAMES)
    for n in count(1):
        yield f"{next(names)} saw {n} {' '.join(islice(words, 7 + n % 3))}."


def of_length(length: int, parts, between: str = " ") -> str:
    """So many of the parts that the text is as long."""
    text, found = 0, []
    for part in parts:
        found.append(part)
        text += len(part) + len(between)
        if text >= length:
            return between.join(found)
    raise AssertionError("there are not enough parts")


def repeated(unit: str):
    return lambda length: unit * (length // len(unit))


SHAPES = {
    "sentences": lambda length: of_length(length, sentences()),
    "paragraphs": lambda length: of_length(length, sentences(), "\n\n"),
    "one speech": lambda length: f"He said: “{of_length(length, sentences())}”",
    "speeches": lambda length: of_length(length, (f"“{each}” said Lea Berg." for each in sentences()), "\n\n"),
    "names": lambda length: of_length(
        length, (f"Lea B{chr(97 + n % 26)}r{n // 26 * 'o'}g was there." for n in count())
    ),
    "one sentence": repeated("five people were killed in an attack and "),
    "marks that never close": repeated("“a "),
    "straight marks": repeated('"a '),
    "nested marks": lambda length: "“‘" * (length // 4) + "x" + "’”" * (length // 4),
    "number words": repeated("hundred thousand "),
    "figures": repeated("1,000 people killed, "),
    "days": lambda length: of_length(length, (f"On Monday, October 10, 2022, {each}" for each in sentences())),
    "roles": repeated("Minister Ivan Petrov, the president, "),
    "short lines": repeated("x\n"),
    "the same paragraph": repeated("The minister said on Monday that troops were deployed.\n\n"),
    "credits": repeated("according to Reuters, "),
    "hyphens": repeated("a-"),
    "stops": repeated("a. "),
    "speakers": repeated("Ivan Petrov said John Smith said that "),
    "parentheses": repeated("(a) "),
}
QUICK = {"marks that never close", "figures", "the same paragraph", "short lines"}


def marks_of(shape: str) -> list[pytest.MarkDecorator]:
    return [] if shape in QUICK else [deep]


def work(text: str) -> int:
    """Calls of functions, Python's own among them, on the way from two articles to a briefing."""
    profile = cProfile.Profile()
    profile.runcall(briefing_of, f"First headline of two\n\n{text}\n", f"Another headline\n\n{text}\n")
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("shape", [pytest.param(shape, marks=marks_of(shape)) for shape in SHAPES])
def test_the_work_of_a_briefing_grows_in_proportion_to_the_text(shape: str) -> None:
    work(SHAPES[shape](SHORT))  # what is worked out once and remembered is not counted
    short, long = (work(SHAPES[shape](length)) for length in (SHORT, LONG))

    assert long <= MOST * short * LONG / SHORT
