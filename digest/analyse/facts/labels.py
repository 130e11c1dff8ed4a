"""What an article calls the people it writes about: president, leader, dictator."""

from __future__ import annotations

import re

from ...language.lexicon import lexicon
from ...model import Article, Fact, Name, Quotation, Span
from ..names import Cast

_DESCRIPTION = re.compile(r"\b[Tt]he (?P<words>(?:[A-Za-z0-9][\w’'-]* ){0,3}?)(?P<role>[a-z]+)\b")


def find_labels(
    article: Article, sentences: tuple[Span, ...], quotations: tuple[Quotation, ...], names: tuple[Name, ...]
) -> list[Fact]:
    """Titles before a name, and descriptions that a quotation's speaker is called by; slot: the person."""
    lex = lexicon()
    places = sorted(sentences, key=lambda span: span.start)
    spoken = [(q.span.start, q.span.end) for q in quotations]
    found: dict[tuple[int, int], Fact] = {}
    for name in names:
        if name.kind == "person" and name.title and not any(s <= name.span.start < e for s, e in spoken):
            words = article.text[name.title.start : name.title.end].strip(" ,").split()
            role = next(
                (
                    w.lower().strip(".,")
                    for w in reversed(words)
                    if w.lower().strip(".,") in lex["names", "roles"]
                    or w.lower().strip(".,") in lex["names", "offices"]
                ),
                None,
            )
            if role:
                end = (
                    name.title.start + article.text[name.title.start : name.title.end].lower().rindex(role) + len(role)
                )
                _add(found, Span(article.id, name.title.start, end), name.entity, role, places)
    for quotation in quotations:
        if quotation.speaker and quotation.mention and quotation.kind in ("direct", "partial"):
            words = article.text[quotation.mention.start : quotation.mention.end].split()
            last = words[-1].lower().strip(".,") if words else ""
            if last in lex["names", "roles"] and words[0].lower() in ("the", "his", "her"):
                _add(found, quotation.mention, quotation.speaker, last, places)
    cast = Cast(article.id, article.text, names)
    for sentence in places:
        _add_descriptions(article, sentence, cast, spoken, found, places)
    return list(found.values())


def _add_descriptions(article: Article, sentence: Span, cast: Cast, spoken, found: dict, places: list[Span]) -> None:
    """As in "the Belarusian leader" where one person is introduced with that nationality."""
    lex = lexicon()
    for match in _DESCRIPTION.finditer(article.text, sentence.start, sentence.end):
        role = match["role"].lower()
        if role not in lex["names", "roles"] or any(s <= match.start() < e for s, e in spoken):
            continue
        entity = cast.described([w.lower() for w in re.findall(r"[\w’'-]+", match["words"])] + [role])
        follows = article.text[match.end() : match.end() + 2]
        if entity and not (follows[:1] == " " and follows[1:2].isupper()):
            _add(found, Span(article.id, match.start(), match.end()), entity, role, places)


def _add(found: dict, span: Span, person: str, role: str, places: list[Span]) -> None:
    sentence = next((place for place in places if place.start <= span.start < place.end), None)
    if sentence:
        found.setdefault((span.start, span.end), Fact("label", span, sentence, role, person))
