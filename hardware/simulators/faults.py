"""What can be wrong with the simulated printer, and the status bytes that it then shows. Pure."""

import re
from enum import Enum


class Fault(Enum):
    """One thing at a time."""

    NONE = "none"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER_JAM = "cutter_jam"
    HEAD_HOT = "head_hot"
    OFFLINE = "offline"
    SILENT = "silent"  # prints, and answers nothing
    SLOW = "slow"  # prints, a line at a time
    STALLED = "stalled"  # takes no byte and answers nothing, its connection open
    UNPLUGGED = "unplugged"  # cuts its connections and takes no new ones


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
_REAL_TIME = re.compile(
    rb"\x10\x04([\x01-\x04])|\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08|\x1c\xc0\x18\x10\x14\x1a", re.DOTALL
)
_LONGEST = 10


def real_time_answer(fault: Fault, number: int) -> int:
    """The byte that answers DLE EOT `number`."""
    return 0x12 | _BITS.get(fault, {}).get(number, 0)


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
