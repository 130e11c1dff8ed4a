"""evals/rules.py: a rule is counted by what its details say and what the labels say of them."""

import json
from collections import Counter

import pytest
import rules

ONE = "Bridge falls\n\nThe bridge fell on Monday and 12 people were killed in the accident, the police of Aston said.\n"
OTHER = (
    "A bridge fell\n\nThe bridge fell on Monday and 15 people were killed in the accident, the police of Aston said.\n"
)


@pytest.fixture
def event(tmp_path):
    """Two accounts that give two figures."""
    (tmp_path / "000-one.txt").write_text(ONE, "utf-8")
    (tmp_path / "001-other.txt").write_text(OTHER, "utf-8")
    return tmp_path


def label(relation: str) -> dict:
    places = [
        {
            "article": f"00{n}",
            "start": text.index(figure),
            "end": text.index(figure) + 2,
            "text": figure,
            "normalised": figure,
        }
        for n, (text, figure) in enumerate(((ONE, "12"), (OTHER, "15")))
    ]
    return {"id": "F01", "topic": "dead", "type": "number", "relation": relation, "core": 3, "values": places}


@pytest.mark.parametrize(
    ("labels", "counts"),
    [
        ([label("conflict")], {"told": 1, "true": 1, "events": 1}),
        ([label("precision")], {"told": 1, "lesser": 1, "events": 1}),
        ([], {"false": 1}),
    ],
)
def test_a_flag_is_true_a_lesser_difference_or_false(event, shared, labels, counts):
    (event / "gold_facts.json").write_text(json.dumps(labels), "utf-8")
    table = rules.measure([event], rules.shared_scorer(shared("evals")))

    assert +Counter({"shown": 1, "flags": 1, **counts}) == +table["differing_figures"]


def test_the_tables_stand_side_by_side():
    told = rules.lines({"train": {"a": Counter(shown=2)}, "valid": {"b": Counter(shown=1)}})

    assert ["rule", "a", "b"] == [line.split()[0] for line in told]


def test_without_the_shared_scorer_it_says_so(tmp_path, capsys):
    assert 2 == rules.main(["--shared", str(tmp_path)])
    assert "has no score.py" in capsys.readouterr().err
