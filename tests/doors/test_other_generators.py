"""The exported pages, built by generators that know nothing of digest, with the settings that the docs give."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conftest import ROOT, new_project, run_module
from tests.depth import deep
from tests.links import lost_links

pytestmark = deep

PAGE = (ROOT / "docs" / "other-generators.md").read_text("utf-8")
SETTINGS = dict(re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```$', PAGE, re.MULTILINE | re.DOTALL))

Generator = Callable[[Path], None]


def must(*command: object, cwd: Path) -> str:
    """What a command printed that has to succeed."""
    done = run_module(*command, cwd=cwd, NO_COLOR="1")
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout + done.stderr


def zensical(project: Path) -> None:
    must("zensical", "build", "--strict", cwd=project)


def properdocs(project: Path) -> None:
    must("properdocs", "build", "--strict", cwd=project)


def mkdocs(project: Path) -> None:
    must("mkdocs", "build", "--strict", "-f", "properdocs.yml", cwd=project)


GENERATORS = (zensical, properdocs, mkdocs)


def export(project: Path) -> str:
    return must("digest", "export", "seeds", "--pages", "docs", cwd=project)


@dataclass
class Built:
    """A project with exported pages beside a hand-written one, and its site."""

    project: Path
    generator: Generator

    @property
    def site(self) -> Path:
        return self.project / "site"

    def page(self, name: str) -> str:
        return (self.site / name / "index.html").read_text("utf-8")

    def found_by_search(self) -> list[dict]:
        """What the generator's own search has in its index."""
        if self.generator is zensical:
            return json.loads((self.site / "search.json").read_text("utf-8"))["items"]
        return json.loads((self.site / "search" / "search_index.json").read_text("utf-8"))["docs"]


def make(folder: Path) -> Path:
    """A project with the seeds, the settings of the docs and one page of its own, which links to a generated one."""
    (folder / "docs").mkdir(parents=True)
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    for name, text in SETTINGS.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "docs" / "about.md").write_text("# About\n\nOurs, of [these](quotations.md).\n", "utf-8")
    return folder


@pytest.fixture(scope="module", params=GENERATORS, ids=lambda generator: generator.__name__)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project, exported and built once with each generator."""
    project = make(tmp_path_factory.mktemp(request.param.__name__) / "project")
    export(project)
    request.param(project)
    return Built(project, request.param)


def test_every_link_and_anchor_leads_somewhere(built: Built) -> None:
    assert [] == lost_links(built.site)
    assert len(list(built.site.rglob("*.html"))) > 15


def test_our_style_and_script_are_on_every_page(built: Built) -> None:
    pages = {page: page.read_text("utf-8") for page in built.site.rglob("index.html")}

    assert [] == [page for page, text in pages.items() if not re.search(r'<link[^>]*"[./]*assets/digest\.css"', text)]
    assert [] == [page for page, text in pages.items() if not re.search(r'<script[^>]*"[./]*assets/digest\.js"', text)]


def test_the_front_matter_is_honoured(built: Built) -> None:
    home = (built.site / "index.html").read_text("utf-8")

    assert "<title>Briefing - Digest</title>" in home
    assert re.search(r"<[^>]*md-sidebar--primary[^>]*\bhidden\b", home)
    assert not re.search(r"<[^>]*md-sidebar--primary[^>]*\bhidden\b", built.page("about"))


def test_markdown_in_our_blocks_and_attributes_are_read(built: Built) -> None:
    home = (built.site / "index.html").read_text("utf-8")

    assert re.search(r'<a aria-label="[^"]+, opens the passage" class="dg-chip[^"]*"', home)
    assert '<h2 id="what-happened">' in home
    assert not re.search(
        r"\{[:.][^}<]*\}|\]\(\w[^)]*\.md", re.sub(r"<(script|style).*?</\1>", "", home, flags=re.DOTALL)
    )


def test_a_hand_written_page_stands_beside_ours(built: Built) -> None:
    assert "Ours, of" in built.page("about")
    assert 'href="../quotations/"' in built.page("about")


def test_the_passages_of_a_chip_lie_where_the_script_looks(built: Built) -> None:
    home = (built.site / "index.html").read_text("utf-8")
    pages = set(re.findall(r'href="(articles/[^"#]+/)#', home))

    assert pages
    assert [] == [page for page in pages if not (built.site / f"{page.rstrip('/')}.js").is_file()]


def test_the_search_finds_what_was_said(built: Built) -> None:
    entries = built.found_by_search()
    hits = [entry for entry in entries if "we agreed to deploy a regional group of forces" in entry["text"]]

    assert any(entry["location"].startswith("quotations/") for entry in hits)
    assert not any(entry["location"] in ("", "index.html") for entry in entries), "the home page repeats others"


def test_no_page_asks_another_host_for_anything(built: Built) -> None:
    texts = "".join(page.read_text("utf-8") for page in built.site.rglob("*.html"))
    asked = re.findall(
        r'<(?:script|img|iframe)[^>]*src="(https?:[^"]+)|<link(?![^>]*canonical)[^>]*href="(https?:[^"]+)', texts
    )

    assert [] == asked


def test_nothing_of_our_own_search_is_exported(built: Built) -> None:
    assert not (built.project / "docs" / "search.json").exists()
    assert not (built.project / "docs" / "assets" / "search-worker.js").exists()


HOSTILE = "<img src=x onerror=window.PWN=1> </title><script>window.PWN=1</script> {{ 1 }} :smile: **x**{: onclick=PWN }"


class _Active(HTMLParser):
    """Elements and attributes that an article brought to life."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"{tag} {name}" for name, value in attrs if name.startswith("on") and "PWN" in (value or "")]
        self.found += [tag] if ("src", "x") in attrs else []

    def handle_data(self, data: str) -> None:
        if self.get_starttag_text() == "<script>" and data.startswith("window.PWN"):
            self.found.append("script")


