"""Whatever lies in the folder of articles: a clear sentence or a working site, and nothing is lost."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from digest.analyse import LONGEST
from digest.cli import main
from tests.conftest import Run
from tests.depth import deep

STORY = "Mayor opens bridge\n\n“It is done,” Mayor Ada Smith said on Monday. About 300 people came.\n"
LONG = STORY + ("The car crossed the bridge and went on along the river. " * 10 + "\n\n") * 9_000
"""Five megabytes."""

FOLDERS: dict[str, dict[str, bytes]] = {
    "no file": {},
    "one article": {"a.txt": STORY.encode()},
    "one article twice": {"a.txt": STORY.encode(), "b.txt": STORY.encode()},
    "an empty file": {"a.txt": STORY.encode(), "empty.txt": b""},
    "only white space": {"a.txt": STORY.encode(), "blank.txt": b" \n\t\r\n \xc2\xa0\n"},
    "a binary file": {"a.txt": STORY.encode(), "b.txt": bytes(range(256)) * 40},
    "a picture by its ending": {"a.txt": STORY.encode(), "b.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"},
    "windows-1252": {"a.txt": STORY.encode("cp1252")},
    "utf-16": {"a.txt": STORY.encode("utf-16")},
    "utf-8 with a byte-order mark": {"a.txt": STORY.encode("utf-8-sig")},
    "invalid bytes": {"a.txt": STORY.encode() + b"\xff\xfe broken \x80\n"},
    "windows line ends": {"a.txt": STORY.replace("\n", "\r\n").encode()},
    "a blank in the name": {"my article.txt": STORY.encode()},
    "marks in the name": {"a \"b\" 'c' & <d> #e?f%20 [g](h) `i` {j}.txt": STORY.encode()},
    "dots in the name": {"..a..txt": STORY.encode(), "b.....txt": STORY.encode(), "sub/...c.txt": STORY.encode()},
    "letters of other scripts in the name": {"новости-新闻-\u202eabc.txt": STORY.encode()},
    "folders in the folder": {"x/y/z.txt": STORY.encode(), "x/y.txt": STORY.encode()},
    "a damaged front matter": {"a.txt": b"---\ntitle: [\n---\n" + STORY.encode()},
    "one line without an end": {"a.txt": b"word " * 200_000},
    "only quotation marks": {"a.txt": '“”""‘’\'« »'.encode() * 500},
}
"""Title -> files."""


def lay(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def exported(folder: Path) -> dict:
    done = CliRunner().invoke(main, ["export", str(folder), "--output", "-"], catch_exceptions=False)
    assert 0 == done.exit_code, done.stderr
    return json.loads(done.stdout)


def is_hidden(name: str) -> bool:
    return any(step.startswith(".") for step in name.split("/"))


@pytest.mark.parametrize("files", FOLDERS.values(), ids=FOLDERS.keys())
def test_each_file_is_an_article_or_is_named_with_a_reason(files: dict[str, bytes], tmp_path: Path) -> None:
    data = exported(lay(tmp_path / "seeds", files))
    articles, rejected = [a["file"] for a in data["articles"]], [r["file"] for r in data["rejected"]]

    assert sorted(name for name in files if not is_hidden(name)) == sorted(articles + rejected)
    assert all(each["reason"].endswith(".") and len(each["reason"]) > 20 for each in data["rejected"])


@pytest.mark.parametrize("files", FOLDERS.values(), ids=FOLDERS.keys())
def test_the_check_finds_nothing_but_files_that_cannot_be_read(files: dict[str, bytes], tmp_path: Path) -> None:
    folder = lay(tmp_path / "seeds", files)
    done = CliRunner().invoke(main, ["check", str(folder)], catch_exceptions=False)
    unreadable = len(exported(folder)["rejected"])

    assert unreadable == done.stdout.count("problem: "), done.stdout
    assert (1 if unreadable else 0) == done.exit_code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_text_is_the_same_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    data = exported(lay(tmp_path / "seeds", {"a.txt": (mark + STORY).encode(encoding)}))

    assert [STORY] == [article["text"] for article in data["articles"]]


@deep
def test_a_name_never_becomes_a_path_outside_the_site(empty_project: Path, run: Run) -> None:
    lay(empty_project / "seeds", FOLDERS["dots in the name"] | FOLDERS["marks in the name"])
    before = {
        path for path in empty_project.parent.rglob("*") if "site" not in path.relative_to(empty_project.parent).parts
    }
    done = run("mkdocs", "build", "--strict", cwd=empty_project)
    after = {
        path for path in empty_project.parent.rglob("*") if "site" not in path.relative_to(empty_project.parent).parts
    }

    assert 0 == done.returncode, done.stderr
    assert before == after


@deep
def test_all_of_it_in_one_folder_is_a_working_site(
    empty_project: Path, run: Run, lost_links: Callable[[Path], list[str]]
) -> None:
    for number, files in enumerate(FOLDERS.values()):
        lay(empty_project / "seeds" / str(number), files)
    done = run("mkdocs", "build", cwd=empty_project)

    assert 0 == done.returncode, done.stderr
    assert "Traceback" not in done.stderr
    assert [] == lost_links(empty_project / "site")


def test_an_empty_folder_is_a_site_that_says_so(empty_project: Path, run: Run) -> None:
    done = run("mkdocs", "build", "--strict", cwd=empty_project)

    assert 0 == done.returncode, done.stderr
    assert "seeds" in (empty_project / "site" / "index.html").read_text("utf-8")


def test_a_missing_folder_is_one_sentence(empty_project: Path, run: Run) -> None:
    (empty_project / "seeds").rmdir()
    done = run("mkdocs", "build", cwd=empty_project)

    assert 1 == done.returncode
    assert "no such folder" in done.stderr
    assert "Traceback" not in done.stderr


@deep
def test_one_article_alone_is_a_working_site(
    empty_project: Path, run: Run, lost_links: Callable[[Path], list[str]]
) -> None:
    lay(empty_project / "seeds", FOLDERS["one article"])
    done = run("mkdocs", "build", "--strict", cwd=empty_project)

    assert 0 == done.returncode, done.stderr
    assert [] == lost_links(empty_project / "site")
    assert "It is done" in (empty_project / "site" / "quotations.html").read_text("utf-8")


def test_an_unreadable_file_is_told_and_the_others_are_published(project: Path, run: Run) -> None:
    lay(project / "seeds", {"picture.jpg": b"\xff\xd8\xff\xe0"})
    done = run("mkdocs", "build", cwd=project)

    assert 0 == done.returncode
    assert "picture.jpg" in done.stderr
    pages = (project / "site").rglob("*.html")
    assert any("picture.jpg" in html.unescape(page.read_text("utf-8")) for page in pages)
    assert 5 == len(list((project / "site" / "articles").glob("*-*.html")))


@deep
def test_an_article_of_a_megabyte_is_read_in_full_and_of_five_is_told(tmp_path: Path) -> None:
    whole = LONG[: LONGEST - 1]
    data = exported(lay(tmp_path / "seeds", {"long.txt": whole.encode(), "longer.txt": LONG.encode()}))

    assert len(LONG.encode()) > 5_000_000
    assert [whole] == [article["text"] for article in data["articles"]]
    assert ["longer.txt"] == [each["file"] for each in data["rejected"]]
