"""The journey itself: no article ends it, whatever it says and whatever fails on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from digest import analyse, pipeline, read
from digest.config import Settings
from digest.model import Analysis, Article, Rejected

NINES = "9" * 310
"""More digits than a float has room for."""
MAGNITUDES = {
    "digits": f"More than {NINES} people were killed on Monday.",
    "digits that no integer may have": f"More than {'9' * 5000} people were killed on Monday.",
    "money": f"It cost ${NINES}bn, or £{NINES}.{NINES} trillion.",
    "millions of millions": f"Five {'million ' * 60}people and 5.5 {'million ' * 60}dollars were lost.",
    "words": f"There were {'hundred thousand ' * 1000}people in Minsk.",
    "a range": f"Between {NINES}-{NINES}9 people came, or 5-6,{'000,' * 200}000.",
    "an age": f"Ivan Petrov, a {NINES}-year-old, aged {NINES}, is in his {NINES}s.",
    "odds": f"One in {NINES} people; {NINES} in 0; zero in zero.",
    "shares": f"{NINES}.{NINES} percent, {NINES}% of the people and 1/{NINES} of them.",
    "lengths": f"It flew {NINES} miles, {NINES}.5 km and {NINES} metres in {NINES} days.",
    "days": f"On October {NINES}, {NINES} years ago, on 0 October 0000 and 99/99/{NINES}.",
    "hours": f"At {NINES}:99 p.m., at 25:61 a.m. and at 0 p.m.",
    "floors": f"From the {NINES}th floor to the {NINES}st.",
    "other digits": "There were ٣٣٣ people killed, ²²² hurt, ①② missing, １２３ found, on ١٠ October ٢٠٢٢.",
}


@pytest.fixture
def seeds(tmp_path: Path) -> Callable[[str], Settings]:
    """A folder with a text in two articles, and a third one."""

    def write(text: str) -> Settings:
        said = f"{text}\n\n“{text}” said Ivan Petrov.\n\nIvan Petrov said that {text}\n"
        (tmp_path / "a.txt").write_text(f"The first headline\n\n{said}", "utf-8")
        (tmp_path / "b.txt").write_text(f"Another headline\n\n{said}", "utf-8")
        (tmp_path / "c.txt").write_text("A third headline\n\nFive people were killed on Monday.\n", "utf-8")
        return Settings(seeds=tmp_path)

    return write


@pytest.mark.parametrize("text", MAGNITUDES.values(), ids=MAGNITUDES)
def test_no_number_is_too_large_for_a_briefing(seeds, text):
    briefing = pipeline.compose(seeds(text))

    assert (3, ()) == (len(briefing.analyses), briefing.rejected)


def test_an_article_on_which_the_analysis_fails_is_named_and_the_others_are_published(seeds, monkeypatch):
    def fails_on_one(article: Article) -> Analysis:
        if article.path == "b.txt":
            raise ZeroDivisionError("some fault of ours")
        return analyse.analyse(article)

    monkeypatch.setattr(pipeline, "analyse", fails_on_one)
    briefing = pipeline.compose(seeds("It rained."))

    told = Rejected("b.txt", "b.txt: digest failed on it (ZeroDivisionError); please report that, with the file.")
    assert ["a.txt", "c.txt"] == [each.article.path for each in briefing.analyses]
    assert [(told.path, told.reason)] == [(each.path, each.reason) for each in briefing.rejected]
    assert "some fault of ours" in briefing.rejected[0].trace


@pytest.mark.parametrize("name", ["state_facts", "read_format"])
def test_a_file_on_which_the_reading_fails_is_named_and_the_others_are_published(seeds, monkeypatch, name):
    works = getattr(read, name)

    def fails_on_one(*given):
        if "b.txt" in given:
            raise ZeroDivisionError("some fault of ours")
        return works(*given)

    monkeypatch.setattr(read, name, fails_on_one)
    briefing = pipeline.compose(seeds("It rained."))

    assert ["a.txt", "c.txt"] == [each.article.path for each in briefing.analyses]
    assert ["b.txt: digest failed on it (ZeroDivisionError); please report that, with the file."] == [
        each.reason for each in briefing.rejected
    ]
    assert "some fault of ours" in briefing.rejected[0].trace


@pytest.mark.parametrize(
    ("limit", "most", "told"),
    [
        ("LONGEST", 60, "a.txt: 97 characters are too many for one article, of which digest reads up to 60"),
        ("NAMED", 0, "a.txt: 2 names are too many for one article, of which digest reads up to 0"),
    ],
)
def test_an_article_that_is_more_work_than_any_is_named_and_the_others_are_published(
    seeds, monkeypatch, limit, most, told
):
    monkeypatch.setattr(analyse, limit, most)
    briefing = pipeline.compose(seeds("It rained."))

    assert ["c.txt"] == [each.article.path for each in briefing.analyses]
    assert ["a.txt", "b.txt"] == [each.path for each in briefing.rejected]
    assert f"{told}; split it or take it away." == briefing.rejected[0].reason
