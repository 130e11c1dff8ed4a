"""Reading a folder: what becomes an article, what is rejected, what is found in the text and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.errors import SeedError
from digest.read import read_folder
from digest.read.facts import outlet_of
from tests.articles import read_text

STORY = "Two ships collide off Ardmore\n\nTwo ships collided off the coast on Monday, the harbour master said.\n"


def seeds(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_the_seeds_tell_what_they_are(root) -> None:
    articles, rejected = read_folder(root / "seeds")

    found = [
        (a.path[:3], a.outlet and a.outlet.value, a.byline and a.byline.value, a.published and a.published.value)
        for a in articles
    ]
    assert rejected == []
    assert found == [
        ("000", None, "Dave DeCamp", None),
        ("001", "The Moscow Times", None, "2022-10-10"),
        ("002", None, "Vusala Abbasova", "2022-10-12"),
        ("003", "The Moscow Times", None, None),
        ("004", None, None, None),
    ]
    assert [a.headline is None for a in articles] == [False, False, False, True, False]


def test_each_fact_says_where_it_was_found(root) -> None:
    article = read_folder(root / "seeds")[0][1]

    assert article.published.origin == "text"
    assert article.quote(article.published.span) == "October 10, 2022"
    assert article.outlet.origin == "link"
    assert article.url.value.startswith("https://www.themoscowtimes.com/2022/10/10/")


def test_a_last_update_is_never_the_day_of_publication() -> None:
    article = read_text("Last update: May 23, 2024 16:39\n\n" + STORY)

    assert article.published is None
    assert article.updated.value == "2024-05-23"


def test_front_matter_wins_over_the_text_and_sources_yml_over_both(tmp_path) -> None:
    front = "---\noutlet: The Gazette\npublished: 2022-10-11\n---\n"
    folder = seeds(
        tmp_path, a__md=front + STORY + "\nOctober 10, 2022\n", sources__yml="a.md:\n  outlet: Harbour News\n"
    )

    (article,) = read_folder(folder)[0]

    assert (article.outlet.value, article.outlet.origin) == ("Harbour News", "sources.yml")
    assert (article.published.value, article.published.origin) == ("2022-10-11", "front matter")
    assert [(field, used.value, other.value) for field, used, other in article.disagreements] == [
        ("outlet", "Harbour News", "The Gazette"),
        ("published", "2022-10-11", "2022-10-10"),
    ]


def test_the_text_is_the_file_and_offsets_count_its_front_matter() -> None:
    text = "---\noutlet: The Gazette\n---\n" + STORY

    article = read_text(text)

    assert article.text == text
    assert article.quote(article.headline.span) == "Two ships collide off Ardmore"


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("---\noutlet: [\n---\n", "line 3: the front matter is not YAML"),
        ("---\npublished: soon\n---\n", "published is 'soon'"),
    ],
)
def test_front_matter_that_cannot_be_used_is_told_and_nothing_is_lost(front: str, told: str) -> None:
    article = read_text(front + STORY)

    assert told in article.problems[0]
    assert STORY in article.text


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\n \n", "empty"),
        ("a.txt", b"...", "no word"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.exe", b"MZ", "not read"),
    ],
)
def test_a_file_that_is_no_article_is_rejected_with_a_reason(tmp_path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "b.txt").write_text(STORY, "utf-8")

    articles, rejected = read_folder(tmp_path)

    assert [a.path for a in articles] == ["b.txt"]
    assert [r.path for r in rejected] == [name]
    assert name in rejected[0].reason
    assert reason in rejected[0].reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read_without_losing_a_letter(tmp_path, encoding: str) -> None:
    story = STORY + "\n“Café,” said Renée Müller. “Déjà vu again and again, naïve as ever.”\n" * 3
    (tmp_path / "a.txt").write_bytes(story.encode(encoding))

    (article,), rejected = read_folder(tmp_path)

    assert article.text == story
    assert rejected == []
    assert bool(article.problems) == (encoding == "cp1252")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path) -> None:
    (tmp_path / "secret.txt").write_text(STORY, "utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").symlink_to(tmp_path / "secret.txt")

    articles, rejected = read_folder(tmp_path / "seeds")

    assert articles == []
    assert "leads out of the folder" in rejected[0].reason


def test_a_missing_folder_is_one_clear_sentence(tmp_path) -> None:
    with pytest.raises(SeedError, match="no such folder"):
        read_folder(tmp_path / "nowhere")


def test_sources_yml_with_a_mistake_names_its_line(tmp_path) -> None:
    with pytest.raises(SeedError, match=r"sources\.yml, line 3"):
        read_folder(seeds(tmp_path, a__txt=STORY, sources__yml="a.txt:\n  outlet: [\n"))


def test_sources_yml_that_names_a_missing_file_is_told(tmp_path) -> None:
    rejected = read_folder(seeds(tmp_path, a__txt=STORY, sources__yml="b.txt: The Gazette\n"))[1]

    assert [r.path for r in rejected] == ["b.txt"]


def test_the_id_of_an_article_survives_a_new_name_and_new_neighbours(tmp_path) -> None:
    before = read_folder(seeds(tmp_path / "one", a__txt=STORY))[0][0].id
    after = read_folder(seeds(tmp_path / "two", z__txt=STORY, a__txt=STORY.replace("ships", "boats")))[0]

    assert before in {a.id for a in after}
    assert before.startswith("two-ships-collide-off-ardmore-")


def test_copies_have_ids_of_their_own(tmp_path) -> None:
    articles = read_folder(seeds(tmp_path, a__txt=STORY, b__txt=STORY, c__txt=STORY + "More.\n"))[0]

    assert len({a.id for a in articles}) == 3


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.themoscowtimes.com/2022/10/10/x", "The Moscow Times"),
        ("https://edition.cnn.com/x", "CNN"),
        ("https://www.smalltown-gazette.org/x", "smalltown-gazette.org"),
        ("https://[", None),
    ],
)
def test_an_outlet_is_named_by_its_address(url: str, outlet: str | None) -> None:
    assert outlet_of(url) == outlet


@pytest.mark.parametrize(
    ("sources", "told"),
    [("a.txt:\n  publishd: 2022-10-10\n", "below 'a.txt' stands 'publishd'"), ("a.txt:\n  published: soon\n", "soon")],
)
def test_a_fact_that_nobody_knows_is_a_sentence(tmp_path, sources, told) -> None:
    with pytest.raises(SeedError, match=told):
        read_folder(seeds(tmp_path, a__txt=STORY, sources__yml=sources))


def test_a_part_that_is_not_there_is_told(tmp_path) -> None:
    articles, rejected = read_folder(seeds(tmp_path, a__txt=STORY, sources__yml="a.txt#2:\n  outlet: The Gazette\n"))

    assert [each.outlet for each in articles] == [None]
    assert [each.reason for each in rejected] == ["a.txt: sources.yml names #2 of it, but it holds 1."]
