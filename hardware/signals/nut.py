"""A UPS by its NUT server, asked every few seconds over one connection."""

import errno
import select
import socket
import time

from hardware.connection_url import Nut
from hardware.signals.port import Power
from hardware.signals.ups import Answer, question

POLL_S = 2.0
_CONNECT_S = 2.0
_ANSWER_S = 3.0


class NutUps:
    """Implements `Source[Power]`."""

    wait_s: float | None = POLL_S

    def __init__(self, address: Nut) -> None:
        """Connect, within two seconds for each address of the host. Raises OSError."""
        self._ups = address.ups
        self._socket = socket.create_connection((address.host, address.port), timeout=_CONNECT_S)

    def fileno(self) -> int:
        return self._socket.fileno()

    def read(self) -> list[Power]:
        """Ask, and wait for the answer for three seconds in all. Raises OSError, UpsError among it."""
        self._discard()
        self._socket.sendall(question(self._ups))
        answer, deadline = Answer(self._ups), time.monotonic() + _ANSWER_S
        while answer.power is None:
            answer.feed(self._receive(deadline))
        return [answer.power]

    def close(self) -> None:
        self._socket.close()

    def _discard(self) -> None:
        """What came unasked is no answer; an end of the line is told."""
        if select.select([self._socket], [], [], 0)[0] and not self._socket.recv(4096):
            raise OSError(errno.ECONNRESET, "the NUT server has hung up")

    def _receive(self, deadline: float) -> bytes:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError(errno.ETIMEDOUT, "the NUT server does not answer")
        self._socket.settimeout(left)
        data = self._socket.recv(4096)
        if not data:
            raise OSError(errno.ECONNRESET, "the NUT server has hung up")
        return data
