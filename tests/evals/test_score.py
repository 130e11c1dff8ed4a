"""evals/score.py: each measure on made-up events, and the same figures as ../shared/evals/score.py."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import measures
import pytest
from event import assemble, export_of
from score import Score, main, score

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "evals"
NOISY = Path(__file__).with_name("noisy_export.py")
FIGURE = re.compile(r"^(\S.*?) *(\d+\.\d{3})(?:  \((.*)\))?$")

TEXT = "Ann Lee said: “We will build it.” Bo Tan called it “madness” on Monday. Read more. Twelve or 12 came."


def at(words, article="000", **more):
    """The place of words in TEXT."""
    start = TEXT.index(words)
    return {"article": article, "start": start, "end": start + len(words), "text": words, **more}


def event(
    quotations=(), shared=(), details=(), furniture=(), headline=None, lineage=(), *, gold=(), gold_d=(), gold_a=None
):
    """Two articles, 000 and 001, both with TEXT; what the export says first, the labels after the star."""
    articles = [
        {"id": key, "file": f"seeds/{key}-x.txt", "text": TEXT, "headline": headline, "furniture": list(furniture)}
        for key in ("000", "001")
    ]
    export = {
        "articles": articles,
        "quotations": [{"id": f"q{i}"} | q for i, q in enumerate(quotations)],
        "shared_quotes": [{"id": f"s{i}", "members": m} for i, m in enumerate(shared)],
        "details": [{"id": f"d{i}", "topic": "t"} | d for i, d in enumerate(details)],
        "lineage": list(lineage),
    }
    files = {"000": TEXT, "001": TEXT}
    return assemble("made-up", files, export, list(gold), list(gold_d), gold_a or {})


def counts(measure, made_up, figure=None):
    """(right, counted) of a measure's figure; of its only one when none is named."""
    result = Score()
    result.add(measure(made_up))
    figure = figure or next(iter(result.of))
    return result.right.get(figure, 0), result.of.get(figure, 0)


SPOKEN = at("We will build it.", kind="direct", speaker="Ann Lee", group="G1")
WORD = at("madness", kind="partial", speaker="Bo Tan", group="G2")


# ------------------------------------------------------------------------------------------- quotations


def test_a_quotation_is_found_when_four_fifths_of_it_are_speech():
    most = at("We will build", kind="direct")
    half = at("We will", kind="direct")

    assert (1, 1) == counts(measures.quotation_recall, event([most], gold=[SPOKEN]))
    assert (0, 1) == counts(measures.quotation_recall, event([half], gold=[SPOKEN]))


def test_the_marks_around_a_quotation_do_not_count():
    marked = at("“madness”", kind="partial")

    assert (1, 1) == counts(measures.quotation_recall, event([marked], gold=[WORD]))
    assert (1, 1) == counts(measures.quotation_precision, event([marked], gold=[WORD]))


def test_a_term_is_no_speech():
    assert (0, 1) == counts(measures.quotation_recall, event([WORD | {"kind": "term"}], gold=[WORD]))
    assert (0, 0) == counts(
        measures.quotation_precision, event([WORD | {"kind": "term"}], gold=[WORD]), "quotations: precision"
    )


def test_precision_counts_only_articles_with_labelled_quotations():
    elsewhere = at("Read more", article="001", kind="direct")

    assert (1, 1) == counts(measures.quotation_precision, event([SPOKEN, elsewhere], gold=[SPOKEN]))


def test_a_speaker_counts_only_where_the_quotation_is_found():
    gold = [SPOKEN, WORD]

    assert (1, 1) == counts(measures.speakers, event([SPOKEN], gold=gold))
    assert (0, 1) == counts(measures.speakers, event([SPOKEN | {"speaker": None}], gold=gold))


@pytest.mark.parametrize(
    ("got", "same"), [("Mr. Lee", True), ("lee", True), ("Ann", True), ("Bo Tan", False), ("", False), (None, False)]
)
def test_a_speaker_is_the_same_by_last_word_or_when_one_name_is_in_the_other(got, same):
    assert same is measures.same_speaker(got, "Ann Lee")


def test_pairs_count_across_articles_only():
    twin = SPOKEN | {"article": "001"}
    linked = event(shared=[[SPOKEN, twin, WORD]], gold=[SPOKEN, twin, WORD])

    assert (1, 2) == counts(measures.shared_quotes, linked, "shared quotes: pair precision")
    assert (1, 1) == counts(measures.shared_quotes, linked, "shared quotes: pair recall")


# ---------------------------------------------------------------------------------------------- details


