"""Printers that lie, flood or stutter: never called well, never believed to have printed."""

import pytest

from hardware.receipt_printer.profiles import PROFILES, StatusDialect
from hardware.simulators.printer.faults import Fault
from hardware.simulators.printer.papers import Papers
from hardware.simulators.printer.tcp_printer import TcpPrinter
from kiosk_app.domain.printing import NotPrinted, PaperOut, Printed, Ready, Uncertain, Unknown
from tests.hardware.conftest import OpenPrinter
from tests.hardware.printer import listeners
from tests.hardware.printer.listeners import Behaviour, listening
from tests.hardware.printer.samples import UKRAINIAN


@pytest.mark.parametrize("profile", ["epson-tm-t20", "custom-kpm180h", "star-tsp650", "bixolon-srp-350iii"])
def test_one_that_says_that_all_is_well_and_prints_nothing_is_not_believed(
    profile: str, papers: Papers, open_printer: OpenPrinter
) -> None:
    simulated = TcpPrinter(0, papers.add, profile=PROFILES[profile])
    printer = open_printer(simulated.url, profile, timeout_s=2)
    simulated.set_fault(Fault.LYING)
    assert printer.status() == Ready()
    assert printer.print(UKRAINIAN) == Uncertain(Ready())
    simulated.set_fault(Fault.NONE)
    assert printer.print(UKRAINIAN) == Printed()
    simulated.close()
    assert papers.count == 1


def test_one_that_has_reported_before_is_not_believed_by_time(
    simulated: TcpPrinter, papers: Papers, open_printer: OpenPrinter
) -> None:
    printer = open_printer(simulated.url, timeout_s=2)
    assert printer.print(UKRAINIAN) == Printed()
    simulated.set_fault(Fault.LYING)
    assert printer.print(UKRAINIAN) == Uncertain(Ready())
    assert papers.count == 1


@pytest.mark.parametrize("fault", [Fault.GARBAGE, Fault.FLOODING])
@pytest.mark.parametrize("profile", ["default", "epson-tm-t20", "custom-kpm180h"])
def test_answers_that_mean_nothing_leave_the_status_unknown(
    profile: str, fault: Fault, papers: Papers, open_printer: OpenPrinter
) -> None:
    simulated = TcpPrinter(0, papers.add, profile=PROFILES[profile])
    printer = open_printer(simulated.url, profile, timeout_s=3)
    assert printer.status() == Ready()
    simulated.set_fault(fault)
    # A full status has a header: a thousand of them all say the same.
    told = fault is Fault.FLOODING and PROFILES[profile].status is StatusDialect.CUSTOM
    assert printer.status() == (Ready() if told else Unknown())
    if not told:
        assert printer.print(UKRAINIAN) == NotPrinted(Unknown())
    simulated.set_fault(Fault.NONE)
    assert printer.status() == Ready()
    assert printer.print(UKRAINIAN) == Printed()
    simulated.close()


@pytest.mark.parametrize("piece", [b"\x12", b"\0", b"\x10\0\0\0", b"\x37\x22", b"\x10\x0f", b"\x12\0\x10"])
@pytest.mark.parametrize("profile", ["default", "bixolon-srp-350iii", "custom-kpm"])
def test_a_flood_without_end_holds_nobody_and_proves_nothing(
    profile: str, piece: bytes, open_printer: OpenPrinter
) -> None:
    with listening(listeners.flood(piece)) as listener:
        printer = open_printer(listener.url, profile, timeout_s=1.5)
        outcome = printer.print(UKRAINIAN)
        printer.close()
    assert not isinstance(outcome, Printed)


@pytest.mark.parametrize("behaviour", [listeners.answer_twice, listeners.answer_late])
def test_answers_that_cannot_be_matched_with_questions_say_nothing(
    behaviour: Behaviour, open_printer: OpenPrinter
) -> None:
    with listening(behaviour) as listener:
        printer = open_printer(listener.url, "epson-tm-t20", timeout_s=6)
        status, outcome = printer.status(), printer.print(UKRAINIAN)
        printer.close()
    assert status in (Unknown(), PaperOut())
    assert not isinstance(outcome, Printed)


@pytest.mark.parametrize("behaviour", [listeners.invent_reports, listeners.report_with_each_answer])
def test_reports_that_nobody_asked_for_confirm_nothing(
    behaviour: Behaviour, open_printer: OpenPrinter
) -> None:
    with listening(behaviour) as listener:
        printer = open_printer(listener.url, "bixolon-srp-350iii", timeout_s=2)
        status, outcome = printer.status(), printer.print(UKRAINIAN)
        printer.close()
    assert (status, outcome) == (Ready(), Uncertain(Ready()))


def test_a_slip_that_used_up_the_roll_is_not_called_not_printed(open_printer: OpenPrinter) -> None:
    with listening(listeners.run_out_behind_the_slip) as listener:
        printer = open_printer(listener.url, "epson-tm-t20", timeout_s=4)
        outcome = printer.print(UKRAINIAN)
        printer.close()
    assert outcome == Uncertain(PaperOut())
