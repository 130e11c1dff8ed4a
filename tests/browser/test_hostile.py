"""Articles that try to become something else than words."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from email.message import EmailMessage
from email.utils import formataddr
from pathlib import Path

import pytest
from playwright.sync_api import Page

from digest.publish.escape import squash
from tests.browser.conftest import Look, Site
from tests.conftest import new_project
from tests.depth import deep

OWN = {
    "script": "<script>window.PWN=1</script>",
    "event": "<img src=x onerror=window.PWN=1>",
    "title": "</title></textarea></style></script><script>window.PWN=1</script>",
    "link": "[x](javascript:window.PWN=1) <javascript:window.PWN=1>",
    "attributes": "word **x**{: onmouseover=window.PWN=1 style=position:fixed }",
    "entity": "&lt;img src=x onerror=window.PWN=1&gt;",
    "template": "{{ config.site_dir }} {% include 'main.html' %}",
    "beacon": "![x](https://evil.example/p.png) <link rel=stylesheet href=https://evil.example/x.css>",
    "block": "</p></div></article><div markdown onclick=window.PWN=1>**x**</div>",
    "quote in an attribute": '" onfocus=window.PWN=1 autofocus x="',
    "snippet": '--8<-- "mkdocs.yml"',
    "page setting": "template: 404.html",
}
"""What is tried when ../shared is not there; with it, its list is tried too."""

CONTROL = re.compile(r"[\x00-\x08]")
"""In a text they make a file a binary one, which is not read; in front matter they are escaped and get through."""

ARTICLE = """{payload}

Mayor {payload} opens bridge

By {payload}

October 10, 2022

“We are {payload} and happy to open the bridge today,” Mayor Ada {payload} Smith said on Monday. About {number} people
from {payload} came to the river. “It is done {payload},” she said, according to the {payload} news agency.

{payload}

The bridge was closed in 2014 after {payload} was found. The {payload} called it “a very {payload} bridge”.
"""

ACTIVE = r"""() => {
  const links = ['href', 'src', 'action', 'formaction', 'xlink:href'];
  const live = 'script:not([type="application/json"]),iframe,object,embed,img,link,meta,base,textarea,style';
  const found = [];
  for (const part of document.querySelectorAll('.md-content, .md-header, .md-nav, .md-footer, .md-search'))
    for (const e of part.querySelectorAll('*')) {
      const bad = [...e.attributes].some(a => a.name.startsWith('on')
        || links.includes(a.name) && /^\s*(javascript|data|vbscript):/i.test(a.value));
      if (bad || part.matches('.md-content') && e.matches(live)) found.push(e.outerHTML.slice(0, 200));
    }
  return found;
}"""
"""What could act: handlers, script links, and elements that no page of ours has in its content."""

FRAME = """() => {
  const once = where => document.querySelectorAll(where).length === 1;
  return once('.md-container > main.md-main .md-content > article') && once('.md-container > footer.md-footer')
    && once('body > header.md-header') && once('.md-content h1');
}"""
"""Whether the frame of the theme is as it is around any page."""

SHOWN = "() => [...document.querySelectorAll('[data-span]')].map(e => [e.dataset.span, e.textContent])"
"""Every stretch of an article on a page, with where it is from."""

PAGE = """<!doctype html><html lang="en"><head><title>{mark}</title><meta name="author" content="{mark}">
<meta property="og:title" content="{mark} {number}"><meta property="og:site_name" content="{mark}">
<link rel="canonical" href="{mark}"><script type="application/ld+json">{told}</script></head>
<body><article class="{mark}"><h1>{mark}</h1>{body}{body}</article></body></html>"""
ITEM = """<item><title>{mark} {number}</title><link>{plain}</link><author>{plain}</author>
<category>{plain}</category><description>{body} {number}</description></item>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>"""

Lay = Callable[[Path, dict[str, str]], None]


def lay(project: Path, payloads: dict[str, str]) -> None:
    """An article for each payload, with it in every place of the text, in its front matter and in sources.yml."""
    facts = {}
    for number, payload in enumerate(payloads.values(), 10):
        name = f"{number:03}.md"
        stated = {"title": payload, "author": payload, "outlet": payload, "url": payload}
        front = "\n".join(f"{key}: {json.dumps(value)}" for key, value in stated.items())
        text = ARTICLE.format(payload=CONTROL.sub("", payload), number=number)
        (project / "seeds" / name).write_text(f"---\n{front}\n---\n{text}", "utf-8")
        facts[name] = {"headline": f"{payload} {number}", "outlet": payload, "byline": f"{payload} {number}"}
    (project / "seeds" / "sources.yml").write_text(json.dumps(facts), "utf-8")


def lay_formats(project: Path, payloads: dict[str, str]) -> None:
    """The same as pages, mails, a feed and a crawler's records, in every field, and in the names of the files."""
    folder = project / "seeds" / "formats"
    folder.mkdir()
    items, lines = [], []
    for number, payload in enumerate(payloads.values(), 10):
        text = ARTICLE.format(payload=payload, number=number)
        name = re.sub(r"[/\0]", "∕", payload).encode()[:100].decode("utf-8", "ignore")
        mark = html.escape(CONTROL.sub("", payload))
        body = "".join(f"<p>{html.escape(CONTROL.sub('', part))}</p>" for part in text.split("\n\n"))
        told = {
            "@type": "NewsArticle",
            "headline": payload,
            "author": [{"name": payload}],
            "publisher": {"name": payload},
        }
        page = PAGE.format(mark=mark, number=number, body=body, told=json.dumps(told).replace("<", "\\u003c"))
        (folder / f"{number:03}-{name}.html").write_text(page, "utf-8")
        mail = EmailMessage()
        line = " ".join(CONTROL.sub("", payload).split())
        mail["Subject"], mail["From"] = f"{line} {number} bridge", formataddr((line, "a@b.example"))
        mail.set_content(f"{text} {text}".encode("utf-8", "replace").decode(), cte="base64")
        (folder / f"{number:03}-{name}.eml").write_bytes(mail.as_bytes())
        items.append(ITEM.format(mark=html.escape(mark), plain=mark, number=number, body=html.escape(body)))
        lines.append(dict.fromkeys(("title", "source_domain", "url", "language"), f"{payload} {number}"))
        lines[-1] |= {"authors": [payload], "maintext": f"{text} {number}"}
    (folder / "feed.xml").write_text(FEED.format(items="".join(items)), "utf-8")
    (folder / "crawl.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")


