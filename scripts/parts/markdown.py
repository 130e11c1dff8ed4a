"""Text of the code as Markdown that shows it as it stands."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

_SIGN = re.compile(r"[\\`*_{}\[\]<>|#&]")
_CODE = re.compile(r"(`[^`]+`)")


def code(text: str) -> str:
    """`text` as code; one that a table or a code span would misread is written as HTML."""
    if not text:
        return ""
    return f"<code>{entities(text)}</code>" if re.search(r"[|`]", text) else f"`{text}`"


def entities(text: str) -> str:
    """`text` with every sign of HTML or of Markdown as an entity."""
    return _SIGN.sub(lambda sign: html.escape(sign[0]) if sign[0] in "<>&" else f"&#{ord(sign[0])};", text)


def prose(text: str) -> str:
    """`text` of a docstring on one line: what stands in backticks is code, all other signs are written as such."""
    parts = _CODE.split(" ".join(text.split()))
    return "".join(code(part[1:-1]) if _CODE.fullmatch(part) else entities(part) for part in parts)


def paragraphs(text: str) -> str:
    """Each paragraph of `text` as one of Markdown."""
    return "\n\n".join(prose(part) for part in text.split("\n\n"))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the cells are Markdown already. Columns that are empty all the way down are left out."""
    lines = [tuple(row) for row in rows]
    shown = [at for at in range(len(head)) if any(row[at] for row in lines)]
    body = [[row[at] for at in shown] for row in lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in [[head[at] for at in shown], ["---"] * len(shown), *body])


def fence(text: str, language: str = "") -> str:
    """`text` as a block of code."""
    return f"```{language}\n{text}\n```"


def heading(level: int, text: str, anchor: str = "") -> str:
    """A heading; `text` is Markdown already."""
    return f"{'#' * level} {text}{f' {{: #{anchor}}}' if anchor else ''}"
