"""`digest new`."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from ..terminal import say
from .door import verbose_option
from .telling import count


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--title", "site_name", default="", help="Name of the site, without it that of the folder.")
@verbose_option
def new(folder: Path, site_name: str) -> None:
    """Make a project to start from in DIR: settings, a place for the articles, and files for hosts.

    DIR may be there already; no file in it is overwritten. The project builds at once.
    """
    from ..project import make_project

    made = make_project(folder, site_name)
    say(f"{folder}: {count(len(made.written), 'file')} written.")
    for name in made.kept:
        say(f"kept: {folder / name} is there already.")
    say(f"Put articles into {folder / 'seeds'}; the README there says how.")
    there = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
    say(f"Look at the site: {there}mkdocs serve")
