"""What other programs follow: an Atom feed of what is new, and a JSON feed of the details.

Addresses are those of the published site. Nothing has a time but what an article or an earlier build says: the same
articles give the same feed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from hashlib import sha256
from html import escape
from itertools import islice
from posixpath import join
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from ..model import Span
from .changes.telling import as_json, sections, tell_sum
from .contract.changes import ChangesRecord
from .escape import squash
from .export import detail_records
from .news import FEED, PAGE, News
from .site import Site
from .wording import RELATIONS

LINES = 30
"""Lines of one part in an entry."""
DETAILS = "details.json"
NEVER = "1970-01-01"
"""The day of a change of which no day is known; a feed has to give one."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

Locate = Callable[[str], str]


def feeds(site: Site, locate: Locate) -> list[tuple[str, str]]:
    """Both feeds of an event, as (file, text); that of what is new where there is an earlier build."""
    return [*atom(site, locate), *details_feed(site, locate)]


def atom(site: Site, locate: Locate) -> list[tuple[str, str]]:
    """The Atom feed (RFC 4287) of what is new, as (file, text); none where there is no earlier build."""
    news = site.news
    if not news.builds:
        return []
    feed = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    title, home = site.briefing.event.title.value, locate(join(site.event, PAGE))
    steps = [(_day(site, since, until, changes), since, changes) for since, until, changes in news.steps]
    _say(feed, "title", f"What is new: {title}")
    _say(feed, "id", _urn("feed", site.event, title))
    _say(feed, "updated", f"{max((when for when, _, _ in steps), default=NEVER)}T00:00:00Z")
    _say(_say(feed, "author"), "name", title)
    SubElement(feed, "link", href=home)
    SubElement(feed, "link", rel="self", href=locate(join(site.event, FEED)))
    feed.extend(_entry(news, site, *step, locate) for step in steps)
    ElementTree.indent(feed)
    return [(FEED, '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, "unicode") + "\n")]


def _entry(news: News, site: Site, when: str, since: str, changes: ChangesRecord, locate: Locate) -> Element:
    """One build: the sum as its title, what changed as its text."""
    entry = Element("entry")
    _say(entry, "title", tell_sum(changes))
    _say(entry, "id", _urn("build", site.event, since, as_json([changes])))
    _say(entry, "updated", f"{when}T00:00:00Z")
    SubElement(entry, "link", href=locate(join(site.event, PAGE)))
    parts = []
    for title, lines in sections(changes):
        told = (
            f'<li><a href="{escape(locate(join(site.event, place)))}">{escape(squash(line))}</a></li>'
            for line, place in ((line, news.place(each) or PAGE) for line, each in islice(lines.items(), LINES))
        )
        parts.append(f"<h2>{title}</h2>\n<ul>{''.join(told)}</ul>")
    SubElement(entry, "content", type="html").text = "\n".join(parts)
    return entry


def _say(parent: Element, tag: str, words: str | None = None) -> Element:
    child = SubElement(parent, tag)
    child.text = squash(words) if words else None
    return child


def _day(site: Site, since: str, until: str, changes: ChangesRecord) -> str:
    """When a change came: the day that its build is called by.

    That of today has none: the newest of the build before and of the articles that have changed, else of all.
    """
    if _DAY.fullmatch(until[:10]):
        return until[:10]
    days = [each.published[:10] for each in changes.articles if each.published]
    days = days or [each.published.value[:10] for each in site.articles.values() if each.published]
    return max((each for each in [*days, since[:10]] if _DAY.fullmatch(each)), default=NEVER)


def _urn(*parts: str) -> str:
    """A name that lasts: the same for the same change, wherever the site is published."""
    return f"urn:digest:{sha256(json.dumps(parts).encode()).hexdigest()[:24]}"


def details_feed(site: Site, locate: Locate) -> list[tuple[str, str]]:
    """The details as a JSON Feed (version 1.1), as (file, text); what the format has no field for is in `_digest`."""
    items = []
    for detail in detail_records(site.briefing):
        values = [
            {
                "value": value.value,
                "text": site.articles[value.article].text[value.start : value.end],
                "source": site.sources[value.article].name,
                "url": locate(join(site.event, site.place(Span(value.article, value.start, value.end)))),
                "note": value.note,
            }
            for value in detail.values
        ]
        said = "; ".join(dict.fromkeys(f"{each['text']} ({each['source']})" for each in values))
        items.append(
            {
                "id": detail.id,
                "url": locate(join(site.event, site.detail_place(detail.id))),
                "title": squash(detail.topic),
                "content_text": squash(said),
                "tags": [detail.type, RELATIONS.get(detail.relation, detail.relation)],
                "_digest": {"relation": detail.relation, "origins": detail.origins, "values": values},
            }
        )
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.briefing.event.title.value,
        "home_page_url": locate(join(site.event, "details.md")),
        "feed_url": locate(join(site.event, DETAILS)),
        "items": items,
    }
    return [(DETAILS, json.dumps(feed, ensure_ascii=False, indent=1) + "\n")]
