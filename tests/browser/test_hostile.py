"""Articles that try to become something else than words."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Look, Site
from tests.conftest import new_project

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


def lay(project: Path, payloads: dict[str, str]) -> None:
    """Four articles for each payload: in every place of the text, in a headline, in front matter, in sources.yml."""
    facts = {}
    for number, payload in enumerate(payloads.values(), 10):
        name = f"{number:03}"
        (project / "seeds" / f"{name}-text.txt").write_text(ARTICLE.format(payload=payload, number=number), "utf-8")
        fields = {"title": payload, "author": payload, "outlet": payload, "url": payload}
        front = "\n".join(f"{key}: {json.dumps(value)}" for key, value in fields.items())
        body = ARTICLE.format(payload="Jane", number=number)
        (project / "seeds" / f"{name}-front.md").write_text(f"---\n{front}\n---\n{body}", "utf-8")
        (project / "seeds" / f"{name}-stated.txt").write_text(body + f"Again {number}.\n", "utf-8")
        facts[f"{name}-stated.txt"] = {"headline": payload, "outlet": payload, "byline": payload}
    (project / "seeds" / "sources.yml").write_text(json.dumps(facts), "utf-8")


def roam(page: Page, site: Site) -> list[str]:
    """Everything that came to life on any page."""
    alive: list[str] = []
    page.on("dialog", lambda dialog: (alive.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on(
        "request", lambda r: None if r.url.startswith((site.url, "data:", "blob:")) else alive.append(f"left: {r.url}")
    )
    for address in site.all_pages:
        page.goto(site.url + address)
        if page.evaluate("window.PWN") is not None:
            alive.append(f"{address}: PWN")
        alive += [f"{address}: {each}" for each in page.evaluate(ACTIVE)]
    return alive


@pytest.fixture(params=["own", "shared"])
def payloads(request: pytest.FixtureRequest, shared: Callable[[str], Path]) -> dict[str, str]:
    if request.param == "own":
        return OWN
    found = json.loads(shared("evals/payloads.json").read_text("utf-8"))
    return {name: text.replace("alert(1)", "window.PWN=1") for name, text in found.items()}


@pytest.mark.timeout(400)
@pytest.mark.parametrize("full_text", ["evidence", "full"])
def test_no_article_comes_to_life(
    tmp_path: Path,
    payloads: dict[str, str],
    full_text: str,
    look: Look,
    lost_links: Callable[[Path], list[str]],
    serve_site: Callable[[Path], AbstractContextManager[Site]],
) -> None:
    project = new_project(tmp_path / "project", seeds=False)
    config = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(config.replace("seeds: seeds", f"full_text: {full_text}"), "utf-8")
    lay(project, payloads)
    with serve_site(project) as site:
        page = look(site.url)
        assert [] == roam(page, site)
        assert len(site.all_pages) > 3 * len(payloads)
        assert [] == lost_links(site.folder)

        page.goto(f"{site.url}?q=bridge+script+onerror")
        page.wait_for_selector(".md-search-result__item")
        assert page.evaluate("window.PWN") is None
        assert [] == page.evaluate(ACTIVE)
