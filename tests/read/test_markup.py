"""What the markup of a page says of its article, in the shapes that pages have it."""

from __future__ import annotations

import json

import pytest

from digest.model import Article, Stated
from digest.read.draft import iso_date
from digest.read.facts import differs, outlet_of
from digest.read.formats.html import parse
from digest.read.markup import say
from tests.read.made import HEADLINE, page, read_bytes


def said(head: str, **more: str) -> list[tuple[str, str, str]]:
    """(fact, value, place) of a page, what its heading and title say aside."""
    found = say(parse(page(head=head, **more)))
    return [(fact, each.value, each.origin) for fact, each in found if each.origin not in ("heading", "page title")]


def json_ld(found: object) -> str:
    return f'<script type="application/ld+json">{found if isinstance(found, str) else json.dumps(found)}</script>'


def read(folder, head: str, story: str = "") -> Article:
    (article,) = read_bytes(folder, "a.html", page(head=head).replace("<article>", f"<article>{story}"))
    return article


ARTICLE = {"@type": "NewsArticle", "headline": "Ferry sinks"}


@pytest.mark.parametrize(
    "found",
    [
        ARTICLE,
        [{"@type": "BreadcrumbList"}, ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "Organization", "name": "x"}, ARTICLE]},
        {"@type": "WebPage", "name": "x", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Article", "NewsArticle"]},
        {**ARTICLE, "@type": "ReportageNewsArticle"},
        {**ARTICLE, "@type": "LiveBlogPosting"},
        f"<!--{json.dumps(ARTICLE)}-->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
        f"/*<![CDATA[*/{json.dumps(ARTICLE)}/*]]>*/",
        f"{json.dumps(ARTICLE)};",
        '{"@type": "NewsArticle", "headline": "Ferry\n sinks"}',
        {**ARTICLE, "headline": "Ferry&nbsp;sinks"},
    ],
)
def test_an_article_of_json_ld_is_found_in_every_shape(found: object) -> None:
    assert said(json_ld(found)) == [("headline", "Ferry sinks", "JSON-LD")]


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Ann Lee", "Ann Lee"),
        ({"@type": "Person", "name": "Ann Lee"}, "Ann Lee"),
        ([{"name": "Ann Lee"}, {"name": "Bob Ray"}], "Ann Lee, Bob Ray"),
        ([[{"name": "Ann Lee"}], {"name": ["Bob Ray"]}, "Ann Lee"], "Ann Lee, Bob Ray"),
        ("https://gazette.example/authors/lee", None),
        ({"@id": "#lee"}, None),
        (7, None),
        ([], None),
    ],
)
def test_authors_are_named_however_they_are_nested(author: object, byline: str | None) -> None:
    found = {fact: value for fact, value, _ in said(json_ld({**ARTICLE, "author": author}))}

    assert found.get("byline") == byline


@pytest.mark.parametrize(
    "broken", ['{"@type": "NewsArticle", "headline": ', "[", "null", "7", '"x"', "{}", "[[[]]]", " "]
)
def test_broken_json_ld_says_nothing_and_the_next_script_is_read(broken: str) -> None:
    assert said(json_ld(broken) + json_ld(ARTICLE)) == [("headline", "Ferry sinks", "JSON-LD")]


def test_the_first_article_of_json_ld_is_the_pages_and_a_web_page_only_without_one() -> None:
    around = {"@type": "WebPage", "name": "Our site"}
    other = {"@type": "NewsArticle", "headline": "Bridge opens"}

    assert said(json_ld([around, ARTICLE, other])) == [("headline", "Ferry sinks", "JSON-LD")]
    assert said(json_ld(around)) == [("headline", "Our site", "JSON-LD")]


