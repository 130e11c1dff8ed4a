"""Whole pages of the seeds against the ones kept in tests/golden: what a change does to a page is seen in its diff.

`DIGEST_UPDATE_GOLDEN=1 python -m pytest tests/publish/test_golden.py` writes them anew.
"""

from __future__ import annotations

import os

import pytest

from digest.config import Settings
from digest.pipeline import compose, publish

PAGES = ("index.md", "quotations.md", "articles/belarus-announces-joint-regional-group-of-forces-d2c4ae.md")


@pytest.fixture(scope="module")
def pages(root):
    settings = Settings(seeds=root / "seeds", templates=root / "templates")
    return {page.uri: page.text for page in publish(compose(settings), settings)}


@pytest.mark.parametrize("uri", PAGES)
def test_a_page_of_the_seeds_is_as_it_was(uri: str, pages, root) -> None:
    golden = root / "tests" / "golden" / uri
    if os.environ.get("DIGEST_UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(pages[uri], "utf-8")

    assert golden.read_text("utf-8") == pages[uri]
