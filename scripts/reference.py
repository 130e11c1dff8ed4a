#!/usr/bin/env python3
"""The pages docs/reference.md and docs/schema.md, made from the code and from nothing else.

python scripts/reference.py            writes them
python scripts/reference.py --check    exit status 1 when a page is not what the code says
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
HEAD = """---
title: "Reference"
---
# Reference

Made from the code by `python scripts/reference.py`; do not edit it here. How to use these parts:
[Make it yours](make-it-yours.md), [Your own articles](your-own-articles.md). What the data files hold:
[The data](schema.md)."""


def reference() -> str:
    """The page of what a newsroom sets, calls and fills, as the code beside this script says."""
    from scripts.parts import commands, records, templates

    parts = [
        HEAD,
        commands.settings(),
        commands.commands(),
        commands.statuses(),
        templates.templates(),
        records.records(),
        templates.macros(),
        records.core(),
    ]
    return "\n\n".join(parts) + "\n"


def schema() -> str:
    """The page of what the data files hold."""
    from scripts.parts import data

    return data.data()


PAGES = {"reference.md": reference, "schema.md": schema}


def main(arguments: list[str]) -> int:
    """Write or check the pages; -> the exit status."""
    if arguments not in ([], ["--check"]):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    sys.path.insert(0, str(ROOT))
    status = 0
    for name, made in PAGES.items():
        page, text = DOCS / name, made()
        if not arguments:
            page.write_text(text, "utf-8")
        elif not page.is_file() or page.read_text("utf-8") != text:
            print(f"docs/{name} is not what the code says; run: python scripts/reference.py", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
