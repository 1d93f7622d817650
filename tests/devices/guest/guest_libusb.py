"""The printer straight on USB, taken from the kernel's driver: usb://VID:PID/serial."""

from pathlib import Path

from hardware.simulators.usb.printer import SERIAL
from kiosk_app.domain.printing import CoverOpen, Disconnected, NotPrinted, Printed, Ready
from tests.devices.guest.conftest import Plugged, eventually
from tests.hardware.conftest import OpenPrinter, open_printer
from tests.hardware.printer.samples import CONFIRMATION

__all__ = ["open_printer"]
_LP0 = Path("/dev/usb/lp0")


def test_it_takes_the_printer_from_usblp_and_finds_it_again(
    plugged: Plugged, open_printer: OpenPrinter
) -> None:
    device = plugged("usb_printer")
    before = device.get("/papers")["count"]
    eventually(_LP0.exists, "usblp had the printer")
    assert open_printer("usb://04b8:0e15/ANOTHER").status() == Disconnected()
    printer = open_printer(f"usb://04b8:0e15/{SERIAL}")
    eventually(lambda: printer.status() == Ready(), "the printer was there")
    eventually(lambda: not _LP0.exists(), "usblp had lost the printer")
    assert printer.print(CONFIRMATION) == Printed()
    device.post({"fault": "cover_open"}, "printer")
    assert printer.print(CONFIRMATION) == NotPrinted(CoverOpen())
    device.post({"fault": "none"}, "printer")
    device.unplug()
    eventually(lambda: printer.status() == Disconnected(), "the printer had gone")
    assert printer.print(CONFIRMATION) == NotPrinted(Disconnected())
    device.plug()
    eventually(lambda: printer.status() == Ready(), "the printer was there again")
    assert printer.print(CONFIRMATION) == Printed()
    assert device.get("/papers")["count"] == before + 2
