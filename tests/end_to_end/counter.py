"""A citizen at a kiosk among simulated devices: real processes and wires, a small release, no office."""

import json
import os
import re
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import requests

from hardware.simulators.cards.card_files import SAMPLES
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

[id_card]
enabled = true
csca = "{csca}"
"""
HOME, CARD = "W czym możemy pomóc?", re.compile("^Meldunek")


@dataclass(frozen=True)
class Counter:
    """A citizen at the kiosk, the devices, and the processes that simulate them."""

    citizen: Citizen
    devices: Devices
    control: str
    simulators: Process
    log: Path
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
        self.both_languages()
        self.citizen.presses("Wstecz")
        self.citizen.screen.wait(BUTTON, CARD)

    def both_languages(self) -> None:
        self.citizen.screen.press(RADIO, "English")
        self.citizen.screen.wait(BUTTON, "Larger text")
        self.citizen.screen.press(RADIO, "Polski")
        self.citizen.screen.wait(BUTTON, "Większy tekst")

    def card(self, name: str) -> None:
        """Take out what is in the reader, and put this card in; empty: none."""
        orders: list[dict[str, object]] = [{"inserted": False}]
        orders += [{"inserted": True, "card": name}] if name else []
        for order in orders:
            requests.post(f"{self.control}/card", json=order, timeout=15).raise_for_status()


def pack() -> releases.Pack:
    """Content whose form begins with the person's name."""
    made = releases.pack()
    form = made["forms"][0]
    for name, label, purpose in (
        ("first_name", "Imię", "given-name"),
        ("last_name", "Nazwisko", "family-name"),
    ):
        form["schema"]["properties"][name] = {"type": "string", "maxLength": 60}
        form["presentation"][name] = {"label": releases.words(label), "widget": "text", "purpose": purpose}
    who = {"id": "who", "heading": releases.words("Kto pisze?"), "fields": ["first_name", "last_name"]}
    form["steps"].insert(0, who)
    return made


@contextmanager
def open_counter(folder: Path) -> Iterator[Counter]:
    """Start the devices and the kiosk on a display of their own."""
    Office().write_keys(folder / "keys")
    releases.build_release(folder / "release.sqlite", pack())
    with ExitStack() as stack:
        display = stack.enter_context(VirtualDisplay(1080, 1920))
        group = stack.enter_context(Group(folder / "logs"))
        simulators = group.start("simulators", "urzedomat", "simulate")
        reached: dict[str, str] = json.loads(simulators.first_line())
        settings = settings_file(folder)
        devices = _DEVICES.format(**reached, csca=SAMPLES / "csca")
        settings.write_text(settings.read_text(encoding="utf-8") + devices, encoding="utf-8")
        command = ("urzedomat", "run", "--settings", str(settings))
        kiosk = group.start("kiosk", *command, environment=display.environment)
        desktop = stack.enter_context(Desktop(display.environment["DBUS_SESSION_BUS_ADDRESS"]))
        citizen = Citizen(desktop.wait_for_application("urzedomat", 60), display, folder)
        citizen.sees(HOME)
        control, has_reader = reached["control"], bool(reached["card_reader"])
        yield Counter(citizen, Devices(control), control, simulators, kiosk.log, has_reader)
        kiosk.check()
