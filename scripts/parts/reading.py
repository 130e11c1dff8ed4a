"""What an expression of the code holds, as far as the annotations tell."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .source import Kind, Module, modules

_SEQUENCES = {"list", "tuple", "Iterator", "Iterable", "Sequence", "filter"}
_TEXT_TO_TEXT = {"format", "join", "replace", "strip"}
_OUTSIDE = {("Path", "name"): "str"}
"""What records of others hold."""
_WRITTEN = (ast.Constant, ast.Dict, ast.List, ast.Tuple)
"""What a module may hold that is read as it is written."""
Types = dict[str, ast.expr | None]


class Reading:
    """Tells the types in one function; what it cannot tell is None."""

    def __init__(self, module: Module, function: ast.FunctionDef) -> None:
        self.modules, self.module = modules(), module
        self.kinds: dict[str, Kind] = {
            name: kind for each in self.modules.values() for name, kind in each.kinds.items()
        }
        arguments = [*function.args.args, *function.args.kwonlyargs]
        self.known: Types = {each.arg: module.typed(each.annotation) for each in arguments}
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and len(node.targets) == 1:
                self._bind(node.targets[0], self.of(node.value))
            elif isinstance(node, ast.AnnAssign):
                self._bind(node.target, module.typed(node.annotation))

    def of(self, node: ast.expr) -> ast.expr | None:
        """The type of `node`."""
        tell = getattr(self, f"_{type(node).__name__.lower()}", None)
        return tell(node) if tell else None

    def _bind(self, target: ast.expr, held: ast.expr | None) -> None:
        if isinstance(target, ast.Name):
            self.known[target.id] = held
        elif isinstance(target, (ast.Tuple, ast.List)):
            for at, each in enumerate(target.elts):
                self._bind(each, _part(held, at))

    def _constant(self, node: ast.Constant) -> ast.expr:
        return ast.Name(type(node.value).__name__)

    def _compare(self, _: ast.Compare) -> ast.expr:
        return ast.Name("bool")

    def _joinedstr(self, _: ast.JoinedStr) -> ast.expr:
        return ast.Name("str")

    def _binop(self, node: ast.BinOp) -> ast.expr | None:
        """Text times a truth, and text and text, is text."""
        left = self.of(node.left)
        return left if _is(left, "str") else None

    def _name(self, node: ast.Name) -> ast.expr | None:
        if node.id in self.known:
            return self.known[node.id]
        for module in self._homes(node.id):
            for each in module.tree.body:
                if isinstance(each, ast.Assign) and [node.id] == [getattr(t, "id", "") for t in each.targets]:
                    return self.of(each.value) if isinstance(each.value, _WRITTEN) else None
        return None

    def _homes(self, name: str) -> list[Module]:
        """The module where `name` is declared, at most one."""
        origin = self.module.names.get(name, f"{self.module.name}.{name}").partition(".")[0]
        return [self.modules[origin]] if origin in self.modules else []

    def _ifexp(self, node: ast.IfExp) -> ast.expr | None:
        either = [self.of(node.body), self.of(node.orelse)]
        texts = [ast.unparse(each) for each in either if each is not None]
        if len(texts) < 2 or texts[0] == texts[1]:
            return either[0] if len(texts) == 2 or _empty(node.orelse) else None
        if _empty(node.orelse):
            return either[0]
        return ast.BinOp(either[0], ast.BitOr(), either[1])

    def _call(self, node: ast.Call) -> ast.expr | None:
        if isinstance(node.func, ast.Attribute):
            return self._method(node.func)
        if not isinstance(node.func, ast.Name):
            return None
        name = node.func.id
        if name in ("list", "tuple", "sorted") and node.args:
            return _many(_element(self.of(node.args[0])))
        if self.module.names.get(name) in self.kinds:
            return ast.Name(self.module.names[name])
        if name in ("Markup", "str"):
            return ast.Name(name)
        return next((m.typed(m.functions[name].returns) for m in self._homes(name) if name in m.functions), None)

    def _method(self, node: ast.Attribute) -> ast.expr | None:
        held = self.of(node.value)
        if node.attr in _TEXT_TO_TEXT and _is(held, "str"):
            return held
        if node.attr == "items" and isinstance(held, ast.Subscript) and _is(held.value, "dict"):
            return _many(ast.Subscript(ast.Name("tuple"), held.slice))
        return self._attribute(node)

    def _attribute(self, node: ast.Attribute) -> ast.expr | None:
        held = self.of(node.value)
        kind = self._kind_of(held)
        if kind:
            return kind.members.get(node.attr)
        outside = _OUTSIDE.get((held.id, node.attr)) if isinstance(held, ast.Name) else None
        return ast.Name(outside) if outside else None

    def _kind_of(self, held: ast.expr | None) -> Kind | None:
        """The class of `held`, were it not None."""
        if isinstance(held, ast.BinOp):
            return self._kind_of(held.left)
        return self.kinds.get(held.id) if isinstance(held, ast.Name) else None

    def _tuple(self, node: ast.Tuple) -> ast.expr | None:
        """Several tuples of one shape are a sequence of them."""
        parts: list[ast.expr | None] = []
        for each in node.elts:
            held = self.of(each.value) if isinstance(each, ast.Starred) else self.of(each)
            inside = held.slice if isinstance(each, ast.Starred) and isinstance(held, ast.Subscript) else None
            parts += inside.elts if isinstance(inside, ast.Tuple) else [None if inside else held]
        if not parts or any(each is None for each in parts):
            return None
        if isinstance(parts[0], ast.Subscript) and len({ast.unparse(each) for each in parts}) == 1:
            return ast.Subscript(ast.Name("tuple"), ast.Tuple([parts[0], ast.Constant(...)]))
        return ast.Subscript(ast.Name("tuple"), ast.Tuple(parts))

    def _dict(self, node: ast.Dict) -> ast.expr | None:
        held = self.of(node.values[0]) if node.values else None
        return None if held is None else ast.Subscript(ast.Name("dict"), ast.Tuple([ast.Name("str"), held]))

    def _list(self, node: ast.List) -> ast.expr | None:
        return _many(self.of(node.elts[0])) if node.elts else None

    def _subscript(self, node: ast.Subscript) -> ast.expr | None:
        held = self.of(node.value)
        if isinstance(node.slice, ast.Slice):
            return held
        if isinstance(held, ast.Subscript) and _is(held.value, "dict"):
            return held.slice.elts[1]
        return _element(held)

    def _listcomp(self, node: ast.ListComp) -> ast.expr | None:
        before = dict(self.known)
        for each in node.generators:
            self._bind(each.target, _element(self.of(each.iter)))
        held = _many(self.of(node.elt))
        self.known = before
        return held

    _generatorexp = _listcomp


def _is(held: ast.expr | None, name: str) -> bool:
    return isinstance(held, ast.Name) and held.id == name


def _many(element: ast.expr | None) -> ast.expr | None:
    return None if element is None else ast.Subscript(ast.Name("list"), element)


def _element(held: ast.expr | None) -> ast.expr | None:
    """The type of what `held` is a sequence of."""
    if isinstance(held, ast.Subscript) and ast.unparse(held.value).rpartition(".")[2] in _SEQUENCES:
        inner = held.slice
        if not isinstance(inner, ast.Tuple):
            return inner
        if ast.unparse(held.value) == "tuple" and ast.unparse(inner.elts[-1]) == "...":
            return inner.elts[0]
    return None


def _part(held: ast.expr | None, at: int) -> ast.expr | None:
    """The type of the part `at` of a tuple."""
    if isinstance(held, ast.Subscript) and isinstance(held.slice, ast.Tuple):
        parts = held.slice.elts
        if len(parts) == 2 and ast.unparse(parts[1]) == "...":
            return parts[0]
        return parts[at] if at < len(parts) else None
    return None


def _empty(node: ast.expr) -> bool:
    """Whether `node` is written as nothing: "", [], ()."""
    return (isinstance(node, ast.Constant) and not node.value) or (
        isinstance(node, (ast.List, ast.Tuple)) and not node.elts
    )


def filled() -> Iterator[tuple[str, tuple[str, dict[str, ast.expr | None]]]]:
    """(template, (what its module is for, field -> type)), where the code fills a template."""
    for module in modules().values():
        for function in module.functions.values():
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "fill":
                    reading = Reading(module, function)
                    types = {each.arg: reading.of(each.value) for each in call.keywords if each.arg}
                    yield call.args[0].value, (module.about, types)