@pytest.mark.parametrize("generator", GENERATORS[:2])
def test_an_article_that_comes_and_goes_takes_its_pages_along_and_stays_text(
    generator: Generator, tmp_path: Path
) -> None:
    project = make(tmp_path / "project")
    export(project)
    generator(project)
    before = {path: path.stat().st_mtime_ns for path in (project / "docs").rglob("*.md")}
    (project / "seeds" / "new.txt").write_text(
        f"A bridge {HOSTILE}\n\nOctober 10, 2022\n\n“We opened a bridge {HOSTILE},” Mayor Ada Smith said on Monday.\n",
        "utf-8",
    )
    export(project)
    generator(project)
    (added,) = set((project / "docs" / "articles").glob("*.md")) - before.keys()
    active = _Active()
    for page in (project / "site").rglob("*.html"):
        active.feed(page.read_text("utf-8"))
    page = project / "site" / "articles" / added.stem / "index.html"

    assert [] == active.found
    assert "We opened a bridge" in page.read_text("utf-8")
    assert [] == lost_links(project / "site")
    same = [path for path, when in before.items() if path.stat().st_mtime_ns == when]
    assert {"about.md", "how-to-read.md", "method.md"} <= {path.name for path in same}

    (project / "seeds" / "new.txt").unlink()
    told = export(project)
    generator(project)

    assert "2 files removed" in told, "the page and its passages"
    assert before.keys() == set((project / "docs").rglob("*.md"))
    assert not page.exists()
    assert [] == lost_links(project / "site")


def test_properdocs_runs_the_plugin_and_makes_the_same_site(tmp_path: Path) -> None:
    sites = []
    for generator in ("mkdocs", "properdocs"):
        project = new_project(tmp_path / generator)
        told = must(generator, "build", "--strict", "-f", "mkdocs.yml", cwd=project)
        files = {
            p.relative_to(project).as_posix(): p.read_bytes() for p in (project / "site").rglob("*") if p.is_file()
        }
        sites.append({name: re.sub(rb'<meta name="generator"[^>]*>', b"", text) for name, text in files.items()})
        assert generator == "properdocs" or [] == [line for line in told.splitlines() if not line.startswith("INFO")]
    ours, theirs = sites

    held = [json.loads(site.pop("site/manifest.json")) for site in sites]
    of_files = [each.pop("files") for each in held]  # of the HTML as it is, with the name of the generator

    assert ours.keys() == theirs.keys()
    assert [] == [name for name in ours if ours[name] != theirs[name]]
    assert held[0] == held[1]
    assert of_files[0].keys() == of_files[1].keys()


def test_zensical_passes_over_the_plugin_in_our_own_settings(tmp_path: Path) -> None:
    """With the three settings of the page it needs no file of its own."""
    project = make(tmp_path / "project")
    (project / "zensical.toml").unlink()
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace(
        "extra:\n", "extra:\n  polyfills: [assets/iframe-worker.js]\n"
    )  # fmt: skip
    extra = re.findall(r"^extra_\w+: .*$", SETTINGS["properdocs.yml"], re.MULTILINE)
    (project / "mkdocs.yml").write_text("\n".join([settings, *extra, ""]), "utf-8")
    shutil.copytree(ROOT / "docs" / "assets", project / "docs" / "assets")
    export(project)
    zensical(project)
    home = (project / "site" / "index.html").read_text("utf-8")

    assert [] == lost_links(project / "site")
    assert "assets/digest.css" in home
    assert "unpkg.com" not in home
