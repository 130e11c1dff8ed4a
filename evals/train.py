#!/usr/bin/env python3
"""What digest takes from PolNeAR's training articles: how reliable each rule of attribution is, and the weights by
which a quotation is speech.

    python evals/train.py rules      share right of each rule, quotations of four words and more
    python evals/train.py weights    log-odds of each trait, fitted anew; and what they do on the dev articles

Both need ../shared/evals/polnear.jsonl. What they print is copied into digest/analyse/ by hand, so that a change is
seen.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from digest.analyse import analyse, kinds, quotations  # noqa: E402
from digest.model import Analysis, Article  # noqa: E402

POLNEAR = ROOT.parent / "shared" / "evals" / "polnear.jsonl"
LEAST_WORDS = 4
STEPS, RATE, DECAY = 400, 2.0, 1e-3
"""Steps of the fit, their length, and how much a weight is drawn towards 0."""

Place = tuple[int, int]


def articles(split: str) -> Iterator[tuple[dict, Analysis]]:
    """Each labelled article of `train` or `dev`, analysed."""
    with POLNEAR.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["split"] == split:
                yield row, analyse(Article(row["doc_id"], f"{row['doc_id']}.txt", row["text"]))


def reliability(split: str = "train") -> dict[str, tuple[int, int]]:
    """Rule -> (attributions whose mention is the labelled speaker, attributions)."""
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for row, analysis in articles(split):
        speech = [q for q in analysis.quotations if q.kind in ("direct", "partial") and q.mention]
        for gold in row["quotes"]:
            if gold["n_words"] < LEAST_WORDS or not gold["speaker_spans"]:
                continue
            place = (gold["start"], gold["end"])
            best = max(speech, key=lambda q: _overlap(place, (q.span.start, q.span.end)), default=None)
            if best is None or _overlap(place, (best.span.start, best.span.end)) * 2 < place[1] - place[0]:
                continue
            mention = (best.mention.start, best.mention.end)
            given[best.rule] += 1
            right[best.rule] += any(_overlap(mention, tuple(span)) for span in gold["speaker_spans"])
    return {rule: (right[rule], n) for rule, n in given.most_common()}


def examples(split: str) -> list[tuple[frozenset[str], bool]]:
    """(traits, whether it is labelled speech) of every stretch between marks that is weighed."""
    found: list[tuple[frozenset[str], bool]] = []
    for row, weighed in _weighed(split):
        gold = [(q["start"], q["end"]) for q in row["quotes"]]
        for place, traits in weighed:
            covered = sum(_overlap(place, span) for span in gold)
            found.append((traits, covered * 2 >= place[1] - place[0]))
    return found


def _weighed(split: str) -> Iterator[tuple[dict, list[tuple[Place, frozenset[str]]]]]:
    seen: list[tuple[Place, frozenset[str]]] = []
    weigh, decide = kinds.traits_of, quotations.kind_of

    def remember(quoted, found, setting, where, foreign):
        words = setting.text[slice(*quoted.inner)].split()
        if not where and any(word[0].isalnum() for word in words):
            clean = kinds._WORD.findall(setting.text, *quoted.inner)
            seen.append((quoted.inner, weigh(clean, found, setting, foreign)))
        return decide(quoted, found, setting, where, foreign)

    with mock.patch.object(quotations, "kind_of", remember):
        for row, _ in articles(split):
            yield row, list(seen)
            seen.clear()


def fit(data: list[tuple[frozenset[str], bool]]) -> tuple[dict[str, float], float]:
    """Weights and bias of a logistic regression, by gradient descent on all examples at once."""
    weights = dict.fromkeys(kinds.WEIGHTS, 0.0)
    bias = 0.0
    grouped: Counter[tuple[frozenset[str], bool]] = Counter(data)
    for _ in range(STEPS):
        slope: dict[str, float] = defaultdict(float)
        pull = 0.0
        for (traits, speech), times in grouped.items():
            odds = bias + sum(weights[trait] for trait in traits)
            error = times * ((1 / (1 + math.exp(-odds))) - speech) / len(data)
            pull += error
            for trait in traits:
                slope[trait] += error
        bias -= RATE * pull
        for trait in weights:
            weights[trait] -= RATE * (slope[trait] + DECAY * weights[trait])
    return weights, bias


def told(data: list[tuple[frozenset[str], bool]], weights: dict[str, float], bias: float, least: float) -> str:
    """Recall and precision of speech, and the share of the rest that is called speech."""
    called = [(bias + sum(weights[t] for t in traits) >= least, speech) for traits, speech in data]
    hits = sum(call and speech for call, speech in called)
    speech, all_called = sum(speech for _, speech in called), sum(call for call, _ in called)
    others = (all_called - hits) / max(1, len(called) - speech)
    return f"recall {hits / speech:.3f}  precision {hits / all_called:.3f}  others called speech {others:.3f}"


def main(arguments: list[str]) -> int:
    """Print one of the two tables."""
    if arguments not in (["rules"], ["weights"]) or not POLNEAR.is_file():
        print(__doc__ if POLNEAR.is_file() else f"{POLNEAR} is not there.", file=sys.stderr)
        return 2
    if arguments == ["rules"]:
        for rule, (right, given) in reliability().items():
            print(f'    "{rule}": {right / given:.2f},  # of {given:,}')
        return 0
    train, dev = examples("train"), examples("dev")
    weights, bias = fit(train)
    for trait, weight in sorted(weights.items(), key=lambda item: item[1]):
        print(f'    "{trait}": {weight:.1f},')
    print(f"bias {bias:.2f}")
    for name, data in (("train", train), ("dev", dev)):
        for least in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
            print(f"{name:<6} from {least:.1f}: fitted  {told(data, weights, bias, least)}")
        print(f"{name:<6} in use: {told(data, kinds.WEIGHTS, kinds.BIAS, kinds.THRESHOLD)}")
    return 0


def _overlap(a: Place, b: Place) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
