"""`sources.yml`: what the operator states about the files, beside them."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import SeedError
from .draft import sound
from .front_matter import FIELDS, pick_fields
from .opening import opened
from .written import GROWN, YAMLRefusedError, load_yaml

SHOWN = 100
"""Characters of a name that a sentence repeats."""
FORM = "write `file name:` and below it, indented, `outlet: ...`, `published: ...`"


def read_sources(folder: Path, names: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """File -> field -> value; empty when there is no such file. SeedError names the file and the line.

    It is opened as an article is: a link out of the folder, a pipe or a device is not read.
    """
    file = next((folder / name for name in names if os.path.lexists(folder / name)), None)
    if file is None:
        return {}
    path = sound(str(file))
    try:
        found = load_yaml(_text(file, path, folder)) or {}
    except YAMLRefusedError as error:
        raise SeedError(f"{path}, line {error.line}: this is not YAML ({sound(error.why)}); {FORM}.") from error
    if not isinstance(found, dict):
        raise SeedError(f"{path}, line 1: {FORM}.")
    return {str(name): _fields(path, sound(str(name))[:SHOWN], facts) for name, facts in found.items()}


def _text(file: Path, path: str, folder: Path) -> str:
    with opened(file, path, folder) as content:
        data = content.read(GROWN + 1)
    if len(data) > GROWN:
        raise SeedError(f"{path}: larger than {GROWN // 1_000_000} MB and therefore not read; state less in it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SeedError(f"{path}, line {line}: this is not UTF-8; save the file as UTF-8.") from error


def _fields(path: str, name: str, facts: object) -> dict[str, str]:
    if isinstance(facts, str):
        facts = {"outlet": facts}
    if not isinstance(facts, dict):
        raise SeedError(f"{path}: below '{name}' write `outlet: ...`, `published: ...` and so on.")
    known = {each for names in FIELDS.values() for each in names}
    strange = sorted(sound(str(each)) for each in facts if str(each).lower() not in known)
    if strange:
        raise SeedError(f"{path}: below '{name}' stands '{strange[0][:SHOWN]}'; known are {', '.join(FIELDS)}.")
    stated, problems = pick_fields(facts)
    if problems:
        raise SeedError(f"{path}: below '{name}', {sound(problems[0])}")
    return stated
