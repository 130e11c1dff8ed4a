"""Each format: its text, its facts with their places, and several articles in one file."""

from __future__ import annotations

import gzip
import sys

import pytest

from digest.model import Rejected
from digest.read import read_folder
from digest.read.formats import FORMATS, ending
from tests.read.made import (
    HEADLINE,
    PARAGRAPHS,
    STORY,
    docx,
    entry,
    feed,
    in_every_format,
    is_told,
    mail,
    page,
    pdf,
    read_bytes,
    record,
    warc,
)

ENTRY_OF_ATOM = (
    f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title><entry><title>{HEADLINE}</title>'
    '<link href="https://gazette.example/7"/><published>2022-10-10T14:05:00+03:00</published>'
    "<updated>2022-10-11T08:00:00Z</updated><author><name>Ann Lee</name></author><author><name>Bob Ray</name></author>"
    f'<content type="html">{STORY.replace(chr(10) * 2, "&lt;p&gt;")}</content></entry></feed>'
)


def facts(article, *names: str) -> dict[str, tuple[str, str] | None]:
    stated = {name: getattr(article, name) for name in names}
    return {name: each and (each.value, each.origin) for name, each in stated.items()}


@pytest.mark.parametrize("end", FORMATS)
def test_every_format_gives_the_story_a_paragraph_a_block_and_the_headline(tmp_path, end: str) -> None:
    (article,) = read_bytes(tmp_path, f"a{end}", in_every_format()[end])

    told = " ".join(article.text.replace('"', "“", 1).replace('"', "”", 1).split())
    assert " ".join(STORY.split()) in told
    assert article.headline.value.startswith(HEADLINE)
    assert article.path == f"a{end}"


@pytest.mark.parametrize("end", [end for end in FORMATS if FORMATS[end] not in ("plain", "pdf")])
def test_paragraphs_are_parted_by_a_blank_line(tmp_path, end: str) -> None:
    (article,) = read_bytes(tmp_path, f"a{end}", in_every_format()[end])

    assert tuple(article.text.strip().split("\n\n")) == PARAGRAPHS


def test_lines_of_a_pdf_are_put_together_and_words_cut_at_their_end_are_whole_again(tmp_path) -> None:
    lines = ["The ferry was on its way to the island of Kilrush when it struck a traw-", "ler in thick fog on Monday."]

    (article,) = read_bytes(tmp_path, "a.pdf", pdf(lines))

    assert (
        article.text
        == "The ferry was on its way to the island of Kilrush when it struck a trawler in thick fog on Monday."
    )


def test_the_ending_tells_the_format_in_large_letters_too() -> None:
    assert [ending(name) for name in ("A.HTML", "b.jsonl.gz", "c.gz", "d.tar.warc.gz", "html")] == [
        ".html",
        ".jsonl.gz",
        "",
        ".warc.gz",
        "",
    ]


def test_a_pdf_and_a_document_say_their_title_and_author(tmp_path) -> None:
    for name, data, place in (
        ("a.pdf", pdf([STORY[:80]], title=HEADLINE, author="Ann Lee"), "PDF properties"),
        ("a.docx", docx(title=HEADLINE), "document properties"),
    ):
        (article,) = read_bytes(tmp_path, name, data)
        assert facts(article, "headline", "byline") == {"headline": (HEADLINE, place), "byline": ("Ann Lee", place)}


def test_a_table_of_a_document_is_read_by_rows(tmp_path) -> None:
    rows = [("Ship", "Hurt"), ("Northern Star", "twenty")]

    (article,) = read_bytes(tmp_path, "a.docx", docx(table=rows))

    assert article.text.endswith("\n\nShip | Hurt\n\nNorthern Star | twenty")


