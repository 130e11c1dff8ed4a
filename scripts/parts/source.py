"""The code of the pages as it is written: its functions, classes and fields, read with `ast` and never run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import digest
from digest.publish.schema import written_below

_FOLDER = Path(digest.__file__).parent
PUBLISH = sorted((_FOLDER / "publish").rglob("*.py"))


@dataclass
class Kind:
    """A class: what it is for, its fields with what is written below each, and what else it has."""

    name: str
    """Module and name, as `people.Portrait`."""
    about: str
    is_record: bool
    fields: dict[str, tuple[ast.expr, str]] = field(default_factory=dict)
    members: dict[str, ast.expr | None] = field(default_factory=dict)
    """Attribute or method -> what it is or returns."""


class Module:
    """One module; every type that it names is spelt with the module where it is declared."""

    def __init__(self, path: Path) -> None:
        self.name = path.parent.name if path.stem == "__init__" else path.stem
        self.tree = ast.parse(path.read_text("utf-8"))
        self.about = ast.get_docstring(self.tree) or ""
        classes = [node for node in self.tree.body if isinstance(node, ast.ClassDef)]
        self.names = dict(self._imported()) | {node.name: f"{self.name}.{node.name}" for node in classes}
        self.functions = {node.name: node for node in self.tree.body if isinstance(node, ast.FunctionDef)}
        self.kinds = {f"{self.name}.{node.name}": self._kind(node) for node in classes}

    def _imported(self) -> Iterator[tuple[str, str]]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and node.level and node.module:
                origin = node.module.rpartition(".")[2]
                yield from ((each.asname or each.name, f"{origin}.{each.name}") for each in node.names)

    def typed(self, annotation: ast.expr | None) -> ast.expr | None:
        """`annotation` with every name of digest's own spelt in full."""
        return None if annotation is None else _Spelling(self.names).visit(_copy(annotation))

    def _kind(self, node: ast.ClassDef) -> Kind:
        record = any("dataclass" in ast.unparse(each) for each in node.decorator_list)
        kind = Kind(f"{self.name}.{node.name}", ast.get_docstring(node) or "", record)
        told = dict(written_below(node))
        for each in node.body:
            if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
                kind.fields[each.target.id] = (self.typed(each.annotation), told.get(each.target.id, ""))
                kind.members[each.target.id] = self.typed(each.annotation)
            elif isinstance(each, ast.FunctionDef) and each.name == "__init__":
                kind.members.update(self._attributes(each))
            elif isinstance(each, ast.FunctionDef):
                kind.members[each.name] = self.typed(each.returns)
        return kind

    def _attributes(self, init: ast.FunctionDef) -> Iterator[tuple[str, ast.expr | None]]:
        """What `__init__` gives `self`, where the type is written or is that of an argument."""
        arguments = {each.arg: self.typed(each.annotation) for each in init.args.args}
        for node in ast.walk(init):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Attribute):
                yield node.target.attr, self.typed(node.annotation)
            elif isinstance(node, ast.Assign):
                for target, value in _pairs(node.targets[0], node.value):
                    if isinstance(target, ast.Attribute):
                        yield target.attr, self._made(value, arguments)

    def _made(self, value: ast.expr, arguments: dict[str, ast.expr | None]) -> ast.expr | None:
        if isinstance(value, ast.Name):
            return arguments.get(value.id)
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in self.names:
            return ast.Name(self.names[value.func.id])
        return None


@cache
def modules() -> dict[str, Module]:
    """The modules that make pages, and those of the records and the settings that they are made from, by name."""
    return {module.name: module for module in map(Module, [*PUBLISH, _FOLDER / "model.py", _FOLDER / "config.py"])}


class _Spelling(ast.NodeTransformer):
    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self.names.get(node.id, node.id))


def _copy(node: ast.expr) -> ast.expr:
    text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ast.unparse(node)
    return ast.parse(text, mode="eval").body


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        yield from zip(target.elts, value.elts, strict=False)
    else:
        yield target, value
