"""Any bytes, read as any format: what the design promises holds."""

from __future__ import annotations

import tempfile
from pathlib import Path

from digest.config import Settings
from digest.model import Article, Page, Rejected
from digest.pipeline import compose, publish
from digest.publish.audit import audit
from digest.read import read_file
from digest.read.formats import FORMATS

CORPUS = Path(__file__).parent / "corpus"
ENDINGS = sorted(FORMATS)
SMALL = 3_000
"""Bytes up to which the whole way is gone, and not only the reading."""


def hold(data: bytes) -> None:
    """Read `data`, whose first byte chooses the format; AssertionError where a promise does not hold."""
    if not data:
        return
    ending = ENDINGS[data[0] % len(ENDINGS)]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, f"a{ending}").write_bytes(data[1:])
        for each in read_file((Path(folder), f"a{ending}", {})):
            if isinstance(each, Rejected):
                _is_one_sentence(each.reason)
            else:
                _holds_its_facts(each)
        if len(data) < SMALL:
            _is_published(Path(folder))


def _is_one_sentence(reason: str) -> None:
    assert reason.startswith("a."), reason
    assert reason.endswith("."), reason
    assert "\n" not in reason, reason


def _holds_its_facts(article: Article) -> None:
    article.text.encode()
    for fact in (article.headline, article.outlet, article.byline, article.published, article.updated, article.url):
        assert fact is None or fact.span is None or fact.span.end <= len(article.text), fact


def _is_published(folder: Path) -> None:
    settings = Settings(seeds=folder, templates=folder / "none", jobs=1)
    pages: list[tuple[Page, ...]] = []
    for _ in range(2):
        briefing = compose(settings)
        pages.append(publish(briefing, settings))
        assert [] == audit(briefing, pages[-1])
    assert pages[0] == pages[1]
