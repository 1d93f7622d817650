"""Connections other than TCP: USB below pyusb, a serial line as a pty, files and pipes."""

import os
import threading
import time
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.connection_url import Usb
from hardware.receipt_printer.driver import EscPosPrinter
from hardware.receipt_printer.escpos_encoder import encode
from hardware.receipt_printer.layout import lay_out
from hardware.receipt_printer.links.file_link import open_device_file
from hardware.receipt_printer.links.link import ConnectionLostError
from hardware.receipt_printer.links.usb_link import open_usb
from hardware.receipt_printer.profiles import DEFAULT
from hardware.simulators.printer.faults import Fault
from kiosk_app.domain.printing import (
    Disconnected,
    NotPrinted,
    PaperOut,
    Printed,
    PrintOutcome,
    Ready,
    Uncertain,
    Unknown,
)
from tests.hardware.conftest import OpenPrinter
from tests.hardware.printer.samples import CONFIRMATION
from tests.hardware.printer.usb_printer import PRODUCT, SERIAL, VENDOR, UsbPrinter

JOB = encode(lay_out(CONFIRMATION, 48, 576), DEFAULT)


def on_usb(device: UsbPrinter, serial: str = "") -> EscPosPrinter:
    return EscPosPrinter(lambda: open_usb(Usb(VENDOR, PRODUCT, serial), device), DEFAULT, 5.0)


@pytest.mark.parametrize("most", [7, 64, 3000, 4096])
def test_short_writes_on_usb_lose_nothing(most: int) -> None:
    device = UsbPrinter(most_per_write=most)
    assert on_usb(device, SERIAL).print(CONFIRMATION) == Printed()
    assert device.received.count(JOB) == 1
    assert not device.kernel_driver


@pytest.mark.parametrize("endpoint", [0x01, 0x82])
def test_a_halted_endpoint_is_set_going_again(endpoint: int) -> None:
    device = UsbPrinter()
    printer = on_usb(device)
    assert printer.status() == Ready()
    device.halted.add(endpoint)
    assert printer.status() == Ready()
    assert printer.print(CONFIRMATION) == Printed()


def test_another_serial_number_is_another_printer() -> None:
    assert on_usb(UsbPrinter(), "OTHER").status() == Disconnected()


def test_a_device_that_tells_no_serial_number_is_another_printer() -> None:
    device = UsbPrinter()
    device.tells_strings = False
    assert on_usb(device, SERIAL).status() == Disconnected()
    assert on_usb(device).status() == Ready()


def test_a_printer_that_cannot_be_claimed_is_let_go_of() -> None:
    device = UsbPrinter()
    device.belongs_to_another = True
    with pytest.raises(ConnectionLostError) as failed:
        open_usb(Usb(VENDOR, PRODUCT), device)
    assert not device.kernel_driver
    # Also while the exception, and with it all that it has seen, is still alive.
    assert (str(failed.value.__cause__), device.open_handles) == ("[Errno 16] Resource busy", 0)


def test_usb_tells_that_paper_is_out() -> None:
    device = UsbPrinter()
    printer = on_usb(device)
    assert printer.status() == Ready()
    device.fault = Fault.PAPER_OUT
    assert printer.print(CONFIRMATION) == NotPrinted(PaperOut())


@pytest.mark.parametrize(
    ("unplug_at", "outcome"), [(1, NotPrinted(Disconnected())), (400, Uncertain(Disconnected()))]
)
def test_a_usb_printer_is_unplugged_and_comes_back(unplug_at: int, outcome: PrintOutcome) -> None:
    device = UsbPrinter(most_per_write=64, unplug_at=unplug_at)
    printer = on_usb(device)
    assert printer.print(CONFIRMATION) == outcome
    assert printer.status() == Disconnected()
    device.plug()
    assert printer.status() == Ready()
    assert printer.print(CONFIRMATION) == Printed()


def test_a_silent_usb_printer_tells_of_paper_by_its_port() -> None:
    device = UsbPrinter()
    device.silent = True
    printer = on_usb(device)
    # What says "all is well" and has never said otherwise proves nothing.
    assert printer.status() == Unknown()
    device.port_status = 0x38
    assert printer.status() == PaperOut()
    assert printer.print(CONFIRMATION) == NotPrinted(PaperOut())
    assert device.received.count(JOB) == 0
    device.port_status = 0x18
    assert printer.status() == Ready()
    device.port_status = None
    assert printer.status() == Unknown()


def test_a_usb_printer_that_answers_is_not_asked_by_its_port() -> None:
    device = UsbPrinter()
    device.port_status = 0x38
    assert on_usb(device).status() == Ready()


class SerialPrinter:
    """The far end of a serial line: answers DLE EOT and GS r with "all is well"."""

    def __init__(self) -> None:
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        self.path = os.ttyname(self._slave)
        self.received = bytearray()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        while b"BYE" not in self.received:
            data = os.read(self._master, 4096)
            self.received += data
            os.write(self._master, b"\x12" * data.count(b"\x10\x04") + b"\0" * data.count(b"\x1dr\x01"))

    def end(self) -> None:
        os.write(self._slave, b"BYE")
        self._thread.join()
        os.close(self._slave)
        os.close(self._master)


@pytest.fixture
def serial_printer() -> Iterator[SerialPrinter]:
    printer = SerialPrinter()
    yield printer
    printer.end()


def test_a_serial_printer(serial_printer: SerialPrinter, open_printer: OpenPrinter) -> None:
    printer = open_printer(f"serial://{serial_printer.path}?baud=19200")
    assert printer.status() == Ready()
    assert printer.print(CONFIRMATION) == Printed()
    assert serial_printer.received.count(JOB) == 1


def test_a_plain_file_takes_the_bytes_and_says_nothing(tmp_path: Path, open_printer: OpenPrinter) -> None:
    paper = tmp_path / "lp0"
    paper.touch()
    printer = open_printer(f"file://{paper}")
    assert printer.status() == Unknown()
    assert printer.print(CONFIRMATION) == Uncertain(Unknown())
    assert paper.read_bytes().count(JOB) == 1


def test_a_device_file_is_never_made(tmp_path: Path, open_printer: OpenPrinter) -> None:
    assert open_printer(f"file://{tmp_path}/lp0").status() == Disconnected()
    assert not (tmp_path / "lp0").exists()


def test_a_device_file_that_is_no_printers_port_tells_no_port_status(serial_printer: SerialPrinter) -> None:
    link = open_device_file(serial_printer.path)
    assert link.port_status() is None
    link.close()


@pytest.mark.parametrize("device", ["/dev/null", "plain file"])
def test_who_waits_for_one_that_never_answers_does_not_spin(device: str, tmp_path: Path) -> None:
    path = Path(device) if device == "/dev/null" else tmp_path / "out"
    path.touch()
    link = open_device_file(str(path))
    began = time.monotonic()
    assert link.read_some(0.01) == b""
    assert time.monotonic() - began >= 0.01
    link.close()
