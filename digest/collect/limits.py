"""What one fetch may take: held on the socket, since a library that waits for a line looks at no clock."""

from __future__ import annotations

import io
import socket
import time
from typing import TYPE_CHECKING

from ..errors import SeedError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Allowance:
    """Seconds and bytes that are left for an address, redirects included."""

    def __init__(self, url: str, seconds: float, size: int) -> None:
        self.url, self.given, self.size = url, seconds, size
        self.end, self.taken = time.monotonic() + seconds, 0

    def seconds(self, most: float) -> float:
        """Seconds to wait, `most` at most; SeedError where none is left."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise SeedError(f"{self.url}: it takes longer than {self.given:g} seconds; save the page and add the file.")
        return min(left, most)

    def check_size(self, size: int) -> None:
        """SeedError where `size` is more than may come."""
        if size > self.size:
            raise SeedError(
                f"{self.url}: it is larger than {self.size // 1_000_000} MB; save the text and add the file."
            )


class LimitedSocket:
    """A connected socket whose reader keeps to an allowance, and waits for no byte longer than `quiet` seconds."""

    def __init__(self, connected: socket.socket, allowance: Allowance, quiet: float) -> None:
        self._connected, self._allowance, self._quiet = connected, allowance, quiet

    def __getattr__(self, name: str) -> object:
        return getattr(self._connected, name)

    def makefile(self, *_: object) -> io.BufferedReader:
        """What the answer is read from; the one thing that http.client asks of a socket but to send."""
        return io.BufferedReader(_Reader(self._connected, self._allowance, self._quiet))


class _Reader(io.RawIOBase):
    def __init__(self, connected: socket.socket, allowance: Allowance, quiet: float) -> None:
        self._connected, self._allowance, self._quiet = connected, allowance, quiet
        self._raw = connected.makefile("rb", buffering=0)  # keeps the socket open until it is closed itself

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        self._connected.settimeout(self._allowance.seconds(self._quiet))
        try:
            count = self._raw.readinto(buffer)
        except TimeoutError:
            self._allowance.seconds(self._quiet)  # tells which of the two it was
            raise
        self._allowance.taken += count or 0
        self._allowance.check_size(self._allowance.taken)
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()
