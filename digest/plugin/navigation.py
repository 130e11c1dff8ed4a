"""What leads from page to page: the menu, and the way back from pages that are not in it."""

from __future__ import annotations

from posixpath import dirname

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage

from ..model import Page


def is_leaf(page: Page) -> bool:
    """Whether `page` is one of many, below a list of them: `articles/x.md`."""
    return page.uri.endswith(".md") and "/" in page.uri and not page.uri.endswith("/index.md")


def parent_page(uri: str, files: Files) -> SitePage | None:
    """The list that `uri` stands below: `articles.md` or `articles/index.md` for `articles/x.md`."""
    lists = map(files.get_file_from_path, (f"{dirname(uri)}.md", f"{dirname(uri)}/index.md"))
    return next((file.page for file in lists if file and file.page), None)


def navigation(pages: tuple[Page, ...], hand_written: list[str]) -> list[str | dict[str, list[str]]]:
    """The lists in the order in which the core made them, then the hand-written pages as a guide."""
    from ..publish import GUIDES

    lists = [page.uri for page in pages if page.uri.endswith(".md") and not is_leaf(page) and page.uri not in GUIDES]
    generated = {page.uri for page in pages}
    others = [uri for uri in GUIDES if uri in generated] + [uri for uri in hand_written if uri not in generated]
    return [*lists, {"Guide": others}] if others and lists else lists or others
