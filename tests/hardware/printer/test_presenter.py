"""Kiosk printers with a presenter: a slip that nobody takes."""

from collections.abc import Iterator

import pytest

from hardware.receipt_printer.profiles import PROFILES
from hardware.simulators.printer.faults import Fault
from hardware.simulators.printer.papers import Papers
from hardware.simulators.printer.tcp_printer import TcpPrinter
from kiosk_app.domain.printing import (
    CoverOpen,
    CutterJam,
    HeadHot,
    NotPrinted,
    PaperLow,
    PaperOut,
    Printed,
    PrinterStatus,
    Ready,
    TicketNotTaken,
)
from tests.hardware.conftest import OpenPrinter
from tests.hardware.printer.samples import CONFIRMATION, UKRAINIAN


@pytest.fixture(params=["custom-kpm180h", "custom-vkp80"])
def presenting(request: pytest.FixtureRequest, papers: Papers) -> Iterator[TcpPrinter]:
    printer = TcpPrinter(0, papers.add, profile=PROFILES[request.param])
    yield printer
    printer.close()


def name_of(printer: TcpPrinter) -> str:
    return str(printer.describe()["profile"])


def test_a_slip_that_is_not_taken_is_printed_and_waits(
    presenting: TcpPrinter, papers: Papers, open_printer: OpenPrinter
) -> None:
    printer = open_printer(presenting.url, name_of(presenting))
    presenting.set_fault(Fault.TICKET_NOT_TAKEN)
    presenting._mechanism.mouth.draw_in()
    assert printer.status() == Ready()
    assert printer.print(CONFIRMATION) == Printed()
    assert printer.status() == TicketNotTaken()
    presenting.set_fault(Fault.NONE)
    assert printer.status() == Ready()
    assert papers.count == 1


def test_a_slip_in_the_mouth_is_drawn_in_where_the_printer_can_and_else_keeps_the_next_waiting(
    presenting: TcpPrinter, papers: Papers, open_printer: OpenPrinter
) -> None:
    printer = open_printer(presenting.url, name_of(presenting))
    presenting.set_fault(Fault.TICKET_NOT_TAKEN)
    assert printer.status() == TicketNotTaken()
    drawn_in = name_of(presenting) == "custom-kpm180h"
    assert printer.print(UKRAINIAN) == (Printed() if drawn_in else NotPrinted(TicketNotTaken()))
    assert papers.count == drawn_in
    presenting.set_fault(Fault.NONE)
    assert printer.print(UKRAINIAN) == Printed()


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (Fault.PAPER_LOW, PaperLow()),
        (Fault.PAPER_OUT, PaperOut()),
        (Fault.COVER_OPEN, CoverOpen()),
        (Fault.CUTTER_JAM, CutterJam()),
        (Fault.HEAD_HOT, HeadHot()),
    ],
)
def test_full_status_over_the_wire(
    fault: Fault, status: PrinterStatus, presenting: TcpPrinter, open_printer: OpenPrinter
) -> None:
    presenting.set_fault(fault)
    assert open_printer(presenting.url, name_of(presenting)).status() == status


def test_paper_that_ends_in_the_middle_leaves_nothing_for_the_next_person(
    presenting: TcpPrinter, papers: Papers, open_printer: OpenPrinter
) -> None:
    printer = open_printer(presenting.url, name_of(presenting))
    presenting.set_fault(Fault.PAPER_OUT, after_lines=6)
    assert printer.print(CONFIRMATION) == NotPrinted(PaperOut())
    presenting.set_fault(Fault.NONE)
    assert printer.print(CONFIRMATION) == Printed()
    assert [paper["cut"] for paper in papers.describe()["papers"]] == [False, True]
