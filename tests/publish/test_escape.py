from __future__ import annotations

import html
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.publish.escape import light, squash, stretch, web_address
from tests.depth import examples

from .conftest import Reader, to_html

CONTEXTS = (
    "{}",
    "- {}",
    "## {}",
    "| a |\n|---|\n| {} |",
    "[{}](x.md)",
    "**{}**",
    "<p>{}</p>",
    "<div markdown>\n\n{}\n\n</div>",
)

hostile = st.text(st.sampled_from("<>&\"'`*_[](){}#!|~^=+-.:;/\\$@%\n\t \x02\x03ab1é“”"), max_size=40)


def test_every_payload_stays_the_text_it_is_in_every_place(shared):
    payloads = json.loads(shared("evals/payloads.json").read_text("utf-8"))
    for name, payload in payloads.items():
        for context in CONTEXTS:
            page = Reader(to_html(context.format(f"x {light(payload)} y")))
            assert not page.active, (name, context)
            assert squash(f"x {payload} y") in squash(page.text), (name, context)


@examples(100)
@given(hostile)
def test_nasty_text_is_shown_as_it_stands(text):
    for context in CONTEXTS:
        page = Reader(to_html(context.format(f"x{light(text)}y")))
        assert not page.active
        assert squash(f"x{squash(text)}y") in squash(page.text)


@examples(100)
@given(st.text())
def test_escaping_loses_nothing_but_white_space_and_control_characters(text):
    assert html.unescape(light(text)) == squash(text)


@examples(100)
@given(st.lists(st.text(), max_size=5))
def test_stretches_joined_read_as_the_whole(parts):
    assert squash(html.unescape("".join(map(stretch, parts)))) == squash("".join(parts))


def test_words_stay_readable():
    assert light("It's a well-known fact, isn't it? 5% said so.") == "It's a well-known fact, isn't it? 5% said so."


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example/",
        "ftp://a.example/",
        "https://u:p@a.example/",
        "https://",
        "https://a b/",
        "https://[::1",
        "x",
        "http://a.example:x/",
    ],
)
def test_an_address_that_is_not_plain_http_is_no_link(url):
    assert web_address(url) is None


def test_an_address_cannot_end_its_link():
    assert web_address('https://a.example/x)<b>"_y_?q=(1)*#f') == "https://a.example/x%29%3Cb%3E%22%5Fy%5F?q=%281%29%2A"
