#!/usr/bin/env python3
"""The quality gate: every figure must reach its floor in evals/floors.toml.

    python evals/gate.py                  the seeds, by our own scorer and, if it is there, by ../shared/evals
    python evals/gate.py --unseen         also the events of ../shared/evals that no rule was written on
    python evals/gate.py --all            also the fourteen labelled events and the other corpora of ../shared/evals
    python evals/gate.py --all --publish  also write figures.toml and set the figures into the Method page
    python evals/gate.py --rules          print what each rule of the comparison earns (rules.py), and stop
    python evals/gate.py --update         raise the floors to what is reached; a figure without a floor gets one
    python evals/gate.py --update --lower "the reason"    also lower those that are short, and note the reason

Exit status: 0 when all floors are reached, 1 when one is not, 2 when a figure cannot be had at all.
$DIGEST is the command that is measured (default: the digest of this checkout).
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import rules
from event import ROOT, EvalError, digest_command, run
from floors import AT_MOST, Floors, better, reaches, rounded, worst
from published import keep, set_in
from score import DIFFERS, score_seeds

FLOORS = ROOT / "evals" / "floors.toml"
SHARED = ROOT.parent / "shared" / "evals"
SEEDS_EVENT = "events/joint-military-group"
"""The folder of the seeds in ../shared/evals."""
PRINTED = re.compile(r"^\s*(\S.*?)\s*(\d+\.\d{3})(?:  \(.*\))?$")
"""A line that a scorer prints: figure, value, and perhaps how many were counted."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Something that is scored, and the table of its floors."""

    title: str
    table: str
    score: Callable[[], dict[str, float]]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure beside its floor."""

    corpus: Corpus
    figure: str
    value: float | None
    """None where the scorer does not tell it."""
    floor: float | None

    @property
    def verdict(self) -> str:
        """`ok`, `short`, or nothing where there is no floor."""
        if self.floor is None:
            return ""
        return "ok" if self.value is not None and reaches(self.figure, self.value, self.floor) else "short"


def corpora(shared: Path | None, everything: bool, unseen: bool = False) -> Iterator[Corpus]:
    """What is to be scored, in order; `shared` is the folder of the other scorer, None where it is not there."""
    yield Corpus("seeds", "seeds", lambda: score_seeds().figures())
    if shared:
        yield Corpus("seeds, by the shared scorer", "seeds", shared_score(shared, "events", SEEDS_EVENT))
    if shared and (unseen or everything):
        yield Corpus("events that no rule was written on", "unseen", shared_score(shared, "facts", "facts/valid"))
    if shared and everything:
        yield Corpus("events that rules were found on", "seen", shared_score(shared, "facts", "facts/train"))
        yield Corpus("clauses that tell one act", "acts", shared_score(shared, "acts", "ecb/valid.jsonl"))
        yield Corpus("all labelled events", "events", shared_score(shared, "events"))
        yield Corpus(
            "speakers in single articles", "speakers", shared_score(shared, "speakers", "polnear.jsonl", split="dev")
        )
        yield Corpus("pairs of quotations across articles", "pairs", shared_score(shared, "pairs", "basil"))
        yield Corpus("two translators of one quotation", "wmt", shared_score(shared, "wmt", "wmt21.jsonl"))
        yield Corpus("text out of web pages", "pages", shared_score(shared, "pages", "pages"))


def shared_score(shared: Path, task: str, *paths: str, split: str = "") -> Callable[[], dict[str, float]]:
    """A call that runs a task of ../shared/evals/score.py on files of its folder. It raises EvalError on failure."""
    files = [str(shared / path) for path in paths]
    command = [sys.executable, str(shared / "score.py"), task, *files, *filter(None, [split])]
    return lambda: figures(run(command))


def figures(printed: str) -> dict[str, float]:
    """The figures in what a scorer prints. EvalError when there is none."""
    found = {m[1].strip(): float(m[2]) for m in map(PRINTED.match, printed.splitlines()) if m}
    if not found:
        raise EvalError(f"The scorer printed no figure: {printed[:500]!r}")
    return found


def compare(corpus: Corpus, values: dict[str, float], floors: Floors) -> list[Row]:
    """Every figure of a corpus beside its floor; a figure that has a floor and no value is there too."""
    names = [*values, *(f for f in floors.figures(corpus.table) if f not in values)]
    return [Row(corpus, name, _told(name, values), floors.get(corpus.table, name)) for name in names]


def table(rows: list[Row]) -> str:
    """The rows of one corpus as text."""
    lines = [f"{rows[0].corpus.title:<56}  value  floor"]
    for row in rows:
        bound = "at most " if row.figure in AT_MOST and row.floor is not None else ""
        lines.append(f"  {bound + row.figure:<54} {_number(row.value)}  {_number(row.floor)}  {row.verdict}".rstrip())
    return "\n".join(lines)


def update(rows: list[Row], floors: Floors, reason: str) -> list[str]:
    """Raise the floors, lower those that are short when there is a reason; a sentence for each that changed."""
    changed = []
    for name, figure in dict.fromkeys((row.corpus.table, row.figure) for row in rows):
        same = [row for row in rows if (row.corpus.table, row.figure) == (name, figure)]
        if any(row.value is None for row in same):
            continue
        reached, old = rounded(figure, worst(figure, [row.value for row in same])), same[0].floor
        raised = better(figure, reached, old)
        if raised or (reason and any(row.verdict == "short" for row in same)):
            floors.set(name, figure, reached, "" if raised else reason)
            changed.append(f"[{name}] {figure}: {_number(old).strip()} -> {reached:.3f}")
    return changed


def options() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="score every event and corpus of the shared folder")
    parser.add_argument("--unseen", action="store_true", help="score the events that no rule was written on, too")
    parser.add_argument(
        "--shared", type=Path, metavar="DIR", help="folder of the shared scorer (default: ../shared/evals)"
    )
    parser.add_argument(
        "--floors", type=Path, default=FLOORS, metavar="FILE", help="floors (default: evals/floors.toml)"
    )
    parser.add_argument(
        "--publish", action="store_true", help="with --all: set the figures into the Method page of the site"
    )
    parser.add_argument("--rules", action="store_true", help="print what each rule earns, and stop")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached")
    parser.add_argument(
        "--lower", default="", metavar="REASON", help="with --update: lower what is short, with this reason"
    )
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Score, compare, print; see the exit status above."""
    parser = options()
    chosen = parser.parse_args(arguments)
    if chosen.lower and not chosen.update:
        parser.error("--lower goes with --update")
    if chosen.publish and not chosen.all:
        parser.error("--publish goes with --all")
    if chosen.rules:
        return rules.main(["--shared", str(chosen.shared or SHARED)])
    try:
        rows = list(measure(_shared_folder(chosen), chosen.all, floors := Floors(chosen.floors), chosen.unseen))
    except (EvalError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    if chosen.publish:
        keep(by_corpus(rows), datetime.now(tz=UTC).date())
        set_in()
    if chosen.update:
        print("\n".join(update(rows, floors, chosen.lower)) or "No floor changed.")
        floors.save()
        rows = [Row(r.corpus, r.figure, r.value, floors.get(r.corpus.table, r.figure)) for r in rows]
    return verdict(rows)


def by_corpus(rows: list[Row]) -> dict[str, dict[str, float]]:
    """Table of floors -> figure -> value."""
    found: dict[str, dict[str, float]] = {}
    for row in rows:
        if row.value is not None:
            found.setdefault(row.corpus.table, {})[row.figure] = row.value
    return found


def measure(shared: Path | None, everything: bool, floors: Floors, unseen: bool = False) -> Iterator[Row]:
    """Score one corpus after the other and print each table as it comes. EvalError when one cannot be scored."""
    os.environ["DIGEST"] = digest_command()  # the shared scorer has another default
    for corpus in corpora(shared, everything, unseen):
        rows = compare(corpus, corpus.score(), floors)
        print(table(rows), end="\n\n", flush=True)
        yield from rows


def verdict(rows: list[Row]) -> int:
    """Name the figures that are short; 1 when there is one, else 0."""
    short = [row for row in rows if row.verdict == "short"]
    for row in short:
        print(f"short: {row.corpus.title}: {row.figure} is {_number(row.value)}, its floor {_number(row.floor)}")
    print(f"{sum(row.floor is not None for row in rows)} floors, {len(short)} short.")
    return 1 if short else 0


def _shared_folder(chosen: argparse.Namespace) -> Path | None:
    """The folder of the shared scorer, None where nobody needs it and it is not there. EvalError where it is needed."""
    folder = (chosen.shared or SHARED).resolve()
    if (folder / "score.py").is_file():
        return folder
    if chosen.shared or chosen.all or chosen.unseen:
        raise EvalError(f"{folder} has no score.py; without it only the seeds can be scored.")
    return None


def _told(figure: str, values: dict[str, float]) -> float | None:
    """A value; a scorer says nothing about texts that differ where there is none."""
    return values.get(figure, 0.0 if figure == DIFFERS else None)


def _number(value: float | None) -> str:
    return "    -" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main())
