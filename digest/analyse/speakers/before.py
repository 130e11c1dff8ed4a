"""Who speaks, by what stands before the quotation: X said "..."; X's claim that "..."; X: "..."."""

from __future__ import annotations

from functools import cache

from ...language.lexicon import lexicon
from ..clauses import noun_phrase_ending, sentence_subject, subject_after, subject_before
from ..cues import PRONOUNS, cue_at, is_adverb, is_participle, noun_of_saying
from ..tokens import Token
from .setting import PLAIN, Attribution, Place, Setting, place_of

REACH = 14
"""Tokens between a noun of saying and the quotation."""
LABEL = 8
"""Tokens of the longest name that a colon makes a label: "Kremlin spokesman Dmitry Peskov: ..."."""
JOINTS = frozenset("that as of : , was is about were are".split())
_PARTING = frozenset("who which that - — – because when if : ;".split())


def according_to(setting: Setting) -> Attribution | None:
    """As in "according to X" anywhere in the sentence, when nobody else speaks in it."""
    for i in range(len(setting.tokens) - 1):
        if setting.tokens[i].low == "according" and setting.tokens[i + 1].low == "to":
            if i > setting.at and any(t.kind == "quotation" for t in setting.tokens[setting.at + 1 : i]):
                continue
            subject = subject_after(setting.tokens, i + 1)
            if subject and (i > setting.at or not _cues_before(setting)):
                return Attribution(subject, (setting.tokens[i].start, setting.tokens[i + 1].end))
    return None


def _cues_before(setting: Setting) -> list[int]:
    return [i for i in range(setting.at - 1, -1, -1) if cue_at(setting.tokens, i)]


def cue_before(setting: Setting) -> Attribution | None:
    """X said (that) "..."; the last cue before the quotation, its subject; a participle takes the main clause's.

    In "X said he hoped "..."" the pronoun's verb of thinking yields to the verb of saying.
    """
    tokens, weaker = setting.tokens, None
    for i in _cues_before(setting):
        subject = _subject_of(setting, i)
        if subject is None:
            continue
        found = Attribution(subject, place_of(tokens[i]))
        if lexicon().cues[tokens[i].low][0] not in PLAIN and _is_pronoun(setting, subject):
            weaker = weaker or found
            continue
        return found
    return weaker


def _is_pronoun(setting: Setting, place: Place) -> bool:
    return setting.text[place[0] : place[1]].lower() in PRONOUNS


def _subject_of(setting: Setting, i: int) -> Place | None:
    tokens = setting.tokens
    if is_participle(tokens, i):
        return _participle_subject(tokens, i)
    inverted = i == 0 or tokens[i - 1].low == "," or _inverted(setting, i)
    behind = subject_after(tokens, i) if inverted else None
    if behind and lexicon().cues[tokens[i].low][0] in ("say", "write") and _closes(tokens, behind):
        return behind
    return subject_before(tokens, i) or behind or _shared_subject(tokens, i)


def _closes(tokens: list[Token], place: Place) -> bool:
    """Whether a subject behind its verb ends its clause: ", said Ann Lee, a farmer"."""
    behind = next((t for t in tokens if t.start >= place[1]), None)
    return behind is None or behind.kind == "mark" or behind.low in ("of", "who", "in", "at")


def _shared_subject(tokens: list[Token], verb: int) -> Place | None:
    """The subject of "X greeted the crowd and told them": of the sentence, when the verb hangs on an "and"."""
    i = verb - 1
    while i > 0 and is_adverb(tokens[i]):
        i -= 1
    return sentence_subject(tokens) if i > 0 and tokens[i].low in ("and", "but", "then", ",") else None


def _inverted(setting: Setting, cue: int) -> bool:
    """As in "..., said X, "...": a cue right behind an earlier quotation."""
    i = cue - 1
    while i >= 0 and setting.tokens[i].kind == "mark":
        i -= 1
    return i >= 0 and setting.tokens[i].kind == "quotation"


