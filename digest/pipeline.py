"""The whole journey on one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from os import cpu_count
from typing import TypeVar

from . import letters
from .analyse import analyse
from .compare import compare
from .compare.recurring import recurring_people
from .config import Settings
from .errors import failure_on, trace_of
from .model import Analysis, Article, Briefing, Edition, Page, Rejected
from .read import Key, Read, fingerprints, link_of, read_folder, sound
from .read.events import beside_events, event_folders

Progress = Callable[[str, int, int], None]
"""Called with the stage, how many are done and how many there are."""

PARALLEL_FROM = 80
"""New articles from which a pool of processes pays for its start (0.3 s; evals/bench.py)."""

Analyses = dict[Article, Analysis | Rejected]
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass
class Memory:
    """What one build leaves for the next: files and articles that have not changed are not gone through again."""

    read: dict[Key, Read] = field(default_factory=dict)
    analyses: Analyses = field(default_factory=dict)
    events: dict[str, Memory] = field(default_factory=dict)
    """The same of each event of a site with several."""


def compose_all(
    settings: Settings, *, memory: Memory | None = None, progress: Progress | None = None
) -> tuple[Edition, ...]:
    """The briefing of each event that the folder of articles tells of; one where it has no folders of events.

    Raises as `compose` does.
    """
    from .publish.changes.past import read_past, with_former

    known, folders, past = memory or Memory(), event_folders(settings.seeds, settings.events), read_past(settings.since)
    for gone in known.events.keys() - folders.keys():
        del known.events[gone]
    editions = []
    for event, folder in folders.items() or (("", ""),):
        chosen, held = settings, known
        if event:
            chosen, held = settings.of_event(folder), known.events.setdefault(event, Memory())
        briefing = compose(chosen, memory=held, progress=progress)
        editions.append(Edition(event, sound(folder), with_former(briefing, event, past)))
    return tuple(editions)


def outside(settings: Settings) -> list[str]:
    """A sentence for each article and folder that is in none of several events, and where `seeds` leads elsewhere."""
    return [*link_of(settings.seeds), *beside_events(settings.seeds, settings.events)]


def compose(settings: Settings, *, memory: Memory | None = None, progress: Progress | None = None) -> Briefing:
    """Read the articles and work out what they tell together.

    `memory` spares the next call what has not changed. Raises SeedError when the folder cannot be read.
    """
    tell = progress or (lambda stage, done, total: None)
    known = memory or Memory()
    spread = partial(_spread, jobs=settings.jobs)
    articles, rejected = read_folder(settings.seeds, tell, memory=known.read, spread=spread)
    composed = [letters.compose(article) for article in articles]
    found = analyse_all(composed, known.analyses, settings.jobs, tell)
    analyses = [each for each in found if isinstance(each, Analysis)]
    failed = [each for each in found if isinstance(each, Rejected)]
    briefing = compare(analyses, [*rejected, *failed], settings.title, tell)
    return letters.restore(briefing, {a.id: a for a, read in zip(articles, composed, strict=True) if a is not read})


def publish(briefing: Briefing, settings: Settings, *, progress: Progress | None = None) -> tuple[Page, ...]:
    """Render every page and data file of a site about one event, each span checked against its article.

    Raises FidelityError or TemplateError; then nothing is returned.
    """
    return publish_all((Edition("", "", briefing),), settings, progress=progress)


def publish_all(
    editions: Sequence[Edition],
    settings: Settings,
    *,
    progress: Progress | None = None,
    locate: Callable[[str], str] | None = None,
) -> tuple[Page, ...]:
    """The same of a site about several events. `locate` gives the address of a file of the site, for its feeds."""
    from .publish import render_all  # jinja2 is loaded only by those who publish

    inputs, people = fingerprints(settings.seeds), recurring_people(editions)
    tell = progress or (lambda stage, done, total: None)
    return render_all(editions, people, settings, tell, inputs=inputs, locate=locate)


def analyse_all(articles: list[Article], memory: Analyses, jobs: int, tell: Progress) -> list[Analysis | Rejected]:
    """The analysis of each article, from `memory` where it is known, else on one or several processes."""
    new = [article for article in articles if article not in memory]
    for done, (article, found) in enumerate(zip(new, _spread(attempt, new, jobs), strict=True), 1):
        # another process sends a copy of the article, with a text of its own
        memory[article] = replace(found, article=article) if isinstance(found, Analysis) else found
        tell("analyse", done, len(new))
    for gone in memory.keys() - set(articles):
        del memory[gone]
    return [memory[article] for article in articles]


def attempt(article: Article) -> Analysis | Rejected:
    """The analysis of an article; the reason where there can be none, for no article may end a build."""
    try:
        return analyse(article)
    except Exception as error:  # whatever it is, the other articles are sound
        return Rejected(article.path, failure_on(article.place, error), trace_of(error))


def _spread(function: Callable[[Item], Result], items: list[Item], jobs: int) -> Iterator[Result]:
    """`function` of each item in order, in several processes where the work is worth it."""
    workers = jobs or (1 if len(items) < PARALLEL_FROM else cpu_count() or 1)
    if workers == 1:
        yield from map(function, items)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(function, items, chunksize=max(1, len(items) // (workers * 4)))
