"""Under umockdev: the system's libusb and libudev find the printer, and our driver prints on it."""

from collections.abc import Iterator

import pytest

from hardware.simulators.printer.tcp_printer import TcpPrinter
from kiosk_app.domain.printing import Disconnected, NotPrinted, Printed, Ready
from tests.hardware.conftest import OpenPrinter
from tests.hardware.printer.samples import CONFIRMATION
from tests.hardware.umockdev.conftest import Devices

_URL = "usb://04b8:0e15"


@pytest.fixture
def port(devices: Devices, simulated: TcpPrinter) -> Iterator[int]:
    """The simulated printer's port, to be plugged in to; whatever is plugged in is pulled out in the end."""
    yield simulated.port
    devices.order("printer", unplug=True)


def test_it_is_taken_from_usblp_and_prints(
    devices: Devices, port: int, simulated: TcpPrinter, open_printer: OpenPrinter
) -> None:
    assert devices.order("printer", plug=port) == {"usblp": True}
    printer = open_printer(f"{_URL}/U2468")
    assert printer.status() == Ready()
    assert devices.order("printer") == {"usblp": False}
    assert printer.print(CONFIRMATION) == Printed()
    assert open_printer(f"{_URL}/ANOTHER").status() == Disconnected()


def test_it_is_unplugged_and_comes_back(
    devices: Devices, port: int, simulated: TcpPrinter, open_printer: OpenPrinter
) -> None:
    printer = open_printer(_URL)
    for _ in range(2):
        assert printer.status() == Disconnected()
        devices.order("printer", plug=port)
        assert devices.eventually(lambda: printer.status() == Ready())
        assert printer.print(CONFIRMATION) == Printed()
        devices.order("printer", unplug=True)
        assert printer.print(CONFIRMATION) == NotPrinted(Disconnected())
