"""The settings, the commands and the exit statuses, as the program itself has them."""

from __future__ import annotations

from collections.abc import Iterator

import click
import yaml

from digest.cli import main
from digest.config import describe
from digest.errors import Status

from .markdown import code, fence, heading, paragraphs, prose, table


def settings() -> str:
    """Every setting, with how to state it."""
    return "\n\n".join(
        [
            heading(2, "Settings", "settings"),
            "In `mkdocs.yml`, below the plugin. A setting that is not there is as here:",
            fence(_stated(), "yaml"),
            "Or as an option of a command, for this run alone; a path is then taken from the folder you are in.",
            table(
                ("Setting", "Without it", "What it does", "On the command line"),
                ((code(name), _default(default), prose(help), _options(name)) for name, default, help in describe()),
            ),
        ]
    )


def _stated() -> str:
    values = {n: default if isinstance(default, (str, int)) else str(default) for n, default, _ in describe()}
    return yaml.safe_dump({"plugins": ["search", {"digest": values}]}, sort_keys=False).strip()


def _default(value: object) -> str:
    return "nothing" if value is None or str(value) == "" else code(str(value))


def _options(setting: str) -> str:
    """How each command takes `setting`: the commands by the words that one types."""
    found: dict[str, list[str]] = {}
    for name, command in main.commands.items():
        for each in command.params:
            if each.name == setting and isinstance(each, click.Option):
                found.setdefault(each.opts[-1], []).append(f"`{name}`")
    return "; ".join(f"{code(option)} of {', '.join(commands)}" for option, commands in found.items())


def statuses() -> str:
    """The exit statuses."""
    rows = ((str(status.value), code(status.name), prose(status.meaning)) for status in Status)
    return f"{heading(2, 'Exit statuses', 'statuses')}\n\n{table(('Status', 'In the code', 'Meaning'), rows)}"


def commands() -> str:
    """Every command, in order of declaration."""
    root = click.Context(main, info_name=main.name, **main.context_settings)
    root.info_name = "digest"
    parts = [heading(2, "Commands", "commands"), *_command(main, root)]
    for name, command in main.commands.items():
        parts.append(heading(3, f"digest {name}", name))
        parts.extend(_command(command, click.Context(command, info_name=name, parent=root)))
    return "\n\n".join(parts)


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    usage = command.get_usage(context).removeprefix("Usage: ")
    yield fence(" ".join(usage.split()))
    yield paragraphs((command.help or "").strip())
    parameters = command.get_params(context)
    arguments = [each for each in parameters if isinstance(each, click.Argument)]
    options = [each for each in parameters if isinstance(each, click.Option)]
    if arguments:
        yield table(("Argument", "Without it", "What it is"), (_argument(each, context) for each in arguments))
    if options:
        yield table(("Option", "Takes", "Without it", "What it does"), (_option(each, context) for each in options))


def _argument(argument: click.Argument, context: click.Context) -> tuple[str, str, str]:
    name = argument.make_metavar(context).strip("[]")
    default = "" if argument.required else _default(argument.get_default(context))
    return code(name), default or "an error", prose(getattr(argument, "help", None) or "")


def _option(option: click.Option, context: click.Context) -> tuple[str, str, str, str]:
    names = ", ".join(map(code, [*option.opts, *option.secondary_opts]))
    default = option.get_help_extra(context).get("default", "")
    return names, _taken(option, context), code(str(default)), prose(option.help or "")


def _taken(option: click.Option, context: click.Context) -> str:
    """What stands behind the option: the words to choose from, or the kind of value; nothing behind a flag."""
    if option.is_flag or option.is_eager:
        return ""
    if isinstance(option.type, click.Choice):
        return ", ".join(code(str(choice)) for choice in option.type.choices)
    return code(option.make_metavar(context))
