"""Who, what, when and where, each a stretch of an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..language.identify import is_read
from ..language.lexicon import lexicon
from ..language.words import words
from ..model import Article, Cited, Event, Moment, Person, Span, Stated
from .corpus import Corpus

OPENING = 5
"""Sentences at the start of an article in which whoever it is about is named."""


def describe_event(
    corpus: Corpus, told: Sequence[Cited], moments: Sequence[Moment], cast: Sequence[Person], title: str
) -> Event:
    """The event as the overview's first sentence and the dates and places near the top of the articles show it."""
    lead = told[0].sentence if told else None
    return Event(
        title=Stated(title, "settings") if title else _title(corpus, lead),
        who=_who(corpus, cast),
        what=_what(corpus, lead) if lead else None,
        when=_when(corpus, moments),
        where=_where(corpus),
    )


def _title(corpus: Corpus, lead: Span | None) -> Stated:
    """The headline nearest to all others by the words they share; the one that leads the overview wins a tie."""
    headlines = [(a.article, a.article.headline) for a in corpus.analyses if a.article.headline]
    if not headlines:
        return Stated("Briefing", "settings")
    headlines = [pair for pair in headlines if is_read(pair[0].language)] or headlines
    used = Counter(key for _, stated in headlines for key in _stems(stated))

    def score(item: tuple[Article, Stated]) -> tuple[float, bool, int]:
        article, stated = item
        stems = _stems(stated)
        return (
            sum(used[key] for key in stems) / (len(stems) + 4),
            lead is not None and lead.article == article.id,
            -corpus.number[article.id],
        )

    return max(headlines, key=score)[1]


def _stems(stated: Stated) -> list[str]:
    return sorted({w.key for w in words(stated.value) if w.content})


def _who(corpus: Corpus, cast: Sequence[Person]) -> Span | None:
    """The person named in the openings of most origins, when half of the origins name one there."""
    openings = {a.article.id: a.sentences[:OPENING] for a in corpus.analyses}
    wanted = len(set(corpus.origins.values())) / 2
    named: list[tuple[int, Person]] = []
    for person in cast:
        if person.kind == "person" and person.names:
            inside = [n.article for n in person.names if any(n.within(s) for s in openings[n.article])]
            if corpus.origins_of(inside) >= wanted:
                named.append((corpus.origins_of(inside), person))
    if not named:
        return None
    _, first = max(named, key=lambda item: (item[0], item[1].mentions + 2 * len(item[1].quotations), item[1].name))
    return max(first.names, key=lambda span: (len(span), -corpus.number[span.article], -span.start))


def _what(corpus: Corpus, lead: Span) -> Span | None:
    """The lead from what it reports on: behind "said that", up to the first comma of some length or its end."""
    text = corpus.articles[lead.article].text
    cues = lexicon().cues
    start = lead.start
    for match in re.finditer(r"[a-z]+", text[lead.start : lead.end]):
        if match.group() in cues:
            if _denies(text[lead.start : lead.start + match.start()]):
                break  # "he does not think that": behind the verb stands what he denies
            that = re.match(r"\s*that\s+|\s+", text[lead.start + match.end() : lead.end])
            told = lead.start + match.end() + (that.end() if that else 0)
            if lead.end - told > 40:
                start = told
            break
    stop = re.search(r",\s|\s[—–-]\s", text[start + 30 : lead.end])
    end = start + 30 + stop.start() if stop else lead.end
    while end > start and text[end - 1] in ".,;: ":
        end -= 1
    return Span(lead.article, start, end) if start < end else None


def _denies(words: str) -> bool:
    """Whether some words hold a negation."""
    return not lexicon()["words", "negations"].isdisjoint(re.findall(r"[a-z']+", words.lower().replace("’", "'")))


def _when(corpus: Corpus, moments: Sequence[Moment]) -> Moment | None:
    """The day that most articles date something by near their start."""
    openings = {s: n for a in corpus.analyses for n, s in enumerate(a.sentences[:4])}
    counted: Counter[str] = Counter()
    for moment in moments:
        for sentence in (moment.sentence, *moment.also):
            if sentence in openings and len(moment.date) == 10:
                counted[moment.date] += 4 - openings[sentence]
    if not counted:
        return None
    day = min(counted, key=lambda d: (-counted[d], d))
    return next(m for m in moments if m.date == day and (m.sentence in openings or any(s in openings for s in m.also)))


def _where(corpus: Corpus) -> Span | None:
    """The place named most in the opening sentences of the articles."""
    geography = lexicon().geography
    counted: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for analysis in corpus.analyses:
        openings = analysis.sentences[:6]
        for name in analysis.names:
            if name.kind == "place" and any(name.span.within(s) for s in openings):
                form = corpus.text(name.name)
                country = geography.get(form, form)
                demonym = form in geography and form != country and geography[form] != form
                counted[country] += 1 if demonym else 2
                if country not in first or (form == country and corpus.text(first[country]) != country):
                    first[country] = name.name
    if not counted:
        return None
    return first[min(counted, key=lambda c: (-counted[c], c))]
