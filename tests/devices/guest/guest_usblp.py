"""The kernel's printer driver: file:///dev/usb/lp0."""

from pathlib import Path

from kiosk_app.domain.printing import Disconnected, NotPrinted, PaperOut, Printed, Ready
from tests.devices.guest.conftest import Plugged, eventually
from tests.hardware.conftest import OpenPrinter, open_printer
from tests.hardware.printer.samples import CONFIRMATION

__all__ = ["open_printer"]
_LP0 = Path("/dev/usb/lp0")


def test_a_receipt_is_printed_and_the_printer_comes_and_goes(
    plugged: Plugged, open_printer: OpenPrinter
) -> None:
    device = plugged("usb_printer")
    before = device.get("/papers")["count"]
    eventually(_LP0.exists, "usblp had the printer")
    printer = open_printer(f"file://{_LP0}")
    assert printer.status() == Ready()
    assert printer.print(CONFIRMATION) == Printed()
    device.post({"fault": "paper_out"}, "printer")
    assert printer.status() == PaperOut()
    assert printer.print(CONFIRMATION) == NotPrinted(PaperOut())
    device.post({"fault": "none"}, "printer")
    device.unplug()
    eventually(lambda: not _LP0.exists(), "the printer had gone")
    assert printer.status() == Disconnected()
    assert printer.print(CONFIRMATION) == NotPrinted(Disconnected())
    device.plug()
    eventually(_LP0.exists, "usblp had the printer again")
    assert printer.print(CONFIRMATION) == Printed()
    assert device.get("/papers")["count"] == before + 2
