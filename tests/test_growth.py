"""Twice the text, twice the work: each pattern of the package reads ever longer strings made to fool it.

How long that takes is not judged; how it grows is, and only where the time can be told from noise. Of a text four times
as long a pattern takes four times as long; one that starts anew at every character takes sixteen times. `./check --all`
tries longer strings and more ways to end them.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from functools import cache
from inspect import signature
from itertools import pairwise
from pathlib import Path
from re import _constants as sre
from re import _parser as parser
from time import process_time

import pytest

import digest
from digest.language.lexicon import speech_words
from tests.depth import DEEP, farther

SIZES = (64, 256, 1024, 4096, 16384) if DEEP else (64, 256, 1024, 4096)
NOTICED = 0.05
"""Seconds of the processor below which a time is noise; other programs do not count in it."""
GROWTH = 9
"""Longest time over the time of a quarter of the text: 4 in proportion, 16 for the square."""
ANCHORED = {"match", "fullmatch"}
"""Methods that look at one place alone."""
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
UNITS = [
    *" aA1.,-“\"'’(\n\u00a0<[{—",
    *"Aa_|aa_|a-|a’|A-|1,|a.|A._|Aa,_|_-_|http://|$1_|_\n|](|the_".replace("_", " ").split("|"),
]
ENDS = ("", "\0", "!", " x", "\n") if DEEP else ("", "!")
BOUNDED = {
    r"(\w+) $": "the 20 characters before a name",
    r"((?:[^\W\d_][\w’'-]*,?\s+){1,4})$": "the 60 characters before a name",
    r"[yi]+$": "one surname",
    r"([A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*)*)$": "the 80 characters before a name",
}
"""Pattern that starts anew at every character -> the few characters it is shown."""


GIVEN = {"code: str": "en", "words: SpeechWords": speech_words("de")}
"""What a cached function that makes patterns asks for -> what it gets."""


def _uses(tree: ast.AST) -> dict[str, set[str]]:
    """Name of a pattern, or of the function that makes it -> the methods called on it."""
    uses: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value.func if isinstance(node.value, ast.Call) else node.value
            if isinstance(owner, ast.Name):
                uses.setdefault(owner.id, set()).add(node.attr)
    return uses


def _inline(tree: ast.AST):
    """(pattern, method) of each re.search("...") and the like whose pattern is written out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            first = node.args[0]
            if ast.unparse(node.func.value) == "re" and isinstance(first, ast.Constant):
                written = [ast.unparse(a) for a in [*node.args[1:], *(k.value for k in node.keywords)]]
                flags = [getattr(re, a.removeprefix("re.")) for a in written if re.fullmatch(r"re\.[A-Z]+", a)]
                yield re.compile(first.value, sum(flags)), node.func.attr


def _held(value: object) -> list[re.Pattern]:
    """The patterns in a value, those that a cached function makes among them."""
    if hasattr(value, "cache_info"):
        wanted = [f"{p.name}: {p.annotation}" for p in signature(value.__wrapped__).parameters.values()]
        return _held(value.__wrapped__(*(GIVEN[each] for each in wanted))) if GIVEN.keys() >= set(wanted) else []
    if isinstance(value, type) and value.__module__.startswith("digest."):
        value = dict(vars(value))
    value = tuple(value.values()) if isinstance(value, dict) else value
    if isinstance(value, (list, tuple, set, frozenset)):
        return [found for one in value for found in _held(one)]
    return [value] if isinstance(value, re.Pattern) and isinstance(value.pattern, str) else []


@cache
def patterns() -> dict[str, tuple[str, re.Pattern, bool]]:
    """Pattern -> the first module that has it, itself, and whether it is looked for all over a text."""
    found: dict[str, tuple[str, re.Pattern, bool]] = {}
    for info in pkgutil.walk_packages(digest.__path__, "digest."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        tree = ast.parse(Path(module.__file__).read_text("utf-8"))
        uses = _uses(tree)
        seen = [(p, uses.get(name, {"search"})) for name, v in sorted(vars(module).items()) for p in _held(v)]
        for pattern, methods in [*seen, *((p, {method}) for p, method in _inline(tree) if method != "compile")]:
            name, _, scans = found.get(pattern.pattern, (info.name, pattern, False))
            found[pattern.pattern] = name, pattern, scans or not methods <= ANCHORED
    return found


READ = {
    sre.LITERAL: chr,
    sre.RANGE: lambda ends: chr(ends[0]),
    sre.CATEGORY: {sre.CATEGORY_SPACE: " ", sre.CATEGORY_DIGIT: "1", sre.CATEGORY_NOT_WORD: "-"}.get,
}
"""How to read a member of a class of characters."""


def _sample(items) -> str:
    """A short text that a part of a pattern accepts, more or less."""
    return "".join(_of(op, value) for op, value in items)


def _of(op, value) -> str:
    if op is sre.LITERAL:
        return chr(value)
    if op is sre.IN:
        return "a" if value[0][0] is sre.NEGATE else READ[value[0][0]](value[0][1]) or "a"
    if op is sre.BRANCH:
        return max((_sample(branch) for branch in value[1]), key=len)
    if op in REPEATS:
        return _sample(value[2]) * max(value[0], 1)
    return _sample(value[3]) if op is sre.SUBPATTERN else "a" if op in (sre.ANY, sre.NOT_LITERAL) else ""


def _pumps(items, before: str = "") -> set[tuple[str, str]]:
    """(what stands in front, what to repeat) for each repetition in a pattern, and its beginnings over and over."""
    found: set[tuple[str, str]] = set()
    for n, (op, value) in enumerate(items):
        front = before + _sample(items[:n])
        inner = value[2:3] if op in REPEATS else [value[3]] if op is sre.SUBPATTERN else []
        for part in value[1] if op is sre.BRANCH else inner:
            found |= _pumps(list(part), front)
        if op in REPEATS and value[1] > 1:
            found |= {(front, _sample(value[2])), ("", _sample(items[: n + 1])), ("", _sample(items[: n + 1]) + " ")}
    return {(front, unit) for front, unit in found if unit}


def _seconds(pattern: re.Pattern, scans: bool, text: str) -> float:
    begin = process_time()
    if scans:
        sum(1 for _ in pattern.finditer(text))
    else:
        pattern.match(text)
    return process_time() - begin


def _grows(pattern: re.Pattern, scans: bool, front: str, unit: str, end: str) -> bool:
    """Whether the time grows faster than the text, as soon as there is a time to speak of."""
    for short, long in pairwise(SIZES):
        texts = [front + unit * (size // len(unit)) + end for size in (short, long)]
        if _seconds(pattern, scans, texts[1]) < (NOTICED if long == SIZES[-1] else NOTICED / 25):
            continue
        quarter, whole = (min(_seconds(pattern, scans, text) for _ in range(3)) for text in texts)
        if whole > NOTICED:
            return whole > GROWTH * quarter
    return False


def _named(written: str) -> str:
    """The module of a pattern and how it begins: a list of all its words tells nobody anything."""
    return f"{patterns()[written][0]}: {written[:60]}"


@farther
@pytest.mark.parametrize("written", sorted(patterns().keys() - BOUNDED.keys()), ids=_named)
def test_the_work_of_a_pattern_grows_no_faster_than_the_text(written):
    module, pattern, scans = patterns()[written]
    tree = list(parser.parse(written, pattern.flags))
    pumps = sorted({("", unit) for unit in UNITS} | _pumps(tree))
    found = next((p for p in pumps for end in ENDS if _grows(pattern, scans, *p, end)), None)
    assert None is found, f"{module}: {written} takes too long for {found}"
