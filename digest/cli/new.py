"""`digest new`."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

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
    click.echo(f"{folder}: {count(len(made.written), 'file')} written.")
    for name in made.kept:
        click.echo(f"kept: {folder / name} is there already.")
    click.echo(f"Put articles into {folder / 'seeds'}; the README there says how.")
    there = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
    click.echo(f"Look at the site: {there}mkdocs serve")
