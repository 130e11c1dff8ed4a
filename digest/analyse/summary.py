"""Which sentences tell a text best, chosen whole and never rewritten."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from ..language.lexicon import lexicon
from ..language.words import WORD
from ..model import Article, Quotation, Span, Summary

SENTENCES = 3
CANDIDATES = 7
"""Sentences from the start of an article among which is chosen: news leads with what matters (Ghalandari 2017 takes
5 to 7)."""
REDUNDANT = 0.5
"""Share of words in common with a chosen sentence from which a sentence says nothing new."""
LONGEST = 70
"""Words of the longest sentence that is taken."""


def summarise(article: Article, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Summary:
    """Up to three sentences of one article, in the order of the text."""
    bags = [bag(article.text, span) for span in sentences]
    candidates = [
        n
        for n in range(min(CANDIDATES, len(sentences)))
        if stands_alone(article.text, sentences[n]) and not _mostly_speech(sentences[n], quotations)
    ]
    if not candidates:
        candidates = list(range(min(1, len(sentences))))
    chosen = choose(bags, candidates, centroid(bags), SENTENCES)
    return Summary(tuple(sentences[n] for n in sorted(chosen)))


_LETTERS = re.compile(r"[^\W\d_]{2,}|\d[\d.,]*")


def bag(text: str, span: Span) -> Counter[str]:
    """The content words of a sentence, small."""
    stop = lexicon()["words", "stop"]
    return Counter(word for word in _LETTERS.findall(text[span.start : span.end].lower()) if word not in stop)


def centroid(bags: Sequence[Counter[str]], weight: dict[str, float] | None = None) -> dict[str, float]:
    """Mean weight of each word over the sentences; words in a single sentence carry too little to count."""
    total: Counter[str] = Counter()
    for one in bags:
        total.update(one.keys())
    return {key: n * (weight or {}).get(key, 1.0) for key, n in total.items() if n > 1 or len(bags) < 4}


def choose(bags: Sequence[Counter[str]], candidates: Sequence[int], centre: dict[str, float], most: int) -> list[int]:
    """Greedily the sentences whose summary is nearest to the centre by cosine (Ghalandari 2017), nothing said twice."""
    chosen: list[int] = []
    total: Counter[str] = Counter()
    length = math.sqrt(math.fsum(weight * weight for weight in centre.values())) or 1.0
    best = 0.0
    while len(chosen) < most:
        scored = [
            (_cosine(total + bags[n], centre, length) * (1 - 0.02 * n), -n)
            for n in candidates
            if n not in chosen and not any(_overlap(bags[n], bags[m]) > REDUNDANT for m in chosen)
        ]
        if not scored or max(scored)[0] <= best * 0.9:
            break
        best, n = max(scored)
        chosen.append(-n)
        total += bags[-n]
    return chosen


def _cosine(one: Counter[str], centre: dict[str, float], length: float) -> float:
    dot = math.fsum(n * centre.get(key, 0.0) for key, n in one.items())
    own = math.sqrt(sum(n * n for n in one.values()))
    return dot / (own * length) if own else 0.0


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    return sum((one & other).values()) / max(1, min(sum(one.values()), sum(other.values())))


def stands_alone(text: str, span: Span) -> bool:
    """Whether a sentence can be read without the one before it: no pronoun or "But" in front, not too long, a real
    sentence.
    """
    found = WORD.findall(text, span.start, span.end)
    if not 6 <= len(found) <= LONGEST or text[span.end - 1] not in ".!?”\"’'" or text[span.start] in "“\"‘'":
        return False
    first = found[0].lower()
    return (
        found[0][0].isupper()
        and first
        not in lexicon()["words", "stop"]
        - {"the", "a", "an", "in", "on", "at", "after", "as", "more", "for", "two", "with", "no", "from", "some"}
        or first[0].isdigit()
    )


def _mostly_speech(span: Span, quotations: tuple[Quotation, ...]) -> bool:
    spoken = sum(min(q.span.end, span.end) - max(q.span.start, span.start) for q in quotations if q.span.overlaps(span))
    return spoken > 0.6 * len(span)
