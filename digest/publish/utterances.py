"""What is said: an utterance with the wordings the articles give it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from ..model import Member, Quotation, SharedQuote, Span
from .addresses import anchors, key, link, page_numbers, quotations_page
from .alignment import marked_words, plain_words
from .chips import Chip
from .site import QUOTES_PER_PAGE, Site
from .templating import Shelf
from .values import alike
from .wording import RETOLD, UNKNOWN_SPEAKER, WORDINGS, count, front_matter

OPENING = 60
"""Characters of an utterance that stand in its heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """One wording and who has it."""

    relation: str
    words: Markup
    chips: tuple[Chip, ...]
    through: tuple[tuple[Markup, tuple[Chip, ...]], ...] = ()
    """The agencies it came through, in the articles' words, and who says so."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What the template shows of one utterance."""

    id: Markup
    anchors: Markup
    """Where earlier links to it lead."""
    href: Markup
    speaker: str
    opening: Markup
    support: str
    badge: str
    longest: Line
    others: tuple[Line, ...]
    notes: tuple[str, ...]
    said_as: tuple[tuple[Markup, tuple[Chip, ...]], ...]
    """How articles name the speaker here, in their words."""
    absent: tuple[Chip, ...]
    absent_more: str
    retold: tuple[Line, ...]
    """The same utterance in articles' own words: no quotation, a second tier."""
    keys: Markup
    """Attributes the filters read."""


