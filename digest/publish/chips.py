"""Chips: the name of a source, in its colour and shape, that opens the place it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .look import Look


@dataclass(frozen=True, slots=True)
class Chip:
    """A short link to a source, in its colour."""

    href: Markup
    short: str
    look: Look
    copies: Markup
    """A blank and "×2" when several copies of one text say the same, else empty."""
    label: str
    """What a screen reader says."""


def copied(copies: int) -> Markup:
    """How many copies of one text a chip stands for; nothing for one."""
    return Markup(f"&nbsp;×{copies}" if copies > 1 else "")
