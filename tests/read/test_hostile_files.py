"""Files that are broken, empty, of another kind or meant to do harm: one clear sentence, and the others are read."""

from __future__ import annotations

import gzip
import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from digest.model import Article, Rejected
from digest.read import read_folder
from digest.read.formats import FORMATS, docx, jsonl, warc, whole
from tests.read import made
from tests.read.made import PARAGRAPHS, PNG, STORY, entry, feed, in_every_format, is_told, page, read_bytes, record


@pytest.mark.parametrize("end", FORMATS)
@pytest.mark.parametrize("content", [b"", b"\n \n", b"\0" * 500], ids=["nothing", "blanks", "zeros"])
def test_an_empty_file_is_told(tmp_path, end: str, content: bytes) -> None:
    (found,) = read_bytes(tmp_path, f"a{end}", content)

    assert is_told(found, f"a{end}")


@pytest.mark.parametrize("end", FORMATS)
def test_a_picture_under_another_ending_is_told(tmp_path, end: str) -> None:
    found = read_bytes(tmp_path, f"a{end}", PNG)

    assert found
    assert all(is_told(each, f"a{end}") for each in found)


@pytest.mark.parametrize("end", FORMATS)
@pytest.mark.parametrize("kind", [".txt", ".html", ".eml", ".rss", ".json", ".warc", ".pdf", ".docx", ".jsonl.gz"])
def test_one_format_under_the_ending_of_another_is_an_article_or_told(tmp_path, kind: str, end: str) -> None:
    found = read_bytes(tmp_path, f"a{end}", in_every_format()[kind])

    assert found
    assert all(isinstance(each, Article) or is_told(each, f"a{end}") for each in found)


@pytest.mark.parametrize("end", [".pdf", ".docx", ".warc", ".warc.gz", ".jsonl.gz", ".eml", ".html", ".xml"])
@pytest.mark.parametrize("kept", [0.01, 0.3, 0.6, 0.9, 0.99])
def test_a_file_that_breaks_off_is_read_as_far_as_it_goes_or_told(tmp_path, end: str, kept: float) -> None:
    whole_file = in_every_format()[end]

    found = read_bytes(tmp_path, f"a{end}", whole_file[: int(kept * len(whole_file))])

    assert found
    assert all(isinstance(each, Article) or is_told(each, f"a{end}") for each in found)


@pytest.mark.parametrize("end", FORMATS)
@pytest.mark.parametrize("text", ["...", "— – —"])
def test_a_text_without_a_word_is_no_article(tmp_path, end: str, text: str) -> None:
    files = {
        "jsonl": record(text=text).encode(),
        "docx": made.docx([text]),
        "pdf": made.pdf(["..."]),
        "mail": made.mail(text=text),
        "html": page([text] * 30, title=text).encode(),
        "feed": feed(entry(1, " ".join([text] * 60))).encode(),
        "warc": made.warc(page([text], title=text)),
        "plain": text.encode(),
    }
    content = files[FORMATS[end]]

    (found,) = read_bytes(tmp_path, f"a{end}", gzip.compress(content) if end == ".jsonl.gz" else content)

    assert is_told(found, f"a{end}")


@pytest.mark.parametrize(("name", "content"), [("a.json", "[]"), ("a.rss", feed()), ("a.atom", "<feed xmlns='x'/>")])
def test_a_list_of_no_articles_is_told(tmp_path, name: str, content: str) -> None:
    (found,) = read_bytes(tmp_path, name, content)

    assert is_told(found, name)


