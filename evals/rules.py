#!/usr/bin/env python3
"""What each rule of the comparison earns on labelled events.

    python evals/rules.py

For each rule and each set: differences shown, how many of them a label tells (`told`), how many are called a
contradiction or a change (`flags`), how many of these are one (`true`), are a lesser difference (`lesser`) or neither
(`false`), and on how many events the rule told anything. Then the same of the figures, without each of their
vetoes. Of the set that is only scored no article and no label is printed. It needs the labelled events of
../shared/evals, whose scorer says what is right.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from event import ROOT, EvalError

SETS = ("train", "valid")
COLUMNS = ("shown", "told", "flags", "true", "lesser", "false", "events")
VERDICTS = ("flags", "true", "lesser", "false")
FLAGS = {"conflict", "update"}
FIGURES = "differing_figures"
"""The rule whose details the vetoes decide on."""

Table = dict[str, Counter[str]]
"""Rule -> column -> count."""
_READ: dict[Path, Any] = {}
"""Event -> what was analysed of it, so that each article is analysed once."""


def main(arguments: list[str] | None = None) -> int:
    """Print a table for each set; 2 where there are none."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared" / "evals", help="the labelled events")
    chosen = parser.parse_args(arguments)
    try:
        scorer = shared_scorer(chosen.shared)
    except EvalError as error:
        print(error, file=sys.stderr)
        return 2
    events = {name: sorted((chosen.shared / "facts" / name).iterdir()) for name in SETS}
    tables = {name: measure(found, scorer) for name, found in events.items()}
    print("\n".join(lines(tables)), end="\n\n", flush=True)
    print("\n".join(vetoes(events, scorer)))
    return 0


def vetoes(events: dict[str, list[Path]], scorer: ModuleType) -> list[str]:
    """What the comparison of figures calls a contradiction without each of its vetoes, a line each."""
    from digest.compare.facts import vetoes as rules

    every = rules.VETOES
    none: Counter[str] = Counter()
    head = "".join(f"   {name:<7}" + "".join(f"{column:>7}" for column in VERDICTS) for name in events)
    rows = [f"{'without the veto':<48}{head}"]
    try:
        for left_out in (None, *every):
            rules.VETOES = tuple(veto for veto in every if veto is not left_out)
            counts = [measure(found, scorer).get(FIGURES, none) for found in events.values()]
            name = left_out.name if left_out else "(none is left out)"
            cells = "".join(" " * 10 + "".join(f"{one[column]:>7}" for column in VERDICTS) for one in counts)
            rows.append(f"{name:<48}{cells}")
    finally:
        rules.VETOES = every
    return rows


def shared_scorer(folder: Path) -> ModuleType:
    """The scorer of ../shared/evals; EvalError where it is not there."""
    spec = importlib.util.spec_from_file_location("shared_scorer", folder / "score.py")
    if spec is None or spec.loader is None or not (folder / "score.py").is_file():
        raise EvalError(f"{folder} has no score.py; rules are measured by it.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(events: Iterable[Path], scorer: ModuleType) -> Table:
    """What each rule shows on these events, and how much of it is right."""
    found: Table = defaultdict(Counter)
    for event in events:
        if (event / "gold_facts.json").is_file():
            for rule, columns in _of_event(event, scorer).items():
                found[rule].update(columns)
                found[rule]["events"] += bool(columns["told"])
    return found


def _of_event(event: Path, scorer: ModuleType) -> Table:
    from digest.config import Settings
    from digest.pipeline import Memory, compose

    memory = _READ.setdefault(event, Memory())
    with tempfile.TemporaryDirectory() as folder:
        briefing = compose(Settings(seeds=scorer.seeds_of(event, folder)), memory=memory)
    key = {each.article.id: Path(each.article.path).name[:3] for each in briefing.analyses}
    labels = json.loads((event / "gold_facts.json").read_text("utf-8"))
    differing = [label for label in labels if label["relation"] in scorer.DIFFER and label["type"] != "negative"]
    found: Table = defaultdict(Counter)
    for detail in briefing.details:
        if detail.relation == "single-source":
            continue
        values = [
            {"value": v.value, "article": v.span.article, "start": v.span.start, "end": v.span.end}
            for v in detail.values
        ]
        told = [label["relation"] for label in differing if scorer.tells(label, values, key)]
        row = found[detail.rule]
        row["shown"] += 1
        row["told"] += bool(told)
        if detail.relation in FLAGS:
            row["flags"] += 1
            row["true"] += bool(FLAGS & set(told))
            row["lesser"] += bool(told) and not FLAGS & set(told)
            row["false"] += not told
    return found


def lines(tables: dict[str, Table]) -> list[str]:
    """The tables side by side, the rule that shows most first."""
    none: Counter[str] = Counter()
    shown = Counter({rule: counts["shown"] for table in reversed(tables.values()) for rule, counts in table.items()})
    head = "".join(f"   {name:<7}" + "".join(f"{column:>7}" for column in COLUMNS) for name in tables)
    rows = [f"{'rule':<24}{head}"]
    for rule in sorted(shown, key=lambda rule: (-shown[rule], rule)):
        counts = [table.get(rule, none) for table in tables.values()]
        rows.append(f"{rule:<24}" + "".join(" " * 10 + "".join(f"{one[c]:>7}" for c in COLUMNS) for one in counts))
    return rows


if __name__ == "__main__":
    sys.exit(main())
