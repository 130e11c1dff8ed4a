"""What takes more than its length in time or memory is cut or refused by a count, before it is parsed."""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from email import policy
from email.header import Header
from io import BytesIO

import pytest
from docx.table import _Cell

from digest.errors import SeedError
from digest.model import Article, Rejected
from digest.read import TOLD, story
from digest.read.blocks import LONGEST_HEADING, first_words
from digest.read.facts import DISAGREEMENTS
from digest.read.formats import feed, html, jsonl, mail, pdf, warc
from digest.read.formats.html import parse
from digest.read.formats.mail import LONGEST_FIELD
from digest.read.tags import must_have_few_attributes
from tests.read import made
from tests.read.made import HEADLINE, PARAGRAPHS, STORY, is_told, page, read_bytes, record


def reasons(found: tuple[Article | Rejected, ...]) -> list[str]:
    return [each.reason for each in found if isinstance(each, Rejected)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", "[" + "1," * 999 + "1]"),
        ("a.jsonl", f"{record()}\n" + "x\n" * 1_000),
        ("a.jsonl.gz", gzip.compress(f"{record()}\n{{}}\n".encode() + b"[]\n" * 999)),
        ("a.rss", made.feed(*["<item/>"] * 1_000)),
        ("a.warc", made.warc(*["..."] * 1_000)),
    ],
    ids=["json", "jsonl", "jsonl.gz", "rss", "warc"],
)
def test_a_thousand_parts_that_cannot_be_read_are_counted(tmp_path, name: str, content: str | bytes) -> None:
    told = reasons(read_bytes(tmp_path, name, content))

    assert len(told) == TOLD + 1
    assert told[-1] == f"{name}: 980 more parts of the file are not read either."


