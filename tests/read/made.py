"""Files for tests in every format that is read, made here and in memory; the article in them is made up."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

from digest.model import Article, Rejected
from digest.read import read_file
from digest.read.formats import FORMATS

STORY = """\
The ferry Northern Star struck a trawler off the harbour of Ardmore early on Monday, and more than twenty people \
were hurt when the two ships met in thick fog.

“We heard a long grinding noise and then the lights went out,” said Ann Lee, who was on her way to work with her \
two sons when it happened.

The harbour master said that the trawler had not answered two calls by radio, and that the harbour would stay \
closed until Friday at the earliest."""
PARAGRAPHS = tuple(STORY.split("\n\n"))
HEADLINE = "Ferry strikes trawler off Ardmore"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00" + bytes(range(256))


def read_bytes(folder: Path, name: str, content: bytes | str, **stated: dict) -> tuple[Article | Rejected, ...]:
    """What one file holds, written into `folder` and read; `stated` is what sources.yml says of it."""
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_file((folder, name, stated))


def is_told(found: object, path: str) -> bool:
    """Whether this is a file put aside with one clear sentence that begins with its path."""
    reason = found.reason if isinstance(found, Rejected) else ""
    return reason.startswith(path) and reason.endswith(".") and "\n" not in reason and "Traceback" not in reason


def page(story: Iterable[str] = PARAGRAPHS, *, head: str = "", title: str = HEADLINE) -> str:
    """A web page with a story in it."""
    body = "".join(f"<p>{each}</p>" for each in story)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def entry(number: int, words: str = STORY) -> str:
    """An entry of an RSS feed."""
    body = "".join(f"<p>{each}</p>" for each in words.split("\n\n"))
    return (
        f"<item><title>{HEADLINE} {number}</title><link>https://gazette.example/{number}</link>"
        f"<pubDate>Mon, 10 Oct 2022 14:05:00 +0300</pubDate><author>Ann Lee</author>"
        f"<description><![CDATA[{body}]]></description></item>"
    )


def feed(*entries: str) -> str:
    """An RSS feed."""
    return f'<rss version="2.0"><channel><title>Harbour News</title>{"".join(entries)}</channel></rss>'


def record(**fields: object) -> str:
    """A line of a crawler."""
    return json.dumps({"title": HEADLINE, "text": STORY} | fields)


def mail(*, html: str = "", text: str = STORY, **head: str) -> bytes:
    """A mail as saved by a mail program."""
    made = EmailMessage()
    for name, value in head.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html")
    return made.as_bytes()


def docx(paragraphs: Iterable[str] = PARAGRAPHS, *, table: Iterable[Iterable[str]] = (), title: str = "") -> bytes:
    """A Word document."""
    from docx import Document

    made, rows, out = Document(), [list(row) for row in table], BytesIO()
    for each in paragraphs:
        made.add_paragraph(each)
    if rows:
        grid = made.add_table(len(rows), len(rows[0]))
        for y, row in enumerate(rows):
            for x, words in enumerate(row):
                grid.cell(y, x).text = words
    made.core_properties.title, made.core_properties.author = title, "Ann Lee" if title else ""
    made.save(out)
    return out.getvalue()


def pdf(lines: Iterable[str] = (), *, title: str = "", author: str = "") -> bytes:
    """A PDF of one page, a line of it a line here; letters of ASCII only."""
    drawn = "".join(f"({line.replace('(', '[').replace(')', ']')}) Tj T*\n" for line in lines)
    stream = f"BT /F1 10 Tf 12 TL 40 760 Td\n{drawn}ET"
    font = "<< /Font << /F1 5 0 R >> >>"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources {font} >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({title}) /Author ({author}) >>",
    )
    made, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n{len(made)}\n%%EOF"
    return f"{made}xref\n0 7\n0000000000 65535 f \n{table}{end}".encode("ascii")


def warc(
    *pages: str | bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", zip: bool = False
) -> bytes:
    """A web archive with a request and an answer for each page."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = BytesIO()
    writer = WARCWriter(out, gzip=zip)
    for number, each in enumerate(pages, 1):
        answer = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        content = BytesIO(each if isinstance(each, bytes) else each.encode())
        address = f"https://www.gazette.example/{number}"
        writer.write_record(writer.create_warc_record(address, "response", payload=content, http_headers=answer))
    return out.getvalue()


def in_every_format() -> dict[str, bytes]:
    """Ending -> a sound file with the story."""
    wrapped = [part for each in PARAGRAPHS for part in (*_lines(each), "")]
    by_module = {
        "plain": f"{HEADLINE}\n\n{STORY}\n".encode(),
        "html": page().encode(),
        "mail": mail(Subject=HEADLINE),
        "feed": feed(entry(1)).encode(),
        "jsonl": record().encode(),
        "warc": warc(page()),
        "pdf": pdf(wrapped, title=HEADLINE),
        "docx": docx(title=HEADLINE),
    }
    files = {end: by_module[module] for end, module in FORMATS.items()}
    return files | {".jsonl.gz": gzip.compress(files[".jsonl"]), ".warc.gz": warc(page(), zip=True)}


def _lines(words: str, width: int = 80) -> list[str]:
    """Words in lines as a typesetter breaks them, in ASCII."""
    from textwrap import wrap

    return wrap(words.replace("“", '"').replace("”", '"'), width)
