"""A receipt through pyusb and the real transfers of USB/IP, to a simulated printer on a bus of its own.

The library that attaches to the bus knows no transfer that waits (it would reconnect after two seconds),
and tells no serial number: the device here answers each question for data at once, with nothing if need be.
What happens when a cable is pulled is tried below pyusb (test_unplugging.py) and on a real kernel.
"""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import usbip_backend
from usbip import In, Interface, Out, Setup, USBDevice

from hardware.connection_url import Usb
from hardware.receipt_printer.driver import EscPosPrinter
from hardware.receipt_printer.links.usb_link import UsbLink, open_usb
from hardware.receipt_printer.profiles import PROFILES
from hardware.simulators.printer.faults import Fault
from hardware.simulators.printer.papers import Papers
from hardware.simulators.printer.tcp_printer import TcpPrinter
from hardware.simulators.usb.port import UsbPort
from hardware.simulators.usb.printer import PRODUCT, VENDOR, port_status
from kiosk_app.domain.printing import NotPrinted, PaperOut, Printed, Ready
from tests.hardware.printer.samples import CONFIRMATION, QR_TEXT

MODEL = PROFILES["epson-tm-t20ii"]
_SAYS_NOTHING_S = 0.002


class _Class7(Interface):  # type: ignore[misc]  # usbip has no types
    bInterfaceClass, bInterfaceSubClass, bInterfaceProtocol = 7, 1, 2  # noqa: N815  # the specification's names
    data = Out(0x01, "bulk")
    answers = In(0x82, "bulk")

    def __init__(self, printer: TcpPrinter) -> None:
        super().__init__()
        self._printer = printer

    def on_control(self, setup: Setup, data: bytes = b"") -> bytes:
        assert setup.bRequest == 1  # GET_PORT_STATUS
        return bytes([port_status(self._printer.fault)])


class _Device(USBDevice):  # type: ignore[misc]  # usbip has no types
    def __init__(self, printer: TcpPrinter) -> None:
        super().__init__(VENDOR, PRODUCT, manufacturer="EPSON", product="TM-T20II")
        self.add(_Class7(printer))
        self.line = socket.create_connection(("127.0.0.1", printer.port))
        self.line.settimeout(_SAYS_NOTHING_S)

    def handle_urb(self, urb: Any, respond: Any = None) -> Any:
        if (urb.ep, urb.direction) == (1, 0):
            self.line.sendall(bytes(urb.buffer))
            urb.actual, urb.status = len(urb.buffer), 0
            return urb
        if (urb.ep, urb.direction) == (2, 1):
            urb.buffer = self._heard(urb.length)
            urb.actual, urb.status = len(urb.buffer), 0
            return urb
        return super().handle_urb(urb, respond)

    def _heard(self, most: int) -> bytes:
        try:
            return self.line.recv(most)
        except TimeoutError:
            return b""


@dataclass
class Plugged:
    simulated: TcpPrinter
    bus: Any

    def link(self) -> UsbLink:
        return open_usb(Usb(VENDOR, PRODUCT), self.bus)


@pytest.fixture
def plugged(papers: Papers) -> Iterator[Plugged]:
    simulated = TcpPrinter(0, papers.add, profile=MODEL)
    device = _Device(simulated)
    port = UsbPort(device)
    yield Plugged(simulated, usbip_backend.get_backend("127.0.0.1", port.port))
    port.close()
    device.line.close()
    simulated.close()


def test_a_receipt_over_usbip(plugged: Plugged, papers: Papers) -> None:
    printer = EscPosPrinter(plugged.link, MODEL, timeout_s=10)
    assert printer.status() == Ready()
    assert printer.print(CONFIRMATION) == Printed()
    printer.close()
    (paper,) = papers.describe()["papers"]
    assert [code["text"] for code in paper["qr"]] == [QR_TEXT]


def test_paper_that_ends_in_the_middle_is_told_over_usbip(plugged: Plugged, papers: Papers) -> None:
    printer = EscPosPrinter(plugged.link, MODEL, timeout_s=10)
    plugged.simulated.set_fault(Fault.PAPER_OUT, after_lines=6)
    assert printer.print(CONFIRMATION) == NotPrinted(PaperOut())
    plugged.simulated.set_fault(Fault.NONE)
    assert printer.print(CONFIRMATION) == Printed()
    printer.close()
    assert [paper["cut"] for paper in papers.describe()["papers"]] == [False, True]


def test_the_port_is_asked_by_a_control_transfer(plugged: Plugged) -> None:
    link = plugged.link()
    assert link.port_status() == 0x18
    plugged.simulated.set_fault(Fault.PAPER_OUT)
    assert link.port_status() == 0x30
    link.close()
