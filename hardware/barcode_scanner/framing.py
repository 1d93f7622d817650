"""Cutting what a scanner sends into codes. Pure. Everything scanned is untrusted input."""

import re

from hardware.barcode_scanner.decoding import is_garbled, read_code
from hardware.barcode_scanner.port import ScannedText
from hardware.barcode_scanner.tally import Tally
from hardware.barcode_scanner.zone_lines import ZoneLines
from kiosk_app.domain.scan import MAX_SCAN_CHARACTERS

# UTF-8 takes at most four bytes for a character.
MAX_CODES_AT_ONCE = 32
MAX_CODE_BYTES = 4 * MAX_SCAN_CHARACTERS
_END = re.compile(rb"[\r\n]+")


class ScanFramer:
    """Codes end in CR, LF or both. One that is too long is dropped whole, however long it goes on."""

    def __init__(self, tally: Tally | None = None) -> None:
        self._tally = tally or Tally()
        self._lines = ZoneLines()
        self._begun = bytearray()
        self._drops = False

    @property
    def waits(self) -> bool:
        """Whether the beginning of a code is here and its end is not."""
        return bool(self._begun) or self._drops or self._lines.waits

    def feed(self, data: bytes) -> list[ScannedText]:
        """Take bytes, in whatever pieces they come; return the codes that they end.

        Of more than `MAX_CODES_AT_ONCE` nobody has time to look at the rest.
        """
        *ended, begun = _END.split(data)
        scans: list[ScannedText] = []
        for piece in ended[:MAX_CODES_AT_ONCE]:
            self._add(piece)
            scan = self._end()
            scans += self._lines.feed(scan) if scan is not None else []
        self._tally.flooded(len(ended[MAX_CODES_AT_ONCE:]))
        self._add(begun)
        return scans

    def flush(self) -> list[ScannedText]:
        """End the code that has begun: nothing more has come for so long that nothing will."""
        return self.feed(b"\n") + self._lines.flush()

    def spoil(self) -> None:
        """Something of the code that has begun was lost: drop it, and all up to its end."""
        if not self._drops:
            self._tally.broken()
        self._begun.clear()
        self._drops = True

    def _add(self, piece: bytes) -> None:
        if self._drops:
            return
        self._begun += piece
        if len(self._begun) > MAX_CODE_BYTES:
            self._begun.clear()
            self._drops = True
            self._tally.too_long()

    def _end(self) -> ScannedText | None:
        code, dropped = bytes(self._begun), self._drops
        self._begun.clear()
        self._drops = False
        if dropped or not code:
            return None
        return counted(read_code(code), self._tally)


def counted(scan: ScannedText | None, tally: Tally) -> ScannedText | None:
    """Count a code that is whole; None is one that is too long to be any."""
    if scan is None:
        tally.too_long()
    else:
        tally.read(is_garbled(scan))
    return scan


class ScanRate:
    """Lets a burst of codes through, and then as many a second as a hand can scan; the rest is a flood."""

    def __init__(self, burst: int = 8, per_second: float = 8.0) -> None:
        self._burst = burst
        self._per_second = per_second
        self._left = float(burst)
        self._at: float | None = None

    def allows(self, now: float) -> bool:
        """Whether one more code may pass at `now` (monotonic, seconds)."""
        elapsed = 0.0 if self._at is None else max(0.0, now - self._at)
        self._at = now
        self._left = min(float(self._burst), self._left + elapsed * self._per_second)
        if self._left < 1:
            return False
        self._left -= 1
        return True
