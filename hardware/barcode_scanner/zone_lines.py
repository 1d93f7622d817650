"""Joining the lines of a machine-readable zone: scanners that read letters send them as codes of their own.

Sizes are those of ICAO Doc 9303-5 (three lines of 30), 9303-6 (two of 36) and 9303-4 (two of 44). Pure.
"""

import re

from hardware.barcode_scanner.port import ScannedText

_LINES = {30: 3, 36: 2, 44: 2}
_LINE = re.compile(r"[A-Z0-9<]+", re.ASCII)
# Doc 9303-3, 4.4: identity cards begin with A, C or I, passports with P, visas with V.
_FIRST = re.compile(r"[ACIPV][A-Z<]", re.ASCII)


class ZoneLines:
    """Holds the first lines back until the last has come; all else passes at once."""

    def __init__(self) -> None:
        self._held: list[ScannedText] = []

    @property
    def waits(self) -> bool:
        return bool(self._held)

    def feed(self, scan: ScannedText) -> list[ScannedText]:
        """Take a code; return those that are whole now, in order."""
        if not self._goes_on(scan.text):
            return [*self.flush(), *self._begin(scan)]
        self._held.append(scan)
        return self._joined() if len(self._held) == _LINES[len(scan.text)] else []

    def flush(self) -> list[ScannedText]:
        """What is held is no zone: it passes as it came."""
        held, self._held = self._held, []
        return held

    def _goes_on(self, text: str) -> bool:
        return bool(self._held) and len(text) == len(self._held[0].text) and bool(_LINE.fullmatch(text))

    def _begin(self, scan: ScannedText) -> list[ScannedText]:
        text = scan.text
        if len(text) not in _LINES or not _FIRST.match(text) or not _LINE.fullmatch(text):
            return [scan]
        self._held = [scan]
        return []

    def _joined(self) -> list[ScannedText]:
        held = self.flush()
        return [ScannedText("\n".join(scan.text for scan in held), held[0].aim_id)]
