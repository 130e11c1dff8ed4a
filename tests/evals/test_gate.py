"""evals/gate.py and evals/floors.py: floors hold, rise by themselves and fall only with a reason."""

import json
import shlex
import sys
from pathlib import Path

import gate
import pytest
from floors import Floors, reaches, rounded
from score import Score

ALARMS = "details: false alarms on look-alikes"
TOML = f"""# first line
[seeds]
"quotations: recall" = 0.9  # as chosen
"{ALARMS}" = 0.1

[events]
"""


@pytest.fixture
def floors(tmp_path):
    """A small floors file."""
    path = tmp_path / "floors.toml"
    path.write_text(TOML, "utf-8")
    return Floors(path)


@pytest.fixture
def run(monkeypatch, floors, tmp_path, capsys):
    """Runs the gate on the seeds with figures given by the test, without the shared scorer."""

    def gate_run(values, *arguments):
        monkeypatch.setenv("DIGEST", "digest")  # put back after the test
        monkeypatch.setattr(gate, "SHARED", tmp_path / "nowhere")
        monkeypatch.setattr(gate, "score_seeds", lambda: Fixed(values))
        status = gate.main(["--floors", str(floors.path), *arguments])
        return status, capsys.readouterr().out, floors.path.read_text("utf-8")

    return gate_run


class Fixed(Score):
    """A score with these figures."""

    def __init__(self, values):
        self.values = values

    def figures(self):
        return self.values


def test_a_floor_is_reached_from_above_and_an_alarm_from_below():
    assert reaches("quotations: recall", 0.9, 0.9)
    assert not reaches("quotations: recall", 0.89, 0.9)
    assert reaches(ALARMS, 0.0, 0.0)
    assert not reaches(ALARMS, 0.1, 0.0)


@pytest.mark.parametrize(
    ("figure", "value", "floor"), [("a", 0.9627, 0.962), ("a", 0.95, 0.95), (ALARMS, 0.0411, 0.042)]
)
def test_a_floor_is_rounded_so_that_it_is_reached(figure, value, floor):
    assert floor == rounded(figure, value)
    assert reaches(figure, value, floor)


def test_all_floors_reached(run):
    status, out, _ = run({"quotations: recall": 0.95, ALARMS: 0.0, "new": 0.5})

    assert 0 == status
    assert "2 floors, 0 short." in out


@pytest.mark.parametrize(
    "values", [{"quotations: recall": 0.89, ALARMS: 0.0}, {"quotations: recall": 0.9, ALARMS: 0.2}]
)
def test_one_that_is_short_fails_the_gate(run, values):
    status, out, _ = run(values)

    assert 1 == status
    assert "1 short." in out


def test_a_figure_that_is_no_longer_told_is_short(run):
    assert 1 == run({ALARMS: 0.0})[0]


def test_update_raises_and_adds_and_keeps_the_comments(run):
    status, _, text = run({"quotations: recall": 0.9627, ALARMS: 0.0, "new": 0.5}, "--update")

    assert 0 == status
    assert TOML.replace("0.9 ", "0.962 ").replace("0.1\n", '0.0\n"new" = 0.5\n') == text


def test_update_never_lowers(run):
    status, _, text = run({"quotations: recall": 0.8, ALARMS: 0.2}, "--update")

    assert 1 == status
    assert text == TOML


def test_a_floor_is_lowered_with_a_reason_that_is_noted(run):
    status, _, text = run({"quotations: recall": 0.8, ALARMS: 0.05}, "--update", "--lower", "labels\nwere wrong")

    assert 0 == status
    assert '"quotations: recall" = 0.8  # 0.9 -> 0.8: labels were wrong\n' in text
    assert f'"{ALARMS}" = 0.05\n' in text


def test_a_reason_alone_is_refused(run):
    with pytest.raises(SystemExit):
        run({}, "--lower", "because")


def test_two_scorers_of_one_table_raise_it_to_what_both_reach(floors):
    corpora = [gate.Corpus(title, "seeds", dict) for title in ("one", "two")]
    rows = [gate.Row(c, "quotations: recall", value, 0.9) for c, value in zip(corpora, (0.95, 0.97), strict=True)]

    gate.update(rows, floors, "")

    assert 0.95 == floors.get("seeds", "quotations: recall")


def test_lines_of_both_scorers_are_read():
    lines = (
        "  missed quotation x",
        "shared quotes: pair F1                      0.511",
        "details: x, relation named right1.000  (5)",
    )

    assert {"shared quotes: pair F1": 0.511, "details: x, relation named right": 1.0} == gate.figures("\n".join(lines))


def test_all_without_the_shared_folder_is_an_error(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("DIGEST", "digest")
    assert 2 == gate.main(["--all", "--shared", str(tmp_path)])
    assert "has no score.py" in capsys.readouterr().err


def test_the_shared_scorer_is_run_where_it_is_there(monkeypatch, tmp_path, floors, capsys):
    script = "import sys; print('quotations: recall   0.910  (9)' if sys.argv[1] == 'events' else 'else  0.100')"
    (tmp_path / "score.py").write_text(script, "utf-8")
    monkeypatch.setenv("DIGEST", "digest")
    monkeypatch.setattr(gate, "score_seeds", lambda: Fixed({"quotations: recall": 0.95, ALARMS: 0.0}))

    status = gate.main(["--shared", str(tmp_path), "--all", "--floors", str(floors.path)])
    out = capsys.readouterr().out

    assert 1 == status  # the shared scorer does not tell the alarms
    assert "seeds, by the shared scorer: details: false alarms on look-alikes is     -" in out
    assert 5 == sum(title in out for title in ("all labelled", "speakers in", "pairs of", "two transl", "text out"))


def test_the_floors_of_the_seeds_are_the_agreed_ones_or_better():
    agreed = {
        "quotations: recall": 0.95,
        "quotations: precision": 0.95,
        "shared quotes: pair F1": 0.90,
        "headline: accuracy": 1.0,
        "furniture: character recall": 0.85,
        "furniture: character precision": 0.95,
        "lineage: accuracy": 0.9,
        ALARMS: 0.0,
    }
    for figure, least in agreed.items():
        assert reaches(figure, Floors(gate.FLOORS).get("seeds", figure), least)


def test_the_gate_holds_for_an_export_that_agrees_with_the_labels(monkeypatch, capsys):
    noisy = Path(__file__).with_name("noisy_export.py")
    labels = gate.ROOT / "evals" / "seeds"
    monkeypatch.setenv("DIGEST", shlex.join([sys.executable, str(noisy), str(labels), "-1"]))

    assert 0 == gate.main([])
    assert json.loads((labels / "gold_quotes.json").read_text("utf-8"))
