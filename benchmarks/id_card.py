"""An identity card from the first command to the names, over a real pcscd with a virtual card: PACE, secure
messaging, EF.SOD, DG1, DG11, signatures; against the bare exchange of as many bytes."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median

from benchmarks import Figures
from hardware import devices
from hardware.card_reader.connection import CardConnection
from hardware.card_reader.id_card_reader import EmrtdIdCardReader
from hardware.card_reader.port import CardReader
from hardware.simulators.cards.card_files import SAMPLES
from hardware.simulators.cards.card_slot import CardSlot
from hardware.simulators.cards.emrtd_chip_samples import CAN
from kiosk_app import settings
from kiosk_app.domain.id_card import CardAccessNumber, IdCardRead

RUNS = 30
_READY_S = 30
# What one reading sends and is sent, without its meaning: SELECT of the master file, which any chip answers.
_COMMANDS, _BARE = 22, bytes.fromhex("00a4000c023f00")


def run() -> Figures:
    """Read the card and exchange as many bare commands, by turns."""
    read_s: list[float] = []
    bare_s: list[float] = []
    with _card() as cards:
        reader, can = EmrtdIdCardReader(cards, SAMPLES / "csca"), CardAccessNumber(CAN)
        # The first pays for the libraries.
        first_s = _timed(lambda: _read(reader, can))
        for _ in range(RUNS):
            read_s.append(_timed(lambda: _read(reader, can)))
            bare_s.append(_timed(lambda: _exchange(cards)))
    print(
        f"identity card {median(read_s) * 1000:.0f} ms, the first {first_s * 1000:.0f} ms, "
        f"{_COMMANDS} bare commands {median(bare_s) * 1000:.1f} ms"
    )
    return {
        "card.pace_dg1_ms": {
            "value": round(median(read_s) * 1000, 1),
            "unit": "ms",
            "peer": f"{_COMMANDS} bare commands to the same card: {median(bare_s) * 1000:.1f} ms",
            "runs": RUNS,
        }
    }


@contextmanager
def _card() -> Iterator[CardReader]:
    """A card reader with a sound card in it, being watched."""
    slot = CardSlot()
    try:
        if slot.why:
            raise RuntimeError(f"no card reader can be simulated: {slot.why}")
        cards = devices.open_card_reader(settings.CardReader(slot.url))
        cards.start(lambda _: None)
        slot.insert(SAMPLES / "id-card.json")
        _wait_until(lambda: bool(cards.cards()))
        yield cards
        slot.remove()
        cards.close()
    finally:
        slot.close()


def _read(reader: EmrtdIdCardReader, can: CardAccessNumber) -> None:
    outcome = reader.read(can)
    if not isinstance(outcome, IdCardRead):
        raise RuntimeError(f"the card was not read: {outcome}")


def _exchange(cards: CardReader) -> None:
    with cards.connect(cards.cards()[0].reader) as connection:
        _send(connection)


def _send(connection: CardConnection) -> None:
    for _ in range(_COMMANDS):
        connection.transmit(_BARE)


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + _READY_S
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the card has not come into the reader")
        time.sleep(0.01)
