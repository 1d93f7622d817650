"""What a printer says about itself, read from bytes. Pure: no port, no time.

Four kinds of answers share one stream, and bits tell them apart (Epson, ESC/POS reference). Nobody
asks for automatic ones, but some printers are set to send them: they are known so that they are not
taken for something else.

    real-time (DLE EOT n)   0xx1xx10
    automatic (GS a), 4     0xx1xx00 and then three of 0xx0xxxx
    paper     (GS r 1)      0xx0xxxx
    process id (GS ( H)     37 22 d1 d2 d3 d4 00

A line that is not 8-bit clean, or a printer of another dialect, gives bytes that fit nothing; they
are dropped, for a wrong status is worse than none.
"""

from dataclasses import dataclass

from kiosk_app.domain.printing import (
    CoverOpen,
    CutterJam,
    Faulty,
    HeadHot,
    Offline,
    PaperLow,
    PaperOut,
    PrinterStatus,
    Ready,
)


@dataclass(frozen=True)
class RealTime:
    """The answer to one DLE EOT n. It does not say which n it answers."""

    byte: int


@dataclass(frozen=True)
class Automatic:
    """Automatic status back (ASB): four bytes that come by themselves when something changes."""

    data: bytes


@dataclass(frozen=True)
class PaperReport:
    """The answer to GS r 1, given when the printer gets there in its work."""

    byte: int


@dataclass(frozen=True)
class JobReport:
    """The answer to GS ( H, function 48: all before it has been printed."""

    process_id: bytes


Answer = RealTime | Automatic | PaperReport | JobReport

_JOB_HEADER = b"\x37\x22"
_JOB_LENGTH = 7


class AnswerReader:
    """Cuts a stream of bytes into answers, whatever pieces it comes in."""

    def __init__(self) -> None:
        self._automatic = bytearray()
        self._job = bytearray()

    def feed(self, data: bytes) -> list[Answer]:
        """Take bytes; return the answers that they complete."""
        answers = (self._take(byte) for byte in data)
        return [answer for answer in answers if answer is not None]

    def _take(self, byte: int) -> Answer | None:
        if self._job or byte == _JOB_HEADER[0]:
            return self._take_job(byte)
        if byte & 0b1001_0011 == 0b0001_0010:
            return RealTime(byte)
        if byte & 0b1001_0011 == 0b0001_0000:
            self._automatic[:] = [byte]
            return None
        if byte & 0b1001_0000 == 0:
            return self._take_plain(byte)
        return None

    def _take_plain(self, byte: int) -> Answer | None:
        if not self._automatic:
            return PaperReport(byte)
        self._automatic.append(byte)
        if len(self._automatic) < 4:
            return None
        data = bytes(self._automatic)
        self._automatic.clear()
        return Automatic(data)

    def _take_job(self, byte: int) -> Answer | None:
        self._job.append(byte)
        length = len(self._job)
        if length == 2 and byte != _JOB_HEADER[1]:
            # It was no header; what follows it is read as if it had not been there.
            self._job.clear()
            return self._take(byte)
        if length < _JOB_LENGTH:
            return None
        process_id = bytes(self._job[2:6])
        self._job.clear()
        return JobReport(process_id) if byte == 0 else None


def decode_real_time(printer: int, offline: int, error: int, paper: int) -> PrinterStatus:
    """The status from the answers to DLE EOT 1, 2, 3 and 4, each given as its byte.

    The gravest cause is told first; "off line" only when nothing says why.
    """
    found: tuple[tuple[int, PrinterStatus], ...] = (
        (error & 0x20, Faulty("unrecoverable error")),
        (error & 0x08, CutterJam()),
        (offline & 0x04, CoverOpen()),
        (paper & 0x60 | offline & 0x20, PaperOut()),
        (error & 0x40, HeadHot()),
        (offline & 0x40 | error & 0x04, Faulty("recoverable error")),
        (printer & 0x08, Offline()),
        (paper & 0x0C, PaperLow()),
    )
    return next((status for bits, status in found if bits), Ready())


def is_well(status: PrinterStatus) -> bool:
    """Whether it prints, as far as it says."""
    return isinstance(status, Ready | PaperLow)
