"""What a field of the export may hold, where the field is ours to fill: a closed list, an id, a day, a digest.

A file from a stranger is read by these. What articles say has no limit here: it may hold any sign, and is escaped where
it leaves.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

_END = r"(?![\s\S])"
"""The end of a value: `$` would let a line break follow in Python."""


def one_of(*values: str) -> Meta:
    """What limits a field to a closed list of `values`, which are made of letters, blanks and hyphens."""
    return Meta(pattern=f"^(?:{'|'.join(values)}){_END}", extra_json_schema={"enum": list(values)})


Position = Annotated[int, Meta(ge=0)]
Count = Annotated[int, Meta(ge=0)]
Id = Annotated[str, Meta(pattern=f"^[A-Za-z0-9_-]{{1,200}}{_END}")]
"""An id of ours is of 60 characters at most, as yet."""
_WEEK, _MONTH, _OF_MONTH = "W(?:0[1-9]|[1-4][0-9]|5[0-3])", "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
_HOUR = "[T ][0-9Z:.+-]{1,30}"
Day = Annotated[
    str,
    Meta(pattern=f"^(?!0000)[0-9]{{4}}(?:-{_WEEK}|-{_MONTH}(?:-{_OF_MONTH}(?:{_HOUR})?)?)?{_END}"),
]
"""A year, a week, a month or a day of ISO 8601, a day perhaps with its hour."""
Digest = Annotated[str, Meta(pattern=f"^(?:[0-9a-f]{{64}})?{_END}")]
Language = Annotated[str, Meta(pattern=f"^[A-Za-z0-9-]{{2,35}}{_END}")]
Version = Annotated[str, Meta(pattern=rf"^[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{0,2}}{_END}")]
