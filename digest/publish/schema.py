"""JSON Schema of the export, made from the records that it is written with and what is written below each field."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import msgspec

from . import contract
from .contract import article, changes, details


def export_schema() -> str:
    """JSON Schema of `briefing.json`."""
    return _schema(f"Briefing, version {contract.VERSION}", contract.BriefingRecord, contract.EditionsRecord)


def changes_schema() -> str:
    """JSON Schema of what `digest diff --format json` writes: a list of such records."""
    return _schema("Changes", changes.ChangesRecord)


@cache
def _schema(title: str, *records: type) -> str:
    either, parts = msgspec.json.schema_components(records, ref_template="#/$defs/{name}")
    for module in (contract, article, changes, details):
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.ClassDef) and node.name in parts:
                for name, text in written_below(node):
                    parts[node.name]["properties"][name]["description"] = text
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return json.dumps({**head, "anyOf": list(either), "$defs": parts}, indent=1, ensure_ascii=False) + "\n"


def written_below(record: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """(field, the string that stands as a statement below it) of each field that has one."""
    for above, below in pairwise(record.body):
        match above, below:
            case ast.AnnAssign(target=ast.Name(name)), ast.Expr(value=ast.Constant(str(text))):
                yield name, " ".join(text.split())
