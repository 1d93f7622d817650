"""A technician's log-in and the telling of a card, over a real pcscd with a virtual card.

    python -m benchmarks.cards

measures and prints the figures as JSON. `run` does so in a process of its own: libpcsclite reads once where
its service is, and other benchmarks have services of their own.
"""

import json
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks import Figure, Figures
from hardware.card_reader.connection import CardConnection
from hardware.card_reader.pcsc import Context
from hardware.card_reader.pcsc_reader import PcscReader
from hardware.card_reader.piv.log_in import PivLogIn
from hardware.card_reader.port import CardEvent, CardIdentified, CardRemoved
from hardware.card_reader.slots import UNAWARE, Slot
from hardware.connection_url import Pcsc, parse
from hardware.simulators.cards.card_slot import CardSlot
from hardware.simulators.cards.card_station import READER
from kiosk_app.domain.technician import LoggedIn, Pin, Technician, TechnicianCard, TechnicianRole
from provisioning.technician_cards import cards
from provisioning.technician_cards.authority import CA, CRL, TechnicianCa

RUNS, INSERTIONS = 200, 15
_END_S = 30
_PIN = Pin(cards.DEFAULT_PIN)


def run() -> Figures:
    """Measure in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.cards"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    figures: Figures = json.loads(done.stdout)
    for name, figure in figures.items():
        print(f"{name} {figure['value']:.2f} ({figure['peer']})")
    return figures


def measure() -> Figures:
    with tempfile.TemporaryDirectory() as directory, _slot() as slot:
        return _log_ins(slot, Path(directory)) | _insertions(slot, Path(directory))


def _log_ins(slot: CardSlot, directory: Path) -> Figures:
    """Log in and exchange the same commands without their meaning, by turns."""
    with _watched(slot) as (reader, events):
        slot.insert(_technicians_card(directory))
        _wait_for(events, CardIdentified)
        recorded: list[bytes] = []
        log_in = PivLogIn(_recording(reader, recorded), directory / CA, directory / CRL)
        seen = log_in.look(READER)
        assert isinstance(seen, TechnicianCard)
        recorded.clear()
        _log_in(log_in, seen.technician)
        commands = list(recorded)
        plain = PivLogIn(reader.connect, directory / CA, directory / CRL)
        logged_in_s, bare_s = [], []
        for _ in range(RUNS):
            logged_in_s.append(_timed(lambda: _log_in(plain, seen.technician)))
            bare_s.append(_timed(lambda: _exchange(commands)))
        slot.remove()
        _wait_for(events, CardRemoved)
    peer = f"{len(commands)} bare winscard round trips, {median(bare_s) * 1000:.2f} ms"
    return {"card.piv_login_ms": _figure(logged_in_s, peer)}


def _insertions(slot: CardSlot, directory: Path) -> Figures:
    """From putting a card in to the event that tells its kind; beside what pcscd itself takes."""
    identified_s, told_s = [], []
    with _watched(slot) as (_, events):
        for _ in range(INSERTIONS):
            told: queue.Queue[float] = queue.Queue()
            waiting = _wait_raw(told)
            begin = time.perf_counter()
            slot.insert(directory / "card.json")
            _wait_for(events, CardIdentified)
            identified_s.append(time.perf_counter() - begin)
            told_s.append(told.get(timeout=_END_S) - begin)
            waiting.join()
            slot.remove()
            _wait_for(events, CardRemoved)
    peer = f"raw SCardGetStatusChange, {median(told_s) * 1000:.1f} ms"
    after = [whole - raw for whole, raw in zip(identified_s, told_s, strict=True)]
    return {
        "card.insert_to_identified_ms": _figure(identified_s, peer),
        "card.inserted_to_identified_ms": _figure(after, "the same insertions, told by pcscd"),
    }


def _wait_raw(told: "queue.Queue[float]") -> threading.Thread:
    """Wait as briefly as can be for the card; the state to wait from is known before this returns."""
    context = Context()
    (empty,) = [slot for slot in context.wait([(READER, UNAWARE)], 1000) if slot.reader == READER]
    assert not empty.has_card

    def wait() -> None:
        known: Slot = empty
        while not known.has_card:
            for slot in context.wait([(READER, known.state & ~0x02)], 1000 * _END_S):
                known = slot
        told.put(time.perf_counter())
        context.release()

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def _exchange(commands: list[bytes]) -> None:
    context = Context()
    card = context.connect(READER)
    for command in commands:
        card.transmit(command)
    card.disconnect(reset=True)
    context.release()


def _recording(
    reader: PcscReader, recorded: list[bytes]
) -> Callable[[str], AbstractContextManager[CardConnection]]:
    @contextmanager
    def connect(name: str) -> Iterator[CardConnection]:
        with reader.connect(name) as connection:
            yield _Recorder(connection, recorded)

    return connect


class _Recorder:
    """Implements `CardConnection`, and keeps what was sent."""

    def __init__(self, connection: CardConnection, recorded: list[bytes]) -> None:
        self.reader, self.atr = connection.reader, connection.atr
        self._connection, self._recorded = connection, recorded

    def transmit(self, command: bytes) -> bytes:
        self._recorded.append(command)
        return self._connection.transmit(command)


def _log_in(log_in: PivLogIn, technician: Technician) -> None:
    outcome = log_in.log_in(READER, technician, _PIN)
    if not isinstance(outcome, LoggedIn):
        raise RuntimeError(f"nobody was let in: {outcome}")


def _technicians_card(directory: Path) -> Path:
    now, path = datetime.now(UTC), directory / "card.json"
    ca = TechnicianCa.init(directory, "Benchmark", now, 1)
    valid = (now - timedelta(minutes=5), now + timedelta(hours=1))
    cards.write(cards.issue(ca, "Jan Próbny", TechnicianRole.TECHNICIAN, valid), path)
    return path


@contextmanager
def _slot() -> Iterator[CardSlot]:
    slot = CardSlot()
    try:
        if slot.why:
            raise RuntimeError(f"no card reader can be simulated: {slot.why}")
        yield slot
    finally:
        slot.close()


@contextmanager
def _watched(slot: CardSlot) -> Iterator[tuple[PcscReader, "queue.Queue[CardEvent]"]]:
    address = parse(slot.url)
    assert isinstance(address, Pcsc)
    reader, events = PcscReader(address), queue.Queue[CardEvent]()
    reader.start(events.put)
    try:
        yield reader, events
    finally:
        reader.close()


def _wait_for(events: "queue.Queue[CardEvent]", kind: type[CardEvent]) -> None:
    while not isinstance(events.get(timeout=_END_S), kind):
        pass


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _figure(seconds: list[float], peer: str) -> Figure:
    return {"value": round(median(seconds) * 1000, 2), "unit": "ms", "peer": peer, "runs": len(seconds)}


if __name__ == "__main__":
    print(json.dumps(measure()))
