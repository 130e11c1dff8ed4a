"""One page for each article, and the list of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..model import SPEECH, Analysis, Article, Span
from .addresses import article_page, link
from .chips import Chip
from .details import heading
from .escape import light, web_address
from .lineages import provenance
from .site import Site
from .templating import Shelf
from .values import subject
from .visible import Excerpt, Visible, excerpt
from .wording import LINEAGES, RELATIONS, UNKNOWN_SPEAKER, count, front_matter

EXCERPT = 90
"""Characters of a stretch of furniture that are shown where the whole text is not."""

LISTED = 40
"""Quotations, details and relatives listed on one article's page."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of articles."""

    href: Markup
    headline: Markup | str
    chip: Chip
    byline: str
    published: str
    order: str
    """What sorts by time: the ISO date, and behind every date what has none."""
    counts: str


def article_pages(site: Site, shelf: Shelf) -> Iterator[tuple[str, str, str | None]]:
    """Each article's page and its passages for previews, as (file, text, path of the article)."""
    parts = _parts(site)
    for analysis in site.briefing.analyses:
        page = article_page(analysis.article.id)
        shown = excerpt(site, analysis)
        yield page, _article(site, shelf, analysis, parts, shown), analysis.article.path
        yield page.removesuffix(".md") + ".js", _passages(site, analysis.article, shown), None


def moved_articles(site: Site, shelf: Shelf) -> Iterator[tuple[str, str]]:
    """A page that leads on for each id that an article had before, as (file, text)."""
    for article in site.articles.values():
        for former in article.former:
            page, now = article_page(former), article_page(article.id)
            front = front_matter("Moved", searched=False, moved=now)
            yield page, shelf.fill("moved.md.j2", front=front, href=link(page, now))


def article_list(site: Site, shelf: Shelf) -> list[tuple[str, str]]:
    """The list of articles, as (file, text)."""
    page = "articles/index.md"
    text = shelf.fill(
        "articles.md.j2",
        front=front_matter("Articles", wide=True, searched=False),
        counts=f"{count(len(site.articles), 'article')}, {count(len(site.origins), 'origin')}",
        articles=[_listed(site, analysis, page) for analysis in site.briefing.analyses],
    )
    return [(page, text)]


def headline(site: Site, article: Article) -> Markup | str:
    """The headline, checked against the text where it stands there; when there is none the first words of the story.

    Where no more than quotations may be shown, the name of the file stands for it.
    """
    stated = article.headline
    if stated is None:
        opening = site.opening(article)
        return site.quoter.words(opening) + Markup(" …") if opening else article.place
    return site.quoter.words(stated.span) if stated.span and stated.origin == "text" else stated.value


