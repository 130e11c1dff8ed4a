"""Where: the place that a phrase such as "in Plantation, Florida" or "along a boardwalk" gives."""

from __future__ import annotations

import re
from functools import lru_cache

from ...language.lexicon import any_of, lexicon
from ...language.words import plain
from ...model import Article, Fact, Quotation, Span

_NAME = r"[A-ZÀ-Þ][\w’'.-]*(?:[ ](?:des?|du|la|of[ ]the|of)[ ][A-ZÀ-Þ][\w’'-]*|[ ][A-ZÀ-Þ][\w’'-]*)*"
_DIRECTIONS = {
    "to": "to", "toward": "to", "towards": "to", "into": "to", "onto": "to", "from": "from",
}  # fmt: skip
"""Prepositions that tell where to or where from; the others tell where."""


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    lex = lexicon()
    nouns = any_of(lex["places", "nouns"] | lex["places", "sites"])
    directions = any_of(lex["places", "directions"])
    days = "|".join([*lex.words("dates", "months"), *lex.words("dates", "weekdays")]).title()
    behind = rf"(?:[ ](?:of|in|on|near|fronting|facing|along|outside|off)[ ](?:the[ ])?(?!(?:{days})\b){_NAME})?"
    return re.compile(
        rf"\b(?P<preposition>(?i:in|on|at|near|from|to|into|across|along|inside|outside|around|off|towards?|onto))[ ]"
        rf"(?P<place>(?:(?:the|a|an|his|her|their|its)[ ])?(?:(?:{directions})[ ])?"
        rf"(?:(?:[a-z][\w’'-]*[ ]){{0,2}}?(?:{_NAME}[ ](?:[a-z]+[ ])?)?(?P<noun>{nouns})s?\b{behind}"
        rf"|(?P<name>{_NAME})(?:,[ ]{_NAME}(?=[ ,.;]|$))?(?:[ ](?:{nouns})\b)?))"
    )


def find_where(article: Article, sentence: Span, inside: list[Quotation]) -> list[Fact]:
    """Places of the report itself, not of speech; value: its names and nouns, small; slot: `at`, `to` or `from`."""
    found = []
    for match in _pattern().finditer(article.text, sentence.start, sentence.end):
        if any(q.span.start <= match.start() < q.span.end for q in inside) or not _is_place(match):
            continue
        slot = _DIRECTIONS.get(match["preposition"].lower(), "at")
        end = match.end("place")
        if match["name"] and "," in match["place"] and not _is_state(match["place"].rpartition(", ")[2]):
            end = match.end("name")
        place = article.text[match.start("place") : end].rstrip(".")
        span = Span(article.id, match.start("place"), match.start("place") + len(place))
        found.append(Fact("where", span, sentence, _value(place), slot))
    return found


def _is_place(match: re.Match[str]) -> bool:
    """Whether a name behind the preposition is no day, month, person, people or source."""
    if match["name"] is None:
        return True
    lex = lexicon()
    words = [plain(word).rstrip(".,") for word in match["name"].split()]
    others, directions = _no_places(), lex["places", "directions"]
    if set(words) & (others - directions) or set(words) <= others | directions:
        return False
    alone = match["name"] in lex.geography and match["name"] in {c.demonym for c in lex.countries}
    said = match.string[max(0, match.start() - 12) : match.start()].lower().rstrip().endswith(("according", "due"))
    return not alone and not said


@lru_cache(maxsize=1)
def _no_places() -> frozenset[str]:
    """Words of days, months, people and sources."""
    lex = lexicon()
    kinds = ("month_like", "agencies", "given_male", "given_female", "address", "offices")
    named = {word for name in lex.table("dates", "named") for word in name.split()}
    return frozenset().union(
        lex["dates", "months"], lex["dates", "month_short"], named, *(lex["names", kind] for kind in kinds)
    )


def _is_state(name: str) -> bool:
    """Whether what stands behind a comma is the state or country of the place in front."""
    low, states = plain(name).rstrip("."), lexicon().table("places", "states")
    return low in states or low.replace(" ", "") in states.values() or name in lexicon().geography


def _value(place: str) -> str:
    lex = lexicon()
    words = [plain(word).strip(".,“”\"'") for word in place.split()]
    known = [lex.table("places", "states").get(word, word) for word in words]
    return " ".join(sorted({word for word in known if word and word not in lex["words", "stop"]}))
