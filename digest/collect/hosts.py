"""Which hosts may be asked: by a name that is one, at an address of the public internet."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import idna

_NAME = re.compile(r"(?=.{1,253}\Z)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*", re.ASCII)
"""Labels of up to 63 letters, 253 in all (RFC 1035)."""
_UNICAST = IPv6Network("2000::/3")
"""All that is given out of IPv6 for the public internet (IANA); what lies elsewhere is for other ends."""
_SIX_TO_FOUR, _FOR_BOOKS = IPv6Network("2002::/16"), IPv6Network("3fff::/20")
"""Parts of it that are not: the first leads to the IPv4 address in it, the second Python 3.11 does not know."""
_STANDS_FOR_IPV4 = IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96")
"""An IPv4 address in the last 32 bits, which is asked: written as IPv6, or through the translator of a network that
has IPv6 alone (RFC 6052; its other prefix, 64:ff9b:1::/48, is for private ones)."""


def ascii_host(name: str) -> str:
    """The name of a host as it is asked for, `xn--...` of one in another script; ValueError where it is none."""
    if ":" in name:
        return str(ip_address(name))
    host = (name if name.isascii() else idna.encode(name, uts46=True).decode()).removesuffix(".")
    if not _NAME.fullmatch(host):
        raise ValueError("no host has such a name")
    return host


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, and each IPv4 address that it carries is one too."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv4Address):
        return found.is_global and not found.is_multicast
    if any(found in network for network in _STANDS_FOR_IPV4):
        return is_public(_ipv4(found, 0))
    if found in _SIX_TO_FOUR and not is_public(_ipv4(found, 80)):
        return False
    return found in _UNICAST and found not in _FOR_BOOKS and found.is_global


def _ipv4(address: IPv6Address, behind: int) -> str:
    """The IPv4 address in an IPv6 address, `behind` bits before its end."""
    return str(IPv4Address(int(address) >> behind & 0xFFFFFFFF))
