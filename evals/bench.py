#!/usr/bin/env python3
"""How much processor time digest needs beside MkDocs, for the seeds and for made-up articles (scale.py).

    python evals/bench.py                         the seeds, 100 and 1,000 articles
    python evals/bench.py --articles 5,100,5000   other sizes; up to 5 means the seeds
    python evals/bench.py --check                 exit status 1 when a promise of DESIGN.md section 8 is broken

All times are processor seconds, user and system, child processes included; starting Python and importing is left out on
both sides. Only the ratios travel from one machine to another, and each is measured in one run. `mkdocs` is the build
of the same pages, written as files, with the settings of mkdocs.yml and without the digest plugin. `one changed` is
the second run of digest, all of it, after one article was edited. Memory is that of digest's largest process.
"""

from __future__ import annotations

import argparse
import logging
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

from beside import report
from event import ROOT
from scale import write

SEEDS = 5
"""How many seeds there are."""
STAGES = ("read", "analyse", "compare", "publish")
LEAST_CHECKED = 100
"""Articles from which the promises hold; below, MkDocs' build is too short to compare with."""
MOST = {"ratio": 1.0, "one changed": 0.1}
"""What DESIGN.md section 8 promises: digest's time as a share of MkDocs' own."""
COLUMNS = ("articles", *STAGES, "digest total", "mkdocs", "ratio", "ratio one changed", "peak memory")
EDIT = "\n\nThe meeting lasted 37 minutes, an official said.\n"


@dataclass(frozen=True, slots=True)
class Measured:
    """One size: processor seconds, and the memory in MiB."""

    articles: int
    stages: dict[str, float]
    changed: float
    mkdocs: float
    memory: float

    @property
    def total(self) -> float:
        """Seconds of all stages."""
        return sum(self.stages.values())

    @property
    def ratios(self) -> dict[str, float]:
        """Digest's time as a share of MkDocs', for all articles new and for one changed."""
        return {"ratio": self.total / self.mkdocs, "one changed": self.changed / self.mkdocs}

    def row(self) -> tuple[str, ...]:
        """A row of the table."""
        times = [*self.stages.values(), self.total, self.mkdocs]
        ratios = [f"{ratio:.3f}" for ratio in self.ratios.values()]
        return (f"{self.articles:,}", *(f"{t:.3f} s" for t in times), *ratios, f"{self.memory:.0f} MiB")

    def broken(self) -> list[str]:
        """The promises that are not kept, one sentence each."""
        if self.articles < LEAST_CHECKED:
            return []
        over = {name: ratio for name, ratio in self.ratios.items() if ratio >= MOST[name]}
        return [
            f"{self.articles:,} articles: {name} is {ratio:.3f}, promised below {MOST[name]}"
            for name, ratio in over.items()
        ]


def measure(count: int, config: Path) -> Measured:
    """Measure one size, digest and MkDocs each in a process of its own, one after the other."""
    with tempfile.TemporaryDirectory() as tmp:
        seeds, pages = Path(tmp, "seeds"), Path(tmp, "pages")
        if count <= SEEDS:
            shutil.copytree(ROOT / "seeds", seeds)
        else:
            write(seeds, count)
        stages, changed, memory = alone(run_digest, seeds, pages)
        mkdocs = alone(run_mkdocs, pages, Path(tmp, "site"), config)
    return Measured(max(count, SEEDS), stages, changed, mkdocs, memory)


