"""Sentences, dates, numbers and words, by cases in text files."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analyse.marks import quoted_stretches
from digest.language.clock import clock_times
from digest.language.dates import dates, first_day, resolve
from digest.language.inflection import verb_forms, with_s
from digest.language.lexicon import lexicon
from digest.language.numbers import numbers
from digest.language.sentences import LONGEST, paragraphs, sentences, short_sentences
from digest.language.words import keys
from tests.cases import read_cases
from tests.depth import examples

DAY = date(2022, 10, 12)


@pytest.mark.parametrize(("text", "expected"), read_cases("language/sentences"))
def test_a_paragraph_is_cut_into_sentences(text: str, expected: str) -> None:
    lines = paragraphs(text)
    marks = [q.outer for q in quoted_stretches(text, lines)]

    assert [text[s:e] for line in lines for s, e in sentences(text, *line, marks)] == expected.splitlines()


@pytest.mark.parametrize(
    "text",
    [
        "We will go on. " * 300,
        "on and on " * 400,
        "on-" * 2000,
        "“We will go on. " * 300,
        f"He said: “{'Go on. ' * 600}”",
    ],
)
def test_a_text_without_stops_is_cut_between_words_and_nothing_is_lost(text: str) -> None:
    quoted = [q.outer for q in quoted_stretches(text, [(0, len(text))])]
    found = [
        short for place in sentences(text, 0, len(text.rstrip()), quoted) for short in short_sentences(text, *place)
    ]

    assert max(end - start for start, end in found) <= LONGEST
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(("verbs", "expected"), read_cases("language/inflection"))
def test_a_verb_has_its_forms(verbs: str, expected: str) -> None:
    assert [" ".join(verb_forms(verb)) for verb in verbs.split()] == expected.splitlines()


@pytest.mark.parametrize(
    ("noun", "several"),
    [("city", "cities"), ("church", "churches"), ("embassy", "embassies"), ("casino", "casinos"), ("alley", "alleys")],
)
def test_a_noun_has_its_plural(noun: str, several: str) -> None:
    assert with_s(noun) == several


@pytest.mark.parametrize(("text", "expected"), read_cases("language/dates"))
def test_dates_are_found_and_resolved_from_12_october_2022(text: str, expected: str) -> None:
    found = [f"{text[d.start : d.end]} | {d.form} | {resolve(d.form, DAY)}" for d in dates(text, 0, len(text))]

    assert found == expected.splitlines()


@pytest.mark.parametrize(
    ("week", "day"), [("2022-W40", "2022-10-03"), ("2022-W53", "2022-12-26"), ("2020-W53", "2020-12-28")]
)
def test_a_week_has_a_first_day_whether_or_not_its_year_has_so_many(week: str, day: str) -> None:
    assert first_day(week) == day


@pytest.mark.parametrize(("text", "expected"), read_cases("language/numbers"))
def test_numbers_are_found_with_bound_and_unit(text: str, expected: str) -> None:
    found = [f"{text[n.start : n.end]} | {n.value} | {n.comparator} | {n.unit}" for n in numbers(text, 0, len(text))]

    assert found == expected.splitlines()


@pytest.mark.parametrize(("text", "expected"), read_cases("language/clock"))
def test_times_of_day_are_found_on_a_clock_of_24_hours(text: str, expected: str) -> None:
    found = [f"{text[c.start : c.end]} | {c.value} | {c.comparator}" for c in clock_times(text, 0, len(text))]

    assert found == expected.splitlines()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,000 troops", "a thousand troops"),
        ("one thousand people", "1000 people"),
        ("I've said it", "I have said it"),
        ("the defence minister’s plan", "the defense minister plan"),
        ("won’t be", "will not be"),
        ("“need” [Russia] (now)", "need Russia now"),
        ("a single metre", "a single meter"),
        ("strikes", "strike"),
    ],
)
def test_spelling_contractions_marks_and_figures_compare_as_equal(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Kerch Bridge", "Crimean Bridge"), ("two days", "three days"), ("begun", "ended")]
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert keys(one) != keys(other)


@examples(100)
@given(st.text(max_size=400))
def test_sentences_of_any_text_are_in_order_inside_their_paragraph_and_lose_no_letter(text: str) -> None:
    for start, end in paragraphs(text):
        cut = sentences(text, start, end)
        assert all(start <= s < e <= end for s, e in cut)
        assert all(a[1] <= b[0] for a, b in pairwise(cut))
        assert sum(not c.isspace() for s, e in cut for c in text[s:e]) == sum(not c.isspace() for c in text[start:end])


@examples(100)
@given(
    st.dates(date(1990, 1, 1), date(2050, 1, 1)),
    st.sampled_from(["days:-2", "weekday:3", "weeks:-1", "months:-1", "--02-29", "years:-1"]),
)
def test_every_relative_date_resolves_to_a_day_or_period_or_to_nothing(day: date, form: str) -> None:
    found = resolve(form, day)

    assert found is None or found <= day.isoformat() or form == "--02-29" or found.startswith(str(day.year))


def test_a_language_without_a_lexicon_is_read_with_the_english_one() -> None:
    assert lexicon("xx").code == "en"


def test_every_reporting_verb_has_a_past_form() -> None:
    cues = lexicon().cues

    assert {"said", "told", "claimed", "accused", "warned", "wrote", "denied", "confirmed"} <= cues.keys()
    assert cues["claimed"] == ("claim", "doubt")
