"""One article at a time: a pure function of what was read, so it can be cached and spread over processes."""

from __future__ import annotations

from ..errors import SeedError
from ..language.identify import is_read
from ..language.sentences import paragraphs, sentences, short_sentences
from ..model import Analysis, Article, Furniture, Span
from .figures import find_figures
from .framing import find_framing
from .furniture import mark_furniture
from .marks import Quoted, quoted_stretches
from .names import Cast, find_names
from .other_language import analyse_by_marks
from .quotations import Reading
from .summary import summarise

LONGEST = 1_000_000
"""Characters of an article; a long live blog has a fifth of them. The work grows in proportion up to there."""
NAMED = 3_000
"""People, bodies and places that an article names. Each is compared with those of its letter: the work grows with the
square of them. Of 200 articles none names more than 69.
"""

Place = tuple[int, int]


def analyse(article: Article) -> Analysis:
    """All that one article tells by itself; where it is not in English, what its quotation marks show.

    Raises SeedError for one that is more work than any article.
    """
    _limit(article, "characters", len(article.text), LONGEST)
    if not is_read(article.language):
        return analyse_by_marks(article)
    lines = paragraphs(article.text)
    furniture = mark_furniture(article, lines)
    quoted = quoted_stretches(article.text, lines)
    story = _without(lines, furniture)
    headline = (
        (article.headline.span.start, article.headline.span.end) if article.headline and article.headline.span else None
    )
    cut = _cut(article.text, lines, quoted)
    names = find_names(article.id, article.text, story)
    _limit(article, "names", len({name.entity for name in names}), NAMED)
    cast = Cast(article.id, article.text, names)
    reading = Reading(cast, quoted, lines, cut, furniture, headline)
    quotations = reading.quotations()
    told = tuple(
        Span(article.id, *place)
        for line in story
        if not _holds(line, headline)
        for whole in cut[line]
        for place in short_sentences(article.text, *whole)
    )
    framing = find_framing(article, told, headline, quotations, names)
    summary = summarise(article, told, quotations)
    figures = find_figures(article, told, headline)
    return Analysis(article, furniture, told, quotations, names, framing, summary, tuple(reading.indirect), figures)


def _limit(article: Article, what: str, count: int, most: int) -> None:
    """Raises SeedError where an article has more of something than it may."""
    if count > most:
        raise SeedError(
            f"{article.place}: {count:,} {what} are too many for one article, of which digest reads up to {most:,}; "
            "split it or take it away."
        )


def _without(lines: list[Place], furniture: tuple[Furniture, ...]) -> list[Place]:
    """The lines of the story: those that no furniture touches."""
    whole = {(mark.span.start, mark.span.end) for mark in furniture}
    known = set(lines)
    loose = [span for span in (mark.span for mark in furniture) if (span.start, span.end) not in known]
    return [
        line
        for line in lines
        if line not in whole and not any(span.start <= line[0] and line[1] <= span.end for span in loose)
    ]


def _holds(line: Place, headline: Place | None) -> bool:
    return headline is not None and line[0] <= headline[0] < line[1]


def _cut(text: str, lines: list[Place], quoted: list[Quoted]) -> dict[Place, list[Place]]:
    """Paragraph -> its sentences."""
    cut: dict[Place, list[Place]] = {}
    n = 0
    for line in lines:
        inside = []
        while n < len(quoted) and quoted[n].outer[0] < line[1]:
            if quoted[n].outer[0] >= line[0]:
                inside.append(quoted[n].outer)
            n += 1
        cut[line] = sentences(text, *line, inside)
    return cut
