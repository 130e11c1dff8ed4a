"""A site that tells of several events, as the commands and MkDocs make it."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

from digest.cli.check import check
from tests import several
from tests.conftest import ROOT, Run
from tests.depth import deep
from tests.doors.conftest import Server

EVENTS = ("belarus", "flood", "strike")
OTHER = several.MADE_UP["strike"][0]
LostLinks = Callable[[Path], list[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return several.several_events(tmp_path / "project")


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def configure(project: Path, old: str, new: str) -> None:
    config = (project / "mkdocs.yml").read_text("utf-8")
    assert old in config
    (project / "mkdocs.yml").write_text(config.replace(old, new), "utf-8")


def test_three_events_build_strictly_and_no_link_is_lost(project: Path, run: Run, lost_links: LostLinks) -> None:
    done = run("mkdocs", "build", "--strict", cwd=project)

    assert 0 == done.returncode, done.stderr
    assert "WARNING" not in done.stderr
    assert [] == lost_links(project / "site")
    made = files_of(project / "site").keys()
    assert {f"{event}/{page}" for event in EVENTS for page in ("index.html", "details.html", "briefing.json")} <= made
    assert {"index.html", "people.html", "briefing.json", "how-to-read.html"} <= made
    assert "details.html" not in made


@deep
def test_no_link_is_lost_with_addresses_of_folders_and_an_event_named_as_a_guide(
    project: Path, run: Run, lost_links: LostLinks
) -> None:
    configure(project, "  - offline", "  #")
    (project / "seeds" / "flood").rename(project / "seeds" / "Method")
    done = run("mkdocs", "build", "--strict", cwd=project)

    assert 0 == done.returncode, done.stderr
    assert [] == lost_links(project / "site")
    assert {"method/index.html", "method-event/index.html"} <= files_of(project / "site").keys()


@deep
def test_an_event_at_the_address_of_a_hand_written_page_is_told(project: Path, run: Run) -> None:
    shutil.rmtree(project / "seeds" / "belarus")
    configure(project, "  - offline", "  #")
    (project / "docs" / "flood.md").write_text("# By hand\n", "utf-8")
    done = run("digest", "build", "--no-strict", cwd=project)

    assert "flood/index.md is not shown: flood.md has its address; rename one." in done.stderr
    assert "By hand" in (project / "site" / "flood" / "index.html").read_text("utf-8")


@deep
def test_digest_build_reports_each_event(project: Path, run: Run, lost_links: LostLinks) -> None:
    done = run("digest", "build", cwd=project)

    assert 0 == done.returncode, done.stderr
    assert list(EVENTS) == [line.partition(":")[0] for line in done.stdout.splitlines() if ": " in line]
    assert "3 events · " in done.stdout
    assert [] == lost_links(project / "site")


@deep
def test_one_folder_of_articles_is_the_same_site_whatever_the_setting(tmp_path: Path, run: Run) -> None:
    made = []
    for rule in ("auto", "one"):
        project = several.new_project(tmp_path / rule)
        configure(project, "      seeds: seeds", f"      events: {rule}")
        run("mkdocs", "build", "--strict", cwd=project)
        made.append(files_of(project / "site"))
        made[-1].pop("manifest.json")  # has the setting

    assert made[0] == made[1]
    assert "details.html" in made[0]
    assert b"search-worker.js?" not in made[0]["index.html"]


@deep
def test_one_folder_is_an_event_of_several_where_that_is_said(project: Path, run: Run, lost_links: LostLinks) -> None:
    configure(project, "      seeds: seeds", "      events: many")
    for event in EVENTS[1:]:
        shutil.rmtree(project / "seeds" / event)
    done = run("mkdocs", "build", "--strict", cwd=project)

    assert 0 == done.returncode, done.stderr
    assert [] == lost_links(project / "site")
    assert "search-worker.js?of=,belarus" in (project / "site" / "index.html").read_text("utf-8")
    assert 'search-worker.js?of=belarus"' in (project / "site" / "belarus" / "index.html").read_text("utf-8")


@deep
def test_several_events_are_the_same_bytes_whatever_the_file_system_lists(
    project: Path, tmp_path: Path, run: Run
) -> None:
    other = several.new_project(tmp_path / "other", seeds=False)
    for event in reversed(EVENTS):
        (other / "seeds" / event).mkdir()
        for file in sorted((project / "seeds" / event).iterdir(), reverse=True):
            shutil.copyfile(file, other / "seeds" / event / file.name)
    (other / "shuffled").mkdir()
    (other / "shuffled" / "sitecustomize.py").write_text(SHUFFLED, "utf-8")
    run("mkdocs", "build", "--strict", cwd=project, PYTHONHASHSEED="1")
    run("mkdocs", "build", "--strict", cwd=other, PYTHONHASHSEED="2", PYTHONPATH=f"{other / 'shuffled'}:{ROOT}")
    one, two = files_of(project / "site"), files_of(other / "site")

    assert len(one) > 60
    assert one.keys() == two.keys()
    assert [] == [name for name in one if one[name] != two[name]]


SHUFFLED = """import os
listed, scanned = os.listdir, os.scandir
os.listdir = lambda *path: sorted(listed(*path), reverse=True)

class Scanned:
    def __init__(self, *path):
        with scanned(*path) as found:
            self.found = iter(sorted(found, key=lambda entry: entry.name, reverse=True))
    def __iter__(self): return self
    def __next__(self): return next(self.found)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass

