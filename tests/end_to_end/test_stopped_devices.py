"""Each simulated device is stopped (SIGSTOP) while a citizen is at the screen: the screen keeps moving,
says truthfully what is known, and goes on when the device does (SIGCONT). Real processes, real wires.
"""

from collections.abc import Iterator

import pytest

from tests.end_to_end.counter import CARD, HOME, Counter, open_counter


@pytest.fixture(scope="module")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    with open_counter(tmp_path_factory.mktemp("kiosk")) as opened:
        yield opened


@pytest.fixture(autouse=True)
def home_again(counter: Counter) -> Iterator[None]:
    yield
    counter.citizen.presses("Zakończ")
    counter.citizen.sees(HOME)


_DOUBT = "Nie wiemy, czy wydruk wyszedł|Karta usługi nie wydrukowała się"


def test_a_printer_that_stops_in_the_middle_of_a_slip_holds_nobody_up(counter: Counter) -> None:
    counter.opens_a_card()
    counter.devices.break_printer("slow")
    counter.citizen.presses("Drukuj")
    counter.citizen.reads("Drukowanie…")
    with counter.stopped():
        counter.both_languages()
        counter.citizen.reads(_DOUBT)
    counter.devices.break_printer("none")
    counter.citizen.presses("Drukuj")
    counter.citizen.reads("Karta usługi wydrukowana")


def test_a_printer_that_stops_before_a_slip_holds_nobody_up_and_prints_it_once(counter: Counter) -> None:
    counter.opens_a_card()
    before = len(counter.devices.slips())
    with counter.stopped():
        counter.citizen.presses("Drukuj")
        counter.citizen.reads("Drukowanie…")
        counter.the_screen_moves()
        counter.citizen.presses(CARD)
        counter.citizen.presses("Drukuj")
        # Nothing is called printed: it is not known, or nothing came out.
        counter.citizen.reads(_DOUBT)
    counter.citizen.presses("Drukuj")
    counter.citizen.reads("Karta usługi wydrukowana")
    counter.devices.one_more_slip(before)


def test_a_scanner_that_stops_holds_nobody_up(counter: Counter) -> None:
    counter.opens_a_card()
    with counter.stopped():
        counter.the_screen_moves()
    counter.devices.scan("https://example.test/not-ours")
    counter.citizen.reads("adres internetowy")
    counter.citizen.presses("Zamknij")


def test_a_card_station_that_stops_holds_nobody_up(counter: Counter) -> None:
    if not counter.has_reader:
        pytest.skip("no card reader can be simulated here")
    with counter.stopped("pcscd"):
        counter.opens_a_card()
        counter.the_screen_moves()
    counter.citizen.presses("Zakończ")
    counter.citizen.sees(HOME)
    counter.card("unknown")
    counter.citizen.reads("Nie znamy tej karty")
    counter.citizen.presses("Zamknij")


def test_the_first_screen_says_that_nothing_can_be_printed_and_takes_it_back(counter: Counter) -> None:
    counter.devices.break_printer("paper_out")
    try:
        counter.citizen.reads("Teraz niczego nie wydrukujemy: w drukarce nie ma papieru")
    finally:
        counter.devices.break_printer("none")
    gone = counter.citizen.screen.wait_until(
        lambda: None if _said(counter, "niczego nie wydrukujemy") else counter.citizen.sees(HOME), 30
    )
    assert gone is not None


def _said(counter: Counter, words: str) -> bool:
    return any(words in node.name for node in counter.citizen.screen.nodes())
