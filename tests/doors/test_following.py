"""An event that is followed: what is new since earlier builds, the feeds, the manifest, and addresses that lead on."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from digest.publish.manifest import compare_site, read_manifest
from tests.conftest import ROOT, Built, run_module
from tests.depth import deep

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
ATOM = "{http://www.w3.org/2005/Atom}"
HEADLINE = "Minsk and Moscow: another headline"


def build(project: Path, **environment: str) -> None:
    done = run_module("digest", "build", cwd=project, **environment)
    assert 0 == done.returncode, done.stderr


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built three times: an article came with each build, and words of others were changed."""
    project = tmp_path_factory.mktemp("followed")
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(ROOT / "docs" / "assets", project / "docs" / "assets")
    (project / "seeds").mkdir()
    (project / "history").mkdir()
    for path in SEEDS[:3]:
        shutil.copy(path, project / "seeds")
    edit(project / "seeds" / SEEDS[1].name, ("more than 1,000", "more than 1,500"))
    build(project)
    shutil.copy(project / "site" / "briefing.json", project / "history" / "2026-11-25-aaaaaaa.json")
    shutil.copy(SEEDS[3], project / "seeds")
    edit(project / "seeds" / SEEDS[1].name, ("more than 1,500", "more than 2,000"))
    build(project)
    shutil.copy(project / "site" / "briefing.json", project / "history" / "2026-11-26-bbbbbbb.json")
    shutil.copy(SEEDS[4], project / "seeds")
    first = (project / "seeds" / SEEDS[2].name).read_text("utf-8").splitlines()[0]
    edit(project / "seeds" / SEEDS[2].name, (first, HEADLINE))
    edit(project / "seeds" / SEEDS[1].name, ("more than 2,000", "more than 3,000"))
    build(project, SITE_URL="https://news.example/briefing/")
    return project


def shown(project: Path, page: str) -> str:
    return html.unescape((project / "site" / page).read_text("utf-8"))


def feed(project: Path) -> ElementTree.Element:
    return ElementTree.parse(project / "site" / "feed.xml").getroot()


def test_the_page_tells_each_build_and_what_it_changed(followed: Path) -> None:
    page = shown(followed, "new.html")

    assert page.index("Now, since 26 November 2026") < page.index("26 November 2026, since 25 November 2026")
    assert "Belarus announces" in page
    assert "more than 3,000 people" in page
    assert "<del>more than 2,000 people</del>" in page
    assert HEADLINE in page


def test_the_home_page_says_that_something_is_new(followed: Path) -> None:
    assert "Since 26 November 2026: 1 article new" in shown(followed, "index.html")


def test_the_values_of_a_detail_are_shown_from_build_to_build(followed: Path) -> None:
    page = shown(followed, "new.html")
    course = page[page.rindex("How values went on") :]

    assert course.index("25 November 2026") < course.index("26 November 2026") < course.index("now</span>")
    assert course.index("2,000 people") < course.index("3,000 people")


def test_every_link_leads_somewhere(followed: Path, lost_links: Callable[[Path], list[str]]) -> None:
    lost = [
        link for link in lost_links(followed / "site") if not link.startswith("404.html")
    ]  # knows only its own address

    assert [] == lost


def test_the_feed_has_what_atom_asks_for(followed: Path) -> None:
    found = feed(followed)

    assert [f"{ATOM}feed", 1, 1, 1] == [found.tag, *(len(found.findall(ATOM + n)) for n in ("id", "title", "updated"))]
    assert "https://news.example/briefing/feed.xml" == found.find(f"{ATOM}link[@rel='self']").get("href")
    for entry in found.findall(f"{ATOM}entry"):
        assert all(len(entry.findall(ATOM + name)) == 1 for name in ("id", "title", "updated", "link"))
        assert entry.find(f"{ATOM}link").get("href").startswith("https://news.example/briefing/")
    ids = [entry.findtext(f"{ATOM}id") for entry in found.findall(f"{ATOM}entry")]
    assert 2 == len(set(ids)), "one for each build that changed something"
    assert "more than 3,000 people" in found.findtext(f"{ATOM}entry/{ATOM}content")


def test_the_feed_is_in_order_of_time_and_knows_no_clock(followed: Path) -> None:
    days = [entry.findtext(f"{ATOM}updated")[:10] for entry in feed(followed).findall(f"{ATOM}entry")]

    assert days == sorted(days, reverse=True)
    assert {"2026-11-26"} == set(days), "the day of the build before, and that of its own"


def test_an_entry_leads_to_its_places(followed: Path) -> None:
    root = "https://news.example/briefing/"
    for entry in feed(followed).findall(f"{ATOM}entry"):
        places = re.findall(r'<a href="([^"]+)">', entry.findtext(f"{ATOM}content"))
        assert len(places) > 10
        for address in [entry.find(f"{ATOM}link").get("href"), *places]:
            file, _, anchor = html.unescape(address).removeprefix(root).partition("#")
            page = (followed / "site" / file).read_text("utf-8")
            assert not anchor or f'id="{anchor}"' in page


