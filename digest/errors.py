"""Every error that `digest` raises on purpose, and the exit statuses of the command.

    DigestError
    ├── SettingError    a setting that cannot be used
    ├── SeedError       the folder of articles, or one article, cannot be read
    ├── FidelityError   a page would have shown words that no article contains
    ├── TemplateError   a template that cannot be rendered
    └── ExportError     a file that should be an export of digest and is not

A message is one sentence that names the file, the line where there is one, and what to do.
"""

import traceback
from enum import IntEnum

LONGEST = 200
"""Characters of what an unexpected error says of itself."""


class Status(IntEnum):
    """How the command ended: each exit status with what it means."""

    meaning: str

    WELL = 0, "all is well"
    LOOK = 1, "done, but there is something to look at (check, build --strict)"
    NOT_DONE = 2, "not done; one sentence on standard error says why"

    def __new__(cls, number: int, meaning: str) -> "Status":
        """The status `number`, which remembers its meaning."""
        status = int.__new__(cls, number)
        status._value_, status.meaning = number, meaning
        return status


class DigestError(Exception):
    """The parent of them all: catch this one at a door."""


def sentence_of(error: BaseException) -> str:
    """`error` in one sentence; of one that digest did not expect, what it is and how to see where it comes from."""
    if isinstance(error, DigestError):
        return str(error)
    if isinstance(error, OSError):
        return ": ".join(str(each) for each in (error.filename, error.strerror or error) if each)
    what = " ".join(f"{type(error).__name__}: {error}".split())[:LONGEST]
    return f"this is a mistake in digest ({what}); --verbose shows where it comes from, please report that."


def failure_on(place: str, error: Exception) -> str:
    """The sentence for an article that is not published since digest failed on it: published itself, so the same in
    every run, with nothing of the error but its kind.
    """
    if isinstance(error, DigestError):
        return str(error)
    return f"{place}: digest failed on it ({type(error).__name__}); please report that, with the file."


def trace_of(error: BaseException) -> str:
    """Where `error` comes from, in lines; empty for an error that digest raised on purpose and without a cause."""
    if isinstance(error, DigestError) and error.__cause__ is None:
        return ""
    return "".join(traceback.format_exception(error))


class SettingError(DigestError):
    """Raised for an unknown setting or a value that it cannot take."""


class SeedError(DigestError):
    """Raised when the folder of articles, a file in it or `sources.yml` cannot be read."""


class FidelityError(DigestError):
    """Raised when a span does not hold the words a page is about to show: a bug in digest, never published."""


class ExportError(DigestError):
    """Raised when an export, or another file that digest has written before, cannot be read."""


class TemplateError(DigestError):
    """Raised when a template has a mistake; names the template and its line."""
