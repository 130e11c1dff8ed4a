"""`sources.yml`: what the operator states about the files, beside them."""

from __future__ import annotations

import os
from pathlib import Path

import yaml

from ..errors import SeedError
from .front_matter import FIELDS, pick_fields


def read_sources(folder: Path, names: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """File -> field -> value; empty when there is no such file. SeedError names the file and the line."""
    file = next((folder / name for name in names if os.path.lexists(folder / name)), None)
    if file is None:
        return {}
    try:
        found = yaml.safe_load(file.read_text("utf-8")) or {}
    except OSError as error:
        raise SeedError(f"{file}: {error.strerror or error}; the file cannot be read.") from error
    except (yaml.YAMLError, ValueError, RecursionError, AttributeError, TypeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise SeedError(f"{file}{where}: this is not YAML; write `file name:` and below it `outlet: ...`.") from error
    if not isinstance(found, dict):
        raise SeedError(f"{file}, line 1: write `file name:` and below it, indented, `outlet: ...`, `published: ...`.")
    return {str(name): _fields(file, name, facts) for name, facts in found.items()}


def _fields(file: Path, name: object, facts: object) -> dict[str, str]:
    if isinstance(facts, str):
        return {"outlet": facts}
    if not isinstance(facts, dict):
        raise SeedError(f"{file}: below '{name}' write `outlet: ...`, `published: ...` and so on.")
    known = {each for names in FIELDS.values() for each in names}
    strange = sorted(str(each) for each in facts if str(each).lower() not in known)
    if strange:
        raise SeedError(f"{file}: below '{name}' stands '{strange[0]}'; known are {', '.join(FIELDS)}.")
    stated, problems = pick_fields(facts)
    if problems:
        raise SeedError(f"{file}: below '{name}', {problems[0]}")
    return stated
