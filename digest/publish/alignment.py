"""Words with something marked in them: a wording against the longest form word by word, a value in its sentence.

Signs and lines mark a change, colour only repeats it; a screen reader hears "instead of" and "left out".
"""

from __future__ import annotations

from markupsafe import Markup

from ..model import Member, Piece, Span
from .escape import stretch
from .words import Quoter

_AROUND = {
    "replaced": ('<mark class="dg-replaced">', "</mark>"),
    "added": ('<ins class="dg-added">', "</ins>"),
    "moved": ('<mark class="dg-moved">', "</mark>"),
    "editorial": ('<mark class="dg-editorial">', "</mark>"),
}
_SPOKEN = {
    "replaced": '<i class="dg-spoken" data-search-exclude> instead of: </i>',
    "left out": '<i class="dg-gap" aria-hidden="true" data-search-exclude> […]</i>'
    '<i class="dg-spoken" data-search-exclude> left out: </i>',
}


def plain_words(quoter: Quoter, span: Span) -> Markup:
    """A paragraph with the words of `span`, nothing marked."""
    return Markup(f"<p{_names(span)}>{stretch(quoter.text(span))}</p>")


def marked_words(quoter: Quoter, member: Member) -> Markup:
    """A paragraph with the words of `member`, changes marked; every character of its span is in it."""
    out, at = [f"<p{_names(member.span)}>"], member.span.start
    for piece in member.alignment:
        shown = piece.member
        if shown is not None and shown.start >= at:
            out.append(_part(quoter, member.span, at, shown.start))
            out.append(_wrap(piece.change, _part(quoter, member.span, shown.start, shown.end)))
            at = shown.end
        out.append(_instead(quoter, piece))
    out.append(_part(quoter, member.span, at, member.span.end))
    return Markup("".join(out) + "</p>")


CONTEXT = 80
"""Characters of a sentence that are shown on either side of a value."""


def in_context(quoter: Quoter, whole: Span, part: Span) -> Markup:
    """A paragraph with `part` marked in as much of its sentence `whole` as stands near it, cut between two words."""
    if not part.within(whole):
        return plain_words(quoter, whole)
    text = quoter.raw(whole)
    before, after = part.start - whole.start, part.end - whole.start
    first = 0 if before <= CONTEXT else text.find(" ", before - CONTEXT, before) + 1
    last = len(text) if len(text) - after <= CONTEXT else text.rfind(" ", after, after + CONTEXT)
    last = last if last >= after else len(text)
    shown = Span(whole.article, whole.start + first, whole.start + last)
    return Markup(
        f"<p{_names(shown)}>{_CUT if first else ''}{_part(quoter, whole, shown.start, part.start)}"
        f'<mark class="dg-value">{_part(quoter, whole, part.start, part.end)}</mark>'
        f"{_part(quoter, whole, part.end, shown.end)}{_CUT if last < len(text) else ''}</p>"
    )


_CUT = '<i class="dg-cut">…</i>'


def _names(span: Span) -> str:
    return f' class="dg-words" data-words="{span.article}:{span.start}-{span.end}"'


def _part(quoter: Quoter, whole: Span, start: int, end: int) -> str:
    return stretch(quoter.raw(Span(whole.article, start, end)))


def _wrap(change: str, words: str) -> str:
    before, after = _AROUND.get(change, ("", ""))
    return f"{before}{words}{after}"


def _instead(quoter: Quoter, piece: Piece) -> str:
    change = "left out" if piece.change == "editorial" and piece.member is None else piece.change
    if change not in _SPOKEN or piece.longest is None:
        return ""
    kind = "dg-was" if piece.change == "replaced" else "dg-left-out"
    words = quoter.words(piece.longest, "del", f' class="{kind}" data-search-exclude')
    return f'{_SPOKEN[change]}{words}<i class="dg-spoken" data-search-exclude>. </i>'
