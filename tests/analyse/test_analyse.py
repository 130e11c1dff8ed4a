"""One article at a time: furniture, quotations and speakers by cases; what holds for any text by properties."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from itertools import permutations
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analyse import kinds
from digest.analyse.figures.scan import scan
from digest.model import Figure, FigureKind
from tests.articles import analysed
from tests.cases import read_cases
from tests.depth import examples


@pytest.mark.parametrize(("text", "expected"), read_cases("analyse/quotations"))
def test_quotations_have_a_kind_and_a_speaker_or_none(text: str, expected: str) -> None:
    found = analysed(text)

    lines = [f"{q.kind} | {q.speaker or '-'} | {found.article.quote(q.span)}" for q in found.quotations]

    assert lines == expected.splitlines()


def test_the_kind_of_a_quotation_does_not_hang_on_the_order_of_its_traits(monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'Trump spoke on Monday.\n\nHe rails against its "Great Wall of Taxes" and pledges to fight its "lies."'
    traits, traits_of = [], kinds.traits_of
    monkeypatch.setattr(kinds, "traits_of", lambda *given: traits.append(traits_of(*given)) or traits[-1])
    expected = [q.kind for q in analysed(text).quotations]

    for order in permutations(traits[0]):
        monkeypatch.setattr(kinds, "traits_of", lambda *given, order=order: ordered(traits_of(*given), order))
        assert expected == [q.kind for q in analysed(text).quotations]


def ordered(traits: frozenset[str], order: tuple[str, ...]) -> tuple[str, ...]:
    """The traits, those of `order` in it and in front."""
    return (*(each for each in order if each in traits), *sorted(traits.difference(order)))


@pytest.mark.parametrize(("text", "expected"), read_cases("analyse/indirect"))
def test_speech_in_the_articles_own_words_is_taken_down_apart(text: str, expected: str) -> None:
    found = analysed(text)

    lines = [f"{each.speaker} | {found.article.quote(each.span)}" for each in found.indirect]

    assert lines == expected.splitlines()


@pytest.mark.parametrize(("text", "expected"), read_cases("analyse/figures"))
def test_a_figure_is_found_with_what_it_leaves_open_and_what_it_is_a_figure_of(text: str, expected: str) -> None:
    found = analysed(text)

    assert [told(found.article.quote(f.span), f) for f in found.figures] == [
        line.rstrip(" ") for line in expected.splitlines() if line
    ]


TRAITS = ("denied", "ahead", "past", "changed", "index", "vague", "people")


def told(words: str, figure: Figure) -> str:
    """A figure in a line: kind, words, from where to where, its noun, its verb, its events, its traits."""
    high = "" if figure.high == inf else f"{figure.high:g}"
    reach = figure.form if figure.kind is FigureKind.DATE else f"{figure.low:g}..{high} {figure.unit}"
    traits = " ".join(trait for trait in TRAITS if getattr(figure, trait))
    return " | ".join(
        [figure.kind, words, reach, figure.head, figure.verb, " ".join(sorted(figure.events)), traits]
    ).rstrip(" ")


@pytest.mark.parametrize("year", range(2010, 2030))
def test_last_week_reaches_over_all_its_days_also_after_a_year_of_53_weeks(year: int) -> None:
    text, monday = "The bridge was closed last week.", date.fromisocalendar(year, 1, 1)

    [week] = scan(text, 0, len(text), (monday + timedelta(days=3)).isoformat())

    assert week.low <= (monday - timedelta(days=7)).toordinal()
    assert week.high >= (monday - timedelta(days=1)).toordinal()


@pytest.mark.parametrize(("text", "expected"), read_cases("analyse/framing"))
def test_who_is_credited(text: str, expected: str) -> None:
    found = analysed(text)

    shown = [
        f"{f.kind} | {found.article.quote(f.span)} | {f.value} | {f.slot}" for f in found.framing if f.kind == "credit"
    ]

    assert shown == expected.splitlines()


@pytest.mark.parametrize(("text", "expected"), read_cases("analyse/furniture"))
def test_furniture_is_marked_with_a_reason(text: str, expected: str) -> None:
    found = analysed(text)

    lines = [f"{m.reason} | {found.article.quote(m.span).strip().replace(chr(10), '|')}" for m in found.furniture]

    assert lines == expected.splitlines()


def test_a_single_quoted_headline_is_a_title_and_a_caption_is_furniture() -> None:
    text = (
        "Belarus announces 'joint group of forces' with Russia\n\nIt said so.\n\nHe “won’t go” there. / Ann Lee / "
        "Getty Images"
    )

    assert [q.kind for q in analysed(text).quotations] == ["title", "furniture"]


def test_marks_that_do_not_match_are_told() -> None:
    found = analysed('Ann Lee said: "I came.” Bob Ray said: "I went')

    assert [q.anomalies for q in found.quotations] == [("mixed marks",), ("unclosed",)]


def test_the_agency_is_the_channel_and_not_the_speaker() -> None:
    found = analysed("“We agreed on deploying a group,” Ann Lee said, according to the state Belta news agency.")

    (quotation,) = found.quotations
    assert quotation.speaker == "Ann Lee"
    assert found.article.quote(quotation.channel) == "the state Belta news agency"


def test_a_person_is_one_under_title_surname_and_description() -> None:
    found = analysed(
        "Belarusian President Alexander Lukashenko spoke on Monday. Mr Lukashenko said: “I came.” "
        "“I saw,” the Belarusian leader said."
    )

    assert {q.speaker for q in found.quotations} == {"Alexander Lukashenko"}
    assert {found.article.quote(f.span) for f in found.framing if f.kind == "label"} == {
        "Belarusian President",
        "the Belarusian leader",
    }


def test_the_summary_is_made_of_whole_sentences_of_the_article() -> None:
    found = analysed(
        "Two ships collided off the coast on Monday. It was dark. Nobody was hurt, the harbour master said on Tuesday."
    )

    assert set(found.summary.sentences) <= set(found.sentences)
    assert found.summary.sentences


ODD = st.text(alphabet=st.sampled_from("\"'“”‘’«»„ \n.,:?!()[]-—aAbZ1‘é$%\u202e\u0000#*_<>&"), max_size=300)


@examples(200)
@given(ODD | st.text(max_size=300))
def test_any_text_is_analysed_and_every_span_lies_in_it(text: str) -> None:
    found = analysed(text)

    for q in found.quotations:
        assert 0 <= q.span.start < q.span.end <= len(text)
        assert all(s.within(q.span) for s in q.sentences)
        assert q.mention is None or q.mention.end <= len(text)
    for span in (
        *found.sentences,
        *(f.span for f in found.framing),
        *(f.span for f in found.figures),
        *(m.span for m in found.furniture),
        *(n.span for n in found.names),
    ):
        assert 0 <= span.start <= span.end <= len(text)
    assert len({q.id for q in found.quotations}) == len(found.quotations)


def counted_work(text: str) -> int:
    """How many lines of Python the analysis of a text runs: a measure that no other program disturbs."""
    lines = 0

    def count(frame, event, arg):
        nonlocal lines
        lines += 1
        return count

    analysed("Ann Lee said no.")
    sys.settrace(count)
    try:
        analysed(text)
    finally:
        sys.settrace(None)
    return lines


def test_an_article_ten_times_as_long_takes_about_ten_times_the_work() -> None:
    story = "Mr John Smith of Ardmore said on Monday that “the boats of 12 people” were near the western border. " * 400
    short, long = (counted_work(text) for text in (story, "\n\n".join([story] * 10)))

    assert long < 20 * short
