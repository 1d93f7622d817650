"""What the bits of a printer's answers mean, as a status. Pure.

The gravest cause is told first; "off line" only when nothing says why.
"""

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
    TicketNotTaken,
    Unknown,
)

_UNRECOVERABLE = Faulty("unrecoverable error")
_RECOVERABLE = Faulty("recoverable error")


def decode_real_time(printer: int, offline: int, error: int, paper: int) -> PrinterStatus:
    """The status from the answers to DLE EOT 1, 2, 3 and 4, each given as its byte."""
    return _first(
        (error & 0x20, _UNRECOVERABLE),
        (error & 0x08, CutterJam()),
        (offline & 0x04, CoverOpen()),
        (paper & 0x60 | offline & 0x20, PaperOut()),
        (error & 0x40, HeadHot()),
        (offline & 0x40 | error & 0x04, _RECOVERABLE),
        (printer & 0x08, Offline()),
        (paper & 0x0C, PaperLow()),
    )


def decode_automatic(data: bytes) -> PrinterStatus:
    """The status from the four bytes of GS a (Epson, ESC/POS reference)."""
    printer, error, paper, _ = data
    return _first(
        (error & 0x20, _UNRECOVERABLE),
        (error & 0x08, CutterJam()),
        (printer & 0x20, CoverOpen()),
        (paper & 0x0C, PaperOut()),
        (error & 0x40, HeadHot()),
        (error & 0x04, _RECOVERABLE),
        (printer & 0x08, Offline()),
        (paper & 0x03, PaperLow()),
    )


def decode_full(data: bytes) -> PrinterStatus:
    """The status from the four bytes of Custom's DLE EOT 20 after their header (KPM150, KPM216 manuals).

    Bit 6 of the third is paper that is jammed, and bits 2, 3 and 7 of the last are memory and the
    presenter's sensors (VKP80III).
    """
    paper, user, recoverable, unrecoverable = data
    return _first(
        (unrecoverable & 0x01, CutterJam()),
        (unrecoverable & 0x8C, _UNRECOVERABLE),
        (user & 0x03 | unrecoverable & 0x02, CoverOpen()),
        (recoverable & 0x40, Faulty("paper jam")),
        (paper & 0x01, PaperOut()),
        (recoverable & 0x01, HeadHot()),
        (recoverable & 0x08, Faulty("supply voltage")),
        (recoverable & 0x02, Faulty("serial line")),
        (paper & 0x20, TicketNotTaken()),
        (paper & 0x44, PaperLow()),
    )


def is_busy(data: bytes) -> bool:
    """Whether a Custom printer still works: it spools, or its motor runs."""
    return bool(data[1] & 0x0C)


def decode_paper_report(byte: int) -> PrinterStatus:
    """The status from the answer to GS r 1, which tells of the roll alone."""
    return _first((byte & 0x0C, PaperOut()), (byte & 0x03, PaperLow()))


def decode_port(byte: int, *, all_well_counts: bool) -> PrinterStatus:
    """The status from USB GET_PORT_STATUS (Printing Devices 1.1, chapter 4.2.2), a parallel port's.

    Many printers say "all is well" there whatever happens, so that means something only where it is
    known to change. A byte with reserved bits set, or with none, tells nothing.
    """
    if byte & 0xC7 or not byte:
        return Unknown()
    trouble = _first(
        (byte & 0x20, PaperOut()), (~byte & 0x10, Offline()), (~byte & 0x08, Faulty("port reports an error"))
    )
    return Unknown() if trouble == Ready() and not all_well_counts else trouble


def _first(*found: tuple[int, PrinterStatus]) -> PrinterStatus:
    return next((status for bits, status in found if bits), Ready())
