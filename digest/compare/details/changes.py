"""What is told as having changed ("initially thought ... now believe", "not yet identified"), and which of two things
brought about the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from ...language.lexicon import lexicon
from ...model import Detail, Fact, Span, Value
from .evidence import Evidence

_FIRST = re.compile(
    r"\b(?P<first>(?:initially|originally|at first|first|earlier|previously)\b[^.;]{3,140}?),?\s+(?:but |and |yet )?"
    r"(?P<now>(?:\w+ ){0,2}?(?:now|later|has since|have since|had since)\b[^.;]{8,160})",
    re.I,
)
_UNKNOWN = re.compile(
    r"\b(?:(?:has|have|had|was|were|is|are)(?: not|n['’]t)(?: yet)?(?: been)?(?: immediately| publicly)?"
    r" (?:identified|named)"
    r"|(?:(?:do|does|did)(?: not|n['’]t) (?:yet )?know(?: yet)?|(?:is|was) not (?:yet )?known|it (?:is|was) unclear)"
    r" who [^.,;]{4,60}|identity (?:is|was|remains?|remained) (?:not|un)[^.,;]{3,40})",
    re.I,
)
_KNOWN = re.compile(
    r"\b(?:identified (?:the |him |her |them |as )?[^.;]{0,60}?\bas (?P<as>[A-Za-z][^.,;]{3,60})"
    r"|named as (?P<named>[^.,;]{3,60})"
    r"|identity [^.;]{0,60}?\bbut\b [^.;]{0,80}?\b(?:was|is) (?P<was>[^.;]{3,60}))"
)
_TO_KNOW = frozenset("driver gunman attacker suspect shooter bomber man woman victim body killer pilot".split())
HEDGED = re.compile(r"\b(?:may have|might have|indications?|not clear|unclear|apparently|appears?|believed)\b", re.I)


def changed_accounts(evidence: Evidence) -> list[Detail]:
    """A sentence that tells what was thought first and what is thought now: one article, two values."""
    found = []
    for analysis in evidence.corpus.analyses:
        for sentence in analysis.sentences:
            match = _FIRST.search(analysis.article.text, sentence.start, sentence.end)
            if match and _thought(match["first"]):
                values = [
                    Value(when, Span(analysis.article.id, *match.span(part)), sentence)
                    for when, part in (("at first", "first"), ("now", "now"))
                ]
                found.append(
                    evidence.detail("What was said first", None, "fact", "update", values, (analysis.article.id,))
                )
    return found


def _thought(words: str) -> bool:
    """Whether somebody says or believes in what came first: "initially thought", not "first arrived"."""
    cues = lexicon().cues
    return any(word in cues for word in re.findall(r"[a-z]+", words.lower())[1:4])


def who_it_is(evidence: Evidence) -> list[Detail]:
    """Somebody whom one account does not know and another identifies."""
    unknown, known = [], []
    for analysis in evidence.corpus.analyses:
        text = analysis.article.text
        for sentence in analysis.sentences:
            near = set(re.findall(r"[a-z]+", text[sentence.start : sentence.end].lower()))
            before = evidence.sentence_before(sentence)
            near |= set(re.findall(r"[a-z]+", text[before.start : before.end].lower())) if before else set()
            if match := _KNOWN.search(text, sentence.start, sentence.end):
                part = next(name for name in ("as", "named", "was") if match[name])
                known.append(Value("identified", Span(analysis.article.id, *match.span(part)), sentence))
            elif (match := _UNKNOWN.search(text, sentence.start, sentence.end)) and near & _TO_KNOW | near & {
                "responsible"
            }:
                unknown.append(Value("not known", Span(analysis.article.id, *match.span()), sentence))
    articles = {v.span.article for v in unknown}
    told = [v for v in known if v.span.article not in articles]
    return [evidence.detail("Who it is", None, "name", "update", [*unknown, *told])] if unknown and told else []


def corrected_times(evidence: Evidence) -> list[Detail]:
    """Two times that one article gives for one act, where it is not sure of them."""
    times: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in evidence.facts("time"):
        if fact.act not in ("", "say"):
            times[fact.span.article, fact.act].append(fact)
    found = []
    for facts in times.values():
        unsure = [f for f in facts if HEDGED.search(evidence.corpus.text(f.sentence))]
        if len({f.value for f in unsure}) > 1 and _one_matter(evidence, unsure):
            values = [evidence.value(f) for f in unsure]
            article = unsure[0].span.article
            found.append(evidence.detail("When", evidence.word_of(unsure), "time", "update", values, (article,)))
    return found


def _one_matter(evidence: Evidence, facts: list[Fact]) -> bool:
    words = [evidence.corpus.stems(f.sentence) for f in facts]
    return bool(frozenset.intersection(*words) & evidence.matters.nouns)


# --------------------------------------------------------------------------------------------- cause and effect


def what_came_first(evidence: Evidence) -> list[Detail]:
    """Two acts of which one account says that the first brought about the second, and another the reverse."""
    told: dict[frozenset[str], list[tuple[str, Value]]] = defaultdict(list)
    for cause, effect, value in _causes(evidence):
        told[frozenset((cause, effect))].append((cause, value))
    found = []
    for pair in sorted(told, key=sorted):
        values = [value for _, value in told[pair]]
        if len({cause for cause, _ in told[pair]}) > 1 and len({v.span.article for v in values}) > 1:
            found.append(evidence.detail("What came first", None, "fact", "conflict", values))
    return found


def _causes(evidence: Evidence) -> Iterator[tuple[str, str, Value]]:
    """(cause, effect, the words from one to the other) wherever a verb of causing stands between two acts."""
    verbs = lexicon()["framing", "causing"]
    acts: dict[Span, list[Fact]] = defaultdict(list)
    for fact in evidence.facts("act"):
        acts[fact.sentence].append(fact)
    for sentence, here in acts.items():
        text = evidence.corpus.articles[sentence.article].text
        for one, other in pairwise(here):
            between = text[one.span.end : other.span.start].lower()
            causing = set(re.findall(r"[a-z]+", between)) & verbs and not re.search(r"[,.;:—–]", between)
            if causing and one.slot != other.slot and one.value == other.value == "done":
                value = f"{evidence.corpus.text(one.span)} → {evidence.corpus.text(other.span)}".lower()
                yield (
                    one.slot,
                    other.slot,
                    Value(value, Span(sentence.article, one.span.start, other.span.end), sentence),
                )
