"""The figures of an article: quantities, sums, days, times and ages, each an interval with what it is a figure of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ...language.lexicon import any_of, lexicon
from ...language.phrases import Tagged, is_day, phrases
from ...language.tagging import Token, key
from ...language.words import WORD
from ...model import Article, Figure, Span
from .binding import FAR, bind
from .intervals import Found
from .scan import scan


def find_figures(article: Article, sentences: tuple[Span, ...], headline: tuple[int, int] | None) -> tuple[Figure, ...]:
    """Every figure of the story and its headline, by place."""
    places = [*([Span(article.id, *headline)] if headline else []), *sentences]
    published = article.published.value[:10] if article.published else ""
    figures: list[Figure] = []
    for sentence in places:
        found = scan(article.text, sentence.start, sentence.end, published)
        if found:
            tagged = phrases(article.text, sentence.start, sentence.end)
            setting = _Setting(
                tagged,
                _names(tagged),
                bool(_cues().past.search(article.text, sentence.start, sentence.end)),
                bool(_cues().revised.search(article.text, sentence.start, sentence.end)),
            )
            figures.extend(_figure(article, sentence, setting, one) for one in found)
    return tuple(sorted(figures, key=lambda figure: (figure.span.start, figure.span.end)))


class _Setting(NamedTuple):
    """What all figures of a sentence share."""

    tagged: Tagged
    names: frozenset[str]
    past: bool
    revised: bool


def _figure(article: Article, sentence: Span, setting: _Setting, found: Found) -> Figure:
    tagged = setting.tagged
    bound = bind(tagged, found)
    inside = tagged.tokens_in(found.start, found.end)
    near = range(inside[0] - FAR, inside[-1] + FAR + 1) if inside else ()
    words = [tagged.tokens[n] for n in near if 0 <= n < len(tagged.tokens) and n not in inside]
    return Figure(
        kind=found.kind,
        span=Span(article.id, found.start, max(found.end, bound.end)),
        sentence=sentence,
        low=found.low,
        high=found.high,
        unit=found.unit,
        form=found.form,
        exact=found.exact,
        vague=found.vague,
        whole=found.whole,
        grain=found.grain,
        counted=found.counted,
        head=bound.head,
        modifiers=bound.modifiers,
        verb=bound.verb,
        events=bound.events,
        people=bound.people,
        denied=bound.denied,
        ahead=bound.ahead,
        past=setting.past,
        revised=setting.revised,
        changed=bool(_cues().changed.search(article.text, max(sentence.start, found.start - 24), found.start)),
        index=bound.index,
        names=setting.names,
        near=_near(words),
    )


def _near(tokens: list[Token]) -> frozenset[str]:
    """Keys of the content words among some tokens."""
    stop = lexicon()["words", "stop"]
    return frozenset(key(t.low) for t in tokens if len(t.low) > 2 and t.low not in stop and WORD.match(t.low))


def _names(tagged: Tagged) -> frozenset[str]:
    """Runs of proper nouns outside the calendar, in lower case."""
    found, run = set(), []
    for token in (*tagged.tokens, None):
        if token is not None and token.name and token.text[0].isupper() and not is_day(token):
            run.append(token.low)
        elif run:
            found.add(" ".join(run))
            run = []
    return frozenset(found)


class _Cues:
    """Words by which a sentence looks back, tells of a revision, or gives where a figure has got to."""

    def __init__(self) -> None:
        lex = lexicon()
        self.past = re.compile(rf"\b(?:{any_of(lex.entries('figures', 'past'))})\b", re.I)
        self.revised = re.compile(rf"\b(?:{any_of(lex.entries('figures', 'revised'))})\b", re.I)
        self.changed = re.compile(rf"\b(?:{any_of(lex.entries('figures', 'changed'))}) (?:to|at|by)? ?$", re.I)


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    return _Cues()
