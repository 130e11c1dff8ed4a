"""A development server to edit under."""

from __future__ import annotations

import html
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import QUIET

PATIENCE = 30.0
"""Seconds until something that has to come is missing; it takes about one."""


class Server:
    """`mkdocs serve` in a folder, of the digest that `python` has."""

    def __init__(self, folder: Path, python: Path | str = sys.executable) -> None:
        self.port, self.lines = _free_port(), []
        self.process = subprocess.Popen(
            [python, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"],
            cwd=folder, env={**os.environ, **QUIET}, text=True, encoding="utf-8",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.wait(lambda: self.told("Serving on"))

    def _read(self) -> None:
        for line in self.process.stdout:
            self.lines.append(line)

    def told(self, words: str) -> int:
        """How many lines of the log have `words`."""
        return sum(words in line for line in self.lines)

    @property
    def builds(self) -> int:
        """How often the site was built."""
        return self.told("Building documentation")

    def wait(self, until: Callable[[], object]) -> None:
        """Wait until something is so; the log when it never is."""
        end = time.monotonic() + PATIENCE
        while not until():
            if time.monotonic() > end or self.process.poll() is not None:
                pytest.fail("it did not come about; the server says:\n" + "".join(self.lines))
            time.sleep(0.05)

    def settle(self, builds: int = 0) -> None:
        """Wait until every change has been seen, after `builds`: the watcher looks twice a second."""
        self.wait(lambda: self.builds >= builds)
        time.sleep(2.5)

    def page(self, uri: str = "") -> str:
        """The page at `uri`, entities read as a browser reads them."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{uri}", timeout=PATIENCE) as answer:
            return html.unescape(answer.read().decode())

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)


@pytest.fixture
def serve() -> Iterator[Callable[[Path], Server]]:
    """Start a server in a folder; it ends with the test."""
    started: list[Server] = []

    def start(folder: Path) -> Server:
        started.append(Server(folder))
        return started[-1]

    yield start
    for server in started:
        server.stop()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
