"""Pages from an address: from public hosts alone, and within limits."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from digest.collect import web as module
from digest.collect.web import fetch, is_public
from digest.errors import SeedError

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
}


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
    [("93.184.215.14", True), ("2606:2800:21f:cb07::1", True), ("2002:7f00:1::", False), ("fe80::1%eth0", False)],
)
def test_what_is_public(address: str, public: bool) -> None:
    assert public == is_public(address)
