"""Ids of articles that survive a new file name and new neighbours."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import replace
from hashlib import sha256

from ..language.lines import line_kind
from ..language.sentences import paragraphs
from ..model import Article, Span, Stated

SLUG = 48
"""Longest readable part of an id, in characters."""


def name_articles(articles: list[Article]) -> list[Article]:
    """The articles with their ids: a slug of the first words, and a digest of the first two lines of the story.

    Of articles that begin alike the one that was published first keeps this id, so that later ones do not change it;
    the
    others add a digest of their whole text, exact copies a number.
    """
    begun: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        begun[_first_id(article)].append(number)
    ids: dict[int, str] = {}
    for first, numbers in begun.items():
        copies: Counter[str] = Counter()
        for place, number in enumerate(sorted(numbers, key=lambda n: _seniority(articles[n]))):
            name = first if place == 0 else f"{first}-{_digest(articles[number].text)}"
            copies[name] += 1
            ids[number] = name if copies[name] == 1 else f"{name}-{copies[name]}"
    return [_with_id(article, ids[number]) for number, article in enumerate(articles)]


def _seniority(article: Article) -> tuple[str, str, str]:
    return article.published.value if article.published else "9999", _digest(article.text), article.path


def _first_id(article: Article) -> str:
    begin = article.begin
    story = []
    for start, end in paragraphs(article.text[begin : begin + 20_000]):
        line = article.text[begin + start : begin + end]
        if line_kind(line) is None:
            story.append(" ".join(line.split()))
        if len(story) == 2:
            break
    first = (article.headline.value if article.headline else "") or (story[0] if story else article.text[:80])
    return f"{slug(first)}-{_digest(' '.join(story) or article.text)}"


def slug(words: str, limit: int = SLUG) -> str:
    """Small letters, digits and hyphens; never empty."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return (made if len(made) <= limit else made[: limit + 1].rsplit("-", 1)[0][:limit]) or "article"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def _with_id(article: Article, name: str) -> Article:
    def moved(stated: Stated) -> Stated:
        return replace(stated, span=Span(name, stated.span.start, stated.span.end)) if stated.span else stated

    return replace(
        article,
        id=name,
        headline=article.headline and moved(article.headline),
        outlet=article.outlet and moved(article.outlet),
        byline=article.byline and moved(article.byline),
        published=article.published and moved(article.published),
        updated=article.updated and moved(article.updated),
        url=article.url and moved(article.url),
        front_matter=Span(name, 0, article.front_matter.end) if article.front_matter else None,
        disagreements=tuple((field, moved(used), moved(other)) for field, used, other in article.disagreements),
    )
