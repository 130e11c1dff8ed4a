"""Links and anchors of a built site, raw HTML included, by the parser of the standard library."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

LEADS = {"a": "href", "link": "href", "area": "href", "img": "src", "script": "src", "iframe": "src", "source": "src"}
HOME = "http://site.invalid/"


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
        if found.get(LEADS.get(tag, "")) and "canonical" not in (found.get("rel") or ""):
            self.links.append(found[LEADS[tag]])


def read_site(site: Path) -> dict[str, Document]:
    """Every page below `site`, by path."""
    documents = {}
    for page in sorted(site.rglob("*.html")):
        document = Document()
        document.feed(page.read_text("utf-8"))
        documents[page.relative_to(site).as_posix()] = document
    return documents


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
    return lost


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
