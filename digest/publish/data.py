"""The data files, the page that offers them, and the style and script of the site."""

from __future__ import annotations

import re
from pathlib import Path

from ..config import Settings
from ..errors import TemplateError
from .contract import VERSION
from .export import export_json
from .schema import export_schema
from .site import Site
from .tables import details_csv, quotations_csv
from .templating import Shelf, shipped_folder
from .wording import count, front_matter

GUIDES = ("how-to-read.md", "method.md")
"""Pages for readers that every site links to; one of the operator's own wins."""
PICTURES = "pictures"
_LISTS = ("coverage.md", "data.md", "details.md", "input.md", "quotations.md", "sources.md", "timeline.md")
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\(([a-z-]+\.md)(?:#[a-z-]*)?\)")
_GUIDE_FOLDERS = (Path(__file__).parents[1] / "guide", Path(__file__).parents[2] / "docs")
ASSETS = {
    "assets/digest.css": ("digest.css",),
    "assets/digest.js": ("digest.js",),
    "assets/digest-search.js": ("digest-search.js",),
    "assets/iframe-worker.js": ("iframe-worker.js",),
    "assets/search-worker.js": ("minisearch.js", "search-worker.js"),
}
"""File of the site -> the files in `templates/assets/` that it is made of."""


def data(site: Site, shelf: Shelf) -> list[tuple[str, str]]:
    """The download page and the files it offers, as (file, text)."""
    briefing = site.briefing
    text = shelf.fill(
        "data.md.j2",
        front=front_matter("Data", searched=False),
        version=VERSION,
        method=site.guide("method.md"),
        manifest=site.guide("manifest.json"),
        articles=count(len(site.articles), "article"),
        texts="The texts of the articles are in it." * (site.settings.full_text == "full"),
    )
    return [
        ("data.md", text),
        ("briefing.json", export_json(briefing, site.settings, full=False)),
        ("briefing.schema.json", export_schema()),
        ("quotations.csv", quotations_csv(briefing)),
        ("details.csv", details_csv(briefing)),
    ]


def assets(settings: Settings) -> list[tuple[str, str]]:
    """The style and the scripts, a newsroom's own where it has one, as (file, text)."""
    return [(name, "".join(_read(settings, part) for part in parts)) for name, parts in ASSETS.items()]


def _read(settings: Settings, name: str) -> str:
    for folder in (settings.templates, shipped_folder()):
        file = folder / "assets" / name
        if file.is_file():
            return file.read_text("utf-8")
    raise TemplateError(f"{shipped_folder() / 'assets' / name} is missing; install digest again.")


def guides(several: bool) -> list[tuple[str, str | bytes]]:
    """How to read a briefing, with its pictures, and how it is made, as (file, content).

    With `several` events there are as many of each page that they name, and they link to none.
    """
    folder = next((folder for folder in _GUIDE_FOLDERS if (folder / GUIDES[0]).is_file()), None)
    if folder is None:
        raise TemplateError(f"{_GUIDE_FOLDERS[0] / GUIDES[0]} is missing; install digest again.")
    pictures = sorted((folder / PICTURES).glob("*.webp"))
    return [
        *((name, _guide(folder / name, several)) for name in GUIDES),
        *((f"{PICTURES}/{picture.name}", picture.read_bytes()) for picture in pictures),
    ]


def _guide(file: Path, several: bool) -> str:
    text = file.read_text("utf-8")
    return without_lists(text) if several else text


def without_lists(guide: str) -> str:
    """A guide for a site about several events: without its links to the lists of one."""
    return _LINK.sub(lambda link: link[1] if link[2] in _LISTS else link[0], guide)
