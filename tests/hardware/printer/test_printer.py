"""The driver against the simulated printer and against listeners that misbehave, over real sockets."""

import threading

import pytest

from hardware.receipt_printer.escpos_encoder import encode
from hardware.receipt_printer.layout import lay_out
from hardware.receipt_printer.profiles import DEFAULT, PROFILES, StatusDialect
from hardware.simulators.printer.faults import Fault
from hardware.simulators.printer.paper import Paper
from hardware.simulators.printer.papers import Papers
from hardware.simulators.printer.tcp_printer import TcpPrinter
from kiosk_app.domain.document import Cut, Document, Qr, Text
from kiosk_app.domain.printing import (
    CoverOpen,
    CutterJam,
    Disconnected,
    Faulty,
    HeadHot,
    NotPrinted,
    Offline,
    PaperLow,
    PaperOut,
    Printed,
    PrinterStatus,
    Ready,
    Uncertain,
    Unknown,
)
from tests.hardware.conftest import OpenPrinter
from tests.hardware.printer import listeners
from tests.hardware.printer.listeners import listening
from tests.hardware.printer.samples import CONFIRMATION, QR_TEXT, UKRAINIAN

LONG = Document((*(Text(f"{number} {'słowo ' * 40}") for number in range(600)), Cut()))
JOB = encode(lay_out(CONFIRMATION, 48, 576), DEFAULT)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_slip_is_printed(profile: str, papers: Papers, open_printer: OpenPrinter) -> None:
    model, out = PROFILES[profile], threading.Event()

    def keep(paper: Paper) -> None:
        papers.add(paper)
        out.set()

    simulated = TcpPrinter(0, keep, profile=model)
    printer = open_printer(simulated.url, profile)
    unasked = model.status is StatusDialect.NONE
    assert printer.status() == (Unknown() if unasked else Ready())
    assert printer.print(CONFIRMATION) == (Uncertain(Unknown()) if unasked else Printed())
    assert out.wait(10)
    simulated.close()
    (paper,) = papers.describe()["papers"]
    assert paper["cut"]
    assert [code["text"] for code in paper["qr"]] == [QR_TEXT]


def test_one_connection_prints_slip_after_slip(
    simulated: TcpPrinter, papers: Papers, open_printer: OpenPrinter
) -> None:
    printer = open_printer(simulated.url, "epson-tm-t20")
    assert [printer.print(UKRAINIAN) for _ in range(20)] == [Printed()] * 20
    assert papers.count == 20


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (Fault.PAPER_OUT, PaperOut()),
        (Fault.COVER_OPEN, CoverOpen()),
        (Fault.CUTTER_JAM, CutterJam()),
        (Fault.HEAD_HOT, HeadHot()),
        (Fault.OFFLINE, Offline()),
        (Fault.UNPLUGGED, Disconnected()),
    ],
)
def test_what_stops_the_printer_is_told_and_nothing_is_sent(
    fault: Fault, status: PrinterStatus, simulated: TcpPrinter, papers: Papers, open_printer: OpenPrinter
) -> None:
    printer = open_printer(simulated.url)
    assert printer.status() == Ready()
    simulated.set_fault(fault)
    assert printer.status() == status
    assert printer.print(CONFIRMATION) == NotPrinted(status)
    simulated.set_fault(Fault.NONE)
    assert printer.status() == Ready()
    assert printer.print(UKRAINIAN) == Printed()
    assert papers.count == 1


def test_it_prints_on_paper_that_ends_soon(simulated: TcpPrinter, open_printer: OpenPrinter) -> None:
    simulated.set_fault(Fault.PAPER_LOW)
    printer = open_printer(simulated.url)
    assert printer.status() == PaperLow()
    assert printer.print(CONFIRMATION) == Printed()


def test_paper_that_ends_in_the_middle_leaves_nothing_behind_where_the_printer_can_be_cleared(
    simulated: TcpPrinter, papers: Papers, open_printer: OpenPrinter
) -> None:
    printer = open_printer(simulated.url, "epson-tm-t20")
    simulated.set_fault(Fault.PAPER_OUT, after_lines=6)
    assert printer.print(CONFIRMATION) == NotPrinted(PaperOut())
    simulated.set_fault(Fault.NONE)
    assert printer.print(CONFIRMATION) == Printed()
    assert [(paper["cut"], len(paper["qr"])) for paper in papers.describe()["papers"]] == [
        (False, 0),
        (True, 1),
    ]


