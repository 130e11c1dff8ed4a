from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.language.number_forms import number_forms
from digest.language.numbers import numbers
from digest.language.words import keys
from tests.depth import examples


@pytest.mark.parametrize(
    ("value", "forms"),
    [
        ("1000", ("1000", "1,000", "one thousand", "a thousand")),
        ("21", ("21", "twenty-one")),
        ("0", ("0", "zero")),
        ("2500000", ("2500000", "2,500,000", "2.5 million")),
        ("1215", ("1215", "1,215")),
        ("2.5", ("2.5",)),
        ("dozens", ("dozens",)),
        ("9" * 40, ("9" * 40,)),
    ],
)
def test_a_number_is_written_in_every_way_that_people_write_it(value: str, forms: tuple[str, ...]) -> None:
    assert forms == number_forms(value)


@examples(100)
@given(st.integers(2, 99) | st.sampled_from([100, 1000, 30_000, 10**6, 2_500_000, 10**9]))
def test_each_form_is_read_as_the_number_that_it_is(number: int) -> None:
    for form in number_forms(str(number)):
        text = f"They counted {form} people there."
        assert [str(number)] == [each.value for each in numbers(text, 0, len(text))], form


@examples(100)
@given(st.integers(0, 10**12))
def test_a_whole_number_has_its_figures(number: int) -> None:
    forms = number_forms(str(number))

    assert f"{number:,}" in forms
    assert all(keys(form) for form in forms)
