"""Where accounts differ, by cases: articles with `---` between them, and the details that they must or must not give.

A line `relation | question | words [article] | ...` must be among the details, each wording of an article once; `! conflict`
says that there is no detail of that relation.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.compare.details.ranges import both_true, range_of
from digest.language.clauses import clauses
from digest.language.clock import clock_times
from digest.model import Briefing, Fact, Span
from tests.articles import briefing_of
from tests.cases import read_cases


def shown(briefing: Briefing) -> list[str]:
    texts = {a.article.id: a.article for a in briefing.analyses}
    lines = []
    for detail in briefing.details:
        words = [f"{texts[v.span.article].quote(v.span)} [{texts[v.span.article].path[0]}]" for v in detail.values]
        lines.append(" | ".join([detail.relation, detail.question, *dict.fromkeys(words)]))
    return lines


@pytest.mark.parametrize(("texts", "expected"), read_cases("compare/details"))
def test_what_accounts_differ_in(texts: str, expected: str) -> None:
    details = shown(briefing_of(*texts.split("\n---\n")))
    wanted = [line for line in expected.splitlines() if not line.startswith("! ")]
    barred = tuple(f"{line[2:]} | " for line in expected.splitlines() if line.startswith("! "))

    assert [line for line in wanted if line not in details] == [], "\n".join(details)
    assert [line for line in details if line.startswith(barred)] == [] or not barred
