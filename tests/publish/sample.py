# ruff: noqa: E501  (sentences of the articles stay on one line)
"""A small briefing made by hand from the articles in seeds/, for tests of the pages alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from digest.model import (
    Analysis,
    Article,
    Briefing,
    Cited,
    Coverage,
    Detail,
    Event,
    Furniture,
    Lineage,
    Member,
    Moment,
    Person,
    Piece,
    Quotation,
    Rejected,
    SharedQuote,
    Source,
    Span,
    Stated,
    Summary,
    Value,
)

SEEDS = Path(__file__).parents[2] / "seeds"
IDS = (
    "lukashenko-says-0a1b",
    "belarus-says-1b2c",
    "last-update-2c3d",
    "belarusian-president-3d4e",
    "belarus-announces-4e5f",
)


def find(article: Article, words: str, after: int = 0) -> Span:
    """Where `words` stand in `article`."""
    start = article.text.index(words, after)
    return Span(article.id, start, start + len(words))


def sentences(article: Article) -> tuple[Span, ...]:
    """Sentences as a test needs them: lines with a full stop, cut after full stops."""
    found = []
    for line in re.finditer(r"[^\n]*[.”\"][^\n]*", article.text):
        for part in re.finditer(r"\S.*?(?:[.!?][”\"’]?(?=\s|$)|$)", line[0]):
            found.append(Span(article.id, line.start() + part.start(), line.start() + part.end()))
    return tuple(span for span in found if len(span) > 25)


@cache
def articles() -> tuple[Article, ...]:
    """The five seeds."""
    made = []
    for name, path in zip(IDS, sorted(SEEDS.glob("*.txt")), strict=True):
        text = path.read_text("utf-8").removeprefix("\ufeff")
        made.append(Article(name, path.name, text))
    a, b, c, d, e = made

    def stated(article: Article, words: str, value: str = "") -> Stated:
        return Stated(value or words, "text", find(article, words))

    return (
        Article(
            a.id,
            a.path,
            a.text,
            stated(a, "Lukashenko Says Belarus and Russia Will Deploy Joint Military Group"),
            byline=stated(a, "Dave DeCamp"),
            problems=("The date of publication is not known.",),
        ),
        Article(
            b.id,
            b.path,
            b.text,
            stated(b, "Belarus Says Forming Joint Military Group with Russia"),
            outlet=Stated("The Moscow Times", "link"),
            published=stated(b, "October 10, 2022", "2022-10-10"),
            url=Stated(
                "https://www.themoscowtimes.com/2022/10/10/belarus-says-forming-joint-military-group-with-russia-a-79041",
                "text",
            ),
        ),
        Article(
            c.id,
            c.path,
            c.text,
            stated(c, "Russia, Belarus to Deploy Joint Military Group on Ukraine Border"),
            byline=stated(c, "Vusala Abbasova"),
            published=stated(c, "October 12, 2022", "2022-10-12"),
        ),
        Article(d.id, d.path, d.text, None, outlet=stated(d, "The Moscow Times")),
        Article(
            e.id,
            e.path,
            e.text,
            stated(
                e,
                "Belarus announces 'joint regional group of forces' with Russia as country's military gears up to join the war",
            ),
        ),
    )


def align(longest: Article, whole: Span, member: Article, part: Span) -> tuple[Piece, ...]:
    """A word alignment good enough for a test."""
    from difflib import SequenceMatcher

    first = [
        Span(longest.id, m.start(), m.end())
        for m in re.finditer(r"\S+", longest.text)
        if whole.start <= m.start() < whole.end
    ]
    second = [
        Span(member.id, m.start(), m.end())
        for m in re.finditer(r"\S+", member.text)
        if part.start <= m.start() < part.end
    ]
    words = (
        [longest.quote(s).casefold().strip(',.”"') for s in first],
        [member.quote(s).casefold().strip(',.”"') for s in second],
    )
    names = {"equal": "kept", "replace": "replaced", "delete": "left out", "insert": "added"}
    pieces = []
    for tag, i, j, k, n in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        a = Span(longest.id, first[i].start, min(first[j - 1].end, whole.end)) if i < j else None
        b = Span(member.id, second[k].start, min(second[n - 1].end, part.end)) if k < n else None
        pieces.append(Piece(names[tag], a, b))
    return tuple(pieces)


_SAID = [
    (
        0,
        "In the wake of escalations on the western borders of the Union State, we agreed on deploying a regional group of forces of the Russian Federation and the Republic of Belarus,",
    ),
    (
        0,
        "I have already said that Ukraine today it is not just discussing but planning strikes on Belarusian territory,",
    ),
    (
        1,
        "Given the worsening of the situation on the western borders of the Union State, we agreed to deploy a regional group of forces of the Russian Federation and the Republic of Belarus,",
    ),
    (
        1,
        "I've said already that today Ukraine is not just discussing but planning strikes on the territory of Belarus,",
    ),
    (
        2,
        "Given the worsening of the situation on the western borders of the Union State, we agreed to deploy a regional group of forces of the Russian Federation and the Republic of Belarus,",
    ),
    (
        2,
        "Tell the president of Ukraine and these other lunatics that the Crimean bridge will seem like a walk in the park if they touch even one meter of our territory with their dirty hands,",
    ),
    (
        3,
        "Given the worsening of the situation on the western borders of the Union State, we agreed to deploy a regional group of forces of the Russian Federation and the Republic of Belarus,",
    ),
    (
        3,
        "I've said already that today Ukraine is not just discussing but planning strikes on the territory of Belarus,",
    ),
    (
        4,
        "Given the worsening of the situation on the western borders of the Union State, we agreed to deploy a regional group of forces of the Russian Federation and the Republic of Belarus.",
    ),
    (
        4,
        "I have already said that today Ukraine is not just contemplating, but planning strikes on the territory of Belarus.",
    ),
    (
        4,
        "My answer was simple: Tell the president of Ukraine and other insane people, if they are still there, that the Crimean Bridge will be just the thin end of the wedge to them, if only they touch a single metre of our territory with their dirty hands.",
    ),
    (
        1,
        "The interaction of various fields, including defense, are constantly being discussed during bilateral talks between President Putin and Lukashenko,",
    ),
    (
        4,
        "I urge the Belarusian military: don't follow criminal orders, refuse to participate in Putin's war against our neighbours.",
    ),
]
_SPEAKER = {11: "Dmitry Peskov", 12: "Sviatlana Tsikhanouskaya"}


@cache
def briefing() -> Briefing:
    """The hand-made briefing."""
    arts = articles()
    quotes = [
        Quotation(
            f"n-{i:04x}",
            find(arts[a], words),
            "direct",
            _SPEAKER.get(i, "Alexander Lukashenko"),
            find(arts[a], "Lukashenko"),
            None,
            None,
            "test",
            (find(arts[a], words),),
        )
        for i, (a, words) in enumerate(_SAID)
    ]
    analyses = []
    for number, article in enumerate(arts):
        every = sentences(article)
        furniture = [Furniture(find(article, "Hide Ad"), "chrome")] if number == 4 else []
        if number == 3:
            furniture = [Furniture(Span(article.id, article.text.index("A Message from"), len(article.text)), "appeal")]
            every = tuple(s for s in every if s.end <= furniture[0].span.start)
        analyses.append(
            Analysis(
                article,
                tuple(furniture),
                every,
                tuple(q for q in quotes if q.span.article == article.id),
                (),
                (),
                Summary(every[:2]),
            )
        )

    def shared(id: str, *numbers: int) -> SharedQuote:
        top, *rest = (quotes[n] for n in numbers)
        by = {a.id: a for a in arts}
        members = [Member(top.id, top.span, "longest", ())]
        for q in rest:
            same = by[q.span.article].quote(q.span) == by[top.span.article].quote(top.span)
            members.append(
                Member(
                    q.id,
                    q.span,
                    "identical" if same else "variant wording",
                    align(by[top.span.article], top.span, by[q.span.article], q.span),
                )
            )
        return SharedQuote(id, top.speaker, tuple(members), 3)

    def value(article: int, words: str, value: str, note: str = "", speaker: str | None = None) -> Value:
        span = find(arts[article], words)
        inside = [s for s in analyses[article].sentences if span.within(s)]
        return Value(value, span, inside[0] if inside else span, note, speaker)

    def sentence(article: int, words: str) -> Span:
        return value(article, words, "").sentence

    sources = tuple(
        Source(a.id, name, short, colour, origin)
        for a, name, short, colour, origin in zip(
            arts,
            ("Dave DeCamp", "The Moscow Times", "Vusala Abbasova", "The Moscow Times", "Source A"),
            ("DeCamp", "Moscow Times", "Abbasova", "Moscow Times", "A"),
            (0, 1, 2, 1, 3),
            ("o1", "o2", "o3", "o2", "o4"),
            strict=True,
        )
    )
    moments = (
        Moment("1997", find(arts[0], "in 1997"), sentence(0, "in 1997"), ""),
        Moment("2014", find(arts[2], "in 2014"), sentence(2, "in 2014"), ""),
        Moment(
            "2022-10-08",
            find(arts[1], "two days ago"),
            sentence(1, "two days ago"),
            "counted from 10 October 2022",
            (sentence(3, "two days ago"),),
        ),
        Moment(
            "2022-10-10",
            find(arts[0], "on Monday"),
            sentence(0, "on Monday"),
            "counted from 12 October 2022",
            (sentence(2, "on Monday"),),
        ),
    )
    return Briefing(
        event=Event(
            arts[1].headline,
            find(arts[1], "Alexander Lukashenko"),
            find(arts[1], "deploy a joint regional group"),
            moments[3],
            find(arts[4], "Minsk"),
        ),
        overview=(
            Cited(
                sentence(0, "on Monday said"),
                (
                    sentence(1, "said Minsk and Moscow"),
                    sentence(3, "said Minsk and Moscow"),
                    sentence(2, "Minsk and Moscow have"),
                ),
                3,
            ),
            Cited(sentence(1, "Kremlin spokesman"), (sentence(3, "Kremlin spokesman"),), 1),
        ),
        analyses=tuple(analyses),
        sources=sources,
        lineages=(
            Lineage(
                (arts[1].id, arts[3].id),
                "repost",
                ((sentence(1, "He accused Kyiv"), sentence(3, "He accused Kyiv")),),
                None,
                "",
            ),
            Lineage(
                (arts[1].id, arts[2].id),
                "derived",
                ((sentence(1, "Given the worsening"), sentence(2, "Given the worsening")),),
                arts[1].id,
                "it was published two days before",
            ),
        ),
        shared_quotes=(shared("q-7f3a", 2, 4, 6, 8, 0), shared("q-8a4b", 9, 1, 3, 7), shared("q-9b5c", 10, 5)),
        details=(
            Detail(
                "d-11c0",
                "How many",
                find(arts[4], "Russian troops would join"),
                "number",
                "conflict",
                (
                    value(1, "more than 1,000 people", ">1000", "more than 1,000", "Alexander Lukashenko"),
                    value(3, "more than 1,000 people", ">1000", "more than 1,000", "Alexander Lukashenko"),
                    value(4, "more than one thousand people", ">1000", "more than 1,000", "Alexander Lukashenko"),
                    value(4, "around 1,000 Russian troops", "~1000", "about 1,000"),
                    value(1, "just a small number", "small"),
                ),
                3.0,
                3,
            ),
            Detail(
                "d-22d1",
                "When",
                find(arts[1], "pulling forces together"),
                "date",
                "conflict",
                (
                    value(1, "two days ago", "2022-10-08", "= 8 October 2022, counted from 10 October 2022"),
                    value(0, "two days ago", "2022-10-08", "= 8 October 2022"),
                    value(2, "three days ago", "2022-10-09", "= 9 October 2022, counted from 12 October 2022"),
                ),
                2.0,
                3,
            ),
            Detail(
                "d-33e2",
                "What happened",
                None,
                "fact",
                "single-source",
                (value(4, "visited Scotland last month", "visit"),),
                0.5,
                1,
            ),
        ),
        people=(
            Person(
                "p-lukashenko",
                "Alexander Lukashenko",
                (find(arts[0], "Alexander Lukashenko"), find(arts[4], "Aleksandr Lukashenko")),
                (find(arts[1], "the long-serving Belarusian leader"), find(arts[4], "The dictator")),
                tuple(q.id for q in quotes[:11]),
                "person",
                40,
            ),
            Person("p-putin", "Vladimir Putin", (find(arts[0], "Vladimir Putin"),), (), (), "person", 6),
        ),
        timeline=moments,
        coverage=(
            Coverage(
                "f-1",
                sentence(1, "He accused Kyiv"),
                (
                    (arts[1].id, "stated", sentence(1, "He accused Kyiv")),
                    (arts[3].id, "stated", sentence(3, "He accused Kyiv")),
                    (arts[2].id, "differs", sentence(2, "accused Ukraine")),
                ),
                2,
            ),
            Coverage(
                "f-2", sentence(4, "visited Scotland"), ((arts[4].id, "stated", sentence(4, "visited Scotland")),), 1
            ),
        ),
        rejected=(Rejected("broken.txt", "It is not UTF-8; save it as UTF-8."),),
    )
