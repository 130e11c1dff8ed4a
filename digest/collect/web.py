"""A page from an address: over HTTP alone, from public hosts alone, within limits."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from ipaddress import ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

import certifi
import urllib3
from urllib3.exceptions import HTTPError

from .. import __version__
from ..errors import SeedError
from ..model import Article, Stated
from ..read import name_articles
from ..read.draft import Draft
from ..read.facts import state_facts
from ..read.formats import read_format
from ..read.formats.whole import LARGEST

REDIRECTS = 5
SECONDS = 60
"""For the whole answer, redirects included; a server that drips is given up."""
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
        drafts = (
            each for each in read_format(BytesIO(self.content), f"{self.url}{self.end}") if isinstance(each, Draft)
        )
        address = ("url", Stated(self.url, "address"))
        made = [state_facts(f"page{self.end}", replace(each, said=(*each.said, address)), {}) for each in drafts]
        yield from name_articles(made)


def fetch(url: str) -> Fetched:
    """The page at `url`.

    SeedError, one sentence, for another scheme, a private address, a redirect too many, an answer that is too large,
    too slow or no article, and where there is no network.
    """
    end_of_patience = time.monotonic() + SECONDS
    asked = url
    for _ in range(REDIRECTS + 1):
        parts = _checked(asked, url)
        try:
            answer = _ask(parts, _public_address(parts, url))
            if 300 <= answer.status < 400 and answer.headers.get("Location"):
                asked = urljoin(asked, answer.headers["Location"])
                answer.close()
                continue
            return _taken(answer, asked, url, end_of_patience)
        except (HTTPError, OSError) as error:
            raise SeedError(f"{url}: it cannot be fetched ({_why(error)}); save the page and add the file.") from error
    raise SeedError(
        f"{url}: it leads from address to address, more than {REDIRECTS} times; save the page and add the file."
    )


def _why(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return "there is no network, or no host of that name"
    return " ".join(str(getattr(error, "reason", None) or error).split())[:120]


def _checked(asked: str, url: str) -> SplitResult:
    """The parts of an address that may be asked for."""
    try:
        parts = urlsplit(asked)
        port = parts.port
    except ValueError:
        raise SeedError(f"{url}: this is no address of a page.") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise SeedError(f"{url}: only http and https are fetched; save the page and add the file.")
    if port not in (None, *PORTS.values()) or parts.username is not None:
        raise SeedError(f"{url}: addresses with a port or a user name of their own are not fetched.")
    return parts


def _public_address(parts: SplitResult, url: str) -> str:
    """An address of the host, when all it has are public: neither this machine's nor the local network's."""
    found = socket.getaddrinfo(parts.hostname, parts.port or PORTS[parts.scheme], type=socket.SOCK_STREAM)
    addresses = [info[4][0] for info in found]
    if not addresses or not all(is_public(address) for address in addresses):
        raise SeedError(f"{url}: the host is on this machine or in a private network, and is not asked.")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, an IPv4 address inside an IPv6 one too."""
    found = ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    return found.is_global and not found.is_multicast and (inner is None or inner.is_global)


def _ask(parts: SplitResult, address: str) -> urllib3.BaseHTTPResponse:
    """The answer, its body not yet read; the connection goes to the address that was checked and to no other."""
    host, port = parts.hostname, parts.port or PORTS[parts.scheme]
    timeout = urllib3.Timeout(connect=10, read=20)
    if parts.scheme == "https":
        pool: urllib3.HTTPConnectionPool = urllib3.HTTPSConnectionPool(
            address, port, timeout=timeout, server_hostname=host, assert_hostname=host, ca_certs=certifi.where()
        )
    else:
        pool = urllib3.HTTPConnectionPool(address, port, timeout=timeout)
    target = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    head = {"Host": host, "User-Agent": f"digest/{__version__}", "Accept": ", ".join(KINDS), "Accept-Encoding": "gzip"}
    return pool.urlopen("GET", target, headers=head, redirect=False, retries=False, preload_content=False)


def _taken(answer: urllib3.BaseHTTPResponse, asked: str, url: str, end_of_patience: float) -> Fetched:
    """The body of an answer that is an article, read in pieces and given up where it grows too large or too slow."""
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
            if len(content) > LARGEST:
                raise SeedError(f"{url}: it is larger than {LARGEST // 1_000_000} MB; save the text and add the file.")
            if time.monotonic() > end_of_patience:
                raise SeedError(f"{url}: it takes longer than {SECONDS} seconds; save the page and add the file.")
    return Fetched(asked, KINDS[kind], bytes(content))
