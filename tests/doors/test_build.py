"""The site as MkDocs builds it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Built, Run, files_of, new_project
from tests.depth import deep


def test_the_seeds_build_without_a_warning(built: Built) -> None:
    assert 0 == built.done.returncode, built.done.stderr
    assert "WARNING" not in built.done.stderr
    assert {"index.html", "briefing.json", "assets/digest.css", "assets/digest.js"} <= files_of(built.site).keys()


def test_each_article_has_a_page_with_a_way_back_and_neighbours(built: Built) -> None:
    pages = sorted((built.site / "articles").glob("*-*.html"))
    texts = [page.read_text("utf-8") for page in pages]

    assert 5 == len(pages)
    assert all('aria-label="Breadcrumbs"' in text for text in texts)
    assert 4 == sum("md-footer__link--next" in text for text in texts)
    assert 4 == sum("md-footer__link--prev" in text for text in texts)


def test_articles_are_not_in_the_navigation(built: Built) -> None:
    home = (built.site / "index.html").read_text("utf-8")
    sidebar = home[home.index('class="md-nav md-nav--primary') : home.index('class="md-content"')]

    assert 'href="articles/' in home
    assert "articles/" not in sidebar.replace('href="articles/index.html"', "")


def test_nothing_is_written_beside_the_site(built: Built) -> None:
    assert built.before == {name: each for name, each in files_of(built.folder).items() if not name.startswith("site/")}


def test_two_builds_are_the_same_byte_for_byte(built: Built, tmp_path: Path, run: Run) -> None:
    again = new_project(tmp_path / "two" / "deeper")
    run("mkdocs", "build", "--strict", cwd=again, PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C")
    one, two = files_of(built.site), files_of(again / "site")

    assert len(one) > 20
    assert one.keys() == two.keys()
    assert [] == [name for name in one if one[name] != two[name]]


@deep
def test_paths_are_taken_from_the_folder_of_mkdocs_yml(project: Path, tmp_path: Path, run: Run) -> None:
    done = run("mkdocs", "build", "--strict", "-f", project / "mkdocs.yml", cwd=tmp_path)

    assert 0 == done.returncode, done.stderr


def test_a_hand_written_page_wins_over_a_generated_one(project: Path, run: Run) -> None:
    (project / "docs" / "timeline.md").write_text("# Our own timeline\n", "utf-8")
    done = run("mkdocs", "build", cwd=project)

    assert 0 == done.returncode, done.stderr
    assert "Our own timeline" in (project / "site" / "timeline.html").read_text("utf-8")


@deep
def test_a_navigation_of_ones_own_is_kept(project: Path, run: Run) -> None:
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nnav:\n  - Start here: index.md\n  - Said: quotations.md\n")
    done = run("mkdocs", "build", cwd=project)
    home = (project / "site" / "index.html").read_text("utf-8")

    assert 0 == done.returncode, done.stderr
    assert "Start here" in home
    assert "Said" in home


@deep
def test_an_edit_link_leads_to_the_article_and_not_to_a_generated_page(project: Path, run: Run) -> None:
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nedit_uri: https://code.example/edit/main/docs/\n")
    config = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(
        config.replace("    - toc.follow", "    - toc.follow\n    - content.action.edit")
    )
    shutil.move(project / "seeds" / "000_04cc9c3300b25b74.txt", project / "seeds" / "one #1?.txt")
    run("mkdocs", "build", cwd=project)
    pages = "".join(p.read_text("utf-8") for p in (project / "site" / "articles").glob("*-*.html"))

    assert 'href="https://code.example/edit/main/docs/../seeds/one%20%231%3F.txt"' in pages
    assert "/docs/articles/" not in pages


@deep
def test_overrides_of_the_operator_win_over_ours_and_ours_over_the_theme(project: Path, run: Run) -> None:
    overrides = project / "templates" / "overrides" / "partials"
    overrides.mkdir(parents=True)
    (overrides / "copyright.html").write_text("<p>From our newsroom</p>", "utf-8")
    run("mkdocs", "build", cwd=project)

    assert "From our newsroom" in (project / "site" / "index.html").read_text("utf-8")


@deep
def test_without_directory_urls_every_link_still_leads_somewhere(
    project: Path, run: Run, lost_links: Callable[[Path], list[str]]
) -> None:
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nuse_directory_urls: false\n")
    done = run("mkdocs", "build", "--strict", cwd=project)

    assert 0 == done.returncode, done.stderr
    assert [] == lost_links(project / "site")


def test_every_link_and_anchor_of_the_site_leads_somewhere(
    built: Built, lost_links: Callable[[Path], list[str]]
) -> None:
    assert [] == lost_links(built.site)


def test_a_wrong_setting_is_one_sentence(project: Path, run: Run) -> None:
    config = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(config.replace("seeds: seeds", "full_text: everything"), "utf-8")
    done = run("mkdocs", "build", cwd=project)

    assert 1 == done.returncode
    assert "full_text is 'everything'; it takes one of: evidence, full, none." in done.stderr
    assert "Traceback" not in done.stderr


@deep
def test_a_project_without_pages_of_its_own_builds_strictly_and_has_the_guides(project: Path, run: Run) -> None:
    shutil.rmtree(project / "docs")
    (project / "docs").mkdir()

    done = run("mkdocs", "build", "--strict", cwd=project)

    assert 0 == done.returncode, done.stderr
    assert (project / "site" / "how-to-read.html").is_file()
    assert (project / "site" / "method.html").is_file()


@deep
def test_a_setting_that_there_is_not_is_warned_of_and_the_site_is_built(project: Path, run: Run) -> None:
    config = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(config.replace("seeds: seeds", "seeds: seeds\n      titel: x"), "utf-8")
    done = run("mkdocs", "build", cwd=project)

    assert 0 == done.returncode, done.stderr
    assert "titel" in done.stderr
    assert (project / "site" / "index.html").is_file()
