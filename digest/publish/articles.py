"""One page for each article, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..model import SPEECH, Analysis, Article, Span
from .escape import light, web_address
from .lineages import provenance
from .passages import Passage
from .site import Chip, Site, article_page, link
from .templating import Shelf
from .wording import LINEAGES, RELATIONS, UNKNOWN_SPEAKER, count, day, front_matter

EXCERPT = 90
"""Characters of a stretch of furniture that are shown where the whole text is not."""

NEIGHBOURS_UP_TO = 2 / 3
"""Share of a story that may be shown as neighbours of what is cited: context, not a reprint."""

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
    counts: str


def article_pages(site: Site, shelf: Shelf) -> Iterator[tuple[str, str, str]]:
    """Each article's page as (file, text, path of the article)."""
    parts = _parts(site)
    for analysis in site.briefing.analyses:
        page = article_page(analysis.article.id)
        yield page, _article(site, shelf, analysis, parts, page), analysis.article.path


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
    """The headline, checked against the text where it stands there; the file's name when there is none."""
    stated = article.headline
    if stated is None:
        return article.place
    return site.quoter.words(stated.span) if stated.span and stated.origin == "text" else stated.value


def _listed(site: Site, analysis: Analysis, page: str) -> Listed:
    article = analysis.article
    quotations = sum(quotation.kind in SPEECH for quotation in analysis.quotations)
    return Listed(
        href=link(page, article_page(article.id)),
        headline=headline(site, article),
        chip=site.article_chips([article.id], page)[0],
        byline=article.byline.value if article.byline else "",
        published=day(article.published.value) if article.published else "no date",
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


def _article(site: Site, shelf: Shelf, analysis: Analysis, parts: _Parts, page: str) -> str:
    article = analysis.article
    facts = provenance(site, article, page)
    shown, total, paragraphs = _text(site, analysis)
    address = web_address(article.url.value) if article.url else None
    return shelf.fill(
        "article.md.j2",
        front=front_matter(article.headline.value if article.headline else article.place),
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
        text_note=_NOTES[site.settings.full_text].format(shown, count(total, "sentence")),
        paragraphs=paragraphs,
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
        subject = site.quoter.words(detail.subject) if detail.subject else None
        yield (
            detail.question,
            subject,
            RELATIONS.get(detail.relation, detail.relation),
            link(page, site.detail_place(detail.id)),
        )


def _excerpt(site: Site, span: Span) -> Markup:
    """The beginning of `span`; all of it where the whole text is shown."""
    words = site.quoter.raw(span)
    if len(words) <= EXCERPT or site.settings.full_text == "full":
        return site.quoter.words(span)
    end = words.rfind(" ", 1, EXCERPT)
    return site.quoter.words(Span(span.article, span.start, span.start + (end if end > 0 else EXCERPT)))


def _text(site: Site, analysis: Analysis) -> tuple[int, int, list[Markup]]:
    """How many sentences of the story are shown, how many there are, and the paragraphs."""
    article, total = analysis.article.id, len(analysis.sentences)
    if site.settings.full_text == "none":
        spans = [site.shown[article][start] for start in sorted(site.shown[article])]
        return 0, total, [Markup(f"<p>{site.quoter.words(span, 'span', _id(span))}</p>") for span in spans]
    passages = site.passages[article].all
    cited = set(site.cited[article])
    chosen = set(range(len(passages))) if site.settings.full_text == "full" else _with_neighbours(passages, cited)
    return sum(passages[i].story for i in chosen), total, list(_paragraphs(site, passages, cited, chosen))


def _with_neighbours(passages: tuple[Passage, ...], cited: set[int]) -> set[int]:
    """The cited passages, and next to each cited sentence its neighbours while `NEIGHBOURS_UP_TO` is not reached."""
    story = [position for position, passage in enumerate(passages) if passage.story]
    room = NEIGHBOURS_UP_TO * sum(len(passages[i].span) for i in story)
    room -= sum(len(passages[i].span) for i in story if i in cited)
    beside = {i for rank, at in enumerate(story) if at in cited for i in story[max(0, rank - 1) : rank + 2]}
    chosen = set(cited)
    for position in sorted(beside - cited):
        room -= len(passages[position].span)
        if room < 0:
            break
        chosen.add(position)
    return chosen


def _paragraphs(site: Site, passages: tuple[Passage, ...], cited: set[int], chosen: set[int]) -> Iterator[Markup]:
    """The chosen passages as paragraphs; what is left out of the story is a marked omission."""
    line: list[Markup] = []
    gap = False
    for position, passage in enumerate(passages):
        gap = gap or (passage.story and position not in chosen)
        if position not in chosen:
            continue
        if passage.opens or gap or not passage.story:
            yield from _paragraph(line)
            line = []
        if gap:
            yield _OMISSION
            gap = False
        words = site.quoter.words(passage.span, "span", _id(passage.span) + _CITED[position in cited])
        if passage.story:
            line.append(words)
        else:
            yield Markup(f'<p class="dg-furniture" data-search-exclude><b>{light(passage.reason)}</b> {words}</p>')
    yield from _paragraph(line)
    if gap:
        yield _OMISSION


_OMISSION = Markup('<p class="dg-omission" data-search-exclude>…</p>')
_CITED = {True: ' class="dg-cited"', False: ""}


def _paragraph(sentences: list[Markup]) -> Iterator[Markup]:
    if sentences:
        yield Markup("<p>" + " ".join(sentences) + "</p>")


def _id(span: Span) -> str:
    return f' id="s-{span.start}"'
