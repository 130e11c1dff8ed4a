"""Where things are on the site: files and anchors, made of our own ids, and how one page links to another.

Links between pages are Markdown links to `.md` files: MkDocs turns them into addresses for either setting of
`use_directory_urls`, and its strict build checks every one, its anchor included.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from posixpath import dirname, relpath

from markupsafe import Markup

from ..errors import FidelityError

_LEAF = re.compile(r"(?:^|/)(?:articles|quotations|details)/(?!index\.md$)[^/]+\.md$")
_NUMBER = re.compile(r"/(\d+)\.md#")
_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]*(#[A-Za-z0-9_-]+)?")


def is_leaf(uri: str) -> bool:
    """Whether a page is one of many, below a list of them: `articles/x.md`, `quotations/2.md`."""
    return _LEAF.search(uri) is not None


def article_page(article: str) -> str:
    """File of an article's page."""
    return f"articles/{article}.md"


def quotations_page(number: int) -> str:
    """File of the quotations page `number`, counted from 0."""
    return f"quotations/{number + 1}.md" if number else "quotations.md"


def details_page(number: int) -> str:
    """File of the details page `number`, counted from 0."""
    return f"details/{number + 1}.md" if number else "details.md"


def link(page: str, target: str) -> Markup:
    """Relative address of `target` (file#anchor) from `page`; both are made of our own ids, or FidelityError."""
    if not _ADDRESS.fullmatch(target):
        raise FidelityError(f"{page}: '{target}' cannot be an address: an id may have letters, digits and hyphens.")
    file, mark, anchor = target.partition("#")
    if file == page and mark:
        return Markup(f"#{anchor}")
    return Markup(f"{_relative(file, dirname(page))}{mark}{anchor}")


def page_numbers(cards: Iterable[tuple[str, Iterable[str]]]) -> str:
    """A script that leads on to the page of a list on which an id is now: `digest.js` loads it where it is not found.

    `cards` are (address, ids) of each card; the ids of the first page are left out.
    """
    numbers = {one: int(found[1]) for place, ids in cards if (found := _NUMBER.search(place)) for one in ids}
    return _LEAD_ON % json.dumps(numbers, separators=(",", ":"))


_LEAD_ON = r"""(pages => {
  const [, here = "", end] = location.pathname.match(/(\/\d+)?(\.html|\/|)$/), number = +pages[location.hash.slice(1)];
  const page = number ? "/" + number : "", list = document.currentScript.src.slice(0, -3);
  if (page !== here) location.replace(list + page + end + location.hash);
})(%s);
"""


def anchors(ids: Iterable[str]) -> Markup:
    """Places without words: what is here now could be found under these ids before, and still is."""
    return Markup("".join(f'<span id="{one}"></span>' for one in ids))


@lru_cache(maxsize=8192)
def _relative(file: str, folder: str) -> str:
    return relpath(file, folder) if folder else file


def key(words: str) -> str:
    """A short name for `words` that is safe in an address and the same in every build."""
    return "k" + blake2b(words.encode(), digest_size=4).hexdigest()
