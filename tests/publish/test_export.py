from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import jsonschema
import msgspec
import pytest

from digest.config import Settings
from digest.publish import wording
from digest.publish.export import export_json
from digest.publish.schema import export_schema
from digest.publish.tables import details_csv, quotations_csv

from .sample import articles, briefing


@pytest.mark.parametrize("mode", ["evidence", "full", "none"])
@pytest.mark.parametrize("full", [True, False])
def test_the_export_keeps_to_its_schema(mode, full):
    schema = json.loads(export_schema())
    jsonschema.Draft202012Validator.check_schema(schema)

    jsonschema.validate(json.loads(export_json(briefing(), Settings(full_text=mode), full)), schema)


def test_the_keys_that_others_read_are_there():
    data = json.loads(export_json(briefing(), Settings(), full=True))

    wanted = {
        "articles": "id file text headline outlet byline published updated url furniture summary",
        "quotations": "id article start end kind speaker channel mention",
        "shared_quotes": "id speaker members",
        "details": "id topic type relation values",
        "lineage": "articles kind",
    }
    for name, keys in wanted.items():
        assert set(keys.split()) <= set(data[name][0]), name
    assert {"article", "start", "end", "relation"} <= set(data["shared_quotes"][0]["members"][0])
    assert {"value", "article", "start", "end"} <= set(data["details"][0]["values"][0])


def test_positions_lead_to_the_words_in_the_full_export():
    data = json.loads(export_json(briefing(), Settings(), full=True))
    texts = {article["id"]: article["text"] for article in data["articles"]}
    first = data["quotations"][0]

    assert texts[first["article"]][first["start"] : first["end"]].startswith("In the wake of escalations")


def test_the_site_s_own_export_has_words_and_no_texts():
    text = export_json(briefing(), Settings(), full=False)
    data = json.loads(text)

    assert all("text" not in article for article in data["articles"])
    assert data["quotations"][0]["text"].startswith("In the wake of escalations")
    assert "freely." not in text  # the end of an article that nothing cites


@pytest.mark.parametrize("full", [True, False])
def test_written_record_by_record_it_is_what_would_be_written_at_once(full):
    text = export_json(briefing(), Settings(), full)

    assert msgspec.json.format(text, indent=1) + "\n" == text
    assert list(json.loads(export_schema())["$defs"]["BriefingRecord"]["properties"]) == list(json.loads(text))


def test_the_export_is_the_same_each_time():
    assert export_json(briefing(), Settings(), full=True) == export_json(briefing(), Settings(), full=True)


def details_with(value: str) -> str:
    """The table of one detail that has one value."""
    base = briefing()
    return details_csv(
        replace(base, details=(replace(base.details[0], values=(replace(base.details[0].values[0], value=value),)),))
    )


@pytest.mark.parametrize("sign", "=+-@＝＋－＠﹦﹢﹣﹫")
@pytest.mark.parametrize(
    "before", ["", " ", "\u00a0\u3000", ";", " ; ", ",", '"', "'", "\ufeff", "\t", "\r", "\n", "\u200b|"]
)
def test_a_cell_cannot_be_a_formula(before: str, sign: str):
    cell = next(csv.DictReader(io.StringIO(details_with(f"{before}{sign}1+1"), newline="")))["value"]

    assert "'" == cell[0]
    assert f"{before}{sign}1+1".replace("'", "") == cell.replace("'", ""), "nothing else is changed"


@pytest.mark.parametrize("comma", [";", "|", "\t"])
@pytest.mark.parametrize("inner", ["a{};=1+1", "a\n=1+1", 'a; "@x', "a|=1", "a\t =1", "a\r\n-1;;=2"])
def test_no_cell_begins_a_formula_where_another_sign_parts_cells(inner: str, comma: str):
    rows = csv.reader(io.StringIO(details_with(inner), newline=""), delimiter=comma)

    assert [] == [cell for row in rows for cell in row if cell.lstrip(' "').startswith(("=", "+", "-", "@"))]


def test_every_cell_is_quoted_and_words_without_such_a_sign_stay():
    first = details_with("1,000 – a=b; c-d").splitlines()

    assert [] == [line for line in first if not re.fullmatch(r'"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*', line)]
    assert '"1,000 – a=b; c-d"' in first[1]


@pytest.mark.parametrize("cell", ["\tx", "\rx", "\nx"])
def test_a_cell_that_begins_with_a_tab_or_an_end_of_line_gets_an_apostrophe(cell: str):
    assert f'"\'{cell}"' in details_with(cell)


def test_the_table_of_quotations_names_file_and_utterance():
    rows = list(csv.DictReader(io.StringIO(quotations_csv(briefing()))))

    assert len(rows) == sum(len(each.quotations) for each in briefing().analyses)
    assert rows[0]["file"] == articles()[0].path
    assert rows[0]["utterance"] == "q-7f3a"


def test_the_schema_says_what_each_field_is():
    records = json.loads(export_schema())["$defs"]

    assert [] == [
        f"{name}.{field}"
        for name, record in records.items()
        for field, held in record["properties"].items()
        if not held.get("description", "").endswith(".")
    ]


@pytest.mark.parametrize(
    ("record", "field", "words"),
    [
        ("FlawRecord", "kind", wording.FLAWS),
        ("DetailRecord", "relation", wording.RELATIONS),
        ("MemberRecord", "relation", wording.WORDINGS),
    ],
)
def test_the_schema_names_every_word_that_a_field_can_hold(record, field, words):
    told = json.loads(export_schema())["$defs"][record]["properties"][field]["description"]

    assert [] == [word for word in words if f"`{word}`" not in told]
