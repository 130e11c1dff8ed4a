"""Everything that goes to a terminal or a log passes here: names and words of others act on neither."""

from __future__ import annotations

import logging
import re
import sys
import unicodedata

import click

UNSEEN = ("Cc", "Cf", "Co", "Cs")
"""Kinds of signs that steer a terminal, turn the direction of writing or show nothing."""
_COMMAND = re.compile(r"\A(\s*):(?=:)|#(?=#\w*\[)")
"""How a line begins that CI takes for an order: `::add-mask::` (GitHub), `##[group]`, `##vso[...]` (Azure)."""


def plain(words: object) -> str:
    """`words` on one line: ends of lines and tabs are blanks, what acts on a terminal or on CI is U+FFFD."""
    text = str(words)
    if not text.isprintable():
        text = "".join(_shown(sign) for sign in text)
    return _COMMAND.sub("\\g<1>\ufffd", text) if "::" in text or "##" in text else text


def plain_lines(text: object) -> str:
    """The same of each line of `text`, which is ours in several lines: a trace, a message of MkDocs."""
    return "\n".join(map(plain, str(text).splitlines()))


class PlainFormatter(logging.Formatter):
    """For the log of MkDocs and of other libraries, which name files of strangers, too."""

    def format(self, record: logging.LogRecord) -> str:
        """The message and its trace, each line `plain`."""
        return plain_lines(super().format(record))


def say(line: object = "", *, err: bool = False) -> None:
    """Print one line, `plain`, with a question mark for a letter that the stream cannot hold."""
    encoding = getattr(sys.stderr if err else sys.stdout, "encoding", None) or "utf-8"
    click.echo(plain(line).encode(encoding, "replace").decode(encoding), err=err)


def _shown(sign: str) -> str:
    if sign.isspace():
        return " "
    return "\ufffd" if unicodedata.category(sign) in UNSEEN else sign
