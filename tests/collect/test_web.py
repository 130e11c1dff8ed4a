"""Pages from an address: from public hosts alone, and within limits."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from digest.collect import find
from digest.collect import web as module
from digest.collect.hosts import ascii_host
from digest.collect.web import fetch, is_public
from digest.errors import SeedError
from digest.model import Rejected

PAGE = (
    b"<html><head><title>Ships</title></head><body><article><p>"
    + b"Two ships collided off Ardmore. " * 9
    + b"</p></article>"
)
HTML = {"Content-Type": "text/html; charset=utf-8"}
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, HTML, PAGE),
    "/moved": (302, {"Location": "/page"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/inside": (302, {"Location": "http://169.254.169.254/latest/"}, b""),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/gone": (404, HTML, PAGE),
    "/large": (200, HTML, b"a" * 3_000_000),
    "/bomb": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"a" * 30_000_000)),
    "/empty": (200, HTML, b"<html></html>"),
    "/caf%C3%A9?a=1": (200, HTML, PAGE),
    "/in-letters": (302, {"Location": "/caf\u00e9?a=1".encode().decode("latin-1")}, b""),
}
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
LOCATIONS = (
    b"http://[x", b"http://[::1", b"http://a..b/", b"http://" + b"a" * 70 + b".example/", b"http://\xff\xfe/", b"http://",
    b"//", b"http://xn--\xc3\xa9/", b"http://a b/", b"http://example.org:-1/", b"http://\xe2\x80\xae.example/",
    b"http://a%00b/", b"http://" + b"a." * 300 + b"b/", b"http://1.2.3.4.5/", b"http://[fe80::1%25eth0]/",
)  # fmt: skip
RAW: dict[str, tuple[bytes, bytes]] = {
    "drips its head": (b"HTTP/1.1 200 OK\r\n", b"X"),
    "drips its body": (HEAD + b"Content-Length: 900000\r\n\r\n", b"x"),
    "drips a body without an end": (HEAD + b"\r\n", b"x"),
    "drips a line of a chunk": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    "drips chunks": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "drips what it packed": (HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE)[:30], b"\0"),
    "says to go on for ever": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "says nothing": (b"", b""),
}
"""What a server does -> what it sends at once, and then again and again."""
BROKEN: dict[str, bytes] = {
    "a negative chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\n-1\r\n" + PAGE,
    "a chunk of no number": HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + PAGE,
    "a chunk of a huge number": HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 60 + b"\r\n" + PAGE,
    "a negative length": HEAD + b"Content-Length: -5\r\n\r\n",
    "a length of no number": HEAD + b"Content-Length: 1, 2\r\n\r\n" + PAGE,
    "no head": b"\x00\xff" * 40,
    "a status of no number": b"HTTP/1.1 twohundred OK\r\n\r\n",
    "a long line": HEAD + b"X: " + b"a" * 70_000 + b"\r\n\r\n",
    "many lines": HEAD + b"X: a\r\n" * 300 + b"\r\n",
    "no end": HEAD + b"Content-Length: 90000\r\n\r\n" + PAGE,
    "what is not packed": HEAD + b"Content-Encoding: gzip\r\n\r\n" + PAGE,
    "nothing": b"",
    **{f"the way to {to[:30]!r}": b"HTTP/1.1 302 Found\r\nLocation: " + to + b"\r\n\r\n" for to in LOCATIONS},
}
"""What a server sends -> all of it."""


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, head, body = ANSWERS[self.path]
        self.send_response(status)
        for name, value in head.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    """A server on this machine, which is taken for a public one; nothing else is."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(module, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(module, "PORTS", {"http": server.server_port, "https": 443})
    yield lambda path: f"http://127.0.0.1{path}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def raw(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bytes, bytes | None], str]]:
    """Serve bytes once: some at once, then others again and again until nobody reads on. -> the address"""
    listening = socket.create_server(("127.0.0.1", 0))
    ended = threading.Event()
    threads: list[threading.Thread] = []

    def answer(first: bytes, again: bytes | None) -> None:
        with contextlib.suppress(OSError):
            taken, _ = listening.accept()
            with taken:
                taken.recv(65_536)
                taken.sendall(first)
                while again is not None and not ended.wait(0.01):
                    taken.sendall(again)

    def serve(first: bytes, again: bytes | None = None) -> str:
        threads.append(threading.Thread(target=answer, args=(first, again), daemon=True))
        threads[-1].start()
        return "http://127.0.0.1/"

    monkeypatch.setattr(module, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(module, "PORTS", {"http": listening.getsockname()[1], "https": 443})
    yield serve
    ended.set()
    listening.close()
    for thread in threads:
        thread.join(5)


@pytest.mark.parametrize("what", RAW)
def test_a_server_that_drips_is_given_up_whatever_it_drips(
    what: str, raw: Callable[[bytes, bytes | None], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.3)

    with pytest.raises(SeedError, match=r"takes longer than 0\.3 seconds"):
        fetch(raw(*RAW[what]))


def test_a_server_that_is_silent_is_given_up_before_the_minute_is_over(
    raw: Callable[[bytes, bytes | None], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "QUIET", 0.1)

    with pytest.raises(SeedError, match="it cannot be fetched"):
        fetch(raw(*RAW["says nothing"]))


@pytest.mark.parametrize("what", BROKEN)
def test_whatever_a_server_answers_is_one_sentence_and_the_other_sources_are_taken(
    what: str, raw: Callable[[bytes], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = socket.getaddrinfo
    monkeypatch.setattr(module, "QUIET", 0.3)  # some lead to the same server again, which answers once
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *rest, **how: known(host, *rest, flags=socket.AI_NUMERICHOST)
    )
    (tmp_path / "a.txt").write_text("Two ships collided off Ardmore on Monday, the harbour master said.\n", "utf-8")
    url = raw(BROKEN[what])
    refused, taken = find([url, str(tmp_path / "a.txt")], tmp_path / "seeds")

    assert refused.reason.startswith(f"{url}: ")
    assert "mistake in digest" not in refused.reason
    assert (True, 1) == (refused.reason.endswith("."), len(refused.reason.splitlines()))
    assert taken.target


def test_a_negative_chunk_does_not_take_all_that_comes(
    raw: Callable[[bytes, bytes | None], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 1_000_000)

    with pytest.raises(SeedError, match="larger than 1 MB"):
        fetch(raw(BROKEN["a negative chunk"], b"a" * 500_000))


def test_what_cannot_be_a_source_is_told_and_the_others_are_taken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two ships collided off Ardmore on Monday, the harbour master said.\n", "utf-8")
    *told, taken = find(["a" * 5_000, "a\0b", "http://a..b/", str(tmp_path / "a.txt")], tmp_path / "seeds")

    assert [Rejected] * 3 == [type(each) for each in told]
    assert all(each.reason for each in told)
    assert taken.target


def test_a_name_in_another_script_is_asked_for_by_its_ascii_form(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def unknown(host: str, *_: object, **__: object) -> None:
        asked.append(host)
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    for host in ("bücher.example", "straße.example", "BÜCHER。example", "новости.example", "xn--bcher-kva.example."):
        with pytest.raises(SeedError):
            fetch(f"http://{host}/")

    assert [
        "xn--bcher-kva.example", "xn--strae-oqa.example", "xn--bcher-kva.example", "xn--b1amnebsh.example",
        "xn--bcher-kva.example",
    ] == asked  # fmt: skip


@pytest.mark.parametrize("name", ["a..b", ".a", "a" * 64, "a." * 127 + "b", "a b", "a%00", "é" * 70, "\u202e.example"])
def test_what_is_no_name_of_a_host_is_told(name: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- of idna, too, each with words of its own
        ascii_host(name)
    with pytest.raises(SeedError, match="this is no address of a page"):
        fetch(f"http://{name}/")


def test_an_address_in_letters_is_asked_for_in_ascii(address: Callable[[str], str]) -> None:
    assert PAGE == fetch(address("/in-letters")).content
    assert PAGE == fetch(address("/café?a=1")).content


def test_a_page_is_fetched_with_the_address_it_came_from(address: Callable[[str], str]) -> None:
    page = fetch(address("/moved"))
    (article,) = page.articles()

    assert PAGE == page.content
    assert address("/page") == article.url.value
    assert article.text.startswith("Two ships collided")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/round", "from address to address"),
        ("/file", "only http and https"),
        ("/inside", "private network"),
        ("/picture", "image/png"),
        ("/gone", "answers 404"),
    ],
)
def test_what_is_no_page_is_one_sentence(address: Callable[[str], str], path: str, told: str) -> None:
    with pytest.raises(SeedError, match=told) as error:
        fetch(address(path))

    assert str(error.value).startswith(address(path))
    assert str(error.value).endswith(".")


@pytest.mark.parametrize("path", ["/large", "/bomb"])
def test_an_answer_that_is_too_large_is_given_up(
    address: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(module, "LARGEST", 1_000_000)

    with pytest.raises(SeedError, match="larger than 1 MB"):
        fetch(address(path))


def test_a_server_that_is_too_slow_is_given_up(address: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", -1)

    with pytest.raises(SeedError, match="takes longer"):
        fetch(address("/large"))


def test_a_page_without_an_article_is_told(address: Callable[[str], str]) -> None:
    with pytest.raises(SeedError, match=r"no article|no word|no page"):
        list(fetch(address("/empty")).articles())


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.1.2.3/", "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/", "http://2130706433/", "http://0x7f.1/", "http://0/",
        "http://[::ffff:127.0.0.1]/", "http://[fd00::1]/", "http://224.0.0.1/",
    ],
)  # fmt: skip
def test_no_private_address_is_asked(url: str) -> None:
    with pytest.raises(SeedError, match=r"private network"):
        fetch(url)


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "data:text/html,x", "http://", "http://[x]/",
     "http://a:b@example.org/", "http://example.org:22/", "http://example.org:99999/"],
)  # fmt: skip
def test_no_other_scheme_or_port_is_asked(url: str) -> None:
    with pytest.raises(SeedError):
        fetch(url)


def test_where_there_is_no_network_this_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*asked: object, **how: object) -> None:
        raise module.socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(module.socket, "getaddrinfo", unknown)

    with pytest.raises(SeedError, match="there is no network, or no host of that name"):
        fetch("https://example.org/")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True), ("2606:2800:21f:cb07::1", True), ("2002:7f00:1::", False), ("fe80::1%eth0", False),
        ("::ffff:93.184.215.14", True), ("::ffff:10.0.0.1", False),
        ("64:ff9b::93.184.215.14", True), ("64:ff9b::10.0.0.1", False), ("64:ff9b::169.254.169.254", False),
        ("64:ff9b:1::93.184.215.14", False), ("64:ff9b:1::10.0.0.1", False),
        ("::127.0.0.1", False), ("::93.184.215.14", False), ("::ffff:0:127.0.0.1", False),
        ("::ffff:0:93.184.215.14", False),
        ("2002:5db8:d70e::1", True), ("2002:a00:1::1", False), ("2001:0:5db8:d70e::f5ff:fffe", False),
        ("fec0::1", False), ("fc00::1", False), ("ff0e::1", False), ("100::1", False), ("2001:db8::1", False),
        ("3fff::1", False), ("5f00::1", False), ("4000::1", False), ("::", False), ("::1", False),
        ("2001:20::1", False),
        ("0.0.0.0", False), ("100.64.0.1", False), ("192.0.2.1", False), ("198.18.0.1", False), ("240.0.0.1", False),
        ("255.255.255.255", False), ("224.0.0.1", False),
    ],
)  # fmt: skip
def test_what_is_public(address: str, public: bool) -> None:
    assert public == is_public(address)
