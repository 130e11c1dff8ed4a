"""Article text becomes page text: every character that Markdown or HTML could read as a sign is a numeric entity.

Nothing an article says can then become markup, a link, a template or a setting, in any Markdown context.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from markupsafe import Markup

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
"""Characters nobody can see: Python-Markdown uses some as its own marks, others turn the direction of a line."""

_SIGN = re.compile(
    r"[^A-Za-z0-9\s\u0080-\U0010ffff,;?%'.\-]"  # every sign of ASCII but , ; ? % ' . -
    r"|(?<![A-Za-z0-9])[-.]|[-.](?![A-Za-z0-9\s]|$)|-(?![A-Za-z0-9])|\.(?=\S)"  # - and . but inside or after a word
)
_LIST = re.compile(r"^(\d+)\.")
_SPACE = re.compile(r"\s+")
_TICKS = re.compile("`+")
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", re.ASCII)


def squash(text: str) -> str:
    """`text` on one line: each run of white space one blank, each invisible control character U+FFFD."""
    if text.isprintable() and "  " not in text:  # nearly always: then nothing is to be replaced
        return text.strip()
    return _SPACE.sub(" ", _CONTROL.sub("\ufffd", text)).strip()


def light(text: str) -> str:
    """`squash(text)` with every character that could be a sign as a numeric entity; words stay readable."""
    return _encode(squash(text))


def code(text: str) -> str:
    """`squash(text)` as a span of code, in which a code host sees no markup, mention, number, commit or address."""
    line = squash(text)
    fence = "`" * (max(map(len, _TICKS.findall(line)), default=0) + 1)
    return f"{fence} {line} {fence}" if line[:1] == "`" or line[-1:] == "`" else f"{fence}{line or ' '}{fence}"


def stretch(text: str) -> str:
    """As `light`, for a part of a sentence: a blank at its ends is kept, since words stand on both sides."""
    text = _CONTROL.sub("\ufffd", text)
    encoded = light(text)
    if not encoded:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{encoded}{' ' if text[-1].isspace() else ''}"


def web_address(url: str) -> str | None:
    """`url` ready for a Markdown link, or None unless it is plain http or https without user name."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host) or "@" in parts.netloc:
        return None
    path = quote(parts.path, safe="/-.~%", errors="replace").replace("_", "%5F")
    query = "?" + quote(parts.query, safe="=&;%-.", errors="replace").replace("_", "%5F") if parts.query else ""
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}{path}{query}"


def finalize(value: object) -> Markup | str:
    """What a template prints: nothing for None, markup made by our own functions as it is, all else escaped."""
    if value is None:
        return ""
    if isinstance(value, Markup):
        return value
    return Markup(light(str(value)))


def _encode(line: str) -> str:
    encoded = _SIGN.sub(_entity, line)
    return _LIST.sub(r"\1&#46;", encoded) if line[:1].isdigit() else encoded


def _entity(found: re.Match[str]) -> str:
    return _ENTITIES[found[0]]


_ENTITIES = {chr(code): f"&#{code};" for code in range(128)}
_CHARACTERS = {entity: character for character, entity in _ENTITIES.items()}
_ENTITY = re.compile(r"&#\d+;")


def read(encoded: str) -> str:
    """The text that `encoded` shows; an entity that is not ours stays and is then no article's word."""
    return _ENTITY.sub(lambda found: _CHARACTERS.get(found[0], found[0]), encoded) if "&" in encoded else encoded