def test_a_mail_says_who_sent_it_and_when_and_its_zone_is_kept(tmp_path) -> None:
    head = {"Subject": f"Fwd: Re: {HEADLINE}", "From": "Ann Lee <ann@gazette.example>"}

    (article,) = read_bytes(tmp_path, "a.eml", mail(**head, Date="Mon, 10 Oct 2022 14:05:00 +0300"))

    assert facts(article, "headline", "byline", "published") == {
        "headline": (HEADLINE, "mail head"),
        "byline": ("Ann Lee", "mail head"),
        "published": ("2022-10-10T14:05:00+03:00", "mail head"),
    }


def test_the_page_in_a_mail_wins_over_its_text_and_an_attachment_is_no_story(tmp_path) -> None:
    (article,) = read_bytes(tmp_path, "a.eml", mail(html=page(), text="Your program shows no pages."))

    assert article.text == STORY


def test_a_page_saved_as_one_file_says_its_address(tmp_path) -> None:
    saved = mail(html=page(), Snapshot_Content_Location="https://gazette.example/7", From="<Saved by a program>")

    (article,) = read_bytes(tmp_path, "a.mhtml", saved)

    assert facts(article, "url", "byline") == {"url": ("https://gazette.example/7", "mail head"), "byline": None}


@pytest.mark.parametrize(
    ("content", "byline", "updated"),
    [(feed(entry(7)).replace(f"{HEADLINE} 7", HEADLINE), "Ann Lee", None),
     (ENTRY_OF_ATOM, "Ann Lee, Bob Ray", "2022-10-11T08:00:00+00:00")],
    ids=["RSS", "Atom"],
)  # fmt: skip
def test_a_feed_says_the_facts_of_each_entry(tmp_path, content: str, byline: str, updated: str | None) -> None:
    (article,) = read_bytes(tmp_path, "a.xml", content)

    assert {place for _, place in filter(None, facts(article, "headline", "byline", "published").values())} == {"feed"}
    assert (article.headline.value, article.outlet.value, article.byline.value) == (HEADLINE, "Harbour News", byline)
    assert (article.published.value, article.url.value) == ("2022-10-10T14:05:00+03:00", "https://gazette.example/7")
    assert (article.updated and article.updated.value) == updated


def test_an_entry_without_its_text_is_told_and_the_others_are_read(tmp_path) -> None:
    found = read_bytes(tmp_path, "a.rss", feed(entry(1), entry(2, "A ferry struck a trawler."), entry(3)))

    assert [getattr(each, "part", "rejected") for each in found] == ["entry 1", "rejected", "entry 3"]
    assert found[1].reason == "a.rss, entry 2: the feed gives only 5 words of it; save the article's page."


@pytest.mark.parametrize(
    ("fields", "fact", "value", "place"),
    [
        ({"date_publish": "2022-10-10 14:05:00"}, "published", "2022-10-10T14:05:00", "field date_publish"),
        ({"source_domain": "www.gazette.example"}, "outlet", "gazette.example", "field source_domain"),
        ({"authors": ["Ann Lee", "Bob Ray"]}, "byline", "Ann Lee, Bob Ray", "field authors"),
        ({"publisher": {"name": "Harbour News"}}, "outlet", "Harbour News", "field publisher"),
        ({"url": "https://www.nytimes.com/x"}, "outlet", "The New York Times", "link"),
        ({"url": "https://gazette.example/x"}, "url", "https://gazette.example/x", "field url"),
    ],
)
def test_a_record_of_a_crawler_says_its_facts(tmp_path, fields: dict, fact: str, value: str, place: str) -> None:
    (article,) = read_bytes(tmp_path, "a.jsonl", record(**fields))

    assert facts(article, fact) == {fact: (value, place)}


def test_records_are_read_from_lines_and_from_a_list_and_a_broken_one_is_told(tmp_path) -> None:
    lines = f'{record()}\n\n{{"title": \n[]\n{{"text": ""}}\n{record()}\n'

    found = read_bytes(tmp_path, "a.jsonl.gz", gzip.compress(lines.encode()))
    listed = read_bytes(tmp_path, "a.json", f"[{record()}, 7, {record()}]")

    assert [getattr(each, "part", None) for each in found] == ["line 1", None, None, None, "line 6"]
    assert [each.reason.split(":")[0] for each in found if isinstance(each, Rejected)] == [
        "a.jsonl.gz, line 3",
        "a.jsonl.gz, line 4",
        "a.jsonl.gz, line 5",
    ]
    assert [getattr(each, "part", None) for each in listed] == ["item 1", None, "item 3"]


