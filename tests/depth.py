"""How far the tests look: `./check` is done in four minutes, `./check --all` leaves nothing out."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings

Test = TypeVar("Test", bound=Callable[..., object])

DEEP = bool(os.environ.get("DIGEST_DEEP"))
"""Whether this is `./check --all`."""

deep = pytest.mark.deep
"""What is left to `./check --all`: it takes long and finds little."""

settings.register_profile("quick", max_examples=20, deadline=None, derandomize=True)
settings.register_profile("deep", max_examples=100, deadline=None)
settings.load_profile("deep" if DEEP else "quick")


farther = pytest.mark.farther
"""What `./check --all` runs once more, with more tries than in `./check`."""


def examples(most: int, *passed_over: HealthCheck) -> Callable[[Test], Test]:
    """As many examples as that, made anew each time; in `./check` a tenth of them, always the same."""
    count = most if DEEP else max(5, most // 10)
    tried = settings(max_examples=count, suppress_health_check=passed_over)
    return lambda test: farther(tried(test))
