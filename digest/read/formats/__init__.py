"""The formats: one module each, with `read(file, path) -> Draft | Rejected ...`, loaded when a file asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import BinaryIO

from ...errors import SeedError
from ...model import Rejected
from ..draft import Draft

FORMATS = {
    ".txt": "plain",
    ".md": "plain",
    ".markdown": "plain",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "mail",
    ".mht": "mail",
    ".mhtml": "mail",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".json": "jsonl",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".pdf": "pdf",
    ".docx": "docx",
}
"""How a file's name ends -> the module that reads it."""

EXTRAS = {"feedparser": "feeds", "warcio": "warc", "pypdf": "pdf", "docx": "docx"}
"""Module of a library -> the extra of pyproject.toml that brings it."""


def ending(name: str) -> str:
    """The ending that tells the format: `.jsonl.gz` before `.gz`."""
    low = name.lower()
    return max((end for end in FORMATS if low.endswith(end)), key=len, default="")


def read_format(file: BinaryIO, path: str) -> Iterator[Draft | Rejected]:
    """The articles of one file, as its ending tells; SeedError when it cannot be read.

    What a library raises over a broken or hostile file is told in one sentence; the other files go on.
    """
    end = ending(path)
    if not end:
        raise SeedError(f"{path}: files of this kind are not read; {_known()}.")
    try:
        for each in import_module(f".{FORMATS[end]}", __package__).read(file, path):
            yield each if isinstance(each, Rejected) else _with_words(each, path)
    except SeedError:
        raise
    except ModuleNotFoundError as error:
        extra = EXTRAS.get((error.name or "").split(".")[0])
        if extra is None:
            raise
        raise SeedError(
            f"{path}: to read '{end}' files install the extra: pip install 'digest-briefing[{extra}]'; "
            "or save the article as .txt."
        ) from error
    except OSError as error:
        raise SeedError(f"{path}: {error.strerror or error}; the file cannot be read.") from error
    except Exception as error:
        what = " ".join(f"{type(error).__name__}: {error}".split())[:160]
        raise SeedError(f"{path}: it is broken and cannot be read as '{end}' ({what}); save it as .txt.") from error


def _with_words(draft: Draft, path: str) -> Draft | Rejected:
    """The draft, when there is a word in it."""
    if any(sign.isalnum() for sign in draft.text):
        return draft
    where = f"{path}, {draft.part}" if draft.part else path
    return Rejected(path, f"{where}: there is no word in it; put the article's text there or take it away.")


def _known() -> str:
    return f"articles may be {', '.join(sorted({e for e in FORMATS if e.count('.') == 1}))}; or save it as .txt"
