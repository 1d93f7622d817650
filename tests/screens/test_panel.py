"""`urzedomat panel` against the real simulators: a printed paper is shown, and its QR code is scanned."""

import contextlib
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import tty
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest

from hardware.devices import open_printer, open_signals
from hardware.signals.port import (
    Action,
    DoorOpened,
    HeadphonesPlugged,
    KeyPressed,
    PowerLost,
    SignalEvent,
    SignalStatus,
)
from hardware.simulators.cards.card_files import SAMPLES
from kiosk_app import settings
from kiosk_app.domain.document import Document
from kiosk_app.domain.printing import PaperOut, Printed, Uncertain
from kiosk_app.settings import Printer
from screens.panel.window import PanelWindow
from screens.panel.wording import ACCESS_NUMBER
from tests.hardware.printer.samples import CONFIRMATION, QR_TEXT, UKRAINIAN
from tests.screens import tree

_URZEDOMAT = (sys.executable, "-m", "kiosk_app")
_END_S = 20


class Simulators:
    """The process, and where it says that it can be reached."""

    def __init__(self, *options: str) -> None:
        self._process = subprocess.Popen(
            [*_URZEDOMAT, "simulate", *options], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.reached: dict[str, str] = json.loads(self._process.stdout.readline())

    def close(self) -> None:
        self._process.terminate()
        self._process.communicate(timeout=_END_S)


@pytest.fixture
def simulators() -> Iterator[Simulators]:
    running = Simulators()
    yield running
    running.close()


@pytest.fixture
def panel(application: QGuiApplication, simulators: Simulators) -> Iterator[PanelWindow]:
    panel = PanelWindow(simulators.reached["control"])
    panel.window.resize(980, 1400)
    panel.show()
    wait(lambda: shown(panel, "reached"))
    yield panel
    panel.close()


@pytest.fixture
def scanned(simulators: Simulators) -> Iterator[Callable[[], bytes]]:
    """What came out of the scanner's line so far."""
    line = os.open(
        simulators.reached["scanner"].removeprefix("serial://"), os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK
    )
    tty.setraw(line)
    came = bytearray()

    def read() -> bytes:
        with contextlib.suppress(BlockingIOError):
            came.extend(os.read(line, 4096))
        return bytes(came)

    yield read
    os.close(line)


def wait(reached: Callable[[], object]) -> None:
    """Run the event loop until the condition holds; fail when it does not in time."""
    loop, looks, end = QEventLoop(), QTimer(interval=10), QDeadlineTimer(_END_S * 1000)
    looks.timeout.connect(lambda: loop.quit() if reached() or end.hasExpired() else None)
    looks.start()
    loop.exec()
    assert reached()


def shown(panel: PanelWindow, name: str) -> Any:
    """A property of the model, as QML reads it."""
    return panel.model.property(name)


def print_out(simulators: Simulators, *documents: Document) -> None:
    printer = open_printer(Printer(simulators.reached["printer"]))
    for document in documents:
        assert printer.print(document) == Printed()
    printer.close()


def ink(panel: PanelWindow, name: str) -> float:
    """How much of the control with this name is dark in the window's picture."""
    area = tree.find(panel.window, tree.Role.Button, name).rect().translated(-panel.window.position())
    picture = panel.window.grabWindow()
    dark = sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    )
    return dark / (area.width() * area.height())


def test_a_printed_paper_is_shown_and_a_click_scans_its_code(
    panel: PanelWindow, simulators: Simulators, scanned: Callable[[], bytes]
) -> None:
    assert shown(panel, "paperNumber") == 0
    print_out(simulators, CONFIRMATION)
    wait(lambda: shown(panel, "paperNumber") == 1)
    code = "Scan QR code 1"
    # The code itself is drawn where the button lies: nearly half of a QR code is dark.
    wait(lambda: 0.3 < ink(panel, code) < 0.7)
    place = tree.find(panel.window, tree.Role.Button, code).rect().center() - panel.window.position()
    QTest.mouseClick(panel.window, Qt.MouseButton.LeftButton, pos=QPoint(place))
    wait(lambda: scanned().endswith(b"\r\n"))
    assert scanned() == f"]Q1{QR_TEXT}\r\n".encode()
    wait(lambda: shown(panel, "notice") == "The code was scanned.")


def test_the_newest_paper_comes_by_itself_unless_an_older_one_is_looked_at(
    panel: PanelWindow, simulators: Simulators
) -> None:
    print_out(simulators, CONFIRMATION, UKRAINIAN)
    wait(lambda: shown(panel, "paperNumber") == 2)
    assert tree.names(panel.window, QAccessible.Role.Graphic) == ["Paper 2 of 2"]
    assert shown(panel, "codes") == []
    tree.press(panel.window, "Previous")
    assert (shown(panel, "paperNumber"), len(shown(panel, "codes"))) == (1, 1)
    print_out(simulators, UKRAINIAN)
    wait(lambda: shown(panel, "position") == "Paper 1 of 3")
    tree.press(panel.window, "Next")
    tree.press(panel.window, "Next")
    assert (shown(panel, "paperNumber"), shown(panel, "hasNext")) == (3, False)


