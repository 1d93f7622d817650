"""`urzedomat simulate` as a process of its own, reached only over its wires."""

import contextlib
import json
import os
import queue
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hardware import devices
from hardware.barcode_scanner.port import ScannedText
from hardware.connection_url import Pcsc, parse
from hardware.signals.port import (
    Action,
    DoorOpened,
    HeadphonesPlugged,
    HeadphonesUnplugged,
    KeyPressed,
    Power,
    PowerLost,
    Signal,
    SignalEvent,
    SignalStates,
    SignalStatus,
    TamperDetected,
)
from kiosk_app import settings
from kiosk_app.domain.printing import Disconnected, NotPrinted, PaperOut, Printed, Ready, Uncertain, Unknown
from tests.hardware.conftest import OpenPrinter
from tests.hardware.printer.samples import CONFIRMATION, QR_TEXT

_CALM = Signal(SignalStatus.OK, on=False)
WELL = SignalStates(_CALM, Signal(SignalStatus.OK), _CALM, _CALM, _CALM, Power(False, False, 1820, 100))
_RUN = "import sys; from hardware.simulate import main; sys.exit(main())"


class Simulation:
    """The process, and where it says that it can be reached."""

    def __init__(self, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", _RUN, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        self.reached: dict[str, str] = json.loads(line) if line else {}

    def get(self, path: str) -> bytes:
        with urllib.request.urlopen(self.reached["control"] + path, timeout=10) as answer:
            return bytes(answer.read())

    def post(self, path: str, body: object) -> dict[str, Any]:
        request = urllib.request.Request(self.reached["control"] + path, json.dumps(body).encode())
        with urllib.request.urlopen(request, timeout=10) as answer:
            found: dict[str, Any] = json.load(answer)
            return found

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(signal.SIGCONT)
        self.process.send_signal(how)
        self.process.communicate(timeout=20)
        return self.process.returncode


@pytest.fixture
def simulate() -> Iterator[Callable[..., Simulation]]:
    started: list[Simulation] = []

    def start(*options: str) -> Simulation:
        started.append(Simulation(*options))
        return started[-1]

    yield start
    for simulation in started:
        if simulation.process.poll() is None:
            simulation.end(signal.SIGKILL)


Simulate = Callable[..., Simulation]


def test_a_slip_from_the_driver_to_the_control_port(
    simulate: Simulate, open_printer: OpenPrinter, tmp_path: Path
) -> None:
    simulation = simulate("--papers", str(tmp_path))
    assert open_printer(simulation.reached["printer"]).print(CONFIRMATION) == Printed()
    papers = json.loads(simulation.get("/papers"))
    (paper,) = papers["papers"]
    (code,) = paper["qr"]
    assert (papers["count"], paper["number"], paper["cut"], code["text"]) == (1, 1, True, QR_TEXT)
    left, top, width, height = code["box"]
    assert 0 < left < left + width < paper["width"]
    assert 0 < top < top + height < paper["height"]
    assert simulation.get("/papers/1.png") == (tmp_path / "0001.png").read_bytes()
    assert simulation.get("/papers/1.bin") == (tmp_path / "0001.bin").read_bytes()
    assert "LDZ07-000123-4" in paper["text"]
    assert simulation.end() == 0


def test_faults_are_made_and_mended(simulate: Simulate, open_printer: OpenPrinter) -> None:
    simulation = simulate()
    printer = open_printer(simulation.reached["printer"])
    assert simulation.post("/printer", {"fault": "paper_out"})["printer"]["fault"] == "paper_out"
    assert printer.print(CONFIRMATION) == NotPrinted(PaperOut())
    simulation.post("/printer", {"fault": "none"})
    simulation.post("/printer", {"fault": "paper_out", "after_lines": 4})
    assert printer.print(CONFIRMATION) == Uncertain(PaperOut())
    assert json.loads(simulation.get("/state"))["printer"]["fault"] == "paper_out"


def test_a_scan_from_the_control_port_to_the_driver(simulate: Simulate, tmp_path: Path) -> None:
    simulation = simulate("--scanner-link", str(tmp_path / "scanner"))
    assert simulation.reached["scanner"] == f"serial://{tmp_path}/scanner"
    scanner, heard = (
        devices.open_scanner(settings.Scanner(simulation.reached["scanner"])),
        queue.Queue[ScannedText](),
    )
    scanner.start(heard.put)
    for _ in range(100):
        simulation.post("/scan", {"text": QR_TEXT})
        try:
            assert heard.get(timeout=0.2) == ScannedText(QR_TEXT, "]Q1")
            break
        except queue.Empty:
            continue
    else:
        pytest.fail("no scan came")
    scanner.close()
    assert simulation.end() == 0
    assert not os.path.lexists(tmp_path / "scanner")


def test_signals_from_the_control_port_to_the_driver(simulate: Simulate, tmp_path: Path) -> None:
    simulation = simulate("--signals", str(tmp_path))
    heard = queue.Queue[SignalEvent]()
    named: Any = simulation.reached["signals"]
    assert named["keypad"] == f"evdev://{tmp_path}/keypad"
    signals = devices.open_signals(settings.Signals(**named))
    signals.start(heard.put)
    while signals.states() != WELL:
        time.sleep(0.001)
    for body, told in (
        ({"headphones": True}, HeadphonesPlugged()),
        ({"key": "ok"}, KeyPressed(Action.OK)),
        ({"door": "open"}, DoorOpened()),
        ({"tamper": True}, TamperDetected()),
        ({"ups": "on_battery"}, PowerLost(1290)),
        ({"unplugged": ["headphones"]}, HeadphonesUnplugged()),
    ):
        state = simulation.post("/signals", body)["signals"]
        assert heard.get(timeout=20) == told
    assert (state["door"], state["ups"], state["unplugged"]) == ("open", "on_battery", ["headphones"])
    signals.close()
    assert simulation.end() == 0
    assert not any(tmp_path.iterdir())


_WATCH = """
import sys
from hardware import devices
from kiosk_app import settings
reader = devices.open_card_reader(settings.CardReader(sys.argv[1]))
reader.start(lambda event: print(type(event).__name__, flush=True))
sys.stdin.read()
reader.close()
"""


def test_a_card_from_the_control_port_to_the_driver(simulate: Simulate) -> None:
    simulation = simulate()
    # A process of its own: libpcsclite reads once where its service is.
    with subprocess.Popen(
        [sys.executable, "-c", _WATCH, simulation.reached["card_reader"]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as watching:
        assert watching.stdout is not None
        for inserted, told in ((True, ["CardInserted", "CardIdentified"]), (False, ["CardRemoved"])):
            state = simulation.post("/card", {"inserted": inserted})["card_reader"]
            assert (state["url"], state["why"]) == (simulation.reached["card_reader"], "")
            assert (state["card"], state["slots"]) == (inserted, [inserted, False])
            assert [watching.stdout.readline().strip() for _ in told] == told
        watching.communicate(timeout=20)
    assert simulation.end() == 0
    assert not socket_of(simulation).exists()


def test_cards_are_chosen_swapped_and_their_service_restarted(simulate: Simulate, tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_text('{"kind": "blank"}')
    simulation = simulate("--cards", str(tmp_path))

    def slots(body: dict[str, Any]) -> list[bool]:
        found: list[bool] = simulation.post("/card", body)["card_reader"]["slots"]
        return found

    assert {"mine", "student"} <= set(json.loads(simulation.get("/state"))["card_reader"]["cards"])
    assert slots({"inserted": True, "card": "student", "slot": 1, "pull_at": 2}) == [False, True]
    assert slots({"inserted": True, "card": "mine"}) == [True, True]
    assert slots({"swap": "student", "at": 3}) == [True, True]
    assert slots({"inserted": False, "slot": 1}) == [True, False]
    assert slots({"service": "restart"}) == [False, False]
    with pytest.raises(urllib.error.HTTPError, match="503"):
        slots({"swap": "student"})


def test_the_card_reader_goes_with_the_simulators_however_they_end(simulate: Simulate) -> None:
    simulation = simulate()
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(socket_of(simulation)))
        simulation.end(signal.SIGKILL)
        # Nothing is ever sent: the line ends, in one way or the other, when pcscd does.
        with contextlib.suppress(ConnectionResetError):
            assert line.recv(1) == b""


def socket_of(simulation: Simulation) -> Path:
    address = parse(simulation.reached["card_reader"])
    assert isinstance(address, Pcsc)
    return Path(address.socket)


def test_a_printer_whose_process_is_killed_is_disconnected(
    simulate: Simulate, open_printer: OpenPrinter
) -> None:
    simulation = simulate()
    printer = open_printer(simulation.reached["printer"])
    assert printer.status() == Ready()
    simulation.end(signal.SIGKILL)
    assert printer.status() == Disconnected()
    assert printer.print(CONFIRMATION) == NotPrinted(Disconnected())
    port = simulation.reached["printer"].rpartition(":")[2]
    simulate("--printer-port", port)
    assert printer.status() == Ready()
    assert printer.print(CONFIRMATION) == Printed()


def test_a_printer_whose_process_is_stopped_is_unknown(simulate: Simulate, open_printer: OpenPrinter) -> None:
    simulation = simulate()
    printer = open_printer(simulation.reached["printer"])
    assert printer.status() == Ready()
    simulation.process.send_signal(signal.SIGSTOP)
    # It has stopped when all its threads have.
    os.waitid(os.P_PID, simulation.process.pid, os.WSTOPPED)
    assert printer.status() == Unknown()
    assert printer.print(CONFIRMATION) == NotPrinted(Unknown())
    simulation.process.send_signal(signal.SIGCONT)
    assert printer.status() == Ready()
    assert printer.print(CONFIRMATION) == Printed()
    assert json.loads(simulation.get("/papers"))["count"] == 1


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/printer", {"fault": "on fire"}, 400),
        ("/printer", {"fault": "paper_out", "after_lines": -1}, 400),
        ("/printer", {"fault": "unplugged", "after_bytes": True}, 400),
        ("/printer", {"fault": "unplugged", "after_bytes": 1, "after_lines": 1}, 400),
        ("/printer", {"fault": ["none"]}, 400),
        ("/printer", [], 400),
        ("/scan", {}, 400),
        ("/card", {}, 400),
        ("/card", {"inserted": "yes"}, 400),
        ("/card", {"inserted": True, "slot": 2}, 400),
        ("/card", {"inserted": True, "card": "../../passwd"}, 400),
        ("/card", {"inserted": True, "card": 7}, 400),
        ("/card", {"inserted": True, "pull_at": "now"}, 400),
        ("/card", {"swap": "nobody"}, 400),
        ("/card", {"service": "explode"}, 400),
        ("/signals", {}, 400),
        ("/signals", {"headphones": 1}, 400),
        ("/signals", {"door": "open", "key": "fire"}, 400),
        ("/signals", {"unplugged": "keypad"}, 400),
        ("/signals", {"ups": []}, 400),
        ("/signals", {"door": []}, 400),
        ("/signals", {"lights": True}, 400),
        ("/nothing", {}, 404),
    ],
)
def test_wrong_requests_are_refused(path: str, body: object, status: int, simulate: Simulate) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        simulate().post(path, body)
    assert refused.value.code == status
    assert json.load(refused.value)["error"]


@pytest.mark.parametrize(
    ("body", "length"),
    [(b"[" * 60_000, ""), (b"\xff", ""), (b"{}", "9" * 5000), (b"{}", "-1"), (b"{}", "²")],
    ids=["nested", "no text", "long", "negative", "superscript"],
)
def test_what_is_no_json_of_a_bounded_length_is_refused(body: bytes, length: str, simulate: Simulate) -> None:
    headers = {"Content-Length": length} if length else {}
    request = urllib.request.Request(simulate().reached["control"] + "/signals", body, headers)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)
    assert refused.value.code == 400


def test_there_is_no_paper_before_one_is_printed(simulate: Simulate) -> None:
    simulation = simulate()
    assert json.loads(simulation.get("/papers")) == {"count": 0, "papers": []}
    with pytest.raises(urllib.error.HTTPError, match="404"):
        simulation.get("/papers/1.png")


def test_interrupted_is_a_good_end(simulate: Simulate) -> None:
    assert simulate().end(signal.SIGINT) == 0


def test_a_port_that_is_taken_is_told(simulate: Simulate) -> None:
    first = simulate()
    ups: Any = first.reached["signals"]
    reached = first.reached | {"ups": ups["ups"].removesuffix("/ups")}
    for option, name in (("--printer-port", "printer"), ("--control-port", "control"), ("--ups-port", "ups")):
        port = reached[name].rpartition(":")[2]
        second = simulate(option, port)
        _, complaint = second.process.communicate(timeout=20)
        assert second.process.returncode == 1
        assert complaint == f"urzedomat simulate: port {port} is taken; choose another with {option}\n"
