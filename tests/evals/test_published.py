"""evals/published.py: the Method page shows the figures that the gate wrote, and the rules that the program uses."""

from datetime import date

import published
import pytest

from digest.analyse.speakers import LEAST, ORDER, OVER_SENTENCES, RELIABILITY, RULES


def test_the_method_page_shows_the_figures_of_the_file():
    assert published.section() in published.PAGE.read_text("utf-8")


def test_every_rule_has_a_measured_reliability_and_a_description():
    rules = {rule.__name__ for rule in ORDER} | set(OVER_SENTENCES)

    assert rules == set(RELIABILITY)
    assert all(rule.__doc__ for rule in ORDER)


def test_a_rule_below_the_least_reliability_is_not_used():
    assert all(RELIABILITY[rule.__name__][0] >= LEAST for rule in RULES)
    assert {r.__name__ for r in ORDER} - {r.__name__ for r in RULES} == {
        rule for rule, (share, _) in RELIABILITY.items() if share < LEAST and rule not in OVER_SENTENCES
    }


def test_figures_are_kept_with_their_day_and_set_between_the_markers(tmp_path):
    values = {corpus: dict.fromkeys(figures, 0.5) for corpus, figures in published.SHOWN.items()}
    file, page = tmp_path / "figures.toml", tmp_path / "method.md"
    page.write_text(f"before\n\n{published.BEGIN}\nwhat was there\n{published.END}\n\nbehind\n", "utf-8")

    published.keep(values, date(2026, 1, 2), file)
    published.set_in(page, file)

    text = page.read_text("utf-8")
    assert text.startswith("before\n")
    assert text.endswith("behind\n")
    assert "Measured on 2 January 2026" in text
    assert text.count("| 0.500 |") == sum(map(len, published.SHOWN.values()))
    assert "what was there" not in text


def test_a_page_without_markers_is_refused(tmp_path):
    page = tmp_path / "method.md"
    page.write_text("nothing", "utf-8")

    with pytest.raises(ValueError, match="figures: begin"):
        published.set_in(page)
