"""From the last byte of a code on the wire to the event, over a pty, against pyserial's own reading."""

import os
import queue
import time
from statistics import median

import serial

from benchmarks import Figures
from hardware.barcode_scanner.port import ScannedText, ScannerStatus
from hardware.devices import open_scanner
from hardware.simulators.scanner.pty_scanner import PtyScanner
from kiosk_app import settings
from kiosk_app.domain.scan import read_scan

RUNS = 300
LARGE_RUNS = 30
# What a receipt's QR says, in length.
TEXT = "https://sprawa.example.test/s/#" + "A" * 150
LARGE = "x" * 3000
READY_S = 10.0


def run() -> Figures:
    """Scan by turns into our scanner and into pyserial, so that a busy machine delays both."""
    ours, peer = _Ours(), _Peer()
    try:
        times = [(ours.scan(TEXT), peer.scan(TEXT)) for _ in range(RUNS)]
        large = [(ours.scan(LARGE), peer.scan(LARGE)) for _ in range(LARGE_RUNS)]
    finally:
        ours.close()
        peer.close()
    mine, theirs = (median(column) * 1000 for column in zip(*times, strict=True))
    mine_large, theirs_large = (median(column) * 1000 for column in zip(*large, strict=True))
    print(f"scan to event {mine:.3f} ms (read_until {theirs:.3f} ms)", end=", ")
    print(f"3 kB {mine_large:.3f} ms (read_until {theirs_large:.3f} ms)")
    return {
        "scan.to_event_ms": {
            "value": round(mine, 3),
            "unit": "ms",
            "peer": f"pyserial read_until, {theirs:.3f} ms",
            "runs": RUNS,
        },
        "scan.3kb_to_event_ms": {
            "value": round(mine_large, 3),
            "unit": "ms",
            "peer": f"pyserial read_until, {theirs_large:.3f} ms",
            "runs": LARGE_RUNS,
        },
    }


class _Ours:
    """The driver as it runs in the field, and what a code is told to be."""

    def __init__(self) -> None:
        self._device = PtyScanner()
        self._scanner = open_scanner(settings.Scanner(self._device.url))
        self._heard: queue.Queue[float] = queue.Queue()
        self._scanner.start(self._hear)
        until = time.monotonic() + READY_S
        while self._scanner.status() is not ScannerStatus.READY:
            if time.monotonic() > until:
                raise TimeoutError("the scanner is not ready")
            time.sleep(0.01)

    def scan(self, text: str) -> float:
        # Slower than the scanner's bound on floods lets pass.
        time.sleep(0.13)
        begun = time.perf_counter()
        self._device.scan(text)
        return self._heard.get(timeout=READY_S) - begun

    def close(self) -> None:
        self._scanner.close()
        self._device.close()

    def _hear(self, scanned: ScannedText) -> None:
        read_scan(scanned.text, scanned.aim_id)
        self._heard.put(time.perf_counter())


class _Peer:
    """What most programs do: a blocking line, read up to its end."""

    def __init__(self) -> None:
        self._device = PtyScanner()
        self._port = serial.Serial(
            os.path.realpath(self._device.url.removeprefix("serial://")), timeout=READY_S
        )

    def scan(self, text: str) -> float:
        begun = time.perf_counter()
        self._device.scan(text)
        line = self._port.read_until(b"\r\n")
        ended = time.perf_counter()
        assert len(line) > len(text)
        return ended - begun

    def close(self) -> None:
        self._port.close()
        self._device.close()
