"""What all commands have: how an error is told, and the options that the settings give."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Callable
from pathlib import Path

import click

from ..config import Settings, describe
from ..errors import DigestError, Status


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
                shown = {"default": default, "show_default": bool(str(default))}
                if given_only:
                    shown = {
                        "default": None,
                        "show_default": f"as mkdocs.yml says, else {default}" * bool(str(default)),
                    }
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


verbose_option = click.option(
    "--verbose", is_flag=True, expose_value=False, callback=_remember, help="Show the trace of an error."
)
folder_argument = click.argument("folder", type=click.Path(path_type=Path), default=str(Settings.seeds))
STATUSES = "\b\nExit status:\n" + "\n".join(f"  {status.value}  {status.meaning}" for status in Status)
