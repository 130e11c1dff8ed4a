"""A folder of files becomes articles: one module a format, and `facts` for what an article says of itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..errors import SeedError
from ..model import Article, Rejected
from .decode import decode
from .facts import state_facts
from .front_matter import split_front_matter
from .identity import name_articles
from .operator import read_sources

FORMATS = {".txt", ".md", ".markdown"}
SOURCES = ("sources.yml", "sources.yaml")

Tell = Callable[[str, int, int], None]


def read_folder(folder: Path, tell: Tell = lambda stage, done, total: None) -> tuple[list[Article], list[Rejected]]:
    """Every article below `folder` in the order of the paths, and the files that could not be read.

    Hidden files, README files and `sources.yml` are not articles. SeedError when the folder itself cannot be read.
    """
    files = _list(folder)
    stated = read_sources(folder, SOURCES)
    articles: list[Article] = []
    rejected: list[Rejected] = []
    for done, file in enumerate(files, 1):
        path = file.relative_to(folder).as_posix()
        try:
            articles.append(_read(file, path, folder, stated.pop(path, {})))
        except SeedError as error:
            rejected.append(Rejected(path, str(error)))
        tell("read", done, len(files))
    rejected.extend(
        Rejected(name, f"{SOURCES[0]} names this file, but there is none of that name.") for name in sorted(stated)
    )
    return name_articles(articles), rejected


def _list(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise SeedError(
            f"{folder}: no such folder; put your articles there or set `seeds` to the folder that holds them."
        )
    try:
        found = [file for file in folder.rglob("*") if _may_be_article(file, folder)]
    except OSError as error:
        raise SeedError(f"{folder}: {error.strerror or error}; the folder cannot be listed.") from error
    return sorted(found, key=lambda file: file.relative_to(folder).as_posix())


def _may_be_article(file: Path, folder: Path) -> bool:
    parts = file.relative_to(folder).parts
    if any(part.startswith(".") for part in parts) or file.is_dir():
        return False
    return file.name not in SOURCES and file.stem.lower() != "readme"


def _read(file: Path, path: str, folder: Path, stated: dict) -> Article:
    if file.suffix.lower() not in FORMATS:
        raise SeedError(f"{path}: files ending in '{file.suffix}' are not read; save the article as .txt or .md.")
    if not file.resolve().is_relative_to(folder.resolve()):
        raise SeedError(f"{path}: the link leads out of the folder of articles and is not followed.")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SeedError(f"{path}: {error.strerror or error}; the file cannot be read.") from error
    text, problems = decode(data, path)
    front = split_front_matter(text)
    return state_facts(path, text, front, stated, (*problems, *front.problems))
