"""Who is credited: "police said", "according to the BBC"."""

from __future__ import annotations

import re
from functools import lru_cache

from ...language.lexicon import lexicon
from ...language.words import plain
from ...model import Article, Framing, Quotation, Span
from ..clauses import subject_after, subject_before
from ..cues import PRONOUNS, cue_at, is_participle
from ..tokens import Token, tokenise

_ACCORDING = re.compile(
    r"\b[Aa]ccording to (?P<who>(?:(?!,| (?:who|which|and|said|that|as)\b|\.(?:\s|$)|[;:—–“\"(]).){2,80})"
)
_MEDIUM = re.compile(
    r"\s+(?P<medium>(?:(?:in|on|at|during|via|through|to)\s+(?:(?:a|an|the|his|her|its|their|several|some)\s+)?"
    r"(?:[\w’'-]+\s+){0,2}?)?"
    r"(?:statements?|release|interview|Twitter|Facebook|Instagram|conference|briefing|speech|address|letter|television|TV|"
    r"radio|reporters|post|tweet|email|blog|lawmakers|journalists|memo|op-ed|report))\b"
)


@lru_cache(maxsize=1)
def credit_words() -> frozenset[str]:
    """Every form of a reporting verb, and "according"."""
    return frozenset(lexicon().cues) | {"according"}


def find_credits(article: Article, sentence: Span, inside: list[Quotation]) -> list[Framing]:
    """Who is credited (value: the words for who, small; slot: the lemma of the verb, or `according`; span: from the
    subject to verb and medium).
    """
    quoted = [(max(sentence.start, q.span.start - 1), min(sentence.end, q.span.end + 1), 0) for q in inside]
    tokens = tokenise(article.text, sentence.start, sentence.end, quoted)
    cues = lexicon().cues
    found = []
    for i, token in enumerate(tokens):
        if token.low not in cues or not cue_at(tokens, i) or is_participle(tokens, i):
            continue
        subject = subject_before(tokens, i) or _behind_speech(tokens, i)
        if subject:
            found.append(_credit(article, sentence, subject, token, cues[token.low][0]))
    for match in _ACCORDING.finditer(article.text, sentence.start, sentence.end):
        if not any(start <= match.start() < end for start, end, _ in quoted):
            found.append(Framing("credit", Span(article.id, *match.span()), sentence, _who(match["who"]), "according"))
    return found


def _behind_speech(tokens: list[Token], verb: int) -> tuple[int, int] | None:
    """The subject behind a verb that stands behind a comma or a quotation: ", reported French media"."""
    before = tokens[verb - 1] if verb else None
    return subject_after(tokens, verb) if before and (before.low == "," or before.kind == "quotation") else None


def _credit(article: Article, sentence: Span, subject: tuple[int, int], verb: Token, lemma: str) -> Framing:
    start, end = min(subject[0], verb.start), max(subject[1], verb.end)
    medium = _MEDIUM.match(article.text, end, sentence.end)
    span = Span(article.id, start, medium.end() if medium else end)
    value = _who(article.text[slice(*subject)]) + (f" {medium['medium'].lower()}" if medium else "")
    return Framing("credit", span, sentence, value, lemma)


def _who(words: str) -> str:
    """Who is credited, small, without an article; empty for a pronoun."""
    told = [plain(word) for word in words.split()]
    while told and told[0] in ("the", "a", "an"):
        told = told[1:]
    return "" if len(told) == 1 and told[0] in PRONOUNS else " ".join(told)
