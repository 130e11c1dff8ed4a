"""Which folders of a folder of articles are events, and what they are called in the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.read.events import RESERVED, beside_events, event_folders

TEXT = "A heading\n\nSomebody said “a thing or two” on Monday.\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return tmp_path / "seeds"


def lay(seeds: Path, *files: str) -> None:
    for file in files:
        (seeds / file).parent.mkdir(parents=True, exist_ok=True)
        (seeds / file).write_text(TEXT, "utf-8")


@pytest.mark.parametrize(
    ("files", "auto", "many"),
    [
        (["a.txt"], {}, {}),
        (["a/1.txt"], {}, {"a": "a"}),
        (["a/1.txt", "b/1.txt"], {"a": "a", "b": "b"}, {"a": "a", "b": "b"}),
        (["a/1.txt", "b/1.txt", "c.txt"], {}, {"a": "a", "b": "b"}),
        (["a/deep/er/1.txt", "b/1.txt"], {"a": "a", "b": "b"}, {"a": "a", "b": "b"}),
    ],
    ids=lambda each: " ".join(each),
)
def test_folders_are_events_where_there_are_two_and_no_article_beside_them(
    files: list[str], auto: dict[str, str], many: dict[str, str], seeds: Path
) -> None:
    lay(seeds, *files)

    assert auto == event_folders(seeds, "auto")
    assert many == event_folders(seeds, "many")
    assert {} == event_folders(seeds, "one")


def test_what_is_no_article_makes_no_event_and_hinders_none(seeds: Path) -> None:
    lay(seeds, "README.md", "sources.yml", ".note", "a/1.txt", "b/1.txt")
    lay(seeds, "readme-only/README", "hidden-only/.note", "stated-only/sources.yml", ".git/1.txt")
    lay(seeds, "history-only/.git/objects/1.txt", "originals-only/1.original.html")
    (seeds / "empty").mkdir()

    assert {"a": "a", "b": "b"} == event_folders(seeds, "auto")
    (told,) = beside_events(seeds, "auto")
    assert told.startswith("sources.yml: it is read in the folder of each event")


def test_no_folder_and_one_that_cannot_be_listed_have_no_events(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert {} == event_folders(seeds, "many")
    lay(seeds, "a/1.txt", "b/1.txt")
    monkeypatch.setattr(Path, "iterdir", lambda _: (_ for _ in ()).throw(PermissionError(13, "closed")))

    assert {} == event_folders(seeds, "many")


@pytest.mark.parametrize("name", ["<b>&amp;", "Überfall in Łódź", "a b  c", "x" * 200, "-", "{{ 7 }}"])
def test_an_odd_name_is_plain_in_addresses_and_kept_beside_it(name: str, seeds: Path) -> None:
    lay(seeds, f"{name}/1.txt", "zz/1.txt")
    events = event_folders(seeds, "auto")
    address = next(iter({*events} - {"zz"}))

    assert name == events[address]
    assert address.replace("-", "").isalnum()
    assert address.isascii()
    assert len(address) < 60


@pytest.mark.parametrize("name", [*sorted(RESERVED), "Articles", "How to read"])
def test_a_name_that_the_site_needs_is_left_to_it(name: str, seeds: Path) -> None:
    lay(seeds, f"{name}/1.txt", "zz/1.txt")

    assert f"{name.lower().replace(' ', '-')}-event" in event_folders(seeds, "auto")


def test_names_that_read_alike_in_addresses_are_told_apart_by_a_number(seeds: Path) -> None:
    lay(seeds, "flood 2/1.txt", "flood_2/1.txt", "flood-2/1.txt", "洪水/1.txt", "火/1.txt")
    events = event_folders(seeds, "auto")

    assert {"flood-2", "flood-2--2", "flood-2--3", "article", "article--2"} == set(events)
    assert 5 == len(set(events.values()))


def test_the_order_is_that_of_a_reader_whatever_the_file_system_lists(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(seeds, "b/1.txt", "C/1.txt", "a/1.txt")
    first = event_folders(seeds, "auto")
    listed = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda path: sorted(listed(path), reverse=True))

    assert ["a", "b", "c"] == list(first) == list(event_folders(seeds, "auto"))


def test_a_link_out_of_the_folder_is_no_event_and_is_told(seeds: Path, tmp_path: Path) -> None:
    lay(seeds, "a/1.txt", "b/1.txt")
    lay(tmp_path / "elsewhere", "1.txt")
    (seeds / "c").symlink_to(tmp_path / "elsewhere")

    assert {"a": "a", "b": "b"} == event_folders(seeds, "auto")
    assert ["c: this is a link to a folder and is not followed; put the folder there."] == beside_events(seeds, "auto")


def test_an_article_beside_events_that_are_asked_for_is_told(seeds: Path) -> None:
    lay(seeds, "a/1.txt", "b/1.txt", "c.txt")

    assert ["c.txt"] == [told.partition(":")[0] for told in beside_events(seeds, "many")]
    assert [] == beside_events(seeds, "auto"), "here it is of the one event"