@deep
def test_no_sign_of_an_article_is_markup_in_the_feed(project: Path) -> None:
    (project / "history").mkdir()
    build(project)
    shutil.copy(project / "site" / "briefing.json", project / "history" / "2026-01-01.json")
    (project / "seeds" / "x.txt").write_text("<img src=x onerror=alert(1)> & more\n\nIt rained.\n", "utf-8")
    build(project)
    content = feed(project).findtext(f"{ATOM}entry/{ATOM}content")

    assert "&lt;img src=x onerror=alert(1)&gt; &amp; more" in content
    assert "<img" not in content


@deep
def test_the_same_history_gives_the_same_feed(followed: Path, tmp_path: Path) -> None:
    again = shutil.copytree(followed, tmp_path / "elsewhere", ignore=shutil.ignore_patterns("site"))
    build(again, SITE_URL="https://news.example/briefing/")

    for name in ("feed.xml", "new.html", "details.json", "manifest.json"):
        assert (followed / "site" / name).read_bytes() == (again / "site" / name).read_bytes()


def test_pages_name_the_feed(followed: Path) -> None:
    assert '<link rel="alternate" type="application/atom+xml"' in (followed / "site" / "people.html").read_text("utf-8")


def test_the_details_are_a_json_feed(followed: Path) -> None:
    found = json.loads((followed / "site" / "details.json").read_text("utf-8"))
    briefing = json.loads((followed / "site" / "briefing.json").read_text("utf-8"))

    assert "https://jsonfeed.org/version/1.1" == found["version"]
    assert [each["id"] for each in found["items"]] == [each["id"] for each in briefing["details"]]
    for item in found["items"]:
        file, _, anchor = item["url"].removeprefix("https://news.example/briefing/").partition("#")
        assert f'id="{anchor}"' in (followed / "site" / file).read_text("utf-8")
        assert all(value["text"] for value in item["_digest"]["values"])


def test_the_address_of_an_article_whose_headline_was_changed_leads_on(followed: Path) -> None:
    (page,) = [p for p in (followed / "site" / "articles").glob("*.html") if "http-equiv" in p.read_text("utf-8")]
    text = page.read_text("utf-8")
    target = text.partition('content="0; url=')[2].partition('"')[0]

    assert page.name.startswith("russia-belarus-to-deploy")
    assert target.startswith("minsk-and-moscow-another-headline")
    assert (page.parent / target).is_file()
    assert page.name not in (followed / "site" / "sitemap.xml").read_text("utf-8") or "noindex" in text


@deep
def test_it_still_leads_on_when_only_the_last_export_is_kept(followed: Path, tmp_path: Path) -> None:
    project = shutil.copytree(followed, tmp_path / "later", ignore=shutil.ignore_patterns("history"))
    (project / "history").mkdir()
    shutil.copy(project / "site" / "briefing.json", project / "history" / "2026-11-27-ccccccc.json")
    edit(project / "seeds" / SEEDS[2].name, (HEADLINE, "A third headline"))
    build(project)
    leading = [p.name for p in (project / "site" / "articles").glob("*.html") if "http-equiv" in p.read_text("utf-8")]

    assert ["minsk-and-moscow", "russia-belarus-t"] == sorted(name[:16] for name in leading)


def test_a_site_without_history_says_nothing_of_it(built: Built) -> None:
    assert not (built.site / "new.html").exists()
    assert not (built.site / "feed.xml").exists()
    assert "atom+xml" not in (built.site / "index.html").read_text("utf-8")
    assert (built.site / "details.json").is_file()


@deep
def test_where_nothing_has_changed_the_page_says_so(followed: Path, tmp_path: Path) -> None:
    project = shutil.copytree(followed, tmp_path / "same", ignore=shutil.ignore_patterns("history"))
    done = run_module("digest", "build", "--since", "site/briefing.json", cwd=project)

    assert 0 == done.returncode, done.stderr
    assert "Nothing has changed." in (project / "site" / "new.html").read_text("utf-8")


@deep
def test_what_is_no_longer_cited_is_still_linked_to_its_article(project: Path) -> None:
    (project / "history").mkdir()
    build(project)
    shutil.copy(project / "site" / "briefing.json", project / "history" / "2026-01-01.json")
    for path in SEEDS[1:4]:
        (project / "seeds" / path.name).unlink()
        build(project)
        assert 0 == run_module("digest", "check", "seeds", cwd=project).returncode


def test_a_history_that_is_named_and_not_there_is_one_sentence(project: Path) -> None:
    done = run_module("digest", "build", "--since", "nowhere", cwd=project)

    assert 2 == done.returncode
    assert "there is no such file or folder" in done.stderr


@deep
def test_a_built_site_counts_as_its_briefing(project: Path) -> None:
    build(project)
    (project / "site").rename(project / "before")
    done = run_module("digest", "build", "--since", "before", cwd=project)

    assert 0 == done.returncode, done.stderr
    assert "Nothing has changed." in shown(project, "new.html")


