"""Articles for tests: made from text as the reader would make them."""

from __future__ import annotations

from digest.analyse import analyse
from digest.compare import compare
from digest.model import Analysis, Article, Briefing
from digest.read.draft import Draft
from digest.read.facts import state_facts
from digest.read.front_matter import split_front_matter
from digest.read.identity import name_articles


def read_text(text: str, path: str = "a.txt") -> Article:
    """One article out of its text."""
    return name_articles([state_facts(path, draft_of(text), {})])[0]


def draft_of(text: str) -> Draft:
    """What the reader of text files makes of it."""
    front = split_front_matter(text)
    return Draft(text, front.said, front.problems, begin=front.end)


def analysed(text: str, path: str = "a.txt") -> Analysis:
    """One article, analysed."""
    return analyse(read_text(text, path))


def briefing_of(*texts: str) -> Briefing:
    """A briefing of several texts."""
    found = [state_facts(f"{n}.txt", draft_of(text), {}) for n, text in enumerate(texts)]
    return compare([analyse(article) for article in name_articles(found)], [])
