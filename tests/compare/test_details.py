"""Where accounts differ, by cases: articles with `---` between them, and the details that they must or must not give.

A line `relation | question | words [article] | ...` must be among the details, each wording of an article once;
`! conflict` says that there is no detail of that relation.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language.clauses import clauses
from digest.model import Briefing
from tests.articles import briefing_of
from tests.cases import read_cases
from tests.depth import examples


def shown(briefing: Briefing) -> list[str]:
    texts = {a.article.id: a.article for a in briefing.analyses}
    lines = []
    for detail in briefing.details:
        values = sorted((texts[v.span.article].path, v.span.start, v.span.end, v.span.article) for v in detail.values)
        words = [f"{texts[article].text[start:end]} [{path[0]}]" for path, start, end, article in values]
        lines.append(" | ".join([detail.relation, detail.question, *dict.fromkeys(words)]))
    return lines


@pytest.mark.parametrize(("texts", "expected"), read_cases("compare/details"))
def test_what_accounts_differ_in(texts: str, expected: str) -> None:
    details = shown(briefing_of(*texts.split("\n---\n")))
    wanted = [line for line in expected.splitlines() if not line.startswith("! ")]
    barred = tuple(f"{line[2:]} | " for line in expected.splitlines() if line.startswith("! "))

    assert [line for line in wanted if line not in details] == [], "\n".join(details)
    assert [line for line in details if line.startswith(barred)] == [] or not barred


@examples(100)
@given(st.text(max_size=300))
def test_clauses_of_any_text_are_in_order_and_inside_it(text: str) -> None:
    cut = clauses(text, 0, len(text))

    assert all(0 <= s < e <= len(text) for s, e in cut)
    assert all(a[1] <= b[0] for a, b in pairwise(cut))


SENTENCES = st.lists(
    st.sampled_from(
        [
            "At least 14 people were killed in Ardmore on Monday.",
            "The ferry sank on Tuesday, killing 11 people.",
            "No charges have been filed yet, police said.",
            "John Smith, 56, was charged on Friday in Ardmore, Florida.",
            "The DPRK and North Korea met.",
            "According to the BBC, the girls were freed in a swap.",
            "“This is not a swap,” the minister said.",
            "Officials first thought that it was a bomb, but they now say that it was gas.",
        ]
    ),
    min_size=1,
    max_size=6,
).map(lambda told: "A headline\n\n" + "\n\n".join(told))


@examples(40)
@given(st.lists(SENTENCES, min_size=2, max_size=4, unique=True))
def test_a_difference_needs_two_values_and_every_value_is_a_stretch_of_its_article(texts: list[str]) -> None:
    briefing = briefing_of(*texts)
    articles = {a.article.id: a.article for a in briefing.analyses}

    for detail in briefing.details:
        assert detail.relation == "single-source" or len({v.value for v in detail.values}) > 1
        assert all(articles[v.span.article].quote(v.span) for v in detail.values)
    assert len({d.id for d in briefing.details}) == len(briefing.details)
