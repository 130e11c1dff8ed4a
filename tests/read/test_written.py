"""What a person writes in YAML: words as they stand, and never more than it is worth."""

from __future__ import annotations

import os
from itertools import pairwise

import pytest

from digest.config import Settings
from digest.errors import SeedError
from digest.pipeline import outside
from digest.read import TOLD, fingerprints, read_folder
from digest.read.front_matter import LARGEST_BLOCK, LONGEST_VALUE
from digest.read.written import DEEPEST, GROWN, YAMLRefusedError, load_yaml
from tests.articles import read_text
from tests.read.made import STORY, is_told


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, "utf-8")
    return folder


@pytest.mark.parametrize("written", ["no", "012", "0x10", "1_000", "20221010", "1:30", ".inf", "!!int 5", "2022-13-45"])
def test_a_value_is_the_word_that_was_written(written: str) -> None:
    assert load_yaml(f"outlet: {written}") == {"outlet": written.removeprefix("!!int ")}


@pytest.mark.parametrize("number", ["0x" + "F" * 9_000, "9" * 9_000, "1" + ":11" * 9_000])
def test_a_number_without_end_is_a_word_too_long_to_be_a_fact(folder, number: str) -> None:
    (folder / "sources.yml").write_text(f"a.txt:\n  outlet: {number}\n", "utf-8")

    with pytest.raises(SeedError, match=rf"sources\.yml: below 'a\.txt', outlet has more than {LONGEST_VALUE:,}"):
        read_folder(folder)


def test_an_outlet_may_be_named_once_and_used_often() -> None:
    text = "a.txt: &one {outlet: &name TASS}\nb.txt: *one\nc.txt: {<<: *one, byline: *name}\n"

    assert load_yaml(text) == {"a.txt": {"outlet": "TASS"}, "b.txt": {"outlet": "TASS"}} | {
        "c.txt": {"outlet": "TASS", "byline": "TASS"}
    }


@pytest.mark.parametrize(
    "text",
    [
        f"a: &a {'x' * 10_000}\nb: [{'*a, ' * (GROWN // 10_000)}]",
        "a: &a [x, x]\n" + "".join(f"{c}: &{c} [{f'*{p}, ' * 10}]\n" for p, c in pairwise("abcdefgh")),
        "a: &a {x: 1}\n" + "".join(f"{c}: &{c} {{<<: [{f'*{p}, ' * 20}]}}\n" for p, c in pairwise("abcdef")),
    ],
    ids=["flat", "nested", "merged"],
)  # fmt: skip
def test_aliases_count_as_what_they_stand_for(text: str) -> None:
    with pytest.raises(YAMLRefusedError, match=f"more than {GROWN:,} characters"):
        load_yaml(text)


@pytest.mark.parametrize(
    "text", ["a: &a [*a]", "&a {b: *a}", "a: " + "[" * (DEEPEST + 5), "- " * 500 + "x", "? " * 500]
)
def test_what_holds_itself_or_lies_too_deep_is_refused(text: str) -> None:
    with pytest.raises(YAMLRefusedError):
        load_yaml(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "a: !!python/object:os.system x",
        "a: \0",
        "\u0001",
        "a: !!timestamp x\nb: [",
        "? [a]\n: b",
        "%",
        "a: b: c",
    ],
)
def test_each_mistake_in_sources_yml_is_one_sentence_with_its_line(folder, text: str) -> None:
    (folder / "sources.yml").write_text(f"b.txt: TASS\n{text}", "utf-8")

    with pytest.raises(SeedError, match=r"sources\.yml, line [23]: this is not YAML \([^\n]+\); write [^\n]+\.\Z"):
        read_folder(folder)


def test_sources_yml_in_another_encoding_is_told_with_the_line(folder) -> None:
    (folder / "sources.yml").write_bytes("a.txt: TASS\nb.txt: Süd\n".encode("cp1252"))

    with pytest.raises(SeedError, match=r"line 2: this is not UTF-8"):
        read_folder(folder)


def test_a_large_sources_yml_is_not_read(folder) -> None:
    (folder / "sources.yml").write_text("#" * (GROWN + 1), "utf-8")

    with pytest.raises(SeedError, match="larger than 2 MB"):
        read_folder(folder)


def test_an_empty_sources_yml_states_nothing(folder) -> None:
    (folder / "sources.yml").write_text("# a.txt: TASS\n", "utf-8")

    assert read_folder(folder)[1] == []


OUT, NO_FILE = "the link leads out of the folder", "this is no file but a link to a folder, a pipe or a device"


