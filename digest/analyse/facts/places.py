"""Places that a noun names with what tells it apart ("the western border", "the border with Ukraine"), and where
things happen.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...language.inflection import verb_forms, with_s
from ...language.lexicon import any_of, lexicon
from ...language.words import plain, stem
from ...model import Article, Fact, Quotation, Span

_LARGE = (
    r"(?!(?:The|A|An|In|On|At|Of|And)\b)[A-ZÀ-Þ][\w’'-]{0,40}(?:[ ](?:of[ ]the[ ]|of[ ])?[A-ZÀ-Þ][\w’'-]{0,40}){0,8}"
)
_LIST = rf"(?:the[ ])?[“\"]?{_LARGE}[”\"]?(?:,[ ](?:and[ ])?{_LARGE}|[ ]and[ ]{_LARGE})*"


@lru_cache(maxsize=2)
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lex = lexicon(code)
    nouns = any_of(lex["places", "nouns"])
    directions = any_of(lex["places", "directions"])
    placed = any_of(case for verb in lex["places", "placed"] for f in verb_forms(verb) for case in (f, f.capitalize()))
    prepositions = any_of(lex["places", "prepositions"])
    noun_phrase = re.compile(
        rf"(?:\b(?P<owner>{_LARGE}(?:['’]s?)?)[ ])?(?:the[ ])?"
        rf"(?P<adjective>(?:(?:{directions})[ ]){{0,2}})\b(?P<noun>(?i:{nouns}))s?\b"
        rf"(?P<behind>[ ](?:with|of|near|between)[ ]{_LIST})?"
    )
    where = re.compile(
        rf"\b(?P<verb>{placed})\b(?P<between>[^.;:“”\"\n]{{0,90}}?)\b"
        rf"(?P<place>(?:{prepositions})[ ](?:the[ ])?(?:[a-z]+[ ]){{0,2}}?{_LIST}(?:[ ](?:{nouns}|members|allies)s?)?"
        rf"(?:[ ](?:and|—|–|-)[ ]?(?:[A-ZÀ-Þ][\w’'-]*[ ])*(?:allies|members)?[ —–-]*{_LIST})?)"
    )
    withheld = re.compile(
        rf"\b(?:did not|didn['’]t|does not|doesn['’]t|without|declined to|refused to|not)[ ]"
        rf"(?:say|specify|specifying|saying|disclose|reveal|clear|known)[ ]where[ ]"
        rf"(?P<rest>[^.;\n]{{0,60}}?\b(?P<verb>{placed})\b)",
        re.I,
    )
    return noun_phrase, where, withheld


@lru_cache(maxsize=1)
def place_words() -> frozenset[str]:
    """Nouns for places and forms of the verbs whose place is a detail."""
    lex = lexicon()
    nouns = {form for noun in lex["places", "nouns"] for form in (noun, with_s(noun))}
    return frozenset(nouns | {form for verb in lex["places", "placed"] for form in verb_forms(verb)})


def find_places(article: Article, sentence: Span, inside: list[Quotation]) -> list[Fact]:
    """Placed nouns (slot: the noun's stem) and the "where" of verbs such as deploy, crash, kill (slot: `where` and
    the stem).
    """
    text = article.text
    noun_phrase, where, withheld = _patterns("en")
    found = []
    for match in noun_phrase.finditer(text, sentence.start, sentence.end):
        value = _described(match)
        if value:
            found.append(Fact("place", Span(article.id, *match.span()), sentence, value, stem(match["noun"].lower())))
    for match in where.finditer(text, sentence.start, sentence.end):
        value = " ".join(sorted(_names(match["place"])))
        if value and not _spoken(match, inside) and _is_place(match):
            found.append(
                Fact("place", Span(article.id, *match.span("place")), sentence, value, "where " + _verb(match["verb"]))
            )
    for match in withheld.finditer(text, sentence.start, sentence.end):
        found.append(
            Fact(
                "place", Span(article.id, *match.span()), sentence, "not given", "where " + _verb(match["verb"]), "none"
            )
        )
    return found


def _verb(form: str) -> str:
    return stem(form.lower())


def _spoken(match: re.Match[str], inside: list[Quotation]) -> bool:
    return any(q.span.start <= match.start() < q.span.end for q in inside)


def _is_place(match: re.Match[str]) -> bool:
    """Whether the place is one: not a day, not a source; behind "on" or "to" a country, or a noun for a place."""
    lex = lexicon()
    words = re.findall(r"[\w’'-]+", match["place"])
    low = {w.lower() for w in words}
    if (
        low & lex["names", "month_like"]
        or low & lex["names", "agencies"]
        or re.search(r"[Aa]ccording $", match["between"])
    ):
        return False
    return (
        words[0].lower() in ("in", "at", "near", "outside", "inside")
        or any(re.sub(r"['’]s?$", "", w) in lex.geography for w in words)
        or bool(low & lex["places", "nouns"])
    )


def _described(match: re.Match[str]) -> str:
    """What tells the place apart: directions, owners, what it borders; empty when nothing does."""
    parts = match["adjective"].lower().split()
    parts += _names(match["owner"] or "") + _names(match["behind"] or "")
    return " ".join(sorted(set(parts)))


def _names(words: str) -> list[str]:
    """Countries under one name, other names small: "Belarus’" -> belarus, "Ukrainian" -> ukraine."""
    geography = lexicon().geography
    found = []
    for name in re.findall(_LARGE, words):
        bare = re.sub(r"['’]s?$", "", name)
        found.append(geography.get(bare, bare).lower() if bare in geography else plain(bare))
    return found
