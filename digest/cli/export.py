"""`digest export`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..config import Settings
from ..errors import SettingError
from ..terminal import say
from .door import folder_argument, setting_options, verbose_option
from .progress import Progress
from .telling import count, tell_rejected

if TYPE_CHECKING:
    from ..model import Edition, Page

FORMATS = ("json", "quotations-csv", "details-csv", "schema")
CLOSED = "standard output is closed and nothing is written; name a file: --output FILE."


@click.command()
@folder_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write; - for standard output.")
@click.option("--format", "kind", type=click.Choice(FORMATS), default="json", show_default=True, help="What to write.")
@click.option("--pages", type=click.Path(path_type=Path), help="Folder for the pages of the site as Markdown files.")
@setting_options(without=("seeds",))
@verbose_option
def export(folder: Path, output: Path | None, kind: str, pages: Path | None, **chosen: Any) -> None:
    """Write the briefing of the articles in FOLDER as data, or its pages for another site generator.

    The JSON has the articles' text in full, whatever `--full-text` says; that setting is for the pages.
    `--pages` writes only what has changed and removes only what it wrote before.
    """
    if output is None and pages is None:
        raise click.UsageError("Say where to write: --output FILE, or --pages FOLDER.")
    settings = Settings(seeds=folder, **chosen)
    if kind == "schema" and output is not None:
        _write(_data(kind, (), settings), output)
    if pages is None and kind == "schema":
        return
    from ..pipeline import compose_all, outside, publish_all

    with Progress() as progress:
        editions = compose_all(settings, progress=progress)
        rendered = publish_all(editions, settings, progress=progress) if pages is not None else ()
    if output is not None and kind != "schema":
        _write(_data(kind, editions, settings), output)
    if pages is not None:
        _write_pages(rendered, pages)
    tell_rejected(editions, outside(settings))


def _data(kind: str, editions: Sequence[Edition], settings: Settings) -> Iterable[bytes]:
    from ..publish import export, schema, tables

    if kind == "schema":
        return (schema.export_schema().encode(),)
    if kind == "json":
        return export.editions_parts(editions, settings, full=True)
    if editions[0].event:
        one = settings.seeds / editions[0].folder
        raise SettingError(f"{settings.seeds} holds {len(editions)} events, and a table is of one; name it: {one}.")
    table = tables.quotations_csv if kind == "quotations-csv" else tables.details_csv
    return (table(editions[0].briefing).encode(),)


def _write(content: Iterable[bytes], output: Path) -> None:
    from ..disk import write_whole

    if str(output) == "-":
        if sys.stdout is None:
            raise SettingError(CLOSED)
        sys.stdout.buffer.write(b"".join(content))  # nothing at all where a part fails
        sys.stdout.buffer.flush()  # what cannot be written is told here and not when Python ends
    else:
        write_whole(output, content)


def _write_pages(pages: tuple[Page, ...], folder: Path) -> None:
    from ..publish import for_other_generators, write_pages

    done = write_pages(for_other_generators(pages), folder)
    say(f"{folder}: {count(done.written, 'file')} written, {count(done.removed, 'file')} removed.", err=True)
    for uri in done.kept:
        say(f"digest: not written: {folder / uri} is not a file that digest made.", err=True)