def _participle_subject(tokens: list[Token], cue: int) -> Place | None:
    """The subject of the clause that ", saying" hangs on: "with X saying" has its own, else of the cue before it, else
    of the sentence.
    """
    if cue >= 2 and tokens[cue - 1].low == "as" and tokens[cue - 2].low == "quoted":
        return subject_before(tokens, cue - 2)
    own = noun_phrase_ending(tokens, cue - 1) if cue and tokens[cue - 1].kind == "word" else None
    if own and any(t.low == "with" and t.end == own[0] - 1 for t in tokens[:cue]):
        return own
    for i in range(cue - 1, -1, -1):
        if cue_at(tokens, i) and not is_participle(tokens, i):
            subject = subject_before(tokens, i) or subject_after(tokens, i)
            if subject:
                return subject
    return sentence_subject(tokens)


def noun_before(setting: Setting) -> Attribution | None:
    """As in `Ann Lee's claim that "..."` and `her description of it as "..."`: an owned noun of saying in a sentence
    where nobody says anything before, a joint right before the quotation.
    """
    tokens = setting.tokens
    if setting.at == 0 or tokens[setting.at - 1].low not in JOINTS or _cues_before(setting):
        return None
    for n in range(setting.at - 1, max(0, setting.at - REACH), -1):
        if tokens[n].kind == "quotation":
            return None
        if noun_of_saying(tokens[n]):
            return _owned(tokens, n)
    return None


def _owned(tokens: list[Token], n: int) -> Attribution | None:
    for owner in range(n - 1, max(-1, n - 4), -1):
        token = tokens[owner]
        if token.low in ("his", "her", "their", "its"):
            return Attribution(place_of(token), place_of(tokens[n]))
        if token.low.endswith(("'s", "s'")):
            subject = noun_phrase_ending(tokens, owner)
            return Attribution(subject, place_of(tokens[n])) if subject else None
    return None


@cache
def _phrases() -> dict[str, list[list[str]]]:
    """Phrases that report, by their first word."""
    phrases: dict[str, list[list[str]]] = {}
    for phrase in lexicon().entries("cues", "phrases"):
        phrases.setdefault(phrase.split()[0], []).append(phrase.split())
    return phrases


def phrase_before(setting: Setting) -> Attribution | None:
    """X made it clear that "..."."""
    tokens = setting.tokens
    phrases = _phrases()
    for i in range(setting.at - 1, -1, -1):
        for phrase in phrases.get(tokens[i].low, ()):
            if [t.low for t in tokens[i : i + len(phrase)]] == phrase and i + len(phrase) <= setting.at:
                subject = subject_before(tokens, i) or sentence_subject(tokens)
                if subject:
                    return Attribution(subject, (tokens[i].start, tokens[i + len(phrase) - 1].end))
    return None


def colon_before(setting: Setting) -> Attribution | None:
    """As in `X: "..."` and `X put it differently: "..."`: a colon right before the quotation."""
    tokens = setting.tokens
    if setting.at < 2 or tokens[setting.at - 1].low != ":":
        return None
    first = setting.at - 1
    while first > 0 and tokens[first - 1].kind == "word" and setting.at - first < LABEL:
        first -= 1
    names = tokens[first : setting.at - 1]
    labelled = names and all(t.large or t.low in ("of", "and", "the") for t in names)
    subject = (names[0].start, names[-1].end) if labelled else sentence_subject(tokens[: setting.at - 1])
    return Attribution(subject, place_of(tokens[setting.at - 1])) if subject else None


def clause_subject(setting: Setting) -> Attribution | None:
    """As in `X mocked the plan as "a joke"`: words amid a plain clause without a verb of saying are its subject's."""
    if setting.at < 2 or setting.text[setting.quotation.start + 1 : setting.quotation.start + 2].isupper():
        return None
    subject = sentence_subject(setting.tokens[: setting.at])
    if not subject or any(t.low in _PARTING for t in setting.tokens[: setting.at] if t.start >= subject[1]):
        return None
    return Attribution(subject, None)


def main_report(text: str, tokens: list[Token]) -> Attribution | None:
    """Who speaks in a sentence that quotes nobody: the subject of its first verb of saying, else of "according to"."""
    setting = Setting.behind(text, tokens)
    for i in reversed(_cues_before(setting)):
        subject = None if is_participle(tokens, i) else _subject_of(setting, i)
        if subject:
            return Attribution(subject, place_of(tokens[i]), rule="main_report")
    return according_to(setting)
