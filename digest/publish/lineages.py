"""Sources: where each article comes from, how they are related, and what was wrong with the files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..language.identify import is_read
from ..model import Article, Lineage, Source
from .charts import LINES
from .charts import lineage as lineage_chart
from .chips import Chip
from .site import Site
from .templating import Shelf
from .wording import FLAWS, LANGUAGES, LINEAGES, count, front_matter, moment, spell_dates

ARTICLES_SHOWN = 200
RELATIONS_SHOWN = 100
EVIDENCE_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the template shows of one article's facts."""

    id: Markup
    chip: tuple[Chip, ...]
    file: str
    facts: tuple[tuple[str, str, str], ...]
    """(fact, value, where it was found)"""
    missing: str
    disagreements: tuple[str, ...]
    problems: tuple[str, ...]
    later: Markup | None
    """A day that the text tells as past although it is later than the stated publication."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Two related articles, with what shows it."""

    pair: tuple[tuple[Chip, str], ...]
    """The two articles, each with its day of publication."""
    kind: str
    reason: str
    evidence: tuple[tuple[Markup, tuple[Chip, ...]], ...]
    more: str


def sources(site: Site, shelf: Shelf) -> list[tuple[str, str]]:
    """The sources page, as (file, text)."""
    page = "sources.md"
    related = related_pairs(site)
    articles = list(site.articles.values())
    nameless = [a.id for a in articles if a.outlet is None]
    text = shelf.fill(
        "sources.md.j2",
        front=front_matter("Sources"),
        counts=f"{count(len(articles), 'article')}, {count(len(site.origins), 'origin')}",
        origins=[
            (site.article_chips([source.article for source in group][:12], page), _size(len(group)))
            for group in site.origins[:ARTICLES_SHOWN]
        ],
        shared=shared_origins(site, related),
        chart=show_lineage(site, related),
        relations=[_relation(site, each, page) for each in related[:RELATIONS_SHOWN]],
        more_relations=f"{len(related) - RELATIONS_SHOWN:,} more are in the data file."
        if len(related) > RELATIONS_SHOWN
        else "",
        nameless=site.article_chips(nameless[:12], page),
        provenance=[provenance(site, article, page) for article in articles[:ARTICLES_SHOWN]],
        more_articles=f"{len(articles) - ARTICLES_SHOWN:,} more: see each article's page."
        if len(articles) > ARTICLES_SHOWN
        else "",
        rejected=[(each.path, each.reason) for each in site.briefing.rejected],
    )
    return [(page, text)]


def related_pairs(site: Site) -> list[Lineage]:
    """Pairs of articles that are not independent, the closest first; of copies only the first stands for them all."""
    closeness = list(LINES)
    pairs: dict[tuple[str, object], Lineage] = {}
    for each in site.briefing.lineages:
        if each.kind != "independent":
            origins = frozenset(site.sources[article].origin for article in each.articles)
            pairs.setdefault((each.kind, each.articles if each.kind == "repost" else origins), each)
    related = list(pairs.values())
    return sorted(related, key=lambda each: closeness.index(each.kind) if each.kind in closeness else len(closeness))


def _size(articles: int) -> str:
    return "1 article" if articles == 1 else f"{articles:,} articles with one text: one origin"


_FACTS = ("headline", "outlet", "byline", "published", "updated", "url")
_NAMES = {"byline": "author", "url": "address"}


def provenance(site: Site, article: Article, page: str) -> Provenance:
    """Each fact about an article and where it was found."""
    stated = [(name, getattr(article, name)) for name in _FACTS]
    missing = [_NAMES.get(name, name) for name, fact in stated if fact is None and name != "updated"]
    return Provenance(
        id=Markup(f"from-{article.id}"),
        chip=site.article_chips([article.id], page),
        file=article.place,
        facts=tuple((_NAMES.get(n, n), moment(f.value) if n in _DATES else f.value, f.origin) for n, f in stated if f),
        missing=", ".join(missing),
        disagreements=tuple(
            f"{_NAMES.get(name, name).capitalize()}: {used.origin} says “{used.value}” and is used; "
            f"{other.origin} says “{other.value}”."
            for name, used, other in article.disagreements
        ),
        problems=(*_language_note(article), *article.problems),
        later=site.quoter.words(later) if (later := site.sources[article.id].later) else None,
    )


_DATES = ("published", "updated")


def _language_note(article: Article) -> tuple[str, ...]:
    if is_read(article.language):
        return ()
    return (f"{LANGUAGES.get(article.language, article.language)}. {FLAWS['language'][1]}",)


def _relation(site: Site, each: Lineage, page: str) -> Relation:
    order: tuple[str, ...] = each.articles
    if each.earlier is not None:
        order = tuple(sorted(each.articles, key=lambda article: article != each.earlier))
    return Relation(
        pair=tuple(zip(site.article_chips(order, page), (site.published(article) for article in order), strict=True)),
        kind=LINEAGES.get(each.kind, each.kind),
        reason=_reason(site, each),
        evidence=tuple(
            (site.quoter.words(first), site.chips((first, second), page))
            for first, second in each.evidence[:EVIDENCE_SHOWN]
        ),
        more=f"{count(len(each.evidence) - EVIDENCE_SHOWN, 'more shared stretch', 'more shared stretches')}"
        if len(each.evidence) > EVIDENCE_SHOWN
        else "",
    )


def _reason(site: Site, each: Lineage) -> str:
    """What shows the relation, in a sentence; which came first is said only where something shows it."""
    reason = spell_dates(each.reason)
    told = f"{reason[:1].upper()}{reason[1:]}." if reason else ""
    return f"{told} {site.sources[each.earlier].name} came first." if each.earlier else told


def shared_origins(site: Site, related: Sequence[Lineage]) -> str:
    """How many origins share sentences or a source with another one, in words; empty where none does."""
    pairs = [{site.sources[article].origin for article in each.articles} for each in related]
    tied, total = set().union(*(pair for pair in pairs if len(pair) > 1)), len(site.origins)
    if not tied:
        return ""
    which = f"All {total}" if len(tied) == total else f"{len(tied)} of the {total}"
    return f"{which} origins share sentences or a source with another."


def show_lineage(site: Site, related: Sequence[Lineage]) -> Markup:
    """The articles that are related, as a chart."""
    involved = {article for each in related for article in each.articles}
    nodes = [(s.article, _label(site, s), site.look(s)) for s in site.briefing.sources if s.article in involved]
    names = {article: label for article, label, _ in nodes}
    return lineage_chart(
        "lineage",
        nodes,
        [(*each.articles, each.kind) for each in related],
        [(names[each.articles[0]], names[each.articles[1]], each.kind) for each in related],
    )


def _label(site: Site, source: Source) -> str:
    return f"{source.short}, {site.published(source.article)}"
