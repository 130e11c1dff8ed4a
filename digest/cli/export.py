"""`digest export`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..config import Settings
from .door import folder_argument, setting_options, verbose_option
from .progress import Progress
from .telling import count

if TYPE_CHECKING:
    from ..model import Briefing, Page

FORMATS = ("json", "quotations-csv", "details-csv", "schema")


@click.command()
@folder_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write; - for standard output.")
@click.option("--format", "kind", type=click.Choice(FORMATS), default="json", show_default=True, help="What to write.")
@click.option("--pages", type=click.Path(path_type=Path), help="Folder for the pages of the site as Markdown files.")
@setting_options(without=("seeds",))
@verbose_option
def export(folder: Path, output: Path | None, kind: str, pages: Path | None, **chosen: object) -> None:
    """Write the briefing of the articles in FOLDER as data, or its pages for another site generator.

    The JSON has the articles' text in full, whatever `--full-text` says; that setting is for the pages.
    `--pages` writes only what has changed and removes only what it wrote before.
    """
    if output is None and pages is None:
        raise click.UsageError("Say where to write: --output FILE, or --pages FOLDER.")
    settings = Settings(seeds=folder, **chosen)
    if kind == "schema" and output is not None:
        _write(_data(kind, None, settings), output)
    if pages is None and kind == "schema":
        return
    from ..pipeline import compose, publish

    with Progress() as progress:
        briefing = compose(settings, progress=progress)
        rendered = publish(briefing, settings, progress=progress) if pages is not None else ()
    if output is not None and kind != "schema":
        _write(_data(kind, briefing, settings), output)
    if pages is not None:
        _write_pages(rendered, pages)
    _tell_rejected(briefing)


def _data(kind: str, briefing: Briefing | None, settings: Settings) -> Iterable[bytes]:
    from ..publish import export, schema, tables

    if briefing is None:
        return (schema.export_schema().encode(),)
    if kind == "json":
        return export.json_parts(briefing, settings, full=True)
    table = tables.quotations_csv if kind == "quotations-csv" else tables.details_csv
    return (table(briefing).encode(),)


def _write(content: Iterable[bytes], output: Path) -> None:
    from ..disk import write_whole

    if str(output) == "-":
        sys.stdout.buffer.write(b"".join(content))  # nothing at all where a part fails
    else:
        write_whole(output, content)


def _write_pages(pages: tuple[Page, ...], folder: Path) -> None:
    from ..publish import for_other_generators, write_pages

    done = write_pages(for_other_generators(pages), folder)
    click.echo(f"{folder}: {count(done.written, 'file')} written, {count(done.removed, 'file')} removed.", err=True)
    for uri in done.kept:
        click.echo(f"digest: not written: {folder / uri} is not a file that digest made.", err=True)


def _tell_rejected(briefing: Briefing) -> None:
    for rejected in briefing.rejected:
        click.echo(f"digest: not read: {rejected.reason}", err=True)