def test_paper_that_ends_in_the_middle_is_uncertain_where_the_rest_may_still_come_out(
    simulated: TcpPrinter, open_printer: OpenPrinter
) -> None:
    simulated.set_fault(Fault.PAPER_OUT, after_lines=6)
    assert open_printer(simulated.url).print(CONFIRMATION) == Uncertain(PaperOut())


def test_a_slow_printer_is_waited_for(
    simulated: TcpPrinter, papers: Papers, open_printer: OpenPrinter
) -> None:
    simulated.set_fault(Fault.SLOW)
    slip = Document((Text("raz"), Text("dwa"), Text("trzy"), Cut()))
    assert open_printer(simulated.url).print(slip) == Printed()
    assert papers.count == 1


def test_one_that_is_too_slow_is_uncertain(
    simulated: TcpPrinter, papers: Papers, open_printer: OpenPrinter
) -> None:
    simulated.set_fault(Fault.SLOW)
    assert open_printer(simulated.url, timeout_s=1.5).print(CONFIRMATION) == Uncertain(Ready())
    assert papers.count == 0


@pytest.mark.parametrize("reconnect", [False, True])
@pytest.mark.parametrize("profile", ["default", "epson-tm-t20"])
def test_a_late_report_of_an_earlier_job_does_not_confirm_the_next(
    profile: str, reconnect: bool, simulated: TcpPrinter, papers: Papers, open_printer: OpenPrinter
) -> None:
    printer = open_printer(simulated.url, profile, timeout_s=3)
    simulated.set_fault(Fault.SLOW)
    # Four seconds on the slow printer: the first is given up before, and ends while the second is watched.
    slip = Document((*[Text("słowo", centred=True)] * 16, Cut()))
    assert printer.print(slip) == Uncertain(Ready())
    assert papers.count == 0
    if reconnect:
        printer.close()
        printer = printer if profile == "default" else open_printer(simulated.url, profile, timeout_s=3)
    second = printer.print(slip)
    assert papers.count == 2 or second == Uncertain(Ready())
    simulated.set_fault(Fault.NONE)
    assert printer.print(slip) == Printed()
    assert papers.count == 3


def test_after_an_uncertain_slip_time_alone_confirms_nothing(open_printer: OpenPrinter) -> None:
    with listening(listeners.fail_after(300)) as listener:
        printer = open_printer(listener.url, timeout_s=3)
        assert isinstance(printer.print(CONFIRMATION), Uncertain)
        listener.released.set()
        assert printer.status() == Ready()
        assert printer.print(UKRAINIAN) == Uncertain(Ready())
        printer.close()


def test_a_printer_that_has_forgotten_what_it_owes_is_believed_again(
    simulated: TcpPrinter, papers: Papers, open_printer: OpenPrinter
) -> None:
    printer = open_printer(simulated.url)
    assert printer.print(UKRAINIAN) == Printed()
    # Its memory goes with the power, and the question for a report with it.
    simulated.set_fault(Fault.UNPLUGGED, after_lines=4)
    assert isinstance(printer.print(CONFIRMATION), Uncertain)
    simulated.set_fault(Fault.NONE)
    assert [printer.print(UKRAINIAN) for _ in range(3)] == [Printed()] * 3


@pytest.mark.parametrize("fault", [Fault.SILENT, Fault.STALLED])
def test_a_printer_that_falls_silent_is_unknown(
    fault: Fault, simulated: TcpPrinter, papers: Papers, open_printer: OpenPrinter
) -> None:
    printer = open_printer(simulated.url)
    assert printer.status() == Ready()
    simulated.set_fault(fault)
    assert printer.status() == Unknown()
    # It would come out later, perhaps for somebody else: nothing is sent.
    assert printer.print(CONFIRMATION) == NotPrinted(Unknown())
    simulated.set_fault(Fault.NONE)
    assert printer.status() == Ready()
    assert papers.count == 0


