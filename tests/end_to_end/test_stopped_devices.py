"""Each simulated device is stopped (SIGSTOP) while a citizen is at the screen: the screen keeps moving,
says truthfully what is known, and goes on when the device does (SIGCONT). Real processes, real wires.
"""

import json
import os
import re
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import psutil
import pytest
import requests

from provisioning.demo.accessibility import Desktop
from provisioning.demo.citizen import BUTTON, RADIO, Citizen
from provisioning.demo.devices import Devices
from provisioning.demo.display import VirtualDisplay
from provisioning.demo.processes import Group, Process
from tests.offline_cache import releases
from tests.offline_cache.conftest import settings_file
from tests.offline_cache.office import Office

_DEVICES = """
[printer]
connection = "{printer}"
timeout_s = 3

[scanner]
connection = "{scanner}"

[card_reader]
connection = "{card_reader}"
"""
HOME, CARD = "W czym możemy pomóc?", re.compile("^Meldunek")


@dataclass(frozen=True)
class Counter:
    """A citizen at the kiosk, the devices, and the processes that simulate them."""

    citizen: Citizen
    devices: Devices
    control: str
    simulators: Process
    has_reader: bool

    @contextmanager
    def stopped(self, *names: str) -> Iterator[None]:
        """SIGSTOP what runs under these names, and SIGCONT in the end; empty: the bench itself."""
        bench = psutil.Process(self.simulators.pid)
        found = [child for child in bench.children(recursive=True) if child.name() in names]
        chosen = found if names else [bench]
        assert chosen, f"nothing runs under {names}"
        for process in chosen:
            os.kill(process.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for process in chosen:
                os.kill(process.pid, signal.SIGCONT)

    def opens_a_card(self) -> None:
        """From the first screen to the card of a service."""
        self.citizen.presses(re.compile("^Informacje o usługach"))
        self.citizen.presses(re.compile("^Dokumenty"))
        self.citizen.presses(CARD)
        self.citizen.sees(CARD)

    def the_screen_moves(self) -> None:
        """Whatever the devices do: both languages, a touch that leads on and the way back."""
        self.citizen.screen.press(RADIO, "English")
        self.citizen.screen.wait(BUTTON, "Larger text")
        self.citizen.screen.press(RADIO, "Polski")
        self.citizen.screen.wait(BUTTON, "Większy tekst")
        self.citizen.presses("Wstecz")
        self.citizen.screen.wait(BUTTON, CARD)

    def puts_a_card_in(self) -> None:
        for inserted in (False, True):
            requests.post(f"{self.control}/card", json={"inserted": inserted}, timeout=15).raise_for_status()


@pytest.fixture(scope="module")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    folder = tmp_path_factory.mktemp("kiosk")
    Office().write_keys(folder / "keys")
    releases.build_release(folder / "release.sqlite", releases.pack())
    with ExitStack() as stack:
        display = stack.enter_context(VirtualDisplay(1080, 1920))
        group = stack.enter_context(Group(folder / "logs"))
        simulators = group.start("simulators", "urzedomat", "simulate")
        reached: dict[str, str] = json.loads(simulators.first_line())
        settings = settings_file(folder)
        settings.write_text(
            settings.read_text(encoding="utf-8") + _DEVICES.format(**reached), encoding="utf-8"
        )
        command = ("urzedomat", "run", "--settings", str(settings))
        kiosk = group.start("kiosk", *command, environment=display.environment)
        desktop = stack.enter_context(Desktop(display.environment["DBUS_SESSION_BUS_ADDRESS"]))
        citizen = Citizen(desktop.wait_for_application("urzedomat", 60), display, folder)
        citizen.sees(HOME)
        control = reached["control"]
        yield Counter(citizen, Devices(control), control, simulators, bool(reached["card_reader"]))
        kiosk.check()


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
        counter.citizen.screen.press(RADIO, "English")
        counter.citizen.screen.wait(BUTTON, "Larger text")
        counter.citizen.screen.press(RADIO, "Polski")
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
    counter.puts_a_card_in()
    counter.citizen.reads("kart")
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
