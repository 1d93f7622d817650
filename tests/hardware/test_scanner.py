"""The serial scanner on real ptys."""

import os
import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.barcode_scanner.port import BarcodeScanner, ScannedText, ScannerStatus
from hardware.devices import open_scanner
from hardware.simulators.pty_scanner import NobodyReadsError, PtyScanner
from kiosk_app import settings
from kiosk_app.domain.scan import MAX_SCAN_CHARACTERS
from tests.hardware.samples import QR_TEXT

Heard = queue.Queue[ScannedText]


@pytest.fixture
def link(tmp_path: Path) -> Path:
    return tmp_path / "scanner"


@pytest.fixture
def heard() -> Heard:
    return queue.Queue()


@pytest.fixture
def scanner(link: Path, heard: Heard) -> Iterator[BarcodeScanner]:
    opened = open_scanner(settings.Scanner(f"serial://{link}"))
    opened.start(heard.put)
    yield opened
    opened.close()


@pytest.fixture
def device(link: Path) -> Iterator[PtyScanner]:
    device = PtyScanner(link)
    yield device
    device.close()


def scan_until_heard(device: PtyScanner, heard: Heard) -> None:
    """Scan until a driver has opened the line: what is sent to a closed line is thrown away."""
    for _ in range(100):
        device.scan("are you there?")
        try:
            heard.get(timeout=0.2)
        except queue.Empty:
            continue
        while not heard.empty():
            heard.get()
        return
    raise AssertionError("nobody reads the line")


def test_a_scan_is_heard(device: PtyScanner, scanner: BarcodeScanner, heard: Heard) -> None:
    scan_until_heard(device, heard)
    assert scanner.status() is ScannerStatus.READY
    device.scan(QR_TEXT)
    assert heard.get(timeout=10) == ScannedText(QR_TEXT, "]Q1")


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
def test_any_suffix_will_do(end: bytes, device: PtyScanner, scanner: BarcodeScanner, heard: Heard) -> None:
    scan_until_heard(device, heard)
    device.write("zażółć".encode() + end + b"]C0123" + end)
    assert [heard.get(timeout=10), heard.get(timeout=10)] == [
        ScannedText("zażółć"),
        ScannedText("123", "]C0"),
    ]


def test_a_code_without_suffix_is_heard_after_a_pause(
    device: PtyScanner, scanner: BarcodeScanner, heard: Heard
) -> None:
    scan_until_heard(device, heard)
    device.write(b"abc")
    assert heard.get(timeout=10) == ScannedText("abc")


def test_the_longest_code_comes_whole_and_a_longer_one_not_at_all(
    device: PtyScanner, scanner: BarcodeScanner, heard: Heard
) -> None:
    scan_until_heard(device, heard)
    device.scan("x" * 100_000)
    device.scan("y" * MAX_SCAN_CHARACTERS)
    assert heard.get(timeout=10) == ScannedText("y" * MAX_SCAN_CHARACTERS, "]Q1")


def test_a_flood_is_bounded_and_ends(device: PtyScanner, scanner: BarcodeScanner, heard: Heard) -> None:
    scan_until_heard(device, heard)
    for _ in range(500):
        device.write(b"flood\r\n" * 100)
    device.close()
    scanner.close()
    texts = [heard.get().text for _ in range(heard.qsize())]
    assert 0 < texts.count("flood") <= len(texts) < 100


def test_noise_does_not_stop_it(device: PtyScanner, scanner: BarcodeScanner, heard: Heard) -> None:
    scan_until_heard(device, heard)
    device.write(os.urandom(20_000).translate(None, b"\r\n") + b"\r\n")
    scan_until_heard(device, heard)
    assert scanner.status() is ScannerStatus.READY


def test_a_fault_of_the_listener_does_not_end_the_scanner(
    device: PtyScanner, link: Path, heard: Heard
) -> None:
    def fail_once(scan: ScannedText) -> None:
        heard.put(scan)
        raise LookupError(scan.text)

    scanner = open_scanner(settings.Scanner(f"serial://{link}"))
    scanner.start(fail_once)
    scan_until_heard(device, heard)
    device.scan("again")
    assert heard.get(timeout=10).text == "again"
    scanner.close()


def test_it_is_unplugged_and_plugged_in_again(link: Path, scanner: BarcodeScanner, heard: Heard) -> None:
    assert scanner.status() is ScannerStatus.DISCONNECTED
    for _ in range(3):
        device = PtyScanner(link)
        scan_until_heard(device, heard)
        device.write(b"half a co")
        device.close()


def test_nothing_is_left_open(link: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(20):
        scanner = open_scanner(settings.Scanner(f"serial://{link}"))
        scanner.start(lambda scan: None)
        scanner.close()
        scanner.close()
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_it_starts_only_once(scanner: BarcodeScanner) -> None:
    with pytest.raises(RuntimeError):
        scanner.start(lambda scan: None)


def test_the_simulator_says_that_nobody_reads(device: PtyScanner) -> None:
    with pytest.raises(NobodyReadsError):
        device.write(b"x" * 1_000_000)
