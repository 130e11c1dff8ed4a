"""`digest add`."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from ..config import Settings
from ..errors import Status
from ..model import Rejected
from ..terminal import say
from .door import say_trace, verbose_option
from .progress import Progress
from .telling import count

WAITING = "digest: waiting for another `digest add` into {}, so that nothing is taken twice."


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE|FOLDER|URL...")
@click.option(
    "--to", "seeds", type=click.Path(path_type=Path), default=str(Settings.seeds), show_default=True,
    help="Folder of the articles.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Show what would be taken and write nothing.")
@verbose_option
def add(sources: tuple[str, ...], seeds: Path, dry_run: bool) -> None:
    """Take articles in: show what is found, write each as Markdown with its original beside it.

    Reads saved pages, mails, feeds, JSON of crawlers, web archives, PDF, Word and text. An article that is there
    already is not taken, and no file is overwritten. Exit status 1 when something was not taken.
    """
    from ..collect import Finding, find, write
    from ..collect.lock import alone
    from ..collect.table import table

    with nullcontext() if dry_run else alone(seeds, lambda: say(WAITING.format(seeds), err=True)):
        with Progress() as progress:
            findings = find(sources, seeds, progress)
        for line in table(findings):
            say(line)
        failed = [] if dry_run else write(findings, seeds)
    for found in findings:
        if isinstance(found, Rejected):
            say_trace(found.trace)
    for finding in failed:
        say(f"not taken: {finding.reason}")
    taken = sum(isinstance(found, Finding) and found.target is not None for found in findings) - len(failed)
    say(f"{count(taken, 'article')} {'would go' if dry_run else 'written'} to {seeds}.")
    sys.exit(Status.LOOK if taken < len(findings) else Status.WELL)
