"""Door: the `digest` command. It translates and decides nothing.

What is heavy is loaded by the command that needs it: `digest --help` loads neither the core nor MkDocs.
"""

from __future__ import annotations

import errno
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from . import __version__
from .config import Settings, describe
from .errors import DigestError, Status

if TYPE_CHECKING:
    from .model import Briefing, Page

FORMATS = ("json", "quotations-csv", "details-csv", "schema")
LONG = 1.0
"""Seconds after which a person wants to see that something is going on."""


class Door(click.Group):
    """A group of commands whose errors are one sentence and `Status.NOT_DONE`."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn an error into a sentence."""
        try:
            return super().invoke(ctx)
        except DigestError as error:
            self._leave(ctx, str(error))
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # click ends quietly when nobody reads on
            self._leave(ctx, f"{error.filename or 'digest'}: {error.strerror or error}")

    def _leave(self, ctx: click.Context, sentence: str) -> None:
        if ctx.find_root().meta.get("verbose"):
            traceback.print_exc()
        click.echo(f"digest: {sentence}", err=True)
        ctx.exit(Status.NOT_DONE)


def setting_options(*, without: tuple[str, ...] = (), given_only: bool = False) -> Callable:
    """An option for each setting of `digest.config`; with `given_only` a setting that was not given is None."""

    def decorate(command: Callable) -> Callable:
        for name, default, text in reversed(describe()):
            if name not in without:
                kind = click.Path(path_type=Path) if isinstance(default, Path) else type(default)
                shown = {"default": None} if given_only else {"default": default, "show_default": bool(str(default))}
                command = click.option(f"--{name.replace('_', '-')}", name, type=kind, help=text, **shown)(command)
        return command

    return decorate


