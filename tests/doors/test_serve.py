"""What an operator sees who edits articles and templates beside `mkdocs serve`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT
from tests.depth import deep
from tests.doors.conftest import Server

Serve = Callable[[Path], Server]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_each_edit_is_one_rebuild_and_idling_is_none(project: Path, serve: Serve) -> None:
    shutil.copytree(ROOT / "templates", project / "templates")
    server = serve(project)
    server.settle(1)
    assert 1 == server.builds

    change(project / "seeds" / "000_04cc9c3300b25b74.txt", "two days ago", "eleven days ago")
    server.settle(2)
    assert 2 == server.builds

    change(project / "templates" / "home.md.j2", "\n", "\n\n<!-- edited -->\n")
    server.settle(3)
    assert 3 == server.builds

    server.settle(3)
    assert 3 == server.builds


@deep
def test_a_new_article_and_a_deleted_one_are_seen(project: Path, serve: Serve) -> None:
    server = serve(project)
    (project / "seeds" / "new.txt").write_text("A heading of its own\n\nSomebody said “a thing or two” on Monday.\n")
    server.wait(lambda: 2 == server.told("Reloading browsers") + 1)
    assert "A heading of its own" in server.page("articles/index.html")

    (project / "seeds" / "new.txt").unlink()
    server.wait(lambda: 2 == server.told("Reloading browsers"))
    assert "A heading of its own" not in server.page("articles/index.html")


@deep
def test_a_mistake_is_a_box_on_the_page_and_goes_when_it_is_mended(project: Path, serve: Serve) -> None:
    server = serve(project)
    sources = project / "seeds" / "sources.yml"
    sources.write_text("a: [<b>\n", "utf-8")
    server.wait(lambda: server.told("Reloading browsers") == 1)
    broken = server.page()
    sources.write_text("{}\n", "utf-8")
    server.wait(lambda: server.told("Reloading browsers") == 2)

    assert "This page is not up to date" in broken
    assert "sources.yml" in broken
    assert "Lukashenko" in broken, "the page from before the mistake is still there"
    assert "not up to date" not in server.page()


@deep
def test_a_mistake_in_a_template_names_the_template_and_the_line(project: Path, serve: Serve) -> None:
    shutil.copytree(ROOT / "templates", project / "templates")
    server = serve(project)
    template = project / "templates" / "home.md.j2"
    before = template.read_text("utf-8")
    template.write_text(before + "{% if %}\n", "utf-8")
    server.wait(lambda: server.told("Reloading browsers") == 1)

    assert f"home.md.j2, line {len(before.splitlines()) + 1}" in server.page()


@deep
def test_a_mistake_at_the_start_is_shown_too(empty_project: Path, serve: Serve) -> None:
    (empty_project / "seeds" / "sources.yml").write_text("a: [\n", "utf-8")
    server = serve(empty_project)

    assert "This page is not up to date" in server.page()
