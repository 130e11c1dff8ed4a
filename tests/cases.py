"""Cases as text files: a title, what goes in, a line with a lone dot, what comes out, and another lone dot.

    A verb behind
    "Go," said Ann Lee.
    .
    direct | Ann Lee | Go,
    .

A case is added by writing text. Articles in cases are made up, except for single sentences of the seeds.
"""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def read_cases(name: str) -> list:
    """The cases of `tests/NAME.txt` as pytest parameters (given, expected), their titles as ids."""
    blocks = (HERE / f"{name}.txt").read_text("utf-8").split("\n.\n")
    cases = []
    for given, expected in zip(blocks[::2], blocks[1::2], strict=False):
        title, _, body = given.strip("\n").partition("\n")
        cases.append(pytest.param(body, expected.strip("\n"), id=title))
    return cases
