"""A barcode scanner on a pty: what it scans comes out as from a serial scanner."""

import os
import random
import select
import tempfile
import termios
import threading
import time
import tty
from pathlib import Path
from typing import Any

from hardware.simulators.scanner.scan_orders import NobodyReadsError, UnpluggedError, cut, obey

__all__ = ["NobodyReadsError", "PtyScanner", "UnpluggedError"]

# Set as docs/devices/barcode-scanner.md asks of real scanners: AIM id on, suffix CR LF.
_SUFFIX = "\r\n"
_WRITE_TIMEOUT_S = 1.0


class PtyScanner:
    """Opens a pty, and makes `link` point to it; without one it makes a link of its own."""

    def __init__(self, link: Path | None = None) -> None:
        """Raises OSError when the link cannot be made, FileExistsError when something else is there."""
        self._directory: tempfile.TemporaryDirectory[str] | None = None
        if link is None:
            self._directory = tempfile.TemporaryDirectory(
                prefix="urzedomat-scanner-", ignore_cleanup_errors=True
            )
            link = Path(self._directory.name) / "scanner"
        self._link = link.absolute()
        self._lock = threading.Lock()
        self._ends: tuple[int, int] | None = None
        self.plug()

    @property
    def url(self) -> str:
        return f"serial://{self._link}"

    def describe(self) -> dict[str, Any]:
        return {"url": self.url, "plugged": self._ends is not None}

    def control(self, body: dict[str, Any]) -> dict[str, Any]:
        """As in `scan_orders`."""
        return obey(self, body)

    def scan(self, text: str, aim_id: str = "]Q1", pieces: int = 1) -> None:
        """Read a code that says `text`. Raises NobodyReadsError and UnpluggedError."""
        for piece in cut(f"{aim_id}{text}{_SUFFIX}".encode(), pieces):
            self.write(piece)

    def garbage(self, count: int, noise: random.Random) -> None:
        self.write(noise.randbytes(count))

    def write(self, data: bytes) -> None:
        """Put bytes on the line as they are. Raises NobodyReadsError and UnpluggedError."""
        deadline = time.monotonic() + _WRITE_TIMEOUT_S
        with self._lock:
            if self._ends is None:
                raise UnpluggedError("the scanner is unplugged")
            while data:
                wait = max(0.0, deadline - time.monotonic())
                if not select.select([], [self._ends[0]], [], wait)[1]:
                    raise NobodyReadsError("nobody reads the scanner's line")
                data = data[os.write(self._ends[0], data) :]

    def plug(self) -> None:
        """Raises OSError when the link cannot be made."""
        with self._lock:
            if self._ends is not None:
                return
            # Our end of the other side stays open, or the line would end whenever a driver lets go of it.
            master, slave = os.openpty()
            try:
                tty.setraw(slave, termios.TCSANOW)
                os.set_blocking(master, False)
                if self._link.is_symlink():
                    self._link.unlink()
                self._link.symlink_to(os.ttyname(slave))
            except OSError:
                os.close(master)
                os.close(slave)
                raise
            self._ends = master, slave

    def unplug(self) -> None:
        """End the line, as when the cable is pulled. A second call does nothing."""
        with self._lock:
            ends, self._ends = self._ends, None
            if ends is None:
                return
            if self._link.is_symlink():
                self._link.unlink()
            for end in ends:
                os.close(end)

    def close(self) -> None:
        """A second call does nothing."""
        self.unplug()
        if self._directory is not None:
            self._directory.cleanup()
