"""Who speaks: rules by position, tried in the order of their reliability, and no guess behind them.

Reliability of each rule is measured on the training articles of PolNeAR (evals); `RULES` is the order of trial.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..language.lexicon import lexicon
from .clauses import PRONOUNS, cue_at, is_participle, subject_after, subject_before
from .names import Cast
from .tokens import Token

REACH = 14
"""Tokens between a quotation and the verb behind it."""

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
    """As in "...," said X."""
    i = _behind(setting)
    if i is None or not cue_at(setting.tokens, i) or is_participle(setting.tokens, i):
        return None
    subject = subject_after(setting.tokens, i)
    return Attribution(subject, _place(setting.tokens[i])) if subject else None


def subject_behind(setting: Setting) -> Attribution | None:
    """As in "...," X said."""
    i = _behind(setting)
    if i is None or setting.tokens[i].low in ("who", "which", "that", "and", "but", "according"):
        return None
    for j in range(i + 1, min(i + REACH * 2, len(setting.tokens))):
        token = setting.tokens[j]
        if token.kind == "quotation" or token.low in (";", ":", "."):
            return None
        if cue_at(setting.tokens, j) and not is_participle(setting.tokens, j):
            subject = subject_before(setting.tokens, j)
            return Attribution(subject, _place(token)) if subject and subject[0] >= setting.tokens[i].start else None
    return None


def _behind(setting: Setting) -> int | None:
    if not _ends_speech(setting):
        return None
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
    """X said (that) "..."; the last cue before the quotation, its subject; a participle takes the main clause's."""
    tokens = setting.tokens
    for i in _cues_before(setting):
        subject = _participle_subject(tokens, i) if is_participle(tokens, i) else subject_before(tokens, i)
        if subject is None and not is_participle(tokens, i) and _inverted(setting, i):
            subject = subject_after(tokens, i)
        if subject:
            return Attribution(subject, _place(tokens[i]))
    return None


def _inverted(setting: Setting, cue: int) -> bool:
    """As in "..., said X, "...": a cue right behind an earlier quotation."""
    i = cue - 1
    while i >= 0 and setting.tokens[i].kind == "mark":
        i -= 1
    return i >= 0 and setting.tokens[i].kind == "quotation"


def _participle_subject(tokens: list[Token], cue: int) -> Place | None:
    """The subject of the clause that ", saying" hangs on: of the cue before it, else of the sentence."""
    if cue >= 2 and tokens[cue - 1].low == "as" and tokens[cue - 2].low == "quoted":
        return subject_before(tokens, cue - 2)
    for i in range(cue - 1, -1, -1):
        if cue_at(tokens, i) and not is_participle(tokens, i):
            subject = subject_before(tokens, i) or subject_after(tokens, i)
            if subject:
                return subject
    return _sentence_subject(tokens)


def phrase_before(setting: Setting) -> Attribution | None:
    """X made it clear that "..."."""
    tokens = setting.tokens
    phrases = [phrase.split() for phrase in lexicon().table("cues", "phrases")]
    for i in range(setting.at - 1, -1, -1):
        for phrase in phrases:
            if [t.low for t in tokens[i : i + len(phrase)]] == phrase and i + len(phrase) <= setting.at:
                subject = subject_before(tokens, i) or _sentence_subject(tokens)
                if subject:
                    return Attribution(subject, (tokens[i].start, tokens[i + len(phrase) - 1].end))
    return None


def _sentence_subject(tokens: list[Token]) -> Place | None:
    """The noun phrase a sentence begins with, up to its verb or a comma."""
    if len(tokens) < 2 or tokens[0].kind != "word":
        return None
    if tokens[0].low in PRONOUNS:
        return _place(tokens[0])
    start = Token(tokens[0].start, tokens[0].start, "", "word")
    return subject_after([start, *tokens], 0)


RULES = (verb_behind, subject_behind, cue_before, according_to, phrase_before)


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


def resolve(found: Attribution, cast: Cast, recent: list[str]) -> str | None:
    """The person or body that a mention means; None when it cannot be told.

    `recent` are the people spoken of so far, the latest last.
    """
    mention = found.mention
    text = cast.text[mention[0] : mention[1]]
    words = [w.strip(",.'’") for w in text.lower().replace("’s", "").replace("'s", "").split()]
    if len(words) == 1 and words[0] in PRONOUNS:
        return _by_pronoun(words[0], cast, recent)
    name = _head_name(cast, *mention) or _apposed_name(cast, found)
    if name:
        return name
    lex = lexicon()
    if any(w in lex["names", "roles"] or w in lex["names", "offices"] for w in words) and words[0] not in ("a", "an"):
        described = cast.described(words)
        if described:
            return described
        if (
            words[0] in ("the", "this")
            and len(words) <= 3
            and not cast.within(*mention)
            and recent
            and words[-1] not in lex["names", "unnamed"]
        ):
            return recent[-1]
    return _body(text)


def _head_name(cast: Cast, start: int, end: int) -> str | None:
    """The name a noun phrase is about: the last person in it, not one behind "for" or "of", nor an owner ("X's
    sister").
    """
    heads = []
    for name in cast.within(start, end):
        before = cast.text[start : name.span.start].lower().split()
        owner = cast.text[name.name.end : name.name.end + 2] in ("’s", "'s", "’ ", "' ")
        if owner or before and before[-1] in ("for", "of", "from", "in", "at", "with", "by", "to", "on"):
            continue
        heads.append(name)
    people = [name for name in heads if name.kind == "person"]
    if people:
        return people[-1].entity
    whole = cast.text[start:end].removeprefix("the ").removeprefix("The ")
    return heads[-1].entity if heads and cast.text[heads[-1].name.start : heads[-1].name.end] == whole else None


def _apposed_name(cast: Cast, found: Attribution) -> str | None:
    """A person named between commas behind a description: "a spokesman for Buhari, Garba Shehu, said"."""
    end = found.mention[1]
    if found.cue and found.cue[0] > end:
        between = [
            n
            for n in cast.within(end, found.cue[0])
            if n.kind in ("person", "name") and cast.text[end : n.span.start].strip(" ") in (",", "—", "")
        ]
        return between[0].entity if between else None
    behind = [n for n in cast.within(end, end + 60) if n.kind == "person"]
    return behind[0].entity if behind and cast.text[end : behind[0].span.start] == ", " else None


def _by_pronoun(word: str, cast: Cast, recent: list[str]) -> str | None:
    if word not in ("he", "she"):
        return None
    wanted = "m" if word == "he" else "f"
    fitting = [entity for entity in reversed(recent) if cast.gender(entity) in (None, wanted)]
    return fitting[0] if fitting else None


def _body(text: str) -> str | None:
    """A body or described speaker, as the article calls it, without the article in front."""
    words = text.split()
    if words and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    low = [word.lower().strip(",.") for word in words]
    if any(word in lexicon()["names", "documents"] for word in low):
        owner = next((n for n, word in enumerate(words) if word.endswith(("’s", "'s", "s’", "s'"))), None)
        return (
            " ".join(words[: owner + 1]).rstrip("s").rstrip("’'")
            if owner is not None and words[owner][0].isupper()
            else None
        )
    name = " ".join(words).strip(" ,")
    if not name or (len(words) == 1 and name.lower() in PRONOUNS | {"others", "it", "one", "some", "many"}):
        return None
    return name
