"""Text, and Markdown as text: what stands in the file is the article, with front matter at the top."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..decode import decode
from ..draft import Draft
from ..front_matter import split_front_matter
from .whole import read_whole


def read(file: BinaryIO, path: str) -> Iterator[Draft]:
    """The one article of a text file."""
    text, problems = decode(read_whole(file, path), path)
    front = split_front_matter(text)
    yield Draft(text, front.said, (*problems, *front.problems), begin=front.end)
