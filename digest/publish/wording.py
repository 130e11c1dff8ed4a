"""The program's own words: what it says beside the articles' words, from fixed lists and in plain language."""

from __future__ import annotations

import json
import re

from markupsafe import Markup

from ..language.dates import first_day
from .escape import light

MONTHS = "January February March April May June July August September October November December".split()

RELATIONS = {
    "conflict": "accounts disagree",
    "update": "updated later",
    "precision": "one is more exact",
    "alias": "two names for one thing",
    "wording": "worded differently",
    "single-source": "only here",
}
"""What the relation of a detail means to a reader."""

WORDINGS = {
    "longest": "longest form",
    "identical": "the same words",
    "punctuation": "other punctuation",
    "edited": "brackets or cuts, as the article shows",
    "truncated": "cut short",
    "partial": "a part of it",
    "variant wording": "other wording",
    "possible": "perhaps the same",
}
"""What the relation of a wording to the longest form means to a reader."""

LINEAGES = {
    "repost": "are the same text",
    "derived": "share sentences",
    "common source": "draw on the same source",
    "independent": "were written independently",
}

FLAWS = {
    "cut off": (
        "The text breaks off",
        "Put the whole article in its place: what it does not say here may stand in the part that is missing.",
    ),
    "duplicate": (
        "The same text twice",
        "Take one of the files away; until then both count as one origin.",
    ),
    "language": (
        "Not in English",
        "Only its quotations are shown, by their marks; its details are not compared. Put a translation beside it.",
    ),
    "furniture": (
        "Mostly not a story",
        "More than half of the text is menus, captions or links. Copy the story alone, or save the page again.",
    ),
    "short": (
        "Very short",
        "Perhaps a teaser or a picture's text; put the whole article in its place if there is one.",
    ),
    "encoding": (
        "Letters are broken",
        "The text was saved in one encoding and read in another. Save it again from its source, as UTF-8.",
    ),
    "file": (
        "Something is wrong with the file",
        "Mend what is named and save the file as UTF-8.",
    ),
    "dates": (
        "Two places give different days of publication",
        "State the right one in sources.yml; the first is used until then.",
    ),
    "later": (
        "The story tells of a day after its publication",
        "The stated day may be that on which the page was fetched; state the right one in sources.yml.",
    ),
    "no date": (
        "No day of publication",
        "State it in sources.yml: without it “two days ago” is no date, and its wordings have no place in time.",
    ),
    "no outlet": (
        "No outlet",
        "Name it in sources.yml, and it is used on every page.",
    ),
}
"""Kind of flaw -> its name and what to do about it."""

LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian", "nl": "Dutch",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
"""Code of a language -> its name; another code is shown as it is."""

RETOLD = "in the article's own words"
"""What stands beside indirect speech."""

UNKNOWN_SPEAKER = "Speaker not named"


_TIME = re.compile(r"\d{4}-\d\d-\d\dT(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?(?::\d\d)?")
_WEEK = re.compile(r"\d{4}-W\d\d")
_ISO = re.compile(r"\b\d{4}-(?:\d\d(?:-\d\d)?|W\d\d)\b")


def count(number: int, one: str, many: str = "") -> str:
    """`3 articles`, `1 article`, `1,204 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(iso: str, *, short: bool = False) -> str:
    """`12 October 2022`, `week of 3 October 2022`, `October 2022`, `2022`: as precise as the date; else as it is.

    `short` names a month by its first three letters.
    """
    if _WEEK.fullmatch(iso):
        return f"week of {day(first_day(iso), short=short)}"
    parts = iso[:10].split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4 or len(parts) > 3:
        return iso
    if len(parts) == 1:
        return parts[0]
    month = int(parts[1])
    if not 1 <= month <= 12:
        return iso
    words = f"{MONTHS[month - 1][: 3 if short else None]} {parts[0]}"
    return words if len(parts) == 2 else f"{int(parts[2])} {words}"


def moment(iso: str) -> str:
    """A day, with its time and zone where they are known: `12 October 2022, 14:05 +03:00`."""
    time = _TIME.fullmatch(iso)
    return f"{day(iso[:10])}, {time[1]}{' ' + time[2].replace('Z', 'UTC') if time[2] else ''}" if time else day(iso)


def spell_dates(note: str) -> str:
    """`note` with its ISO dates spelled out."""
    return _ISO.sub(lambda found: day(found[0]), note)


def front_matter(title: str, *, wide: bool = False, searched: bool = True, boost: float = 1, moved: str = "") -> Markup:
    """The block every page begins with; the title is escaped, since a theme prints it as it is.

    `moved`: file of the page that it leads on to.
    """
    fields: dict[str, object] = {"title": light(title)}
    fields["hide"] = ["navigation", "toc"] if wide else ["navigation"]
    if not searched:
        fields["search"] = {"exclude": True}
    elif boost != 1:
        fields["search"] = {"boost": boost}
    if moved:
        fields["moved"] = moved
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items())
    return Markup("---\n" + "\n".join(lines) + "\n---\n")
