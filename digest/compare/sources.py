"""How each article is called on the site: outlet, else author, else a letter; nothing is made up."""

from __future__ import annotations

from collections import Counter

from ..model import Article, Source
from .corpus import Corpus

SHORT = 14
"""Letters of the longest name that is not abbreviated in a chip."""
COLOURS = 12


def name_sources(corpus: Corpus) -> tuple[Source, ...]:
    """One source for each article, in the order of the files; articles of one outlet share name and colour."""
    letters = iter(_letters())
    known = [_name(article) or f"Source {next(letters)}" for article in corpus.articles.values()]
    colours = {name: n % COLOURS for n, name in enumerate(dict.fromkeys(known))}
    shorts = _shorts(list(colours))
    return tuple(
        Source(article.id, name, shorts[name], colours[name], corpus.origin(article.id))
        for article, name in zip(corpus.articles.values(), known, strict=True)
    )


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
    bare = name.removeprefix("The ").removeprefix("Source ")
    if len(bare) <= SHORT:
        return bare
    initials = "".join(word[0] for word in bare.split() if word[0].isupper())
    return initials if len(initials) > 1 else bare[: SHORT - 1] + "…"


def _letters():
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    yield from alphabet
    n = 1
    while True:
        yield from (f"{letter}{n}" for letter in alphabet)
        n += 1