def test_json_ld_says_all_facts() -> None:
    found = {
        **ARTICLE,
        "publisher": {"name": "Harbour News"},
        "datePublished": "2022-10-10T14:05:00Z",
        "dateModified": "2022-10-11",
        "mainEntityOfPage": {"@id": "https://gazette.example/7"},
        "inLanguage": "en-GB",
    }

    assert [each[:2] for each in said(json_ld(found))] == [
        ("headline", "Ferry sinks"),
        ("outlet", "Harbour News"),
        ("published", "2022-10-10T14:05:00+00:00"),
        ("updated", "2022-10-11"),
        ("url", "https://gazette.example/7"),
        ("language", "en-GB"),
    ]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<meta property="og:title" content="Ferry sinks">', ("headline", "Ferry sinks", "OpenGraph")),
        ('<meta name="og:site_name" content="Harbour News">', ("outlet", "Harbour News", "OpenGraph")),
        ('<meta property="article:published_time" content="2022-10-10T14:05+0300">',
         ("published", "2022-10-10T14:05:00+03:00", "OpenGraph")),
        ('<meta property="og:locale" content="de_DE">', ("language", "de_DE", "OpenGraph")),
        ('<meta name="author" content=" Ann  Lee ">', ("byline", "Ann Lee", "meta tag")),
        ('<META NAME="DC.Date.Issued" CONTENT="10 October 2022">', ("published", "2022-10-10", "meta tag")),
        ('<meta itemprop="dateModified" content="2022/10/11">', ("updated", "2022-10-11", "meta tag")),
        ('<link rel="Canonical" href="https://gazette.example/7">',
         ("url", "https://gazette.example/7", "canonical link")),
    ],
)  # fmt: skip
def test_tags_of_the_head_say_facts(tag: str, expected: tuple[str, str, str]) -> None:
    assert said(tag)[0] == expected


@pytest.mark.parametrize(
    "tag",
    [
        '<meta property="article:author" content="https://social.example/lee">',
        '<meta name="author" content="">',
        '<meta name="author">',
        '<meta name="author" content="--">',
        f'<meta name="author" content="{"a" * 301}">',
        '<meta name="date" content="soon">',
        '<meta name="date" content="2022-02-30">',
        '<meta name="date" content="0001-01-01T00:00:00Z">',
        '<meta name="date" content="9999-12-31">',
        '<meta name="date" content="31 November 2022">',
        '<link rel="canonical">',
    ],
)
def test_what_is_no_value_is_not_said(tag: str) -> None:
    assert said(tag) == []


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2022-10-10", "2022-10-10"),
        ("2022-10-10T14:05:00+03:00", "2022-10-10T14:05:00+03:00"),
        ("2022-10-10 14:05", "2022-10-10T14:05:00"),
        ("2022-10-10T14:05:00.000Z", "2022-10-10T14:05:00+00:00"),
        ("Mon, 10 Oct 2022 14:05:00 +0300", "2022-10-10T14:05:00+03:00"),
        ("Monday, October 10, 2022", "2022-10-10"),
        ("2022-13-10", ""),
        ("2022-02-29", ""),
        ("2022-10-10T25:00:00", ""),
        ("Mon, 32 Oct 2022 14:05:00 +0300", ""),
        ("February 30, 2022", ""),
        ("0001-01-01", ""),
        ("January 1, 0001", ""),
        ("Mon, 1 Jan 0001 00:00:00 +0000", ""),
        ("", ""),
    ],
)
def test_a_date_is_one_that_a_calendar_has_and_its_zone_is_kept(words: str, date: str) -> None:
    assert iso_date(words) == date


@pytest.mark.parametrize("day", ["October 10, 0001", "December 31, 9999"])
def test_a_year_that_no_news_is_of_is_no_date_in_a_text(tmp_path, day: str) -> None:
    (article,) = read_bytes(tmp_path, "a.txt", f"Ferry sinks\n\n{day}\n\nThe ferry sank on Monday.")

    assert article.published is None


def test_an_address_with_a_day_that_no_calendar_has_says_no_day(tmp_path) -> None:
    (article,) = read_bytes(tmp_path, "a.txt", "The ferry sank.\n\nhttps://gazette.example/2022/13/45/ferry\n")

    assert article.published is None
    assert article.url.value == "https://gazette.example/2022/13/45/ferry"


def test_places_that_say_different_things_are_shown_beside_each_other(tmp_path) -> None:
    head = json_ld({**ARTICLE, "headline": HEADLINE, "datePublished": "2022-10-10", "author": "Ann Lee"})
    head += '<meta property="article:published_time" content="2022-10-12"><meta name="author" content="By Ann Lee">'

    article = read(tmp_path, head)

    assert (article.published.value, article.published.origin) == ("2022-10-10", "JSON-LD")
    shown = [(field, used.value, other.value, other.origin) for field, used, other in article.disagreements]
    assert shown == [("published", "2022-10-10", "2022-10-12", "OpenGraph")]


