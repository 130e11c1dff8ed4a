"""An article that is not in English: its quotations by their marks, and speakers where its language has a lexicon.

Nothing else is read in it: the rules for speech, facts and names are about English. Where `lexicons/` has a file for
the language, a name right beside a verb of saying is the speaker; a description ("die Sprecherin der Polizei") names
nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..language.lexicon import SpeechWords, any_of, speech_words
from ..language.sentences import paragraphs, plain_sentences
from ..model import Analysis, Article, Furniture, Quotation, Span, Summary
from .furniture import mark_furniture
from .ids import Ids

LONGEST = 3000
"""Characters between two marks, past which they do not belong together."""
SPEECH = 4
"""Words from which what stands between marks is taken for speech; fewer need a speaker beside them."""
LETTERS = 3
"""Letters that count as a word where a script has no blanks between words."""
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, Burmese, Khmer, kana and Han."""
REACH = 120
"""Characters before and behind a quotation in which its speaker is looked for."""
LEAD = 2
"""Sentences of the summary: the first ones, since news tells first what matters (Nallapati 2017)."""
_PAIRS = ("„“”", "»«", "«»", "“”", "””", '""', "「」", "『』")
"""An opening mark and the marks that close it: German „…“ and »…«, French «…», Swedish ”…”, Japanese 「…」."""
_QUOTED = re.compile("|".join(f"{pair[0]}[^{pair}\n]{{1,{LONGEST}}}[{pair[1:]}]" for pair in _PAIRS))
_WORD = re.compile(r"[^\W_][\w’'-]*")
_LARGE = r"[^\W\d_a-zà-öø-ÿ][\w’'-]{0,40}"
"""A word that begins large."""

Place = tuple[int, int]


def analyse_by_marks(article: Article) -> Analysis:
    """Quotations, sentences and furniture of one article in a language that is not read."""
    lines = paragraphs(article.text)
    furniture = mark_furniture(article, lines)
    story = [line for line in lines if not _touched(line, furniture) and not _is_headline(line, article)]
    told = tuple(
        Span(article.id, *place) for line in story for place in plain_sentences(article.text, *line, article.language)
    )
    quotations = tuple(_quotations(article, story))
    lead = [s for s in told if not any(s.overlaps(q.span) for q in quotations)][:LEAD] or list(told[:1])
    return Analysis(article, furniture, told, quotations, (), (), Summary(tuple(lead)), ())


def _touched(line: Place, furniture: tuple[Furniture, ...]) -> bool:
    return any(mark.span.start <= line[0] < mark.span.end for mark in furniture)


def _is_headline(line: Place, article: Article) -> bool:
    span = article.headline.span if article.headline else None
    return span is not None and line[0] <= span.start < line[1]


def _quotations(article: Article, story: list[Place]) -> Iterator[Quotation]:
    ids, words = Ids(article.id), speech_words(article.language)
    text = article.text
    for line in story:
        for match in _QUOTED.finditer(text, *line):
            inner = _trimmed(text, match.start() + 1, match.end() - 1)
            mention, cue = _beside(text, line, match.span(), words) if words else (None, None)
            kind = _kind(text[slice(*inner)], mention is not None)
            speech = kind != "term"
            yield Quotation(
                id=ids.new(text[slice(*inner)]),
                span=Span(article.id, *inner),
                kind=kind,
                speaker=_speaker(text, mention, words) if speech and mention and words else None,
                mention=Span(article.id, *mention) if speech and mention else None,
                cue=Span(article.id, *cue) if speech and cue else None,
                channel=None,
                rule="beside" if speech and mention else "none",
                sentences=tuple(Span(article.id, *p) for p in plain_sentences(text, *inner, article.language)),
            )


def _trimmed(text: str, start: int, end: int) -> Place:
    """Without the blanks that French sets inside its marks."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, max(start, start + len(words.strip()))


def _kind(words: str, attributed: bool) -> str:
    count = max(len(_WORD.findall(words)), len(_UNSPACED.findall(words)) // LETTERS)
    if count >= SPEECH:
        return "direct" if words.rstrip()[-1:] in ".!?,。！？" or words[:1].isupper() else "partial"
    return "partial" if attributed and count else "term"


def _beside(text: str, line: Place, quoted: Place, words: SpeechWords) -> tuple[Place | None, Place | None]:
    """(mention, cue) right behind the quotation, else right before it."""
    behind, before = _patterns(words)
    found = behind.match(text, quoted[1], min(line[1], quoted[1] + REACH))
    if not found:
        found = before.search(text, max(line[0], quoted[0] - REACH), quoted[0])
    return (found.span("mention"), found.span("cue")) if found else (None, None)


@lru_cache(maxsize=8)
def _patterns(words: SpeechWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A verb and a name behind a quotation, a name and a verb before it."""
    verbs, beside = (f"(?:{any_of(each)})" for each in (words.verbs, words.beside))
    small = f"(?:{'|'.join(sorted(words.articles))})"
    inside = f"(?:{'|'.join(sorted(words.inside))})"
    name = rf"(?P<mention>(?:{small}\s+)?{_LARGE}(?:(?:(?<=\b\w)\.)?\s+(?:{inside}\s+(?:{small}\s+)?)?{_LARGE}){{0,4}})"
    behind = re.compile(rf"[\s,.–—-]{{0,4}}(?P<cue>{verbs}|{beside})\s+{name}")
    before = re.compile(rf"\b{name}\s+(?P<cue>{verbs})\b[^.!?„“»«\"]{{0,60}}$")
    return behind, before


def _speaker(text: str, mention: Place, words: SpeechWords) -> str | None:
    """The name in a mention, a surname completed from the article; None for a description."""
    parts = text[slice(*mention)].split()
    if parts[0].lower() in words.articles:
        return None
    while parts and parts[0].lower().endswith(tuple(words.roles)):  # German builds words: Bundesverkehrsminister
        parts = parts[1:]
    if not parts:
        return None
    if len(parts) > 1:
        return " ".join(parts)
    full = re.compile(rf"\b({_LARGE})\s+{re.escape(parts[0])}\b")
    names = (each[1] for each in full.finditer(text) if each[1].lower() not in words.frequent)
    first = (each for each in names if not each.lower().endswith(tuple(words.roles)))
    return next((f"{each} {parts[0]}" for each in first), parts[0])