def gold_detail(relation, *values, type="number"):
    """A labelled difference between the words, each with itself as its form."""
    return {"topic": "t", "type": type, "relation": relation, "values": [v | {"normalised": v["text"]} for v in values]}


def detail(relation, *values):
    """An exported detail."""
    return {"relation": relation, "values": [v | {"value": v.get("value", v["text"])} for v in values]}


TWELVE, DIGITS = at("Twelve"), at("12", article="001")


def test_a_difference_needs_two_of_its_values_held_for_different():
    gold = [gold_detail("conflict", TWELVE, DIGITS)]
    recall = "details: conflict recall"

    assert (1, 1) == counts(measures.details, event(details=[detail("conflict", TWELVE, DIGITS)], gold_d=gold), recall)
    assert (0, 1) == counts(measures.details, event(details=[detail("conflict", TWELVE)], gold_d=gold), recall)
    equal = detail("conflict", TWELVE | {"value": "12"}, DIGITS)
    assert (0, 1) == counts(measures.details, event(details=[equal], gold_d=gold), recall)


def test_an_alias_may_hold_its_values_for_equal():
    equal = detail("alias", TWELVE | {"value": "12"}, DIGITS)

    assert (1, 1) == counts(measures.details, event(details=[equal], gold_d=[gold_detail("alias", TWELVE, DIGITS)]))


def test_one_place_is_enough_for_what_only_one_source_has():
    gold = [gold_detail("single-source", TWELVE)]

    assert (1, 1) == counts(measures.details, event(details=[detail("single-source", TWELVE)], gold_d=gold))


@pytest.mark.parametrize(("got", "right"), [("conflict", 1), ("update", 1), ("wording", 0)])
def test_conflict_and_update_count_as_one_relation(got, right):
    made_up = event(details=[detail(got, TWELVE, DIGITS)], gold_d=[gold_detail("conflict", TWELVE, DIGITS)])

    assert (right, 1) == counts(measures.details, made_up, "details: conflict recall, relation named right")


@pytest.mark.parametrize(
    ("relation", "value", "alarm"), [("conflict", "12 ", 1), ("wording", "12 ", 0), ("update", "Twelve", 0)]
)
def test_a_look_alike_is_an_alarm_when_a_conflict_holds_its_values_apart(relation, value, alarm):
    got = detail(relation, TWELVE, DIGITS | {"value": value})
    made_up = event(details=[got], gold_d=[gold_detail(None, TWELVE, DIGITS, type="negative")])

    assert (alarm, 1) == counts(measures.look_alikes, made_up)


def test_a_flag_is_right_when_it_shows_a_labelled_difference():
    gold = [gold_detail("precision", TWELVE, DIGITS)]
    right, wrong = detail("conflict", TWELVE, DIGITS), detail("update", at("Monday"), at("Read"))

    assert (1, 2) == counts(measures.flags, event(details=[right, wrong], gold_d=gold))


# --------------------------------------------------------------------------------------------- articles


def test_furniture_is_counted_in_characters():
    place = at("Read more.")
    gold_a = {"000": {"boilerplate": [[place["start"], place["end"]]]}}
    made_up = event(furniture=[at("more. Twelve", reason="chrome")], gold_a=gold_a)

    assert (5, 12) == counts(measures.furniture, made_up, "furniture: character precision")
    assert (5, 10) == counts(measures.furniture, made_up, "furniture: character recall")


def test_a_caption_is_right_inside_labelled_furniture_and_not_wrong_outside():
    place = at("Read more.")
    gold_a = {"000": {"boilerplate": [[place["start"], place["end"]]]}}
    made_up = event(furniture=[at("more. Twelve", reason="caption")], gold_a=gold_a)

    assert (5, 5) == counts(measures.furniture, made_up, "furniture: character precision")
    assert (5, 10) == counts(measures.furniture, made_up, "furniture: character recall")


def test_a_headline_counts_only_where_one_is_labelled():
    gold_a = {"000": {"boilerplate": [], "headline": "It is built"}, "001": {"boilerplate": [], "headline": None}}

    assert (1, 1) == counts(measures.headlines, event(headline=" It is built\n", gold_a=gold_a))
    assert (0, 1) == counts(measures.headlines, event(gold_a=gold_a))


def test_a_pair_that_is_not_exported_is_independent():
    pair = {"articles": ["001", "000"], "kind": "repost"}

    assert (1, 1) == counts(measures.lineage, event(gold_a={"lineage": [["000", "001", "independent", "why"]]}))
    assert (1, 1) == counts(measures.lineage, event(lineage=[pair], gold_a={"lineage": [["000", "001", "repost"]]}))


