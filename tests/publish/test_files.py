from __future__ import annotations

import pytest

from digest.errors import DigestError
from digest.model import Page
from digest.publish.files import MANIFEST, write_pages


def test_pages_are_written_once_and_again_only_if_they_changed(tmp_path):
    pages = [Page("index.md", "a"), Page("articles/x.md", "b")]

    assert tuple(write_pages(pages, tmp_path)) == (2, 0)
    assert tuple(write_pages(pages, tmp_path)) == (0, 0)
    assert tuple(write_pages([Page("index.md", "c"), pages[1]], tmp_path)) == (1, 0)
    assert (tmp_path / "index.md").read_text() == "c"


def test_a_page_that_is_no_longer_made_goes_and_its_empty_folder_too(tmp_path):
    write_pages([Page("index.md", "a"), Page("articles/x.md", "b")], tmp_path)

    assert tuple(write_pages([Page("index.md", "a")], tmp_path)) == (0, 1)
    assert not (tmp_path / "articles").exists()


def test_a_hand_written_file_wins_and_stays(tmp_path):
    (tmp_path / "index.md").write_text("mine")

    done = write_pages([Page("index.md", "a")], tmp_path)
    write_pages([], tmp_path)

    assert done.kept == ("index.md",)
    assert (tmp_path / "index.md").read_text() == "mine"


@pytest.mark.parametrize("uri", ["../x.md", "/etc/x.md", ""])
def test_nothing_is_written_outside_the_folder(tmp_path, uri):
    with pytest.raises(DigestError):
        write_pages([Page(uri, "a")], tmp_path / "docs")


def test_a_manifest_cannot_lead_outside_the_folder(tmp_path):
    (tmp_path / "keep.txt").write_text("keep")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / MANIFEST).write_text('["../keep.txt"]')

    with pytest.raises(DigestError):
        write_pages([], tmp_path / "docs")
    assert (tmp_path / "keep.txt").exists()


def test_a_damaged_manifest_is_named(tmp_path):
    (tmp_path / MANIFEST).write_text("{")

    with pytest.raises(DigestError, match="damaged"):
        write_pages([], tmp_path)