def _listed(site: Site, analysis: Analysis, page: str) -> Listed:
    article = analysis.article
    quotations = sum(quotation.kind in SPEECH for quotation in analysis.quotations)
    return Listed(
        href=link(page, article_page(article.id)),
        headline=headline(site, article),
        chip=site.article_chips([article.id], page)[0],
        byline=article.byline.value if article.byline else "",
        published=site.published(article.id),
        order=article.published.value if article.published else "no date",
        counts=f"{count(len(analysis.sentences), 'sentence')}, {count(quotations, 'quotation')}",
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """By article: the ids of the details it has a part in, and its relatives."""

    details: dict[str, dict[str, None]]
    relatives: dict[str, list[tuple[str, str]]]


def _parts(site: Site) -> _Parts:
    details: dict[str, dict[str, None]] = {article: {} for article in site.articles}
    relatives: dict[str, list[tuple[str, str]]] = {article: [] for article in site.articles}
    for detail in site.ranked_details:
        for value in detail.values:
            details[value.span.article][detail.id] = None
    for lineage in site.briefing.lineages:
        if lineage.kind != "independent":
            first, second = lineage.articles
            relatives[first].append((second, LINEAGES.get(lineage.kind, lineage.kind)))
            relatives[second].append((first, LINEAGES.get(lineage.kind, lineage.kind)))
    return _Parts(details, relatives)


def _article(site: Site, shelf: Shelf, analysis: Analysis, parts: _Parts, shown: Excerpt) -> str:
    article, page = analysis.article, article_page(analysis.article.id)
    facts = provenance(site, article, page)
    address = web_address(article.url.value) if article.url else None
    return shelf.fill(
        "article.md.j2",
        front=front_matter(site.title(article)),
        headline=headline(site, article),
        chip=facts.chip,
        file=article.place,
        provenance=facts,
        original=[Markup(address)] if address else [],
        summary=[(site.quoter.words(span), _anchor(site, span)) for span in analysis.summary.sentences],
        quotations=list(_said(site, analysis, page)),
        details=list(_differences(site, parts.details[article.id], page)),
        relatives=[(site.article_chips([other], page), kind) for other, kind in parts.relatives[article.id][:LISTED]],
        furniture=[(item.reason, _excerpt(site, item.span)) for item in analysis.furniture],
        text_title=_TITLES[site.settings.full_text],
        text_note=_NOTES[site.settings.full_text].format(shown.shown, count(len(analysis.sentences), "sentence")),
        paragraphs=list(_paragraphs(site, shown)),
    )


_NOTES = {"evidence": "{} of {} of the story are cited or stand beside a cited one.", "full": "", "none": ""}
_TITLES = {"evidence": "Cited passages", "full": "Text", "none": "Cited words"}


def _anchor(site: Site, span: Span) -> Markup:
    return Markup("#" + site.place(span).partition("#")[2])


def _said(site: Site, analysis: Analysis, page: str) -> Iterator[tuple[str, Markup, Markup]]:
    """(speaker, words, address of the utterance) of what is said in an article."""
    said = [q for q in analysis.quotations if site.utterance_place(q.id) is not None]
    for quotation in said[:LISTED]:
        place = site.utterance_place(quotation.id) or "quotations.md"
        yield quotation.speaker or UNKNOWN_SPEAKER, site.quoter.words(quotation.span), link(page, place)


def _differences(site: Site, ids: Iterable[str], page: str) -> Iterator[tuple[str, Markup | None, str, Markup]]:
    for detail in (site.details[each] for each in list(ids)[:LISTED]):
        about = subject(site, detail)
        yield (
            heading(site, detail),
            site.quoter.words(about) if about else None,
            RELATIONS.get(detail.relation, detail.relation),
            link(page, site.detail_place(detail.id)),
        )


def _excerpt(site: Site, span: Span) -> Markup:
    """The beginning of `span`; all of it where the whole text is shown."""
    whole = site.settings.full_text == "full"
    return site.quoter.words(span if whole else site.quoter.opening(span, EXCERPT))


def _paragraphs(site: Site, shown: Excerpt) -> Iterator[Markup]:
    """The passages as paragraphs; what is left out of the story is a marked omission."""
    if site.settings.full_text == "none":
        yield from (_paragraph([_passage(site, each)]) for each in shown.passages)
        return
    line: list[Markup] = []
    for each in shown.passages:
        if line and (each.opens or each.behind_gap or not each.story):
            yield _paragraph(line)
            line = []
        if each.behind_gap:
            yield _OMISSION
        if each.story:
            line.append(_passage(site, each))
        else:
            reason = f"<b>{light(each.reason)}</b>"
            yield Markup(f'<p class="dg-furniture" data-search-exclude>{reason} {_passage(site, each)}</p>')
    if line:
        yield _paragraph(line)
    if shown.cut_short:
        yield _OMISSION


def _passages(site: Site, article: Article, shown: Excerpt) -> str:
    """The passages as a script, which a page can load from a disk too, where it may not read another page.

    A list of [anchor, words], null where something is left out.
    """
    listed: list[tuple[str, str] | None] = []
    for each in shown.passages:
        listed += [None] if each.behind_gap else []
        listed.append((each.anchor, site.quoter.text(each.span)))
    told = json.dumps([article.id, listed], ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"digestPassages(...{told});\n"


def _passage(site: Site, each: Visible) -> Markup:
    return site.quoter.words(each.span, "span", f' id="{each.anchor}"{_CITED[each.cited]}')


_OMISSION = Markup('<p class="dg-omission" data-search-exclude>…</p>')
_CITED = {True: ' class="dg-cited"', False: ""}


def _paragraph(sentences: list[Markup]) -> Markup:
    return Markup("<p>" + " ".join(sentences) + "</p>")
