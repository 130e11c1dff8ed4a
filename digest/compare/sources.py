"""How each article is called on the site: outlet, else author, else a letter; nothing is made up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from ..model import Article, FigureKind, Source, Span
from .corpus import Corpus

SHORT = 14
"""Letters of the longest name that is not abbreviated in a chip."""
COLOURS = 12
GRACE = 1
"""Days that a story may be ahead of its stated day: time zones, and papers dated on the day they are read."""
_AHEAD = re.compile(
    r"\b(?:will|would|until|till|by|next|due|expected|scheduled|plan\w*|before|deadline|upcoming|set for|to be)\b",
    re.I,
)
"""Words beside which a day may well lie ahead."""


def name_sources(corpus: Corpus, files: Sequence[str]) -> tuple[Source, ...]:
    """One source for each of the articles `files`, in this order; articles of one outlet share name and colour."""
    letters, articles = iter(_letters()), [corpus.articles[article] for article in files]
    known = [_name(article) or f"Source {next(letters)}" for article in articles]
    colours = {name: n % COLOURS for n, name in enumerate(dict.fromkeys(known))}
    shorts = _shorts(list(colours))
    return tuple(
        Source(article.id, name, shorts[name], colours[name], corpus.origin(article.id), _later(corpus, article))
        for article, name in zip(articles, known, strict=True)
    )


def _later(corpus: Corpus, article: Article) -> Span | None:
    """The first day, written out and told as past, that is later than the article says it was published."""
    if article.published is None:
        return None
    published = date.fromisoformat(article.published.value[:10]).toordinal()
    for figure in corpus.analyses[corpus.number[article.id]].figures:
        written = figure.kind is FigureKind.DATE and figure.grain == "day" and not figure.counted
        if written and figure.low - published > GRACE and not _AHEAD.search(corpus.text(figure.sentence)):
            return figure.span
    return None


def _name(article: Article) -> str | None:
    if article.outlet:
        return article.outlet.value
    return article.byline.value.split()[-1] if article.byline and article.byline.value.split() else None


def _shorts(names: list[str]) -> dict[str, str]:
    """Name -> short name; two that would be the same are told apart by numbers."""
    shorts = {name: _short(name) for name in names}
    counted = Counter(shorts.values())
    seen: Counter[str] = Counter()
    for name in names:
        short = shorts[name]
        if counted[short] > 1:
            seen[short] += 1
            shorts[name] = f"{short} {seen[short]}"
    return shorts


def _short(name: str) -> str:
    bare = name.removeprefix("The ")
    if len(bare) <= SHORT:
        return bare
    initials = "".join(word[0] for word in bare.split() if word[0].isupper())
    return initials if len(initials) > 1 else bare[: SHORT - 1] + "…"


def _letters() -> Iterator[str]:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    yield from alphabet
    n = 1
    while True:
        yield from (f"{letter}{n}" for letter in alphabet)
        n += 1