os.scandir = Scanned
"""
"""Lists every folder backwards."""


@deep
def test_the_sitemap_has_the_pages_of_every_event(project: Path, run: Run) -> None:
    run("mkdocs", "build", cwd=project)
    with gzip.open(project / "site" / "sitemap.xml.gz") as file:
        places = re.findall(r"<loc>http://127\.0\.0\.1:8000/([^<]*)</loc>", file.read().decode())

    assert len(places) == len(set(places))
    assert {"", "people.html", "belarus/details.html", "flood/", "strike/articles/"} <= {
        place.removesuffix("index.html") for place in places
    }
    assert all((project / "site" / (place or "index.html")).exists() for place in places)


@deep
def test_the_edit_link_of_an_article_leads_into_the_folder_of_its_event(project: Path, run: Run) -> None:
    (project / "seeds" / "flood").rename(project / "seeds" / "The flood & after")
    configure(project, "  features:", "  features:\n    - content.action.edit")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nrepo_url: https://example.org/repo\nedit_uri: edit/main/docs/\n")
    done = run("mkdocs", "build", "--strict", cwd=project)
    pages = list((project / "site" / "the-flood-after" / "articles").glob("*-*.html"))
    links = [re.findall(r'href="(https://example\.org/[^"]*\.txt)"', page.read_text("utf-8")) for page in pages]

    assert 0 == done.returncode, done.stderr
    assert {f"https://example.org/repo/edit/main/seeds/The%20flood%20%26%20after/{n}.txt" for n in (1, 2)} == {
        link for found in links for link in found
    }


def test_a_problem_is_told_with_its_event(project: Path, run: Run) -> None:
    (project / "seeds" / "flood" / "3.txt").write_text("", "utf-8")
    (project / "seeds" / "strike" / "sources.yml").write_text("4.txt: TASS\n", "utf-8")
    done = run("digest", "check", "seeds", cwd=project)
    problems = [line for line in done.stdout.splitlines() if line.startswith("problem: ")]

    assert 1 == done.returncode
    assert ["problem: flood/3.txt", "problem: strike/4.txt"] == [":".join(each.split(":")[:2]) for each in problems]
    assert "2 problems." in done.stdout
    assert "note: flood/1.txt: No outlet." in done.stdout


def test_a_problem_of_the_records_is_told_with_its_event(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        import_module("digest.publish.audit"), "audit_records", lambda briefing: ["The id a is given twice."]
    )
    done = CliRunner().invoke(check, [str(project / "seeds")])

    assert [f"problem: {event}: The id a is given twice." for event in EVENTS] == [
        line for line in done.stdout.splitlines() if line.startswith("problem")
    ]


@deep
def test_an_article_beside_the_events_is_told_by_every_command(project: Path, run: Run) -> None:
    configure(project, "      seeds: seeds", "      events: many")
    (project / "seeds" / "stray.txt").write_text(OTHER, "utf-8")
    built = run("digest", "build", cwd=project)
    checked = run("digest", "check", "--events", "many", cwd=project)
    exported = run("digest", "export", "--events", "many", "--output", "out.json", cwd=project)

    assert 1 == built.returncode
    assert "stray.txt: it lies in no folder of an event" in built.stderr
    assert 1 == checked.returncode
    assert "problem: stray.txt: " in checked.stdout
    assert "not read: stray.txt: " in exported.stderr


@deep
@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="names here are text")
def test_a_folder_whose_name_is_no_text_is_an_event_all_the_same(project: Path, run: Run) -> None:
    odd = project / "seeds" / os.fsdecode(b"fl\xffod")
    (project / "seeds" / "flood").rename(odd)
    (odd / "3.txt").write_text("", "utf-8")
    checked = run("digest", "check", "seeds", cwd=project)
    built = run("mkdocs", "build", cwd=project)
    found = json.loads((project / "site" / "briefing.json").read_text("utf-8"))

    assert "problem: fl\ufffdod/3.txt: " in checked.stdout, checked.stderr
    assert 0 == built.returncode, built.stderr
    assert "Traceback" not in built.stderr
    assert [("belarus", "belarus"), ("flod", "fl\ufffdod"), ("strike", "strike")] == [
        (each["event"], each["folder"]) for each in found["events"]
    ]


@deep
def test_a_second_event_comes_while_serving_and_each_edit_is_one_rebuild(
    project: Path, serve: Callable[[Path], Server], tmp_path: Path
) -> None:
    away = tmp_path / "away"
    away.mkdir()
    for event in EVENTS[1:]:
        shutil.move(project / "seeds" / event, away / event)
    server = serve(project)
    assert "Lukashenko" in server.page()

    shutil.move(away / "flood", project / "seeds" / "flood")
    server.settle(2)
    assert 2 == server.builds
    assert "2 events" in server.page()
    assert "Lukashenko" in server.page("belarus/index.html")

    article = project / "seeds" / "flood" / "2.txt"
    article.write_text(article.read_text("utf-8").replace("Some 300 people", "Some 350 people"), "utf-8")
    server.settle(3)
    assert 3 == server.builds
    assert "Some 350 people" in server.page("flood/index.html")

    shutil.rmtree(project / "seeds" / "flood")
    server.wait(lambda: server.told("Reloading browsers") == 3)
    assert "Lukashenko" in server.page()
    assert "2 events" not in server.page()
