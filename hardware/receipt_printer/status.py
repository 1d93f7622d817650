"""What a printer says about itself, read from bytes. Pure: no port, no time.

Several kinds of answers share one stream, and bits tell them apart (Epson, ESC/POS reference):

    real-time (DLE EOT n)    0xx1xx10
    automatic (GS a), 4      0xx1xx00 and then three of 0xx0xxxx
    paper     (GS r 1)       0xx0xxxx
    process id (GS ( H)      37 22 d1 d2 d3 d4 00, the d's decimal digits
    full      (DLE EOT 20)   10 0F and then four of xxx0xxxx (Custom)

A full status begins as an automatic one may, so a reader knows which of the two its printer has. The
bytes that follow a header have a bit that no header and no real-time answer has, so one of these may
come between them, and what is left of a broken one is dropped by the next header.

A line that is not 8-bit clean, or a printer of another dialect, gives bytes that fit nothing; they
are dropped, for a wrong status is worse than none.
"""

from dataclasses import dataclass

from hardware.receipt_printer.profiles import StatusDialect
from kiosk_app.domain.printing import PaperLow, PrinterStatus, Ready, TicketNotTaken


@dataclass(frozen=True)
class RealTime:
    """The answer to one DLE EOT n. It does not say which n it answers."""

    byte: int


@dataclass(frozen=True)
class Automatic:
    """Automatic status back (ASB): four bytes that come by themselves when something changes."""

    data: bytes


@dataclass(frozen=True)
class FullStatus:
    """The answer to Custom's DLE EOT 20: paper, user, recoverable and unrecoverable errors."""

    data: bytes


@dataclass(frozen=True)
class PaperReport:
    """The answer to GS r 1, given when the printer gets there in its work."""

    byte: int


@dataclass(frozen=True)
class JobReport:
    """The answer to GS ( H, function 48: all before it has been printed."""

    process_id: bytes


Answer = RealTime | Automatic | FullStatus | PaperReport | JobReport

_JOB_HEADER = b"\x37\x22"
_JOB_LENGTH = 7
_FULL_HEADER = b"\x10\x0f"
_FULL_LENGTH = 6
_AUTOMATIC_LENGTH = 4


class AnswerReader:
    """Cuts a stream of bytes into answers, whatever pieces it comes in."""

    def __init__(self, dialect: StatusDialect = StatusDialect.EPSON) -> None:
        self._custom = dialect is StatusDialect.CUSTOM
        self._group = bytearray()
        self._job = bytearray()

    def feed(self, data: bytes) -> list[Answer]:
        """Take bytes; return the answers that they complete."""
        answers = (self._take(byte) for byte in data)
        return [answer for answer in answers if answer is not None]

    def _take(self, byte: int) -> Answer | None:
        if self._job or (byte == _JOB_HEADER[0] and not self._custom):
            return self._take_job(byte)
        if byte & 0b1001_0011 == 0b0001_0010:
            return RealTime(byte)
        if self._begins_group(byte):
            self._group[:] = [byte]
            return None
        if self._group:
            return self._take_grouped(byte)
        return PaperReport(byte) if byte & 0b1001_0000 == 0 else None

    def _begins_group(self, byte: int) -> bool:
        if self._custom:
            return byte == _FULL_HEADER[0]
        return byte & 0b1001_0011 == 0b0001_0000

    def _take_grouped(self, byte: int) -> Answer | None:
        # Bit 7 is used in Custom's bytes, and fixed to 0 in the others.
        if byte & (0b0001_0000 if self._custom else 0b1001_0000):
            return None
        self._group.append(byte)
        if self._custom and len(self._group) == 2 and byte != _FULL_HEADER[1]:
            # It was no header.
            self._group.clear()
            return PaperReport(byte) if byte & 0b1001_0000 == 0 else None
        if len(self._group) < (_FULL_LENGTH if self._custom else _AUTOMATIC_LENGTH):
            return None
        data = bytes(self._group)
        self._group.clear()
        return FullStatus(data[2:]) if self._custom else Automatic(data)

    def _take_job(self, byte: int) -> Answer | None:
        self._job.append(byte)
        length = len(self._job)
        if not _may_be_job(self._job):
            # It was no header; what follows it is read as if it had not been there.
            self._job.clear()
            return None if length == 1 else self._take(byte)
        if length < _JOB_LENGTH:
            return None
        process_id = bytes(self._job[2:6])
        self._job.clear()
        return JobReport(process_id)


def _may_be_job(begun: bytearray) -> bool:
    """Whether the last byte may stand where it stands in a report: header, four digits, NUL."""
    place, byte = len(begun) - 1, begun[-1]
    if place < len(_JOB_HEADER):
        return byte == _JOB_HEADER[place]
    return byte == 0 if place == _JOB_LENGTH - 1 else ord("0") <= byte <= ord("9")


def is_well(status: PrinterStatus) -> bool:
    """Whether it prints, as far as it says."""
    return isinstance(status, Ready | PaperLow)


def is_done_well(status: PrinterStatus) -> bool:
    """Whether it may be so after a slip that came out: the slip may stand in the mouth."""
    return is_well(status) or isinstance(status, TicketNotTaken)