def _remember(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    ctx.find_root().meta["verbose"] = value or ctx.find_root().meta.get("verbose", False)


verbose_option = click.option(
    "--verbose", is_flag=True, expose_value=False, callback=_remember, help="Show the trace of an error."
)
folder_argument = click.argument("folder", type=click.Path(path_type=Path), default=str(Settings.seeds))
STATUSES = "\b\nExit status:\n" + "\n".join(f"  {status.value}  {status.meaning}" for status in Status)


@click.group(
    cls=Door, epilog=STATUSES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="digest")
@verbose_option
def main() -> None:
    """Turn a folder of news articles about one event into a briefing site."""


@main.command()
@click.option("-f", "--config-file", type=click.Path(), help="The mkdocs.yml to build [default: the one here].")
@click.option("-d", "--site-dir", type=click.Path(), help="Folder for the site [default: as mkdocs.yml says].")
@click.option("--strict/--no-strict", default=True, show_default=True, help="Exit with 1 when there are warnings.")
@setting_options(given_only=True)
@verbose_option
def build(config_file: str | None, site_dir: str | None, strict: bool, **chosen: object) -> None:
    """Build the site, as `mkdocs build` does, and report what is in it.

    Settings given here win over those of mkdocs.yml.
    """
    Settings(**{name: value for name, value in chosen.items() if value is not None})  # a wrong value ends here
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # the theme's notice of its own end of life; see README.md
    from .plugin import build_site

    given = {name: str(v.resolve()) if isinstance(v, Path) else v for name, v in chosen.items() if v is not None}
    with Progress() as progress:
        plugin, gave_up = build_site(config_file, site_dir, strict, given, progress)
    if plugin.briefing:
        click.echo(report(plugin.briefing, plugin.pages))
    if gave_up:
        whole = (
            "the site is built all the same, and there is something to look at above." if plugin.finished else gave_up
        )
        click.echo(f"digest: {whole}", err=True)
        sys.exit(Status.LOOK)


@main.command()
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
    with Progress() as progress:
        briefing, rendered = _compose(settings, progress, render=pages is not None)
    if output is not None and kind != "schema":
        _write(_data(kind, briefing, settings), output)
    if pages is not None:
        _write_pages(rendered, pages)
    _tell_rejected(briefing)


@main.command()
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
    from .collect import find, write
    from .collect.table import plain, table

    with Progress() as progress:
        findings = find(sources, seeds, progress)
    for line in table(findings):
        click.echo(line)
    taken = sum(finding.target is not None for finding in findings)
    if not dry_run:
        failed = write(findings, seeds)
        taken -= len(failed)
        for finding in failed:
            click.echo(f"not taken: {plain(finding.reason)}")
    click.echo(f"{_count(taken, 'article')} {'would go' if dry_run else 'written'} to {seeds}.")
    sys.exit(Status.LOOK if taken < len(findings) else Status.WELL)


@main.command()
@folder_argument
@setting_options(without=("seeds",))
@verbose_option
def check(folder: Path, **chosen: object) -> None:
    """Check every span, every link and every id of the briefing of FOLDER.

    Prints a line for each problem and exits with 1 when there is one. What is only worth knowing (an article
    without a date) is printed as a note.
    """
    from .publish.audit import audit
    from .publish.escape import squash

    with Progress() as progress:
        briefing, pages = _compose(Settings(seeds=folder, **chosen), progress, render=True)
    unreadable = [rejected.reason for rejected in briefing.rejected]
    problems = [*unreadable, *(problem for problem in audit(briefing, pages) if problem not in unreadable)]
    for problem in problems:
        click.echo(f"problem: {squash(problem)}")
    for note in notes(briefing):
        click.echo(f"note: {squash(note)}")
    click.echo(f"{report(briefing, pages, rejected=False)}\n{_count(len(problems), 'problem')}.")
    sys.exit(Status.LOOK if problems else Status.WELL)


def report(briefing: Briefing, pages: tuple[Page, ...], *, rejected: bool = True) -> str:
    """What a build found, in a few lines."""
    origins = len({source.origin for source in briefing.sources})
    found = (
        _count(len(briefing.analyses), "article"),
        _count(origins, "origin"),
        _count(len(briefing.shared_quotes), "shared quotation"),
        _count(len(briefing.details), "detail"),
        _count(sum(page.uri.endswith(".md") for page in pages), "page"),
    )
    lines = [" · ".join(found)]
    if rejected and briefing.rejected:
        lines.append(f"{_count(len(briefing.rejected), 'file')} could not be read:")
        lines.extend(f"  {each.reason}" for each in briefing.rejected)
    return "\n".join(lines)


def notes(briefing: Briefing) -> list[str]:
    """What an operator could add or look at, one sentence each."""
    from .publish.wording import FLAWS

    articles = {analysis.article.id: analysis.article for analysis in briefing.analyses}
    told = [
        f"{articles[flaw.article].place}: {FLAWS[flaw.kind][0]}{f' ({flaw.note})' if flaw.note else ''}."
        for flaw in briefing.flaws
    ]
    for article in articles.values():
        told.extend(
            f"{article.place}: {field} is '{used.value}' ({used.origin}); {other.origin} says '{other.value}'."
            for field, used, other in article.disagreements
            if field != "published"
        )
    return told


class Progress:
    """Tells how far the work is, on standard error, when a person is there to see it and it takes long."""

    def __init__(self) -> None:
        self.began, self.shown = time.monotonic(), False

    def __enter__(self) -> Progress:
        return self

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` are done."""
        if sys.stderr.isatty() and time.monotonic() - self.began > LONG:
            bar = "#" * (30 * done // max(total, 1))
            click.echo(f"\r\x1b[K{stage:<8} [{bar:<30}] {done}/{total}", err=True, nl=False)
            self.shown = True

    def __exit__(self, *failure: object) -> None:
        if self.shown:
            click.echo("\r\x1b[K", err=True, nl=False)


def _compose(settings: Settings, progress: Progress, *, render: bool) -> tuple[Briefing, tuple[Page, ...]]:
    from .pipeline import compose, publish

    briefing = compose(settings, progress=progress)
    return briefing, publish(briefing, settings, progress=progress) if render else ()


def _data(kind: str, briefing: Briefing | None, settings: Settings) -> Iterable[bytes]:
    from .publish import export, tables

    if briefing is None:
        return (export.export_schema().encode(),)
    if kind == "json":
        return export.json_parts(briefing, settings, full=True)
    table = tables.quotations_csv if kind == "quotations-csv" else tables.details_csv
    return (table(briefing).encode(),)


def _write(content: Iterable[bytes], output: Path) -> None:
    from .disk import write_whole

    if str(output) == "-":
        sys.stdout.buffer.write(b"".join(content))  # nothing at all where a part fails
    else:
        write_whole(output, content)


def _write_pages(pages: tuple[Page, ...], folder: Path) -> None:
    from .publish.files import write_pages

    done = write_pages(pages, folder)
    click.echo(f"{folder}: {_count(done.written, 'file')} written, {_count(done.removed, 'file')} removed.", err=True)
    for uri in done.kept:
        click.echo(f"digest: not written: {folder / uri} is not a file that digest made.", err=True)


def _tell_rejected(briefing: Briefing) -> None:
    for rejected in briefing.rejected:
        click.echo(f"digest: not read: {rejected.reason}", err=True)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
