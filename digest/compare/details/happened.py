"""Whether it has happened: done in one account, denied, planned or not known in another; and who would not say."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from ...language.lexicon import lexicon
from ...language.words import stem
from ...model import Detail, Fact, Span, Value
from .evidence import MEETINGS, Evidence

CORE = 5
"""Words on either side of an act that tell whom or what it is about."""
SHARED = 2
"""Words around two mentions of an act that make them one matter; one is enough in clauses that tell the same."""
BESIDE = 1
"""Words right before and right behind an act, one of which two mentions of one matter share."""
SHARE = 0.4
"""Share of the articles that use a word for an act from which it is a matter of the event."""
FEW = 4
"""Mentions of an act in an article up to which all may be one matter."""
CREDITED = 6
"""Words at the head of a credit in which the name of whom it credits stands."""
SHOWN = {"done": "so", "denied": "not so", "planned": "to come", "open": "not known"}
_NOT_A = re.compile(
    r"\b(?:not|no|never|without|denied|denies|deny|denying)\s+(?:(?:a|an|any|the|doing|making|been|formal)\s+){0,3}$",
    re.I,
)
_YET = re.compile(r"\b(?:yet|still|so far|not immediately|will|soon|awaiting|expected)\b", re.I)


def whether_it_happened(evidence: Evidence) -> list[Detail]:
    """An act that one account denies, awaits or does not know of and another tells as done."""
    words: dict[str, list[Fact]] = defaultdict(list)
    for fact in evidence.facts("act"):
        if fact.slot in lexicon()["framing", "decided"]:
            words[stem(evidence.corpus.text(fact.span).lower())].append(fact)
    found = []
    for word in sorted(words):
        if len({f.value for f in words[word]}) > 1:
            found += [_detail(evidence, facts) for facts in _Mentions(evidence, words[word]).matters()]
    return found


class _Mentions:
    """The mentions of one word for an act, met by the words around them."""

    def __init__(self, evidence: Evidence, facts: list[Fact]) -> None:
        self.evidence, self.facts = evidence, facts
        self._cores = {f.span: _core(evidence, f) for f in facts}
        self._done: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.value == "done":
                for key in self._cores[fact.span]:
                    self._done[key].append(fact)
        told = Counter(f.span.article for f in facts)
        often = len(told) >= SHARE * len(evidence.corpus.analyses)
        self._one_matter = often and max(told.values()) <= FEW

    def matters(self) -> list[list[Fact]]:
        """What has not happened in one account, each time with what has in others."""
        found: list[list[Fact]] = []
        for first in self.facts:
            if first.value in ("denied", "planned", "open") and _tells(self.evidence, first):
                others = [f for f in self._candidates(first) if self._contradicts(first, f)]
                if others:
                    _join(found, [first, *others])
        return found

    def _candidates(self, first: Fact) -> list[Fact]:
        if self._one_matter:
            return [f for f in self.facts if f.value == "done"]
        keys = sorted(self._cores[first.span])
        met = {f.span: f for key in keys for f in self._done.get(key, ())[:MEETINGS]}
        return sorted(met.values(), key=lambda f: self.evidence.corpus.order(f.span))

    def _contradicts(self, first: Fact, done: Fact) -> bool:
        """Whether two mentions are of one matter, so that both cannot be told at one time."""
        evidence = self.evidence
        if first.span.article == done.span.article or evidence.matters.other_occasions(first, done):
            return False
        shared = self._cores[first.span] & self._cores[done.span]
        if first.value == "denied" and _named_as_none(evidence, first) and (shared or self._one_matter):
            return True
        if len(shared) >= SHARED or (shared and evidence.one_statement(first.span, done.span)):
            return True
        beside = shared and _core(evidence, first, BESIDE) & _core(evidence, done, BESIDE)
        return bool(beside) and evidence.matters.alike(first, done)


def _join(matters: list[list[Fact]], facts: list[Fact]) -> None:
    """Put facts to the matter that has one of them, else make them a matter of their own."""
    known = next((m for m in matters if any(f in m for f in facts)), None)
    if known is None:
        matters.append(facts)
    else:
        known += [f for f in facts if f not in known]


def _tells(evidence: Evidence, act: Fact) -> bool:
    """Whether an act that has not happened is the report's own or a plain denial, not what a speaker announces, nor a
    charge of one thing: "does not charge him with conspiring".
    """
    behind = evidence.corpus.articles[act.span.article].text[act.span.end : act.sentence.end]
    if act.slot == "charge" and re.match(r" (?:\S+ ){0,3}with\b", behind):
        return False
    return act.value == "denied" or not evidence.spoken(act.span)


def _named_as_none(evidence: Evidence, act: Fact) -> bool:
    """As in "this is not a swap", "no formal charges", "denied doing a deal"."""
    text = evidence.corpus.articles[act.span.article].text
    return _NOT_A.search(text[act.sentence.start : act.span.start]) is not None


def _core(evidence: Evidence, act: Fact, reach: int = CORE) -> frozenset[str]:
    """Content words around an act, in its sentence, the act itself left out."""
    words = [w for w in evidence.corpus.words(act.sentence) if w.content]
    at = next((n for n, w in enumerate(words) if w.start >= act.span.start), len(words))
    near = words[max(0, at - reach) : at] + words[at + 1 : at + 1 + reach]
    return frozenset(w.key for w in near if not w.key.startswith("#") and w.form not in lexicon().cues)


def _detail(evidence: Evidence, facts: list[Fact]) -> Detail:
    """An `update` where what has not happened is awaited or not yet so; else a `conflict`."""
    first = [f for f in facts if f.value != "done"]
    awaited = all(f.value in ("planned", "open") or _YET.search(evidence.corpus.text(f.sentence)) for f in first)
    subject = next(f.span for f in facts if f.value == "done")
    values = [_value(evidence, f) for f in facts]
    return evidence.detail("Has it happened", subject, "framing", "update" if awaited else "conflict", values)


def _value(evidence: Evidence, act: Fact) -> Value:
    """The act with the words before it that tell how it stands: "no formal charges", "will be released"."""
    text = evidence.corpus.articles[act.span.article].text
    words = list(re.finditer(r"\S+", text[act.sentence.start : act.span.start]))
    first = next((w for w in reversed(words[-6:]) if re.search(r"[,;:—–“\"(]$", w.group())), None)
    begin = act.sentence.start + (first.end() + 1 if first else words[-5:][0].start() if words else 0)
    tail = re.match(r"(?: [a-z]+){0,4}", text[act.span.end : act.sentence.end])
    span = Span(act.span.article, min(begin, act.span.start), act.span.end + (tail.end() if tail else 0))
    return Value(SHOWN[act.value], span, act.sentence, "", evidence.speaker(act.span))


# ----------------------------------------------------------------------------------------------- no comment

_SILENT = re.compile(
    r"\b(?:did not|didn['’]t|has not|hasn['’]t|have not|had not|would not|declined to|refused to"
    r"|could not be reached (?:to|for))"
    r"\s+(?:immediately\s+|yet\s+)?(?:comment\b(?! further)"
    r"|(?:respond|reply)\b(?= to (?:an? |several |multiple |repeated )?(?:request|question|inquir|call)))"
    r"[^.;,\n]{0,60}"
    r"|\bstill (?:reviewing|considering|studying|examining|weighing)\b[^.;,\n]{0,60}",
    re.I,
)


def who_would_not_say(evidence: Evidence) -> list[Detail]:
    """Somebody who gave no comment in one account and is quoted in another."""
    found = []
    for analysis in evidence.corpus.analyses:
        text = analysis.article.text
        for sentence in analysis.sentences:
            match = _SILENT.search(text, sentence.start, sentence.end)
            names = _names_in(text, sentence.start, match.start()) if match else frozenset()
            spoken = list(_spoken_by(evidence, analysis.article.id, names)) if names else []
            if match and spoken:
                silent = Value("no comment yet", Span(analysis.article.id, *match.span()), sentence)
                found.append(evidence.detail("What they say", silent.span, "attribution", "update", [silent, *spoken]))
    return found


def _names_in(text: str, start: int, end: int) -> frozenset[str]:
    """Words written large in the subject, countries and common heads left out."""
    lex = lexicon()
    words = re.findall(r"[A-ZÀ-Þ][\w-]{2,}", re.split(r"[,;:—–]", text[start:end])[-1])
    common = lex["words", "ordinary_starters"] | lex["names", "bodies"] | lex["names", "offices"] | lex["words", "stop"]
    return frozenset(w for w in words if w.lower() not in common and w not in lex.geography)


def _spoken_by(evidence: Evidence, article: str, names: frozenset[str]) -> Iterator[Value]:
    """What the same one says in other articles, the first of each article."""
    told: set[str] = {article}
    for fact in evidence.facts("credit"):
        if fact.span.article not in told and _mentions(evidence, fact.span, names):
            text = evidence.corpus.articles[fact.span.article].text
            if not _SILENT.search(text, fact.sentence.start, fact.sentence.end):
                told.add(fact.span.article)
                yield Value("speaks", fact.sentence, fact.sentence)


def _mentions(evidence: Evidence, span: Span, names: frozenset[str]) -> bool:
    """Whether a credit begins with the name: "Trump said", not "a candidate he confirmed speaking with was Frank"."""
    text = evidence.corpus.text(span)
    if not any(name in text for name in names):
        return False
    if not re.search(r"(?:ed|said|told|wrote|spoke)\b", text):
        return False
    words = text.split(",")[0].split()[:CREDITED]
    spokesman = re.search(
        r"(?:spokes\w{1,20}|office|secretary|representative)\b[^,]{0,400} (?:for|of) (?P<whom>[^,]+)", text
    )
    words += spokesman["whom"].split() if spokesman else []
    return bool({re.sub(r"['’]s$|\W", "", word) for word in words} & names)
