"""`digest build`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ..config import Settings
from ..errors import Status
from ..terminal import say
from .door import setting_options, verbose_option
from .progress import Progress
from .telling import report, say_traces


@click.command()
@click.option("-f", "--config-file", type=click.Path(), help="The mkdocs.yml to build [default: the one here].")
@click.option("-d", "--site-dir", type=click.Path(), help="Folder for the site [default: as mkdocs.yml says].")
@click.option("--strict/--no-strict", default=True, show_default=True, help="Exit with 1 when there are warnings.")
@setting_options(given_only=True)
@verbose_option
def build(config_file: str | None, site_dir: str | None, strict: bool, **chosen: Any) -> None:
    """Build the site, as `mkdocs build` does, and report what is in it.

    Settings given here win over those of mkdocs.yml.
    """
    Settings(**{name: value for name, value in chosen.items() if value is not None})  # a wrong value ends here
    from ..plugin.building import build_site

    given = {name: str(v.resolve()) if isinstance(v, Path) else v for name, v in chosen.items() if v is not None}
    with Progress() as progress:
        plugin, gave_up = build_site(config_file, site_dir, strict, given, progress)
    if plugin.editions:
        for line in report(plugin.editions, plugin.pages):
            say(line)
        say_traces(plugin.editions)
    if gave_up:
        whole = (
            "the site is built all the same, and there is something to look at above." if plugin.finished else gave_up
        )
        say(f"digest: {whole}", err=True)
        sys.exit(Status.LOOK)
