"""What can be wrong with the simulated printer, and the status bytes that it then shows. Pure."""

import re
from enum import Enum

from hardware.receipt_printer.profiles import StatusDialect


class Fault(Enum):
    """One thing at a time."""

    NONE = "none"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER_JAM = "cutter_jam"
    HEAD_HOT = "head_hot"
    OFFLINE = "offline"
    TICKET_NOT_TAKEN = "ticket_not_taken"  # a slip stands in the mouth, and so does each after it
    SILENT = "silent"  # prints, and answers nothing
    SLOW = "slow"  # prints, a line at a time
    STALLED = "stalled"  # takes no byte and answers nothing, its connection open
    UNPLUGGED = "unplugged"  # cuts its connections and takes no new ones
    LYING = "lying"  # says that all is well, and throws away what it gets
    GARBAGE = "garbage"  # prints, and answers each question with bytes that mean nothing
    FLOODING = "flooding"  # prints, and answers each question thousands of times


STOPPING = {
    Fault.PAPER_OUT,
    Fault.COVER_OPEN,
    Fault.CUTTER_JAM,
    Fault.HEAD_HOT,
    Fault.OFFLINE,
    Fault.STALLED,
    Fault.UNPLUGGED,
}
# Bits beside the fixed ones (0x12), by the n of DLE EOT n.
_BITS: dict[Fault, dict[int, int]] = {
    Fault.PAPER_LOW: {4: 0x0C},
    Fault.PAPER_OUT: {1: 0x08, 2: 0x20, 4: 0x6C},
    Fault.COVER_OPEN: {1: 0x08, 2: 0x04},
    Fault.CUTTER_JAM: {1: 0x08, 2: 0x40, 3: 0x08},
    Fault.HEAD_HOT: {1: 0x08, 2: 0x40, 3: 0x40},
    Fault.OFFLINE: {1: 0x08},
}
# The same in the bytes of DLE EOT 20 (paper, user, recoverable, unrecoverable) and of GS a.
_FULL: dict[Fault, bytes] = {
    Fault.PAPER_LOW: b"\x04\0\0\0",
    Fault.PAPER_OUT: b"\x05\0\0\0",
    Fault.COVER_OPEN: b"\0\x02\0\0",
    Fault.CUTTER_JAM: b"\0\0\0\x01",
    Fault.HEAD_HOT: b"\0\0\x01\0",
}
_AUTOMATIC: dict[Fault, bytes] = {
    Fault.PAPER_LOW: b"\x10\0\x03\0",
    Fault.PAPER_OUT: b"\x18\0\x0f\0",
    Fault.COVER_OPEN: b"\x38\0\0\0",
    Fault.CUTTER_JAM: b"\x18\x08\0\0",
    Fault.HEAD_HOT: b"\x18\x40\0\0",
    Fault.OFFLINE: b"\x18\0\0\0",
}
_GARBAGE = b"\xff\x91\x37\x22\x80"
_FLOOD = 4096
_FULL_STATUS = 20
_REAL_TIME = re.compile(
    rb"\x10\x04([\x01-\x04\x14])|\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08|\x1c\xc0\x18\x10\x14\x1a", re.DOTALL
)
_LONGEST = 10


def real_time_answer(fault: Fault, number: int) -> int:
    """The byte that answers DLE EOT `number`."""
    return 0x12 | _BITS.get(fault, {}).get(number, 0)


def real_time_bytes(fault: Fault, number: int, dialect: StatusDialect | None, *, ticket: bool) -> bytes:
    """All that answers DLE EOT `number` in a dialect; None: a printer that knows all of them."""
    match dialect:
        case StatusDialect.NONE:
            return b""
        case StatusDialect.EPSON if number == _FULL_STATUS:
            return b""
        case _ if number == _FULL_STATUS:
            return full_status(fault, ticket=ticket)
        case _:
            return bytes([real_time_answer(fault, number)])


def full_status(fault: Fault, *, ticket: bool = False) -> bytes:
    """The six bytes that answer DLE EOT 20."""
    paper, *others = _FULL.get(fault, bytes(4))
    return bytes([0x10, 0x0F, paper | (0x20 if ticket else 0), *others])


def automatic_status(fault: Fault) -> bytes:
    """The four bytes that a change sends by itself, where GS a has asked for them."""
    return _AUTOMATIC.get(fault, b"\x10\0\0\0")


def spoken(fault: Fault, answer: bytes) -> bytes:
    """What becomes of an answer on its way out."""
    match fault:
        case Fault.SILENT | Fault.STALLED | Fault.UNPLUGGED:
            return b""
        case Fault.GARBAGE:
            return _GARBAGE * bool(answer)
        case Fault.FLOODING:
            return answer * _FLOOD
        case _:
            return answer


def paper_report(fault: Fault) -> int:
    """The byte that answers GS r 1."""
    return {Fault.PAPER_LOW: 0x03, Fault.PAPER_OUT: 0x0F}.get(fault, 0)


class RealTimeScanner:
    """Finds real-time commands as they are received, also inside data, as printers do."""

    def __init__(self) -> None:
        self._tail = b""

    def feed(self, data: bytes) -> tuple[list[int], int]:
        """The DLE EOT numbers that end in `data`, and how far into it the last "clear" reaches (0: none)."""
        joined = self._tail + data
        asked, cleared = [], 0
        for match in _REAL_TIME.finditer(joined):
            end = match.end() - len(self._tail)
            if end > 0 and match[1]:
                asked.append(match[1][0])
            elif end > 0:
                cleared = end
        self._tail = joined[-(_LONGEST - 1) :]
        return asked, cleared
