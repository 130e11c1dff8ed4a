"""`digest check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..config import Settings
from ..errors import Status
from .door import folder_argument, setting_options, verbose_option
from .progress import Progress
from .telling import count, notes, report


@click.command()
@folder_argument
@setting_options(without=("seeds",))
@verbose_option
def check(folder: Path, **chosen: object) -> None:
    """Check every span, every link and every id of the briefing of FOLDER.

    Prints a line for each problem and exits with 1 when there is one. What is only worth knowing (an article
    without a date) is printed as a note.
    """
    from ..pipeline import compose, publish
    from ..publish.audit import audit
    from ..publish.escape import squash

    settings = Settings(seeds=folder, **chosen)
    with Progress() as progress:
        briefing = compose(settings, progress=progress)
        pages = publish(briefing, settings, progress=progress)
    unreadable = [rejected.reason for rejected in briefing.rejected]
    problems = [*unreadable, *(problem for problem in audit(briefing, pages) if problem not in unreadable)]
    for problem in problems:
        click.echo(f"problem: {squash(problem)}")
    for note in notes(briefing):
        click.echo(f"note: {squash(note)}")
    click.echo(f"{report(briefing, pages, rejected=False)}\n{count(len(problems), 'problem')}.")
    sys.exit(Status.LOOK if problems else Status.WELL)
