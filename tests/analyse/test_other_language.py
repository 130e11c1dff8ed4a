"""Articles in other languages: their quotations by marks, and nothing that the rules about English would make up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analyse import analyse
from digest.analyse.other_language import analyse_by_marks
from digest.compare import compare
from digest.language.identify import is_read
from tests.articles import analysed, briefing_of, read_text
from tests.cases import read_cases
from tests.depth import examples

GERMAN = (
    "Fähre stößt mit Trawler zusammen\n\nDie Fähre ist am Montag mit einem Trawler zusammengestoßen, und mehr als "
    "zwanzig Menschen wurden dabei verletzt.\n\n„Wir wissen noch nicht, was geschehen ist“, sagte Anna Berger.\n\n"
    "Der Hafen bleibt bis Freitag zu.\n"
)
ENGLISH = "Ferry strikes trawler\n\nThe ferry struck a trawler on Monday, and it was said that 20 people were hurt.\n"


@pytest.mark.parametrize(("text", "expected"), read_cases("analyse/other_language"))
def test_quotations_are_found_by_their_marks_and_speakers_beside_a_verb(text: str, expected: str) -> None:
    found = analysed(text)
    assert not is_read(found.article.language)

    lines = [f"{q.kind} | {q.speaker or '-'} | {found.article.quote(q.span)}" for q in found.quotations]

    assert lines == expected.splitlines()


def test_nothing_else_is_read_in_it() -> None:
    found = analysed(GERMAN)

    assert (found.framing, found.figures, found.names, found.indirect) == ((), (), (), ())


def test_its_summary_is_its_first_sentences_without_headline_and_quotations() -> None:
    found = analysed(GERMAN)

    told = [found.article.quote(each) for each in found.summary.sentences]
    assert len(told) == 2
    assert told[0].startswith("Die Fähre ist am Montag")
    assert told[1] == "Der Hafen bleibt bis Freitag zu."


def test_a_mention_and_a_verb_are_shown_where_they_stand() -> None:
    found = analysed(GERMAN)

    (quotation,) = found.quotations
    assert (found.article.quote(quotation.mention), found.article.quote(quotation.cue)) == ("Anna Berger", "sagte")


def test_beside_english_articles_it_is_published_and_its_speaker_listed() -> None:
    briefing = briefing_of(ENGLISH, GERMAN)

    assert [a.article.language for a in briefing.analyses] == ["en", "de"]
    assert "Anna Berger" in {person.name for person in briefing.people}
    assert [flaw.note for flaw in briefing.flaws if flaw.kind == "language"] == ["de"]


def test_a_briefing_of_other_languages_alone_is_made() -> None:
    assert compare([analyse(read_text(GERMAN))], []).event.title.value


ODD = st.text(alphabet=st.sampled_from('„“”»«"「」『』 \n.,:?!aAbZß1日本sagte'), max_size=200)


@examples(150)
@given(
    ODD
    | st.lists(st.sampled_from(["„", "“", "sagte ", "laut ", "Anna ", "Berger ", "so ", "der ", ". ", "\n"])).map(
        "".join
    )
)
def test_any_text_is_gone_through_and_every_span_lies_in_it(text: str) -> None:
    article = read_text(f"---\nlanguage: de\n---\n{text}")

    found = analyse_by_marks(article)

    for q in found.quotations:
        assert 0 <= q.span.start <= q.span.end <= len(article.text)
        assert all(each.within(q.span) for each in q.sentences)
        assert q.mention is None or article.quote(q.mention).strip()
    assert all(article.quote(each).strip() for each in found.sentences)
