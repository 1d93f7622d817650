"""Thousands of connections, prints, scans and cards: what the devices' drivers leave behind in their process.

    python -m benchmarks.soak 10000

The drivers run in this process and the simulated devices in others, so that only the drivers' memory,
threads and descriptors are counted. What it costs to begin is paid in the first cycles, uncounted. A print
is mostly waiting for the printer, so several sets of devices are used at once.
"""

import gc
import json
import queue
import subprocess
import sys
import threading
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks import Figures
from hardware import devices
from hardware.barcode_scanner.port import ScannedText, ScannerStatus
from hardware.card_reader.port import CardEvent, CardIdentified, CardRemoved
from kiosk_app import settings
from kiosk_app.domain.document import Cut, Document, Heading, Text
from kiosk_app.domain.printing import Printed

CYCLES = 10_000
SETS = 4
_WARM_UP = 100
_WARM_UP_SHARE = 10
# The PC/SC service looks for cards 2.5 times a second: a card in each cycle would take hours. A multiple of
# the number of sets, so that all cards are the first set's: libpcsclite knows one service in a process.
_CYCLES_A_CARD = 48
_END_S = 60.0
_SLIP = Document((Heading("Potwierdzenie"), Text("Zażółć gęślą jaźń – LDZ07-000123-4"), Cut()))
_SIMULATE = "import sys; from hardware.simulate import main; sys.exit(main())"


@dataclass(frozen=True)
class Footprint:
    """What a process holds: resident memory in kB, threads, open descriptors."""

    rss_kb: int
    threads: int
    descriptors: int


@dataclass(frozen=True)
class Growth:
    """How much more it held after so many cycles than before them."""

    cycles: int
    cards: int
    rss_kb: int
    threads: int
    descriptors: int


def run() -> Figures:
    """In a process of its own, so that nothing but the drivers is in it."""
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks.soak", str(CYCLES)], stdout=subprocess.PIPE, text=True, check=True
    )
    growth = Growth(**json.loads(ended.stdout))
    per_1000 = growth.rss_kb / (growth.cycles / 1000)
    print(
        f"{growth.cycles} cycles, {growth.cards} cards: {growth.rss_kb:+} kB, "
        f"{growth.threads:+} threads, {growth.descriptors:+} descriptors"
    )
    return {
        f"devices.soak_{name}": {
            "value": value,
            "unit": unit,
            "peer": "the same process before",
            "runs": CYCLES,
        }
        for name, value, unit in (
            ("rss_kb_per_1000", round(per_1000, 1), "kB"),
            ("threads", float(growth.threads), "count"),
            ("fds", float(growth.descriptors), "count"),
        )
    }


def soak(cycles: int, sets: int = SETS) -> Growth:
    """Go through so many cycles on sets of simulated devices of our own, and compare."""
    with ExitStack() as stack:
        simulators = [stack.enter_context(_Simulators()) for _ in range(sets)]
        _go_through(simulators, max(_WARM_UP, cycles // _WARM_UP_SHARE))
        before = footprint()
        cards = _go_through(simulators, cycles)
        after = footprint()
    return Growth(
        cycles,
        cards,
        after.rss_kb - before.rss_kb,
        after.threads - before.threads,
        after.descriptors - before.descriptors,
    )


def _go_through(simulators: "list[_Simulators]", cycles: int) -> int:
    """Share the cycles out to as many threads as there are sets; how many cards were read."""

    def share(which: int) -> int:
        return sum(_cycle(simulators[which], number) for number in range(which, cycles, len(simulators)))

    with ThreadPoolExecutor(len(simulators)) as pool:
        return sum(pool.map(share, range(len(simulators))))


def footprint() -> Footprint:
    """What this process holds now (proc(5)), without what only waits to be collected."""
    gc.collect()
    lines = Path("/proc/self/status").read_text().splitlines()
    status = dict(line.split(":", 1) for line in lines)
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    return Footprint(int(status["VmRSS"].split()[0]), int(status["Threads"]), descriptors)


def _cycle(simulators: "_Simulators", number: int) -> bool:
    """Whether a card was read in it."""
    _print(simulators.reached["printer"])
    _scan(simulators, f"https://sprawa.example.test/s/#{number}")
    with_card = number % _CYCLES_A_CARD == 0
    if with_card:
        _read_card(simulators)
    return with_card


def _print(url: str) -> None:
    with closing(devices.open_printer(settings.Printer(url))) as printer:
        outcome = printer.print(_SLIP)
        assert outcome == Printed(), outcome


def _scan(simulators: "_Simulators", text: str) -> None:
    heard: queue.Queue[ScannedText] = queue.Queue()
    with closing(devices.open_scanner(settings.Scanner(simulators.reached["scanner"]))) as scanner:
        scanner.start(heard.put)
        while scanner.status() is not ScannerStatus.READY:
            threading.Event().wait(0.0005)
        simulators.post("/scan", {"text": text})
        assert heard.get(timeout=_END_S).text == text


def _read_card(simulators: "_Simulators") -> None:
    events: queue.Queue[CardEvent] = queue.Queue()
    with closing(devices.open_card_reader(settings.CardReader(simulators.reached["card_reader"]))) as reader:
        reader.start(events.put)
        simulators.post("/card", {"inserted": True})
        while not isinstance(events.get(timeout=_END_S), CardIdentified):
            pass
        simulators.post("/card", {"inserted": False})
        while not isinstance(events.get(timeout=_END_S), CardRemoved):
            pass


class _Simulators:
    """All simulated devices, in processes of their own."""

    def __enter__(self) -> "_Simulators":
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SIMULATE], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
        )
        assert self._process.stdout is not None
        self.reached: dict[str, str] = json.loads(self._process.stdout.readline())
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate()

    def post(self, path: str, body: dict[str, Any]) -> None:
        request = urllib.request.Request(self.reached["control"] + path, json.dumps(body).encode())
        with urllib.request.urlopen(request, timeout=_END_S) as answer:
            answer.read()


if __name__ == "__main__":
    print(json.dumps(asdict(soak(int(sys.argv[1])))))
