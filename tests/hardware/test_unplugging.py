"""A printer that is unplugged after any number of bytes, and plugged in again."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hardware.connection_url import Usb
from hardware.receipt_printer.driver import EscPosPrinter
from hardware.receipt_printer.escpos_encoder import encode
from hardware.receipt_printer.layout import lay_out
from hardware.receipt_printer.profiles import DEFAULT
from hardware.receipt_printer.usb_link import open_usb
from hardware.simulators.faults import Fault
from hardware.simulators.papers import Papers
from hardware.simulators.tcp_printer import TcpPrinter
from kiosk_app.domain.document import Cut, Document, Text
from kiosk_app.domain.printing import Disconnected, NotPrinted, PaperOut, Printed, Ready, Uncertain
from tests.hardware.conftest import OpenPrinter
from tests.hardware.usb_printer import PRODUCT, VENDOR, UsbPrinter

SLIP = Document((Text("Zażółć gęślą jaźń"), Text("raz, dwa"), Cut()))
JOB = encode(lay_out(SLIP, 48, 576), DEFAULT)
# Four questions, and one for a report.
BEFORE_THE_JOB = 15
# And the question for a report after it, with four more for the status.
ALL = BEFORE_THE_JOB + len(JOB) + 3 + 12


@example(13, 1)  # in the question for a report
@example(BEFORE_THE_JOB, 70)
@example(BEFORE_THE_JOB + 1, 70)
@example(BEFORE_THE_JOB + len(JOB), 70)
@example(ALL, 70)
@given(st.integers(1, ALL + 5), st.integers(1, 70))
@settings(max_examples=15, deadline=None)
def test_unplugged_on_usb_at_any_byte(unplug_at: int, most: int) -> None:
    device = UsbPrinter(most_per_write=most, unplug_at=unplug_at)
    printer = EscPosPrinter(lambda: open_usb(Usb(VENDOR, PRODUCT), device), DEFAULT, 5.0)
    outcome = printer.print(SLIP)
    whole = device.received.count(JOB)
    match outcome:
        case Printed():
            assert whole == 1
        case NotPrinted(status):
            assert status == Disconnected()
            # Not one byte of the job had been taken.
            assert unplug_at <= BEFORE_THE_JOB
        case Uncertain(status):
            assert status == Disconnected()
            assert unplug_at > BEFORE_THE_JOB
    device.plug()
    assert printer.status() == Ready()
    assert printer.print(SLIP) == Printed()
    assert device.received.count(JOB) == whole + 1
    printer.close()
    assert device.open_handles == 0


@pytest.mark.parametrize(
    "after_bytes", [1, 3, 12, 13, 15, 16, 40, len(JOB), BEFORE_THE_JOB + len(JOB), ALL - 1]
)
@pytest.mark.parametrize("fault", [Fault.UNPLUGGED, Fault.PAPER_OUT])
def test_broken_on_tcp_at_any_byte(
    fault: Fault, after_bytes: int, simulated: TcpPrinter, papers: Papers, open_printer: OpenPrinter
) -> None:
    printer = open_printer(simulated.url, timeout_s=3)
    simulated.set_fault(fault, after_bytes=after_bytes)
    outcome = printer.print(SLIP)
    status = Disconnected() if fault is Fault.UNPLUGGED else PaperOut()
    assert outcome in (Printed(), NotPrinted(status), Uncertain(status), Uncertain(Disconnected()))
    cut = [paper["cut"] for paper in papers.describe()["papers"]].count(True)
    if outcome == Printed():
        assert cut == 1
    if isinstance(outcome, NotPrinted):
        assert cut == 0
    simulated.set_fault(Fault.NONE)
    assert printer.status() == Ready()
    assert printer.print(SLIP) == Printed()
