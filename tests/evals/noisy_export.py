"""Stands in for `digest export` in tests: exports what the labels say, with mistakes of every kind drawn by lot.

    noisy_export.py LABELS SEED export FOLDER --output FILE

LABELS/NAME, or LABELS itself, holds the labels of the folder called NAME. SEED -1 makes no mistake.
"""

import json
import random
import sys
from pathlib import Path

RELATIONS = ("conflict", "update", "precision", "alias", "wording", "single-source")
KINDS = ("repost", "derived", "common source", "independent")
KIND = {"scare": "term", "boilerplate": "furniture"}


class Lot:
    """Decides which mistakes are made."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.silent = seed < 0

    def wrong(self, chance: float = 0.2) -> bool:
        """Whether a mistake is made here."""
        return not self.silent and self.random.random() < chance

    def moved(self, record: dict, length: int) -> dict:
        """The place of a record, now and then shifted, cut or stretched."""
        start, end = record["start"], record["end"]
        if self.wrong(0.4):
            reach = max(2, end - start)
            start += self.random.randint(-reach // 2, reach // 2)
            end += self.random.randint(-reach // 2, reach // 2)
        start = min(max(0, start), length - 1)
        return {"article": name_of(record["article"]), "start": start, "end": min(max(start + 1, end), length)}


def name_of(key: str) -> str:
    """An id that is not the key."""
    return f"article-{key}"


def export(folder: Path, labels: Path, lot: Lot) -> dict:
    """The labels as an export."""
    gold = {
        kind: json.loads((labels / f"gold_{kind}.json").read_text("utf-8"))
        for kind in ("quotes", "details", "articles")
    }
    texts = {p.name[:3]: (p.name, p.read_text("utf-8")) for p in sorted(folder.iterdir())}
    size = {key: len(text) for key, (_, text) in texts.items()}
    return {
        "articles": [article(key, *texts[key], gold["articles"].get(key, {}), lot) for key in texts],
        "quotations": [quotation(i, g, size, lot) for i, g in enumerate(gold["quotes"]) if not lot.wrong()]
        + [invented(key, length, lot) for key, length in size.items() if lot.wrong(0.5)],
        "shared_quotes": shared(gold["quotes"], size, lot),
        "details": [detail(i, g, size, lot) for i, g in enumerate(gold["details"]) if kept(g, lot)],
        "lineage": [
            {"articles": [name_of(a), name_of(b)], "kind": lot.random.choice(KINDS) if lot.wrong() else kind}
            for a, b, kind, *_ in gold["articles"].get("lineage", [])
            if not lot.wrong()
        ],
    }


def article(key: str, file: str, text: str, gold: dict, lot: Lot) -> dict:
    """One article; reasons and places of its furniture are now and then others."""
    places = [{"article": key, "start": start, "end": end} for start, end in gold.get("boilerplate", [])]
    if lot.wrong(0.7):
        places.append({"article": key, "start": 10, "end": 90})
    furniture = [lot.moved(p, len(text)) | {"reason": "caption" if lot.wrong() else "chrome"} for p in places]
    headline = "Another headline" if lot.wrong() else gold.get("headline")
    other = text + " " if lot.wrong(0.05) else text
    return {"id": name_of(key), "file": f"seeds/{file}", "text": other, "headline": headline, "furniture": furniture}


def quotation(number: int, gold: dict, size: dict, lot: Lot) -> dict:
    """One quotation; kind, speaker and place are now and then others."""
    kind = KIND.get(gold["kind"], gold["kind"])
    if lot.wrong():
        kind = lot.random.choice(("direct", "partial", "term"))
    speaker = (
        lot.random.choice((None, "Somebody Else", "Mr " + (gold["speaker"] or "?")))
        if lot.wrong(0.4)
        else gold["speaker"]
    )
    return {"id": f"q{number}", "kind": kind, "speaker": speaker, **lot.moved(gold, size[gold["article"]])}


def invented(key: str, length: int, lot: Lot) -> dict:
    """A quotation where there is none, or where there happens to be one."""
    start = lot.random.randrange(length - 50)
    return {
        "id": f"x{key}",
        "article": name_of(key),
        "kind": "partial",
        "speaker": None,
        "start": start,
        "end": start + 50,
    }


def shared(quotes: list, size: dict, lot: Lot) -> list:
    """One shared quote a group; members are now and then left out or in the wrong group."""
    groups: dict[str, list] = {}
    names = [g["group"] for g in quotes]
    for gold in quotes:
        if not lot.wrong():
            group = lot.random.choice(names) if lot.wrong() else gold["group"]
            groups.setdefault(group, []).append(lot.moved(gold, size[gold["article"]]))
    return [{"id": group, "speaker": None, "members": members} for group, members in groups.items()]


def kept(gold: dict, lot: Lot) -> bool:
    """Labelled differences mostly, look-alikes only by mistake."""
    return lot.wrong(0.5) if gold["type"] == "negative" else not lot.wrong()


def detail(number: int, gold: dict, size: dict, lot: Lot) -> dict:
    """One detail; relation, values and places are now and then others."""
    relation = gold.get("relation", "conflict")
    if lot.wrong():
        relation = lot.random.choice(RELATIONS)
    values = [
        lot.moved(v, size[v["article"]]) | {"value": "same" if lot.wrong() else v.get("normalised") or v["text"]}
        for v in gold["values"]
    ]
    return {"id": f"d{number}", "topic": gold["topic"], "type": gold["type"], "relation": relation, "values": values}


if __name__ == "__main__":
    labels, seed, _, folder, _, output = sys.argv[1:]
    folder = Path(folder)
    own = Path(labels, folder.name)
    result = export(folder, own if own.is_dir() else Path(labels), Lot(int(seed)))
    Path(output).write_text(json.dumps(result), "utf-8")