def is_the_guides(address: str, element: str) -> bool:
    """Whether it is a picture of the guide for readers, a page without a word of an article."""
    return address == "how-to-read.html" and element.startswith("<img") and "/pictures/" in element


def roam(page: Page, site: Site, texts: dict[str, str]) -> list[str]:
    """Everything on any page that came to life, broke the page's frame, or is not the words of its article.

    The index of the search stays away, it takes most of the time.
    """
    alive: list[str] = []
    page.on("dialog", lambda dialog: (alive.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda r: None if r.url.startswith((site.url, "data:", "blob:")) else alive.append(r.url))
    page.route("**/search_index.json", lambda route: route.fulfill(json={"config": {"lang": ["en"]}, "docs": []}))
    for address in site.all_pages:
        page.goto(site.url + address)
        if page.evaluate("window.PWN") is not None:
            alive.append(f"{address}: PWN")
        alive += [f"{address}: {each}" for each in page.evaluate(ACTIVE) if not is_the_guides(address, each)]
        if not page.evaluate(FRAME):
            alive.append(f"{address}: the frame of the page is broken")
        for place, shown in page.evaluate(SHOWN):
            article, start, end = re.fullmatch(r"(.+):(\d+)-(\d+)", place).groups()
            if squash(texts[article][int(start) : int(end)]) != squash(shown):
                alive.append(f"{address}: {place} is shown as {shown!r}")
    page.unroute("**/search_index.json")
    return alive


@pytest.fixture
def shared_payloads(shared: Callable[[str], Path]) -> dict[str, str]:
    found = json.loads(shared("evals/payloads.json").read_text("utf-8"))
    return {name: text.replace("alert(1)", "window.PWN=1") for name, text in found.items()}


@pytest.fixture
def survive(
    tmp_path: Path,
    look: Look,
    lost_links: Callable[[Path], list[str]],
    serve_site: Callable[[Path], AbstractContextManager[Site]],
) -> Callable[..., None]:
    """Build the site of hostile articles and look at each page of it."""

    def build_and_look(payloads: dict[str, str], full_text: str, lay: Lay = lay, each: int = 1) -> None:
        project = new_project(tmp_path / "project", seeds=False)
        config = (project / "mkdocs.yml").read_text("utf-8")
        (project / "mkdocs.yml").write_text(config.replace("seeds: seeds", f"full_text: {full_text}"), "utf-8")
        lay(project, payloads)
        with serve_site(project) as site:
            page = look(site.url)
            told = {article["id"]: article["text"] for article in site.briefing()["articles"]}
            assert [] == roam(page, site, told)
            assert each * len(payloads) == len(list(site.folder.glob("articles/*-*.html")))
            assert [] == lost_links(site.folder)

            page.goto(f"{site.url}?q=bridge+script+onerror")
            page.wait_for_selector(".md-search-result__item", state="attached")
            assert page.evaluate("window.PWN") is None
            assert [] == page.evaluate(ACTIVE)

    return build_and_look


@deep
@pytest.mark.timeout(400)
def test_no_article_of_our_list_comes_to_life(survive: Callable[..., None]) -> None:
    survive(OWN, "evidence")


@deep
@pytest.mark.timeout(400)
def test_no_article_of_the_shared_list_comes_to_life(
    survive: Callable[..., None], shared_payloads: dict[str, str]
) -> None:
    survive(shared_payloads, "full")


@deep
@pytest.mark.timeout(600)
def test_no_article_of_our_list_comes_to_life_in_any_format(survive: Callable[..., None]) -> None:
    survive(OWN, "evidence", lay_formats, 4)


@deep
@pytest.mark.timeout(600)
def test_no_article_of_the_shared_list_comes_to_life_in_any_format(
    survive: Callable[..., None], shared_payloads: dict[str, str]
) -> None:
    survive(shared_payloads, "full", lay_formats, 4)
