"""A scanner on a serial line: USB CDC-ACM, RS-232 or a pty."""

import logging
import os
import select
import threading
import time

from hardware.barcode_scanner.framing import ScanFramer, ScanRate
from hardware.barcode_scanner.port import OnScan, ScannedText, ScannerStatus
from hardware.connection_url import SerialLine
from hardware.serial_port import SerialPort

_log = logging.getLogger(__name__)
_READ_BYTES = 4096
_RECONNECT_S = 0.5
# A scanner sends one code in a burst; after such a pause the end of it will not come any more.
_PAUSE_S = 1.0


class SerialScanner:
    """Implements `BarcodeScanner`: one thread opens the line, reads it, and opens it again."""

    def __init__(self, line: SerialLine) -> None:
        self._line = line
        self._status = ScannerStatus.DISCONNECTED
        self._stop_read, self._stop_write = os.pipe()
        self._thread: threading.Thread | None = None
        self._closed = False

    def status(self) -> ScannerStatus:
        return self._status

    def start(self, on_scan: OnScan) -> None:
        if self._thread is not None or self._closed:
            raise RuntimeError("the scanner has been started already")
        self._thread = threading.Thread(
            target=self._run, args=(on_scan,), name="barcode-scanner", daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        os.write(self._stop_write, b"x")
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()
        if self._thread is not threading.current_thread():
            os.close(self._stop_read)
        os.close(self._stop_write)

    def _run(self, on_scan: OnScan) -> None:
        while not self._closed:
            try:
                port = SerialPort(self._line)
            except OSError:
                self._wait(_RECONNECT_S)
                continue
            self._tell(ScannerStatus.READY)
            try:
                self._read(port, on_scan)
            except OSError as error:
                _log.info("barcode scanner: %s", error)
            finally:
                self._tell(ScannerStatus.DISCONNECTED)
                port.close()
            self._wait(_RECONNECT_S / 5)

    def _read(self, port: SerialPort, on_scan: OnScan) -> None:
        """Read until the line ends or `close` is called. Raises OSError when the device has gone."""
        framer, rate = ScanFramer(), ScanRate()
        while not self._closed:
            ready, _, _ = select.select(
                [port.fileno(), self._stop_read], [], [], _PAUSE_S if framer.waits else None
            )
            if self._stop_read in ready:
                return
            self._deliver(framer.feed(_take(port)) if ready else framer.flush(), rate, on_scan)

    def _deliver(self, scans: list[ScannedText], rate: ScanRate, on_scan: OnScan) -> None:
        for scan in scans:
            if self._closed or not rate.allows(time.monotonic()):
                return
            try:
                on_scan(scan)
            except Exception:  # noqa: BLE001, a fault of one code's handling must not end the scanner
                # Without the traceback's values: what was scanned belongs in no log.
                _log.error("barcode scanner: a scan could not be handled")

    def _tell(self, status: ScannerStatus) -> None:
        if status is not self._status:
            self._status = status
            _log.info("barcode scanner: %s", status.value)

    def _wait(self, seconds: float) -> None:
        select.select([self._stop_read], [], [], seconds)


def _take(port: SerialPort) -> bytes:
    """All that is there, in one system call."""
    try:
        data = os.read(port.fileno(), _READ_BYTES)
    except BlockingIOError:
        return b""
    if not data:
        raise OSError("the line has ended")
    return data
