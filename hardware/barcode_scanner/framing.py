"""Cutting what a scanner sends into codes. Pure. Everything scanned is untrusted input."""

import re
import unicodedata

from hardware.barcode_scanner.port import ScannedText
from kiosk_app.domain.scan import MAX_SCAN_CHARACTERS

# UTF-8 takes at most four bytes for a character.
_MAX_BYTES = 4 * MAX_SCAN_CHARACTERS
_END = re.compile(rb"[\r\n]+")
_AIM_ID = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_REPLACEMENT = "\ufffd"


class ScanFramer:
    """Codes end in CR, LF or both. One that is too long is dropped whole, however long it goes on."""

    def __init__(self) -> None:
        self._begun = b""
        self._too_long = False

    @property
    def waits(self) -> bool:
        """Whether the beginning of a code is here and its end is not."""
        return bool(self._begun) or self._too_long

    def feed(self, data: bytes) -> list[ScannedText]:
        """Take bytes, in whatever pieces they come; return the codes that they end."""
        *ended, begun = _END.split(self._begun + data)
        scans = [self._read(code) for code in ended]
        self._begun = begun
        if len(begun) > _MAX_BYTES:
            self._begun, self._too_long = b"", True
        return [scan for scan in scans if scan is not None]

    def flush(self) -> list[ScannedText]:
        """End the code that has begun: nothing more has come for so long that nothing will."""
        return self.feed(b"\n")

    def _read(self, code: bytes) -> ScannedText | None:
        if self._too_long:
            self._too_long = False
            return None
        text = read_text(code)
        aim_id = _AIM_ID.match(text)
        if aim_id is not None:
            text = text[aim_id.end() :]
        return (
            ScannedText(text, aim_id[0] if aim_id else "") if 0 < len(text) <= MAX_SCAN_CHARACTERS else None
        )


def read_text(code: bytes) -> str:
    """UTF-8, with U+FFFD for every byte that is not, and for every control character."""
    text = code.decode("utf-8", errors="replace")
    return "".join(_REPLACEMENT if unicodedata.category(letter) == "Cc" else letter for letter in text)


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
