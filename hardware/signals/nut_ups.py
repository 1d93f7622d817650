"""A UPS by its NUT server, asked every few seconds over one connection."""

import errno
import select
import socket
import time

from hardware.connection_url import Nut
from hardware.signals.nut_protocol import Answer, question
from hardware.signals.port import Power

POLL_S = 1.0
_CONNECT_S = 2.0
ANSWER_S = 3.0


class NutUps:
    """Implements `Source[Power]`."""

    wait_s: float | None = POLL_S

    def __init__(self, address: Nut, answer_s: float = ANSWER_S) -> None:
        """Connect, within two seconds for each address of the host. Raises OSError."""
        self._ups = address.ups
        self._answer_s = answer_s
        self._socket = socket.create_connection((address.host, address.port), timeout=_CONNECT_S)

    def fileno(self) -> int:
        return self._socket.fileno()

    def read(self) -> list[Power]:
        """Ask, and wait for the whole answer for `answer_s` seconds. Raises OSError, UpsError among it."""
        self._must_be_quiet()
        self._socket.sendall(question(self._ups))
        answer, deadline = Answer(self._ups), time.monotonic() + self._answer_s
        while answer.power is None:
            answer.feed(self._receive(deadline))
        return [answer.power]

    def close(self) -> None:
        self._socket.close()

    def _must_be_quiet(self) -> None:
        """What comes unasked would be taken for an answer: the end of the line, or one who never was NUT."""
        if select.select([self._socket], [], [], 0)[0]:
            raise OSError(errno.ECONNRESET, "the NUT server has hung up, or speaks unasked")

    def _receive(self, deadline: float) -> bytes:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError(errno.ETIMEDOUT, "the NUT server does not answer")
        self._socket.settimeout(left)
        data = self._socket.recv(4096)
        if not data:
            raise OSError(errno.ECONNRESET, "the NUT server has hung up")
        return data
