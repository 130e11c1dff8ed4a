"""Articles taken in from anywhere: what is found is shown, then written as Markdown with the original beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from ..disk import sweep, write_whole
from ..errors import SeedError, sentence_of, trace_of
from ..model import Article, Rejected
from ..read import ORIGINAL, name_articles, read_file, read_folder, slug, sound
from ..read.facts import differs
from ..read.formats import ending
from .markdown import as_markdown
from .web import fetch

NAME = 90
"""Letters of the longest name of a file, without its ending."""
Tell = Callable[[str, int, int], None]
Known = dict[str, list[tuple[Article, str]]]
"""Digest of the words -> the articles that have them, each with the file it is or goes to."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One article that was found."""

    place: str
    """The file or address, and which of its articles."""
    article: Article
    original: Path | bytes
    """The file it was read from, or what was fetched of an address."""
    target: Path | None = None
    """Where it goes; None when it does not."""
    reason: str = ""
    """Why it does not: a sentence."""


Findings = list[Finding | Rejected]
"""The articles that were found, and what could not be read."""


def find(sources: Iterable[str], seeds: Path, tell: Tell = lambda stage, done, total: None) -> Findings:
    """What `sources` (files, folders, addresses) hold and where each article would go in `seeds`.

    An article that is there already, by its words, goes nowhere. Nothing is written.
    """
    known: Known = defaultdict(list)
    for article in read_folder(seeds)[0] if seeds.is_dir() else ():
        known[_digest(article)].append((article, article.place))
    taken = {path.name for path in seeds.iterdir()} if seeds.is_dir() else set()
    findings: Findings = []
    for source in sources:
        for found in _found(source, tell):
            findings.append(_placed(found, seeds, known, taken) if isinstance(found, Finding) else found)
    return findings


def write(findings: Iterable[Finding | Rejected], seeds: Path) -> list[Finding]:
    """Write each article that has a place, its original first: what is cut short leaves no half article.

    Never overwrites: where a file has come there meanwhile the article gets another name. Returns the findings that
    could not be written, each with its reason.
    """
    seeds.mkdir(parents=True, exist_ok=True)
    sweep(seeds)
    failed: list[Finding] = []
    originals: dict[Path, str] = {}
    for finding in findings:
        if isinstance(finding, Rejected) or finding.target is None:
            continue
        try:
            _write_one(finding, finding.target, originals)
        except OSError as error:
            reason = f"{finding.place}: {error.strerror or error}; it is not written."
            failed.append(replace(finding, target=None, reason=reason))
    return failed


def _write_one(finding: Finding, wanted: Path, originals: dict[Path, str]) -> None:
    file = finding.original if isinstance(finding.original, Path) else None
    for target in _names(wanted):
        try:
            original = file and originals.get(file) or _keep_original(finding, target)
            write_whole(target, as_markdown(finding.article, original).encode(), new=True)
        except FileExistsError:
            continue
        if file and finding.article.part:
            originals[file] = original
        return


def _keep_original(finding: Finding, target: Path) -> str:
    """Put the original beside the article; of a file that holds several it may be there already."""
    name = _original_name(finding, target.stem)
    content = finding.original if isinstance(finding.original, bytes) else finding.original.read_bytes()
    if not (finding.article.part and (target.parent / name).exists()):
        write_whole(target.parent / name, content, new=True)
    return name


def _names(target: Path) -> Iterator[Path]:
    """`a.md`, `a-2.md`, `a-3.md` ..."""
    yield target
    yield from (target.with_name(f"{target.stem}-{n}.md") for n in range(2, 1_000))


def _original_name(finding: Finding, stem: str) -> str:
    """The name of the original: like the article's, or like its own where it holds several."""
    original = finding.original
    end = ending(original.name if isinstance(original, Path) else finding.place) or ".html"
    if not finding.article.part or isinstance(original, bytes):
        return f"{stem}{ORIGINAL[:-1]}{end}"
    digest = sha256(original.read_bytes()).hexdigest()[:6]
    return f"{slug(original.name.removesuffix(end))}-{digest}{ORIGINAL[:-1]}{end}"


def _found(source: str, tell: Tell) -> Findings:
    """What one source holds, or why it cannot be read: whatever that is, the others are taken."""
    try:
        if re.match(r"[a-z]{2,}:", source, re.I):
            return _fetched(source)
        path = Path(source)
        if not path.exists():
            raise SeedError(f"{path}: there is no such file or folder.")
        return _of_folder(path.resolve(), tell) if path.is_dir() else _of_file(path.resolve())
    except Exception as error:
        told = sentence_of(error)
        reason = told if told.startswith(source) else f"{source}: {told}"
        return [Rejected(source, reason, trace_of(error))]


def _of_folder(folder: Path, tell: Tell) -> Findings:
    articles, rejected = read_folder(folder, tell)
    odd = {sound(name): name for name in _written_oddly(folder)}
    return _findings(articles, rejected, lambda article: folder / odd.get(article.path, article.path))


def _of_file(file: Path) -> Findings:
    """What a file holds; nothing beside it is looked at."""
    found = read_file((file.parent, file.name, {}))
    articles = name_articles([each for each in found if isinstance(each, Article)])
    return _findings(articles, [each for each in found if isinstance(each, Rejected)], lambda article: file)


def _findings(
    articles: Iterable[Article], rejected: Iterable[Rejected], original: Callable[[Article], Path]
) -> Findings:
    return [*(Finding(article.place, article, original(article)) for article in articles), *rejected]


def _written_oddly(root: Path) -> Iterator[str]:
    """Names of files that no text can hold; they are shown with question marks."""
    for file in root.rglob("*"):
        name = file.relative_to(root).as_posix()
        if sound(name) != name:
            yield name


def _fetched(url: str) -> Findings:
    """The article at an address; its name for the reader is made of what the server says it is."""
    page = fetch(url)
    parts = [(f", {article.part}" if article.part else "", article) for article in page.articles()]
    return [Finding(f"{url}{part}", article, page.content) for part, article in parts]


def _digest(article: Article) -> str:
    """Of the words alone: other front matter, white space and marks make no other article."""
    words = " ".join(re.findall(r"\w+", article.text[article.begin :].casefold()))
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _placed(finding: Finding, seeds: Path, known: Known, taken: set[str]) -> Finding:
    """The finding with a free name in `seeds`, or with the reason why it gets none."""
    article = finding.article
    same = known[_digest(article)]
    there = next((place for other, place in same if not _of_two_outlets(article, other)), None)
    if there is not None:
        return replace(finding, reason=f"{finding.place}: already there as {there}.")
    target = next(path for path in _names(seeds / f"{_stem(article)}.md") if path.name not in taken)
    taken.add(target.name)
    same.append((article, target.name))
    return replace(finding, target=target)


def _of_two_outlets(one: Article, other: Article) -> bool:
    """Whether two outlets have the same words: a reprint, which is an account of its own with the same origin."""
    return one.outlet is not None and other.outlet is not None and differs("outlet", one.outlet, other.outlet)


def _stem(article: Article) -> str:
    """`2022-10-10-the-moscow-times-belarus-says-...`: small letters, digits and hyphens, whatever the article says."""
    day = article.published.value[:10] if article.published else "undated"
    outlet = slug(article.outlet.value, 30) if article.outlet else ""
    words = article.headline.value if article.headline else article.text[article.begin : article.begin + 200]
    return slug(" ".join((day, outlet, words)), NAME)