def test_a_printer_that_stops_dead_in_the_middle_is_not_said_to_have_printed(
    simulated: TcpPrinter, papers: Papers, open_printer: OpenPrinter
) -> None:
    printer = open_printer(simulated.url, "epson-tm-t20", timeout_s=3)
    simulated.set_fault(Fault.STALLED, after_lines=4)
    assert printer.print(CONFIRMATION) == Uncertain(Unknown())
    assert papers.count == 0
    simulated.set_fault(Fault.NONE)
    assert printer.status() == Ready()


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_a_listener_that_only_swallows_gets_the_job_whole(host: str, open_printer: OpenPrinter) -> None:
    with listening(listeners.swallow, host) as listener:
        printer = open_printer(listener.url)
        assert printer.status() == Unknown()
        assert printer.print(CONFIRMATION) == Uncertain(Unknown())
        printer.close()
        received = listener.finish()
        assert received.count(JOB) == 1
        assert listener.connections == 1


def test_a_long_job_arrives_whole(open_printer: OpenPrinter) -> None:
    job = encode(lay_out(LONG, 48, 576), DEFAULT)
    with listening(listeners.swallow) as listener:
        printer = open_printer(listener.url)
        assert printer.print(LONG) == Uncertain(Unknown())
        printer.close()
        assert listener.finish().count(job) == 1
    assert len(job) > 100_000


def test_one_that_answers_only_real_time_questions_is_given_the_time_to_print(
    open_printer: OpenPrinter,
) -> None:
    with listening(listeners.answer_real_time_only) as listener:
        printer = open_printer(listener.url)
        assert printer.print(UKRAINIAN) == Printed()
        printer.close()


@pytest.mark.parametrize("reset", [False, True])
@pytest.mark.parametrize("count", [4, 12, 15, 300, 4096])
def test_a_connection_that_ends_in_the_middle(count: int, reset: bool, open_printer: OpenPrinter) -> None:
    with listening(listeners.close_after(count, reset=reset)) as listener:
        printer = open_printer(listener.url)
        outcome = printer.print(LONG)
        printer.close()
    # 12 bytes ask for the status and 3 for a report: until then nothing of the job has left.
    assert outcome in (
        [NotPrinted(Disconnected())] if count <= 15 else [Uncertain(Disconnected()), Uncertain(Ready())]
    )


def test_a_printer_that_takes_no_more_bytes_is_given_up(open_printer: OpenPrinter) -> None:
    with listening(listeners.stall_after_status) as listener:
        printer = open_printer(listener.url, timeout_s=2)
        outcome = printer.print(Document(LONG.blocks * 5))
        assert isinstance(outcome, Uncertain)
        assert not isinstance(outcome.status, Ready)
        printer.close()


def test_babble_is_not_taken_for_an_answer(open_printer: OpenPrinter) -> None:
    with listening(listeners.babble) as listener:
        printer = open_printer(listener.url, timeout_s=3)
        assert printer.status() == Unknown()
        printer.close()


def test_what_cannot_be_made_into_a_slip_is_not_printed(
    simulated: TcpPrinter, papers: Papers, open_printer: OpenPrinter, caplog: pytest.LogCaptureFixture
) -> None:
    printer = open_printer(simulated.url)
    outcome = printer.print(Document((Text("Jan Kowalski"), Qr("Jan\x10\x04\x01"), Cut())))
    assert outcome == NotPrinted(Faulty("document not rendered"))
    assert "Kowalski" not in caplog.text
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert printer.print(UKRAINIAN) == Printed()
    assert papers.count == 1


def test_nobody_there_is_a_status(open_printer: OpenPrinter) -> None:
    with listening(listeners.swallow) as listener:
        url = listener.url
    for nowhere in (url, "file:///dev/usb/lp99", "serial:///dev/ttyUSB99", "usb://dead:beef"):
        printer = open_printer(nowhere)
        assert printer.status() == Disconnected()
        assert printer.print(CONFIRMATION) == NotPrinted(Disconnected())
        printer.close()


def test_calls_from_many_threads_take_turns(
    simulated: TcpPrinter, papers: Papers, open_printer: OpenPrinter
) -> None:
    printer = open_printer(simulated.url)
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(printer.print(UKRAINIAN))) for _ in range(4)]
    threads += [threading.Thread(target=lambda: found.append(printer.status())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found.count(Printed()) == found.count(Ready()) == 4
    assert papers.count == 4
