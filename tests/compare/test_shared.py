"""Wordings of one utterance: which are brought together, which stay two; indirect speech beside its quotation."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.compare import segments
from digest.compare.same_name import is_described, may_be_one
from digest.compare.segments import common_run
from tests.articles import briefing_of
from tests.depth import examples

FILLER = (
    "The council of Ardmore met on Tuesday evening in the old harbour hall. Fishermen from Kilrush had travelled "
    "through the night to be there. Nobody left before midnight, and the doors stayed open until morning."
)


def article(outlet: str, *said: str) -> str:
    """An article with a head of its own and some quotations."""
    return "\n\n".join(
        [f"{outlet} reports from Ardmore", *said, FILLER.replace("Tuesday", f"Tuesday, {outlet} wrote,")]
    )


def shared(*texts: str) -> list[set[str]]:
    """The wordings of each shared utterance."""
    briefing = briefing_of(*texts)
    texts_of = {a.article.id: a.article for a in briefing.analyses}
    return [{texts_of[m.span.article].quote(m.span) for m in quote.members} for quote in briefing.shared_quotes]


SAME = [
    ("a fragment of the same speaker", "“We will never close the harbour of Ardmore to the small boats,” Ann Lee said.",
     "Ann Lee spoke of the “small boats” on Monday."),
    ("articles left out", "“Keep a spot at the bar for every fisherman tonight,” Ann Lee said.",
     "Ann Lee had asked for a “spot at a bar” first."),
    ("a described speaker bars nothing", "“We closed the harbour because the storm broke two cranes,” Ann Lee said.",
     "“We closed the harbour because the storm broke two cranes,” a spokeswoman said."),
    ("the same words whoever speaks", "“The harbour stays closed until the last crane stands again,” Ann Lee said.",
     "“The harbour stays closed until the last crane stands again,” Bob Ray said."),
    ("each other's best match", "“Given the weather we must all be patient with the harbour crews,” Ann Lee said.",
     "“In such storms everybody should have patience with harbour crews,” Ann Lee said."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_wordings_of_one_utterance_are_brought_together(one: str, other: str) -> None:
    assert len(shared(article("Tribune", one), article("Gazette", other))) == 1


def test_a_term_is_one_with_the_same_words_that_another_article_attributes() -> None:
    spoken = article("Tribune", "Ann Lee blamed the closure on “shenanigans” in the council.")
    held = article("Gazette", "The closure followed months of “shenanigans” at the harbour.")

    assert shared(spoken, held) == [{"shenanigans"}]
    assert shared(held, held.replace("Gazette", "Herald").replace("months", "weeks")) == []


TWO = [
    ("other named speakers", "“We must close the harbour of Ardmore before Friday,” Ann Lee said.",
     "“Nobody wants to close the harbour of Ardmore now,” Bob Ray said."),
    ("a couple", "“We should have closed the harbour before the storm came,” John Lee said.",
     "“They should have closed their harbour when the storm came,” Ann Lee said."),
    ("a name alone", "“The Northern Star Ferry will sail again in spring,” Ann Lee said.",
     "Ann Lee named it the “Northern Star Ferry” herself."),
    ("what denies it", "“God wants to see us help ourselves by putting people back to work in spring,” Ann Lee said.",
     "Ann Lee blamed them for “not putting people back to work” at all."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in TWO], ids=[case[0] for case in TWO])
def test_different_utterances_stay_two(one: str, other: str) -> None:
    assert shared(article("Tribune", one), article("Gazette", other)) == []


def test_a_sentence_with_two_utterances_belongs_to_both_and_joins_them_not() -> None:
    win, lose = "We win control of the harbour board again", "but the fishermen could lose every licence they hold"
    first = f"“{win}.” “{lose.capitalize()},” Ann Lee said."
    both = f"“{win}, {lose},” Ann Lee said."

    found = shared(article("Tribune", first), article("Gazette", both))

    assert len(found) == 2
    assert all(any("but the fishermen" in words for words in wordings) for wordings in found)


def test_articles_that_may_tell_of_different_events_are_held_to_a_stricter_rule() -> None:
    here = article("Tribune", "“Our quiet revolution forced the council to open the harbour,” Ann Lee said.")
    fragment = "Ann Lee spoke of a “quiet revolution” on Monday."
    elsewhere = (
        "A vote in spring\n\nParliament passed a budget after weeks of debate about schools, taxes and pensions.\n\n"
        f"{fragment}\n\nMinisters praised teachers. Unions asked for higher wages, economists warned of inflation."
    )

    assert len(shared(here, article("Gazette", fragment))) == 1
    assert shared(here, elsewhere) == []


def test_nothing_but_brackets_and_ellipses_is_an_edited_wording() -> None:
    briefing = briefing_of(
        article("Tribune", "“They will close the harbour of Ardmore until the storm is over,” Ann Lee said."),
        article("Gazette", "“[The council] will close the harbour of Ardmore until the storm is over,” Ann Lee said."),
    )

    assert [m.relation for m in briefing.shared_quotes[0].members] == ["longest", "edited"]


def test_indirect_speech_stands_beside_the_quotation_of_the_same_speaker() -> None:
    said = "“We will close the harbour of Ardmore until both cranes are repaired,” Ann Lee said."
    told = "Ann Lee said that the harbour of Ardmore would close until both cranes were repaired."
    others = told.replace("Ann Lee", "Bob Ray")

    briefing = briefing_of(article("Tribune", said), article("Gazette", told), article("Herald", others))

    (retelling,) = briefing.retellings
    indirect = {each.id: each for a in briefing.analyses for each in a.indirect}[retelling.indirect]
    assert indirect.speaker == "Ann Lee"
    assert retelling.likeness > 0.4
    assert briefing.shared_quotes == ()


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Ann Lee", None, True),
        ("Ann Lee", "spokeswoman for the port", True),
        ("Ann Lee", "Lee", True),
        ("Ann Lee", "Bob Ray", False),
        ("Bill Clinton", "Hillary Clinton", False),
        ("Donald Trump", "Donald Trump Jr.", False),
        ("Trump Jr.", "Donald Trump Jr", True),
        ("Tim Murray", "Timothy Murray", True),
        ("Vicente Fox", "Vincente Fox", True),
        ("Garba Shehu", "Mallam Garba Shehu", True),
        ("Alexander Lukashenko", "Aleksandr Lukashenka", True),
        ("Kim", "Kim Jong Un", True),
        ("European Commission", "Commission", True),
        ("International Committee of the Red Cross", "ICRC Africa", True),
    ],
)
def test_two_names_are_one_person_or_two(a: str, b: str | None, one: bool) -> None:
    assert may_be_one(a, b) is one
    assert may_be_one(b, a) is one


def test_a_description_is_no_name() -> None:
    assert is_described("Senior White House officials")
    assert is_described("spokesman for the State Department")
    assert not is_described("State Department")


ROWS = st.lists(st.sampled_from("abcd"), max_size=12).map(tuple)


@examples(100)
@given(ROWS, ROWS)
def test_the_longest_common_run_is_as_long_as_the_longest_stretch_of_one_in_the_other(one, other) -> None:
    joined = "|".join(["", *other, ""])
    runs = [one[i:j] for i in range(len(one)) for j in range(i + 1, len(one) + 1)]

    longest = max((len(r) for r in runs if "|".join(["", *r, ""]) in joined), default=0)
    assert common_run(one, other) == longest
    with mock.patch.object(segments, "LONG", -1):
        assert common_run(one, other) == max((n for n in (24, 12, 8, 6, 4) if n <= longest), default=0)
