"""How far the tests look: `./check` is done in four minutes, `./check --all` leaves nothing out."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import settings

DEEP = bool(os.environ.get("DIGEST_DEEP"))
"""Whether this is `./check --all`."""

deep = pytest.mark.deep
"""What is left to `./check --all`: it takes long and finds little."""


def examples(most: int, **more: Any) -> settings:
    """As many examples as that, made anew each time; in `./check` a tenth of them, always the same."""
    count = most if DEEP else max(10, most // 10)
    return settings(max_examples=count, derandomize=not DEEP, deadline=None, **more)
