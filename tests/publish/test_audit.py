from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from digest.config import Settings
from digest.model import Page, Span
from digest.pipeline import compose
from digest.publish import audit
from tests.conftest import ROOT

from .sample import briefing


def test_a_sound_briefing_has_no_problem(pages):
    assert audit(briefing(), pages.values()) == []


def test_a_span_outside_its_article_is_told(pages):
    base = briefing()
    wrong = replace(base.coverage[0], sentence=Span(base.analyses[0].article.id, 5, 10**6))

    assert any("no such place" in problem for problem in audit(replace(base, coverage=(wrong,)), pages.values()))


def test_a_span_of_no_article_is_told(pages):
    base = briefing()
    wrong = replace(base.coverage[0], sentence=Span("nowhere", 5, 10))

    assert any("no such article" in problem for problem in audit(replace(base, coverage=(wrong,)), pages.values()))


def test_an_id_that_is_given_twice_is_told(pages):
    base = briefing()
    twice = replace(base, details=(base.details[0], base.details[0]))

    assert [p for p in audit(twice, pages.values()) if base.details[0].id in p]


def test_links_that_lead_nowhere_are_told():
    problems = audit(
        briefing(),
        [Page("a/x.md", "[a](../b.md) [c](#here) [d](y.md#there) [e](https://x.example)"), Page("a/y.md", "")],
    )

    assert problems == [
        "a/x.md links to b.md, and there is no such page.",
        "a/x.md links to a/x.md, which has no place named here.",
        "a/x.md links to a/y.md, which has no place named there.",
    ]


def test_an_anchor_that_is_there_twice_is_told():
    assert audit(briefing(), [Page("x.md", '<p id="a"></p>\n## b {: #a }')]) == ["x.md has the anchor a 2 times."]


def places(record: object, name: str = "", way: tuple = ()) -> Iterator[tuple[str, tuple]]:
    """("Fact.span", the way to it) of each span in a record, however deep."""
    if isinstance(record, Span):
        yield name, way
    elif isinstance(record, tuple):
        for number, each in enumerate(record):
            yield from places(each, name, (*way, number))
    elif is_dataclass(record):
        for each in fields(record):
            yield from places(getattr(record, each.name), f"{type(record).__name__}.{each.name}", (*way, each.name))


def planted(record: object, way: tuple) -> object:
    """`record` with the span at the end of `way` out of its article."""
    if not way:
        return Span(record.article, record.start, 10**9)
    step, *rest = way
    if isinstance(record, tuple):
        return (*record[:step], planted(record[step], tuple(rest)), *record[step + 1 :])
    return replace(record, **{step: planted(getattr(record, step), tuple(rest))})


SEEDS = compose(Settings(seeds=ROOT / "seeds", jobs=1))
WAYS = dict(places(briefing())) | dict(places(SEEDS))


@pytest.mark.parametrize("name", sorted(WAYS))
def test_a_wrong_span_is_told_wherever_it_is(name: str) -> None:
    record = next(record for record in (SEEDS, briefing()) if name in dict(places(record)))
    wrong = planted(record, dict(places(record))[name])

    assert [] == [problem for problem in audit(record, ()) if "no such place" in problem]
    assert any("no such place" in problem for problem in audit(wrong, ())), name
