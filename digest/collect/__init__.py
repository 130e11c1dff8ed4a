"""Articles taken in from anywhere: what is found is shown, then written as Markdown with the original beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..disk import sweep, write_whole
from ..errors import SeedError
from ..model import Article, Rejected
from ..read import ORIGINAL, name_articles, read_file, read_folder, slug
from ..read.formats import ending
from .markdown import as_markdown
from .web import fetch

NAME = 90
"""Letters of the longest name of a file, without its ending."""
Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """One article that was found, or a file that could not be read."""

    place: str
    """The file or address, and which of its articles."""
    article: Article | None = None
    original: Path | None = None
    """The file it was read from."""
    content: bytes | None = None
    """What was fetched, of an address."""
    target: Path | None = None
    """Where it goes; None when it does not."""
    reason: str = ""
    """Why it does not: a sentence."""


def find(sources: Iterable[str], seeds: Path, tell: Tell = lambda stage, done, total: None) -> list[Finding]:
    """What `sources` (files, folders, addresses) hold and where each article would go in `seeds`.

    An article that is there already, by its words, goes nowhere. Nothing is written.
    """
    known = _known(seeds)
    taken = {path.name for path in seeds.iterdir()} if seeds.is_dir() else set()
    findings = []
    for source in sources:
        found = _fetched(source) if re.match(r"[a-z]{2,}:", source, re.I) else _found(Path(source), tell)
        for finding in found:
            findings.append(_placed(finding, seeds, known, taken))
    return findings


def write(findings: Iterable[Finding], seeds: Path) -> None:
    """Write each article that has a place, its original first: what is cut short leaves no half article.

    Never overwrites: FileExistsError where a file has come there meanwhile. OSError when it cannot be written.
    """
    seeds.mkdir(parents=True, exist_ok=True)
    sweep(seeds)
    originals: dict[Path | None, str] = {}
    for finding in findings:
        if finding.target is None or finding.article is None:
            continue
        name = originals.get(finding.original)
        if name is None:
            name = _original_name(finding)
            content = finding.content if finding.content is not None else finding.original.read_bytes()
            if not (seeds / name).exists():  # of a file that holds several it may be there already
                write_whole(seeds / name, content, new=True)
            if finding.original is not None:
                originals[finding.original] = name
        write_whole(finding.target, as_markdown(finding.article, name).encode(), new=True)


def _original_name(finding: Finding) -> str:
    """The name of the original: like the article's, or like its own where it holds several."""
    end = ending(finding.original.name if finding.original else finding.place) or ".html"
    if not finding.article.part or finding.original is None:
        return f"{finding.target.stem}{ORIGINAL[:-1]}{end}"
    digest = sha256(finding.original.read_bytes()).hexdigest()[:6]
    return f"{slug(finding.original.name.removesuffix(end))}-{digest}{ORIGINAL[:-1]}{end}"


def _found(path: Path, tell: Tell) -> Iterator[Finding]:
    if not path.exists():
        yield Finding(str(path), reason=f"{path}: there is no such file or folder.")
        return
    root = path.resolve() if path.is_dir() else path.resolve().parent
    if path.is_dir():
        try:
            articles, rejected = read_folder(root, tell)
        except SeedError as error:
            yield Finding(str(path), reason=str(error))
            return
    else:
        found = read_file((root, path.resolve().name, {}))
        articles = name_articles([each for each in found if isinstance(each, Article)])
        rejected = [each for each in found if isinstance(each, Rejected)]
    for article in articles:
        yield Finding(article.place, article, root / article.path)
    for each in rejected:
        yield Finding(each.path, reason=each.reason)


def _fetched(url: str) -> Iterator[Finding]:
    """The article at an address; its name for the reader is made of what the server says it is."""
    try:
        page = fetch(url)
        for article in page.articles():
            yield Finding(f"{url}{', ' + article.part if article.part else ''}", article, None, page.content)
    except SeedError as error:
        yield Finding(url, reason=str(error))


def _known(seeds: Path) -> dict[str, str]:
    """Digest of the words of each article that is there -> its file."""
    articles = read_folder(seeds)[0] if seeds.is_dir() else []
    return {_digest(article): article.place for article in articles}


def _digest(article: Article) -> str:
    """Of the words alone: other front matter, white space and marks make no other article."""
    begin = article.front_matter.end if article.front_matter else 0
    words = " ".join(re.findall(r"\w+", article.text[begin:].casefold()))
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _placed(finding: Finding, seeds: Path, known: dict[str, str], taken: set[str]) -> Finding:
    """The finding with a free name in `seeds`, or with the reason why it gets none."""
    if finding.article is None:
        return finding
    digest = _digest(finding.article)
    if digest in known:
        return Finding(finding.place, finding.article, reason=f"{finding.place}: already there as {known[digest]}.")
    stem = _stem(finding.article)
    names = (f"{stem}{f'-{n}' if n > 1 else ''}" for n in range(1, 1_000_000))
    name = next(name for name in names if f"{name}.md" not in taken)
    taken.add(f"{name}.md")
    known[digest] = f"{name}.md"
    return Finding(finding.place, finding.article, finding.original, finding.content, seeds / f"{name}.md")


def _stem(article: Article) -> str:
    """`2022-10-10-the-moscow-times-belarus-says-...`: small letters, digits and hyphens, whatever the article says."""
    day = article.published.value[:10] if article.published else "undated"
    outlet = slug(article.outlet.value, 30) if article.outlet else ""
    begin = article.front_matter.end if article.front_matter else 0
    words = article.headline.value if article.headline else article.text[begin : begin + 200]
    return slug(" ".join((day, outlet, words)), NAME)
