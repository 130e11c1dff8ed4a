"""Door: the `digest` command. It translates and decides nothing; one module a command.

What is heavy is loaded by the command that needs it: `digest --help` loads neither the core nor MkDocs.
"""

from __future__ import annotations

import click

from .. import __version__
from .add import add
from .build import build
from .check import check
from .diff import diff
from .door import STATUSES, Door, verbose_option
from .export import export
from .new import new

__all__ = ("main",)


@click.group(
    cls=Door, epilog=STATUSES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="digest")
@verbose_option
def main() -> None:
    """Turn a folder of news articles about one event into a briefing site."""


for command in (new, add, build, check, diff, export):
    main.add_command(command)
