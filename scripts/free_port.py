"""Print the first free port from the one that is given."""

import socket
import sys


def is_free(port: int) -> bool:
    """Whether a server could listen on `port` of this machine."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


first = int(sys.argv[1])
print(next(port for port in range(first, first + 100) if is_free(port)))
