"""Which worker runs which tests: the longest first, and together what shares something that is built once."""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadScopeScheduling

LONGEST = ("browser/test_hostile.py", "browser/test_events.py", "browser/test_site.py", "test_wheel.py")
"""Files that take more than half a minute, the longest first: begun last, they would leave one worker alone."""
APART = ("test_growth.py", "test_work.py", "read/test_any_bytes.py", "doors/test_terminal.py")
"""Long files whose tests share nothing: whoever is free takes one."""


def file_of(nodeid: str) -> str:
    return nodeid.partition("::")[0].removeprefix("tests/")


class Workers(LoadScopeScheduling):
    """A file goes to one worker, those in APART a test at a time."""

    def schedule(self) -> None:
        """Begin, in the order in which the tests were collected: xdist would begin with the file of most tests."""
        self.config.option.loadscopereorder = False
        super().schedule()

    def _split_scope(self, nodeid: str) -> str:
        return nodeid if file_of(nodeid) in APART else file_of(nodeid)


def turn(item: pytest.Item) -> int:
    """When a test is to be begun, by its file."""
    file = file_of(item.nodeid)
    return LONGEST.index(file) if file in LONGEST else len(LONGEST)
