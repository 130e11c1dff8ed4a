#!/usr/bin/env python3
"""The page docs/reference.md, made from the code and from nothing else.

python scripts/reference.py            writes it
python scripts/reference.py --check    exit status 1 when the page is not what the code says
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference.md"
HEAD = """---
title: "Reference"
---
# Reference

Made from the code by `python scripts/reference.py`; do not edit it here. How to use these parts:
[Make it yours](make-it-yours.md), [Your own articles](your-own-articles.md)."""


def reference() -> str:
    """The page, as the code beside this script says."""
    sys.path.insert(0, str(ROOT))
    from scripts.parts import commands, records, templates

    parts = [
        HEAD,
        commands.settings(),
        commands.commands(),
        commands.statuses(),
        templates.templates(),
        records.records(),
        templates.macros(),
    ]
    return "\n\n".join(parts) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the page; -> the exit status."""
    if arguments not in ([], ["--check"]):
        print(__doc__.strip(), file=sys.stderr)
        return 2
    text = reference()
    if not arguments:
        PAGE.write_text(text, "utf-8")
    elif not PAGE.is_file() or PAGE.read_text("utf-8") != text:
        print("docs/reference.md is not what the code says; run: python scripts/reference.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
