"""A labelled event: a folder of articles, a folder of labels, and what the program exports for the articles.

Labels name an article by the three digits its file begins with; `load` renames the export the same way, so that
whatever reads an Event can compare the two directly.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARTICLE_FILE = re.compile(r"\d{3}.*\.(txt|md|html)$")
SPEECH = ("direct", "partial")
"""The kinds of quotation that are somebody's speech."""


class EvalError(Exception):
    """A command failed or a file is missing; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Event:
    """The labels of one event beside the export, articles under the same names in both."""

    name: str
    files: dict[str, str]
    """Text of each file, line ends as \\n."""
    articles: dict[str, dict]
    """Exported articles."""
    quotations: dict[str, list[dict]]
    """Exported quotations of each article, of every kind."""
    shared_quotes: list[dict]
    details: list[dict]
    lineage: list[dict]
    gold_quotes: list[dict]
    gold_details: list[dict]
    gold_articles: dict

    def text(self, article: str) -> str:
        """The exported text, empty where the article was not exported."""
        return self.articles.get(article, {}).get("text", "")

    def speech(self, article: str) -> list[dict]:
        """The exported quotations that are speech."""
        return [q for q in self.quotations.get(article, ()) if q["kind"] in SPEECH]

    def gold_speech(self, article: str) -> list[dict]:
        """The labelled quotations of one article that are speech."""
        return [g for g in self.gold_quotes if g["article"] == article and g["kind"] in SPEECH]

    def labelled(self) -> list[str]:
        """The articles that have a labelled quotation of any kind, in the order of the labels."""
        return list(dict.fromkeys(g["article"] for g in self.gold_quotes))


def load(articles: Path, labels: Path) -> Event:
    """Export the articles and put the labels beside the export. EvalError when either cannot be had."""
    files = {p.name[:3]: p for p in sorted(articles.iterdir()) if ARTICLE_FILE.match(p.name)}
    if not files:
        raise EvalError(f"{articles} has no article: the name of a file must begin with three digits.")
    gold = [_labels(labels / f"gold_{kind}.json") for kind in ("quotes", "details", "articles")]
    texts = {key: path.read_text("utf-8") for key, path in files.items()}
    return assemble(articles.name, texts, export_of(articles.name, list(files.values())), *gold)


def assemble(name: str, files: dict, export: dict, quotes: list, details: list, articles: dict) -> Event:
    """An Event out of a parsed export and parsed labels."""
    key = {a["id"]: Path(a["file"]).name[:3] for a in export["articles"]}
    quotations = defaultdict(list)
    for q in export["quotations"]:
        quotations[key[q["article"]]].append(q)
    return Event(
        name=name,
        files=files,
        articles={key[a["id"]]: a for a in export["articles"]},
        quotations=dict(quotations),
        shared_quotes=[s | {"members": _renamed(s["members"], key)} for s in export["shared_quotes"]],
        details=[d | {"values": _renamed(d["values"], key)} for d in export["details"]],
        lineage=[x | {"articles": [key[i] for i in x["articles"]]} for x in export["lineage"]],
        gold_quotes=quotes,
        gold_details=details,
        gold_articles=articles,
    )


def export_of(name: str, files: list[Path]) -> dict:
    """What the program exports for copies of the files, in a folder of that name with nothing else in it."""
    with tempfile.TemporaryDirectory() as tmp:
        folder, output = Path(tmp, name), Path(tmp, "export.json")
        folder.mkdir()
        for path in files:
            (folder / path.name).write_bytes(path.read_bytes())
        command = [*shlex.split(digest_command()), "export", str(folder), "--output", str(output)]
        run(command)
        if not output.exists():
            raise EvalError(f"{shlex.join(command)} wrote no file.")
        return json.loads(output.read_text("utf-8"))


def digest_command() -> str:
    """The command that is measured: $DIGEST, else the digest of this checkout."""
    return os.environ.get("DIGEST") or f"{shlex.quote(sys.executable)} -m digest"


def run(command: list[str]) -> str:
    """What the command prints; the checkout can be imported from it. EvalError when it fails."""
    paths = filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    try:
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    except OSError as error:
        raise EvalError(f"{command[0]} cannot be started: {error.strerror}.") from error
    if done.returncode:
        raise EvalError(f"{shlex.join(command)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def _renamed(records: list[dict], key: dict[str, str]) -> list[dict]:
    return [r | {"article": key[r["article"]]} for r in records]


def _labels(path: Path) -> list | dict:
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise EvalError(f"{path} is missing; evals/README.md says what it holds.") from error
