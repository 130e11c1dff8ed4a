"""Bytes become text: the charset ladder."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from ..errors import SeedError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
SAMPLE = 200_000
"""Bytes shown to charset-normalizer: it takes 1 s for a megabyte, and the answer does not change past that."""

BINARY_SHARE, STRAY = 0.005, 8
"""Share and number of control bytes from which a file is no text; a few strays in an article are not the end of it."""

MOSTLY = 0.1
"""Share of bytes above ASCII up to which a text that is no UTF-8 is read as Western."""


WESTERN = ("iso-8859-1", "latin-1", "latin1", "iso8859-1", "ascii", "us-ascii")
"""Names that in practice mean cp1252 (as the WHATWG's Encoding Standard has it)."""


def decode(data: bytes, path: str, *, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """(text, problems) of one file; SeedError for an empty file or one that is no text.

    What a byte-order mark says, then UTF-8, then the encoding `declared` in the file or by its carrier, then the
    best guess, which is told as a problem. Line ends become a single line feed.
    """
    if not data.strip():
        raise SeedError(f"{path}: the file is empty; put the article's text in it or take it away.")
    text, problems = _decoded(data, path, declared.strip().lower())
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not any(character.isalnum() for character in text):
        raise SeedError(f"{path}: there is no word in the file; put the article's text in it or take it away.")
    return text, problems


def _decoded(data: bytes, path: str, declared: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError:
                break
    sample = data[:SAMPLE]
    if not declared and sum(sample.count(byte) for byte in range(9)) > max(STRAY, BINARY_SHARE * len(sample)):
        raise SeedError(f"{path}: this is not text but a binary file; save the article as text.")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if declared:
            try:
                return data.decode("cp1252" if declared in WESTERN else declared), ()
            except (LookupError, ValueError):
                pass
        return _guess(data, path, error)


def _mostly_ascii(data: bytes) -> bool:
    """Whether this is Western text with a few curly marks and accents: then statistics of letters say less than habit.

    charset-normalizer takes such a text for Baltic (cp1257) as easily as for Western (cp1252).
    """
    odd = [byte for byte in data[:SAMPLE] if byte >= 0x80]
    return len(odd) < MOSTLY * len(data[:SAMPLE]) and not any(byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) for byte in odd)


def _guess(data: bytes, path: str, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    line = data.count(b"\n", 0, error.start) + 1
    encoding = "cp1252" if _mostly_ascii(data) else getattr(from_bytes(data[:SAMPLE]).best(), "encoding", None)
    if encoding is None:
        raise SeedError(f"{path}, line {line}: this is not text in any encoding known here; save the article as UTF-8.")
    text = data.decode(encoding, errors="replace")
    return text, (
        f"line {line} is not UTF-8; the file was read as {encoding}. Save it as UTF-8 to be sure of every letter.",
    )
