"""A printer on the network, reached within one deadline however its name is looked up."""

import queue
import socket
import struct
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from hardware.connection_url import Tcp
from hardware.receipt_printer.links.file_link import FileLink
from hardware.receipt_printer.links.link import ConnectionLostError

# What socket.getaddrinfo takes and gives.
LookUp = Callable[..., Sequence[tuple[Any, ...]]]


def open_tcp(address: Tcp, timeout_s: float, look_up: LookUp = socket.getaddrinfo) -> FileLink:
    """Connect to the first address that takes a connection; all of it within `timeout_s` seconds.

    Raises:
        ConnectionLostError: the name is not known, nobody answers, or the time ran out.
    """
    connection = _connect(address, time.monotonic() + timeout_s, look_up)
    connection.setblocking(False)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    # A printer that lost its power says nothing: what it does not acknowledge for so long is lost.
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 30_000)
    return FileLink(connection.fileno(), connection.close, discard=lambda: _reset_on_close(connection))


def _connect(address: Tcp, deadline: float, look_up: LookUp) -> socket.socket:
    """Try the addresses in turn. Each gets its share of the time that is left, so that one that
    swallows packets does not keep us from the next.
    """
    found = _addresses(address, deadline, look_up)
    failure = "its name has no address"
    for number, (family, kind, protocol, _, where) in enumerate(found):
        left = deadline - time.monotonic()
        if left <= 0:
            raise ConnectionLostError("no connection in time")
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(left / (len(found) - number))
            connection.connect(where)
        except OSError as error:
            connection.close()
            failure = str(error)
            continue
        return connection
    raise ConnectionLostError(failure)


def _addresses(address: Tcp, deadline: float, look_up: LookUp) -> Sequence[tuple[Any, ...]]:
    """Look the name up in a thread: the system's resolver knows no deadline.

    One that has been given up ends by itself when the resolver does.
    """
    answer: queue.SimpleQueue[Sequence[tuple[Any, ...]] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answer.put(look_up(address.host, address.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            # UnicodeError: not a name at all.
            answer.put(error)

    threading.Thread(target=ask, name="printer-name", daemon=True).start()
    try:
        found = answer.get(timeout=max(0.0, deadline - time.monotonic()))
    except queue.Empty:
        raise ConnectionLostError("its name was not found in time") from None
    if isinstance(found, Exception):
        raise ConnectionLostError(f"its name was not found: {found}") from found
    return found


def _reset_on_close(connection: socket.socket) -> None:
    """Make close() drop what is still to be sent, or half a slip would come out minutes later."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