def test_why_the_rest_is_not_read_is_told_beside_the_count(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(jsonl, "LARGEST", 3_000)
    content = f"{record()}\n" + "x\n" * 100 + "y" * 4_000

    told = reasons(read_bytes(tmp_path, "a.jsonl", content))

    assert told[-2:] == [
        "a.jsonl, line 102: the file grows too large; from this line on it is not read.",
        "a.jsonl: 80 more parts of the file are not read either.",
    ]


@pytest.mark.parametrize("name", ["Subject", "From", "Date", "Content-Language", "Snapshot-Content-Location"])
@pytest.mark.parametrize("value", ["=?utf-8?q?a?= ", '"a', "(", "a <a@b.example>, ", "a;:,", "re: "])
def test_no_more_of_a_field_than_is_read_is_parsed(monkeypatch, tmp_path, name: str, value: str) -> None:
    parsed = []
    really = policy.default.header_factory

    def factory(name: str, value: str) -> object:
        parsed.append(len(value))
        return really(name, value)

    monkeypatch.setattr(mail, "policy_of_heads", policy.default.clone(header_factory=factory))

    (found,) = read_bytes(tmp_path, "a.eml", f"{name}: {value * (200_000 // len(value))}\n\n{STORY}")

    assert found.text == STORY
    assert max(parsed) <= LONGEST_FIELD


def test_the_fields_of_parts_are_not_parsed_as_those_of_the_head(monkeypatch, tmp_path) -> None:
    parsed = []

    def factory(name: str, value: str) -> str:
        parsed.append(name)
        return value

    monkeypatch.setattr(mail, "policy_of_heads", policy.default.clone(header_factory=factory))
    parts = "--b\nContent-Type: text/plain; a=b\nContent-Disposition: inline; c=d\n\n" * 50

    read_bytes(tmp_path, "a.eml", f"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n{parts}{STORY}\n--b--\n")

    assert not [name for name in parsed if name.startswith(("Content-T", "Content-D"))]


def test_a_long_headline_in_encoded_words_is_still_read(tmp_path) -> None:
    headline = ("Паром «Северная звезда» столкнулся с траулером у гавани Ардмор. " * 6).strip()

    (found,) = read_bytes(tmp_path, "a.eml", f"Subject: {Header(headline, 'utf-8').encode()}\n\n{STORY}")

    assert found.headline.value == headline


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_line_without_end_in_the_head_of_a_record_is_told_and_records_before_it_are_read(tmp_path, name) -> None:
    zip = name.endswith(".gz")
    one = made.warc(page(), zip=zip)
    other = made.warc(page(["Another."]))
    long = other.replace(b"WARC-Type", b"X: " + b"a" * (warc.LONGEST_LINE + 1) + b"\r\nWARC-Type", 1)

    found = read_bytes(tmp_path, name, one + (gzip.compress(long) if zip else long))

    assert [each.text for each in found if isinstance(each, Article)] == [STORY]
    assert reasons(found) == [f"{name}: a line of a record's head is too large; from this record on it is not read."]


def test_an_archive_that_unpacks_to_gigabytes_is_given_up_while_it_is_passed_over(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(warc, "LARGEST", 100_000)
    monkeypatch.setattr(warc, "BOMB", 1)
    content = made.warc(page(), zip=True) + made.warc(b"\0" * 1_000_000, kind="image/png", zip=True)

    found = read_bytes(tmp_path, "a.warc.gz", content)

    assert [type(each) for each in found] == [Article, Rejected]
    assert "grows too large" in found[1].reason


def test_an_archive_says_nothing_beside_its_reasons(tmp_path, capfd, caplog) -> None:
    content = made.warc(page()) + b"\x1b[31m::add-mask::x\r\n" * 3

    read_bytes(tmp_path, "a.warc", content.replace(b"https://www.gazette.example/1", b"https://www.gazette.example/ 1"))

    assert capfd.readouterr() == ("", "")
    assert caplog.text == ""


def cut_warc(zip: bool) -> bytes:
    content = made.warc(page([*PARAGRAPHS, *PARAGRAPHS]), zip=zip)
    return content[: len(content) * 9 // 10] if not zip else content[:-60]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.warc", cut_warc(False), warc.BROKEN_OFF),
        ("a.warc.gz", cut_warc(True), warc.BROKEN_OFF),
        (
            "a.warc",
            made.warc(page()).replace(b"WARC-Type: response", b"WARC-Truncated: length\r\nWARC-Type: response"),
            warc.BROKEN_OFF,
        ),
        ("a.eml", made.mail(html=page(), Subject=HEADLINE)[:-40], mail.BROKEN_OFF),
        ("a.rss", made.feed(made.entry(1), made.entry(2)).removesuffix("</item></channel></rss>"), feed.BROKEN_OFF),
    ],
    ids=["warc", "warc.gz", "truncated by its crawler", "mail", "feed"],
)
def test_an_article_that_breaks_off_says_so(tmp_path, name: str, content: bytes | str, told: str) -> None:
    found = read_bytes(tmp_path, name, content)

    assert [each.problems for each in found][-1] == (told,)


@pytest.mark.parametrize("name", [".warc", ".warc.gz", ".eml", ".rss"])
def test_a_whole_article_does_not_say_that_it_breaks_off(tmp_path, name: str) -> None:
    (found,) = read_bytes(tmp_path, f"a{name}", made.in_every_format()[name])

    assert found.problems == ()


@pytest.mark.parametrize("length", ["²²", "9" * 5_000, "-1", "nan"])
def test_a_record_whose_head_is_nonsense_is_told_and_what_stands_before_it_is_read(tmp_path, length: str) -> None:
    whole = made.warc(page())
    broken = whole.replace(b"Content-Length: ", f"Content-Length: {length}".encode(), 1)
    first, *rest = read_bytes(tmp_path, "a.warc", whole + broken)

    assert isinstance(first, Article)
    assert [] == [each.reason for each in rest if isinstance(each, Rejected) and not is_told(each, "a.warc")]
    assert not any("(" in each.reason for each in rest if isinstance(each, Rejected))


@pytest.mark.parametrize("size", [1, 7, 29, 46])
def test_an_archive_that_breaks_off_in_a_head_is_told_as_that(tmp_path, size: int) -> None:
    whole = made.warc(page())
    first, told = read_bytes(tmp_path, "a.warc", whole + whole[:size])

    assert isinstance(first, Article)
    assert told.reason.endswith(("its head breaks off or states no length; fetch the page again.", warc.NO_HEAD))


@pytest.mark.parametrize("date", ["Mon, 3 May 99999999999 10:00:00 +0000", f"Mon, 3 May 2022 10:00:00 +{'9' * 400}"])
def test_a_mail_whose_date_is_none_is_read_without_one(tmp_path, date: str) -> None:
    (found,) = read_bytes(tmp_path, "a.eml", f"Date: {date}\nSubject: {HEADLINE}\n\nIt rained on Monday.\n")

    assert (HEADLINE, None) == (found.headline.value, found.published)


def tag(count: int) -> str:
    return "<p " + " ".join(f"a{n}='>'" for n in range(count)) + ">x</p>"


@pytest.mark.parametrize(
    "markup",
    [
        "<p " + "a " * 11 + ">",
        "<p " + "a/" * 11 + ">",
        tag(11),
        '<!-- <a x=" --> ' + tag(11),
        "<script>'<a x=\"'</script>" + tag(11),
        "<x y='<p " + "a " * 11 + ">'>",
        "<p " + "a = b " * 11,
    ],
)
def test_a_tag_of_too_many_attributes_is_found_whatever_stands_around_it(markup: str) -> None:
    with pytest.raises(SeedError, match="more than 10 attributes"):
        must_have_few_attributes(markup, "a.html", 10)


@pytest.mark.parametrize(
    "markup", [tag(10), tag(9) * 50, "a < b c d e f g h i j k l m n", "<p title='" + "a " * 99 + "'>"]
)
def test_a_tag_of_few_attributes_is_none(markup: str) -> None:
    must_have_few_attributes(markup, "a.html", 10)


def test_tags_in_tags_in_tags_are_given_up() -> None:
    with pytest.raises(SeedError, match="cannot be told apart"):
        must_have_few_attributes("<a='" * 100, "a.html", 1_000)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", page(["<p " + " ".join(f"a{n}" for n in range(html.ATTRIBUTES + 1)) + ">", *PARAGRAPHS])),
        ("a.warc", made.warc(page([f"<p {'a ' * (html.ATTRIBUTES + 1)}>", *PARAGRAPHS]))),
        ("a.eml", made.mail(html=page([f"<p {'a ' * (html.ATTRIBUTES + 1)}>"]), text="...")),
        ("a.rss", made.feed(f"<item {' '.join(f'a{n}=1' for n in range(feed.ATTRIBUTES + 1))}></item>")),
        ("a.rss", made.feed(f"<item {'a=1 ' * (feed.ATTRIBUTES + 1)}></item>").encode("utf-16")),
        ("a.rss", made.feed(f"<item><description>&lt;p {'a ' * (feed.ATTRIBUTES + 1)}&gt;</description></item>")),
    ],
    ids=["html", "warc", "mail", "feed", "utf-16", "escaped"],
)  # fmt: skip
def test_a_tag_of_too_many_attributes_is_told(tmp_path, name: str, content: str | bytes) -> None:
    (found,) = read_bytes(tmp_path, name, content)

    assert is_told(found, name)
    assert re.search(r"attributes|no word", found.reason)


