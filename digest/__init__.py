"""digest turns a folder of news articles about one event into a searchable briefing site.

    briefing = digest.compose(digest.Settings(seeds=Path("seeds")))
    for page in digest.render(briefing, digest.Settings()):
        print(page.uri)

`compose` and `render` are `digest.pipeline.compose` and `digest.pipeline.publish`; the second has another name here
because `digest.publish` is the package that does the work. The records are in `digest.model`.
"""

from __future__ import annotations

from .config import Settings
from .errors import DigestError
from .model import Analysis, Article, Briefing, Page, Span

__version__ = "0.1.0"
__all__ = ["Analysis", "Article", "Briefing", "DigestError", "Page", "Settings", "Span", "compose", "render"]


def __getattr__(name: str) -> object:
    """`compose` and `render`, loaded with all they need when first asked for: `digest --help` asks for neither."""
    if name == "compose":
        from .pipeline import compose

        return compose
    if name == "render":
        from .pipeline import publish

        return publish
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
