"""The figures on the site's Method page: measured by the gate, kept in `figures.toml`, and set into docs/method.md."""

from __future__ import annotations

import json
import sys
import tomllib
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from digest.analyse.speakers import ORDER, OVER_SENTENCES, RELIABILITY  # noqa: E402

FIGURES = ROOT / "evals" / "figures.toml"
PAGE = ROOT / "docs" / "method.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
DATA = {
    "unseen": "12 events that no rule was written on and nobody here has read; rules stayed or went by these totals",
    "seen": "18 events that rules were found on",
    "acts": "ECB+, 18 topics that no rule was written on: acts in news articles, labelled by others",
    "events": "14 events, 51 articles, labelled by hand; rules were found on them",
    "speakers": "PolNeAR, dev split: 84 articles of seven US outlets",
    "pairs": "BASIL: 37 events in three outlets each",
    "wmt": "WMT 2021: 199 quotations by two translators",
    "pages": "165 saved web pages of the article extraction benchmark",
}
"""Corpus -> what it is."""
_FACTS = {
    "flags (conflict or update): true": "What is called a contradiction or a change is one",
    "true, or a lesser difference in the gold": "... or at least a lesser difference",
    "false flags an event": "False ones in an event (less is better)",
    "conflict or update: found": "Contradictions and changes shown, under whatever name",
    "conflict or update: found and named right": "... and called one",
    "precision: found": "Values of which one is more exact, shown",
    "wording: found": "Matters told in other words, shown",
    "alias: found": "Two names of one thing, shown",
    "front page: first five worth showing": "Of the first five differences, worth showing",
    "differences shown an event": "Differences shown in an event",
    "traps called a contradiction": "Look-alikes called a contradiction (less is better)",
    "overview: core facts told": "What labellers hold essential, told in the overview",
    "overview: sentences an editor would open with": "Sentences of the overview that an editor would open with",
    "overview: sentences an editor would not": "Sentences of the overview that an editor would not (less is better)",
    "agreed: core facts listed": "Essential facts that accounts agree on, listed as such",
    "agreed: listed facts right": "What is listed as agreed is essential and agreed",
    "agreed: listed facts that accounts contradict": "What is listed as agreed is contradicted (less is better)",
}
"""Figure of the scorer of facts -> what it means to a reader."""
SHOWN = {
    "unseen": _FACTS,
    "seen": _FACTS,
    "acts": {
        "clauses brought together tell one act": "Two clauses brought together tell one act",
        "acts of two documents brought together": "Two mentions of one act are brought together",
    },
    "speakers": {
        "quotations: recall": "Quotations found",
        "quotations: precision": "What is taken for a quotation is one",
        "scare quotes and titles called speech": "Terms and titles taken for speech (less is better)",
        "speaker mention, quotations of 4+ words": "The words that name the speaker are right",
    },
    "events": {
        "quotations: recall": "Quotations found",
        "quotations: precision": "What is taken for a quotation is one",
        "speakers: accuracy, direct": "Speaker right, whole sentences",
        "speakers: accuracy, partial": "Speaker right, a few words",
        "shared quotes: pair precision": "Two wordings brought together are one utterance",
        "shared quotes: pair recall": "Two wordings of one utterance are brought together",
        "details: false alarms on look-alikes": "Look-alikes called a contradiction (less is better)",
        "lineage: accuracy": "Relation of two articles right",
        "furniture: character precision": "Text taken for page furniture is that",
        "furniture: character recall": "Page furniture found, by characters",
    },
    "pairs": {
        "shared quotes, all: precision": "Two wordings brought together are one utterance",
        "shared quotes, all: recall": "Two wordings of one utterance are brought together",
        "shared quotes, hand: F1": "Both, pairs found by hand alone (F1)",
    },
    "wmt": {
        "translated quotations: precision": "Two translations brought together are one utterance",
        "translated quotations: recall": "Two translations of one utterance are brought together",
    },
    "pages": {
        "page text: precision": "What is taken for the story of a saved page is its story",
        "page text: recall": "The story of a saved page is found",
    },
}
"""Corpus -> figure of the scorer -> what it means to a reader."""


def keep(values: dict[str, dict[str, float]], day: date, file: Path = FIGURES) -> None:
    """Write the figures of each corpus with the day they were measured."""
    lines = ["# Written by `evals/gate.py --all --publish`; the Method page shows it.", f"measured = {day.isoformat()}"]
    for corpus, figures in SHOWN.items():
        lines += ["", f"[{corpus}]"]
        lines += [f"{json.dumps(name)} = {values[corpus][name]:.3f}" for name in figures]
    file.write_text("\n".join(lines) + "\n", "utf-8")


def section(file: Path = FIGURES) -> str:
    """The tables of the Method page, as Markdown, markers included."""
    kept = tomllib.loads(file.read_text("utf-8"))
    lines = [BEGIN, "", f"Measured on {kept['measured']:%-d %B %Y}, shares of 1."]
    for corpus, figures in SHOWN.items():
        lines += ["", f"| {DATA[corpus]} | Share |", "|---|---|"]
        lines += [f"| {words} | {kept[corpus][name]:.3f} |" for name, words in figures.items()]
    lines += [
        "",
        "How often each rule names the right speaker, in the training articles of PolNeAR (840 articles; the line of a",
        "signature from its dev articles, the others hold none). A rule below 0.75 would name nobody.",
        "",
        "| Rule | Right | Of |",
        "|---|---|---|",
    ]
    told = {rule.__name__: (rule.__doc__ or "").split(";")[0] for rule in ORDER} | OVER_SENTENCES
    for rule, (share, given) in RELIABILITY.items():
        words = " ".join(told[rule].split("\n\n")[0].split()).rstrip(".")
        lines.append(f"| {words} | {share:.2f} | {given:,} |")
    return "\n".join([*lines, "", END])


def set_in(page: Path = PAGE, file: Path = FIGURES) -> None:
    """Put the tables between the markers of the page. ValueError where it has none."""
    text = page.read_text("utf-8")
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page} needs the lines {BEGIN} and {END}.")
    page.write_text(head + section(file) + tail, "utf-8")
