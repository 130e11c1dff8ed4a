"""Time per article of digest, beside programs that people know the speed of, on the same text in one run.

The texts are the 924 articles of PolNeAR where ../shared is there, else the seeds many times over. spaCy is measured
where it is installed: a blank English pipeline with its rule-based sentencizer, the least that spaCy can do.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from event import ROOT

POLNEAR = ROOT.parent / "shared" / "evals" / "polnear.jsonl"
COPIES = 40
"""Times the seeds are read where PolNeAR is not there."""


def texts() -> tuple[str, list[str]]:
    """(what they are, the articles)."""
    if POLNEAR.is_file():
        with POLNEAR.open(encoding="utf-8") as lines:
            found = [json.loads(line)["text"] for line in lines]
        return f"{len(found):,} articles of PolNeAR", found
    seeds = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    return f"the {len(seeds)} seeds, {COPIES} times", seeds * COPIES


def measure(articles: Sequence[str]) -> dict[str, float]:
    """Program -> processor seconds for all articles; a program that is not installed is left out."""
    sys.path.insert(0, str(ROOT))
    programs: dict[str, Callable[[Sequence[str]], None]] = {
        "digest, one article at a time: quotations, speakers, facts, summary": _analyse,
        "digest export: all of it, compared as one event": _export,
        "Python-Markdown": _markdown,
        "spaCy, blank sentencizer": _spacy,
    }
    seconds = {}
    for name, run in programs.items():
        try:
            run(articles[:3])  # imports and word lists, on all sides
        except ImportError:
            continue
        start = time.process_time()
        run(articles)
        seconds[name] = time.process_time() - start
    return seconds


def report() -> str:
    """A table of milliseconds per article."""
    name, articles = texts()
    rows = [
        f"| {program} | {seconds / len(articles) * 1000:.1f} ms |" for program, seconds in measure(articles).items()
    ]
    size = sum(map(len, articles)) / len(articles)
    return "\n".join([f"| {name}, {size:,.0f} characters each | per article |", "|---|---:|", *rows])


def _analyse(articles: Sequence[str]) -> None:
    from digest.analyse import analyse
    from digest.model import Article

    for n, text in enumerate(articles):
        analyse(Article(f"a-{n}", f"{n}.txt", text))


def _export(articles: Sequence[str]) -> None:
    from digest.config import Settings
    from digest.pipeline import compose
    from digest.publish import export_json

    with tempfile.TemporaryDirectory() as folder:
        for n, text in enumerate(articles):
            Path(folder, f"{n:05}.txt").write_text(text, "utf-8")
        settings = Settings(seeds=Path(folder), jobs=1)
        export_json(compose(settings), settings, full=True)


def _markdown(articles: Sequence[str]) -> None:
    from markdown import Markdown

    convert = Markdown()
    for text in articles:
        convert.reset().convert(text)


def _spacy(articles: Sequence[str]) -> None:
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    for text in articles:
        list(pipeline(text).sents)
