"""The search for lost links, on a made-up site where each of them is lost once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.links import lost_links

PAGE = '<!doctype html><title>x</title><h1 id="top">x</h1>{}'
PIXEL = '<svg xmlns="http://www.w3.org/2000/svg"><path id="dot"/></svg>'

SOUND = {
    "a link in HTML": '<a href="deep/page.html#top">x</a> <A HREF=other.html>x</A>',
    "a link to a folder's page": '<a href="deep/">x</a>',
    "a link to where one is": '<a href="#top">x</a> <a href="?q=x">x</a> <a href="">x</a>',
    "a link elsewhere": '<a href="https://example.org/lost">x</a> <a href="mailto:a@example.org">x</a>',
    "a link in a picture": '<svg><a href="other.html"><a xlink:href="deep/page.html#top"></a></a></svg>',
    "a piece of a picture": '<svg><use href="dot.svg#dot"/><use xlink:href="#top"/></svg>',
    "a picture in a picture": '<svg><image href="dot.svg"/></svg>',
    "pictures of several sizes": '<img src="dot.svg" srcset="dot.svg 1x, deep/../dot.svg 2x">',
    "a name with a space": '<a href="a%20b.html">x</a>',
}

LOST = {
    "a link in HTML": ('<a href="deep/lost.html">x</a>', "deep/lost.html: no such file"),
    "a link in capitals": ("<A HREF=lost.html>x</A>", "lost.html: no such file"),
    "a link to a folder without a page": ('<a href="bare/">x</a>', "bare/: no such file"),
    "a link to a folder without its slash": ('<a href="deep">x</a>', "deep: no such file"),
    "a place on another page": ('<a href="other.html#lost">x</a>', "other.html#lost: no such place"),
    "a place on the same page": ('<a href="#lost">x</a>', "#lost: no such place"),
    "a link out of the site's folder": ('<a href="/lost/">x</a>', "/lost/: no such file"),
    "a link in a picture": ('<svg><a href="lost.html"></a></svg>', "lost.html: no such file"),
    "an old link in a picture": ('<svg><a xlink:href="lost.html"></a></svg>', "lost.html: no such file"),
    "a piece of a picture": ('<svg><use href="#lost"/></svg>', "#lost: no such place"),
    "an old piece of a picture": ('<svg><use xlink:href="lost.svg#dot"/></svg>', "lost.svg#dot: no such file"),
    "a piece that its picture does not have": ('<svg><use href="dot.svg#lost"/></svg>', "dot.svg#lost: no such place"),
    "a picture in a picture": ('<svg><image href="lost.png"/></svg>', "lost.png: no such file"),
    "a picture": ('<img src="lost.png">', "lost.png: no such file"),
    "a picture of another size": ('<img src="dot.svg" srcset="dot.svg 1x, lost.svg 2x">', "lost.svg: no such file"),
    "a source": ('<picture><source srcset="lost.svg"></picture>', "lost.svg: no such file"),
    "a script": ('<script src="lost.js"></script>', "lost.js: no such file"),
    "a style": ('<link rel="stylesheet" href="lost.css">', "lost.css: no such file"),
    "an id that is there twice": ('<h2 id="top">x</h2>', "the id top is there 2 times"),
}

LOST_STYLES = {
    "a picture": ("a { background: url(lost.png) }", "lost.png"),
    "a picture in quotation marks": ("a { background: url( 'lost (1).png' ) }", "lost (1).png"),
    "a picture beside one that is there": ("a { background: url(../dot.svg), url('../lost.svg') }", "../lost.svg"),
    "a style": ('@import "lost.css";', "lost.css"),
}


@pytest.fixture
def made_up(tmp_path: Path) -> Path:
    """A small site without a lost link."""
    files = {
        "other.html": PAGE.format(""),
        "a b.html": PAGE.format(""),
        "deep/index.html": PAGE.format('<a href="page.html">x</a>'),
        "deep/page.html": PAGE.format('<a href="../index.html">x</a> <img src="../dot.svg">'),
        "bare/file.txt": "x",
        "index.html": PAGE.format('<link rel="stylesheet" href="assets/style.css">'),
        "assets/style.css": '/* url(old.png) */ a { background: url("../dot.svg"), url("data:image/svg+xml,(x)") }',
        "dot.svg": PIXEL,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("markup", SOUND.values(), ids=SOUND)
def test_a_link_that_leads_somewhere_is_not_told(markup: str, made_up: Path) -> None:
    (made_up / "index.html").write_text(PAGE.format(markup), "utf-8")

    assert [] == lost_links(made_up)


@pytest.mark.parametrize(("markup", "told"), LOST.values(), ids=LOST)
def test_a_lost_link_of_a_page_is_told(markup: str, told: str, made_up: Path) -> None:
    (made_up / "index.html").write_text(PAGE.format(markup), "utf-8")

    assert [f"index.html: {told}"] == lost_links(made_up)


@pytest.mark.parametrize(("style", "link"), LOST_STYLES.values(), ids=LOST_STYLES)
def test_a_lost_link_of_a_style_is_told(style: str, link: str, made_up: Path) -> None:
    (made_up / "assets" / "style.css").write_text(style, "utf-8")

    assert [f"assets/style.css: {link}: no such file"] == lost_links(made_up)
