"""`digest check`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from posixpath import join
from typing import Any

import click

from ..config import Settings
from ..errors import Status
from ..terminal import say
from .door import setting_options, verbose_option
from .progress import Progress
from .telling import count, notes, report, say_traces


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option(
    "--against", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The manifest.json of a site: is it what these articles and settings give, and the files beside it?",
)  # fmt: skip
@click.option(
    "-f", "--config-file", type=click.Path(exists=True, dir_okay=False), help="Take the settings from this mkdocs.yml."
)
@setting_options(without=("seeds",), given_only=True)
@verbose_option
def check(folder: Path | None, against: Path | None, config_file: str | None, **chosen: Any) -> None:
    """Check every span, every link and every id of the briefing of FOLDER, without it of seeds/.

    Prints a line for each problem and exits with 1 when there is one. What is only worth knowing (an article
    without a date) is printed as a note.
    """
    from ..pipeline import compose_all, outside, publish_all
    from ..publish.audit import audit_links, audit_records
    from ..publish.manifest import MANIFEST, compare_manifests, compare_site, read_manifest

    settings = settings_of(config_file) if config_file else Settings()
    given = {name: value for name, value in {"seeds": folder, **chosen}.items() if value is not None}
    settings = replace(settings, **given)
    with Progress() as progress:
        editions = compose_all(settings, progress=progress)
        pages = publish_all(editions, settings, progress=progress)
    problems = outside(settings)
    problems += [join(each.folder, lost.reason) for each in editions for lost in each.briefing.rejected]
    for edition in editions:
        of = f"{edition.folder}: " if edition.event else ""
        problems += [f"{of}{problem}" for problem in audit_records(edition.briefing)]
    problems += audit_links(list(pages))
    unseen: list[str] = []
    if against:
        made, held = next(page for page in pages if page.uri == MANIFEST), read_manifest(against)
        differences, unseen = compare_site(held, against.parent)
        problems += [f"{against}: {difference}" for difference in (*compare_manifests(held, made), *differences)]
    for problem in problems:
        say(f"problem: {problem}")
    for edition in editions:
        for note in notes(edition.briefing):
            say(f"note: {join(edition.folder, note)}")
    for line in (*report(editions, pages, rejected=False), f"{count(len(problems), 'problem')}."):
        say(line)
    if unseen:
        say(f"Not looked at: {'; '.join(unseen)}.")
    say_traces(editions)
    sys.exit(Status.LOOK if problems else Status.WELL)


def settings_of(config_file: str) -> Settings:
    """What a mkdocs.yml says."""
    from ..plugin.building import read_config

    return read_config(config_file, strict=False)[1].settings()
