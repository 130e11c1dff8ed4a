"""The page of the data: the files, how positions count, the versions, and every record from the schema itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from digest.publish.contract import VERSION
from digest.publish.schema import changes_schema, export_schema
from digest.publish.tables import DETAILS, QUOTATIONS

from .markdown import code, heading, prose, table

_WRITTEN = Path(__file__).with_suffix(".md")
"""What is written by hand: all but the records and the columns."""


def data() -> str:
    """The page, from the schema as it is published."""
    records = json.loads(export_schema())["$defs"]
    told = json.loads(changes_schema())["$defs"]
    parts = [
        _WRITTEN.read_text("utf-8").strip().replace("{version}", VERSION),
        *(part for name, record in records.items() for part in _record(name, record)),
        *_columns("quotations.csv", QUOTATIONS),
        *_columns("details.csv", DETAILS),
        heading(2, "Records of `digest diff`", "changes"),
        "`digest diff --format json` writes a list: a `ChangesRecord` for each event in which something has changed.",
        *(part for name, record in told.items() for part in _record(name, record)),
    ]
    return "\n\n".join(parts) + "\n"


def _record(name: str, record: dict) -> Iterator[str]:
    yield heading(3, code(name), name.lower())
    yield prose(record["description"])
    yield table(
        ("Field", "Type", "What it is"),
        (
            (
                code(field),
                _type(held) + ", can be absent" * (field not in record["required"]),
                prose(held["description"]),
            )
            for field, held in record["properties"].items()
        ),
    )


def _type(held: dict) -> str:
    """The type of a field in words, each record a link."""
    match held:
        case {"$ref": target}:
            name = target.rpartition("/")[2]
            return f"[{name}](#{name.lower()})"
        case {"anyOf": either}:
            return " or ".join(map(_type, either))
        case {"prefixItems": parts}:
            return f"array of {len(parts)} {_type(parts[0])}"
        case {"items": each}:
            return f"array of {_type(each)}"
        case {"additionalProperties": each}:
            return f"object of {_type(each)}"
    return held["type"]


def _columns(file: str, columns: dict[str, str]) -> Iterator[str]:
    yield heading(2, f"Columns of {code(file)}", file.replace(".", "-"))
    yield table(("Column", "What it is"), ((code(name), prose(text)) for name, text in columns.items()))
