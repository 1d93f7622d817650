"""What the rest of the kiosk may ask of a barcode scanner."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol


class ScannerStatus(Enum):
    """How the scanner is. It has no way to say more than that it is there.

    IN_USE: another program has it for itself. UNUSABLE: what the settings name is there and is no scanner
    that can be read: another kind of device, or one that this program may not open.
    """

    READY = "ready"
    DISCONNECTED = "disconnected"
    IN_USE = "in use"
    UNUSABLE = "unusable"


@dataclass(frozen=True)
class ScanCounts:
    """What came since the start. `garbled` of the `codes` had bytes that are no text.

    Not among the codes: `too_long` ones, `broken` ones (a part was lost, or a report was none), and
    `flooded`: more at once than a hand can scan.
    """

    codes: int = 0
    garbled: int = 0
    too_long: int = 0
    broken: int = 0
    flooded: int = 0


@dataclass(frozen=True)
class ScannedText:
    """One code as the scanner read it: untrusted, at most `MAX_SCAN_CHARACTERS` long.

    `aim_id` is the symbology identifier of ISO/IEC 15424 (`]Q1`: QR code), empty where the
    scanner does not send one. What was scanned is never shown in a repr or log.
    """

    text: str = field(repr=False)
    aim_id: str = ""


OnScan = Callable[[ScannedText], None]


class BarcodeScanner(Protocol):
    """One scanner. It reads in a thread of its own, and reconnects by itself."""

    def status(self) -> ScannerStatus:
        """Tell how it is; never blocks."""

    def counts(self) -> ScanCounts:
        """Tell what came since the start; never blocks."""

    def start(self, on_scan: OnScan) -> None:
        """Begin to read. `on_scan` is called in the scanner's thread, one code at a time.

        Raises:
            RuntimeError: it has been started already.
        """

    def close(self) -> None:
        """Stop reading and let go of the device; after it no call of `on_scan` comes."""


class NoScanner:
    """Stands where the settings name no scanner."""

    def status(self) -> ScannerStatus:
        return ScannerStatus.DISCONNECTED

    def counts(self) -> ScanCounts:
        return ScanCounts()

    def start(self, on_scan: OnScan) -> None:
        pass

    def close(self) -> None:
        pass
