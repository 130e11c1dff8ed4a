"""Changes in words: for a terminal, and as Markdown for a comment on a pull request.

What articles and exports say is not escaped while a line is made of it. `_told` alone lets a line leave, through the
gate of its form: no sign of it acts on the page or the terminal that shows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from ..contract.changes import (
    ArticleChange,
    ChangesRecord,
    DetailChange,
    FactChange,
    LineageChange,
    Told,
    UtteranceChange,
    ValueChange,
)
from ..escape import code, squash
from ..wording import LINEAGES, RELATIONS, UNKNOWN_SPEAKER, count, day

MOST = 25
"""Lines of one part; the rest is a number. A comment of GitHub has 65,536 characters."""
WORDS = ("alias", "wording")
"""Relations in which one thing is told in other words."""
LITTLE = "Names and words"
"""The part that weighs little."""
FACTS = 5
"""Facts and sentences of one article that are told."""
LINE = 2_000
"""Characters of a line: one that names all values of a hundred sources would push the others out of a comment."""
LONGEST = 160
"""Characters of a wording, and of whatever else a file says."""

Gate = Callable[[str], str]
"""Makes any line fit to be shown."""
Change = ArticleChange | DetailChange | UtteranceChange | LineageChange


def as_text(changes: Iterable[ChangesRecord]) -> str:
    """For a terminal; empty where nothing has changed."""
    return _told(changes, squash, "{}", "{}\n{}", "  {}", "{}\n{}")


def as_markdown(changes: Iterable[ChangesRecord]) -> str:
    """For a comment or a summary of a build; empty where nothing has changed."""
    fold = "<details><summary>{}</summary>\n\n{}\n\n</details>"
    return _told(changes, code, "## {}", "### {}\n\n{}", "- {}", fold)


def as_json(changes: Iterable[ChangesRecord]) -> str:
    """For a program: a list with a record for each event in which something has changed."""
    return msgspec.json.format(msgspec.json.encode(list(changes)), indent=1).decode() + "\n"


def _told(changes: Iterable[ChangesRecord], gate: Gate, event: str, part: str, item: str, fold: str) -> str:
    """The form of an event, a part, a line, and of the part that weighs little."""
    from . import is_change

    parts: list[str] = []
    for each in filter(is_change, changes):
        if each.event:
            parts.append(event.format(gate(_cut(each.title))))
        parts.append(f"{tell_sum(each)}. {tell_ids(each)}.")
        for title, lines in sections(each):
            listed = [item.format(gate(_cut(line, LINE))) for line in islice(lines, MOST)]
            if len(lines) > MOST:
                listed.append(item.format(f"and {len(lines) - MOST:,} more"))
            form = fold if title == LITTLE else part
            parts.append(form.format(title, "\n".join(listed)))
    return "\n\n".join(parts) + "\n" if parts else ""


def tell_sum(changes: ChangesRecord) -> str:
    """The whole in a sentence, for a reader."""
    kinds = Counter(each.change for each in changes.articles)
    told = [f"{count(kinds[kind], 'article')} {kind}" for kind in ("new", "changed", "gone") if kinds[kind]]
    if changes.origins != changes.origins_before:
        told.append(f"{count(changes.origins, 'origin')}, before {changes.origins_before:,}")
    differences, words = _by_weight(changes)
    for found, one in ((differences, "difference"), (changes.quotations, "quotation")):
        told += [f"{count(len(found), one)} new or other"] * bool(found)
    told += [f"{count(len(words), 'name or word', 'names and words')} too"] * bool(words)
    return "; ".join(told) or "only details that one origin tells"


def tell_ids(changes: ChangesRecord) -> str:
    """What has become of the ids, for who links to them."""
    moved = f", {len(changes.moved):,} lead on to another" if changes.moved else ""
    single = f"; details that only one origin tells: {changes.single_new:,} new, {changes.single_gone:,} gone"
    return f"{count(changes.kept, 'id')} kept{moved}{single if changes.single_new or changes.single_gone else ''}"


def _by_weight(changes: ChangesRecord) -> tuple[list[DetailChange], list[DetailChange]]:
    """What differs, and what is only told in other words."""
    words = [each for each in changes.details if each.relation in WORDS]
    return [each for each in changes.details if each.relation not in WORDS], words


def parted(changes: ChangesRecord) -> dict[str, Sequence[Change]]:
    """Heading -> changes of each part in which something has changed."""
    differences, words = _by_weight(changes)
    parts: dict[str, Sequence[Change]] = {
        "Articles": changes.articles,
        "Differences": differences,
        "Quotations": changes.quotations,
        "Relations": changes.lineage,
        LITTLE: words,
    }
    return {title: found for title, found in parts.items() if found}


def sections(changes: ChangesRecord) -> Iterator[tuple[str, dict[str, Change]]]:
    """(heading, line -> change) of each part in which something has changed; the lines are not escaped."""
    for title, found in parted(changes).items():
        yield title, {_TELL[type(each)](each): each for each in found}


def tell_article(change: ArticleChange) -> str:
    """`new: Title (Source, 12 October 2022)`, and what is stated otherwise."""
    dated = f", {day(change.published)}" if change.published else ""
    told = f"{change.change}: {_cut(change.title)} ({_cut(change.source)}{dated})"
    facts = [_fact(fact) for fact in change.facts[:FACTS]]
    if len(change.facts) > FACTS:
        facts.append(f"and {len(change.facts) - FACTS:,} more")
    return f"{told}: {'; '.join(facts)}" if facts else told


def _fact(fact: FactChange) -> str:
    before, after = _cut(fact.before or ""), _cut(fact.after or "")
    if fact.fact != "text":
        return f"{fact.fact} {before or 'unknown'} -> {after or 'unknown'}"
    if before and after:
        return f"“{before}” -> “{after}”"
    return f"now “{after}”" if after else f"no longer “{before}”" if before else "its text"


def tell_detail(change: DetailChange) -> str:
    """`How many dead: 5 -> 7, BBC (accounts disagree)`."""
    values = "; ".join(f"{_course(each)}, {_cut(each.source)}" for each in change.values)
    relation = tell_relation(change)
    return f"{'' if change.change == 'changed' else change.change + ': '}{_cut(change.topic)}: {values} ({relation})"


def tell_relation(change: DetailChange) -> str:
    """`accounts disagree, before: worded differently`."""
    relation = RELATIONS[change.relation]
    return f"{relation}, before: {RELATIONS[change.former_relation]}" if change.former_relation else relation


def _course(change: ValueChange) -> str:
    """`5 -> 7`, from what a source does not give any more to what it gives now."""
    if not change.before:
        return _values(change.after)
    before = _values(change.before)
    return f"{before} -> {_values(change.after)}" if change.after else f"no longer {before}"


def _values(values: Sequence[Told]) -> str:
    return " / ".join(_cut(each.text) for each in values)


def tell_utterance(change: UtteranceChange) -> str:
    """`new: Speaker: “words” (Source)`, or the wordings that came and went."""
    told = f"{_cut(change.speaker or UNKNOWN_SPEAKER)}: {_said(change.words)}"
    if change.former_speaker:
        told += f" (before: {_cut(change.former_speaker)})"
    if change.change != "changed":
        return f"{change.change}: {told} ({', '.join(_names(change.gained or change.lost))})"
    ways = [f"{kind} {_cut(each.source)} {_said(each)}" for kind, each in _ways(change)]
    return "; ".join([told, *ways])


def _ways(change: UtteranceChange) -> Iterator[tuple[str, Told]]:
    yield from (("also", each) for each in change.gained)
    yield from (("no longer", each) for each in change.lost)


def _said(told: Told) -> str:
    return f"“{_cut(told.text)}”"


def _names(told: Iterable[Told]) -> dict[str, None]:
    return dict.fromkeys(_cut(each.source) for each in told)


def tell_lineage(change: LineageChange) -> str:
    """`BBC and AP share sentences (before: were written independently)`."""
    first, second = map(_cut, sorted(change.sources))
    before = f" (before: {LINEAGES[change.former_kind]})" if change.former_kind else ""
    return f"{first} and {second} {LINEAGES[change.kind]}{before}"


def _cut(words: str, most: int = LONGEST) -> str:
    words = words.strip()
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]} …"


_TELL: dict[type, Callable[..., str]] = {
    ArticleChange: tell_article,
    DetailChange: tell_detail,
    UtteranceChange: tell_utterance,
    LineageChange: tell_lineage,
}
