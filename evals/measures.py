"""What is measured, one measure a function: an Event comes in, Checks go out.

A check is one thing that was right or wrong; a figure is the share of its checks that were right, over all events.
The definitions are in README.md; numbers in the code (0.8, 0.5) are part of them and no tuning.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from event import SPEECH, Event
from places import covered, place_of, same_place, shared_length, trimmed

FOUND = 0.8
"""Share of a labelled quotation that must be in exported speech for it to be found."""
IS_SPEECH = 0.5
"""Share of an exported quotation that must be in labelled speech for it to be right."""
FLAGS = ("conflict", "update")
"""The relations that tell the reader: these accounts disagree."""
NEITHER = ("caption", "repeat")
"""Reasons of furniture that count neither for nor against: captions hold story as often as not."""


class Check(NamedTuple):
    """One thing, or `of` things, that counted; `right` of them were as labelled."""

    figure: str
    right: int
    of: int = 1
    note: str = ""
    """What was wrong, for --list; empty when nothing was."""


# -------------------------------------------------------------------------------------------- quotations


def quotation_recall(event: Event) -> Iterator[Check]:
    """Each labelled quotation: are four fifths of it inside exported speech of the article?"""
    for gold in event.gold_quotes:
        if gold["kind"] in SPEECH:
            found = _found(event, gold)
            yield Check("quotations: recall", found, note=_unless(found, f"missed quotation {_where(event, gold)}"))


def quotation_precision(event: Event) -> Iterator[Check]:
    """Each exported quotation of a labelled article: is half of it inside labelled speech?"""
    for article in event.labelled():
        text = event.text(article)
        golds = [place_of(g) for g in event.gold_speech(article)]
        for quotation in event.speech(article):
            start, end = trimmed(text, place_of(quotation))
            right = covered((start, end), golds) >= IS_SPEECH
            note = f"not speech {event.name} {article} {text[start:end][:80]!r}"
            yield Check("quotations: precision", right, note=_unless(right, note))


def speakers(event: Event) -> Iterator[Check]:
    """Each labelled quotation that was found and has a speaker: does the exported one that overlaps most name them?"""
    for gold in event.gold_quotes:
        if gold["kind"] not in SPEECH or not gold.get("speaker") or not _found(event, gold):
            continue
        place = trimmed(event.text(gold["article"]), place_of(gold))
        best = max(event.speech(gold["article"]), key=lambda q: shared_length(place, place_of(q)))
        right = same_speaker(best.get("speaker"), gold["speaker"])
        note = f"speaker {_where(event, gold)} is {gold['speaker']}, got {best.get('speaker')}"
        yield Check(f"speakers: accuracy, {gold['kind']}", right, note=_unless(right, note))


def same_speaker(got: str | None, gold: str | None) -> bool:
    """Whether the last words are the same, or all words of one name are in the other; marks and case aside."""
    a, b = (re.sub(r"[^\w ]", "", (name or "").casefold()).split() for name in (got, gold))
    return bool(a and b) and (a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a))


def shared_quotes(event: Event) -> Iterator[Check]:
    """Each pair of labelled quotations of two articles: linked by a shared quote as the labels link them?"""
    golds = [g for g in event.gold_quotes if g["kind"] in SPEECH]
    shared = [_shared_at(event, g) for g in golds]
    for i, j in combinations(range(len(golds)), 2):
        a, b = golds[j], golds[i]
        if a["article"] == b["article"]:
            continue
        same, linked = a["group"] == b["group"], bool(shared[i] & shared[j])
        pair = f"{_where(event, a, 50)} ~ {b['article']} {b['text'][:50]!r}"
        if linked:
            yield Check("shared quotes: pair precision", same, note=_unless(same, f"pair FALSE {pair}"))
        if same:
            yield Check("shared quotes: pair recall", linked, note=_unless(linked, f"pair MISSED {pair}"))


# ----------------------------------------------------------------------------------------------- details


def details(event: Event) -> Iterator[Check]:
    """Each labelled difference: does one exported detail hold two of its values, and under the right relation?"""
    for gold in event.gold_details:
        if gold["type"] == "negative":
            continue
        relation = gold["relation"]
        hits = [d for d in event.details if shows(d, gold)]
        named = any(d["relation"] == relation or {d["relation"], relation} <= set(FLAGS) for d in hits)
        listed = relation != "single-source"
        note = f"missed detail {event.name} {relation} {gold['topic']}" if listed else ""
        yield Check(f"details: {relation} recall", bool(hits), note=_unless(hits, note))
        yield Check(f"details: {relation} recall, relation named right", named)


def look_alikes(event: Event) -> Iterator[Check]:
    """Each labelled look-alike, two values that do not disagree: is it exported as a conflict? Here right is wrong."""
    for gold in event.gold_details:
        if gold["type"] == "negative":
            alarms = [d["id"] for d in event.details if d["relation"] in FLAGS and _sets_apart(d, gold["values"][:2])]
            note = f"false alarm {event.name} {gold['topic']} {alarms[-1]}" if alarms else ""
            yield Check("details: false alarms on look-alikes", bool(alarms), note=note)


def flags(event: Event) -> Iterator[Check]:
    """Each exported conflict or update: does it show a labelled difference of any kind?"""
    golds = [g for g in event.gold_details if g["type"] != "negative"]
    for detail in event.details:
        if detail["relation"] in FLAGS:
            right = any(shows(detail, gold) for gold in golds)
            values = [(v["article"], v["value"]) for v in detail["values"]]
            note = f"unlisted flag {event.name} {detail['relation']} {detail['topic']} {values}"
            yield Check("details: conflict/update flags in gold", right, note=_unless(right, note))


def shows(detail: dict, gold: dict) -> bool:
    """Whether a detail has values at the places of two labelled values, and holds them for different.

    An alias is one thing under two names, so there the exported values need not differ; of a detail that only one
    source has, one labelled value is enough.
    """
    touched = defaultdict(set)
    for name, value in _named_values(gold):
        touched[name] |= _values_at(detail, value)
    touched = {name: values for name, values in touched.items() if values}
    if gold["relation"] == "single-source":
        return bool(touched)
    return len(touched) > 1 and (gold["relation"] == "alias" or len(set().union(*touched.values())) > 1)


def _named_values(gold: dict) -> list[tuple[str | None, dict]]:
    """The labelled values, each with its normalised form, or with its words where the forms do not differ."""
    forms = [v.get("normalised") for v in gold["values"]]
    if gold["relation"] == "alias" or len(set(forms)) < 2:
        forms = [v["text"].casefold() for v in gold["values"]]
    return list(zip(forms, gold["values"], strict=True))


def _values_at(detail: dict, gold_value: dict) -> set[str]:
    """The values that a detail gives at the place of a labelled value."""
    return {v["value"] for v in detail["values"] if _meets(v, gold_value)}


def _sets_apart(detail: dict, pair: list[dict]) -> bool:
    """Whether a detail gives values at both places and none of them is the same."""
    hits = [_values_at(detail, value) for value in pair]
    return len(hits) > 1 and all(hits) and not hits[0] & hits[1]


# ---------------------------------------------------------------------------------------------- articles


def furniture(event: Event) -> Iterator[Check]:
    """Each character of a labelled article: marked as furniture where the labels say so, only there?"""
    for key, article in event.articles.items():
        if key in event.gold_articles:
            marked, neutral = _furniture_marks(article)
            gold = _characters(event.gold_articles[key]["boilerplate"], len(article["text"]))
            both = len(gold & (marked | neutral))
            yield Check("furniture: character precision", both, both + len(marked - gold))
            yield Check("furniture: character recall", both, len(gold))


def headlines(event: Event) -> Iterator[Check]:
    """Each labelled headline: is it the exported one, blanks at the ends aside?"""
    for key, article in event.articles.items():
        want = event.gold_articles.get(key, {}).get("headline")
        if want:
            got = (article.get("headline") or "").strip()
            right = got == want.strip()
            yield Check("headline: accuracy", right, note=_unless(right, f"headline {event.name} {key} got {got!r}"))


def lineage(event: Event) -> Iterator[Check]:
    """Each labelled pair of articles: is its kind the exported one? A pair that is not exported is independent."""
    have = {frozenset(x["articles"]): x["kind"] for x in event.lineage}
    want = {frozenset(x[:2]): x[2] for x in event.gold_articles.get("lineage", []) if isinstance(x, list)}
    for pair, kind in want.items():
        got = have.get(pair, "independent")
        note = f"lineage {event.name} {sorted(pair)} is {kind}, got {got}"
        yield Check("lineage: accuracy", got == kind, note=_unless(got == kind, note))


def texts(event: Event) -> Iterator[Check]:
    """Each file: is the exported text another? Then its offsets mean nothing. Here right is wrong."""
    for key, text in event.files.items():
        other = event.articles.get(key, {}).get("text") != text
        note = f"text differs {event.name} {key}: its offsets cannot be scored" if other else ""
        yield Check("articles whose text differs from the file", other, note=note)


MEASURES = (
    texts, quotation_recall, quotation_precision, speakers, shared_quotes, details, look_alikes, flags,
    furniture, headlines, lineage,
)  # fmt: skip


# ------------------------------------------------------------------------------------------ shared by many


def _found(event: Event, gold: dict) -> bool:
    """Whether four fifths of a labelled quotation are inside exported speech."""
    place = trimmed(event.text(gold["article"]), place_of(gold))
    return covered(place, [place_of(q) for q in event.speech(gold["article"])]) >= FOUND


def _meets(record: dict, gold: dict) -> bool:
    return record["article"] == gold["article"] and same_place(place_of(record), place_of(gold))


def _shared_at(event: Event, gold: dict) -> set[str]:
    """Ids of the shared quotes with a member at the place of a labelled quotation."""
    return {s["id"] for s in event.shared_quotes for m in s["members"] if _meets(m, gold)}


def _furniture_marks(article: dict) -> tuple[set[int], set[int]]:
    """The characters marked as furniture for a reason that counts, and those for one that counts neither way."""
    marked, neutral = set(), set()
    for f in article["furniture"]:
        here = _characters([place_of(f)], len(article["text"]))
        into, out = (neutral, marked) if f["reason"] in NEITHER else (marked, neutral)
        into |= here
        out -= here
    return marked, neutral


def _characters(places: list, length: int) -> set[int]:
    """The positions inside any of the places, up to `length`."""
    return {i for start, end in places for i in range(start, min(end, length))}


def _unless(right: object, note: str) -> str:
    return "" if right else note


def _where(event: Event, gold: dict, width: int = 80) -> str:
    return f"{event.name} {gold['article']} {gold['text'][:width]!r}"
