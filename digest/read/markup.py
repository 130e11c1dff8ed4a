"""What the markup of a web page says of its article: JSON-LD, OpenGraph, meta tags, links; each with its place."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from lxml.html import HtmlElement

from .blocks import first_words
from .draft import Said, Sayings

KINDS = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|WebPage)")
"""Types of schema.org that are articles; a WebPage only where nothing else is."""
DEEPEST = 8
"""Levels of JSON-LD that are looked through for the article."""
META = {
    "OpenGraph": {
        "headline": ("og:title",),
        "outlet": ("og:site_name",),
        "byline": ("article:author", "og:article:author"),
        "published": ("article:published_time", "og:article:published_time", "og:published_time"),
        "updated": ("article:modified_time", "og:article:modified_time", "og:updated_time"),
        "url": ("og:url",),
        "language": ("og:locale",),
    },
    "meta tag": {
        "headline": ("dc.title", "dcterms.title", "parsely-title", "sailthru.title", "hdl", "title"),
        "outlet": ("dc.publisher", "dcterms.publisher", "publisher", "application-name", "citation_journal_title"),
        "byline": ("author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author"),
        "published": (
            "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.date",
            "dc.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "ptime", "pdate",
            "article.published", "date",
        ),
        "updated": ("datemodified", "dcterms.modified", "article.updated", "lastmod", "utime", "modified"),
        "language": ("dc.language", "content-language"),
    },
}  # fmt: skip
"""Place -> fact -> the names it has there, the surest first."""
_TAIL = re.compile(r"(?s)(.*\S)(\s[|–—:·•»-]+\s)([^|–—:·•»]{2,60})\Z")
_COMMENTS = (("<!--", "-->"), ("/*<![CDATA[*/", "/*]]>*/"), ("//<![CDATA[", "//]]>"))
"""What some pages put around a script, so that old programs pass over it."""


def say(page: HtmlElement) -> Said:
    """What each place says of a fact."""
    found = Sayings()
    for link in page.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            found.add("url", link.get("href"), "canonical link")
    for fact, value in _json_ld(page):
        found.add(fact, value, "JSON-LD")
    metas = _metas(page)
    for place, facts in META.items():
        for fact, names in facts.items():
            value = next((metas[name] for name in names if name in metas), "")
            if not (fact == "byline" and value.startswith("http")):
                found.add(fact, value, place)
    _elements(page, found)
    outlets = [stated.value for fact, stated in found.said if fact == "outlet"]
    return tuple(
        (fact, replace(stated, value=_without_outlet(stated.value, outlets)) if fact == "headline" else stated)
        for fact, stated in found.said
    )


def _metas(page: HtmlElement) -> dict[str, str]:
    """Name of a meta tag, in small letters -> its content; the first of a name."""
    metas: dict[str, str] = {}
    for tag in page.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or ""
        content = (tag.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _elements(page: HtmlElement, found: Sayings) -> None:
    """What elements say: marked times and authors, a lone heading, the title, the language."""
    for fact, value in _marked_times(page).items():
        found.add(fact, value, "marked time")
    for value, place in _headlines(page):
        found.add("headline", value, place)
    found.add("language", page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang"), "page")


def _headlines(page: HtmlElement) -> list[tuple[str, str]]:
    """(words, place) of a lone heading and of the title; a heading that shares no word with the title is the site's."""
    headings = list(islice((words for heading in page.iter("h1") if (words := first_words(heading)).strip()), 2))
    title = page.find(".//title")
    found = [(headings[0], "heading")] if len(headings) == 1 else []
    if title is None or not title.text:
        return found
    found.append((title.text, "page title"))
    said = [set(re.findall(r"\w+", value.casefold())) for value, _ in found]
    return found if said[0] & said[-1] else found[::-1]


def _marked_times(page: HtmlElement) -> dict[str, str]:
    """The first time that is marked as the article's; later ones are those of comments and of other articles."""
    times: dict[str, str] = {}
    for element in page.iter():
        prop = element.get("itemprop") if isinstance(element.tag, str) else None
        if prop in ("datePublished", "dateModified"):
            fact = "published" if prop == "datePublished" else "updated"
            times.setdefault(fact, element.get("datetime") or element.get("content") or "")
        elif element.tag == "time" and element.get("pubdate") is not None:
            times.setdefault("published", element.get("datetime") or "")
    return times


def _without_outlet(headline: str, outlets: list[str]) -> str:
    """A headline without the name of its outlet at the end ("... - The New York Times", "... | TheHill")."""
    match = _TAIL.match(headline)
    bare = re.sub(r"\W", "", match[3].casefold()) if match else ""
    known = bare and any(bare == re.sub(r"\W", "", each.casefold()) for each in outlets)
    return match[1] if match and known else headline


def _json_ld(page: HtmlElement) -> Iterator[tuple[str, object]]:
    """The facts of the first article of JSON-LD on the page; a WebPage only where there is no article."""
    articles = [
        each for script in page.iter("script") if _is_json_ld(script) for each in _articles(_loaded(script.text), 0)
    ]
    articles.sort(key=lambda each: "WebPage" in str(each.get("@type")))
    for article in articles[:1]:
        about = article.get("mainEntityOfPage")
        yield "headline", _unescaped(article.get("headline") or article.get("name"))
        yield "outlet", _unescaped(_name(article.get("publisher")))
        yield "byline", _unescaped(_name(article.get("author") or article.get("creator")))
        yield "published", article.get("datePublished") or article.get("dateCreated")
        yield "updated", article.get("dateModified")
        yield "url", article.get("url") or (about.get("@id") if isinstance(about, dict) else about)
        yield "language", article.get("inLanguage")


def _is_json_ld(script: HtmlElement) -> bool:
    return (script.get("type") or "").split(";")[0].strip().lower() == "application/ld+json" and bool(script.text)


def _loaded(text: str) -> object:
    try:
        bare = text.strip().removesuffix(";")
        for begin, end in _COMMENTS:
            bare = bare.removeprefix(begin).removesuffix(end)
        return json.loads(bare, strict=False, parse_int=float)  # a whole number can be too long to be read
    except (ValueError, RecursionError):
        return None


def _articles(found: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > DEEPEST:
        return
    if isinstance(found, list):
        for each in found:
            yield from _articles(each, depth + 1)
    elif isinstance(found, dict):
        kinds = found.get("@type")
        if any(KINDS.fullmatch(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield found
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _articles(found.get(key), depth + 1)


def _name(found: object, depth: int = 0) -> str:
    """The name of a person or body of schema.org, of several joined by commas."""
    if depth > DEEPEST:
        return ""
    if isinstance(found, list):
        names = (_name(each, depth + 1) for each in found[:12])
        return ", ".join(dict.fromkeys(name for name in names if name))
    if isinstance(found, dict):
        return _name(found.get("name"), depth + 1)
    return found if isinstance(found, str) and not found.startswith("http") else ""


def _unescaped(value: object) -> object:
    return html.unescape(value) if isinstance(value, str) else value
