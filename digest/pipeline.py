"""The whole journey on one screen."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from os import cpu_count

from .analyse import analyse
from .compare import compare
from .config import Settings
from .model import Analysis, Article, Briefing, Page
from .read import read_folder

Progress = Callable[[str, int, int], None]
"""Called with the stage, how many are done and how many there are."""

PARALLEL_FROM = 80
"""New articles from which a pool of processes pays for its start (0.3 s; evals/bench.py)."""


def compose(
    settings: Settings, *, memory: dict[Article, Analysis] | None = None, progress: Progress | None = None
) -> Briefing:
    """Read the articles and work out what they tell together.

    `memory` keeps analyses from one call to the next: what has not changed is not analysed again.
    Raises SeedError when the folder cannot be read.
    """
    tell = progress or (lambda stage, done, total: None)
    articles, rejected = read_folder(settings.seeds, tell)
    analyses = analyse_all(articles, {} if memory is None else memory, settings.jobs, tell)
    return compare(analyses, rejected, settings.title, tell)


def publish(briefing: Briefing, settings: Settings, *, progress: Progress | None = None) -> tuple[Page, ...]:
    """Render every page and data file of the site, each span checked against its article.

    Raises FidelityError or TemplateError; then nothing is returned.
    """
    from .publish import render  # jinja2 is loaded only by those who publish

    return render(briefing, settings, progress or (lambda stage, done, total: None))


def analyse_all(articles: list[Article], memory: dict[Article, Analysis], jobs: int, tell: Progress) -> list[Analysis]:
    """The analysis of each article, from `memory` where it is known, else on one or several processes."""
    new = [article for article in articles if article not in memory]
    for done, analysis in enumerate(_spread(new, jobs), 1):
        memory[analysis.article] = analysis
        tell("analyse", done, len(new))
    for gone in memory.keys() - set(articles):
        del memory[gone]
    return [memory[article] for article in articles]


def _spread(articles: list[Article], jobs: int):
    workers = jobs or (1 if len(articles) < PARALLEL_FROM else cpu_count() or 1)
    if workers == 1:
        yield from map(analyse, articles)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(analyse, articles, chunksize=max(1, len(articles) // (workers * 4)))