@deep
def test_places_that_cannot_be_are_no_mistake_of_the_build(project: Path) -> None:
    build(project)
    briefing = json.loads((project / "site" / "briefing.json").read_text("utf-8"))
    for detail in briefing["details"]:
        for value in detail["values"]:
            value.update(start=999_999, end=5)
    briefing["details"] = briefing["details"][:20]
    (project / "history").mkdir()
    (project / "history" / "2026-01-01.json").write_text(json.dumps(briefing), "utf-8")
    build(project)


@deep
def test_a_damaged_export_stops_the_build_in_one_sentence(project: Path) -> None:
    (project / "history").mkdir()
    (project / "history" / "2026-01-01.json").write_text("{", "utf-8")
    done = run_module("digest", "build", cwd=project)

    assert 2 == done.returncode
    assert "2026-01-01.json: this is no export of digest" in done.stderr
    assert "Traceback" not in done.stderr


# the manifest


def check(project: Path, *options: object) -> tuple[int, list[str]]:
    done = run_module("digest", "check", "seeds", "--against", "site/manifest.json", *options, cwd=project)
    return done.returncode, [line for line in done.stdout.splitlines() if line.startswith("problem: ")]


def test_a_site_is_what_its_manifest_says(followed: Path) -> None:
    assert (0, []) == check(followed)


def test_a_changed_article_setting_template_or_earlier_build_is_named(followed: Path, tmp_path: Path) -> None:
    project = shutil.copytree(followed, tmp_path / "other")
    edit(project / "seeds" / SEEDS[0].name, ("a", "e"))
    (project / "seeds" / "more.txt").write_text("The bridge\n\nIt fell on Monday.\n", "utf-8")
    (project / "seeds" / SEEDS[4].name).unlink()
    (project / "history" / "2026-11-25-aaaaaaa.json").unlink()
    (project / "templates").mkdir()
    (project / "templates" / "data.md.j2").write_text("{{ front }}\nours\n", "utf-8")
    status, problems = check(project, "--full-text", "none")
    text = "\n".join(problems)

    assert 1 == status
    assert f"input {SEEDS[0].name} is not what it was." in text
    assert "input more.txt was not there." in text
    assert f"input {SEEDS[4].name} is not there any more." in text
    assert "since 2026-11-25-aaaaaaa.json is not there any more." in text
    assert "template data.md.j2 was not there." in text
    assert "setting full_text is not what it was." in text
    assert "page index.md is not what it was." in text


def test_a_falsified_file_of_a_site_is_named_and_what_was_not_looked_at(followed: Path, tmp_path: Path) -> None:
    project = shutil.copytree(followed, tmp_path / "other")
    edit(project / "site" / "details.html", ("Belarus", "Ruritania"))
    (project / "site" / "data.html").unlink()
    (project / "site" / "planted.html").write_text("x", "utf-8")
    people = project / "site" / "people.html"
    people.rename(project / "people.html")
    people.symlink_to(project / "people.html")
    done = run_module("digest", "check", "seeds", "--against", "site/manifest.json", cwd=project)

    assert 1 == done.returncode
    assert [
        "problem: site/manifest.json: file people.html is a link; digest writes none.",
        "problem: site/manifest.json: file details.html is not what it was.",
        "problem: site/manifest.json: file data.html is not there any more.",
    ] == [line for line in done.stdout.splitlines() if line.startswith("problem: ")]
    assert (
        "Not looked at: whether the HTML is what the theme makes of these pages, which a build tells; files in that "
        "folder which the manifest does not name: 1, first planted.html; sitemap.xml; sitemap.xml.gz."
    ) == done.stdout.splitlines()[-1]


def test_a_manifest_without_its_site_says_that_no_file_was_looked_at(followed: Path, tmp_path: Path) -> None:
    held = read_manifest(followed / "site" / "manifest.json")

    assert ([], ["the files of the site, since none lies beside the manifest"]) == compare_site(held, tmp_path)


def test_of_a_site_of_an_earlier_digest_the_data_are_looked_at(followed: Path, tmp_path: Path) -> None:
    site = shutil.copytree(followed / "site", tmp_path / "site")
    held = replace(read_manifest(site / "manifest.json"), files={})
    before = compare_site(held, site)[0]
    edit(site / "briefing.json", ("Belarus", "Ruritania"))

    assert ([], ["file briefing.json is not what it was."]) == (before, compare_site(held, site)[0])


@deep
def test_what_is_no_manifest_is_one_sentence(followed: Path, tmp_path: Path) -> None:
    for content in ("", "[]", "{}", '{"digest": 1, "pages": 3}'):
        (tmp_path / "manifest.json").write_text(content, "utf-8")
        done = run_module("digest", "check", "seeds", "--against", tmp_path / "manifest.json", cwd=followed)
        assert 2 == done.returncode
        assert "is no manifest" in done.stderr
