"""A smart card on the wire of vpcd, the virtual reader of pcscd: to insert it is to connect.

Both sides send two bytes of length (big-endian) and a body. A body of one byte from the reader is a
control code, any other an APDU.
"""

import socket
import threading
from contextlib import suppress
from dataclasses import dataclass, field

from hardware.simulators.cards.applet import Applet
from hardware.simulators.cards.misbehaviour import Nothing

VPCD_PORT = 35963
_POWER_OFF, _POWER_ON, _RESET, _GET_ATR = 0x00, 0x01, 0x02, 0x04
_HEADER = 2
# vpcd sees by this question whether there is a card, too, and waits for the answer without limit. More than
# an answer to reset can be (33 bytes, ISO/IEC 7816-3, 8.2.1) is a card that is there and cannot be powered.
_NO_ANSWER_TO_RESET = bytes(64)
# ISO/IEC 7816-4 status words.
_OK, _NOT_SUPPORTED = b"\x90\x00", b"\x6a\x81"


@dataclass(frozen=True)
class Card:
    """A card and what answers on it. By default a contactless one without applications (PC/SC part 3,
    3.1.3.2.3). A `mute` one has not even an answer to reset."""

    atr: bytes = bytes.fromhex("3b80800101")
    uid: bytes = bytes.fromhex("04a1b2c3d4e5f6")
    mute: bool = False
    applet: Applet = field(default_factory=Nothing)

    def answer(self, body: bytes) -> bytes | None:
        """The answer to one body of the reader's, or None when there is none to give. Never raises."""
        if self.mute:
            return _NO_ANSWER_TO_RESET if body == bytes((_GET_ATR,)) else None
        if len(body) == 1:
            return self._control(body[0])
        if body[:2] == b"\xff\xca":
            # Get data: the UID. On a real reader, the reader answers it (PC/SC part 3, 3.2.2.1.3).
            return self.uid + _OK if self.uid else _NOT_SUPPORTED
        return self.applet.answer(body)

    def _control(self, code: int) -> bytes | None:
        if code == _GET_ATR:
            return self.atr
        if code in (_POWER_OFF, _POWER_ON, _RESET):
            self.applet.reset()
        return None


class Bodies:
    """Cuts a stream into bodies, whatever pieces it comes in."""

    def __init__(self) -> None:
        self._begun = b""

    def feed(self, data: bytes) -> list[bytes]:
        self._begun += data
        bodies = []
        while len(self._begun) >= _HEADER:
            end = _HEADER + int.from_bytes(self._begun[:_HEADER], "big")
            if len(self._begun) < end:
                break
            bodies.append(self._begun[_HEADER:end])
            self._begun = self._begun[end:]
        return bodies


def framed(body: bytes) -> bytes:
    return len(body).to_bytes(_HEADER, "big") + body


class InsertedCard:
    """A card in the reader, until it is removed or the reader goes."""

    def __init__(
        self, card: Card, port: int = VPCD_PORT, host: str = "127.0.0.1", *, pull_at: int | None = None
    ) -> None:
        """`pull_at`: it is pulled in the middle of the APDU of this number, from 1.

        Raises OSError when there is no reader.
        """
        self._card = card
        self._pull_at = pull_at
        self._swap_at: tuple[int, Card] | None = None
        self._commands = 0
        self._connection = socket.create_connection((host, port), timeout=5)
        self._connection.settimeout(None)
        self._thread = threading.Thread(target=self._run, name="virtual-card", daemon=True)
        self._thread.start()

    @property
    def in_reader(self) -> bool:
        return self._thread.is_alive()

    def swap(self, card: Card, *, at: int = 0) -> None:
        """Put another card in its place, so fast that the reader notices nothing: at once, or when so many
        more commands have come."""
        if at == 0:
            self._card = card
        else:
            self._swap_at = (self._commands + at, card)

    def remove(self) -> None:
        """Take it out. A second call does nothing."""
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._connection.close()

    def _run(self) -> None:
        bodies = Bodies()
        with suppress(OSError):
            while data := self._connection.recv(4096):
                # vpcd sends length and body apart: without this, Nagle and delayed ACK cost 40 ms for each.
                self._connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
                for body in bodies.feed(data):
                    self._count(body)
                    answer = self._card.answer(body)
                    if answer is not None:
                        self._connection.sendall(framed(answer))

    def _count(self, body: bytes) -> None:
        """What happens to the card at this command. Raises OSError: it was pulled."""
        if len(body) == 1:
            return
        self._commands += 1
        if self._commands == self._pull_at:
            self._connection.shutdown(socket.SHUT_RDWR)
            raise OSError("pulled")
        if self._swap_at is not None and self._commands >= self._swap_at[0]:
            self._card, self._swap_at = self._swap_at[1], None
