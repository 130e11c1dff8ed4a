"""What the page "Make it yours" shows is done as it stands there."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

from tests.conftest import ROOT, Run
from tests.depth import deep

PAGE = (ROOT / "docs" / "make-it-yours.md").read_text("utf-8")
FENCES = re.findall(r'^```(\w*)(?: title="([^"]+)")?\n(.*?)^```$', PAGE, re.MULTILINE | re.DOTALL)
FILES = {title: text for _, title, text in FENCES if title}
UNTITLED = [(language, text) for language, title, text in FENCES if not title]


def write(project: Path, name: str, text: str) -> None:
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    with (project / name).open("a", encoding="utf-8") as file:
        file.write(text)


def test_every_file_of_the_page_has_its_effect(project: Path, run: Run) -> None:
    for name, text in FILES.items():
        write(project, name, f"\n{text}" if name == "mkdocs.yml" else text)
    done = run("digest", "build", cwd=project)
    home = html.unescape((project / "site" / "index.html").read_text("utf-8"))
    timeline = (project / "site" / "timeline.html").read_text("utf-8")

    assert 0 == done.returncode, done.stderr
    assert "desk@example.org" in home
    assert "Copies of one text are one origin" in home
    assert "The briefing desk" in home
    assert -1 < home.find("assets/digest.css") < home.find("assets/house.css")
    assert "dg-chip" in timeline.partition('<h2 id="published"')[0]
    assert "dg-moment" not in timeline


@deep
def test_another_folder_of_templates_does_the_same(project: Path, run: Run) -> None:
    (folder,) = (re.search(r"templates: (\w+)", text)[1] for language, text in UNTITLED if language == "yaml")
    config = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(config.replace("templates: templates", f"templates: {folder}"), "utf-8")
    write(project, f"{folder}/home.md.j2", FILES["templates/home.md.j2"])
    run("digest", "build", cwd=project)

    assert "desk@example.org" in html.unescape((project / "site" / "index.html").read_text("utf-8"))


def test_a_misspelt_field_is_told_as_the_page_says(project: Path, run: Run) -> None:
    (misspelt,) = (text for language, text in UNTITLED if language == "jinja")
    (message,) = (text for language, text in UNTITLED if not language)
    write(project, "templates/home.md.j2", misspelt)
    done = run("digest", "build", cwd=project)

    assert (2, message) == (done.returncode, done.stderr)


@deep
def test_a_block_that_a_page_does_not_have_is_a_mistake_with_its_line(project: Path, run: Run) -> None:
    write(project, "templates/home.md.j2", '{% extends "shipped/home.md.j2" %}\n{% block titel %}nowhere{% endblock %}')
    done = run("digest", "build", cwd=project)

    assert 2 == done.returncode
    assert (
        "templates/home.md.j2, line 2: shipped/home.md.j2 has no block 'titel'; it has agreed, coverage" in done.stderr
    )


@deep
def test_a_style_of_ones_own_is_taken_whole(project: Path, run: Run) -> None:
    shutil.copytree(ROOT / "templates" / "assets", project / "templates" / "assets")
    (project / "templates" / "assets" / "digest.css").write_text("/* ours */", "utf-8")
    run("digest", "build", cwd=project)

    assert "/* ours */" == (project / "site" / "assets" / "digest.css").read_text("utf-8")
