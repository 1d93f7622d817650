"""What a printer says about itself, read from bytes. Pure: no port, no time.

Four kinds of answers share one stream, and bits tell them apart (Epson, ESC/POS reference):

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
    Unknown,
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
    return _worst(
        cover=bool(offline & 0x04),
        cutter=bool(error & 0x08),
        unrecoverable=bool(error & 0x20),
        recovering=bool(error & 0x40),
        paper_out=bool(paper & 0x60) or bool(offline & 0x20),
        other_error=bool(offline & 0x40) or bool(error & 0x04),
        offline=bool(printer & 0x08),
        paper_low=bool(paper & 0x0C),
    )


def decode_automatic(data: bytes) -> PrinterStatus:
    """The status from the four bytes of an ASB; Unknown when there are not four."""
    if len(data) != 4:
        return Unknown()
    state, error, paper, _ = data
    return _worst(
        cover=bool(state & 0x20),
        cutter=bool(error & 0x08),
        unrecoverable=bool(error & 0x20),
        recovering=bool(error & 0x40),
        paper_out=bool(paper & 0x0C),
        other_error=bool(error & 0x04),
        offline=bool(state & 0x08),
        paper_low=bool(paper & 0x03),
    )


def _worst(
    *,
    cover: bool,
    cutter: bool,
    unrecoverable: bool,
    recovering: bool,
    paper_out: bool,
    other_error: bool,
    offline: bool,
    paper_low: bool,
) -> PrinterStatus:
    found: tuple[tuple[bool, PrinterStatus], ...] = (
        (unrecoverable, Faulty("unrecoverable error")),
        (cutter, CutterJam()),
        (cover, CoverOpen()),
        (paper_out, PaperOut()),
        (recovering, HeadHot()),
        (other_error, Faulty("recoverable error")),
        (offline, Offline()),
        (paper_low, PaperLow()),
    )
    return next((status for is_so, status in found if is_so), Ready())


def is_well(status: PrinterStatus) -> bool:
    """Whether it prints, as far as it says."""
    return isinstance(status, Ready | PaperLow)
