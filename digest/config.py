"""Every setting, declared once: the MkDocs plugin and the command line are both made from this class."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TypeVar

from .errors import SettingError

FULL_TEXT = ("evidence", "full", "none")
SEARCH = ("auto", "whole", "pagefind")
EVENTS = ("auto", "one", "many")


Chosen = TypeVar("Chosen")


def _setting(default: Chosen, help: str) -> Chosen:
    return field(default=default, metadata={"help": help})


@dataclass(frozen=True)
class Settings:
    """What an operator can choose."""

    seeds: Path = _setting(Path("seeds"), "Folder of the articles.")
    templates: Path = _setting(Path("templates"), "Folder of templates that win over the ones shipped with digest.")
    title: str = _setting("", "Title of the event; without it, the headline of the article that tells it best.")
    full_text: str = _setting(
        "evidence",
        "How much of an article its page shows: `evidence` (cited sentences with their neighbours), `full` or `none`.",
    )
    search: str = _setting(
        "auto",
        "The index of the search: `whole` is one file, `pagefind` is in parts and needs the extra `search`, `auto` "
        "takes parts from 1,000 articles where the extra is installed.",
    )
    events: str = _setting(
        "auto",
        "Whether the folder is one event or has one folder for each: `one`, `many`, or `auto`, many where no article "
        "lies in it directly and two folders or more have some.",
    )
    since: Path = _setting(
        Path("history"),
        "What was published before: an export, or a folder of them in the order of their names. With it, the "
        "page What is new and a feed tell what has changed since.",
    )
    jobs: int = _setting(0, "Processes that analyse articles; 0 chooses by the size of the work.")

    def __post_init__(self) -> None:
        for name, words in (("full_text", FULL_TEXT), ("search", SEARCH), ("events", EVENTS)):
            if getattr(self, name) not in words:
                raise SettingError(f"{name} is '{getattr(self, name)}'; it takes one of: {', '.join(words)}.")
        if self.jobs < 0:
            raise SettingError(f"jobs is {self.jobs}; it takes 0 or more.")

    def of_event(self, folder: str) -> Settings:
        """The settings of the event whose articles lie in `folder` of the articles."""
        return replace(self, seeds=self.seeds / folder, title="", events="one")


def describe() -> list[tuple[str, object, str]]:
    """(name, default, help) of each setting, in order of declaration."""
    return [(f.name, f.default, f.metadata["help"]) for f in fields(Settings)]
