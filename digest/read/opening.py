"""Files of the operator's are opened here and nowhere else: regular ones, inside their folder."""

from __future__ import annotations

import os
from io import BufferedReader
from pathlib import Path
from stat import S_ISREG

from ..errors import SeedError
from .draft import sound


def opened(file: Path, path: str, folder: Path) -> BufferedReader:
    """`file` to read from, called `path` where it is told.

    SeedError for a link out of `folder` (which may be a link itself), a pipe, a device, and what cannot be opened.
    What is asked is asked of the file that was opened, so that none can be put in its place between the two; a pipe is
    opened without waiting for its writer.
    """
    try:
        target = file.resolve()
        if not target.is_relative_to(folder.resolve()):
            raise SeedError(f"{path}: the link leads out of the folder of articles and is not followed.")
        handle = os.open(target, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        if not S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise SeedError(f"{path}: this is no file but a link to a folder, a pipe or a device, and is not read.")
        return os.fdopen(handle, "rb")
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links, a NUL in the name
        raise SeedError(f"{path}: {getattr(error, 'strerror', None) or error}; the file cannot be read.") from error


def link_of(folder: Path) -> list[str]:
    """A sentence where the folder of articles is a link: it is followed, since an operator may have laid it."""
    if not folder.is_symlink():
        return []
    there = f"{folder}: this is a link to {folder.readlink()}, whose articles are read"
    return [f"{sound(there)}; set `seeds` to that folder if you mean it."]
