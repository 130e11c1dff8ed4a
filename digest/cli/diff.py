"""`digest diff`."""

from __future__ import annotations

import os
import stat
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..config import Settings
from ..errors import SettingError
from ..terminal import say
from .door import setting_options, verbose_option
from .progress import Progress
from .telling import tell_rejected

if TYPE_CHECKING:
    from ..publish.changes import Exports

FORMATS = ("text", "markdown", "json")
LARGEST = 100 * 2**20
"""Bytes of an export of a stranger: with all texts an article takes some 40 KB, so that 2,000 articles fit."""


@click.command()
@click.argument("old")
@click.argument("new", required=False)
@click.option("--format", "kind", type=click.Choice(FORMATS), default="text", show_default=True, help="How to tell it.")
@click.option(
    "--exports", is_flag=True, help=f"Take nothing but files of at most {LARGEST // 2**20} MB: for those of strangers."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write [default: standard output].")
@setting_options(without=("templates", "title", "full_text", "search", "since"))
@verbose_option
def diff(old: str, new: str | None, kind: str, exports: bool, output: Path | None, **chosen: Any) -> None:
    """Tell what has changed in the briefing from OLD to NEW, in meaning.

    Each is an export, a built site, a folder of articles, a project, or a revision of git, whose folder `--seeds` is
    then read.
    NEW is that folder as it is now where it is not given. Nothing is written where nothing has changed; the exit status
    is 0 either way.
    """
    from ..publish.changes import find_all
    from ..publish.changes.telling import as_json, as_markdown, as_text

    settings = Settings(**chosen)
    with Progress() as progress:
        load = _load_export if exports else partial(_load, settings=settings, progress=progress)
        before, after = map(load, (old, new or str(settings.seeds)))
    told = {"text": as_text, "markdown": as_markdown, "json": as_json}[kind](find_all(before, after))
    if output is not None:
        from ..disk import write_whole

        write_whole(output, told.encode())
    elif kind == "json":
        click.echo(told, nl=False)  # data for another program
    else:
        for line in told.splitlines():
            say(line)


def _load_export(source: str) -> Exports:
    """The briefings in a file; SettingError where it is a link, a folder, or too large to be read for a stranger."""
    from ..publish.changes import read_exports

    try:
        about = os.lstat(source)
    except OSError as error:
        raise SettingError(f"{source}: this cannot be read ({error.strerror}).") from error
    if not stat.S_ISREG(about.st_mode):
        raise SettingError(f"{source} is no plain file; --exports takes nothing else.")
    if about.st_size > LARGEST:
        raise SettingError(f"{source} is larger than the {LARGEST // 2**20} MB that --exports takes.")
    return read_exports(Path(source))


def _load(source: str, settings: Settings, progress: Progress) -> Exports:
    """The briefings of one side; SettingError where there is nothing of that name."""
    from ..publish.changes import read_exports
    from ..revision import why_no_revision, write_folder

    path = Path(source)
    if path.is_file():
        return read_exports(path)
    if (path / "briefing.json").is_file():
        return read_exports(path / "briefing.json")
    if (path / "mkdocs.yml").is_file() and (path / settings.seeds).is_dir():
        path = path / settings.seeds
    if path.is_dir():
        return _composed(replace(settings, seeds=path), progress)
    if reason := why_no_revision(source):
        raise SettingError(
            f"{source} is no file and no folder here, and no revision: {reason}.{_hint(source, settings)}"
        )
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder) / settings.seeds.name
        write_folder(source, settings.seeds, there)
        return _composed(replace(settings, seeds=there), progress)


def _hint(source: str, settings: Settings) -> str:
    if ".." in source:
        return " Two revisions are two arguments: digest diff OLD NEW."
    if source == str(settings.seeds):
        return " Run it where mkdocs.yml is, or name the folder of the articles: --seeds FOLDER."
    return ""


def _composed(settings: Settings, progress: Progress) -> Exports:
    from ..pipeline import compose_all, outside
    from ..publish.export import export_record

    editions = compose_all(settings, progress=progress)
    tell_rejected(editions, outside(settings))
    return {each.event: export_record(each.briefing) for each in editions}
