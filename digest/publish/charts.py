"""Charts, drawn when the site is built: inline SVG in a figure, with a title, a description and a table of the data.

Widths are in units of a 360-pixel screen, so that a chart is legible on a phone and scales up from there.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from .escape import light

WIDTH = 360
ROW = 30
BARS_SHOWN = 8
NODES_SHOWN = 24


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


def lineage(
    name: str,
    nodes: Sequence[tuple[str, str, int]],
    edges: Sequence[tuple[str, str, str]],
    words: Sequence[tuple[str, str, str]],
) -> Markup:
    """Articles as a column and their relations as arcs.

    `nodes` are (id, label, colour), `edges` (id, id, kind), `words` the edges in words for the table.
    """
    if not edges:
        return Markup("")
    rows = {node: number for number, (node, _, _) in enumerate(nodes[:NODES_SHOWN])}
    arcs = "".join(_arc(rows[a], rows[b], kind) for a, b, kind in edges if a in rows and b in rows)
    dots = "".join(_node(number, label, colour) for number, (_, label, colour) in enumerate(nodes[:NODES_SHOWN]))
    described = "; ".join(f"{a} and {b}: {kind}" for a, b, kind in words[:NODES_SHOWN])
    table = _table(("Article", "Article", "How they are related"), words[: 4 * NODES_SHOWN])
    return _figure(name, "How the articles are related", described, ROW * len(rows), arcs + dots, table)


def _node(number: int, label: str, colour: int) -> str:
    y = number * ROW + ROW // 2
    return (
        f'<text x="196" y="{y + 4}" text-anchor="end" class="dg-label">{light(_short(label, 30))}</text>'
        f'<circle cx="210" cy="{y}" r="6" class="dg-node dg-c{colour}"/>'
    )


def _arc(first: int, second: int, kind: str) -> str:
    top, bottom = sorted((first, second))
    y1, y2 = (number * ROW + ROW // 2 for number in (top, bottom))
    reach = min(140, 26 + 18 * (bottom - top))
    curve = f"M218 {y1} C{218 + reach} {y1} {218 + reach} {y2} 218 {y2}"
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
