"""The floors of the quality gate: what each figure must reach, in a TOML file that keeps its comments."""

from __future__ import annotations

import math
import re
import tomllib
from pathlib import Path

AT_MOST = (
    "details: false alarms on look-alikes",
    "scare quotes and titles called speech",
    "articles whose text differs from the file",
    "false flags an event",
    "differences shown an event",
    "traps called a contradiction",
    "overview: sentences an editor would not",
    "agreed: listed facts that accounts contradict",
)
"""Figures of which less is better; what stands in the file is the most they may be."""
DIGITS = 3


def reaches(figure: str, value: float, floor: float) -> bool:
    """Whether a value is as good as its floor."""
    return value <= floor if figure in AT_MOST else value >= floor


def better(figure: str, value: float, floor: float | None) -> bool:
    """Whether a value is better than its floor, or there is none."""
    return floor is None or (value != floor and reaches(figure, value, floor))


def rounded(figure: str, value: float) -> float:
    """The value in three digits, rounded to the side on which it is still reached: 0.9627 -> 0.962."""
    towards = math.ceil if figure in AT_MOST else math.floor
    return towards(round(value * 10**DIGITS, 6)) / 10**DIGITS


def worst(figure: str, values: list[float]) -> float:
    """The value that all of several measurements reach."""
    return max(values) if figure in AT_MOST else min(values)


class Floors:
    """A floors file. What is not set stays as it was, comments and order included."""

    def __init__(self, path: Path) -> None:
        """Read the file; OSError or tomllib.TOMLDecodeError when that fails."""
        self.path = path
        self.lines = path.read_text("utf-8").splitlines()
        self.tables = tomllib.loads("\n".join(self.lines))

    def get(self, table: str, figure: str) -> float | None:
        """The floor of a figure, None where there is none."""
        return self.tables.get(table, {}).get(figure)

    def figures(self, table: str) -> list[str]:
        """The figures of a table that have a floor."""
        return list(self.tables.get(table, {}))

    def set(self, table: str, figure: str, value: float, reason: str = "") -> None:
        """Set a floor. A reason is written beside it; without one, what is written there stays."""
        at = self._line_of(table, figure)
        note = _note(self.get(table, figure), value, reason) or (_comment(self.lines[at]) if at is not None else "")
        text = f'"{figure}" = {value}{note}'
        if at is None:
            self.lines.insert(self._end_of(table), text)
        else:
            self.lines[at] = text
        self.tables.setdefault(table, {})[figure] = value

    def save(self) -> None:
        """Write the file; ValueError when it would not read back as it was set."""
        text = "\n".join(self.lines) + "\n"
        if tomllib.loads(text) != self.tables:
            raise ValueError(f"{self.path} cannot be changed line by line: write one figure a line.")
        self.path.write_text(text, "utf-8")

    def _line_of(self, table: str, figure: str) -> int | None:
        start, end = self._section(table)
        return next((i for i in range(start, end) if self.lines[i].startswith(f'"{figure}"')), None)

    def _end_of(self, table: str) -> int:
        """Where a new line of the table goes: after its last line that says something."""
        start, end = self._section(table)
        while end > start and not self.lines[end - 1].strip():
            end -= 1
        return end

    def _section(self, table: str) -> tuple[int, int]:
        """First line after the table's head and the line of the next head; the table is begun where it is missing."""
        if f"[{table}]" not in self.lines:
            self.lines += ["", f"[{table}]"]
        start = self.lines.index(f"[{table}]") + 1
        later = (i for i in range(start, len(self.lines)) if self.lines[i].startswith("["))
        return start, next(later, len(self.lines))


def _note(old: float | None, new: float, reason: str) -> str:
    """The comment that says why a floor was lowered."""
    return f"  # {old} -> {new}: {' '.join(reason.split())}" if reason else ""


def _comment(line: str) -> str:
    found = re.search(r"\s+#.*$", line)
    return found[0] if found else ""
