"""Scanners on the wire: a pty, a pipe of HID reports, a socket of key events."""

import os
import queue
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hardware.barcode_scanner.port import BarcodeScanner, ScanCounts, ScannedText, ScannerStatus
from hardware.devices import open_scanner
from hardware.input_device import EV_SYN, SYN_DROPPED, InputEvent
from hardware.simulators.scanner.hid_scanner import HidScanner
from hardware.simulators.scanner.pty_scanner import NobodyReadsError, PtyScanner, UnpluggedError
from hardware.simulators.scanner.wedge_scanner import WedgeScanner
from hardware.simulators.simulated import RequestError
from kiosk_app import settings
from kiosk_app.domain.scan import MAX_SCAN_CHARACTERS
from tests.hardware.printer.samples import QR_TEXT

Heard = queue.Queue[ScannedText]
Device = PtyScanner | HidScanner | WedgeScanner
LONG = "".join(f"{number:04d} zażółć gęślą jaźń. " for number in range(120))


@pytest.fixture
def link(tmp_path: Path) -> Path:
    return tmp_path / "scanner"


@pytest.fixture
def heard() -> Heard:
    return queue.Queue()


@pytest.fixture
def device(link: Path) -> Iterator[PtyScanner]:
    device = PtyScanner(link)
    yield device
    device.close()


@pytest.fixture
def scanner(device: PtyScanner, heard: Heard) -> Iterator[BarcodeScanner]:
    yield from opened(device, heard)


@pytest.fixture(params=[PtyScanner, HidScanner, WedgeScanner], ids=["serial", "hid", "wedge"])
def any_device(request: pytest.FixtureRequest) -> Iterator[Device]:
    device: Device = request.param()
    yield device
    device.close()


@pytest.fixture
def any_scanner(any_device: Device, heard: Heard) -> Iterator[BarcodeScanner]:
    yield from opened(any_device, heard)


def opened(device: Device, heard: Heard) -> Iterator[BarcodeScanner]:
    scanner = open_scanner(settings.Scanner(device.url))
    scanner.start(heard.put)
    yield scanner
    scanner.close()


def wait_for(come: Callable[[], bool]) -> None:
    for _ in range(400):
        if come():
            return
        threading.Event().wait(0.05)
    raise AssertionError("it has not come")


def scan_until_heard(device: Device, heard: Heard) -> None:
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


def test_a_scan_is_heard(any_device: Device, any_scanner: BarcodeScanner, heard: Heard) -> None:
    scan_until_heard(any_device, heard)
    assert any_scanner.status() is ScannerStatus.READY
    any_device.scan(QR_TEXT)
    assert heard.get(timeout=10) == ScannedText(QR_TEXT, "]Q1")
    any_device.scan("zażółć ґ €", "]z0")
    assert heard.get(timeout=10) == ScannedText("zażółć ґ €", "]z0")
    any_device.scan("no identifier", "")
    assert heard.get(timeout=10) == ScannedText("no identifier", "")


def test_three_kilobytes_come_whole(any_device: Device, any_scanner: BarcodeScanner, heard: Heard) -> None:
    scan_until_heard(any_device, heard)
    assert len(LONG.encode()) > 3000
    any_device.scan(LONG, pieces=50)
    assert heard.get(timeout=10) == ScannedText(LONG, "]Q1")


def test_a_flood_is_bounded_and_counted(
    any_device: Device, any_scanner: BarcodeScanner, heard: Heard
) -> None:
    scan_until_heard(any_device, heard)
    any_device.control({"flood": 300})
    wait_for(lambda: any_scanner.counts().flooded > 200)
    assert heard.qsize() < 100
    assert any_scanner.status() is ScannerStatus.READY


def test_garbage_does_not_stop_it(any_device: Device, any_scanner: BarcodeScanner, heard: Heard) -> None:
    scan_until_heard(any_device, heard)
    any_device.control({"garbage": 3000})
    scan_until_heard(any_device, heard)
    assert any_scanner.counts() != ScanCounts(codes=any_scanner.counts().codes)


def test_it_is_unplugged_and_plugged_in_again(
    any_device: Device, any_scanner: BarcodeScanner, heard: Heard
) -> None:
    for _ in range(3):
        scan_until_heard(any_device, heard)
        any_device.control({"plugged": False})
        assert any_device.describe()["plugged"] is False
        with pytest.raises(RequestError, match="unplugged"):
            any_device.control({"text": "x"})
        any_device.control({"plugged": True})
    scan_until_heard(any_device, heard)


def test_it_says_that_it_is_unplugged(any_device: Device, heard: Heard) -> None:
    any_device.unplug()
    scanner = open_scanner(settings.Scanner(any_device.url))
    assert scanner.status() is ScannerStatus.DISCONNECTED
    scanner.start(heard.put)
    any_device.plug()
    scan_until_heard(any_device, heard)
    assert scanner.status() is ScannerStatus.READY
    scanner.close()


WRONG_BODIES: list[dict[str, object]] = [
    {},
    {"text": ""},
    {"text": 1},
    {"garbage": 0},
    {"flood": 10**9},
    {"plugged": 1},
    {"text": "x", "aim_id": "Q1"},
    {"text": "x", "pieces": 0},
]


