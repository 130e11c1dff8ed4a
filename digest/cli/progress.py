"""How far the work is, for a person who waits."""

from __future__ import annotations

import sys
import time

import click

LONG = 1.0
"""Seconds after which a person wants to see that something is going on."""


class Progress:
    """Tells how far the work is, on standard error, when a person is there to see it and it takes long."""

    def __init__(self) -> None:
        self.began, self.shown = time.monotonic(), False

    def __enter__(self) -> Progress:
        return self

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` are done."""
        if sys.stderr and sys.stderr.isatty() and time.monotonic() - self.began > LONG:
            bar = "#" * (30 * done // max(total, 1))
            click.echo(f"\r\x1b[K{stage:<8} [{bar:<30}] {done}/{total}", err=True, nl=False)
            self.shown = True

    def __exit__(self, *failure: object) -> None:
        if self.shown:
            click.echo("\r\x1b[K", err=True, nl=False)
