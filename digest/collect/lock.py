"""One `digest add` at a time into a folder: two at once would each find that an article is not there yet."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(folder: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Hold `folder`, which is made where it is not there; `wait` is called before waiting for who holds it.

    The system lets go of it when the process ends, however it does. Where a file system has no locks there is none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        _hold(handle, wait)
        yield
    finally:
        os.close(handle)


def _hold(handle: int, wait: Callable[[], None]) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        wait()
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:
        return
