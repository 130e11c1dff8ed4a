"""The story of a page: its paragraphs as a reader sees them, and nothing of what stands around it."""

from __future__ import annotations

import pytest

from digest.model import Rejected
from digest.read.blocks import blocks_of, fragment_text
from digest.read.formats.html import parse
from digest.read.story import story_of
from tests.cases import read_cases
from tests.read.made import HEADLINE, PARAGRAPHS, STORY, read_bytes


@pytest.mark.parametrize(("markup", "expected"), read_cases("read/blocks"))
def test_paragraphs_are_what_a_reader_sees_as_one(markup: str, expected: str) -> None:
    assert [block.text.replace("\n", " / ") for block in blocks_of(parse(markup))] == expected.splitlines()


def story(html: str) -> str:
    return story_of(parse(html), html)


def around(*, before: str = "", among: str = "", after: str = "", title: str = HEADLINE) -> str:
    """A page with something before the article, among its paragraphs and after it."""
    first, second, third = (f"<p>{each}</p>" for each in PARAGRAPHS)
    return (
        f"<html><head><title>{title}</title></head><body>{before}<article><h1>{title}</h1>{first}{second}{among}{third}"
        f"</article>{after}</body></html>"
    )


LINKS = "".join(f'<li><a href="/{n}">Story number {n} of the day</a></li>' for n in range(6))


@pytest.mark.parametrize(
    "around_it",
    [
        {"before": f"<nav><ul>{LINKS}</ul></nav>"},
        {"before": f'<header><div class="menu"><ul>{LINKS}</ul></div></header>'},
        {"after": f"<aside><h3>Related</h3><ul>{LINKS}</ul></aside>"},
        {"after": "<footer><p>Copyright 2022 Harbour News. All rights reserved.</p></footer>"},
        {"among": f"<div><h4>Related:</h4><ul>{LINKS}</ul></div>"},
        {"among": '<p>Read more: <a href="/x">Bridge opens after a year</a></p>'},
        {"among": '<p><a href="/x">Bridge of Ardmore opens after a year</a></p>'},
        {"among": "<p>Sign up for our newsletter</p>"},
        {"among": '<ul><li><a href="/f">Share on Facebook</a></li><li><a href="/t">Share on Twitter</a></li></ul>'},
        {"among": "<script>var story = 'The ferry sank and nobody was told of it at all';</script>"},
        {"among": "<style>p {color: red}</style><noscript><p>Please turn on scripts to read on.</p></noscript>"},
        {"among": "<button>Listen to this story</button><svg><text>Listen</text></svg><template><p>x</p></template>"},
        {"among": "<select><option>Ardmore</option></select><textarea>Your words</textarea>"},
        {"among": "<!-- <p>The ferry sank and nobody was told of it at all.</p> -->"},
    ],
    ids=lambda each: next(iter(each.values()))[:40],
)
def test_what_stands_around_a_story_is_left_out(around_it: dict[str, str]) -> None:
    assert story(around(**around_it)) == STORY


@pytest.mark.parametrize(
    ("among", "told"),
    [
        ("<blockquote><p>“It was dark, and no one answered,” said Bob Ray.</p></blockquote>", "“It was dark"),
        ("<ul><li>Twenty people were hurt in all.</li><li>Two are still missing.</li></ul>", "Two are still"),
        ("<h2>A long night at sea</h2>", "A long night at sea"),
        ("<p>Go on.</p>", "Go on."),
        ('<p>“No,” said <a href="/lee">Ann Lee</a>, who came by boat on Monday.</p>', "said Ann Lee, who came"),
        ("<table><tr><td>Northern Star</td><td>12 knots</td></tr></table>", "Northern Star 12 knots"),
    ],
)
def test_what_belongs_to_a_story_is_kept_in_its_place(among: str, told: str) -> None:
    found = story(around(among=among))

    assert found.startswith("\n\n".join(PARAGRAPHS[:2]))
    assert told in found
    assert found.endswith(PARAGRAPHS[2])


@pytest.mark.parametrize("title", [HEADLINE, f"{HEADLINE} | Harbour News"])
def test_the_headline_is_a_fact_and_not_repeated_in_the_story(tmp_path, title: str) -> None:
    html = around(title=title).replace(f"<h1>{title}</h1>", f"<h1>{HEADLINE}</h1>")

    (article,) = read_bytes(tmp_path, "a.html", html)

    assert article.headline.value == HEADLINE
    assert article.text == STORY


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><body><script>document.write('The ferry sank and nobody was told of it.')</script></body></html>",
        "<p>",
        "<html><head><title>Only a title of a page</title></head></html>",
        "<html><body><img src='a.png' alt='A ferry in the harbour of Ardmore on Monday'></body></html>",
    ],
)
def test_a_page_without_a_story_is_told(tmp_path, html: str) -> None:
    (found,) = read_bytes(tmp_path, "a.html", html)

    assert isinstance(found, Rejected)
    assert found.reason.startswith("a.html: ")


def test_a_story_split_by_an_insert_is_read_whole() -> None:
    parts = "".join(f'<div class="text"><p>{each}</p></div><div class="ad">Hide Ad</div>' for each in PARAGRAPHS)

    found = story(f"<html><body><article><h1>{HEADLINE}</h1>{parts}</article></body></html>")

    assert [each for each in PARAGRAPHS if each in found] == list(PARAGRAPHS)


def test_a_fragment_of_a_feed_is_read_by_paragraphs_and_plain_text_stays() -> None:
    assert fragment_text("<p>One &amp; two.</p><p>Three.<br><br>Four.</p>") == "One & two.\n\nThree.\n\nFour."
    assert fragment_text(" 1 > 0 \n\n So. ") == "1 > 0 \n\n So."
