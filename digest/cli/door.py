"""What all commands have: how an error is told, and the options that the settings give."""

from __future__ import annotations

import errno
import logging
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from ..config import Settings, describe
from ..errors import Status, sentence_of
from ..terminal import PlainFormatter, plain, say

Command = TypeVar("Command", bound=Callable[..., Any])


class Door(click.Group):
    """A group of commands whose errors are one sentence and `Status.NOT_DONE`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the options before the command."""
        with _told(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; turn an error into a sentence."""
        if logging.lastResort:
            logging.lastResort.setFormatter(PlainFormatter())  # what libraries say of a file
        with _told(ctx):
            return super().invoke(ctx)


@contextmanager
def _told(ctx: click.Context) -> Iterator[None]:
    """Tell an error in a sentence and end; what is click's own goes on to it, file names in it made plain."""
    try:
        yield
    except click.ClickException as error:
        vars(error)["message"] = plain(error.message)  # which click declares final
        raise
    except (click.Abort, click.exceptions.Exit):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.EPIPE:
            raise  # click ends quietly when nobody reads on
        say_trace("".join(traceback.format_exception(error)))
        say(f"digest: {sentence_of(error)}", err=True)
        ctx.exit(Status.NOT_DONE)


def say_trace(trace: str) -> None:
    """Print the trace of an error on standard error, where the command that is running was asked for it."""
    context = click.get_current_context(silent=True)
    if context and context.find_root().meta.get("verbose"):
        for line in trace.splitlines():
            say(line, err=True)


def setting_options(*, without: tuple[str, ...] = (), given_only: bool = False) -> Callable[[Command], Command]:
    """An option for each setting of `digest.config`; with `given_only` a setting that was not given is None.

    Commands take them as `**chosen: Any`: what types they have stands in `Settings` alone, and click keeps to it.
    """

    def decorate(command: Command) -> Command:
        for name, default, text in reversed(describe()):
            if name not in without:
                kind = click.Path(path_type=Path) if isinstance(default, Path) else type(default)
                named = bool(str(default))
                command = click.option(
                    f"--{name.replace('_', '-')}", name, type=kind, help=text, default=None if given_only else default,
                    show_default=f"as mkdocs.yml says, else {default}" * named if given_only else named,
                )(command)  # fmt: skip
        return command

    return decorate


def _remember(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    ctx.find_root().meta["verbose"] = value or ctx.find_root().meta.get("verbose", False)


verbose_option = click.option(
    "--verbose", is_flag=True, expose_value=False, callback=_remember, help="Show the trace of an error."
)
folder_argument = click.argument("folder", type=click.Path(path_type=Path), default=str(Settings.seeds))
STATUSES = "\b\nExit status:\n" + "\n".join(f"  {status.value}  {status.meaning}" for status in Status)
