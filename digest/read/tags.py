"""How many attributes a tag has, told before a parser is shown it: parsers hold each against all the others."""

from __future__ import annotations

import re

from ..errors import SeedError

OVERLAP = 8
"""Times the length of a text that may be looked through; tags lie in one another only where quotes are left open."""
_BEGIN = re.compile(r"<[A-Za-z]")
_ATTRIBUTE = r"""[\s/]*+(?:[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?)?|=)"""
"""As parsers read it: a name, and perhaps a value, whose quotes may hold any sign."""


def must_have_few_attributes(markup: str, path: str, most: int) -> None:
    """SeedError where some tag of `markup` has more than `most` attributes, or its tags cannot be told apart.

    Every place where a tag may begin is looked at: a comment or a script to one parser is none to another.
    """
    tag = re.compile(rf"<[A-Za-z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{most}}}+({_ATTRIBUTE})?")
    seen = 0
    for begin in _BEGIN.finditer(markup):
        found = tag.match(markup, begin.start())
        seen += found.end() - found.start() if found else 0
        if found and found[1]:
            raise SeedError(f"{path}: a tag of it has more than {most:,} attributes; save the article as .txt.")
        if seen > OVERLAP * len(markup):
            raise SeedError(f"{path}: its tags cannot be told apart; save the article as .txt.")
