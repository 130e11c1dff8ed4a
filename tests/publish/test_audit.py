from __future__ import annotations

from dataclasses import replace

from digest.model import Page, Span
from digest.publish import audit

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
