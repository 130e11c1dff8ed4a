"""Accents that are characters of their own, and soft hyphens: other characters, the same words."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import letters, pipeline
from digest.config import Settings
from digest.model import Briefing, Span
from tests.articles import read_text
from tests.depth import examples

TEXT = """José Muñoz visits Café Zoë

Minister José Muñoz arrived on Monday. “We will not go back on what we said,” Muñoz said.

Jose Maria spoke too. “Another thing is that nobody came to help,” said Jose.
"""
WRITTEN = {
    "composed": TEXT,
    "decomposed": normalize("NFD", TEXT),
    "soft hyphens": TEXT.replace("nister", "ni\u00adster").replace("Muñoz", "Mu\u00adñoz"),
}


def briefing_of(folder: Path, *texts: str) -> Briefing:
    for n, text in enumerate(texts):
        (folder / f"{n}.txt").write_text(text, "utf-8")
    return pipeline.compose(Settings(seeds=folder))


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_name_is_one_however_its_letters_are_typed(tmp_path, text):
    (analysis,) = briefing_of(tmp_path, text).analyses
    quote = analysis.article.quote

    assert text == analysis.article.text
    assert ["José Muñoz", "Jose Maria"] == [each.speaker for each in analysis.quotations]
    assert ["Muñoz", "Jose"] == [letters.composed(quote(each.mention))[0] for each in analysis.quotations]
    assert [part for part in text.split() if part.startswith("“")] == [
        f"“{quote(each.span).split()[0]}" for each in analysis.quotations
    ]


def test_accounts_that_type_a_letter_otherwise_agree(tmp_path):
    found = briefing_of(tmp_path, *WRITTEN.values())

    assert [3, 3] == [len(shared.members) for shared in found.shared_quotes]
    assert {"José Muñoz", "Jose Maria"} == {person.name for person in found.people}
    assert () == found.details


@examples(100)
@given(st.text("ae\u0301\u0308\u00ad \n.Aé中", max_size=60))
def test_every_place_of_the_composed_text_leads_back(text):
    there, places = letters.composed(text)
    article = read_text(text or "a")

    assert normalize("NFC", text.replace("\u00ad", "")) == normalize("NFC", there)
    assert [*places] == sorted(places)
    assert (len(there) + 1, len(text)) == (len(places), places[-1])
    assert article == letters.restore(letters.compose(article), {article.id: article})


def test_what_was_found_in_other_articles_stays_where_it_is():
    article, other = read_text(normalize("NFD", "é")), Span("another", 1, 2)

    assert (other, Span(article.id, 0, 2)) == letters.restore((other, Span(article.id, 0, 1)), {article.id: article})
