"""A barcode scanner on a pty: what it scans comes out as from a serial scanner."""

import os
import select
import termios
import threading
import time
import tty
from pathlib import Path
from typing import Any

from hardware.simulators.simulated import unable, wrong

# Set as docs/devices/barcode-scanner.md asks of real scanners: AIM id on, suffix CR LF.
_PREFIX, _SUFFIX = "]Q1", "\r\n"
_WRITE_TIMEOUT_S = 1.0


class NobodyReadsError(OSError):
    """The pty is full: no driver takes what is scanned."""


class PtyScanner:
    """Opens a pty, and makes `link` point to it where one is wanted."""

    def __init__(self, link: Path | None = None) -> None:
        """Raises OSError when the link cannot be made, FileExistsError when something else is there."""
        # Our end of the other side stays open, or the line would end whenever a driver lets go of it.
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave, termios.TCSANOW)
        os.set_blocking(self._master, False)
        self._lock = threading.Lock()
        self._closed = False
        self._link = link
        self.path = os.ttyname(self._slave)
        if link is not None:
            if link.is_symlink():
                link.unlink()
            link.symlink_to(self.path)

    @property
    def url(self) -> str:
        return f"serial://{self._link.absolute() if self._link is not None else self.path}"

    def describe(self) -> dict[str, Any]:
        return {"url": self.url}

    def control(self, body: dict[str, Any]) -> dict[str, Any]:
        """`{"text": …}`"""
        text = body.get("text")
        if not isinstance(text, str) or not text:
            raise wrong("text is missing")
        try:
            self.scan(text)
        except NobodyReadsError as error:
            raise unable(error) from error
        return {}

    def scan(self, text: str) -> None:
        """Read a QR code that says `text`. Raises NobodyReadsError."""
        self.write(f"{_PREFIX}{text}{_SUFFIX}".encode())

    def write(self, data: bytes) -> None:
        """Put bytes on the line as they are. Raises NobodyReadsError."""
        deadline = time.monotonic() + _WRITE_TIMEOUT_S
        with self._lock:
            while data:
                _, ready, _ = select.select([], [self._master], [], max(0.0, deadline - time.monotonic()))
                if not ready:
                    raise NobodyReadsError("nobody reads the scanner's line")
                data = data[os.write(self._master, data) :]

    def close(self) -> None:
        """End the line, as when the cable is pulled. A second call does nothing."""
        if self._closed:
            return
        self._closed = True
        if self._link is not None and self._link.is_symlink():
            self._link.unlink()
        os.close(self._slave)
        os.close(self._master)
