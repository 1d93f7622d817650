"""A USB printer that goes in the middle of a slip, or takes no more bytes: by usblp, and by libusb."""

from pathlib import Path

import pytest

from hardware.simulators.usb.printer import SERIAL
from kiosk_app.domain.printing import Disconnected, NotPrinted, Printed, Ready, Uncertain, Unknown
from tests.devices.guest.conftest import Device, Plugged, eventually
from tests.hardware.conftest import OpenPrinter, open_printer
from tests.hardware.printer.samples import CONFIRMATION

__all__ = ["open_printer"]
_LP0 = Path("/dev/usb/lp0")
ways = pytest.mark.parametrize("url", [f"file://{_LP0}", f"usb://04b8:0e15/{SERIAL}"])


@pytest.fixture
def device(plugged: Plugged) -> Device:
    found = plugged("usb_printer")
    eventually(_LP0.exists, "usblp had the printer")
    return found


@ways
def test_it_is_pulled_out_in_the_middle_of_a_slip(
    device: Device, url: str, open_printer: OpenPrinter
) -> None:
    before = device.get("/papers")["count"]
    printer = open_printer(url)
    eventually(lambda: printer.status() == Ready(), "the printer was there")
    device.post({"fault": "unplugged", "after_bytes": 700}, "printer")
    assert printer.print(CONFIRMATION) == Uncertain(Disconnected())
    assert printer.status() == Disconnected()
    device.post({"fault": "none"}, "printer")
    device.plug()
    eventually(lambda: printer.status() == Ready(), "the printer was there again")
    assert printer.print(CONFIRMATION) == Printed()
    papers = device.get("/papers")["papers"][before:]
    assert [paper["cut"] for paper in papers][-1]


@ways
def test_one_that_takes_no_bytes_is_not_called_printed(
    device: Device, url: str, open_printer: OpenPrinter
) -> None:
    printer = open_printer(url)
    eventually(lambda: printer.status() == Ready(), "the printer was there")
    device.post({"fault": "stalled"}, "printer")
    assert printer.status() == Unknown()
    assert printer.print(CONFIRMATION) in (NotPrinted(Unknown()), Uncertain(Unknown()))
    device.post({"fault": "none"}, "printer")
    eventually(lambda: printer.status() == Ready(), "the printer answered again")
    assert printer.print(CONFIRMATION) == Printed()
