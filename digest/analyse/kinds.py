"""What a quotation is: speech in full sentences or in a few words, a term held at a distance, or a title.

Whether words between marks are somebody's speech is weighed from their traits. The weights are log-odds fitted by
`evals/train.py weights` on the 7,700 stretches of PolNeAR's training articles; the threshold was chosen on its dev
articles.
"""

from __future__ import annotations

import math
import re

from ..language.lexicon import lexicon
from .cues import cue_at
from .marks import Quoted
from .speakers import Attribution, Setting, Unattributed

WEIGHTS = {
    "single marks among double ones": -2.7,
    "nobody": -1.3,
    "unsure speaker": -1.2,
    "title in title case, owned": -1.0,
    "one word": -0.6,
    "title case": -0.6,
    "other quotations": -0.4,
    "long title case": -0.3,
    "behind in or on": -0.2,
    "first or second person": 0.4,
    "right behind a cue": 0.4,
    "function word": 0.5,
    "predicate": 0.5,
    "ten words or more": 0.7,
    "small word behind": 0.8,
    "closes the sentence": 0.8,
    "cue before": 1.0,
    "begins small": 1.2,
    "opens the sentence": 1.3,
    "spoken beside": 1.3,
}
"""Trait -> what it adds to the log-odds that a stretch is speech."""
BIAS = 0.3
THRESHOLD = 0.8
"""Log-odds from which a stretch is speech: 69 in 100. Lower finds more speech and takes more terms for it: from 0.2 it
finds 98.1 instead of 96.2 of 100 on the dev articles, and of 100 terms and titles calls 47 speech instead of 30."""
LONG, SHORT = 10, 4

SPOKEN_BESIDE = frozenset(
    "verb_behind subject_behind clause_behind announced continued colon_before phrase_before according_to noun_before "
    "signed".split()
)
_CUE_BEFORE = ("cue_before", "carried")
_SMALL = frozenset("of the and a in on for to an at with".split())
_PERSONS = frozenset("i i'm i've i'll i'd we we're we've we'll our my me us you your you're".split())
_BE = frozenset("is was are were be being been as".split())
_NAMED_AFTER = re.compile(r"[\"'”’,]*\s*(?:which (?:refers|means|is)|meaning|is a term|refers to)\b")
_WORD = re.compile(r"[^\W_][\w'’.-]*")


Found = Attribution | Unattributed


def kind_of(quoted: Quoted, found: Found, setting: Setting, where: str, foreign_marks: bool) -> str:
    """`direct`, `partial`, `term`, `title` or `furniture`.

    `where` is `furniture`, `headline` or empty; `foreign_marks` says that an article that quotes in double marks uses
    single ones here.
    """
    if where == "furniture":
        return "furniture"
    words = _WORD.findall(setting.text, *quoted.inner)
    cued = isinstance(found, Attribution) and found.cue
    if where == "headline" or (len(words) > 1 and setting.text[slice(*quoted.inner)].isupper() and not cued):
        return "title"
    if not words:
        return "term"
    if _named(quoted, setting):
        return "term" if words[0][0].islower() else "title"
    traits = traits_of(words, found, setting, foreign_marks)
    # exact, since the order of a set is another in each run, and with it the last bit of a plain sum
    if math.fsum((BIAS, *(WEIGHTS[trait] for trait in traits))) < THRESHOLD:
        large = "title case" in traits and len(words) > 1 or len(words) >= SHORT and words[0][0].isupper()
        return "title" if large else "term"
    return "direct" if _is_sentence(quoted, words, setting.text) else "partial"


def traits_of(words: list[str], found: Found, setting: Setting, foreign_marks: bool) -> frozenset[str]:
    """The traits of a stretch, keys of `WEIGHTS`; `words` are its words as they stand."""
    before = setting.tokens[setting.at - 1] if setting.at else None
    behind = setting.tokens[setting.at + 1] if setting.at + 1 < len(setting.tokens) else None
    title = _title_case(words)
    small_words = lexicon()["words", "stop"]
    low = [word.lower().replace("’", "'") for word in words]
    named = isinstance(found, Attribution)
    traits = {
        "single marks among double ones": foreign_marks,
        "title in title case, owned": title and before is not None and before.low.endswith(("'s", "s'")),
        "nobody": not named,
        "unsure speaker": named and found.rule not in SPOKEN_BESIDE | {*_CUE_BEFORE},
        "spoken beside": found.rule in SPOKEN_BESIDE,
        "cue before": found.rule in _CUE_BEFORE,
        "one word": len(words) == 1,
        "ten words or more": len(words) >= LONG,
        "title case": title,
        "long title case": title and len(words) >= SHORT,
        "begins small": words[0][0].islower(),
        "function word": any(w.endswith("n't") or (w in small_words and w not in _SMALL) for w in low),
        "first or second person": not _PERSONS.isdisjoint(low),
        "other quotations": any(t.kind == "quotation" for n, t in enumerate(setting.tokens) if n != setting.at),
        "opens the sentence": before is None,
        "closes the sentence": behind is None,
        "small word behind": behind is not None and behind.kind == "word" and behind.low in small_words,
        "behind in or on": before is not None and before.low in ("in", "on"),
        "predicate": before is not None and before.low in _BE,
        "right behind a cue": before is not None and cue_at(setting.tokens, setting.at - 1),
    }
    return frozenset(trait for trait, holds in traits.items() if holds)


def _named(quoted: Quoted, setting: Setting) -> bool:
    """Whether a naming word stands before ("the so-called ...", "dubbed ...") or an explanation behind."""
    text, before = setting.text, setting.tokens[setting.at - 1] if setting.at else None
    if before and before.low in lexicon()["cues", "naming", "before"] and text[before.end : quoted.outer[0]].isspace():
        return len(text[quoted.inner[0] : quoted.inner[1]].split()) <= 6
    return _NAMED_AFTER.match(text, quoted.inner[1], quoted.inner[1] + 40) is not None


def _title_case(words: list[str]) -> bool:
    return all(w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL for w in words) and any(
        w[0].isupper() for w in words
    )


def _is_sentence(quoted: Quoted, words: list[str], text: str) -> bool:
    first = re.match(r"[\[(‘'…. ]*([^\W_])", text[quoted.inner[0] : quoted.inner[1]])
    begins = bool(first and first[1].isupper()) or words[0][0].isdigit()
    ends = text[quoted.inner[1] - 1] in ".,?!…—-" or text[quoted.outer[1] : quoted.outer[1] + 1] in ",.?!"
    return begins and ends and len(words) >= 2 or "continued" in quoted.anomalies
