"""Ids of quotations that last while the article and the words do."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256

_LETTERS = re.compile(r"[^\W_]+")


class Ids:
    """Gives ids within one article: made of its id and of the words, with a number where words come again."""

    def __init__(self, article: str) -> None:
        self.article = article
        self._given: Counter[str] = Counter()

    def new(self, words: str, letter: str = "q") -> str:
        """`q-1a2b3c4d`, the second time `q-1a2b3c4d-2`; `letter` tells what is named."""
        plain = " ".join(_LETTERS.findall(words.lower())) or words
        between = " " if letter == "q" else f" {letter} "
        digest = sha256(f"{self.article}{between}{plain}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
        self._given[digest] += 1
        return f"{letter}-{digest}" if self._given[digest] == 1 else f"{letter}-{digest}-{self._given[digest]}"
