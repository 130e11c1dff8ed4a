"""A file in one piece, as far as an article can be long."""

from __future__ import annotations

from typing import BinaryIO

from ...errors import SeedError

LARGEST = 50_000_000
"""Bytes of a file that holds one article; a saved page with its pictures inside has up to some 20 million."""
BOMB = 100
"""Times by which a compressed file may grow; JSON of news grows five- to tenfold."""


def read_whole(file: BinaryIO, path: str) -> bytes:
    """All bytes of `file`; SeedError where it is too large to be an article."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise SeedError(
            f"{path}: larger than {LARGEST // 1_000_000} MB and therefore not read; save the article alone as .txt."
        )
    return data