def test_an_author_without_end_is_cut_before_an_address_is_looked_for(tmp_path) -> None:
    entry = made.entry(1).replace("<author>Ann Lee", f"<author>{'a' * 300_000}")

    (found,) = read_bytes(tmp_path, "a.rss", made.feed(entry))

    assert (found.text, found.byline) == (STORY, None)


@pytest.mark.parametrize("head", ["\n", "\n<!ENTITY a"])
def test_a_feed_whose_first_tag_stands_far_behind_is_told(tmp_path, head: str) -> None:
    begun = f"<?xml version='1.0'?><!DOCTYPE x [{head * feed.HEAD}"

    (found,) = read_bytes(tmp_path, "a.rss", begun + made.feed(made.entry(1)))

    assert is_told(found, "a.rss: more than 5,000 characters stand before its first tag")


def test_a_feed_and_a_list_of_more_parts_than_memory_has_room_for_are_told(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(feed, "ENTRIES", 10)
    monkeypatch.setattr(jsonl, "RECORDS", 10)

    told = [
        *read_bytes(tmp_path, "a.rss", made.feed(*["<item/>"] * 11)),
        *read_bytes(tmp_path, "a.json", json.dumps([{}] * 11)),
    ]

    assert reasons(tuple(told)) == [
        "a.rss: it has more than 10 entries and is not read; part it into several files.",
        "a.json: it holds more than 10 lists and records and is not read; save it as .jsonl.",
    ]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.html"])
def test_a_whole_number_of_any_length_is_no_reason_to_read_nothing(tmp_path, name: str) -> None:
    number = "9" * 5_000
    linked = f'<script type="application/ld+json">{{"@type":"Article","headline":"Ferry","id":{number}}}</script>'
    content = page(head=linked) if name == "a.html" else f'{{"title":"Ferry","text":{json.dumps(STORY)},"id":{number}}}'

    (found,) = read_bytes(tmp_path, name, content)

    assert (found.text, found.headline.value) == (STORY, "Ferry")


def test_headings_in_headings_are_read_as_far_as_a_headline_goes() -> None:
    nested = parse(page(["<h1>" * 100 + "word " * 10_000]))

    assert [LONGEST_HEADING] == sorted({len(first_words(each)) for each in nested.iter("h1")})[-1:]


def test_no_page_of_more_elements_than_it_has_time_for_is_shown_to_trafilatura(monkeypatch, tmp_path) -> None:
    shown = []
    monkeypatch.setattr(story, "_first_choice", lambda source: shown.append(source) or "")

    (found,) = read_bytes(tmp_path, "a.html", page([*PARAGRAPHS, "<h1>x</h1>" * (story.MOST_ELEMENTS + 1)]))

    assert isinstance(found, Article)
    assert shown == []


def test_many_places_that_state_an_address_are_held_against_few(tmp_path) -> None:
    links = "".join(f'<link rel="canonical" href="https://gazette.example/{n}">' for n in range(1_000))

    (found,) = read_bytes(tmp_path, "a.html", page(head=links))

    assert [field for field, *_ in found.disagreements] == ["url"] * DISAGREEMENTS


@pytest.mark.parametrize("said", ['<w:gridSpan w:val="1000000000"/>', "<w:vMerge/>"])
def test_a_cell_is_read_once_whatever_it_says_to_span(monkeypatch, tmp_path, said: str) -> None:
    read = []
    packed, plain = BytesIO(), BytesIO(made.docx(table=[["a", "b"]] * 50))
    monkeypatch.setattr(_Cell, "text", property(lambda cell: read.append(cell) or "words"))
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<w:tcPr>", f"<w:tcPr>{said}".encode()))

    (found,) = read_bytes(tmp_path, "a.docx", packed.getvalue())

    assert found.text.count("words") == 50
    assert len(read) == 100


def test_pages_that_share_what_draws_them_are_counted(monkeypatch, tmp_path) -> None:
    content = made.pdf(["word " * 10] * 10)
    pages = range(10, 60)
    about = content[content.index(b"<< /Type /Page /Parent") : content.index(b"endobj\n4 0 obj")]
    more = b"".join(b"%d 0 obj\n%sendobj\n" % (number, about) for number in pages)
    kids = b" ".join(b"%d 0 R" % number for number in pages)
    shared = content.replace(b"/Kids [3 0 R] /Count 1", b"/Kids [%s] /Count 50" % kids).replace(
        b"xref\n0", more + b"xref\n0"
    )
    monkeypatch.setattr(pdf, "LARGEST", 10_000)

    found = [*read_bytes(tmp_path, "one.pdf", content), *read_bytes(tmp_path, "a.pdf", shared)]

    assert reasons(tuple(found)) == ["a.pdf: its pages take too much to draw; save the text as .txt."]
    assert isinstance(found[0], Article)
