"""The line of requirements.txt that installs this very digest somewhere else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any
from urllib.parse import urlsplit

from .. import __version__

NAME = "digest-briefing"


def requirement() -> str:
    """The version, or the address that digest was installed from; a place on this machine is never named."""
    try:
        origin = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:
        origin = None
    address = _address(json.loads(origin)) if origin else ""
    if address:
        return f"{NAME} @ {address}"
    local = (
        "# from a file here: pip finds this version where it is published, or with --find-links FOLDER\n"
        if origin
        else ""
    )
    return f"{local}{NAME}=={__version__}"


def _address(origin: Mapping[str, Any]) -> str:
    """What PEP 610 notes of an installation, as pip takes it; empty for a place on this machine."""
    url, repository, archive = origin.get("url", ""), origin.get("vcs_info"), origin.get("archive_info") or {}
    parts = urlsplit(url)
    if parts.scheme in ("", "file") or not parts.hostname or "dir_info" in origin:
        return ""
    if repository:
        url = f"{repository['vcs']}+{url}@{repository['commit_id']}"
    marks = [f"{kind}={digits}" for kind, digits in sorted((archive.get("hashes") or {}).items())[:1]]
    marks += [f"subdirectory={origin['subdirectory']}"] if origin.get("subdirectory") else []
    return f"{url}#{'&'.join(marks)}" if marks else url
