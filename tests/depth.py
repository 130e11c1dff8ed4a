"""How far the tests look: `./check` is done in four minutes, `./check --all` leaves nothing out."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

DEEP = bool(os.environ.get("DIGEST_DEEP"))
"""Whether this is `./check --all`."""

deep = pytest.mark.deep
"""What is left to `./check --all`: it takes long and finds little."""

settings.register_profile("quick", max_examples=20, deadline=None, derandomize=True)
settings.register_profile("deep", max_examples=100, deadline=None)
settings.load_profile("deep" if DEEP else "quick")


def examples(most: int, *passed_over: HealthCheck) -> settings:
    """As many examples as that, made anew each time; in `./check` a tenth of them, always the same."""
    return settings(max_examples=most if DEEP else max(5, most // 10), suppress_health_check=passed_over)
