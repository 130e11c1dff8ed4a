"""Charts, drawn when the site is built: inline SVG in a figure, with a title, a description and a table of the data.

Widths are in units of a 360-pixel screen, so that a chart is legible on a phone and scales up from there. Nothing is
told by colour alone: a source has its shape, a cell its filling, a line its dashes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from .escape import light
from .look import SHAPES, Look

WIDTH = 360
ROW = 30
LANE = 24
LABELS = 124
"""Width of the names of the sources."""
SLANT = 40
"""Room that a slanted day takes to the right; above, it takes twice as much."""
BARS_SHOWN = 8
NODES_SHOWN = 24
LANES_SHOWN = 30
CELLS_SHOWN = 44


@dataclass(frozen=True, slots=True)
class Lane:
    """A source as a row of a chart."""

    label: str
    look: Look


def bars(name: str, title: str, rows: Sequence[tuple[str, int, str]], unit: str) -> Markup:
    """Horizontal bars: `rows` are (label, size, what the size means in words), the longest first."""
    if not rows:
        return Markup("")
    shown, top = rows[:BARS_SHOWN], max(size for _, size, _ in rows) or 1
    body = "".join(_bar(number, label, size / top, words) for number, (label, size, words) in enumerate(shown))
    described = "; ".join(f"{label}: {words}" for label, _, words in shown)
    table = _table(("Name", unit), [(label, words) for label, _, words in rows[: 4 * BARS_SHOWN]])
    return _figure(name, title, described, ROW * len(shown) + 14 * len(shown), body, table)


def _bar(number: int, label: str, share: float, words: str) -> str:
    y = number * (ROW + 14)
    return (
        f'<text x="0" y="{y + 14}" class="dg-label">{light(_short(label, 34))}</text>'
        f'<text x="{WIDTH}" y="{y + 14}" text-anchor="end" class="dg-figure">{light(words)}</text>'
        f'<rect x="0" y="{y + 20}" width="{WIDTH}" height="10" rx="5" class="dg-rail"/>'
        f'<rect x="0" y="{y + 20}" width="{max(6, round(WIDTH * share))}" height="10" rx="5" class="dg-bar"/>'
    )


def heat(name: str, lanes: Sequence[Lane], facts: Sequence[tuple[str, Sequence[str]]]) -> Markup:
    """Sources as rows and facts as columns; a cell is `stated`, `differs` or `absent`.

    `facts` are (words of the program for its support, a kind for each lane).
    """
    lanes, facts = lanes[:LANES_SHOWN], facts[:CELLS_SHOWN]
    if not facts:
        return Markup("")
    step = min(LANE, (WIDTH - LABELS) / len(facts))
    cells = "".join(
        _cell(LABELS + column * step, row * LANE, step, kinds[row])
        for column, (_, kinds) in enumerate(facts)
        for row in range(len(lanes))
    )
    y = len(lanes) * LANE + 16
    ends = (
        f'<text x="{LABELS}" y="{y}" class="dg-figure">told by most</text>'
        f'<text x="{LABELS + step * len(facts):.0f}" y="{y}" text-anchor="end" class="dg-figure">by one</text>'
    )
    counted = [(lane.label, *_tally(facts, row)) for row, lane in enumerate(lanes)]
    described = "; ".join(f"{label}: {told} told, {other} told differently" for label, told, other, _ in counted)
    head = ("Source", "Told", "Told differently", "Not mentioned")
    rows = [(label, *map(str, numbers)) for label, *numbers in counted]
    title = "Which source tells how many of the facts"
    narrow = LABELS + step * len(facts) < WIDTH / 2  # too narrow for words at both ends
    legend = "".join(_meaning(x, y + 12, kind) for x, kind in ((0, "stated"), (62, "differs"), (184, "absent")))
    body = _labels(lanes, 0) + cells + ("" if narrow else ends) + legend
    return _figure(name, title, described, y + 36, body, _table(head, rows))


def _cell(x: float, y: int, step: float, kind: str) -> str:
    width = step - 1.2
    box = f'<rect x="{x:.1f}" y="{y + 3}" width="{width:.1f}" height="18" class="{_FILLINGS[kind]}"/>'
    half = f'<path d="M{x:.1f} {y + 21}v-18h{width:.1f}z" class="dg-other"/>'
    return box + half if kind == "differs" else box


_FILLINGS = {"stated": "dg-bar", "differs": "dg-rail", "absent": "dg-rail"}


def _meaning(x: int, y: int, kind: str) -> str:
    words = {"stated": "told", "differs": "told differently", "absent": "not mentioned"}[kind]
    return _cell(x, y, 14, kind) + f'<text x="{x + 18}" y="{y + 16}" class="dg-figure">{words}</text>'


def _tally(facts: Sequence[tuple[str, Sequence[str]]], row: int) -> tuple[int, int, int]:
    kinds = [kinds[row] for _, kinds in facts]
    return kinds.count("stated"), kinds.count("differs"), kinds.count("absent")


def strip(name: str, lanes: Sequence[Lane], moments: Sequence[tuple[str, Sequence[bool]]]) -> Markup:
    """Moments as columns in order of time, sources as rows, and a mark where a source tells of the moment.

    `moments` are (day, whether each lane tells of it).
    """
    lanes = lanes[:LANES_SHOWN]
    if not moments or not lanes:
        return Markup("")
    step, top = (WIDTH - LABELS - SLANT) / len(moments), 2 * SLANT
    heads = "".join(_head(LABELS + (n + 0.5) * step, top, len(lanes), day) for n, (day, _) in enumerate(moments))
    marks = "".join(
        glyph(LABELS + (n + 0.5) * step, top + row * LANE + LANE / 2, lanes[row].look)
        for n, (_, told) in enumerate(moments)
        for row in range(len(lanes))
        if told[row]
    )
    rows = [
        (day, ", ".join(lane.label for lane, is_told in zip(lanes, told, strict=False) if is_told))
        for day, told in moments
    ]
    described = "; ".join(f"{day}: {who}" for day, who in rows)
    body = heads + _labels(lanes, top, marked=False) + marks
    return _figure(name, "When it happened, and who tells of it", described, top + len(lanes) * LANE + 4, body,
                   _table(("When", "Told by"), rows))  # fmt: skip


def _head(x: float, y: int, lanes: int, day: str) -> str:
    return (
        f'<text transform="translate({x - 2:.1f} {y - 6}) rotate(-48)" class="dg-figure">{light(day)}</text>'
        f'<path d="M{x:.1f} {y}v{lanes * LANE}" class="dg-thread"/>'
    )


def _labels(lanes: Sequence[Lane], top: int, *, marked: bool = True) -> str:
    return "".join(_label(lane, top + row * LANE, marked) for row, lane in enumerate(lanes))


def _label(lane: Lane, y: int, marked: bool) -> str:
    mark = glyph(7, y + LANE / 2, lane.look) if marked else ""
    return f'{mark}<text x="{18 if marked else 0}" y="{y + 16}" class="dg-label">{light(_short(lane.label, 15))}</text>'


def glyph(x: float, y: float, look: Look) -> str:
    """The mark of a source at a place."""
    return f'<path d="{SHAPES[look.shape]}" transform="translate({x:.1f} {y:.1f})" class="dg-node dg-c{look.colour}"/>'


def lineage(
    name: str,
    nodes: Sequence[tuple[str, str, Look]],
    edges: Sequence[tuple[str, str, str]],
    words: Sequence[tuple[str, str, str]],
) -> Markup:
    """Articles as a column and their relations as arcs.

    `nodes` are (id, label, look), `edges` (id, id, kind), `words` the edges in words for the table.
    """
    if not edges:
        return Markup("")
    rows = {node: number for number, (node, _, _) in enumerate(nodes[:NODES_SHOWN])}
    arcs = "".join(_arc(rows[a], rows[b], kind) for a, b, kind in edges if a in rows and b in rows)
    dots = "".join(_node(number, label, look) for number, (_, label, look) in enumerate(nodes[:NODES_SHOWN]))
    kinds = [kind for kind in LINES if any(kind == each for _, _, each in edges)]
    legend = "".join(_line(number, ROW * len(rows) + 12, kind) for number, kind in enumerate(kinds))
    described = "; ".join(f"{a} and {b} {LINES.get(kind, kind)}" for a, b, kind in words[:NODES_SHOWN])
    told = [(a, b, LINES.get(kind, kind)) for a, b, kind in words[: 4 * NODES_SHOWN]]
    table = _table(("Article", "Article", "How they are related"), told)
    height = ROW * len(rows) + 20 * len(kinds) + 6
    return _figure(name, "How the articles are related", described, height, arcs + dots + legend, table)


LINES = {"repost": "are one text", "derived": "share sentences", "common source": "draw on one source"}
"""Kind of relation -> what its line means, in a few words."""


def _line(number: int, y: int, kind: str) -> str:
    y += 20 * number
    return (
        f'<path d="M4 {y}h44" class="dg-arc dg-{kind.replace(" ", "-")}"/>'
        f'<text x="58" y="{y + 4}" class="dg-figure">{light(LINES[kind])}</text>'
    )


def _node(number: int, label: str, look: Look) -> str:
    y = number * ROW + ROW // 2
    text = f'<text x="196" y="{y + 4}" text-anchor="end" class="dg-label">{light(_short(label, 30))}</text>'
    return text + glyph(210, y, look)


def _arc(first: int, second: int, kind: str) -> str:
    top, bottom = sorted((first, second))
    y1, y2 = (number * ROW + ROW // 2 for number in (top, bottom))
    reach = min(140, 26 + 18 * (bottom - top))
    curve = f"M219 {y1} C{219 + reach} {y1} {219 + reach} {y2} 219 {y2}"
    return f'<path d="{curve}" class="dg-arc dg-{kind.replace(" ", "-")}"/>'


def _figure(name: str, title: str, described: str, height: int, body: str, table: str) -> Markup:
    return Markup(
        f'<figure class="dg-chart" data-search-exclude><svg viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc"><title id="{name}-title">{light(title)}</title>'
        f'<desc id="{name}-desc">{light(described)}</desc>{body}</svg>'
        f"<details><summary>The same as a table</summary>{table}</details></figure>"
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    heads = "".join(f'<th scope="col">{light(cell)}</th>' for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{light(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _short(label: str, most: int) -> str:
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"
