"""Links and anchors of a built site: of its pages, raw HTML and pictures included, and of its styles.

Read by the parser of the standard library.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

LEADS = {
    "a": ("href", "xlink:href"), "use": ("href", "xlink:href"), "image": ("href", "xlink:href"),
    "link": ("href",), "area": ("href",), "img": ("src",), "script": ("src",), "iframe": ("src",), "source": ("src",),
}  # fmt: skip
HOME = "http://site.invalid/"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STYLE_LINK = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]+))\s*\)|@import\s+["']([^"']+)["']""")


@dataclass
class Document(HTMLParser):
    """What a page links to and can be linked at."""

    links: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.anchors.append(found["id"])
        if "canonical" not in (found.get("rel") or ""):
            self.links += filter(None, map(found.get, LEADS.get(tag, ())))
        self.links += _sizes(found.get("srcset") or "")


def _sizes(srcset: str) -> list[str]:
    """The addresses of `a.png 1x, b.png 2x`."""
    return [each.split()[0] for each in re.split(r",\s+", srcset) if each.strip()]


def read_site(site: Path) -> dict[str, Document]:
    """Every page and picture below `site` that can have links and ids, by path."""
    documents = {}
    for page in sorted((*site.rglob("*.html"), *site.rglob("*.svg"))):
        document = Document()
        document.feed(page.read_text("utf-8"))
        documents[page.relative_to(site).as_posix()] = document
    return documents


def style_links(site: Path) -> Iterator[tuple[str, str]]:
    """(path of the style, link) of every style below `site`."""
    for style in sorted(site.rglob("*.css")):
        for found in _STYLE_LINK.finditer(_COMMENT.sub("", style.read_text("utf-8"))):
            yield style.relative_to(site).as_posix(), next(filter(None, found.groups()), "")


def lost_links(site: Path) -> list[str]:
    """A line for each link inside the site that leads nowhere, and for each id that is there twice."""
    pages = read_site(site)
    lost = []
    for name, page in pages.items():
        lost += [
            f"{name}: the id {each} is there {times} times"
            for each, times in Counter(page.anchors).items()
            if times > 1
        ]
        for link in dict.fromkeys(page.links):
            if reason := _misses(site, pages, name, link):
                lost.append(f"{name}: {link}: {reason}")
    told = ((name, link, _misses(site, pages, name, link)) for name, link in dict.fromkeys(style_links(site)))
    return lost + [f"{name}: {link}: {reason}" for name, link, reason in told if reason]


def _misses(site: Path, pages: dict[str, Document], name: str, link: str) -> str:
    target = urlsplit(urljoin(HOME + ("" if name == "404.html" else name), link))
    if f"{target.scheme}://{target.netloc}/" != HOME:
        return ""
    path = unquote(target.path).lstrip("/")
    path += "index.html" if not path or path.endswith("/") else ""
    if not (site / path).is_file():
        return "no such file"
    anchor = unquote(target.fragment)
    if anchor and path in pages and anchor not in pages[path].anchors:
        return "no such place"
    return ""
