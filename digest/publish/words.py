"""The one place where an article's words become part of a page, and the check that they still are its words.

A stretch is printed as an element with `data-span="ARTICLE:START-END"` and nothing but text in it; a wording whose
changed words are marked is a paragraph with `data-words`. `check` reads a finished page again and compares both
with the article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from ..errors import FidelityError
from ..model import Article, Span
from .escape import light, read, squash

_LEAF = re.compile(r'<(\w++)[^<>]* data-span="([^":]+):(\d+)-(\d+)"[^<>]*>([^<]*)</\1>')
_WHOLE = re.compile(r'<p[^<>]* data-words="([^":]+):(\d+)-(\d+)"[^<>]*>(.*?)</p>', re.DOTALL)
_ASIDE = re.compile(r"<(i|del)\b[^<>]*>[^<]*</\1>")
_TAG = re.compile(r"<[^<>]*>")


class Quoter:
    """Prints stretches of the articles it was given."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles

    def text(self, span: Span) -> str:
        """The words of `span` on one line; FidelityError when there is no such place."""
        return squash(self._articles[span.article].quote(span))

    def raw(self, span: Span) -> str:
        """The words of `span` as they stand, line ends included."""
        return self._articles[span.article].quote(span)

    def opening(self, span: Span, most: int) -> Span:
        """The first words of `span`, at most `most` characters, cut between two words; all of it if it is shorter."""
        words = self.raw(span)
        if len(words) <= most:
            return span
        end = words.rfind(" ", 1, most)
        return Span(span.article, span.start, span.start + (end if end > 0 else most))

    def words(self, span: Span, tag: str = "span", attributes: str = "") -> Markup:
        """The words of `span` as an element that `check` can find again.

        `attributes` are our own, never an article's.
        """
        return Markup(
            f'<{tag}{attributes} data-span="{span.article}:{span.start}-{span.end}">'
            f"{light(self._articles[span.article].quote(span))}</{tag}>"
        )

    def check(self, page: str, name: str) -> None:
        """Raise FidelityError unless each stretch on `page` reads as in its article.

        `name` is the page's, for the message. Costs a pass of two regular expressions over the page.
        """
        leaves = _LEAF.findall(page)
        wholes = _WHOLE.findall(page)
        if len(leaves) != page.count(' data-span="') or len(wholes) != page.count(' data-words="'):
            raise FidelityError(f"{name}: a stretch of an article is not closed, or has markup inside.")
        for _, article, start, end, shown in leaves:
            self._compare(name, Span(article, int(start), int(end)), shown)
        for article, start, end, shown in wholes:
            self._compare(name, Span(article, int(start), int(end)), _TAG.sub("", _ASIDE.sub("", shown)))

    def _compare(self, name: str, span: Span, shown: str) -> None:
        if span.article not in self._articles:
            raise FidelityError(f"{name}: shows words of an article that does not exist: {span.article}.")
        if squash(read(shown)) != self.text(span):
            raise FidelityError(f"{name}: shows words that {span.article} does not have at {span.start} to {span.end}.")
