"""Files written whole or not at all: beside their place first, then moved there."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

TEMPORARY = ".digest-writing-"
"""Begin of the name of a file that is being written; the number of the process that writes it follows."""

_RENAME_EXCHANGE, _RENAME_SWAP, _HERE = 2, 2, -100
"""Of Linux' renameat2, of macOS' renamex_np, and "from the working directory" (their header files)."""


def write_whole(path: Path, content: bytes | Iterable[bytes], *, new: bool = False) -> None:
    """Write `content`, at once or in parts, to `path`: a reader sees the file before or the new one, never a half.

    With `new` FileExistsError where there is one. OSError, with the name of `path`, when it cannot be written; then
    nothing of it stays. What is no plain file (a pipe, /dev/null) is written to as it is.
    """
    path = path.resolve()
    parts = (content,) if isinstance(content, bytes) else content
    if path.exists() and not path.is_file():
        path.write_bytes(b"".join(parts))
        return
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{TEMPORARY}{os.getpid()}-")
    except OSError as error:
        error.filename = str(path)
        raise
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
        temporary.chmod(0o644)
        if new:
            _link(temporary, path)
        else:
            temporary.replace(path)
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise
    finally:
        temporary.unlink(missing_ok=True)


def _link(temporary: Path, path: Path) -> None:
    """Give the file its name; unlike a move this fails where there is one."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        with path.open("xb") as file:
            file.write(temporary.read_bytes())


def beside(folder: Path) -> Path:
    """A name beside `folder` under which it can be made anew."""
    return folder.parent / f"{TEMPORARY}{os.getpid()}-{folder.name}"


def put_in_place(made: Path, folder: Path) -> None:
    """Put the finished folder `made` where `folder` is: who looks sees the one before or the new one, whole.

    The two change places in one step where the system can (Linux, macOS); else there is a moment without either.
    """
    if folder.exists() and not _exchanged(made, folder):
        folder.rename(made.with_name(f"{made.name}-before"))
        made.rename(folder)
    elif not folder.exists():
        made.rename(folder)
    sweep(folder.parent, own=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two paths change places in one step; False where the system cannot."""
    library = ctypes.CDLL(None, use_errno=True)
    done: int
    try:
        if sys.platform == "darwin":
            done = library.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP)
        else:
            done = library.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _RENAME_EXCHANGE)
    except AttributeError:
        return False
    return done == 0


def sweep(folder: Path, *, own: bool = False) -> None:
    """Take away what killed runs left in `folder`, with `own` what this one left; what another is writing stays."""
    for left in folder.glob(f"{TEMPORARY}*"):
        process = left.name.removeprefix(TEMPORARY).partition("-")[0]
        number = int(process) if process.isdecimal() else 0
        if _is_running(number) and not (own and number == os.getpid()):
            continue
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return process > 0
