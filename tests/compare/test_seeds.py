"""What the five seeds must show, read off the briefing: the list a reader would check by hand."""

from __future__ import annotations

import pytest

from digest.config import Settings
from digest.pipeline import compose


@pytest.fixture(scope="module")
def briefing(root):
    return compose(Settings(seeds=root / "seeds"))


@pytest.fixture(scope="module")
def say(briefing):
    articles = {a.article.id: a.article for a in briefing.analyses}
    return lambda span: articles[span.article].quote(span)


@pytest.fixture(scope="module")
def file(briefing):
    paths = {a.article.id: a.article.path[:3] for a in briefing.analyses}
    return lambda span: paths[span.article]


def test_five_articles_have_four_origins(briefing) -> None:
    assert len({s.origin for s in briefing.sources}) == 4


def test_the_five_wordings_of_the_western_borders_are_one_utterance(briefing, say, file) -> None:
    quote = next(q for q in briefing.shared_quotes if "western borders" in say(q.members[0].span))

    assert quote.speaker == "Alexander Lukashenko"
    assert {file(m.span) for m in quote.members} == {"000", "001", "002", "003", "004"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Given the worsening of the situation", "In the wake of escalations"),
        ("to deploy", "on deploying"),
        ("seem like a walk in the park", "be just the thin end of the wedge to them"),
        ("lunatics", "insane people, if they are still there"),
        ("discussing", "contemplating"),
    ],
)
def test_other_translations_are_shown_as_replaced_words(briefing, say, one: str, other: str) -> None:
    replaced = {
        frozenset((say(p.longest), say(p.member)))
        for q in briefing.shared_quotes
        for m in q.members
        for p in m.alignment
        if p.change == "replaced"
    }

    assert frozenset((one, other)) in replaced


def values(briefing, say, file, question: str, *, holding: str) -> dict[str, set[str]]:
    """File -> the words it has, of the detail with that question in which `holding` stands."""
    detail = next(
        d for d in briefing.details if d.question.startswith(question) and any(holding in say(v.span) for v in d.values)
    )
    found: dict[str, set[str]] = {}
    for value in detail.values:
        found.setdefault(file(value.span), set()).add(say(value.span))
    return found


def test_the_size_of_the_force_is_given_more_and_less_exactly(briefing, say, file) -> None:
    found = values(briefing, say, file, "How many", holding="1,000")
    detail = next(d for d in briefing.details if d.question == "How many")

    assert "won’t be just a thousand troops" in found["002"]
    assert {"around 1,000 Russian troops", "more than one thousand people"} <= found["004"]
    assert detail.relation == "precision"


def test_two_and_three_days_ago_are_two_days_and_no_contradiction(briefing, say) -> None:
    days = {
        say(f.span): f.form for analysis in briefing.analyses for f in analysis.figures if "days ago" in say(f.span)
    }

    assert {"two days ago": "2022-10-08", "three days ago": "2022-10-09"} == days
    assert not [d for d in briefing.details if d.relation in ("conflict", "update")]


@pytest.mark.parametrize(
    ("question", "holding", "wanted"),
    [
        (
            "What they are called",
            "dictator",
            {"000": "The Belarusian leader", "001": "Belarusian President", "004": "The dictator"},
        ),
        ("How sure", "alleged", {"001": "alleged “aggravations”", "002": "aggravations"}),
    ],
)
def test_what_a_reader_looks_for_is_a_detail(briefing, say, file, question, holding, wanted) -> None:
    found = values(briefing, say, file, question, holding=holding)

    for name, words in wanted.items():
        assert words in found[name]
