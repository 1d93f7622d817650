"""What answers commands on a simulated card, and the parts that applets are made of (ISO/IEC 7816-4)."""

from dataclasses import dataclass, field
from typing import Protocol

OK = b"\x90\x00"
NOT_FOUND, INS_UNKNOWN = b"\x6a\x82", b"\x6d\x00"
WRONG_LENGTH, WRONG_DATA, WRONG_P1P2 = b"\x67\x00", b"\x6a\x80", b"\x6a\x86"
SECURITY_STATUS, CONDITIONS = b"\x69\x82", b"\x69\x85"

_CHAINED, _GET_RESPONSE, _SELECT = 0x10, 0xC0, 0xA4
_BY_NAME = 0x04
_SHORT = 256
_MAX_CHAIN = 65_536


class Applet(Protocol):
    """Answers each command with data and status word, or not at all (None). Never raises."""

    def answer(self, apdu: bytes) -> bytes | None:
        """Answer one command, whatever its bytes."""

    def reset(self) -> None:
        """Forget what lasts no longer than the power: PINs that were given, sessions."""


@dataclass(frozen=True)
class Command:
    """A command with short or extended lengths, or cut off: then there is as much as there is."""

    cla: int
    ins: int
    p1: int
    p2: int
    data: bytes = field(repr=False)
    le: int

    @staticmethod
    def read(apdu: bytes) -> "Command | None":
        """None where the lengths do not fit."""
        if len(apdu) < 4:
            return None
        cla, ins, p1, p2 = apdu[:4]
        body = apdu[4:]
        extended = len(body) >= 3 and body[0] == 0
        size = 2 if extended else 1
        rest = body[1:] if extended else body
        most = 65_536 if extended else _SHORT
        if len(rest) <= size:
            return Command(cla, ins, p1, p2, b"", _le(rest, most))
        lc = int.from_bytes(rest[:size], "big")
        data, rest = rest[size : size + lc], rest[size + lc :]
        if len(data) != lc or len(rest) not in (0, size):
            return None
        return Command(cla, ins, p1, p2, data, _le(rest, most))

    @property
    def selects_by_name(self) -> bool:
        return self.ins == _SELECT and self.p1 == _BY_NAME


def _le(body: bytes, most: int) -> int:
    """0 in the command means the most that there can be; nothing at all, that nothing is asked for."""
    return (int.from_bytes(body, "big") or most) if body else 0


class Transport:
    """Command chaining and answers in pieces (61xx), for applets that think in whole ones."""

    def __init__(self) -> None:
        self._begun = b""
        self._rest = b""

    def reset(self) -> None:
        self._begun = self._rest = b""

    def take(self, apdu: bytes) -> Command | bytes:
        """A whole command for the applet, or what to answer at once."""
        command = Command.read(apdu)
        if command is None:
            return WRONG_LENGTH
        if command.ins == _GET_RESPONSE:
            return self.pieces(self._rest, command.le) if self._rest else CONDITIONS
        data, self._begun, self._rest = self._begun + command.data, b"", b""
        if command.cla & _CHAINED:
            if len(data) > _MAX_CHAIN:
                return WRONG_LENGTH
            self._begun = data
            return OK
        return Command(command.cla, command.ins, command.p1, command.p2, data, command.le)

    def pieces(self, answer: bytes, le: int) -> bytes:
        """The first piece of an answer; the rest is kept for GET RESPONSE."""
        data, status = answer[:-2], answer[-2:]
        most = le or _SHORT
        if len(data) <= most:
            self._rest = b""
            return answer
        self._rest = data[most:] + status
        return data[:most] + bytes((0x61, min(len(data) - most, 255)))