@pytest.mark.parametrize(
    ("button", "fault"),
    [
        ("Paper low", "paper_low"),
        ("Paper out", "paper_out"),
        ("Cover open", "cover_open"),
        ("Silent", "silent"),
        ("Unplugged", "unplugged"),
    ],
)
def test_a_fault_is_made_and_mended(panel: PanelWindow, button: str, fault: str) -> None:
    tree.press(panel.window, button)
    wait(lambda: shown(panel, "fault") == fault)
    assert {node.name for node in tree.nodes(panel.window) if node.checked} == {button, "Mains"}
    tree.press(panel.window, "Nothing wrong")
    wait(lambda: shown(panel, "fault") == "none")


def test_cards_are_put_in_and_taken_out(panel: PanelWindow, simulators: Simulators) -> None:
    assert shown(panel, "cardReaderUrl") == simulators.reached["card_reader"] != ""
    assert shown(panel, "cardReader") == "Ready, empty."
    tree.press(panel.window, "Plain card")
    wait(lambda: shown(panel, "cardReader") == "Ready, with a card in it.")
    assert shown(panel, "cardReader") in tree.names(panel.window, QAccessible.Role.StaticText)
    tree.press(panel.window, "Student card")
    wait(lambda: shown(panel, "card") == "student")
    tree.press(panel.window, "Take the card out")
    wait(lambda: shown(panel, "cardReader") == "Ready, empty.")


def test_a_code_that_is_typed_is_scanned(panel: PanelWindow, scanned: Callable[[], bytes]) -> None:
    panel.model.scanText("AKUKU-1")
    wait(lambda: scanned().endswith(b"\r\n"))
    assert b"AKUKU-1" in scanned()


def test_the_number_on_an_identity_card_is_scanned_as_a_bar_code(
    panel: PanelWindow, scanned: Callable[[], bytes]
) -> None:
    tree.press(panel.window, "Scan the back of an e-dowód")
    wait(lambda: scanned().endswith(b"\r\n"))
    assert scanned() == b"]C0123456\r\n"


def test_the_access_number_that_is_shown_is_that_of_the_cards() -> None:
    cards = [json.loads(path.read_text()) for path in SAMPLES.glob("id-card*.json")]
    assert {card["can"] for card in cards} == {ACCESS_NUMBER}


def test_paper_ends_in_the_middle_of_the_next_slip(panel: PanelWindow, simulators: Simulators) -> None:
    tree.press(panel.window, "Paper out in next slip")
    wait(lambda: "next slip" in shown(panel, "notice"))
    assert shown(panel, "fault") == "none"
    printer = open_printer(Printer(simulators.reached["printer"]))
    assert printer.print(CONFIRMATION) == Uncertain(PaperOut())
    printer.close()
    wait(lambda: shown(panel, "fault") == "paper_out")


def test_signals_are_made(panel: PanelWindow, simulators: Simulators) -> None:
    named: Any = simulators.reached
    heard: queue.Queue[SignalEvent] = queue.Queue()
    signals = open_signals(settings.Signals(**named["signals"]))
    signals.start(heard.put)
    wait(lambda: signals.states().keypad.status is SignalStatus.OK and signals.states().power is not None)
    for button, told in (
        ("Headphones plugged in", HeadphonesPlugged()),
        ("Door open", DoorOpened()),
        ("Key ok", KeyPressed(Action.OK)),
        ("On battery", PowerLost(1290)),
    ):
        tree.press(panel.window, button)
        wait(lambda: not heard.empty())
        assert heard.get() == told
    tree.press(panel.window, "Pull the cable of headphones")
    wait(lambda: signals.states().headphones.status is SignalStatus.DISCONNECTED)
    signals.close()


def test_simulators_that_go_and_come_back_are_followed(panel: PanelWindow, simulators: Simulators) -> None:
    print_out(simulators, CONFIRMATION)
    wait(lambda: shown(panel, "paperNumber") == 1)
    simulators.close()
    wait(lambda: not shown(panel, "reached"))
    assert (shown(panel, "position"), shown(panel, "notice")) == (
        "No paper yet",
        f"No simulator answers at {simulators.reached['control']}.",
    )
    again = Simulators("--control-port", simulators.reached["control"].rpartition(":")[2])
    wait(lambda: shown(panel, "reached"))
    print_out(again, UKRAINIAN)
    wait(lambda: shown(panel, "paperNumber") == 1)
    again.close()


def test_sigterm_ends_it_while_no_answer_comes() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        mute.settimeout(_END_S)
        control = f"http://127.0.0.1:{mute.getsockname()[1]}"
        process = subprocess.Popen([*_URZEDOMAT, "panel", "--control", control])
        asking, _ = mute.accept()
        with asking:
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=_END_S) == 0


@pytest.mark.parametrize("given", ["127.0.0.1:80", "https://127.0.0.1:80", "http://127.0.0.1:x", "http://a/"])
def test_an_address_that_is_none_is_refused(given: str) -> None:
    done = subprocess.run(
        [*_URZEDOMAT, "panel", "--control", given], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "is not of the form http://127.0.0.1:PORT" in done.stderr
