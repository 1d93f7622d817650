"""A printer that is unplugged after any number of bytes, and plugged in again."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hardware.connection_url import Usb
from hardware.drawing import Canvas
from hardware.receipt_printer.driver import EscPosPrinter
from hardware.receipt_printer.escpos_encoder import encode
from hardware.receipt_printer.layout import lay_out
from hardware.receipt_printer.links.usb_link import open_usb
from hardware.receipt_printer.profiles import DEFAULT, PROFILES, Profile
from hardware.receipt_printer.slip import LONGEST_COMMAND, render
from hardware.simulators.printer.escpos_commands import Token, next_token
from hardware.simulators.printer.faults import Fault
from hardware.simulators.printer.mechanism import Mechanism
from hardware.simulators.printer.paper import Paper
from hardware.simulators.printer.papers import Papers
from hardware.simulators.printer.tcp_printer import TcpPrinter
from kiosk_app.domain.document import Cut, Document, Image, Qr, Text
from kiosk_app.domain.printing import Disconnected, NotPrinted, PaperOut, Printed, Ready, Uncertain
from tests.hardware.conftest import OpenPrinter
from tests.hardware.printer.papers import printed, read
from tests.hardware.printer.samples import CONFIRMATION, UKRAINIAN
from tests.hardware.printer.usb_printer import PRODUCT, VENDOR, UsbPrinter

SLIP = Document((Text("Zażółć gęślą jaźń"), Text("raz, dwa"), Cut()))
JOB = encode(lay_out(SLIP, 48, 576), DEFAULT)
# Four questions, and one for a report.
BEFORE_THE_JOB = 15
# And the question for a report after it, with four more for the status.
ALL = BEFORE_THE_JOB + len(JOB) + 3 + 12


@example(13, 1)  # in the question for a report
@example(BEFORE_THE_JOB, 70)
@example(BEFORE_THE_JOB + 1, 70)
# The cut lacks its last byte, a NUL: what ends a broken slip gives it.
@example(BEFORE_THE_JOB + len(JOB) - 1, 70)
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
    before = len(device.received)
    assert printer.status() == Ready()
    assert printer.print(SLIP) == Printed()
    assert device.received[before:].count(JOB) == 1
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


@pytest.mark.parametrize("into_the_picture", [*range(10), 500])
def test_a_slip_after_one_that_was_cut_off_in_a_picture_is_whole(into_the_picture: int) -> None:
    picture = render(UKRAINIAN, DEFAULT).data.index(b"\x1dv0")
    device = UsbPrinter(unplug_at=BEFORE_THE_JOB + picture + into_the_picture)
    printer = EscPosPrinter(lambda: open_usb(Usb(VENDOR, PRODUCT), device), DEFAULT, 5.0)
    assert printer.print(UKRAINIAN) == Uncertain(Disconnected())
    # The cable was pulled, and not the power: the printer still waits for the rest of the picture.
    device.plug()
    assert printer.print(CONFIRMATION) == Printed()
    assert read(_papers(device.received)[-1]) == read(printed(CONFIRMATION))
    printer.close()


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
def test_no_command_is_longer_than_what_completes_it(profile: Profile) -> None:
    canvas = Canvas(profile.dots, 600)
    long = Document((Image(canvas.png(), "biel"), Text("Ж" * 2000), Qr("ż" * 1165), Cut()))
    lengths = [length for _, length in _tokens(render(long, profile).data)]
    assert LONGEST_COMMAND / 2 < max(lengths) <= LONGEST_COMMAND


def _tokens(data: bytes | bytearray) -> Iterator[tuple[Token, int]]:
    rest = bytearray(data)
    while found := next_token(rest):
        yield found
        del rest[: found[1]]


def _papers(data: bytearray) -> list[Paper]:
    """What a printer with these bytes in its memory has printed."""
    mechanism, place, papers = Mechanism(), 0, []
    for token, length in _tokens(data):
        papers.append(mechanism.obey(token, bytes(data[place : place + length]))[1])
        place += length
    return [paper for paper in papers if paper is not None]
