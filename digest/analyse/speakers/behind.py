"""Who speaks, by what stands behind the quotation: "...," said X; "...," X said; "..." — X."""

from __future__ import annotations

from ...language.lexicon import lexicon
from ..clauses import subject_after, subject_before
from ..cues import closing_verb, cue_at, is_participle, verb_right_behind
from .setting import PLAIN, Attribution, Setting, place_of

REACH = 28
"""Tokens between a quotation and the verb behind it."""
DASHES = ("—", "–", "-", "--", "―", "~")


def verb_behind(setting: Setting) -> Attribution | None:
    """As in "...," said X; the plainest verbs need no comma."""
    i = _behind(setting) if _ends_speech(setting) else _next_word(setting)
    if i is None or not verb_right_behind(setting.tokens, i) or is_participle(setting.tokens, i):
        return None
    if not _ends_speech(setting) and lexicon().cues.get(setting.tokens[i].low, ("",))[0] not in PLAIN:
        return None
    subject = subject_after(setting.tokens, i)
    return Attribution(subject, place_of(setting.tokens[i])) if subject else None


def subject_behind(setting: Setting) -> Attribution | None:
    """As in "...," X said."""
    i = _behind(setting) if _ends_speech(setting) else _name_behind(setting)
    if i is None or setting.tokens[i].low in ("who", "which", "that", "and", "but", "according"):
        return None
    for j in range(i + 1, min(i + REACH, len(setting.tokens))):
        token = setting.tokens[j]
        ends = token.kind == "quotation" and setting.tokens[j - 1].kind != "word"
        if ends or token.low in (";", ":", "."):
            return None
        if cue_at(setting.tokens, j) and not is_participle(setting.tokens, j) or closing_verb(setting.tokens, j):
            subject = subject_before(setting.tokens, j, any_noun=True)
            return Attribution(subject, place_of(token)) if subject and subject[0] >= setting.tokens[i].start else None
    return None


def clause_behind(setting: Setting) -> Attribution | None:
    """As in `"..." than that of the CIA, X said.` and `"...," not only there, said X.`: what the sentence ends with."""
    tokens = setting.tokens
    for i in range(setting.at + 2, len(tokens)):
        if tokens[i].kind == "quotation" or tokens[i].low in (";", ":"):
            return None
        if not cue_at(tokens, i) or is_participle(tokens, i):
            continue
        if tokens[i - 1].low == ",":
            subject = subject_after(tokens, i)
        else:
            before = subject_before(tokens, i)
            opened = before and any(t.low == "," and t.end <= before[0] <= t.end + 2 for t in tokens[setting.at : i])
            subject = before if opened and closing_verb(tokens, i) else None
        if subject and subject[0] > setting.quotation.end:
            return Attribution(subject, place_of(tokens[i]))
    return None


def signed(setting: Setting) -> Attribution | None:
    """As in `"..." — Ann Lee, farmer`: a dash behind the quotation and a name to the end of the line or a comma."""
    tokens = setting.tokens
    i = setting.at + 1
    while i < len(tokens) and tokens[i].low in DASHES:
        i += 1
    end = i
    while end < len(tokens) and tokens[end].kind == "word" and (tokens[end].large or tokens[end].low in ("of", "the")):
        end += 1
    closes = end == len(tokens) or tokens[end].low in (",", ".", "(", "|", ";", *DASHES)
    if i == setting.at + 1 or not i < end <= i + 5 or not closes:
        return None
    return Attribution((tokens[i].start, tokens[end - 1].end), place_of(tokens[i - 1]))


def _ends_speech(setting: Setting) -> bool:
    """Whether the quotation ends as speech does: with a stop or comma inside or right behind its mark."""
    q = setting.quotation
    inner = setting.text[q.start : q.end].rstrip("\"'”’» ")
    return inner[-1:] in ",.?!—-…" or setting.text[q.end : q.end + 1] in ",—"


def _name_behind(setting: Setting) -> int | None:
    """Where a name and a verb of saying follow a quotation that opens its sentence and ends without a comma."""
    i = setting.at + 1
    if setting.at or i >= len(setting.tokens) or not setting.tokens[i].large:
        return None
    verb = next((j for j in range(i, min(i + 4, len(setting.tokens))) if not setting.tokens[j].large), None)
    return i if verb and cue_at(setting.tokens, verb) else None


def _next_word(setting: Setting) -> int | None:
    i = setting.at + 1
    return i if i < len(setting.tokens) and setting.tokens[i].kind == "word" else None


def _behind(setting: Setting) -> int | None:
    i = setting.at + 1
    while i < len(setting.tokens) and setting.tokens[i].kind == "mark" and setting.tokens[i].low in ",—–-.":
        i += 1
    return i if i < len(setting.tokens) and setting.tokens[i].kind == "word" else None