def test_a_text_that_differs_from_its_file_is_told():
    made_up = event()
    made_up.articles["001"]["text"] += " "

    assert {"articles whose text differs from the file": 1.0}.items() <= score([made_up]).figures().items()
    assert "articles whose text differs from the file" not in score([event()]).figures()


def test_an_article_that_was_not_exported_counts_as_missed():
    made_up = event(gold=[SPOKEN | {"article": "007"}])

    assert (0, 1) == counts(measures.quotation_recall, made_up)


# -------------------------------------------------------------------------------------------- the command


def noisy(seed, labels=ROOT / "evals" / "seeds"):
    """The command of an exporter that knows the labels and makes mistakes."""
    return shlex.join([sys.executable, str(NOISY), str(labels), str(seed)])


def test_an_export_that_agrees_with_the_labels_is_perfect(monkeypatch, capsys):
    monkeypatch.setenv("DIGEST", noisy(-1))

    assert 0 == main(["--list"])
    wrong = "details: false alarms on look-alikes"
    assert {wrong} == {name for name, (value, _) in parsed(capsys.readouterr().out).items() if value != "1.000"}


def test_list_prints_what_was_missed(monkeypatch, capsys):
    monkeypatch.setenv("DIGEST", noisy(1))

    main(["--list"])

    assert "missed quotation seeds 0" in capsys.readouterr().out


def test_a_failing_command_is_told_in_a_sentence(monkeypatch, capsys):
    monkeypatch.setenv("DIGEST", shlex.join([sys.executable, "-c", "raise SystemExit('no such article')"]))

    assert 2 == main([])
    assert "no such article" in capsys.readouterr().err


def test_missing_labels_are_told(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("DIGEST", noisy(-1))

    assert 2 == main([str(ROOT / "seeds"), "--labels", str(tmp_path)])
    assert "gold_quotes.json is missing" in capsys.readouterr().err


# ------------------------------------------------------------------------------- the scorer in ../shared


def parsed(printed):
    """Figure -> (value, count) of a printed score."""
    return {m[1]: (m[2], m[3]) for m in map(FIGURE.match, printed.splitlines()) if m}


@pytest.fixture
def shared():
    """The folder of the other scorer; its absence is a failure where DIGEST_REQUIRE_SHARED=1."""
    if not SHARED.is_dir():
        if os.environ.get("DIGEST_REQUIRE_SHARED") == "1":
            pytest.fail(f"DIGEST_REQUIRE_SHARED is set and {SHARED} is not there")
        pytest.skip(f"{SHARED} is not there: only the project's own checkout has it")
    return SHARED


def both(shared, own_arguments, event_folder, digest, monkeypatch, capsys):
    """What the two scorers print, parsed; counts only where both print one."""
    monkeypatch.setenv("DIGEST", digest)
    assert 0 == main(own_arguments)
    own = parsed(capsys.readouterr().out)
    command = [sys.executable, str(shared / "score.py"), "events", str(event_folder)]
    other = parsed(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    counted = {name for name, (_, count) in other.items() if count}
    return ({name: (value, count if name in counted else None) for name, (value, count) in own.items()}, other)


@pytest.mark.parametrize("seed", [-1, 0, 1, 2])
def test_the_figures_are_those_of_the_shared_scorer_on_the_seeds(shared, seed, monkeypatch, capsys):
    folder = shared / "events" / "joint-military-group"

    own, other = both(shared, [], folder, noisy(seed), monkeypatch, capsys)

    assert other == own
    assert len(own) > 20


def test_the_figures_are_those_of_the_shared_scorer_on_each_event(shared, monkeypatch, capsys):
    for folder in sorted((shared / "events").iterdir()):
        own, other = both(shared, [str(folder)], folder, noisy(4, shared / "events"), monkeypatch, capsys)

        assert other == own, folder.name


def test_the_figures_are_those_of_the_shared_scorer_on_the_real_export(shared, monkeypatch, tmp_path, capsys):
    monkeypatch.delenv("DIGEST", raising=False)
    export = export_of("seeds", sorted((ROOT / "seeds").glob("*.txt")))
    saved = tmp_path / "export.json"
    saved.write_text(json.dumps(export), "utf-8")
    copy = "import pathlib, sys; pathlib.Path(sys.argv[-1]).write_bytes(pathlib.Path(sys.argv[1]).read_bytes())"
    digest = shlex.join([sys.executable, "-c", copy, str(saved)])

    own, other = both(shared, [], shared / "events" / "joint-military-group", digest, monkeypatch, capsys)

    assert other == own