@pytest.mark.parametrize("body", WRONG_BODIES)
def test_a_simulator_refuses_what_it_does_not_know(any_device: Device, body: dict[str, object]) -> None:
    with pytest.raises(RequestError):
        any_device.control(body)


def test_another_program_that_has_it_is_told(
    device: PtyScanner, scanner: BarcodeScanner, heard: Heard
) -> None:
    scan_until_heard(device, heard)
    second = open_scanner(settings.Scanner(device.url))
    second.start(lambda _scan: None)
    wait_for(lambda: second.status() is ScannerStatus.IN_USE)
    second.close()


@pytest.mark.parametrize("address", ["serial:///dev/null", "serial:///dev"])
def test_what_is_no_serial_line_is_told(heard: Heard, address: str) -> None:
    scanner = open_scanner(settings.Scanner(address))
    scanner.start(heard.put)
    wait_for(lambda: scanner.status() is ScannerStatus.UNUSABLE)
    scanner.close()


def test_what_is_no_scanner_is_told(heard: Heard) -> None:
    # /dev/null is a character device, and none of HID's.
    scanner = open_scanner(settings.Scanner("hidraw:///dev/null"))
    scanner.start(heard.put)
    wait_for(lambda: scanner.status() is ScannerStatus.UNUSABLE)
    scanner.close()


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
    assert scanner.counts().too_long == 1


def test_ten_megabytes_take_little_memory_and_the_thread_ends(
    device: PtyScanner, scanner: BarcodeScanner, heard: Heard
) -> None:
    scan_until_heard(device, heard)
    tracemalloc.start()
    for block in (b"flood\r\n" * 9000, b"no end of it " * 5000):
        for _ in range(80):
            device.write(block)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    device.close()
    scanner.close()
    assert peak < 2_000_000
    assert heard.qsize() < 100
    assert scanner.counts().flooded > 700_000
    assert not [thread for thread in threading.enumerate() if thread.name == "barcode scanner"]


def test_noise_does_not_stop_it(device: PtyScanner, scanner: BarcodeScanner, heard: Heard) -> None:
    scan_until_heard(device, heard)
    device.write(os.urandom(20_000).translate(None, b"\r\n") + b"\r\n")
    scan_until_heard(device, heard)
    assert scanner.status() is ScannerStatus.READY


def test_a_fault_of_the_listener_does_not_end_the_scanner(device: PtyScanner, heard: Heard) -> None:
    def fail(scan: ScannedText) -> None:
        heard.put(scan)
        raise LookupError(scan.text)

    scanner = open_scanner(settings.Scanner(device.url))
    scanner.start(fail)
    scan_until_heard(device, heard)
    device.scan("again")
    assert heard.get(timeout=10).text == "again"
    scanner.close()


def test_a_report_that_breaks_off_is_dropped_and_counted(heard: Heard) -> None:
    device = HidScanner()
    scanner = open_scanner(settings.Scanner(device.url))
    scanner.start(heard.put)
    scan_until_heard(device, heard)
    device.report(bytes((2, 3)) + b"]Q1abc".ljust(61, b"\0") + b"\1")
    device.report(b"\xff" * 64)
    scan_until_heard(device, heard)
    assert scanner.counts().broken == 1
    scanner.close()
    device.close()


def test_a_code_of_which_the_kernel_lost_keys_is_dropped(heard: Heard) -> None:
    device = WedgeScanner()
    scanner = open_scanner(settings.Scanner(device.url))
    scanner.start(heard.put)
    scan_until_heard(device, heard)
    device.scan("half", "")
    assert heard.get(timeout=10).text == "half"
    device.socket.emit(InputEvent(1, 30, 1), InputEvent(1, 30, 0))
    device.socket.emit(InputEvent(EV_SYN, SYN_DROPPED, 0))
    device.socket.emit(InputEvent(1, 30, 1), InputEvent(1, 30, 0))
    device.scan("the rest", "")
    device.scan("whole", "")
    assert heard.get(timeout=10).text == "whole"
    assert scanner.counts().broken == 1
    scanner.close()
    device.close()


def test_nothing_is_left_open(any_device: Device) -> None:
    any_device.unplug()
    before = len(list(Path("/proc/self/fd").iterdir()))
    any_device.plug()
    for _ in range(20):
        scanner = open_scanner(settings.Scanner(any_device.url))
        scanner.start(lambda scan: None)
        scanner.close()
        scanner.close()
    # The simulator's own ends go with it.
    any_device.unplug()
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_it_starts_only_once(scanner: BarcodeScanner) -> None:
    with pytest.raises(RuntimeError):
        scanner.start(lambda scan: None)
    closed = open_scanner(settings.Scanner("serial:///dev/none"))
    closed.close()
    with pytest.raises(RuntimeError):
        closed.start(lambda scan: None)


def test_the_simulator_says_that_nobody_reads(device: PtyScanner) -> None:
    with pytest.raises(NobodyReadsError):
        device.write(b"x" * 1_000_000)
    device.unplug()
    with pytest.raises(UnpluggedError):
        device.write(b"x")
