"""What a source looks like, on every page and in every chart."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

SHAPES = (
    "M-6 0A6 6 0 1 0 6 0A6 6 0 1 0-6 0Z", "M-5-5H5V5H-5Z", "M0-6.5L6.5 5H-6.5Z", "M0-7L7 0L0 7L-7 0Z",
    "M0 6.5L6.5-5H-6.5Z", "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z", "M-6 0L-3-5.5H3L6 0L3 5.5H-3Z",
)  # fmt: skip
"""Circle, square, triangle, diamond, triangle on its head, cross, hexagon: as the style sheet cuts them for
chips. With the twelve colours 84 sources look different, and neighbours differ in both."""


@dataclass(frozen=True, slots=True)
class Look:
    """A colour and, for eyes and printers that have none, a shape."""

    colour: int
    shape: int

    @property
    def classes(self) -> Markup:
        """The two as an attribute list."""
        return Markup(f".dg-c{self.colour} .dg-m{self.shape}")
