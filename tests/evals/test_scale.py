"""evals/scale.py: articles in any number that look like the seeds to a program, and are no copies."""

import re
from collections import Counter

import pytest
import scale
from invented import REAL

COUNT = 40


@pytest.fixture(scope="module")
def made():
    """Texts of five groups, in order."""
    return [text for _, text in scale.articles(COUNT)]


def quotations(text):
    """What stands between quotation marks, if it is longer than a few words."""
    return {q for q in re.findall(r"[“\"]([^“”\"]+)[”\"]", text) if len(q.split()) > 5}


def test_the_same_count_and_seed_make_the_same_articles(made):
    assert [text for _, text in scale.articles(COUNT)] == made
    assert [text for _, text in scale.articles(COUNT, seed=1)] != made


def test_more_articles_begin_with_the_same_ones(made):
    assert [text for _, text in scale.articles(COUNT + 5)][:COUNT] == made


def test_no_article_is_there_twice(made):
    assert len(set(made)) == COUNT


def test_an_article_has_25_to_30_sentences(made):
    least, most = scale.SENTENCES

    assert all(least <= scale.sentences(text) <= most for text in made)


def test_no_real_name_is_left(made):
    names = re.compile(r"\b(" + "|".join(map(re.escape, REAL)) + r")\b")

    assert not names.findall("\n".join(made))


def test_no_paragraph_of_the_seeds_is_copied(made):
    seeds = "\n".join(p.read_text("utf-8") for p in sorted((scale.ROOT / "seeds").glob("*.txt")))
    paragraphs = {p for text in made for p in text.split("\n") if len(p.split()) > 5}

    assert not [p for p in paragraphs if p in seeds]


def test_articles_of_a_group_share_quotations_and_those_of_two_groups_do_not(made):
    first, second = made[: scale.GROUP], made[scale.GROUP : 2 * scale.GROUP]
    within = Counter(q for text in first for q in quotations(text))

    assert sum(count > 1 for count in within.values()) > 5
    assert not set(within) & {q for text in second for q in quotations(text)}


def test_articles_of_a_group_differ_in_numbers(made):
    group = made[: scale.GROUP]
    shapes = {}
    for text in group:
        for line in text.split("\n"):
            shapes.setdefault(re.sub(r"\d[\d,]*", "#", line), set()).add(line)

    assert any(len(lines) > 1 for shape, lines in shapes.items() if len(shape.split()) > 12)


def test_the_articles_are_written_to_a_new_folder(tmp_path):
    scale.write(tmp_path / "new" / "seeds", 3)

    assert [p.name[:5] for p in sorted((tmp_path / "new" / "seeds").iterdir())] == ["00000", "00001", "00002"]
