#!/usr/bin/env python3
"""Score the program against labelled events.

    python evals/score.py                      the seeds against evals/seeds/
    python evals/score.py EVENT ...            other events, the labels beside the articles
    python evals/score.py EVENT --labels DIR   the labels in another folder
    --list                                     also print what was missed and what was not asked for

The program is run as a person would run it: `$DIGEST export FOLDER --output FILE` (default: the digest of this
checkout), on a copy of the articles with nothing beside them. One line a figure: NAME VALUE (how many were counted).
README.md has the definitions. Exit status 2 when the program or a file of labels fails.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from event import ROOT, EvalError, Event, load
from measures import MEASURES, Check

RELATIONS = ("conflict", "update", "precision", "alias", "wording", "single-source")
F1 = {"shared quotes: pair F1": ("shared quotes: pair precision", "shared quotes: pair recall")}
"""Figures that are the harmonic mean of two others."""
DIFFERS = "articles whose text differs from the file"
ORDER = (
    "quotations: recall", "quotations: precision",
    "speakers: accuracy, direct", "speakers: accuracy, partial",
    "shared quotes: pair precision", "shared quotes: pair recall", "shared quotes: pair F1",
    *(f"details: {r} recall{part}" for r in RELATIONS for part in ("", ", relation named right")),
    "details: false alarms on look-alikes", "details: conflict/update flags in gold",
    "furniture: character precision", "furniture: character recall",
    "headline: accuracy", "lineage: accuracy", DIFFERS,
)  # fmt: skip
"""The figures as they are printed."""
ONLY_WHERE_LABELLED = tuple(f for f in ORDER if f.endswith((" recall", " right")) and f.startswith("details"))


@dataclass
class Score:
    """What was right, figure by figure, and notes on what was not."""

    right: dict[str, int] = field(default_factory=dict)
    of: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add(self, checks: Iterable[Check]) -> None:
        """Count the checks in."""
        for check in checks:
            self.right[check.figure] = self.right.get(check.figure, 0) + check.right
            self.of[check.figure] = self.of.get(check.figure, 0) + check.of
            if check.note:
                self.notes.append(check.note)

    def value(self, figure: str) -> float:
        """A share from 0 to 1, 0 where nothing was counted; a plain count for texts that differ."""
        if figure in F1:
            return harmonic_mean(*map(self.value, F1[figure]))
        if figure == DIFFERS:
            return float(self.right.get(figure, 0))
        return self.right.get(figure, 0) / max(1, self.of.get(figure, 0))

    def figures(self) -> dict[str, float]:
        """Every figure that can be told, in the order in which they are printed."""
        return {figure: self.value(figure) for figure in ORDER if self._tells(figure)}

    def _tells(self, figure: str) -> bool:
        if figure == DIFFERS:
            return self.right.get(figure, 0) > 0
        return figure not in ONLY_WHERE_LABELLED or self.of.get(figure, 0) > 0


def harmonic_mean(a: float, b: float) -> float:
    """2ab / (a + b), 0 where both are 0."""
    return 2 * a * b / (a + b) if a + b else 0.0


def score(events: Iterable[Event]) -> Score:
    """All measures over all events; every check counts the same, whatever event it is from."""
    total = Score()
    for event in events:
        for measure in MEASURES:
            total.add(measure(event))
    return total


def score_seeds() -> Score:
    """The score of the five seeds. EvalError when they cannot be exported."""
    return score([load(ROOT / "seeds", ROOT / "evals" / "seeds")])


def line(figure: str, value: float, count: int | None) -> str:
    """One printed line."""
    return f"{figure:<54} {value:.3f}" + (f"  ({count})" if count is not None else "")


def options() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="*", type=Path, metavar="EVENT", help="folder of articles (default: the seeds)")
    parser.add_argument("--labels", type=Path, metavar="DIR", help="folder of labels, for one event")
    parser.add_argument("--list", action="store_true", help="print what was missed and what was not asked for")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Print the score; 0, or 2 when it cannot be had."""
    parser = options()
    chosen = parser.parse_args(arguments)
    if chosen.labels and len(chosen.events) != 1:
        parser.error("--labels goes with one EVENT")
    try:
        result = score(load(f, chosen.labels or f) for f in chosen.events) if chosen.events else score_seeds()
    except EvalError as error:
        print(error, file=sys.stderr)
        return 2
    for note in result.notes if chosen.list else ():
        print(" ", note)
    for figure, value in result.figures().items():
        print(line(figure, value, None if figure in F1 else result.of.get(figure, 0)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
