"""What leads from page to page: the menu, and the way back from pages that are not in it."""

from __future__ import annotations

from collections.abc import Mapping
from posixpath import dirname

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage

from ..model import Page
from ..publish.addresses import is_leaf
from ..publish.escape import light

Item = str | dict[str, list["Item"]]
"""Of the menu: the file of a page, or the name of a part and what is in it."""

TABS = 120
"""Letters that fit into one line of tabs, with a gap of four for each tab."""


def parent_page(uri: str, files: Files) -> SitePage | None:
    """The list that `uri` stands below: `articles.md` or `articles/index.md` for `articles/x.md`."""
    lists = map(files.get_file_from_path, (f"{dirname(uri)}.md", f"{dirname(uri)}/index.md"))
    return next((file.page for file in lists if file and file.page), None)


def navigation(pages: tuple[Page, ...], hand_written: list[str], events: Mapping[str, str]) -> list[Item]:
    """The lists in the order in which the core made them, then the hand-written pages as a guide.

    `events`: folder in the site -> the operator's name of it, where there are several; the lists of each are a part,
    and where their names would not fit into one line of tabs, the parts are one.
    """
    from ..publish import GUIDES

    ours = [page.uri for page in pages if page.uri.endswith(".md")]
    lists: list[Item] = [uri for uri in ours if not is_leaf(uri) and uri not in GUIDES]
    for event, folder in events.items():
        if event:
            inside: list[Item] = [uri for uri in lists if isinstance(uri, str) and uri.startswith(f"{event}/")]
            lists = [uri for uri in lists if uri not in inside] + [{light(folder): inside}]
    if sum(len(folder) + 4 for folder in events.values()) > TABS:
        lists = [{"Events": lists}]
    guides = [uri for uri in GUIDES if uri in ours]
    others: list[Item] = [*guides, *(uri for uri in hand_written if uri not in ours)]
    return [*lists, {"Guide": others}] if others and lists else lists or others
