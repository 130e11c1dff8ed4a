"""Articles of three events: the seeds, and two made up, with one person in both of these and one surname of two."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT, new_project

FLOOD = (
    """River Bursts Its Banks at Marrow

By Jane Holt
The Marrow Post
May 3, 2021

The river Marrow burst its banks on Sunday night and 40 houses were flooded, the fire brigade said. “We have never seen
the water so high,” Mayor Alexander Novak told reporters on Monday.

Marta Quill, who runs the bakery, said: “I lost the oven and the whole week's flour.” About 200 people slept in the
school.
""",
    """Hundreds Leave Their Homes After Flood

By Peter Lane
The Valley Courier
May 4, 2021

Some 300 people slept in the school of Marrow after the river burst its banks on Sunday, and 40 houses were flooded.
“We have never seen the water so high,” Mayor Alexander Novak said. He promised pumps by Tuesday.

“I lost the oven,” said Marta Quill, a baker.
""",
)
STRIKE = (
    """Tram Drivers Walk Out in the Harbour Depot

By Lena Fox
The Depot Gazette
June 8, 2021

Tram drivers stopped work on Tuesday morning and 12 lines stood still. “We want a rest of nine hours between two
shifts,” said Johan Quill, who speaks for the drivers. Aleksandr Novak, now head of the mediation office, said talks
would begin on Thursday. “Nobody will be paid less,” Novak said.
""",
    """Trams Stand Still as Drivers Ask for Rest

By Omar Reed
The Evening Line
June 9, 2021

Fourteen lines stood still after tram drivers stopped work on Tuesday morning. Johan Quill, who speaks for the drivers,
said they want “a rest of nine hours between two shifts”. Talks begin on Thursday, the mediator Aleksandr Novak said.
“Nobody will be paid less,” he said.
""",
)
MADE_UP = {"flood": FLOOD, "strike": STRIKE}


def lay(folder: Path, events: dict[str, tuple[str, ...]]) -> Path:
    """Put the articles of each event into a folder of its own below `folder`."""
    for event, texts in events.items():
        (folder / event).mkdir(parents=True)
        for number, text in enumerate(texts, 1):
            (folder / event / f"{number}.txt").write_text(text, "utf-8")
    return folder


def several_events(folder: Path) -> Path:
    """A project with three events."""
    project = new_project(folder, seeds=False)
    shutil.copytree(ROOT / "seeds", project / "seeds" / "belarus")
    lay(project / "seeds", MADE_UP)
    return project