def test_an_archive_gives_its_pages_with_their_addresses_and_tells_one_without_a_story(tmp_path) -> None:
    found = read_bytes(tmp_path, "a.warc", warc(page(), "<html><body></body></html>", page()))

    assert [getattr(each, "part", None) for each in found] == ["record 1", None, "record 3"]
    assert found[1].reason == "a.warc, record 2: no article was found on the page; save its text as .txt."
    assert facts(found[2], "url", "outlet")["url"] == ("https://www.gazette.example/3", "archive record")
    assert found[2].outlet.value == "gazette.example"


@pytest.mark.parametrize(("kind", "status"), [("image/png", "200 OK"), ("text/html", "404 Not Found")])
def test_pictures_and_errors_in_an_archive_are_passed_over_and_one_of_nothing_else_is_told(
    tmp_path, kind, status
) -> None:
    (found,) = read_bytes(tmp_path, "a.warc", warc(page(), kind=kind, status=status))

    assert is_told(found, "a.warc: there is no article in the file")


def test_a_record_without_the_head_of_an_answer_does_not_hide_the_others(tmp_path) -> None:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: urn:x\r\nContent-Type: text/html\r\n"
    broken = head + b"Content-Length: 5\r\n\r\nhello\r\n\r\n"

    found = read_bytes(tmp_path, "a.warc", warc(page()) + broken + warc(page()))

    assert [each.part for each in found if not isinstance(each, Rejected)] == ["record 1", "record 3"]


@pytest.mark.parametrize("declared", ["http", "page"])
def test_a_page_is_read_in_the_encoding_that_it_or_its_carrier_declares(tmp_path, declared: str) -> None:
    words = "Паром столкнулся с траулером у гавани рано утром в понедельник, и более двадцати человек пострадали."
    kind = "text/html; charset=windows-1251" if declared == "http" else "text/html"
    html = page([words] * 3, title="Паром").replace("utf-8", "windows-1251" if declared == "page" else "x-none")

    (article,) = read_bytes(tmp_path, "a.warc", warc(html.encode("windows-1251"), kind=kind))

    assert words in article.text
    assert article.problems == ()


def test_sources_yml_states_the_facts_of_a_file_and_of_one_article_in_it(tmp_path) -> None:
    (tmp_path / "feed.xml").write_text(feed(entry(1), entry(2)), "utf-8")
    (tmp_path / "sources.yml").write_text("feed.xml: The Gazette\nfeed.xml#2:\n  byline: Cy Day\n", "utf-8")

    articles, rejected = read_folder(tmp_path)

    assert [(a.outlet.value, a.byline.value, a.byline.origin) for a in articles] == [
        ("The Gazette", "Ann Lee", "feed"),
        ("The Gazette", "Cy Day", "sources.yml"),
    ]
    assert rejected == []


@pytest.mark.parametrize(
    ("name", "library", "extra"),
    [("a.pdf", "pypdf", "pdf"), ("a.docx", "docx", "docx"), ("a.rss", "feedparser", "feeds"),
     ("a.warc", "warcio", "warc")],
)  # fmt: skip
def test_a_format_whose_library_is_missing_names_the_extra_that_brings_it(
    monkeypatch, tmp_path, name, library, extra
) -> None:
    for module in [each for each in sys.modules if each.split(".")[0] == library]:
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"digest.read.formats.{FORMATS['.' + name.split('.')[1]]}", raising=False)

    (found,) = read_bytes(tmp_path, name, b"anything")

    assert is_told(found, name)
    assert f"pip install 'digest-briefing[{extra}]'" in found.reason
