"""Scanners on USB: as a serial line (cdc_acm), and as a keyboard that only we hear (usbhid, evdev)."""

import queue
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import evdev
import pytest

from hardware import devices
from hardware.barcode_scanner.port import BarcodeScanner, ScannedText, ScannerStatus
from kiosk_app import settings
from tests.devices.guest.conftest import Device, Plugged, eventually
from tests.hardware.printer.samples import QR_TEXT

_END_S = 20
# Short: the kernel keeps 64 events for a reader, and this machine is slow. What is lost spoils the code.
_TYPED = "A_z;1"
_LONG = "https://sprawa.example.pl/szkic#" + "Zażółć gęślą jaźń. " * 150


class Listening:
    """An open scanner, and what it has heard."""

    def __init__(self, url: str) -> None:
        self.heard: queue.Queue[ScannedText] = queue.Queue()
        self.scanner: BarcodeScanner = devices.open_scanner(settings.Scanner(url))
        self.scanner.start(self.heard.put)

    def wait_for(self, status: ScannerStatus) -> None:
        eventually(lambda: self.scanner.status() is status, f"the scanner was {status.value}")

    def close(self) -> None:
        self.scanner.close()


@pytest.fixture
def serial_scanner(plugged: Plugged) -> Iterator[tuple[Device, Listening]]:
    device = plugged("usb_scanner")
    # The device manager's link says which scanner it is, whatever else is plugged in.
    with closing(Listening("serial:///dev/serial/by-id/usb-Honeywell_Scanner_S5678-if00")) as listening:
        listening.wait_for(ScannerStatus.READY)
        yield device, listening


@pytest.mark.parametrize("text", [QR_TEXT, _LONG])
def test_a_code_comes_over_the_serial_line(text: str, serial_scanner: tuple[Device, Listening]) -> None:
    device, listening = serial_scanner
    device.post({"text": text})
    assert listening.heard.get(timeout=_END_S) == ScannedText(text, "]Q1")


def test_a_serial_scanner_comes_and_goes(serial_scanner: tuple[Device, Listening]) -> None:
    device, listening = serial_scanner
    for _ in range(2):
        device.unplug()
        listening.wait_for(ScannerStatus.DISCONNECTED)
        device.plug()
        listening.wait_for(ScannerStatus.READY)
        device.post({"text": QR_TEXT})
        assert listening.heard.get(timeout=_END_S) == ScannedText(QR_TEXT, "]Q1")


def test_a_code_comes_as_reports_of_a_point_of_sale_scanner(plugged: Plugged) -> None:
    device = plugged("usb_pos_scanner")
    eventually(lambda: _hidraw("HID POS scanner") is not None, "the scanner had its device file")
    with closing(Listening(f"hidraw://{_hidraw('HID POS scanner')}")) as listening:
        listening.wait_for(ScannerStatus.READY)
        for text in (QR_TEXT, _LONG):
            device.post({"text": text})
            assert listening.heard.get(timeout=_END_S) == ScannedText(text, "]Q1")
        device.unplug()
        listening.wait_for(ScannerStatus.DISCONNECTED)


def test_another_hid_device_is_no_scanner(plugged: Plugged) -> None:
    plugged("usb_keyboard")
    eventually(lambda: _hidraw("Bar Code Scanner") is not None, "the keyboard had its device file")
    with closing(Listening(f"hidraw://{_hidraw('Bar Code Scanner')}")) as listening:
        listening.wait_for(ScannerStatus.UNUSABLE)


def test_a_wedge_types_to_us_and_to_nobody_else(plugged: Plugged) -> None:
    device = plugged("usb_keyboard")
    link = Path("/dev/input/by-id/usb-Symbol_Bar_Code_Scanner_K9012-event-kbd")
    with closing(Listening(f"evdev://{link}")) as listening:
        listening.wait_for(ScannerStatus.READY)
        with closing(evdev.InputDevice(link)) as other:
            for _ in range(2):
                device.post({"keys": f"{_TYPED}\n"})
                assert listening.heard.get(timeout=_END_S) == ScannedText(_TYPED)
            with pytest.raises(BlockingIOError):
                list(other.read())
        device.unplug()
        listening.wait_for(ScannerStatus.DISCONNECTED)
        device.plug()
        listening.wait_for(ScannerStatus.READY)
        device.post({"keys": f"{_TYPED}\n"})
        assert listening.heard.get(timeout=_END_S) == ScannedText(_TYPED)


def _hidraw(product: str) -> str | None:
    """The device file of a HID device, by the name that it tells."""
    for told in Path("/sys/class/hidraw").glob("*/device/uevent"):
        if product in told.read_text():
            return f"/dev/{told.parts[-3]}"
    return None