def quotations(site: Site, shelf: Shelf) -> list[tuple[str, str]]:
    """The quotations pages, `QUOTES_PER_PAGE` utterances each, as (file, text)."""
    pages = []
    everything = site.utterances
    total = max(1, -(-len(everything) // QUOTES_PER_PAGE))
    for number in range(total):
        part = everything[number * QUOTES_PER_PAGE : (number + 1) * QUOTES_PER_PAGE]
        uri = quotations_page(number)
        shared = [show(site, each, uri) for each in part if is_shared(each)]
        single = [show(site, each, uri) for each in part if not is_shared(each)]
        text = shelf.fill(
            "quotations.md.j2",
            front=front_matter("Quotations" if not number else f"Quotations, page {number + 1}", wide=True, boost=2),
            counts=count(len(everything), "quotation"),
            shared_counts=f"{sum(map(is_shared, everything)):,}",
            shared=shared,
            single=single,
            filters=_filters(site, part),
            orders=ORDERS,
            pages=[(f"{n + 1}", link(uri, quotations_page(n)), n == number) for n in range(total)] if total > 1 else [],
        )
        pages.append((uri, text))
    return [
        *pages,
        ("quotations.js", page_numbers((place, _ids(site, each)) for place, each in site.utterance_cards())),
    ]


def _ids(site: Site, utterance: SharedQuote | Quotation) -> list[str]:
    return [utterance.id, *(_aliases(site, utterance) if isinstance(utterance, SharedQuote) else ())]


def is_shared(utterance: SharedQuote | Quotation) -> bool:
    """Whether more than one origin carries it: copies of one text are no second witness."""
    return isinstance(utterance, SharedQuote) and utterance.origins > 1


def show(site: Site, utterance: SharedQuote | Quotation, page: str) -> Utterance:
    """An utterance with all its wordings."""
    if isinstance(utterance, SharedQuote):
        return show_shared(site, utterance, page)
    return show_single(site, utterance, page)


def show_shared(site: Site, quote: SharedQuote, page: str) -> Utterance:
    """An utterance that several articles carry."""
    first, *rest = quote.members
    lines = _lines(site, quote.members, page)
    articles = {member.span.article for member in quote.members}
    absent, absent_more = site.silent(articles, page)
    relations = sorted({member.relation for member in rest} or {"identical"})
    return Utterance(
        id=Markup(quote.id),
        anchors=anchors(_aliases(site, quote)),
        href=link(page, site.utterance_place(quote.id) or "quotations.md"),
        speaker=quote.speaker or UNKNOWN_SPEAKER,
        opening=site.quoter.words(site.quoter.opening(first.span, OPENING)),
        support=f"{count(len(articles), 'article')}, {count(quote.origins, 'origin')}",
        badge=count(len(lines), "wording"),
        longest=lines[0] if len(lines) > 1 else replace(lines[0], relation=""),
        others=tuple(lines[1:]),
        notes=_notes(quote),
        said_as=_said_as(site, quote.members, page),
        absent=absent,
        absent_more=absent_more,
        retold=(told := _retold(site, quote, page)),
        keys=_keys(site, quote, [m.span for m in quote.members], [*relations, *(["retold"] if told else [])]),
    )


def _aliases(site: Site, quote: SharedQuote) -> list[str]:
    """Ids that it has had, also while each of its wordings stood alone."""
    here = site.utterance_place(quote.id)
    alone = (member.quotation for member in quote.members if member.quotation not in site.single)
    return [*quote.aliases, *dict.fromkeys(one for one in alone if site.utterance_place(one) == here)]


def show_single(site: Site, quotation: Quotation, page: str) -> Utterance:
    """A quotation that only one article has."""
    member = Member(quotation.id, quotation.span, "longest", ())
    return Utterance(
        id=Markup(quotation.id),
        anchors=Markup(),
        href=link(page, site.utterance_place(quotation.id) or "quotations.md"),
        speaker=quotation.speaker or UNKNOWN_SPEAKER,
        opening=site.quoter.words(site.quoter.opening(quotation.span, OPENING)),
        support="",
        badge="only here",
        longest=Line(
            "",
            plain_words(site.quoter, quotation.span),
            site.chips([quotation.span], page),
            _through(site, [member], page),
        ),
        others=(),
        notes=(
            *(_ANOMALIES[each] for each in quotation.anomalies if each in _ANOMALIES),
            *(["An embedded post: the article sets no marks."] if quotation.kind == "post" else []),
        ),
        said_as=_said_as(site, (member,), page),
        absent=(),
        absent_more="",
        retold=(told := _retold(site, quotation, page)),
        keys=_keys(site, quotation, [quotation.span], ["only", *(["retold"] if told else [])]),
    )


_ANOMALIES = {
    "unclosed": "The article does not close this quotation; where it ends is worked out.",
    "unopened": "The article does not open this quotation; where it begins is worked out.",
    "mixed marks": "The article opens and closes this quotation with different marks.",
}


def _lines(site: Site, members: Iterable[Member], page: str) -> list[Line]:
    """One line for each wording; articles with the same characters share a line."""
    groups: dict[str, list[Member]] = {}
    for member in members:
        groups.setdefault(site.quoter.text(member.span), []).append(member)
    return [
        Line(
            WORDINGS.get(group[0].relation, group[0].relation),
            _words(site, group[0]),
            site.chips((member.span for member in group), page),
            _through(site, group, page),
        )
        for group in groups.values()
    ]


def _through(site: Site, members: Iterable[Member], page: str) -> tuple[tuple[Markup, tuple[Chip, ...]], ...]:
    """Each agency with those who name it: who has the same words need not have them from there."""
    quotations = [site.quotations.get(member.quotation) for member in members]
    groups = alike(site, [each.channel for each in quotations if each and each.channel])
    return tuple((site.quoter.words(spans[0]), site.chips(spans, page)) for spans in groups)


def _retold(site: Site, utterance: SharedQuote | Quotation, page: str) -> tuple[Line, ...]:
    groups: dict[str, list[Span]] = {}
    for span in site.retold(utterance):
        groups.setdefault(site.quoter.text(span), []).append(span)
    return tuple(Line(RETOLD, plain_words(site.quoter, spans[0]), site.chips(spans, page)) for spans in groups.values())


def _words(site: Site, member: Member) -> Markup:
    if member.relation in ("longest", "identical"):
        return plain_words(site.quoter, member.span)
    return marked_words(site.quoter, member)


def _notes(quote: SharedQuote) -> tuple[str, ...]:
    if len(quote.speakers) < 2:
        return ()
    return (f"The articles disagree on who said it: {', '.join(quote.speakers)}.",)


def _said_as(site: Site, members: Iterable[Member], page: str) -> tuple[tuple[Markup, tuple[Chip, ...]], ...]:
    """How each article names the speaker, each form once."""
    groups: dict[str, list[Span]] = {}
    for member in members:
        quotation = site.quotations.get(member.quotation)
        if quotation and quotation.mention:
            groups.setdefault(site.quoter.text(quotation.mention).casefold(), []).append(quotation.mention)
    return tuple((site.quoter.words(spans[0]), site.chips(spans, page)) for spans in groups.values())


def _keys(site: Site, utterance: SharedQuote | Quotation, spans: list[Span], relations: list[str]) -> Markup:
    """Attributes the filters and the sorting read."""
    sources = sorted({key(site.sources[span.article].name) for span in spans})
    kinds = " ".join(key(relation) for relation in relations)
    dates = [site.articles[span.article].published for span in spans]
    first = min((date.value[:10].replace("-", "") for date in dates if date), default="99999999")
    return Markup(
        f'data-speaker="{key(utterance.speaker or UNKNOWN_SPEAKER)}" data-source="{" ".join(sources)}"'
        f' data-kind="{kinds}" data-origins="{getattr(utterance, "origins", 1)}"'
        f' data-size="{len(site.quoter.raw(spans[0]).split())}" data-first="{first}"'
    )


ORDERS = (
    ("", "most origins first"),
    ("-size", "longest first"),
    ("first", "earliest article first"),
)
"""(attribute to sort by, what it means) of each order; a minus sign puts the greatest first."""


def _filters(site: Site, part: Iterable[SharedQuote | Quotation]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(name, label, choices) of each filter, choices as (key, words)."""
    speakers: set[str] = set()
    sources: set[str] = set()
    kinds: set[str] = set()
    for each in part:
        speakers.add(each.speaker or UNKNOWN_SPEAKER)
        if isinstance(each, SharedQuote):
            sources.update(site.sources[member.span.article].name for member in each.members)
            kinds.update(member.relation for member in each.members[1:])
        else:
            sources.add(site.sources[each.span.article].name)
            kinds.add("only")
        if site.retold(each):
            kinds.add("retold")
    words = {**WORDINGS, "only": "in one article only", "retold": "also told in other words"}
    return [
        ("speaker", "Speaker", [(key(name), name) for name in sorted(speakers)]),
        ("source", "Source", [(key(name), name) for name in sorted(sources)]),
        ("kind", "Wording", [(key(kind), words.get(kind, kind)) for kind in words if kind in kinds]),
    ]
