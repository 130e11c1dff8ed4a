"""The index of the site's search in parts: a reader's browser loads those that hold the words looked for.

Pagefind makes it. Its Python interface waits a tenth of a second after every record, which is most of an hour for a
thousand articles; its program is therefore spoken to directly, in the same messages.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from io import BufferedReader
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from ..disk import beside, put_in_place
from ..errors import SettingError

PARTS_FROM = 1000
"""Articles from which the index is made in parts, where Pagefind is installed: with 31,000 places one index is 2 MB
over the wire, its first results come after 1.7 s and the next after 0.1 s, those of Pagefind after 4 and 0.4 s and for
200 KB. Below, one index is quicker in everything, and no file for each place."""
FOLDER = "pagefind"
ALSO = "\u241f"
"""Parts what a result shows from the words under which it is found as well; digest-search.js knows it too."""
GLUE = re.compile(r"[—–…“”\"/<>]+|\.{2,}")
"""Pagefind makes one word of what stands around these without a space."""
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""What Pagefind writes for sites without a search of their own; half a megabyte."""

Document = Mapping[str, str]
"""A place of the site: `location`, `title`, `text`, and `also`, more words under which it is to be found."""


def write_index(documents: Iterable[Document], site_dir: Path) -> None:
    """Write `site_dir`/pagefind, an index of `documents`; the folder is there whole or as it was before.

    SettingError when Pagefind is not installed or cannot do it.
    """
    program, made = find_program(), beside(site_dir / FOLDER)
    if not program:
        raise SettingError("to search with Pagefind install the extra: pip install 'digest-briefing[search]'.")
    try:
        for name, content in _files(program, documents):
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_bytes(content)
        put_in_place(made, site_dir / FOLDER)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def in_parts(chosen: str, articles: int) -> bool:
    """Whether the setting `search` or the number of articles asks for an index in parts."""
    return chosen == "pagefind" or (chosen == "auto" and articles >= PARTS_FROM and find_program() is not None)


def find_program() -> Path | None:
    """Where Pagefind's program is; None when it is not installed."""
    try:
        from pagefind.service import get_executable
    except ImportError:
        return None
    return get_executable()


def _files(program: Path, documents: Iterable[Document]) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file of the index that `program` makes; SettingError when it cannot.

    It could write them itself, but says so before the last one is on the disk, and loses it when it is ended then.
    """
    answer: dict[str, Any] = {}
    try:
        with subprocess.Popen(  # noqa: S603  the installed program; no words of an article are among its arguments
            [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as service:
            for number, request in enumerate(_requests(documents)):
                answer = _ask(service, number, request)
    except (OSError, ValueError) as error:
        raise SettingError(f"Pagefind ended before its index was made: {error}.") from error
    for file in answer["files"]:
        if not any(map(PurePath(file["path"]).match, UNUSED)):
            yield file["path"], b64decode(file["content"])


def _ask(service: subprocess.Popen[bytes], number: int, request: dict[str, Any]) -> dict[str, Any]:
    """Send one request and take its reply; SettingError when it is refused, OSError when the service is gone."""
    asked, answered = service.stdin, service.stdout
    if asked is None or not isinstance(answered, BufferedReader):
        raise BrokenPipeError("there is no way to ask it")
    message = json.dumps({"message_id": number, "payload": request}).encode()
    asked.write(b64encode(message) + b",")
    asked.flush()
    reply = bytearray()
    while not reply.endswith(b","):
        more = answered.read1()
        if not more:
            raise BrokenPipeError(f"no reply to {request['type']}")
        reply += more
    answer: dict[str, Any] = json.loads(b64decode(reply[:-1]))["payload"]
    if answer["type"] == "Error":
        raise SettingError(f"Pagefind refuses {request.get('url', request['type'])}: {answer['message']}.")
    return answer


def _requests(documents: Iterable[Document]) -> Iterator[dict[str, Any]]:
    """What is asked of Pagefind: a new index, the documents, and the files."""
    documents = list(documents)
    pages = {each["location"]: each["title"] for each in documents if "#" not in each["location"]}
    yield {"type": "NewIndex", "config": {}}
    for each in documents:
        yield _record(each, pages.get(each["location"].partition("#")[0], ""))
    yield {"type": "GetFiles", "index_id": 0}


def _record(document: Document, page: str) -> dict[str, Any]:
    """The record of a place on the page of the name `page`.

    The name goes with the address, as its query, which is not searched; what Pagefind has for that, its filters, are
    written in another order each time.
    """
    address, _, place = document["location"].partition("#")
    text = document["text"].replace("\u200b", " ")  # Pagefind would take it for the only sign between words
    split = (GLUE.sub(" ", word).split() for word in text.split() if GLUE.search(word))
    parts = [part for pieces in split if len(pieces) > 1 for part in pieces]
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": f"{address}?{quote(page)}#{place}" if place else address,
        "content": " ".join((text, ALSO, document["title"], document.get("also", ""), *parts)),
        "language": "en",
        "meta": {"title": document["title"]},
    }