@pytest.mark.parametrize(
    ("lay", "told"),
    [
        (lambda file: file.symlink_to(file.parent.parent / "secret.yml"), OUT),
        (lambda file: file.symlink_to("/dev/zero"), OUT),
        (os.mkfifo, NO_FILE),
        (lambda file: file.mkdir(), NO_FILE),
        (lambda file: file.symlink_to(file.name), "cannot be read"),
        (lambda file: file.symlink_to("nowhere"), "cannot be read"),
    ],
    ids=["out", "device", "pipe", "folder", "loop", "nowhere"],
)
def test_sources_yml_is_opened_as_an_article_is(folder, tmp_path, lay, told: str) -> None:
    (tmp_path / "secret.yml").write_text("sesame: {open: sesame}", "utf-8")
    lay(folder / "sources.yml")

    with pytest.raises(SeedError, match=rf"sources\.yml: .*{told}"):
        read_folder(folder)
    assert fingerprints(folder).keys() == {"a.txt"}


def test_a_folder_that_is_a_link_is_read_and_nothing_out_of_it(folder, tmp_path) -> None:
    (tmp_path / "secret.txt").write_text(STORY, "utf-8")
    (folder / "b.txt").symlink_to("../secret.txt")
    (tmp_path / "link").symlink_to(folder)

    articles, rejected = read_folder(tmp_path / "link")

    assert [each.path for each in articles] == ["a.txt"]
    assert [each.path for each in rejected] == ["b.txt"]


def test_a_folder_that_is_a_link_is_said(folder, tmp_path) -> None:
    (tmp_path / "link").symlink_to(folder)

    (told,) = outside(Settings(seeds=tmp_path / "link"))

    assert told.startswith(f"{tmp_path}/link: this is a link to {folder}, whose articles are read; set `seeds`")
    assert outside(Settings(seeds=folder)) == []


def test_a_file_put_in_the_place_of_another_while_it_is_opened_is_not_followed(folder, tmp_path, monkeypatch) -> None:
    (tmp_path / "secret.txt").write_text(STORY, "utf-8")
    really = os.open

    def swap(path, *rest, **named):
        if str(path).endswith("a.txt"):
            path.unlink()
            path.symlink_to(tmp_path / "secret.txt")
        return really(path, *rest, **named)

    monkeypatch.setattr(os, "open", swap)

    articles, rejected = read_folder(folder)

    assert articles == []
    assert is_told(rejected[0], "a.txt")


def test_a_thousand_names_without_a_file_are_counted(folder) -> None:
    (folder / "sources.yml").write_text("".join(f"{n}.txt: TASS\n" for n in range(1_000)), "utf-8")

    rejected = read_folder(folder)[1]

    assert len(rejected) == TOLD + 1
    assert rejected[-1].reason == "sources.yml: 980 more names in it are of no file either."


@pytest.mark.parametrize("number", ["0", "007", "9" * 5_000])
def test_a_part_whose_number_is_none_is_the_name_of_a_file_that_is_not_there(folder, number: str) -> None:
    (folder / "sources.yml").write_text(f"? 'a.txt#{number}'\n: TASS\n", "utf-8")

    (rejected,) = read_folder(folder)[1]

    assert rejected.path == f"a.txt#{number}"


def test_front_matter_without_end_is_text_and_told() -> None:
    article = read_text(f"---\noutlet: TASS\n{'#' * LARGEST_BLOCK}\n---\n{STORY}")

    assert article.outlet is None
    assert article.problems == ("line 1: the front matter has more than 100,000 characters; it is shown as text.",)


def test_a_fact_of_front_matter_that_is_too_long_is_told_and_not_used() -> None:
    article = read_text(f"---\noutlet: {'x' * 6_000}\nbyline: Ann Lee\n---\n{STORY}")

    assert (article.outlet, article.byline.value) == (None, "Ann Lee")
    assert article.problems == ("outlet has more than 5,000 characters. It is not used.",)


def test_many_places_that_differ_are_told_up_to_a_number() -> None:
    also = "".join(f"- {{fact: outlet, value: Gazette of {chr(0x4E00 + n)}}}\n" for n in range(1_000))

    article = read_text(f"---\noutlet: TASS\nalso:\n{also}---\n{STORY}")

    assert len(article.disagreements) == 12


@pytest.mark.parametrize("text", ['outlet: "\\Uffffffff"', 'outlet: "\\U00110000"'])
def test_an_escape_for_a_letter_that_there_is_not_is_no_yaml(text: str) -> None:
    with pytest.raises(YAMLRefusedError):
        load_yaml(text)


@pytest.mark.parametrize(("name", "key"), [("caf\u00e9.txt", "cafe\u0301.txt"), ("cafe\u0301.txt", "caf\u00e9.txt")])
def test_a_name_is_one_however_its_accents_are_typed(tmp_path, name: str, key: str) -> None:
    (tmp_path / name).write_text("A headline of it\n\nIt rained on Monday.\n", "utf-8")
    (tmp_path / "sources.yml").write_text(f"{key}: {{outlet: Gazette}}\n", "utf-8")
    articles, rejected = read_folder(tmp_path)

    assert [] == rejected
    assert ["Gazette"] == [article.outlet.value for article in articles]
