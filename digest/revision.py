"""A folder of articles as it was at a revision of its git repository."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from .errors import SettingError

PLAIN = ("100644", "100755")
"""Modes of files; links and repositories within the repository are passed over."""


def why_no_revision(name: str) -> str:
    """Why git knows no commit of this name here; empty where it knows one."""
    done = _git("rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")
    if done is None:
        return "git is not installed"
    told = done.stderr.decode(errors="replace").strip().splitlines()
    return f"git says {told[-1] if told else 'nothing'}".rstrip(".") if done.returncode else ""


def write_folder(revision: str, folder: Path, into: Path) -> None:
    """Write the files of `folder` as `revision` has them below `into`; none where it has no such folder.

    Nothing of the repository is run: no hook, no filter. SettingError when git cannot read it.
    """
    listed = _git("ls-tree", "-r", "-z", revision, "--", f"{folder}/")
    if listed is None or listed.returncode:
        reason = listed.stderr.decode(errors="replace").strip() if listed else "git is not installed"
        raise SettingError(f"{folder} at {revision} cannot be read: {reason}.")
    into.mkdir(parents=True, exist_ok=True)
    files = [entry.split(b"\t", 1) for entry in listed.stdout.split(b"\0") if entry]
    plain = [(facts.split()[2], name) for facts, name in files if facts.split()[0].decode() in PLAIN]
    for name, content in zip([name for _, name in plain], _contents([sha for sha, _ in plain]), strict=True):
        path = (into / Path(_text(name)).relative_to(folder)).resolve()
        if path.is_relative_to(into.resolve()):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _contents(names: list[bytes]) -> Iterator[bytes]:
    """What is behind each name of an object."""
    if not names:
        return
    done = _git("cat-file", "--batch", given=b"\n".join(names) + b"\n")
    if done is None or done.returncode:
        raise SettingError("git cat-file could not read the files.")
    at = 0
    for _ in names:
        head = done.stdout.index(b"\n", at)
        size = int(done.stdout[at:head].split()[2])
        yield done.stdout[head + 1 : head + 1 + size]
        at = head + 2 + size


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def _git(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes] | None:
    """What git says; None where there is no git."""
    try:
        return subprocess.run(["git", *arguments], input=given, capture_output=True, check=False)  # noqa: S603, S607
    except OSError:
        return None
