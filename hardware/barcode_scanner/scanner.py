"""A scanner, however it is attached: one thread opens it, reads it, and opens it again."""

import errno
import time
from collections.abc import Callable

from hardware.barcode_scanner.framing import ScanRate
from hardware.barcode_scanner.port import OnScan, ScanCounts, ScannedText, ScannerStatus
from hardware.barcode_scanner.sources import HidPosSource, SerialSource, WedgeSource
from hardware.barcode_scanner.tally import Tally
from hardware.connection_url import Evdev, Hidraw, SerialLine
from hardware.watcher import Reach, Source, Watcher

_IN_USE = {errno.EBUSY, errno.EAGAIN}
_UNUSABLE = {errno.EACCES, errno.EPERM, errno.ENOTTY, errno.EINVAL, errno.EISDIR}


class WatchedScanner:
    """Implements `BarcodeScanner`."""

    def __init__(self, open_source: Callable[[Tally], Source[ScannedText]]) -> None:
        self._open_source = open_source
        self._tally = Tally()
        self._rate = ScanRate()
        self._status = ScannerStatus.DISCONNECTED
        self._watcher: Watcher[ScannedText] | None = None
        self._closed = False

    def status(self) -> ScannerStatus:
        return self._status

    def counts(self) -> ScanCounts:
        return self._tally.counts

    def start(self, on_scan: OnScan) -> None:
        if self._watcher is not None or self._closed:
            raise RuntimeError("the scanner has been started already")
        self._watcher = Watcher(
            "barcode scanner",
            lambda: self._open_source(self._tally),
            lambda scan: self._pass_on(scan, on_scan),
            self._reach,
        )
        self._watcher.start()

    def close(self) -> None:
        self._closed = True
        if self._watcher is not None:
            self._watcher.close()

    def _pass_on(self, scan: ScannedText, on_scan: OnScan) -> None:
        if self._rate.allows(time.monotonic()):
            on_scan(scan)
        else:
            self._tally.flooded()

    def _reach(self, reach: Reach, why: OSError | None) -> None:
        self._status = ScannerStatus.READY if reach is Reach.OPEN else _status(why)


def scanner_at(address: SerialLine | Hidraw | Evdev) -> WatchedScanner:
    """The scanner that is attached there. Nothing is opened yet."""
    match address:
        case SerialLine():
            return WatchedScanner(lambda tally: SerialSource(address, tally))
        case Hidraw():
            return WatchedScanner(lambda tally: HidPosSource(address, tally))
        case Evdev():
            return WatchedScanner(lambda tally: WedgeSource(address, tally))


def _status(why: OSError | None) -> ScannerStatus:
    number = why.errno if why else None
    if number in _IN_USE:
        return ScannerStatus.IN_USE
    return ScannerStatus.UNUSABLE if number in _UNUSABLE else ScannerStatus.DISCONNECTED
