"""Automatic status (GS a): a change that the printer tells by itself, between questions and answers."""

import time

from hardware.receipt_printer.conversation import Conversation
from hardware.receipt_printer.profiles import PROFILES
from hardware.simulators.printer.faults import Fault
from hardware.simulators.printer.papers import Papers
from hardware.simulators.printer.tcp_printer import TcpPrinter
from kiosk_app.domain.printing import CoverOpen, NotPrinted, Printed, PrinterStatus, Ready, Unknown
from tests.hardware.conftest import OpenPrinter
from tests.hardware.printer.samples import CONFIRMATION

WELL, OPEN = b"\x10\0\0\0", b"\x38\0\0\0"


class Line:
    """A link whose other side says what the test has it say, one piece a question."""

    def __init__(self, *answers: bytes) -> None:
        self._answers = list(answers)
        self._said = b""

    def write_some(self, data: bytes, timeout_s: float) -> int:
        self._said += self._answers.pop(0) if self._answers else b""
        return len(data)

    def read_some(self, timeout_s: float) -> bytes:
        said, self._said = self._said, b""
        return said

    def port_status(self) -> None:
        return None

    def close(self, *, discard: bool = False) -> None:
        pass


def asked(*answers: bytes) -> PrinterStatus:

    return Conversation(Line(*answers)).status(time.monotonic() + 1)


def test_a_change_that_comes_before_after_or_inside_an_answer_is_not_taken_for_one() -> None:
    assert asked(OPEN + b"\x12", b"\x12", b"\x12", b"\x12") == Ready()
    assert asked(b"\x12" + OPEN, b"\x12", b"\x12" + OPEN, b"\x12") == Ready()
    assert asked(OPEN[:2] + b"\x1a" + OPEN[2:], b"\x16", b"\x12", b"\x12") == CoverOpen()


def test_one_answer_too_many_makes_all_of_them_doubtful() -> None:
    assert asked(b"\x12", b"\x12", b"\x12", b"\x12\x12") == Unknown()
    assert asked(b"\x12\x12", b"\x12", b"\x12", b"\x12") == Unknown()
    # What is overdue is heard out, and then all are asked for again.
    assert asked(b"\x12\x12", *[b"\x12"] * 4) == Ready()


def test_trouble_told_by_itself_counts_where_no_answer_comes_and_all_is_well_does_not() -> None:
    assert asked(OPEN) == CoverOpen()
    assert asked(WELL) == Unknown()
    assert asked() == Unknown()


def test_a_printer_that_tells_changes_prints_and_stops_as_any_other(
    papers: Papers, open_printer: OpenPrinter
) -> None:
    simulated = TcpPrinter(0, papers.add, profile=PROFILES["epson-tm-t20iii"])
    printer = open_printer(simulated.url, "epson-tm-t20iii")
    assert printer.print(CONFIRMATION) == Printed()
    simulated.set_fault(Fault.COVER_OPEN, after_lines=4)
    assert printer.print(CONFIRMATION) == NotPrinted(CoverOpen())
    simulated.set_fault(Fault.NONE)
    assert printer.print(CONFIRMATION) == Printed()
    simulated.close()
    assert [paper["cut"] for paper in papers.describe()["papers"]] == [True, False, True]
