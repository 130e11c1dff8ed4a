"""The story of a page: interim."""

from __future__ import annotations

import trafilatura
from lxml.html import HtmlElement


def story_of(page: HtmlElement) -> str:
    """The paragraphs of the story."""
    return trafilatura.extract(page, include_comments=False) or ""
