"""What has changed between two briefings is told in meaning, escaped, and not at all where nothing has changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.analyse import analyse
from digest.compare import compare
from digest.config import Settings
from digest.errors import ExportError
from digest.model import Briefing
from digest.publish import contract as c
from digest.publish.changes import find_all, find_changes, is_change, read_exports
from digest.publish.changes.past import read_past
from digest.publish.changes.telling import as_json, as_markdown, as_text
from digest.publish.contract.changes import ChangesRecord
from digest.publish.export import export_json, export_record
from digest.read import name_articles
from digest.read.facts import state_facts
from tests.articles import draft_of
from tests.depth import examples

BBC = "---\noutlet: BBC\npublished: 2024-05-01\n---\nFire in Ardmore\n\nThe fire killed {} people in Ardmore on Monday."
AP = "---\noutlet: AP\npublished: 2024-05-02\n---\nArdmore fire\n\nThe fire in Ardmore killed 7 people Monday, it said."
SAID = (
    "---\noutlet: {}\n---\n{}\n\n“We will rebuild every house in this street,” said Mary Jones, the mayor of Ardmore.{}"
)


def exported(**files: str) -> c.BriefingRecord:
    return export_record(made(**files))


def made(**files: str) -> Briefing:
    articles = name_articles([state_facts(f"{name}.txt", draft_of(text), {}) for name, text in files.items()])
    return compare([analyse(article) for article in articles], [])


def told(before: c.BriefingRecord, after: c.BriefingRecord) -> str:
    return as_text([find_changes(before, after)])


def test_an_article_that_comes_and_one_that_goes_are_told() -> None:
    one, both = exported(a=BBC.format(5)), exported(a=BBC.format(5), b=AP)

    assert [("new", "AP")] == [(each.change, each.source) for each in find_changes(one, both).articles]
    assert [("gone", "AP")] == [(each.change, each.source) for each in find_changes(both, one).articles]
    assert "2 origins, before 1" in told(one, both)


def test_a_value_that_an_article_changes_is_told_with_its_source() -> None:
    before, after = exported(a=BBC.format(5), b=AP), exported(a=BBC.format(6), b=AP)
    (change,) = [each for each in find_changes(before, after).details if each.topic.startswith("How many")]

    assert [("BBC", ["5 people"], ["6 people"])] == [
        (value.source, [t.text for t in value.before], [t.text for t in value.after]) for value in change.values
    ]
    assert "5 people -> 6 people, BBC" in told(before, after)


def test_a_difference_that_arises_and_one_that_is_settled_are_told() -> None:
    alike, apart = exported(a=BBC.format(7), b=AP), exported(a=BBC.format(5), b=AP)
    arisen, settled = find_changes(alike, apart), find_changes(apart, alike)

    assert ["new"] == [each.change for each in arisen.details if each.topic.startswith("How many")]
    assert ["gone"] == [each.change for each in settled.details if each.topic.startswith("How many")]
    assert ": 5 people, BBC; 7 people, AP" in as_text([arisen])


def test_an_utterance_gains_and_loses_a_wording() -> None:
    one = exported(a=SAID.format("BBC", "Mayor speaks", ""))
    both = exported(a=SAID.format("BBC", "Mayor speaks", ""), b=SAID.format("AP", "After the fire", " She left."))
    (gained,) = find_changes(one, both).quotations
    (lost,) = find_changes(both, one).quotations

    assert ("changed", ["AP"], []) == (gained.change, [each.source for each in gained.gained], gained.lost)
    assert ("changed", [], ["AP"]) == (lost.change, lost.gained, [each.source for each in lost.lost])
    assert "Mary Jones" in told(one, both)


def test_two_articles_that_come_to_share_sentences_are_told() -> None:
    prose = " ".join(f"Sentence number {n} tells of the flood in the long valley behind the hill." for n in range(9))
    before = exported(a=f"---\noutlet: BBC\n---\nFlood\n\n{prose}", b="---\noutlet: AP\n---\nRain\n\nIt rained a lot.")
    after = exported(
        a=f"---\noutlet: BBC\n---\nFlood\n\n{prose}", b=f"---\noutlet: AP\n---\nRain\n\nIt rained a lot. {prose}"
    )
    changes = find_changes(before, after)

    assert changes.lineage, as_text([changes])
    assert {"BBC", "AP"} == set(changes.lineage[0].sources)


def test_an_article_under_another_name_is_the_same_one() -> None:
    changes = find_changes(exported(a=AP), exported(z=AP))

    assert [("changed", [("file", "a.txt", "z.txt")])] == [
        (each.change, [(f.fact, f.before, f.after) for f in each.facts]) for each in changes.articles
    ]
    assert ([], [], []) == (changes.quotations, changes.details, changes.moved)


def test_an_article_whose_headline_is_changed_is_the_same_one_with_another_id() -> None:
    changes = find_changes(exported(a=AP), exported(a=AP.replace("Ardmore fire", "A night of fire")))
    (change,) = changes.articles

    assert "changed" == change.change
    assert change.former
    assert change.former != change.id
    assert "headline Ardmore fire -> A night of fire" in as_text([changes])
    assert (change.former, change.id) in [(each.before, each.after) for each in changes.moved]


def test_an_outlet_that_is_stated_later_makes_no_other_source() -> None:
    nameless = exported(a=BBC.format(5).replace("outlet: BBC\n", ""), b=AP)

    assert [] == [each for each in find_changes(nameless, exported(a=BBC.format(5), b=AP)).details if each.values]


def test_the_export_of_a_site_can_be_compared_as_well_as_one_with_texts(tmp_path: Path) -> None:
    before, after = made(a=BBC.format(5)), made(a=BBC.format(6), b=AP)
    for name, briefing in (("old", before), ("new", after)):
        (tmp_path / name).write_text(export_json(briefing, Settings(), full=False), "utf-8")
    old, new = (read_exports(tmp_path / name)[""] for name in ("old", "new"))

    with_texts, without = find_changes(export_record(before), export_record(after)), find_changes(old, new)
    assert (with_texts.details, with_texts.quotations) == (without.details, without.quotations)
    assert [("text", None, None)] == [(f.fact, f.before, f.after) for f in without.articles[0].facts]
    (sentence,) = with_texts.articles[0].facts
    assert "killed 5 people" in sentence.before
    assert "killed 6 people" in sentence.after


def test_what_an_article_still_says_is_never_told_as_gone() -> None:
    more = "---\noutlet: CNN\n---\nArdmore burns\n\nThe fire that broke out in Ardmore on Sunday killed nine people."
    two, three = exported(a=BBC.format(5), b=AP), exported(a=BBC.format(5), b=AP, c=more)
    for changes in (find_changes(two, three), find_changes(three, two)):
        told = [t for d in changes.details for v in d.values for t in v.before] + [
            t for q in changes.quotations for t in q.lost
        ]
        assert {"CNN"} >= {each.source for each in told}, as_text([changes])


PIECES = st.sampled_from(
    [BBC.format(5), BBC.format(6), AP, SAID.format("AP", "x", ""), SAID.format("BBC", "y", " No.")]
)


@examples(25)
@given(st.lists(PIECES, max_size=4), st.lists(PIECES, max_size=4))
def test_nothing_is_told_of_the_same_and_the_way_back_is_told_of_the_same_articles(one, other) -> None:
    first = exported(**{f"a{n}": text for n, text in enumerate(one)})
    second = exported(**{f"a{n}": text for n, text in enumerate(other)})
    there, back = find_changes(first, second), find_changes(second, first)

    assert not is_change(find_changes(first, first))
    assert "" == as_text([find_changes(first, first)]) == as_markdown([find_changes(first, first)])
    opposite = {"new": "gone", "gone": "new", "changed": "changed"}
    assert sorted(opposite[each.change] for each in there.articles) == sorted(each.change for each in back.articles)
    assert (there.origins, there.origins_before) == (back.origins_before, back.origins)
    assert there.kept == back.kept


def told_of(words: str) -> list[ChangesRecord]:
    """An article whose every word is `words`, and an event called so, as a change."""
    article = c.ArticleRecord(
        "a", words, "", words, words, None, words, None, None, "en", {}, [], [], [], [], text="", sha256="x"
    )
    event = c.EventRecord(words, None, None, None, None)
    lists = {n: [] for n in c.BriefingRecord.__struct_fields__ if n not in ("schema_version", "full_text", "event")}
    empty = c.BriefingRecord(c.VERSION, True, event, **lists)
    full = msgspec.structs.replace(empty, articles=[article], sources=[c.SourceRecord("a", words, "s", "a")])
    return [find_changes(empty, full, "event")]


SPAN = r"(?P<fence>`+)(?P<words>(?:(?!(?<!`)(?P=fence)(?!`)).)+)(?P=fence)"
"""A span of code as CommonMark reads it: up to as many ticks as it begins with."""
LINE = re.compile(
    rf"(?:(?:## |- ){SPAN}|### \w+|</?details>(?:<summary>[\w ]+</summary>)?|[\d\w ,;.]+|)", re.ASCII | re.DOTALL
)
"""What a comment is made of: spans of code, and what is ours."""
ACTS = (
    "@everyone", "#12", "GH-1", "desk/briefing#1", "user@0123456789abcdef0123456789abcdef01234567", "0123456789abcdef",
    "https://evil.example", "www.evil.example", "a@evil.example", "![x](https://evil.example)", "<img src=x>", ":tada:",
    "$x$", "TICKET-1", "- [ ] x", "` @everyone `` #12 ```", "`", "```\n@everyone\n```", "</details>", "<!--", "&#64;x",
)  # fmt: skip
"""What a code host makes something of."""


@examples(200)
@given(st.text(max_size=60) | st.lists(st.sampled_from([*ACTS, "`", "``", " ", "\n"]), max_size=5).map("".join))
def test_no_text_of_an_article_is_a_sign_in_a_comment_or_on_a_terminal(words: str) -> None:
    changes = told_of(words)
    text, lines = as_text(changes), as_markdown(changes).splitlines()

    assert [] == [line for line in lines if not LINE.fullmatch(line)]
    assert 2 == sum("`" in line for line in lines), "the title of the event and the article"
    assert all(sign.isprintable() or sign == "\n" for sign in text.replace("\ufffd", "").replace("\u00ad", "")) or words


@pytest.mark.parametrize("words", ACTS)
def test_what_a_code_host_acts_on_stands_in_a_span_of_code(words: str) -> None:
    title, *_, line = (line for line in as_markdown(told_of(words)).splitlines() if "`" in line)

    assert " ".join(words.split()) in re.fullmatch(f"## {SPAN}", title)["words"]
    assert "new: " + " ".join(words.split()) in re.fullmatch(f"- {SPAN}", line)["words"]


def test_a_line_of_many_sources_is_cut_between_words() -> None:
    many = {
        f"a{n}": BBC.replace("outlet: BBC", f"outlet: The Ardmore Weekly {n:03}").format(2 + n % 3) for n in range(90)
    }
    markdown = as_markdown([find_changes(exported(), exported(**many))])

    assert 2_020 > max(map(len, markdown.splitlines())) > 1_900
    assert any(line.endswith(" …`") for line in markdown.splitlines())


def test_an_escape_sequence_does_not_reach_the_terminal() -> None:
    assert "\x1b" not in told(exported(), exported(a="Red \x1b[31m alert\n\nIt rained.\n"))


def test_as_json_it_is_what_its_record_says() -> None:
    changes = find_all({"": exported(a=AP)}, {"": exported(a=AP, b=BBC.format(5))})

    assert changes == msgspec.json.decode(as_json(changes), type=list[ChangesRecord])
    assert "[]\n" == as_json([])


def test_an_event_that_comes_is_told_whole_and_by_its_name() -> None:
    changes = find_all({"a": exported(a=AP)}, {"a": exported(a=AP), "b": exported(a=BBC.format(5))})

    assert ["b"] == [each.event for each in changes]
    assert as_markdown(changes).startswith("## `Fire in Ardmore`\n")


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"\xff\xfe", b'{"schema_version": "1.3"}', b"[" * 100_000, b'{"schema_version": "9.0"}'],
)
def test_what_is_no_export_is_one_sentence(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "old.json").write_bytes(content)
    with pytest.raises(ExportError, match=r"old\.json: ") as raised:
        read_exports(tmp_path / "old.json")

    assert "\n" not in str(raised.value)


def test_fields_that_a_newer_version_adds_are_passed_over(tmp_path: Path) -> None:
    newer = export_json(made(a=AP), Settings(), full=True).replace(
        '"schema_version"', '"more": [1], "schema_version"', 1
    )
    (tmp_path / "newer.json").write_text(newer, "utf-8")

    assert ["BBC"] != [each.outlet for each in read_exports(tmp_path / "newer.json")[""].articles]
    assert [] == find_all(read_exports(tmp_path / "newer.json"), {"": exported(a=AP)})


def test_an_export_from_before_lacks_what_came_later(tmp_path: Path) -> None:
    old = msgspec.json.decode(export_json(made(a=AP), Settings(), full=True).encode())
    for record in (*old["articles"], *old["shared_quotes"], *old["details"], *old["people"], *old["coverage"]):
        for name in ("sha256", "former", "aliases"):
            record.pop(name, None)
    (tmp_path / "old.json").write_bytes(msgspec.json.encode(old | {"schema_version": "1.2"}))

    assert [] == find_all(read_exports(tmp_path / "old.json"), {"": exported(a=AP)})


BOTH = {
    "a": SAID.format("BBC", "Mayor speaks", " 5 people died."),
    "b": SAID.format("AP", "After the fire", " 7 died."),
}
ENUMERATED = {
    "relation": lambda b: b["details"][0], "type": lambda b: b["details"][0], "kind": lambda b: b["lineage"][0],
    "id": lambda b: b["articles"][0], "published": lambda b: b["articles"][0], "language": lambda b: b["articles"][0],
    "origin": lambda b: b["sources"][0], "schema_version": lambda b: b, "sha256": lambda b: b["articles"][0],
}  # fmt: skip
"""Fields that are ours to fill -> the record of an export with it."""


@pytest.mark.parametrize("day", ["2022-W99", "2022-W00", "0000-W01", "2022-13-45", "2022-10-32", "2022-10-10\n"])
def test_a_day_that_no_calendar_has_is_refused(tmp_path, honest: dict, day: str):
    found = json.loads(json.dumps(honest))
    found["articles"][0]["published"] = day

    with pytest.raises(ExportError):
        read_exports(write(tmp_path / "a.json", found))


def as_file(**files: str) -> dict:
    """An export as a program reads it."""
    return json.loads(export_json(made(**files), Settings(), full=True))


def write(file: Path, content: object) -> Path:
    file.write_text(json.dumps(content), "utf-8")
    return file


@pytest.fixture(scope="module")
def honest() -> dict:
    prose = " ".join(f"Sentence number {n} tells of the fire in the long street behind the hill." for n in range(9))
    found = as_file(a=f"{BBC.format(5)} {prose}", b=f"{AP} {prose}", c=BOTH["a"], d=BOTH["b"])
    assert found["details"]
    assert found["lineage"]
    assert found["shared_quotes"]
    return found


@pytest.mark.parametrize("name", ENUMERATED)
@pytest.mark.parametrize("value", ["@everyone", "conflict\n", "\x1b[31m", "x" * 201, "GH-1 #2", " "])
def test_a_field_of_ours_that_holds_another_value_is_one_sentence(
    name: str, value: str, honest: dict, tmp_path: Path
) -> None:
    changed = json.loads(json.dumps(honest))
    ENUMERATED[name](changed)[name] = value
    with pytest.raises(ExportError, match=rf"^\S+hostile\.json: .*\b{name}: [^\n]+\.$") as raised:
        read_exports(write(tmp_path / "hostile.json", changed))

    assert f" {value}" not in str(raised.value)


def test_a_kept_export_with_a_relation_that_is_none_is_one_sentence(honest: dict, tmp_path: Path) -> None:
    changed = json.loads(json.dumps(honest))
    changed["lineage"][0]["kind"] = "cousins"
    write(tmp_path / "2026-11-28.json", changed)

    with pytest.raises(ExportError, match=r"2026-11-28\.json: .*lineage\[0\]\.kind"):
        read_past(tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sources", []),
        ("lineage", [{"articles": ["x", "y"], "kind": "repost", "earlier": None, "reason": "", "evidence": []}]),
        ("shared_quotes", [{"id": "u", "speaker": None, "speakers": [], "origins": 1, "members": []}]),
    ],
)
def test_an_export_that_names_what_is_not_in_it_is_one_sentence(
    name: str, value: object, honest: dict, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match=rf"hostile\.json: .*\b{name}"):
        read_exports(write(tmp_path / "hostile.json", honest | {name: value}))


def places(record: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """Where each value of an export stands."""
    yield path
    for key, value in (
        record.items() if isinstance(record, dict) else enumerate(record if isinstance(record, list) else ())
    ):
        yield from places(value, (*path, key))


@examples(150)
@given(data=st.data())
def test_an_export_with_anything_anywhere_is_refused_or_told_without_a_sign(
    data: st.DataObject, honest: dict, tmp_path_factory: pytest.TempPathFactory
) -> None:
    changed = json.loads(json.dumps(honest))
    for _ in range(data.draw(st.integers(1, 3))):
        *path, last = data.draw(st.sampled_from([each for each in places(changed) if each]))
        record = changed
        for key in path:
            record = record[key]
        record[last] = data.draw(st.sampled_from([*ACTS, "", "x", "a-fire", None, 0, -1, 10**30, 0.5, [], {}, ["x"]]))
    folder = tmp_path_factory.getbasetemp()
    try:
        hostile = read_exports(write(folder / "hostile.json", changed))
    except ExportError:
        return
    known = read_exports(write(folder / "honest.json", honest))
    for changes in (find_all(known, hostile), find_all(hostile, known)):
        assert [] == [line for line in as_markdown(changes).splitlines() if not LINE.fullmatch(line)]
        assert as_text(changes).replace("\n", "").isprintable()
