"""The records that templates show, and those of the core: what each field is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

from .markdown import code, entities, heading, prose, table
from .reading import filled
from .source import Kind, Module, modules

_CORE = """What `digest.compose(digest.Settings(...))` gives in Python is a `Briefing`. Its records hold places, and
`Article.quote` looks the words of one up. The same for other programs, as files: [The data](schema.md)."""
_NAME = re.compile(r"\b\w+\.\w+\b")


def records() -> str:
    """Every record of the templates, by module in the order of the code."""
    return "\n\n".join(
        [
            heading(2, "Records", "records"),
            "A field that is written as `Markup` is ready to print; every other text is escaped when it is printed.",
            *_described(_shown()),
        ]
    )


def core() -> str:
    """Every record that the core makes, in the order of the code."""
    return "\n\n".join([heading(2, "Records of the core", "core"), _CORE, *_described(_core())])


def _described(kinds: dict[str, Kind]) -> Iterator[str]:
    for kind in kinds.values():
        module, _, name = kind.name.partition(".")
        twice = sum(each.rpartition(".")[2] == name for each in _shown() | _core()) > 1
        rows = ((code(name), linked(held), prose(text)) for name, (held, text) in kind.fields.items())
        yield heading(3, f"{code(name)}{f' of {module}' if twice else ''}", _anchor(kind.name))
        yield prose(kind.about)
        yield table(("Field", "Holds", "What it is"), rows)


def linked(held: ast.expr | None) -> str:
    """A type as code in which each record is a link to where it is described."""
    if held is None:
        return ""
    shown, text, out, at = _shown() | _core(), ast.unparse(held), [], 0
    for name in _NAME.finditer(text):
        label = name[0].rpartition(".")[2]
        out += [
            entities(text[at : name.start()]),
            f'<a href="#{_anchor(name[0])}">{label}</a>' if name[0] in shown else label,
        ]
        at = name.end()
    return f"<code>{''.join(out)}{entities(text[at:])}</code>"


def _anchor(name: str) -> str:
    return f"record-{name.replace('.', '-').lower()}"


@cache
def _core() -> dict[str, Kind]:
    return {name: kind for name, kind in modules()["model"].kinds.items() if kind.is_record and name not in _shown()}


@cache
def _shown() -> dict[str, Kind]:
    """The records of modules that fill templates, those that templates get, and those that these have as fields."""
    known = {name: kind for module in modules().values() for name, kind in module.kinds.items() if kind.is_record}
    homes = [module.name for module in modules().values() if _fills(module)]
    got = {name for _, (_, types) in filled() for held in types.values() if held for name in _names(held)}
    found = [n for n in known if n in got or (n.partition(".")[0] in homes and not n.partition(".")[2].startswith("_"))]
    for name in found:
        found += [each for each in _named(known[name]) if each in known and each not in found]
    return {name: known[name] for name in known if name in found}


def _fills(module: Module) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr == "fill" for node in ast.walk(module.tree))


def _named(kind: Kind) -> Iterator[str]:
    for held, _ in kind.fields.values():
        yield from _names(held)


def _names(held: ast.expr) -> list[str]:
    return _NAME.findall(ast.unparse(held))
