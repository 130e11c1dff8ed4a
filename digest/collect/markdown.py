"""An article as a Markdown file that reads back as the same article."""

from __future__ import annotations

import yaml

from ..model import Article

FACTS = ("headline", "outlet", "byline", "published", "updated", "url")


def as_markdown(article: Article, original: str) -> str:
    """Front matter with each fact, where it was found and what other places say; below it the text as it was read."""
    stated = {fact: getattr(article, fact) for fact in FACTS if getattr(article, fact) is not None}
    front: dict[str, object] = {fact: each.value for fact, each in stated.items()}
    front["language"] = article.language
    front["found"] = {fact: each.origin for fact, each in stated.items()}
    also = [{"fact": fact, "value": other.value, "found": other.origin} for fact, _, other in article.disagreements]
    if also:
        front["also"] = also
    front["original"] = f"{original}, {article.part}" if article.part else original
    written = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1_000)
    return f"---\n{written}---\n{article.text[article.begin :]}"
