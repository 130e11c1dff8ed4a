"""evals/bench.py: the table, the promises and the build that digest is compared with; the timings are not tested."""

import pytest
from bench import Measured, growth, other_plugins, processor_time, run_mkdocs, sizes, table, top_pages

CONFIG = """site_name: x
theme: {name: material, font: false}
plugins:
  - search: {pipeline: []}
  - digest: {seeds: seeds}
"""


def measured(articles=100, compare=0.25, mkdocs=2.0, changed=0.1):
    """A size with round numbers: one second in all when compare takes a quarter."""
    return Measured(
        articles, {"read": 0.25, "analyse": 0.25, "compare": compare, "publish": 0.25}, changed, mkdocs, 64.4
    )


def test_ratios_are_shares_of_the_time_of_mkdocs():
    assert {"ratio": 0.5, "one changed": 0.05} == measured().ratios


def test_a_row_tells_all_columns():
    head, line, row = table([measured(1000)]).splitlines()

    assert len(head) == len(line) == len(row)
    assert ["1,000", "0.250 s", "1.000 s", "2.000 s", "0.500", "0.050", "64 MiB"] == [
        cell.strip() for cell in row.split("|") if cell
    ][:2] + [cell.strip() for cell in row.split("|")][6:-1]


def test_promises_are_checked_from_100_articles():
    assert [] == measured().broken()
    assert [] == measured(5, mkdocs=0.5).broken()
    assert 2 == len(measured(mkdocs=1.0).broken())


def test_the_growth_of_the_comparison_is_told():
    assert ["100 to 1,000 articles, ×10.0: comparison ×12.0"] == list(growth([measured(), measured(1000, compare=3.0)]))


@pytest.mark.parametrize("text", ["a", "5,0", "5,-1"])
def test_sizes_are_numbers_above_nought(text):
    with pytest.raises(ValueError, match=text.split(",")[-1]):
        sizes(text)


def test_processor_time_leaves_waiting_out():
    import time

    seconds = {}
    with processor_time(seconds, "waiting"):
        time.sleep(0.2)

    assert seconds["waiting"] < 0.1


def test_the_digest_plugin_is_left_out_and_the_others_keep_their_options(tmp_path):
    config = tmp_path / "mkdocs.yml"
    config.write_text(CONFIG, "utf-8")

    assert [{"search": {"pipeline": []}}] == other_plugins(config)


def test_mkdocs_builds_every_page_and_puts_articles_in_no_navigation(tmp_path):
    config, pages = tmp_path / "mkdocs.yml", tmp_path / "pages"
    config.write_text(CONFIG, "utf-8")
    (pages / "articles").mkdir(parents=True)
    for uri in ("index.md", "articles/index.md", "articles/one.md"):
        (pages / uri).write_text(f"---\ntitle: {uri}\n---\nText.\n", "utf-8")

    assert ["articles/index.md", "index.md"] == top_pages(pages)
    assert run_mkdocs(pages, tmp_path / "site", config) > 0
    assert (tmp_path / "site" / "articles" / "one" / "index.html").is_file()
