"""Reports of an HID POS bar code scanner. Pure. Everything scanned is untrusted input.

Usage page 0x8C is that of the USB-IF's HID Point of Sale Usage Tables 1.02 (section 3). The tables leave
the report's layout to its descriptor; all vendors that were looked at (Honeywell, Zebra, Access-IS) use one:

    byte    0  report id, 2
            1  how many bytes of data there are, 0 to 56
        2 – 4  symbology identifier of ISO/IEC 15424, `]Q1`
       5 – 60  data
      61 – 62  the vendor's
           63  bit 0: the code goes on in the next report
"""

from collections.abc import Iterator

from hardware.barcode_scanner.decoding import scanned
from hardware.barcode_scanner.framing import MAX_CODE_BYTES, counted
from hardware.barcode_scanner.port import ScannedText
from hardware.barcode_scanner.tally import Tally
from kiosk_app.domain.codes.symbology import split_identifier

REPORT_BYTES = 64
MAX_DATA_BYTES = 56
REPORT_ID = 2
USAGE_PAGE = 0x8C
_DATA = 5
_CONTINUED = 1


class ReportAssembler:
    """Puts the reports of a code together. A report that is not one spoils the code that has begun."""

    def __init__(self, tally: Tally | None = None) -> None:
        self._tally = tally or Tally()
        self._begun = bytearray()
        self._aim_id = ""
        self._goes_on = False
        self._drops = False

    @property
    def waits(self) -> bool:
        """Whether the beginning of a code is here and its end is not."""
        return self._goes_on

    def feed(self, report: bytes) -> ScannedText | None:
        """Take one report; return the code that it ends."""
        if not _is_report(report):
            self._spoil()
            return None
        if not self._goes_on:
            self._begin(report)
        self._add(report[_DATA : _DATA + report[1]])
        self._goes_on = bool(report[-1] & _CONTINUED)
        return None if self._goes_on else self._end()

    def give_up(self) -> None:
        """What has begun is not whole, and nothing more has come for so long that nothing will."""
        if self._goes_on:
            self._spoil()
            self._goes_on = False

    def _begin(self, report: bytes) -> None:
        self._begun.clear()
        self._drops = False
        self._aim_id, _ = split_identifier(report[2:_DATA].decode("latin-1"))

    def _add(self, data: bytes) -> None:
        if self._drops:
            return
        self._begun += data
        if len(self._begun) > MAX_CODE_BYTES:
            self._begun.clear()
            self._drops = True
            self._tally.too_long()

    def _end(self) -> ScannedText | None:
        code = bytes(self._begun)
        self._begun.clear()
        return (
            None
            if self._drops or not code.strip(b"\r\n")
            else counted(scanned(code, self._aim_id), self._tally)
        )

    def _spoil(self) -> None:
        if not self._drops or not self._goes_on:
            self._tally.broken()
        self._begun.clear()
        self._drops = True


def reports_of(data: bytes, aim_id: str = "]Q1") -> Iterator[bytes]:
    """The reports in which a scanner sends one code; `aim_id` of three bytes, or none. For simulators."""
    pieces = [data[at : at + MAX_DATA_BYTES] for at in range(0, len(data), MAX_DATA_BYTES)] or [b""]
    for piece in pieces:
        head = bytes((REPORT_ID, len(piece))) + aim_id.encode("latin-1").ljust(3, b"\0")
        yield head + piece.ljust(MAX_DATA_BYTES, b"\0") + bytes((0, 0, piece is not pieces[-1]))


def is_scanner(descriptor: bytes) -> bool:
    """Whether a report descriptor is a bar code scanner's (HID 1.11, 6.2.2: items of a tag and its data)."""
    at = 0
    while at < len(descriptor):
        prefix = descriptor[at]
        size = (0, 1, 2, 4)[prefix & 3]
        # A long item has its size in the next byte, and its tag after that.
        if prefix == 0xFE:
            at += 3 + (descriptor[at + 1] if at + 1 < len(descriptor) else 0)
            continue
        value = int.from_bytes(descriptor[at + 1 : at + 1 + size], "little")
        if prefix & 0xFC == 0x04 and value == USAGE_PAGE:
            return True
        at += 1 + size
    return False


def _is_report(report: bytes) -> bool:
    return len(report) == REPORT_BYTES and report[0] == REPORT_ID and report[1] <= MAX_DATA_BYTES
