"""Words that make a thing less certain: "alleged", "reportedly", with the word they stand before."""

from __future__ import annotations

import re
from functools import lru_cache

from ...language.lexicon import lexicon
from ...language.words import stem
from ...model import Article, Framing, Quotation, Span


def hedge_words() -> frozenset[str]:
    """Words of doubt."""
    return lexicon()["framing", "hedges"]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<hedge>{'|'.join(sorted(hedge_words()))})\s+[“\"‘']?(?P<word>[a-z]+)[”\"’']?")


def find_hedges(article: Article, sentence: Span, inside: list[Quotation]) -> list[Framing]:
    """Hedges of the report itself (not of speech); value: the hedge; slot: the stem of the word behind it."""
    return [
        Framing("hedge", Span(article.id, *match.span()), sentence, match["hedge"], stem(match["word"]))
        for match in _pattern().finditer(article.text, sentence.start, sentence.end)
        if match["word"] not in lexicon()["words", "stop"]
        and not any(q.span.start <= match.start() < q.span.end for q in inside)
    ]
