"""The corpus of the fuzzer, and anything that hypothesis thinks of, goes through its test."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.read.formats import FORMATS
from tests.depth import examples
from tests.fuzz.promises import CORPUS, ENDINGS, hold


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_the_promises_hold_for_the_corpus(path: Path) -> None:
    hold(path.read_bytes())


def test_the_corpus_has_a_file_of_each_format() -> None:
    begun = {ENDINGS[path.read_bytes()[0] % len(ENDINGS)] for path in CORPUS.iterdir()}

    assert set(FORMATS) == begun


@examples(150)
@given(st.binary(max_size=400))
@example(b'\x01{"text": "\\ud800 word"}')
def test_the_promises_hold_for_any_bytes(data: bytes) -> None:
    hold(data)
