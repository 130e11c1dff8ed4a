"""digest add: what is found is shown, written once, and reads back as the same article."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from digest.cli import main
from digest.collect import find, write
from digest.collect.lock import alone
from digest.collect.markdown import as_markdown
from digest.collect.table import table
from digest.model import Article, Stated
from digest.read import read_folder, sound
from tests.articles import read_text
from tests.conftest import ROOT
from tests.depth import examples

STORY = "Two ships collided off the coast on Monday, the harbour master said. Nobody was hurt, and both reached port."
PAGE = f"""<html lang="en"><head><title>Ships collide</title><meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2022-10-10T14:05:00+03:00"><meta name="date" content="2022-10-12">
</head><body><article><h1>Ships collide</h1><p>{STORY}</p><p>“It was foggy,” said Ann Lee.</p></article></body></html>
"""


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """No width of a terminal: pytest tells its processes one."""
    monkeypatch.delenv("COLUMNS", raising=False)


def add(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["add", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "page.html").write_text(PAGE, "utf-8")
    return tmp_path / "inbox" / "page.html"


def test_a_page_becomes_markdown_with_the_page_beside_it(page: Path, tmp_path: Path) -> None:
    done = add(page, "--to", tmp_path / "seeds")

    assert 0 == done.exit_code, done.output
    assert ["2022-10-10-the-gazette-ships-collide.md", "2022-10-10-the-gazette-ships-collide.original.html"] == sorted(
        path.name for path in (tmp_path / "seeds").iterdir()
    )
    assert PAGE == (tmp_path / "seeds" / "2022-10-10-the-gazette-ships-collide.original.html").read_text("utf-8")


def test_what_was_written_reads_back_with_each_place_and_each_conflict(page: Path, tmp_path: Path) -> None:
    (before,), _ = read_folder(page.parent)
    add(page, "--to", tmp_path / "seeds")
    (after,), rejected = read_folder(tmp_path / "seeds")

    assert [] == rejected
    assert before.text == after.text[after.front_matter.end :]
    assert ("2022-10-10T14:05:00+03:00", "front matter, from OpenGraph") == (
        after.published.value, after.published.origin,
    )  # fmt: skip
    assert [("published", "2022-10-12", "front matter, from meta tag")] == [
        (fact, other.value, other.origin) for fact, _, other in after.disagreements
    ]


def test_the_table_shows_what_was_found_and_where_places_disagree(page: Path, tmp_path: Path) -> None:
    shown = add(page, "--to", tmp_path / "seeds", "--dry-run").output

    assert "page.html" in shown
    assert "Ships collide" in shown
    assert "The Gazette" in shown
    assert "meta tag says '2022-10-12'" in shown


def test_a_dry_run_writes_nothing(page: Path, tmp_path: Path) -> None:
    done = add(page, "--to", tmp_path / "seeds", "--dry-run")

    assert 0 == done.exit_code
    assert "1 article would go to" in done.output
    assert not (tmp_path / "seeds").exists()


def test_an_article_that_is_there_already_is_not_taken(page: Path, tmp_path: Path) -> None:
    add(page, "--to", tmp_path / "seeds")
    before = {path.name: path.read_bytes() for path in (tmp_path / "seeds").iterdir()}
    (page.parent / "copy.txt").write_text(f"{STORY}\n\n“It was foggy,”   said Ann Lee.\n", "utf-8")
    done = add(page.parent, "--to", tmp_path / "seeds")

    assert 1 == done.exit_code
    assert 2 == done.output.count("already there as 2022-10-10-the-gazette-ships-collide.md")
    assert before == {path.name: path.read_bytes() for path in (tmp_path / "seeds").iterdir()}


def test_an_article_that_comes_twice_is_taken_once(page: Path, tmp_path: Path) -> None:
    done = add(page, page, "--to", tmp_path / "seeds")

    assert "1 article written" in done.output


def test_another_article_of_the_same_name_gets_a_number(page: Path, tmp_path: Path) -> None:
    add(page, "--to", tmp_path / "seeds")
    page.write_text(PAGE.replace("Nobody was hurt", "Three people were hurt"), "utf-8")
    add(page, "--to", tmp_path / "seeds")

    names = sorted(path.name for path in (tmp_path / "seeds").glob("*.md"))
    assert ["2022-10-10-the-gazette-ships-collide-2.md", "2022-10-10-the-gazette-ships-collide.md"] == names


def test_a_file_that_holds_several_is_kept_once(tmp_path: Path) -> None:
    lines = [json.dumps({"title": f"Ship {n}", "text": f"{STORY} It was the ship number {n}."}) for n in range(3)]
    (tmp_path / "crawl.jsonl").write_text("\n".join(lines), "utf-8")
    add(tmp_path / "crawl.jsonl", "--to", tmp_path / "seeds")
    names = [path.name for path in (tmp_path / "seeds").iterdir()]

    assert 3 == sum(name.endswith(".md") for name in names)
    assert 1 == sum(".original." in name for name in names)
    assert "line 2" in (tmp_path / "seeds" / "undated-ship-1.md").read_text("utf-8")


def test_what_cannot_be_taken_is_a_sentence_and_the_rest_is_taken(page: Path, tmp_path: Path) -> None:
    (page.parent / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(9)) * 90)
    done = add(page.parent, tmp_path / "nothing.txt", "--to", tmp_path / "seeds")

    assert 1 == done.exit_code
    assert "not taken: picture.html: this is not text but a binary file" in done.output
    assert "nothing.txt: there is no such file or folder" in done.output
    assert "1 article written" in done.output


def test_beside_a_file_that_comes_while_writing_the_article_gets_another_name(page: Path, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    findings = find([str(page)], seeds)
    seeds.mkdir()
    (seeds / "2022-10-10-the-gazette-ships-collide.md").write_text("mine")

    assert [] == write(findings, seeds)
    assert "mine" == (seeds / "2022-10-10-the-gazette-ships-collide.md").read_text()
    assert (seeds / "2022-10-10-the-gazette-ships-collide-2.md").exists()


def test_one_article_that_cannot_be_written_does_not_keep_the_others_back(page: Path, tmp_path: Path) -> None:
    (page.parent / "other.txt").write_text(f"Another story\n\n{STORY} It was the second one that day.\n", "utf-8")
    findings = find([str(page), str(page.parent / "other.txt")], tmp_path / "seeds")
    page.unlink()
    failed = write(findings, tmp_path / "seeds")

    assert ["page.html: No such file or directory; it is not written."] == [each.reason for each in failed]
    assert (tmp_path / "seeds" / "undated-another-story.md").exists()


def test_a_file_whose_name_is_no_text_is_taken_too(page: Path, tmp_path: Path) -> None:
    odd = os.fsdecode(b"bad\xff.txt")
    (page.parent / odd).write_text(f"Another story\n\n{STORY} It was the second one that day.\n", "utf-8")
    done = add(page.parent, "--to", tmp_path / "seeds")

    assert 0 == done.exit_code, done.output
    assert "2 articles written" in done.output


def test_two_at_once_take_an_article_once_and_who_waits_says_so(page: Path, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    said: list[str] = []
    with alone(seeds, lambda: said.append("the first waits")):
        other = subprocess.Popen(
            [sys.executable, "-m", "digest", "add", page, "--to", seeds], cwd=ROOT,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        said.append(other.stderr.readline())
        write(find([str(page)], seeds), seeds)
    told, _ = other.communicate(timeout=60)

    assert [f"digest: waiting for another `digest add` into {seeds}, so that nothing is taken twice.\n"] == said
    assert "already there as 2022-10-10-the-gazette-ships-collide.md" in told
    assert 2 == len(list(seeds.iterdir())), "the article and its original"


def test_who_ends_lets_go_whatever_ends_it(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), alone(tmp_path / "seeds", pytest.fail):
        raise KeyboardInterrupt
    with alone(tmp_path / "seeds", lambda: pytest.fail("it is still held")):
        pass


def test_where_a_file_system_has_no_locks_articles_are_taken_all_the_same(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", none)

    assert 0 == add(page, "--to", tmp_path / "seeds").exit_code


def test_of_a_file_that_is_named_nothing_beside_it_is_looked_at(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (page.parent / "deep" / "er").mkdir(parents=True)
    listed: list[str] = []
    for name in ("scandir", "listdir"):
        known = getattr(os, name)
        monkeypatch.setattr(os, name, lambda path=".", known=known: listed.append(str(path)) or known(path))
    (found,) = find([str(page)], tmp_path / "seeds")

    assert page == found.original
    assert [] == [each for each in listed if each.startswith(str(page.parent))]


def test_the_same_words_of_another_outlet_are_an_account_of_their_own(page: Path, tmp_path: Path) -> None:
    (page.parent / "reprint.html").write_text(PAGE.replace("The Gazette", "Harbour News"), "utf-8")
    done = add(page.parent, "--to", tmp_path / "seeds")

    assert 0 == done.exit_code, done.output
    assert "2022-10-10-harbour-news-ships-collide.md" in done.output


def test_a_headline_is_never_a_path_nor_a_sign_for_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"# ../../etc/passwd \x1b[2J\u202egnp\n\n{STORY}\n", "utf-8")
    findings = find([str(tmp_path / "a.txt")], tmp_path / "seeds")

    assert tmp_path / "seeds" == findings[0].target.parent
    assert not {"\x1b", "\u202e"} & set("".join(table(findings)))


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), min_size=1, max_size=60).map(sound)


@examples(150)
@given(text=WORDS, headline=WORDS, outlet=WORDS, byline=WORDS)
def test_any_article_reads_back_as_it_was(text: str, headline: str, outlet: str, byline: str) -> None:
    stated = {"headline": headline, "outlet": outlet, "byline": byline}
    facts = {fact: Stated(" ".join(words.split()), "JSON-LD") for fact, words in stated.items() if words.split()}
    article = replace(read_text(f"Words before. {text}"), headline=None, outlet=None, byline=None)
    article = replace(article, text=f"Words before. {text}".replace("\r", "\n"), **facts)
    after: Article = read_text(as_markdown(article, "a.original.html"))

    assert article.text == after.text[after.front_matter.end :]
    assert {fact: each.value for fact, each in facts.items()} == {fact: getattr(after, fact).value for fact in facts}
