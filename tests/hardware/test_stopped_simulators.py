"""Simulators that are stopped (SIGSTOP): every call of a driver returns, says no more than it knows, and
all goes on when they do (SIGCONT). The limit of time on each test is what shows that a call hangs.
"""

import logging
import os
import queue
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from hardware import devices
from hardware.barcode_scanner.port import ScannedText, ScannerStatus
from hardware.card_reader.connection import CardError, CardMuteError
from hardware.card_reader.pcsc_reader import PcscReader
from hardware.card_reader.port import CardEvent, CardIdentified, CardReaderStatus, CardRemoved
from hardware.connection_url import Pcsc, parse
from hardware.simulators.cards.card_slot import CardSlot
from hardware.simulators.cards.card_station import READERS
from hardware.simulators.cards.virtual_card import Card
from kiosk_app import settings
from kiosk_app.domain.printing import NotPrinted, Printed, PrintOutcome, Ready, Uncertain, Unknown
from tests.hardware.conftest import OpenPrinter
from tests.hardware.printer.samples import CONFIRMATION, QR_TEXT
from tests.hardware.test_simulate import Simulate, simulate

__all__ = ["simulate"]
_END_S = 60
# Get data: the UID (PC/SC part 3, 3.2.2.1.3).
_UID = bytes.fromhex("ffca000000")


@contextmanager
def stopped(process_id: int) -> Iterator[None]:
    os.kill(process_id, signal.SIGSTOP)
    # It has stopped when all its threads have.
    os.waitid(os.P_PID, process_id, os.WSTOPPED)
    try:
        yield
    finally:
        os.kill(process_id, signal.SIGCONT)


class _WhenReady(logging.Handler):
    """Sets an event when the driver says that the printer is well, which is before it sends a slip."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = threading.Event()

    def emit(self, record: logging.LogRecord) -> None:
        if "Ready()" in record.getMessage():
            self.heard.set()


def test_a_printer_that_stops_while_it_prints(simulate: Simulate, open_printer: OpenPrinter) -> None:
    simulation = simulate()
    simulation.post("/printer", {"fault": "slow"})
    printer = open_printer(simulation.reached["printer"], timeout_s=4.0)
    outcomes: queue.Queue[PrintOutcome] = queue.Queue()
    log, watch = logging.getLogger("hardware.receipt_printer.driver"), _WhenReady()
    log.addHandler(watch)
    log.setLevel(logging.INFO)
    printing = threading.Thread(target=lambda: outcomes.put(printer.print(CONFIRMATION)))
    printing.start()
    assert watch.heard.wait(_END_S)
    with stopped(simulation.process.pid):
        assert outcomes.get(timeout=_END_S) in (Uncertain(Unknown()), NotPrinted(Unknown()))
        assert printer.status() == Unknown()
    log.removeHandler(watch)
    printing.join()
    simulation.post("/printer", {"fault": "none"})
    assert printer.status() == Ready()
    assert printer.print(CONFIRMATION) == Printed()


def test_a_printer_that_stops_before_it_is_reached(simulate: Simulate, open_printer: OpenPrinter) -> None:
    simulation = simulate()
    printer = open_printer(simulation.reached["printer"], timeout_s=4.0)
    with stopped(simulation.process.pid):
        # The kernel takes the connection; nobody answers.
        assert printer.status() == Unknown()
        printer.close()
        assert printer.status() == Unknown()
    assert printer.status() == Ready()
    assert printer.print(CONFIRMATION) == Printed()


def test_a_scanner_that_stops(simulate: Simulate) -> None:
    simulation, heard = simulate(), queue.Queue[ScannedText]()
    with closing(devices.open_scanner(settings.Scanner(simulation.reached["scanner"]))) as scanner:
        scanner.start(heard.put)
        _wait_until(lambda: scanner.status() is ScannerStatus.READY)
        with stopped(simulation.process.pid):
            # Its line is there, and that is all that a scanner can be known by.
            assert scanner.status() is ScannerStatus.READY
            with closing(devices.open_scanner(settings.Scanner(simulation.reached["scanner"]))) as other:
                other.start(heard.put)
        simulation.post("/scan", {"text": QR_TEXT})
        assert heard.get(timeout=_END_S) == ScannedText(QR_TEXT, "]Q1")
    with stopped(simulation.process.pid):
        last = devices.open_scanner(settings.Scanner(simulation.reached["scanner"]))
        last.start(heard.put)
        last.close()
    assert heard.empty()


def test_a_card_that_stops_is_mute_and_answers_again(card_slot: CardSlot) -> None:
    address = parse(card_slot.url)
    assert isinstance(address, Pcsc)
    station, events = card_slot._station.pid, queue.Queue[CardEvent]()
    with closing(PcscReader(address, answer_s=0.5)) as reader:
        reader.start(events.put)
        card_slot.insert()
        _wait_for(events, CardIdentified)
        with reader.connect(READERS[0]) as connection:
            assert connection.transmit(_UID) == Card().uid + b"\x90\x00"
            with stopped(station), pytest.raises(CardMuteError):
                connection.transmit(_UID)
        # pcscd has been answered now, and lets the next conversation in.
        _wait_until(lambda: _uid(reader) == Card().uid + b"\x90\x00")
        assert reader.status() is CardReaderStatus.READY
        card_slot.remove()
        _wait_for(events, CardRemoved)


def test_a_card_reader_is_closed_while_all_of_it_has_stopped(card_slot: CardSlot) -> None:
    reader, events = devices.open_card_reader(settings.CardReader(card_slot.url)), queue.Queue[CardEvent]()
    reader.start(events.put)
    card_slot.insert()
    _wait_for(events, CardIdentified)
    card_slot.hang_service()
    with stopped(card_slot._station.pid):
        assert reader.status() is CardReaderStatus.READY
        reader.close()
    assert events.empty()
    card_slot.kill_service()


def _uid(reader: PcscReader) -> bytes:
    try:
        with reader.connect(READERS[0]) as connection:
            return connection.transmit(_UID)
    except CardError:
        return b""


def _wait_for(events: "queue.Queue[CardEvent]", kind: type[CardEvent]) -> None:
    while not isinstance(events.get(timeout=_END_S), kind):
        pass


def _wait_until(found: Callable[[], bool]) -> None:
    pause, tries = threading.Event(), 0
    while not found():
        tries += 1
        assert tries < 100 * _END_S
        pause.wait(0.01)
