"""What was published before: the exports of earlier builds, and which article of today each of theirs is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from ...config import Settings
from ...errors import SettingError
from ...model import Article, Briefing
from .exports import Exports, read_exports
from .matching import Known, match_articles

USUAL = Settings.since.name
"""The folder that need not be there."""
MOST = 12
"""Earlier builds that are looked at, the newest: more would be told on no page."""


@dataclass(frozen=True, slots=True)
class Past:
    """One earlier build."""

    label: str
    """Name of its file without the ending: what it is called on the site."""
    exports: Exports


def read_past(since: Path) -> tuple[Past, ...]:
    """The earlier builds of the setting `since`, the oldest first: one file, or the files of a folder by their names.

    A built site counts as its briefing. None where there is nothing; SettingError where something was named that is not
    there, ExportError for a file that is no export.
    """
    if not since.exists() and since.name != USUAL:
        raise SettingError(f"since is {since}, and there is no such file or folder.")
    since = since / "briefing.json" if (since / "briefing.json").is_file() else since
    files = sorted(since.glob("*.json"), key=lambda file: file.name) if since.is_dir() else [since]
    return tuple(Past(file.stem, _read(file, file.stat().st_mtime_ns)) for file in files[-MOST:] if file.is_file())


@lru_cache(maxsize=MOST)
def _read(file: Path, _changed: int) -> Exports:
    """An export, read once as long as it is not changed: it is asked for at every rebuild while serving."""
    return read_exports(file)


def with_former(briefing: Briefing, event: str, past: Sequence[Past]) -> Briefing:
    """The briefing with the ids under which its articles were published before, the newest first."""
    earlier = [each.exports[event].articles for each in reversed(past) if event in each.exports]
    if not earlier:
        return briefing
    articles = [_known(analysis.article) for analysis in briefing.analyses]
    taken, former = {article.id for article in articles}, {article.id: dict[str, None]() for article in articles}
    for records in earlier:
        then = {record.id: record for record in records}
        for before, now in match_articles(records, articles).items():
            for one in (before, *then[before].former):
                if one not in taken:
                    taken.add(one)
                    former[now][one] = None
    if not any(former.values()):
        return briefing
    return replace(
        briefing,
        analyses=tuple(
            replace(each, article=replace(each.article, former=tuple(former[each.article.id])))
            for each in briefing.analyses
        ),
    )


def _known(article: Article) -> Known:
    return Known(article.id, article.sha256, article.url.value if article.url else None, article.path, article.part)
