"""Counting what a scanner sends, so that a technician sees what is wrong with it."""

from dataclasses import replace

from hardware.barcode_scanner.port import ScanCounts


class Tally:
    """Adds up; read by any thread, written by the scanner's own."""

    def __init__(self) -> None:
        self._counts = ScanCounts()

    @property
    def counts(self) -> ScanCounts:
        return self._counts

    def read(self, garbled: bool) -> None:
        self._counts = replace(
            self._counts, codes=self._counts.codes + 1, garbled=self._counts.garbled + garbled
        )

    def too_long(self) -> None:
        self._counts = replace(self._counts, too_long=self._counts.too_long + 1)

    def broken(self) -> None:
        self._counts = replace(self._counts, broken=self._counts.broken + 1)

    def flooded(self, codes: int = 1) -> None:
        self._counts = replace(self._counts, flooded=self._counts.flooded + codes)
