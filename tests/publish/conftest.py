"""What tests of the pages stand on."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest

from digest.config import Settings
from digest.model import Page
from digest.publish import render

from .sample import briefing

ROOT = Path(__file__).resolve().parents[2]
EXTENSIONS = [
    "admonition",
    "attr_list",
    "md_in_html",
    "footnotes",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
]


@pytest.fixture(scope="session")
def settings() -> Settings:
    return Settings(seeds=ROOT / "seeds", templates=ROOT / "templates")


@pytest.fixture(scope="session")
def pages(settings: Settings) -> dict[str, Page]:
    """The pages of the hand-made briefing by file."""
    return {page.uri: page for page in render(briefing(), settings, lambda *_: None)}


def to_html(text: str) -> str:
    """A page's Markdown as HTML, its front matter aside."""
    return markdown.Markdown(extensions=EXTENSIONS).convert(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL))


class Reader(HTMLParser):
    """What a page shows and what on it could act."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags, self.active = "", [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag in ("script", "iframe", "img", "object", "embed", "style", "base", "meta", "link"):
            self.active.append(tag)
        for name, value in attrs:
            if (
                name.startswith("on")
                or name in ("src", "srcdoc")
                or re.match(r"\s*(?!https?:)\w+:", value or "")
                and name == "href"
            ):
                self.active.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        self.text += data
