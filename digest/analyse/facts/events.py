"""What happened and who is said to have done it: "the Ukrainian attack on the Kerch Bridge", "a truck explosion"."""

from __future__ import annotations

import re
from functools import lru_cache

from ...language.lexicon import any_of, lexicon
from ...language.words import plain, stem
from ...model import Article, Fact, Quotation, Span


@lru_cache(maxsize=2)
def _pattern(code: str) -> re.Pattern[str]:
    nouns = any_of(lexicon(code)["framing", "events"])
    return re.compile(
        rf"(?:(?P<called>what [^.;,\n]{{3,60}}? "
        rf"(?:call|calls|called|are calling|is calling|describe|described) (?:as )?)?)"
        rf"(?P<lead>(?:\b[\w’'-]{{1,40}} ){{0,3}}?)\b(?P<noun>{nouns})\b"
        rf"(?P<target> (?:on|at|against|in|of) (?:the |a |an )?(?:[\w’'-]{{1,40}} ){{0,3}}?"
        rf"[A-ZÀ-Þ][\w’'-]{{0,40}}(?: [A-ZÀ-Þ][\w’'-]{{0,40}}){{0,8}})?"
    )


def event_words() -> frozenset[str]:
    """Nouns for what can happen."""
    return lexicon()["framing", "events"]


def find_events(article: Article, sentence: Span, inside: list[Quotation]) -> list[Fact]:
    """Event nouns of the report itself (not of speech); value: who did it, or empty; slot: what it was done to."""
    geography = lexicon().geography
    found = []
    for match in _pattern("en").finditer(article.text, sentence.start, sentence.end):
        if any(q.span.start <= match.start("noun") < q.span.end for q in inside):
            continue
        lead = match["lead"].split()
        agents = [geography[w] for w in (re.sub(r"['’]s?$", "", raw) for raw in lead) if w in geography]
        start = match.start("called") if match["called"] else match.start("lead") + _skip(match["lead"])
        value = (
            "called " + plain(lead[-1] if lead else "") + " " + match["noun"]
            if match["called"]
            else (agents[-1] if agents else "")
        )
        target = _target(article.text, sentence, match)
        found.append(Fact("event", Span(article.id, start, match.end()), sentence, value.strip(), target))
    return found


def _target(text: str, sentence: Span, match: re.Match[str]) -> str:
    """What it was done to: the last word of "on the Kerch Bridge", a placed noun of the clause, else the event
    itself.
    """
    lex = lexicon()
    if match["target"]:
        last = re.sub(r"['’]s?$", "", match["target"].split()[-1])
        if last.lower() in lex["places", "nouns"]:
            return stem(last.lower())
    nouns = [
        w for w in re.findall(r"[a-z]+", text[sentence.start : sentence.end].lower()) if w in lex["places", "nouns"]
    ]
    if match["target"]:
        return lex.geography.get(last, last).lower() if not (nouns and "-" in last) else stem(nouns[0])
    return stem(nouns[0]) if nouns else stem(match["noun"])


def _skip(lead: str) -> int:
    """Characters of the lead that are not part of the noun phrase: up to the last article, owner or demonym."""
    words = list(re.finditer(r"\S+", lead))
    for word in reversed(words):
        bare = re.sub(r"['’]s?$", "", word.group())
        if word.group().lower() in ("the", "a", "an") or bare != word.group() or bare in lexicon().geography:
            return word.start()
    return (
        words[-1].start()
        if words and words[-1].group().islower() and words[-1].group() not in lexicon()["words", "stop"]
        else len(lead)
    )
