"""Who speaks: rules by position, tried in the order of their reliability, and no guess behind them.

Reliability of each rule is measured on the training articles of PolNeAR (evals); `RULES` is the order of trial.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..language.lexicon import lexicon
from .clauses import noun_phrase_ending, sentence_subject, subject_after, subject_before
from .cues import PRONOUNS, closing_verb, cue_at, is_adverb, is_participle, noun_of_saying, verb_right_behind
from .tokens import Token

REACH = 14
"""Tokens between a quotation and the verb behind it."""

PLAIN = ("say", "write", "tell", "add")
"""Verbs that report behind a quotation even where no comma parts them."""

DASHES = ("—", "–", "-", "--", "―", "~")
JOINTS = frozenset("that as of : , was is about were are".split())

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """What says whose words a quotation is."""

    mention: Place | None = None
    cue: Place | None = None
    channel: Place | None = None
    speaker: str | None = None
    rule: str = "none"


@dataclass(frozen=True, slots=True)
class Setting:
    """A quotation among the tokens of its sentence."""

    text: str
    tokens: list[Token]
    at: int
    """Index of the quotation in `tokens`."""

    @property
    def quotation(self) -> Token:
        """The token that is the quotation."""
        return self.tokens[self.at]


def by_rules(setting: Setting) -> Attribution:
    """The mention and the cue in the quotation's own sentence, by the first rule that finds them."""
    for rule in RULES:
        found = rule(setting)
        if found:
            return replace(found, rule=rule.__name__, channel=_channel(setting, found))
    return Attribution()


def _ends_speech(setting: Setting) -> bool:
    """Whether the quotation ends as speech does: with a stop or comma inside or right behind its mark."""
    q = setting.quotation
    inner = setting.text[q.start : q.end].rstrip("\"'”’» ")
    return inner[-1:] in ",.?!—-…" or setting.text[q.end : q.end + 1] in ",—"


def verb_behind(setting: Setting) -> Attribution | None:
    """As in "...," said X; the plainest verbs need no comma."""
    i = _behind(setting) if _ends_speech(setting) else _next_word(setting)
    if i is None or not verb_right_behind(setting.tokens, i) or is_participle(setting.tokens, i):
        return None
    if not _ends_speech(setting) and lexicon().cues.get(setting.tokens[i].low, ("",))[0] not in PLAIN:
        return None
    subject = subject_after(setting.tokens, i)
    return Attribution(subject, _place(setting.tokens[i])) if subject else None


def subject_behind(setting: Setting) -> Attribution | None:
    """As in "...," X said."""
    i = _behind(setting) if _ends_speech(setting) else _name_behind(setting)
    if i is None or setting.tokens[i].low in ("who", "which", "that", "and", "but", "according"):
        return None
    for j in range(i + 1, min(i + REACH * 2, len(setting.tokens))):
        token = setting.tokens[j]
        ends = token.kind == "quotation" and setting.tokens[j - 1].kind != "word"
        if ends or token.low in (";", ":", "."):
            return None
        if cue_at(setting.tokens, j) and not is_participle(setting.tokens, j) or closing_verb(setting.tokens, j):
            subject = subject_before(setting.tokens, j, any_noun=True)
            return Attribution(subject, _place(token)) if subject and subject[0] >= setting.tokens[i].start else None
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
            return Attribution(subject, _place(tokens[i]))
    return None


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
        found = Attribution(subject, _place(tokens[i]))
        if lexicon().cues[tokens[i].low][0] not in PLAIN and _is_pronoun(setting, subject):
            weaker = weaker or found
            continue
        return found
    return weaker


def main_report(text: str, tokens: list[Token]) -> Attribution | None:
    """Who speaks in a sentence that quotes nobody: the subject of its first verb of saying, else of "according to"."""
    end = Token(tokens[-1].end, tokens[-1].end, '"', "quotation")
    setting = Setting(text, [*tokens, end], len(tokens))
    for i in reversed(_cues_before(setting)):
        subject = None if is_participle(tokens, i) else _subject_of(setting, i)
        if subject:
            return Attribution(subject, _place(tokens[i]), rule="main_report")
    return according_to(setting)


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
            return Attribution(_place(token), _place(tokens[n]))
        if token.low.endswith(("'s", "s'")):
            subject = noun_phrase_ending(tokens, owner)
            return Attribution(subject, _place(tokens[n])) if subject else None
    return None


def phrase_before(setting: Setting) -> Attribution | None:
    """X made it clear that "..."."""
    tokens = setting.tokens
    phrases = [phrase.split() for phrase in lexicon().table("cues", "phrases")]
    for i in range(setting.at - 1, -1, -1):
        for phrase in phrases:
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
    while first > 0 and tokens[first - 1].kind == "word" and setting.at - first < 8:
        first -= 1
    names = tokens[first : setting.at - 1]
    labelled = names and all(t.large or t.low in ("of", "and", "the") for t in names)
    subject = (names[0].start, names[-1].end) if labelled else sentence_subject(tokens[: setting.at - 1])
    return Attribution(subject, _place(tokens[setting.at - 1])) if subject else None


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
    return Attribution((tokens[i].start, tokens[end - 1].end), _place(tokens[i - 1]))


def clause_subject(setting: Setting) -> Attribution | None:
    """As in `X mocked the plan as "a joke"`: words amid a sentence without a verb of saying are its subject's."""
    if setting.at < 2 or setting.text[setting.quotation.start + 1 : setting.quotation.start + 2].isupper():
        return None
    subject = sentence_subject(setting.tokens[: setting.at])
    return Attribution(subject, None) if subject else None


RULES = (verb_behind, subject_behind, noun_before, cue_before, according_to, clause_behind, phrase_before, colon_before, signed, clause_subject)


def _channel(setting: Setting, found: Attribution) -> Place | None:
    """The agency or programme the words came through, when somebody else speaks: "according to the state Belta news
    agency".
    """
    tokens = setting.tokens
    for i in range(len(tokens) - 1):
        through = tokens[i].low == "according" and tokens[i + 1].low == "to"
        told = tokens[i].low == "told"
        if through or told:
            place = subject_after(tokens, i + (1 if through else 0))
            if place and place != found.mention and _is_medium(setting.text[place[0] : place[1]]):
                return place
    return None


def _is_medium(words: str) -> bool:
    lex = lexicon()
    return any(
        w in lex["names", "agencies"] or w in lex["names", "agency_nouns"]
        for w in words.lower().replace("’", "'").split()
    )


def _place(token: Token) -> Place:
    return token.start, token.end