@pytest.mark.parametrize("name", ["a.xml", "a.xhtml"])
def test_entities_are_neither_blown_up_nor_fetched(tmp_path, name: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("sesame", "utf-8")
    chain = "".join(f'<!ENTITY {chr(97 + n)} "{f"&{chr(96 + n)};" * 10}">' for n in range(1, 12))
    kinds = f'<!DOCTYPE x [<!ENTITY a "{"ha " * 9}">{chain}<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    story = "".join(f"<p>{each} &amp;l; &l; &s;</p>" for each in PARAGRAPHS)
    body = feed(entry(1).replace("<![CDATA[", "").replace("]]>", f"{story}")) if name == "a.xml" else page([story])

    found = read_bytes(tmp_path, name, f'<?xml version="1.0"?>{kinds}{body}')

    assert len(str(found)) < 10_000
    assert "sesame" not in str(found)


@pytest.mark.parametrize(
    ("module", "name", "content"),
    [
        (jsonl, "a.jsonl.gz", gzip.compress(record(text="a" * 500_000).encode())),
        (jsonl, "b.jsonl.gz", gzip.compress(b"\n" * 500_000)),
        (jsonl, "a.jsonl", record(text="a" * 50_000).encode()),
        (warc, "a.warc", made.warc(page() + " " * 50_000)),
        (warc, "a.warc.gz", made.warc(page() + " " * 500_000, zip=True)),
        (whole, "a.txt", b"a " * 20_000),
        (whole, "a.html", page(["a " * 20_000]).encode()),
        (whole, "a.json", record(text="a" * 50_000).encode()),
        (whole, "a.pdf", made.pdf(["a"] * 5_000)),
        (whole, "a.eml", made.mail(text="a\n" * 20_000)),
    ],
)
def test_what_is_or_grows_too_large_is_told(monkeypatch, tmp_path, module, name: str, content: bytes) -> None:
    monkeypatch.setattr(module, "LARGEST", 20_000)

    (found,) = read_bytes(tmp_path, name, content)

    assert is_told(found, name)
    assert "larg" in found.reason


def test_a_document_that_unpacks_to_gigabytes_is_told_before_it_is_unpacked(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(docx, "LARGEST", 100_000)
    packed = BytesIO(made.docx())
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/media/big.xml", b" " * 1_000_000)

    (found,) = read_bytes(tmp_path, "a.docx", packed.getvalue())

    assert is_told(found, "a.docx: the document unpacks")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", "[" * 100_000),
        ("a.json", '{"a":' * 100_000),
        ("a.json", f'{{"title": "x", "authors": {"[" * 900}"x"{"]" * 900}, "text": "{"word " * 50}"}}'),
        ("a.jsonl", "[" * 100_000),
        ("a.html", "<div>" * 50_000 + STORY),
        ("a.html", "<p><b>" * 5_000 + page()),
        ("a.html", page(head=f'<script type="application/ld+json">{"[" * 100_000}</script>')),
        ("a.html", page(head=f'<script type="application/ld+json">{"[" * 900}{"]" * 900}</script>')),
        ("a.rss", feed("<x>" * 5_000)),
        ("a.txt", f"---\ntitle: {'[' * 5_000}\n---\n{STORY}"),
    ],
)  # fmt: skip
def test_deep_nesting_is_an_article_or_told(tmp_path, name: str, content: str) -> None:
    (found,) = read_bytes(tmp_path, name, content)

    assert isinstance(found, Article) or is_told(found, name)


def test_a_page_is_read_although_its_authors_are_nested_beyond_reason(tmp_path) -> None:
    head = f'<script type="application/ld+json">{{"@type":"Article","author":{"[" * 400}"x"{"]" * 400}}}</script>'

    (found,) = read_bytes(tmp_path, "a.html", page(head=head))

    assert found.text == STORY


def test_aliases_in_front_matter_do_not_grow_without_end(tmp_path) -> None:
    chain = "".join(f"{chr(97 + n)}: &{chr(97 + n)} [{', '.join([f'*{chr(96 + n)}'] * 10)}]\n" for n in range(1, 12))

    (found,) = read_bytes(tmp_path, "a.txt", f"---\na: &a [x, x]\n{chain}title: *l\n---\n{STORY}")

    assert found.text.endswith(STORY)
    assert not found.headline or len(found.headline.value) < 500


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"title": "Ferry \\ud800 sinks", "text": "The ferry \\udfff sank on Monday."}'),
        ("a.txt", f'---\ntitle: "Ferry \\ud800 sinks"\n---\n{STORY}'),
        ("a.html", page(head='<script type="application/ld+json">{"@type":"Article","name":"A \\ud800 b"}</script>')),
    ],
)
def test_halves_of_surrogate_pairs_are_replaced(tmp_path, name: str, content: str) -> None:
    (found,) = read_bytes(tmp_path, name, content)

    assert found.text.encode()
    assert "\ufffd" in found.headline.value


def test_a_broken_pdf_says_nothing_beside_its_reason(tmp_path, caplog, capfd) -> None:
    read_bytes(tmp_path, "a.pdf", STORY)

    assert caplog.text == ""
    assert capfd.readouterr() == ("", "")


def folder_with(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "sound.txt").write_text(STORY, "utf-8")
    return folder


def test_pipes_loops_of_links_and_links_to_nowhere_are_told(tmp_path) -> None:
    folder = folder_with(tmp_path)
    os.mkfifo(folder / "pipe.txt")
    (folder / "one.txt").symlink_to("two.txt")
    (folder / "two.txt").symlink_to("one.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "self").symlink_to(folder)
    (tmp_path / "out.html").write_text(page(), "utf-8")
    (folder / "out.html").symlink_to(tmp_path / "out.html")

    articles, rejected = read_folder(folder)

    assert [a.path for a in articles] == ["sound.txt"]
    assert sorted(r.path for r in rejected) == ["gone.txt", "one.txt", "out.html", "pipe.txt", "self", "two.txt"]
    assert all(is_told(each, each.path) for each in rejected)


def test_a_file_that_vanishes_before_it_is_read_is_told(tmp_path) -> None:
    folder = folder_with(tmp_path)
    (folder / "gone.txt").write_text(STORY, "utf-8")

    def spread(function, orders):
        (folder / "gone.txt").unlink()
        return map(function, orders)

    articles, rejected = read_folder(folder, spread=spread)

    assert [a.path for a in articles] == ["sound.txt"]
    assert rejected == [Rejected("gone.txt", "gone.txt: No such file or directory; the file cannot be read.")]


def test_a_name_that_is_no_text_is_shown_in_signs_that_can_be_written(tmp_path) -> None:
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text(STORY, "utf-8")

    (article,) = read_folder(tmp_path)[0]

    assert article.path == "\ufffd.txt"
