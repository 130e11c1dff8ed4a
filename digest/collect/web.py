"""A page from an address: over HTTP alone, from public hosts alone, within limits."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from io import BytesIO
from typing import cast
from urllib.parse import quote, urljoin, urlsplit

import certifi
from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection

from .. import __version__
from ..errors import SeedError
from ..model import Article, Stated
from ..read import name_articles
from ..read.draft import Draft
from ..read.facts import state_facts
from ..read.formats import read_format
from ..read.formats.whole import LARGEST
from .hosts import ascii_host, is_public
from .limits import Allowance, LimitedSocket

REDIRECTS = 5
SECONDS = 60
"""For the whole answer, redirects included; a server that drips is given up."""
QUIET = 20
"""Seconds without a byte."""
KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
}
"""Content type of an answer that is read -> the ending of its format."""
PORTS = {"http": 80, "https": 443}

logging.getLogger("urllib3").setLevel(logging.CRITICAL)  # what it says of a bad answer is told as a reason


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave."""

    url: str
    """The address at the end of the redirects."""
    end: str
    """Ending of the format."""
    content: bytes

    def articles(self) -> Iterator[Article]:
        """The articles in it, each with the address where no place in it says one; SeedError when there is none."""
        named = f"{self.url}{self.end}"
        try:
            drafts = [each for each in read_format(BytesIO(self.content), named) if isinstance(each, Draft)]
        except SeedError as error:
            raise SeedError(str(error).replace(named, self.url, 1)) from error.__cause__
        address = ("url", Stated(self.url, "address"))
        made = [state_facts(f"page{self.end}", replace(each, said=(*each.said, address)), {}) for each in drafts]
        yield from name_articles(made)


@dataclass(frozen=True, slots=True)
class _Target:
    """An address that may be asked for, in its parts."""

    scheme: str
    host: str
    port: int
    path: str
    """With the query, every sign of it one of ASCII."""


def fetch(url: str) -> Fetched:
    """The page at `url`.

    SeedError, one sentence, for another scheme, a private address, a redirect too many, an answer that is too large,
    too slow or no article, for whatever else a server answers, and where there is no network.
    """
    allowance = Allowance(url, SECONDS, LARGEST)
    asked = url
    try:
        for _ in range(REDIRECTS + 1):
            target = _checked(asked, url)
            with closing(_connection(target, _public_address(target, url), allowance)) as connection:
                answer = _ask(connection, target)
                location = answer.headers.get("Location")
                if not (300 <= answer.status < 400 and location):
                    return _taken(answer, asked, url, allowance)
                asked = urljoin(asked, location.encode("latin-1", "replace").decode("utf-8", "replace"))
    except SeedError:
        raise
    except Exception as error:  # of sockets, TLS, urllib3, http.client, zlib: the server chooses which
        raise SeedError(f"{url}: it cannot be fetched ({_why(error)}); save the page and add the file.") from error
    raise SeedError(
        f"{url}: it leads from address to address, more than {REDIRECTS} times; save the page and add the file."
    )


def _why(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return "there is no network, or no host of that name"
    return " ".join(str(getattr(error, "reason", None) or error).split())[:120] or type(error).__name__


def _checked(asked: str, url: str) -> _Target:
    """The parts of an address that may be asked for."""
    try:
        parts = urlsplit(asked)
        port, host = parts.port, ascii_host(parts.hostname) if parts.hostname else ""
    except ValueError:
        raise SeedError(f"{url}: {'this' if asked == url else 'what it leads to'} is no address of a page.") from None
    if parts.scheme not in PORTS or not host:
        raise SeedError(f"{url}: only http and https are fetched; save the page and add the file.")
    if port not in (None, *PORTS.values()) or parts.username is not None:
        raise SeedError(f"{url}: addresses with a port or a user name of their own are not fetched.")
    path = quote(f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}", safe="/%?:@!$&'()*+,;=-._~[]|")
    return _Target(parts.scheme, host, port or PORTS[parts.scheme], path)


def _public_address(target: _Target, url: str) -> str:
    """An address of the host, when all it has are public: neither this machine's nor the local network's."""
    found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    addresses = [str(info[4][0]) for info in found]
    if not addresses or not all(is_public(address) for address in addresses):
        raise SeedError(f"{url}: the host is on this machine or in a private network, and is not asked.")
    return addresses[0]


def _connection(target: _Target, address: str, allowance: Allowance) -> HTTPConnection:
    """A connection to the address that was checked, and to no other; what is read of it keeps to the allowance."""
    seconds = allowance.seconds(QUIET)
    connection: HTTPConnection
    if target.scheme == "https":
        connection = HTTPSConnection(
            address, target.port, timeout=seconds, server_hostname=target.host, assert_hostname=target.host,
            cert_reqs="CERT_REQUIRED", ca_certs=certifi.where(),
        )  # fmt: skip
    else:
        connection = HTTPConnection(address, target.port, timeout=seconds)
    connection.connect()
    connection.sock = cast(socket.socket, LimitedSocket(connection.sock, allowance, QUIET))
    return connection


def _ask(connection: HTTPConnection, target: _Target) -> BaseHTTPResponse:
    """The answer, its body not yet read."""
    host = f"[{target.host}]" if ":" in target.host else target.host
    named = host if target.port == PORTS[target.scheme] else f"{host}:{target.port}"
    head = {"Host": named, "User-Agent": f"digest/{__version__}", "Accept": ", ".join(KINDS), "Accept-Encoding": "gzip"}
    connection.request("GET", target.path, headers=head, preload_content=False)
    return connection.getresponse()


def _taken(answer: BaseHTTPResponse, asked: str, url: str, allowance: Allowance) -> Fetched:
    """The body of an answer that is an article, read in pieces and given up where it grows too large."""
    with answer:
        if answer.status != 200:
            raise SeedError(f"{url}: the server answers {answer.status}; save the page and add the file.")
        kind = answer.headers.get("Content-Type", "").split(";")[0].strip().lower()
        if kind not in KINDS:
            raise SeedError(
                f"{url}: this is '{kind[:60] or 'of no kind'}' and no article; save the text and add the file."
            )
        content = bytearray()
        for piece in answer.stream(65_536):
            content += piece
            allowance.check_size(len(content))
    return Fetched(asked, KINDS[kind], bytes(content))
