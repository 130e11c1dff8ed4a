"""No word of an article is a sign that no text can hold, in whatever place and format it came, and no span moves."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from digest.config import Settings
from digest.errors import SeedError
from digest.model import Article, Rejected
from digest.pipeline import compose, publish
from digest.publish.audit import audit
from digest.read import read_folder
from digest.read.draft import sound
from tests.articles import read_text
from tests.read import made
from tests.read.made import STORY, is_told, page, read_bytes

SIGNS = ("\ud800", "\udc00\ud800", "\0", "\x01", "\x1b", "\x7f", "\x9b", "\ufdd0", "\ufffe", "\uffff")
"""Halves of a letter, control characters, and what is no character."""


def written(sign: str) -> str:
    """As JSON and YAML write it."""
    return "".join(f"\\u{ord(each):04x}" for each in sign)


def referred(sign: str) -> str:
    """As HTML and XML write it."""
    return "".join(f"&#{ord(each)};" for each in sign)


def with_signs(sign: str) -> dict[str, bytes]:
    """Name of a file -> one that has `sign` wherever its format has a place for words."""
    w, r = written(sign), referred(sign)
    facts = {
        "title": f"Ferry {w} sinks",
        "outlet": f"The {w} Gazette",
        "author": f"Ann {w} Lee",
        "date": w,
        "language": w,
    }
    also = f'- {{fact: outlet, value: "Other {w}", found: "{w}"}}\n- {{fact: url, value: "{w}", found: x}}'
    front = "\n".join(f'{name}: "{value}"' for name, value in facts.items())
    linked = json.dumps({"@type": "Article", "headline": "A SIGN b", "publisher": "SIGN", "inLanguage": "SIGN"})
    head = f'<meta name="author" content="Ann {r} Lee"><meta property="og:site_name" content="The {r} Gazette">'
    script = f'<script type="application/ld+json">{linked.replace("SIGN", w)}</script>'
    return {
        "a.jsonl": json.dumps(facts | {"text": f"{STORY} SIGN"}).replace("SIGN", w).replace("\\\\u", "\\u").encode(),
        "a.txt": f'---\n{front}\nfound: {{headline: "{w}"}}\nalso:\n{also}\n---\n{STORY}'.encode(),
        "a.html": page([f"{STORY} {r}"], head=head + script, title=f"Ferry {r} sinks").encode(),
        "a.rss": made.feed(made.entry(1, f"{STORY} {r}").replace("Ann Lee", f"Ann {r} Lee")).encode(),
        "a.eml": b"Subject: Ferry " + sign.encode("utf-8", "surrogatepass") + b" sinks\nFrom: \xff <a@b.example>\n"
        b"Content-Language: \xfe\n\n" + STORY.encode() + sign.encode("utf-8", "surrogatepass"),
        "a.md": f"{STORY}\n\n{sign} By Ann Lee".encode("utf-16", "surrogatepass"),
    }  # fmt: skip


def words_of(article: Article) -> list[str]:
    facts = (article.headline, article.outlet, article.byline, article.published, article.updated, article.url)
    stated = [each for each in facts if each] + [each for _, *both in article.disagreements for each in both]
    about = (article.text, article.path, article.part, article.language, *article.problems)
    return [*about, *(word for each in stated for word in (each.value, each.origin))]


@pytest.mark.parametrize("sign", SIGNS, ids=written)
@pytest.mark.parametrize("name", with_signs(""))
def test_no_sign_that_no_text_can_hold_comes_in(tmp_path, name: str, sign: str) -> None:
    for found in read_bytes(tmp_path, name, with_signs(sign)[name]):
        if isinstance(found, Rejected):
            assert is_told(found, name)
            assert sound(found.reason) == found.reason
        else:
            assert [sound(word) for word in words_of(found)] == words_of(found)


@pytest.mark.parametrize("name", ["a.jsonl", "a.txt", "a.html"])
def test_what_had_such_signs_is_published(tmp_path, name: str) -> None:
    (tmp_path / name).write_bytes(with_signs("\ud800")[name])
    settings = Settings(seeds=tmp_path, templates=tmp_path / "none", jobs=1)

    briefing = compose(settings)
    pages = publish(briefing, settings)

    assert [] == audit(briefing, pages)
    assert len(briefing.analyses) == 1


def test_a_sign_that_is_replaced_moves_no_span() -> None:
    article = read_text(f"Two ships \0 collide\n\n\x01\x1b\x7f By Ann Lee\n\nOctober 10, 2022\n\n{STORY}")

    assert article.quote(article.headline.span) == "Two ships \ufffd collide"
    assert article.quote(article.published.span) == "October 10, 2022"


@pytest.mark.parametrize("kept", ["\t", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u202e", "é", "😀"])
def test_white_space_and_letters_stay_as_they_are(kept: str) -> None:
    assert sound(f"a{kept}b") == f"a{kept}b"


@pytest.mark.parametrize("facts", ['{published: "SIGN"}', '{"SIGN": x}', "[x]"])
def test_what_is_told_of_sources_yml_has_no_such_sign(tmp_path, facts: str) -> None:
    (tmp_path / "sources.yml").write_text(f'"a\\ud800": {facts}'.replace("SIGN", "x\\ud800"), "utf-8")

    with pytest.raises(SeedError) as error:
        read_folder(tmp_path)

    assert str(error.value).encode().count("\ufffd".encode()) >= 1


def test_names_of_files_that_are_no_text_are_told_in_text(tmp_path) -> None:
    for name in (b"\xff.txt", b"a\x1b[31m.exe", b"a\n::add-mask::x.pdf"):
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_text(STORY, "utf-8")

    articles, rejected = read_folder(tmp_path)

    assert [each.path for each in articles] == ["\ufffd.txt"]
    assert [each.reason.partition(": ")[0] for each in rejected] == ["a\ufffd::add-mask::x.pdf", "a\ufffd[31m.exe"]
