"""An HID POS scanner without a kernel: its 64-byte reports on a named pipe, where /dev/hidraw… would be.

A pipe keeps the bounds of a report because the reader takes 64 bytes at a time. What the kernel is asked
about a device (its report descriptor) is not simulated.
"""

import os
import random
import select
import tempfile
import threading
from pathlib import Path
from typing import Any

from hardware.barcode_scanner.hid_pos import REPORT_BYTES, reports_of
from hardware.simulators.scanner.scan_orders import NobodyReadsError, UnpluggedError, obey

_WRITE_TIMEOUT_S = 1.0


class HidScanner:
    """Makes a pipe in a directory of its own."""

    def __init__(self) -> None:
        """Raises OSError."""
        self._directory = tempfile.TemporaryDirectory(prefix="urzedomat-hid-", ignore_cleanup_errors=True)
        self._path = Path(self._directory.name) / "hidraw"
        self._lock = threading.Lock()
        self._pipe: int | None = None
        self.plug()

    @property
    def url(self) -> str:
        return f"hidraw://{self._path}"

    def describe(self) -> dict[str, Any]:
        return {"url": self.url, "plugged": self._pipe is not None}

    def control(self, body: dict[str, Any]) -> dict[str, Any]:
        """As in `scan_orders`; the scanner itself decides on the pieces, of 56 bytes."""
        return obey(self, body)

    def scan(self, text: str, aim_id: str = "]Q1", pieces: int = 1) -> None:
        """Read a code that says `text`. Raises NobodyReadsError and UnpluggedError."""
        del pieces
        for report in reports_of(text.encode(), aim_id):
            self.report(report)

    def garbage(self, count: int, noise: random.Random) -> None:
        for _ in range(count):
            self.report(noise.randbytes(REPORT_BYTES))

    def report(self, report: bytes) -> None:
        """Send one report as it is. Raises NobodyReadsError and UnpluggedError."""
        with self._lock:
            if self._pipe is None:
                raise UnpluggedError("the scanner is unplugged")
            if not select.select([], [self._pipe], [], _WRITE_TIMEOUT_S)[1]:
                raise NobodyReadsError("nobody reads the scanner's reports")
            # Whole or not at all: 64 bytes are fewer than PIPE_BUF.
            os.write(self._pipe, report)

    def plug(self) -> None:
        """Raises OSError."""
        with self._lock:
            if self._pipe is None:
                os.mkfifo(self._path, 0o600)
                # Reading, too: so that opening does not wait for a reader, nor end with the last one.
                self._pipe = os.open(self._path, os.O_RDWR | os.O_NONBLOCK)

    def unplug(self) -> None:
        """A second call does nothing."""
        with self._lock:
            pipe, self._pipe = self._pipe, None
            if pipe is not None:
                self._path.unlink(missing_ok=True)
                os.close(pipe)

    def close(self) -> None:
        """A second call does nothing."""
        self.unplug()
        self._directory.cleanup()