def alone(function: Callable, *arguments: object) -> object:
    """What the function returns in a new process, so that neither memory nor caches are those of another."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


@contextmanager
def processor_time(into: dict[str, float], name: str) -> Iterator[None]:
    """Note the processor seconds of the block, those of its children that have ended included."""
    before = _processor_seconds()
    yield
    into[name] = _processor_seconds() - before


def _processor_seconds() -> float:
    """So far; os.times() would count in hundredths, too coarse for five articles."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def tell(stage: str, done: int, total: int) -> None:
    """Progress on standard error, a line a stage; on a terminal it counts up by tenths."""
    ended = done == total
    if ended or (sys.stderr.isatty() and done % max(1, total // 10) == 0):
        end = "\n" if ended else "\r"
        print(f"  {stage:<10}{done:>7,} of {total:,}", end=end, file=sys.stderr, flush=True)


# ------------------------------------------------------------------------------ in processes of their own


def run_digest(seeds: Path, pages: Path) -> tuple[dict[str, float], float, float]:
    """Seconds of each stage and after one article changed, peak memory in MiB; the pages are written to `pages`."""
    sys.path.insert(0, str(ROOT))
    from digest.config import Settings
    from digest.publish import write_pages

    settings = Settings(seeds=seeds, templates=ROOT / "templates", full_text="evidence")
    stages, memory, made = run_stages(settings)
    write_pages(made, pages)
    changed = run_changed(settings, memory)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return stages, changed, peak / 1024


def run_stages(settings: object) -> tuple[dict[str, float], object, tuple]:
    """The journey of digest.pipeline stage by stage: seconds, what the next run may remember, the pages."""
    from digest import pipeline, publish
    from digest.compare import compare
    from digest.model import Analysis
    from digest.read import read_folder

    stages, memory = {}, pipeline.Memory()
    with processor_time(stages, "read"):
        articles, rejected = read_folder(settings.seeds, tell, memory=memory.read)
    with processor_time(stages, "analyse"):
        found = pipeline.analyse_all(articles, memory.analyses, settings.jobs, tell)
        analyses = [each for each in found if isinstance(each, Analysis)]
    with processor_time(stages, "compare"):
        briefing = compare(analyses, rejected, settings.title, tell)
    with processor_time(stages, "publish"):
        pages = publish.render(briefing, settings, tell)
    return stages, memory, pages


def run_changed(settings: object, memory: object) -> float:
    """Seconds of a whole second run after an edit of the article in the middle."""
    from digest import pipeline

    files = sorted(settings.seeds.glob("*.txt"))
    edited = files[len(files) // 2]
    edited.write_text(edited.read_text("utf-8").rstrip() + EDIT, "utf-8")
    seconds = {}
    with processor_time(seconds, "changed"):
        briefing = pipeline.compose(settings, memory=memory, progress=tell)
        pipeline.publish(briefing, settings, progress=tell)
    return seconds["changed"]


def run_mkdocs(pages: Path, site: Path, config: Path) -> float:
    """Seconds of MkDocs' build of the pages, with the theme, the extensions and the other plugins of `config`.

    Raises the errors of MkDocs.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logging.getLogger("mkdocs").setLevel(logging.ERROR)  # it would list each page that is not in the navigation
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    own = ROOT / "docs"
    if own.is_dir():
        shutil.copytree(own, pages, dirs_exist_ok=True)
    loaded = load_config(
        str(config), docs_dir=str(pages), site_dir=str(site), plugins=other_plugins(config), nav=top_pages(pages)
    )
    overrides = ROOT / "templates" / "overrides"  # the plugin puts it there
    loaded.theme.dirs.insert(0, str(overrides))
    seconds = {}
    with processor_time(seconds, "mkdocs"):
        loaded.plugins.on_startup(command="build", dirty=False)
        build(loaded)
        loaded.plugins.on_shutdown()
    return seconds["mkdocs"]


def other_plugins(config: Path) -> list:
    """The plugins that mkdocs.yml asks for, digest aside."""
    from mkdocs.utils.yaml import yaml_load

    with config.open(encoding="utf-8") as file:
        plugins = yaml_load(file).get("plugins", ["search"])
    return [p for p in plugins if (p if isinstance(p, str) else next(iter(p))) != "digest"]


def top_pages(pages: Path) -> list[str]:
    """The pages for the navigation; articles are not in it, as in the real site: its cost is quadratic."""
    return sorted(p.relative_to(pages).as_posix() for p in [*pages.glob("*.md"), *pages.glob("*/index.md")])


# ---------------------------------------------------------------------------------------------- the report


def table(rows: list[Measured]) -> str:
    """The rows as a Markdown table."""
    cells = [COLUMNS, *(row.row() for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(COLUMNS))]
    lines = ["| " + " | ".join(c.rjust(w) for c, w in zip(row, widths, strict=True)) + " |" for row in cells]
    return "\n".join([lines[0], "|" + "|".join("-" * (w + 1) + ":" for w in widths) + "|", *lines[1:]])


def growth(rows: list[Measured]) -> Iterator[str]:
    """How the time of the comparison grows with the articles, from one size to the next."""
    for small, large in pairwise(rows):
        if small.articles < large.articles and small.stages["compare"]:
            times, articles = large.stages["compare"] / small.stages["compare"], large.articles / small.articles
            yield f"{small.articles:,} to {large.articles:,} articles, ×{articles:.1f}: comparison ×{times:.1f}"


def sizes(text: str) -> list[int]:
    """`5,100,1000` as numbers; ValueError for anything else."""
    found = [int(part) for part in text.split(",")]
    if min(found) < 1:
        raise ValueError(text)
    return found


def main(arguments: list[str] | None = None) -> int:
    """Measure, print; 1 with --check when a promise is broken, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--articles", type=sizes, default=[5, 100, 1000], metavar="N,N", help="sizes (default: 5,100,1000)"
    )
    parser.add_argument("--config", type=Path, default=ROOT / "mkdocs.yml", metavar="FILE", help="default: mkdocs.yml")
    parser.add_argument("--check", action="store_true", help="fail when digest takes more than it promises")
    parser.add_argument("--no-others", action="store_true", help="leave out the table beside other programs")
    chosen = parser.parse_args(arguments)
    rows = []
    for count in chosen.articles:
        print(f"{count:,} articles", file=sys.stderr)
        rows.append(measure(count, chosen.config.resolve()))
    print(table(rows), *growth(rows), sep="\n")
    if not chosen.no_others:
        print("", report(), sep="\n")
    broken = [sentence for row in rows for sentence in row.broken()]
    print(*broken, sep="\n", end="\n" if broken else "")
    return 1 if chosen.check and broken else 0


if __name__ == "__main__":
    sys.exit(main())