@pytest.mark.parametrize(
    ("fact", "one", "other", "differ"),
    [
        ("published", "2022-10-10T23:30:00-05:00", "2022-10-11T04:30:00+00:00", False),
        ("published", "2022-10-10T23:30:00-05:00", "2022-10-11T05:30:00+00:00", True),
        ("published", "2022-10-10", "2022-10-10T14:05:00+03:00", False),
        ("published", "2022-10-10", "2022-10-11", True),
        ("byline", "By Ann Lee", "ann lee", False),
        ("byline", "Ann Lee", "Bob Ray", True),
        ("outlet", "The Moscow Times", "MoscowTimes", False),
        ("language", "en-GB", "EN", False),
        ("language", "en", "de", True),
        ("url", "https://www.gazette.example/7/", "http://m.gazette.example/7.html?utm=x#top", False),
        ("url", "https://gazette.example/7", "https://gazette.example/7/amp", False),
        ("url", "https://gazette.example/7", "https://gazette.example/8", True),
    ],
)
def test_the_same_in_other_words_is_no_conflict(fact: str, one: str, other: str, differ: bool) -> None:
    stated = (Stated(one, "JSON-LD"), Stated(other, "meta tag"))

    assert (differs(fact, *stated), differs(fact, *stated[::-1])) == (differ, differ)


def test_the_outlet_is_what_the_page_says_else_what_its_address_is_known_for(tmp_path) -> None:
    link = '<link rel="canonical" href="https://www.theguardian.com/x">'

    assert read(tmp_path, link).outlet.value == "The Guardian"
    assert read(tmp_path, link + '<meta property="og:site_name" content="Harbour News">').outlet.value == "Harbour News"
    assert outlet_of("https://amp.theguardian.com/x") == "The Guardian"


def test_times_are_the_articles_and_not_those_of_comments(tmp_path) -> None:
    times = '<time itemprop="datePublished" datetime="2022-10-10">x</time><time pubdate datetime="2022-11-11">y</time>'

    article = read(tmp_path, "", times)

    assert (article.published.value, article.published.origin) == ("2022-10-10", "marked time")


@pytest.mark.parametrize("title", [f"{HEADLINE} - Harbour News", f"{HEADLINE} | Harbour News"])
def test_the_title_of_a_page_is_told_without_its_outlet(title: str) -> None:
    found = say(
        parse(f'<html><head><meta property="og:site_name" content="Harbour News"><title>{title}</title></head>')
    )

    assert ("headline", HEADLINE, "page title") in [(fact, each.value, each.origin) for fact, each in found]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2019-11-19T04:58:46+00:00", "2019-11-18T20:58:46", False),
        ("2019-11-19T04:58:46+00:00", "2019-11-18T20:31:46", True),
        ("2019-11-19T04:58:46+00:00", "2019-11-18", False),
        ("2019-11-19T04:58:46+00:00", "2019-11-16", True),
        ("2019-11-19T04:58:46-05:00", "2019-11-18", True),
        ("2019-11-19T01:00:00+03:00", "2019-11-18T22:00:00+00:00", False),
        ("2019-11-19", "2019-11-18", True),
    ],
)
def test_two_places_differ_only_where_no_time_zone_makes_them_one(one: str, other: str, expected: bool) -> None:
    assert differs("published", Stated(one, "JSON-LD"), Stated(other, "meta tag")) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Ships collide | TheHill", "Ships collide"),
        ("Ships collide - The Hill", "Ships collide"),
        ("Ships collide - two hurt", "Ships collide - two hurt"),
        ("The Hill", "The Hill"),
    ],
)
def test_the_outlet_at_the_end_of_a_headline_is_no_part_of_it(headline: str, expected: str) -> None:
    page = parse(
        f'<meta property="og:title" content="{headline}"><meta property="og:site_name" content="The Hill"><p>x'
    )

    assert [stated.value for fact, stated in say(page) if fact == "headline"] == [expected]


@pytest.mark.parametrize("address", ["/story/1", "https://gazette.example", "https://gazette.example/", "javascript:x"])
def test_an_address_that_leads_to_no_page_is_none(address: str) -> None:
    page = parse(
        f'<link rel="canonical" href="{address}"><meta property="og:url" content="https://gazette.example/1"><p>x'
    )

    assert [stated.value for fact, stated in say(page) if fact == "url"] == ["https://gazette.example/1"]


@pytest.mark.parametrize("name", ["admin", "Anonymous", "untitled", "Microsoft Word - draft.docx"])
def test_what_a_program_writes_where_it_knows_nothing_is_no_fact(name: str) -> None:
    assert [] == [fact for fact, _ in say(parse(f'<meta name="author" content="{name}"><p>x')) if fact == "byline"]
