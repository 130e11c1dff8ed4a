"""What a quotation is: speech in full sentences or in a few words, a term held at a distance, or a title.

Measured on the 6,762 quotations and the unattributed stretches of PolNeAR's training articles: 98 % of the stretches of
ten words and more are somebody's speech, 95 % of four to nine words, 71 % of one to three; of those one to three words
that are written small, 80 % with a reporting verb in their sentence and 62 % without one.
"""

from __future__ import annotations

import re

from ..language.lexicon import lexicon
from .cues import cue_at
from .marks import Quoted
from .speakers import Attribution, Setting

SHORT = 3
"""Words up to which a stretch may be a term."""
LONG = 10
"""Words from which a stretch is speech whoever speaks: 86 % of those that begin large and have no speaker are."""
BESIDE = ("verb_behind", "subject_behind", "carried", "continued", "announced")
"""Rules by which the words next to a quotation say that it is speech: 95 % and more are, of any length."""

_OWNED = re.compile(r"['’]s $")
"""As in `on ABC's "This Week,"`: a programme, whoever speaks on it."""
_NAMED_AFTER = re.compile(r"[\"'”’,]*\s*(?:which (?:refers|means|is)|meaning|is a term|refers to)\b")


def kind_of(
    text: str, quoted: Quoted, found: Attribution, setting: Setting, in_furniture: bool, in_headline: bool
) -> str:
    """`direct`, `partial`, `term`, `title` or `furniture`."""
    if in_furniture:
        return "furniture"
    if in_headline:
        return "title"
    words = re.findall(r"[^\W_][\w'’.-]*", text[quoted.inner[0] : quoted.inner[1]])
    if not words:
        return "term"
    if _named(text, quoted, setting):
        return "term" if words[0][0].islower() else "title"
    if _reads_like_title(text, quoted, words, found):
        return "title"
    if len(words) <= SHORT and not _is_speech(text, quoted, words, found, setting):
        return "title" if _title_case(words) and len(words) > 1 else "term"
    return "direct" if _is_sentence(text, quoted, words) else "partial"


def _reads_like_title(text: str, quoted: Quoted, words: list[str], found: Attribution) -> bool:
    """Words in title case with no verb of saying next to them, and a few words that nobody speaks and no stop ends."""
    if _title_case(words) and _OWNED.search(text, max(0, quoted.outer[0] - 4), quoted.outer[0]):
        return True
    if found.rule in BESIDE:
        return False
    if _title_case(words) and (len(words) >= SHORT or not found.mention):
        return len(words) > 1
    unended = text[quoted.inner[1] - 1] not in ".,?!…—-"
    return found.mention is None and len(words) < LONG and words[0][0].isupper() and unended


def _named(text: str, quoted: Quoted, setting: Setting) -> bool:
    """Whether a naming word stands before ("the so-called ...", "dubbed ...") or an explanation behind."""
    before = setting.tokens[setting.at - 1] if setting.at else None
    if before and before.low in lexicon()["cues", "naming", "before"] and text[before.end : quoted.outer[0]].isspace():
        return len(text[quoted.inner[0] : quoted.inner[1]].split()) <= 6
    return _NAMED_AFTER.match(text, quoted.inner[1], quoted.inner[1] + 40) is not None


def _is_speech(text: str, quoted: Quoted, words: list[str], found: Attribution, setting: Setting) -> bool:
    if found.rule in BESIDE:
        return True
    if found.rule == "clause_subject" and len(words) == 1:
        return False
    inner_stop = text[quoted.inner[1] - 1] in "!?" or (text[quoted.inner[1] - 1] == "." and words[0][0].isupper())
    if inner_stop and setting.at == 0:
        return True
    if found.mention is None:
        return False
    return not _title_case(words) or any(cue_at(setting.tokens, i) for i in range(setting.at))


def _title_case(words: list[str]) -> bool:
    small = {"of", "the", "and", "a", "in", "on", "for", "to"}
    return all(w[0].isupper() or w[0].isdigit() or w.lower() in small for w in words) and any(
        w[0].isupper() for w in words
    )


def _is_sentence(text: str, quoted: Quoted, words: list[str]) -> bool:
    first = re.match(r"[\[(‘'…. ]*([^\W_])", text[quoted.inner[0] : quoted.inner[1]])
    begins = bool(first and first[1].isupper()) or words[0][0].isdigit()
    ends = text[quoted.inner[1] - 1] in ".,?!…—-" or text[quoted.outer[1] : quoted.outer[1] + 1] in ",.?!"
    return begins and ends and len(words) >= 2 or "continued" in quoted.anomalies
