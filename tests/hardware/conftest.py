"""Simulated devices for the tests of this folder."""

from collections.abc import Callable, Iterator

import pytest

from hardware import devices
from hardware.receipt_printer.port import ReceiptPrinter
from hardware.simulators.cards.card_slot import CardSlot
from hardware.simulators.printer.papers import Papers
from hardware.simulators.printer.tcp_printer import TcpPrinter
from kiosk_app import settings

OpenPrinter = Callable[..., ReceiptPrinter]


@pytest.fixture
def papers() -> Papers:
    return Papers()


@pytest.fixture
def simulated(papers: Papers) -> Iterator[TcpPrinter]:
    printer = TcpPrinter(0, papers.add)
    yield printer
    printer.close()


@pytest.fixture
def open_printer() -> Iterator[OpenPrinter]:
    """Opens printers by URL, and closes them after the test."""
    opened: list[ReceiptPrinter] = []

    def open_one(url: str, profile: str = "default", timeout_s: float = 10.0) -> ReceiptPrinter:
        opened.append(devices.open_printer(settings.Printer(url, profile, timeout_s)))
        return opened[-1]

    yield open_one
    for printer in opened:
        printer.close()


@pytest.fixture(scope="session")
def card_station() -> Iterator[CardSlot]:
    """One for the whole process: libpcsclite reads once where its service is."""
    station = CardSlot()
    yield station
    station.close()


@pytest.fixture
def card_slot(card_station: CardSlot) -> Iterator[CardSlot]:
    """A reader with two empty slots, its service running."""
    assert card_station.why == ""
    # Anew: pcscd looks every 0.4 s, and takes the next test's card for one that it has seen.
    card_station.kill_service()
    card_station.start_service()
    yield card_station
    for slot in range(2):
        card_station.remove(slot)
