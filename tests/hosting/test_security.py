"""What SECURITY.md names exists."""

from __future__ import annotations

import re

from tests.conftest import ROOT

NAMED = re.findall(r"`((?:digest|tests)/[\w/]+\.py)(?:::(\w+))?`", (ROOT / "SECURITY.md").read_text("utf-8"))


def test_every_module_and_test_that_it_names_exists() -> None:
    lost = [
        (path, name)
        for path, name in NAMED
        if not (ROOT / path).is_file() or (name and f"def {name}(" not in (ROOT / path).read_text("utf-8"))
    ]

    assert len(NAMED) > 40
    assert [] == lost
