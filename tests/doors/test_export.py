"""The contract of `digest export`: what other programs count on."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from digest.cli import main
from tests.conftest import ROOT, Run

SEEDS = ROOT / "seeds"

CONTRACT = {
    "articles": {
        "id",
        "file",
        "text",
        "headline",
        "outlet",
        "byline",
        "published",
        "updated",
        "url",
        "furniture",
        "summary",
    },
    "quotations": {"id", "article", "start", "end", "kind", "speaker", "channel", "mention"},
    "shared_quotes": {"id", "speaker", "members"},
    "details": {"id", "topic", "type", "relation", "values"},
    "lineage": {"articles", "kind"},
}
"""Keys that are always there; more may be."""


def export(*arguments: object) -> str:
    done = CliRunner().invoke(main, ["export", str(SEEDS), *map(str, arguments)], catch_exceptions=False)
    assert 0 == done.exit_code, done.stderr
    return done.stdout_bytes.decode()


@pytest.fixture(scope="module")
def briefing() -> dict:
    return json.loads(export("--output", "-"))


@pytest.mark.parametrize("key", CONTRACT)
def test_every_record_has_the_keys_of_the_contract(key: str, briefing: dict) -> None:
    assert briefing[key]
    assert all(CONTRACT[key] <= record.keys() for record in briefing[key])


def test_it_keeps_to_the_schema_that_is_published_with_it(briefing: dict) -> None:
    schema = json.loads(export("--format", "schema", "--output", "-"))
    jsonschema.Draft202012Validator.check_schema(schema)

    assert [] == [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(briefing)]


def test_the_text_of_an_article_is_its_file(briefing: dict) -> None:
    for article in briefing["articles"]:
        assert (SEEDS / article["file"]).read_text("utf-8") == article["text"]


def test_every_offset_is_a_place_in_its_article(briefing: dict) -> None:
    texts = {article["id"]: article["text"] for article in briefing["articles"]}
    places = [(q["article"], q) for q in briefing["quotations"]]
    places += [(q["article"], q["mention"]) for q in briefing["quotations"] if q["mention"]]
    places += [(m["article"], m) for q in briefing["shared_quotes"] for m in q["members"]]
    places += [(v["article"], v) for d in briefing["details"] for v in d["values"]]
    places += [(a["id"], mark) for a in briefing["articles"] for mark in a["furniture"] + a["summary"]]

    assert all(0 <= place["start"] < place["end"] <= len(texts[article]) for article, place in places)


def test_the_members_of_an_utterance_come_from_several_articles(briefing: dict) -> None:
    assert all(len({m["article"] for m in quote["members"]}) > 1 for quote in briefing["shared_quotes"])


def test_two_exports_are_the_same_byte_for_byte() -> None:
    assert export("--output", "-") == export("--output", "-")


def test_the_file_is_what_standard_output_would_be(tmp_path: Path) -> None:
    export("--output", tmp_path / "briefing.json")

    assert export("--output", "-") == (tmp_path / "briefing.json").read_text("utf-8")


@pytest.mark.parametrize(("kind", "records"), [("quotations-csv", "quotations"), ("details-csv", "details")])
def test_a_table_has_a_row_for_each_record(kind: str, records: str, briefing: dict) -> None:
    rows = list(csv.DictReader(io.StringIO(export("--format", kind, "--output", "-"))))

    assert {record["id"] for record in briefing[records]} == {row["id"] for row in rows}


def test_pages_are_written_only_where_they_change(tmp_path: Path) -> None:
    export("--pages", tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")}
    export("--pages", tmp_path)

    assert (tmp_path / "index.md").read_text("utf-8").startswith("---\n")
    assert before == {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.md")}


def test_pages_of_an_article_that_is_gone_are_removed_and_a_strangers_file_stays(tmp_path: Path) -> None:
    seeds, pages = tmp_path / "seeds", tmp_path / "pages"
    seeds.mkdir()
    for seed in SEEDS.glob("*.txt"):
        (seeds / seed.name).write_bytes(seed.read_bytes())
    arguments = ["export", str(seeds), "--pages", str(pages)]
    CliRunner().invoke(main, arguments, catch_exceptions=False)
    (pages / "articles" / "mine.md").write_text("mine", "utf-8")
    next(iter(sorted(seeds.glob("*.txt")))).unlink()
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)

    assert "2 files removed" in done.stderr, "the page and its passages"
    assert 6 == len(list((pages / "articles").glob("*.md"))), "the list, four articles and the stranger"


def test_it_is_the_same_in_every_run(run: Run, tmp_path: Path) -> None:
    """The order of a set is another in each run; the traits of this quotation add up to the very threshold."""
    text = 'Trump spoke on Monday.\n\nHe rails against its "Great Wall of Taxes" and pledges to fight its "lies."\n'
    folder, files = tmp_path / "articles", [tmp_path / f"{seed}.json" for seed in (0, 7)]
    folder.mkdir()
    (folder / "a.txt").write_text(text, "utf-8")
    for file in files:
        done = run("digest", "export", folder, "--output", file, cwd=tmp_path, PYTHONHASHSEED=file.stem)
        assert 0 == done.returncode, done.stderr

    assert files[0].read_bytes() == files[1].read_bytes()
