from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from digest.config import Settings
from digest.model import (
    Analysis,
    Article,
    Briefing,
    Event,
    Member,
    Piece,
    Quotation,
    SharedQuote,
    Source,
    Span,
    Stated,
    Summary,
)
from digest.pipeline import compose, publish
from digest.publish import GUIDES, audit, render
from digest.publish.escape import squash
from tests.depth import examples

from .conftest import ROOT, Reader, to_html
from .sample import briefing


def quiet(*_: object) -> None:
    pass


def test_pages_are_the_same_each_time(pages, settings):
    assert tuple(pages.values()) == render(briefing(), settings, quiet)


def test_every_page_begins_with_front_matter_that_json_can_read(pages):
    for page in pages.values():
        if page.uri.endswith(".md"):
            head = re.match(r"\A---\n(.*?)\n---\n", page.text, re.DOTALL)
            assert head, page.uri
            assert "title" in {
                line.split(": ")[0] for line in head[1].split("\n") if json.loads(line.split(": ", 1)[1])
            }


def test_an_article_page_names_the_file_it_shows(pages):
    assert {p.source for p in pages.values() if p.source} == {a.article.path for a in briefing().analyses}


def test_progress_is_told_to_the_end(settings):
    told = []
    render(briefing(), settings, lambda *step: told.append(step))

    assert told[-1][1] == told[-1][2]


def test_copies_of_one_text_are_one_chip(pages):
    assert "[Moscow Times&nbsp;×2](articles/" in pages["index.md"].text


def test_a_wording_that_two_articles_share_is_one_line(pages):
    card = pages["quotations.md"].text.split("<article")[1]

    assert card.count("data-words") == 3  # five articles


def test_who_leaves_an_utterance_out_is_listed(pages):
    card = pages["quotations.md"].text.split("<article")[2]

    assert re.search(r"Not in: \[Abbasova\]", card)


def test_evidence_is_the_cited_sentences_with_a_neighbour_and_marked_gaps(pages):
    text = pages["articles/last-update-2c3d.md"].text

    assert re.search(r"1\d of 29 sentences of the story are cited", text)
    assert text.count("dg-omission") >= 2
    assert "threatens its stability" not in text


def test_neighbours_do_not_add_up_to_a_reprint(pages):
    for page in (page for page in pages.values() if page.source):
        text = page.text[page.text.index("{: #text}") : page.text.index("dg-foot")]
        spans = re.findall(r'id="s-\d+"( class="dg-cited")? data-span="[^"]*:(\d+)-(\d+)"', text)
        beside = sum(int(end) - int(start) for cited, start, end in spans if not cited)

        assert beside <= 2 / 3 * sum(
            len(s) for a in briefing().analyses if a.article.path == page.source for s in a.sentences
        )


def test_full_text_shows_everything(settings):
    shown = {p.uri: p.text for p in render(briefing(), replace(settings, full_text="full"), quiet)}

    assert "threatens its stability" in shown["articles/last-update-2c3d.md"]
    assert "dg-omission" not in shown["articles/last-update-2c3d.md"]


@pytest.mark.parametrize("mode", ["evidence", "full", "none"])
def test_every_link_leads_somewhere_in_every_mode(settings, mode):
    chosen = replace(settings, full_text=mode)

    assert audit(briefing(), render(briefing(), chosen, quiet)) == []


def test_long_lists_are_cut_into_pages_whose_links_hold(settings):
    base = briefing()
    many = tuple(replace(base.details[0], id=f"d-{number:04}") for number in range(230))
    long = replace(base, details=many)
    pages = render(long, settings, quiet)

    assert {"details.md", "details/2.md", "details/3.md"} <= {page.uri for page in pages}
    assert audit(long, pages) == []


def test_without_articles_the_home_page_says_how_to_add_some(settings):
    empty = Briefing(Event(Stated("", ""), None, None, None, None), (), (), (), (), (), (), (), (), (), ())
    pages = {page.uri: page.text for page in render(empty, settings, quiet)}

    assert "There are no articles yet" in pages["index.md"]
    assert json.loads(pages["briefing.json"])["articles"] == []
    assert audit(empty, render(empty, settings, quiet)) == []


def hostile(words: str) -> Briefing:
    """A briefing in which every text that an article can choose is `words`."""
    two = []
    for name in ("a", "b"):
        text = f"{words} {words}"
        whole, first = Span(name, 0, len(text)), Span(name, 0, len(words))
        fact = Stated(words, "front matter")
        article = Article(
            name,
            words,
            text,
            fact,
            fact,
            fact,
            fact,
            fact,
            fact,
            problems=(words,),
            disagreements=(("url", fact, fact),),
        )
        quotation = Quotation(f"n-{name}", first, "direct", words, whole, None, first, "", (first,))
        two.append(Analysis(article, (), (first,), (quotation,), (), (), Summary((first,))))
    members = (
        Member("n-a", Span("a", 0, len(words)), "longest", ()),
        Member(
            "n-b", Span("b", 0, len(words)), "variant wording", (Piece("replaced", Span("a", 0, 1), Span("b", 0, 1)),)
        ),
    )
    return Briefing(
        Event(Stated(words, "sources.yml"), Span("a", 0, 1), None, None, None),
        (),
        tuple(two),
        (Source("a", words, words, 0, "o1"), Source("b", words, words, 1, "o2")),
        (),
        (SharedQuote("q-1", words, members, 2, (words, "x")),),
        (),
        (),
        (),
        (),
        (),
    )


def assert_harmless(words: str) -> None:
    settings = Settings(seeds=ROOT / "seeds", templates=ROOT / "templates")
    for page in render(hostile(words), settings, quiet):
        if page.uri.endswith(".md") and page.uri not in GUIDES:
            read = Reader(to_html(page.text))
            assert not read.active, page.uri
            if page.uri == "quotations.md" or page.uri.startswith("articles/a"):
                assert squash(words) in squash(read.text), page.uri


def test_no_payload_acts_on_any_page(shared):
    for payload in json.loads(shared("evals/payloads.json").read_text("utf-8")).values():
        assert_harmless(payload)


def test_every_payload_leaves_the_page_as_it_is_built(shared):
    settings = Settings(seeds=ROOT / "seeds", templates=ROOT / "templates")

    def shape(words: str) -> list[list[str]]:
        return [
            Reader(to_html(p.text)).tags for p in render(hostile(words), settings, quiet) if p.uri == "quotations.md"
        ]

    for name, payload in json.loads(shared("evals/payloads.json").read_text("utf-8")).items():
        assert shape(payload) == shape("x" * len(payload)), name


@examples(25, *HealthCheck)
@given(st.text(st.sampled_from("<>&\"'`*_[](){}#!|~^=+-.:;/\\$@%\n\t \x02\x03ab1é“”"), min_size=2, max_size=30))
def test_no_nasty_text_acts_on_any_page(words):
    assert_harmless(words)


def test_an_article_in_another_language_says_so_on_its_page(tmp_path: Path) -> None:
    german = "Die Bürgermeisterin hat am Montag die neue Brücke eröffnet. „Es ist vollbracht“, sagte Ada Schmidt dort."
    (tmp_path / "a.txt").write_text(german, "utf-8")
    chosen = Settings(seeds=tmp_path, jobs=1)
    pages = {page.uri: page.text for page in publish(compose(chosen), chosen)}
    (article,) = [
        text
        for uri, text in pages.items()
        if uri.startswith("articles/") and uri.endswith(".md") and "index" not in uri
    ]

    assert "German" in article
    assert "Only its quotations are shown" in article
    assert "Ada Schmidt" in pages["quotations.md"]
