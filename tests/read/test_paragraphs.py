"""Lines that a typesetter or a mail program has cut are paragraphs again."""

from __future__ import annotations

import pytest

from digest.model import Article
from digest.read import read_file
from digest.read.formats.pdf import paragraphs_of

FULL = "The harbour master said on Monday that the two ships had met in"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([FULL, FULL, "the fog."], [f"{FULL} {FULL} the fog."]),
        ([FULL, "the fog.", FULL, "the dark."], [f"{FULL} the fog.", f"{FULL} the dark."]),
        ([FULL, f"{FULL} interna-", "tionalization of it."], [f"{FULL} {FULL} internationalization of it."]),
        ([FULL, f"{FULL} Jean-", "Pierre Roy."], [f"{FULL} {FULL} Jean-Pierre Roy."]),
        ([FULL, f"{FULL} a 45-", "year-old man."], [f"{FULL} {FULL} a 45-year-old man."]),
        (
            [FULL, "the opposition leader Sviatlana Nemo of the", FULL],
            [f"{FULL} the opposition leader Sviatlana Nemo of the {FULL}"],
        ),
        (["Two ships collide", FULL, FULL], ["Two ships collide", f"{FULL} {FULL}"]),
        ([FULL, "", FULL], [FULL, FULL]),
        ([], []),
    ],
)
def test_lines_of_a_page_are_put_together(lines: list[str], expected: list[str]) -> None:
    assert expected == list(paragraphs_of(["", "", "", *lines] if lines[:1] == [FULL] else lines))


def test_a_mail_is_unwrapped_and_the_signs_of_a_quoted_one_go(tmp_path) -> None:
    lines = [f"> {FULL}", f"> {FULL}", "> the fog.", ">", "> Nobody was hurt.", "", "- one", "- two"]
    (tmp_path / "a.eml").write_text("Subject: Ships\nFrom: a@b.example\n\n" + "\n".join(lines), "utf-8")
    (article,) = read_file((tmp_path, "a.eml", {}))

    assert isinstance(article, Article)
    assert article.text.strip().split("\n\n") == [f"{FULL} {FULL} the fog.", "Nobody was hurt.", "- one\n- two"]
