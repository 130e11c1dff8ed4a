"""Any bytes under any ending are articles or told, and any folder of article-like files becomes a sound site."""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from digest.config import Settings
from digest.errors import SeedError
from digest.model import Article, Rejected
from digest.pipeline import compose, publish
from digest.publish.audit import audit
from digest.read import read_file, read_folder
from digest.read.decode import decode
from digest.read.draft import sound
from digest.read.formats import FORMATS
from tests.depth import examples
from tests.read.made import PARAGRAPHS, docx, entry, feed, in_every_format, is_told, mail, page, warc

SOUND = in_every_format()
ENDINGS = st.sampled_from(sorted(FORMATS))


@st.composite
def damaged(draw) -> bytes:
    """A sound file of some format with some of its bytes cut out, put in or doubled."""
    content = SOUND[draw(ENDINGS)]
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(content)))
        end = start + draw(st.integers(0, 40))
        content = content[:start] + draw(st.binary(max_size=8) | st.just(content[start:end] * 2)) + content[end:]
    return content


def read(name: str, content: bytes) -> tuple[Article | Rejected, ...]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(content)
        return read_file((Path(folder), name, {}))


@examples(600, HealthCheck.too_slow)
@given(ENDINGS, st.binary(max_size=300) | damaged())
def test_any_bytes_under_any_ending_are_articles_or_told_in_one_sentence(end: str, content: bytes) -> None:
    found = read(f"a{end}", content)

    assert found
    assert all(isinstance(each, Article) or is_told(each, f"a{end}") for each in found)


@examples(600, HealthCheck.too_slow)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_the_text_of_a_text_file_is_the_file_as_decoded(content: bytes) -> None:
    try:
        expected = sound(decode(content, "a.txt")[0])
    except SeedError:
        expected = None

    (found,) = read("a.txt", content)

    assert getattr(found, "text", None) == expected


LINES = st.sampled_from(
    (
        *PARAGRAPHS,
        "By Ann Lee October 12, 2022",
        "October 10, 2022",
        "Last update: May 23, 2024 16:39",
        "https://gazette.example/2022/13/45/ferry",
        "https://www.theguardian.com/2022/10/10/ferry",
        "Read more",
        "# Ferry strikes trawler",
        "---",
        "published: 2022-10-11",
        "“I came,” said Ann Lee. „Wir kommen“, sagte Karl Vogt.",
        "Die Fähre ist am Montag mit einem Trawler zusammengestoßen, und mehr als zwanzig Menschen wurden verletzt.",
        "She was away for two years, since 9999, and left two days ago, on 31 December 9999.",
        '<b>"&amp;[x](y) {{ z }} {% raw %} `` | * _ \u202e \u0002 \u2028</b>',
        "café donâ€™t and...",
    )
)
STORIES = st.lists(LINES, min_size=1, max_size=7).map("\n\n".join)


@examples(600, HealthCheck.too_slow)
@given(STORIES)
def test_the_places_of_facts_lie_in_the_text_and_hold_the_facts(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.txt").write_text(text, "utf-8")
        articles, _ = read_folder(Path(folder))

    for article in articles:
        facts = (article.headline, article.outlet, article.byline, article.published, article.updated, article.url)
        for stated in facts:
            assert not (stated and stated.span) or article.quote(stated.span).strip()
        assert not article.byline or not article.byline.span or article.quote(article.byline.span) == "Ann Lee"


MAKERS = {
    ".txt": lambda text: text.encode(),
    ".md": lambda text: text.encode(),
    ".html": lambda text: page(text.split("\n\n"), title=text[:30]).encode(),
    ".eml": lambda text: mail(text=text, Subject="Ferry", Date="Mon, 10 Oct 2022 14:05:00 +0300"),
    ".rss": lambda text: feed(entry(1, text), entry(2)).encode(),
    ".jsonl": lambda text: json.dumps({"title": text[:40], "text": text, "date": text[-12:]}).encode(),
    ".jsonl.gz": lambda text: gzip.compress(json.dumps({"text": text, "url": text[:30]}).encode()),
    ".warc": lambda text: warc(page(text.split("\n\n"))),
    ".docx": lambda text: docx(line.replace("\x02", "") for line in text.split("\n\n")),
}
FILES = st.lists(st.tuples(st.sampled_from(sorted(MAKERS)), STORIES), min_size=1, max_size=4)


@examples(120, HealthCheck.too_slow)
@given(FILES, st.binary(max_size=50))
def test_any_folder_of_files_becomes_a_sound_site(files: list[tuple[str, str]], odd: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number, (end, text) in enumerate(files):
            Path(folder, f"{number}{end}").write_bytes(MAKERS[end](text))
        Path(folder, "odd.pdf").write_bytes(odd)
        chosen = Settings(seeds=Path(folder), jobs=1)
        briefing = compose(chosen)
        pages = publish(briefing, chosen)

    assert audit(briefing, pages) == []
    assert all(each.text.encode() for each in pages if isinstance(each.text, str) and each.text)
    read_of = {each.article.path for each in briefing.analyses} | {each.path for each in briefing.rejected}
    assert read_of == {f"{number}{end}" for number, (end, _) in enumerate(files)} | {"odd.pdf"}
