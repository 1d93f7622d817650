"""Talking with cards through a real pcscd: mute, pulled, swapped cards, and a service that dies or hangs."""

import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from hardware.card_reader.connection import CardError, CardLostError, CardMuteError
from hardware.card_reader.identification import identify
from hardware.card_reader.pcsc_reader import PcscReader
from hardware.card_reader.piv.commands import ask_tries
from hardware.card_reader.piv.log_in import PivLogIn
from hardware.card_reader.port import (
    CardEvent,
    CardIdentified,
    CardInserted,
    CardReaderStatus,
    CardRemoved,
)
from hardware.connection_url import Pcsc, parse
from hardware.simulators.cards.card_files import SAMPLES
from hardware.simulators.cards.card_slot import CardSlot
from hardware.simulators.cards.card_station import READERS
from kiosk_app.domain.card_kind import CardKind
from kiosk_app.domain.technician import (
    CardLost,
    CardMute,
    CardSwapped,
    LoggedIn,
    NotATechniciansCard,
    Pin,
    TechnicianCard,
)
from provisioning.technician_cards.authority import CA, CRL
from tests.hardware.cards.conftest import NOW, Office

_END_S = 60
FIRST, SECOND = READERS
RIGHT = Pin("123456")
SELECT = bytes.fromhex("00a4040009a0000003080000100000")


class Kiosk:
    """A reader that is watched, and the log-in on it."""

    def __init__(self, url: str, office: Office, answer_s: float) -> None:
        address = parse(url)
        assert isinstance(address, Pcsc)
        self.reader = PcscReader(address, answer_s)
        self.events: queue.Queue[CardEvent] = queue.Queue()
        directory = office.directory
        self.log_in = PivLogIn(self.reader.connect, directory / CA, directory / CRL, now=lambda: NOW)
        self.reader.start(self.events.put)

    def next(self) -> CardEvent:
        return self.events.get(timeout=_END_S)

    def wait_until_identified(self, reader: str = FIRST) -> CardKind:
        while True:
            match self.next():
                case CardIdentified(where, kind) if where == reader:
                    return kind

    def wait_until_removed(self) -> None:
        while self.next() != CardRemoved(FIRST):
            pass

    def shown(self) -> TechnicianCard:
        seen = self.log_in.look(FIRST)
        assert isinstance(seen, TechnicianCard), seen
        return seen


Open = Callable[..., Kiosk]
Write = Callable[..., Path]


@pytest.fixture
def kiosk(card_slot: CardSlot, office: Office) -> Iterator[Open]:
    begun: list[Kiosk] = []

    def begin(answer_s: float = 10.0) -> Kiosk:
        begun.append(Kiosk(card_slot.url, office, answer_s))
        return begun[-1]

    yield begin
    for each in begun:
        each.reader.close()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("city-desfire", CardKind.CITY_CARD),
        ("city-mifare-classic", CardKind.CITY_CARD),
        ("student", CardKind.STUDENT_CARD),
        ("unknown", CardKind.UNKNOWN),
        ("wrong-garbage", CardKind.UNKNOWN),
        ("wrong-endless", CardKind.UNKNOWN),
    ],
)
def test_a_card_is_identified_between_coming_and_going(
    name: str, kind: CardKind, card_slot: CardSlot, kiosk: Open
) -> None:
    watched = kiosk()
    card_slot.insert(SAMPLES / f"{name}.json")
    inserted = watched.next()
    assert isinstance(inserted, CardInserted)
    assert watched.next() == CardIdentified(FIRST, kind)
    card_slot.remove()
    assert watched.next() == CardRemoved(FIRST)


def test_a_card_that_moves_while_it_is_identified_is_asked_again(card_slot: CardSlot, kiosk: Open) -> None:
    first = kiosk()
    card_slot.insert(SAMPLES / "unknown.json")
    assert first.wait_until_identified() is CardKind.UNKNOWN
    first.reader.close()
    # Between two looks of the service: the first command to the other card fails, and no event comes.
    card_slot.remove()
    card_slot.insert(SAMPLES / "student.json")
    assert kiosk().wait_until_identified() is CardKind.STUDENT_CARD


def test_two_cards_at_once_contact_and_contactless(
    card_slot: CardSlot, kiosk: Open, card_file: Write
) -> None:
    watched = kiosk()
    card_slot.insert(card_file("technician"))
    card_slot.insert(SAMPLES / "city-desfire.json", 1)
    kinds: dict[str, CardKind] = {}
    while len(kinds) < 2:
        match watched.next():
            case CardIdentified(reader, kind):
                kinds[reader] = kind
    assert kinds == {FIRST: CardKind.TECHNICIAN, SECOND: CardKind.CITY_CARD}
    with watched.reader.connect(FIRST) as first, watched.reader.connect(SECOND) as second:
        assert (first.reader, identify(first)) == (FIRST, CardKind.TECHNICIAN)
        assert (second.reader, identify(second)) == (SECOND, CardKind.CITY_CARD)
        assert second.transmit(b"\xff\xca\x00\x00\x00") == bytes.fromhex("04a1b2c3d4e5f69000")


@pytest.mark.parametrize("name", ["technician", "senior"])
def test_a_technician_logs_in_and_no_pin_outlives_it(
    name: str, card_slot: CardSlot, kiosk: Open, card_file: Write
) -> None:
    watched = kiosk()
    card_slot.insert(card_file(name))
    assert watched.wait_until_identified() is CardKind.TECHNICIAN
    shown = watched.shown().technician
    for _ in range(2):
        assert watched.log_in.log_in(FIRST, shown, RIGHT) == LoggedIn(shown)
        with watched.reader.connect(FIRST) as connection:
            connection.transmit(SELECT)
            assert connection.transmit(ask_tries()) == b"\x63\xc3"


def test_no_card_and_no_reader_are_lost(card_slot: CardSlot, kiosk: Open) -> None:
    watched = kiosk()
    for reader in (FIRST, "Another reader 00 00"):
        assert watched.log_in.look(reader) == CardLost()
        with pytest.raises(CardLostError), watched.reader.connect(reader):
            pytest.fail("there is no card")


def test_a_mute_card_costs_one_thread_until_it_is_pulled(
    card_slot: CardSlot, kiosk: Open, card_file: Write
) -> None:
    watched = kiosk(answer_s=0.2)
    card_slot.insert(SAMPLES / "wrong-mute.json")
    assert watched.wait_until_identified() is CardKind.MUTE
    threads = threading.active_count()
    for _ in range(3):
        assert watched.log_in.look(FIRST) == CardMute()
    assert threading.active_count() <= threads
    card_slot.remove()
    watched.wait_until_removed()
    card_slot.insert(SAMPLES / "student.json")
    assert watched.wait_until_identified() is CardKind.STUDENT_CARD
    assert watched.log_in.look(FIRST) == NotATechniciansCard()


def test_a_dead_card_is_mute_and_holds_up_neither_the_other_slot_nor_the_next_card(
    card_slot: CardSlot, kiosk: Open
) -> None:
    watched = kiosk()
    card_slot.insert(SAMPLES / "wrong-endless.json")
    assert watched.wait_until_identified() is CardKind.UNKNOWN
    card_slot.remove()
    watched.wait_until_removed()
    card_slot.insert(SAMPLES / "dead.json")
    assert watched.next() == CardInserted(FIRST, b"")
    assert watched.next() == CardIdentified(FIRST, CardKind.MUTE)
    card_slot.insert(SAMPLES / "student.json", 1)
    assert watched.wait_until_identified(SECOND) is CardKind.STUDENT_CARD
    with pytest.raises(CardMuteError), watched.reader.connect(FIRST):
        pytest.fail("it answers nothing")
    card_slot.remove()
    watched.wait_until_removed()
    card_slot.insert(SAMPLES / "student.json")
    assert watched.wait_until_identified() is CardKind.STUDENT_CARD


def test_pieces_that_come_slowly_have_one_deadline_together(
    card_slot: CardSlot, kiosk: Open, tmp_path: Path
) -> None:
    slow = tmp_path / "slow-endless.json"
    slow.write_text('{"kind": "wrong", "answers": "endless", "slow_s": 0.05}')
    watched = kiosk(answer_s=0.5)
    card_slot.insert(slow)
    # Each piece is in time; after all of them it would be faulty.
    assert watched.wait_until_identified() is CardKind.MUTE
    for _ in range(2):
        assert watched.log_in.look(FIRST) == CardMute()
    card_slot.remove()
    watched.wait_until_removed()
    card_slot.insert(SAMPLES / "student.json")
    assert watched.wait_until_identified() is CardKind.STUDENT_CARD


@pytest.mark.parametrize("at", range(2, 9))
def test_a_card_pulled_in_the_middle_of_a_command_is_lost(
    at: int, card_slot: CardSlot, kiosk: Open, card_file: Write
) -> None:
    watched = kiosk()
    path = card_file("technician")
    card_slot.insert(path)
    assert watched.wait_until_identified() is CardKind.TECHNICIAN
    shown = watched.shown().technician
    card_slot.remove()
    watched.wait_until_removed()
    # The first command is the identification's; the seventh is VERIFY.
    card_slot.insert(path, pull_at=at)
    assert watched.wait_until_identified() is CardKind.TECHNICIAN
    outcome = watched.log_in.log_in(FIRST, shown, RIGHT)
    assert isinstance(outcome, CardLost)
    assert outcome.pin_sent == (at >= 7)
    watched.wait_until_removed()


def test_a_card_swapped_unseen_gets_no_pin(card_slot: CardSlot, kiosk: Open, card_file: Write) -> None:
    watched = kiosk()
    card_slot.insert(card_file("technician"))
    assert watched.wait_until_identified() is CardKind.TECHNICIAN
    shown = watched.shown().technician
    card_slot.swap(card_file("technician-packed"))
    assert watched.log_in.log_in(FIRST, shown, RIGHT) == CardSwapped()
    assert watched.shown().tries_left == 3
    assert watched.events.empty()


def test_a_card_pulled_and_another_put_in_at_once_is_never_taken_for_the_first(
    card_slot: CardSlot, kiosk: Open, card_file: Write
) -> None:
    watched = kiosk()
    first, other = card_file("technician"), card_file("technician-packed")
    for _ in range(4):
        card_slot.insert(first)
        assert watched.wait_until_identified() is CardKind.TECHNICIAN
        shown = watched.shown().technician
        card_slot.remove()
        card_slot.insert(other)
        assert watched.log_in.log_in(FIRST, shown, RIGHT) in (CardLost(), CardSwapped())
        card_slot.remove()
        watched.wait_until_removed()


def test_a_service_killed_in_a_conversation_loses_the_card(
    card_slot: CardSlot, kiosk: Open, card_file: Write
) -> None:
    watched = kiosk()
    path = card_file("technician")
    for _ in range(3):
        card_slot.insert(path)
        assert watched.wait_until_identified() is CardKind.TECHNICIAN
        with watched.reader.connect(FIRST) as connection:
            assert connection.transmit(SELECT)[-2:] == b"\x90\x00"
            card_slot.kill_service()
            for _ in range(2):
                with pytest.raises(CardLostError):
                    connection.transmit(SELECT)
        assert watched.log_in.look(FIRST) == CardLost()
        card_slot.start_service()


def test_a_service_that_hangs_is_given_up_on(card_slot: CardSlot, kiosk: Open, card_file: Write) -> None:
    watched = kiosk(answer_s=0.5)
    card_slot.insert(card_file("technician"))
    assert watched.wait_until_identified() is CardKind.TECHNICIAN
    with watched.reader.connect(FIRST) as connection:
        card_slot.hang_service()
        for _ in range(2):
            with pytest.raises(CardMuteError):
                connection.transmit(SELECT)
    assert watched.log_in.look(FIRST) == CardMute()
    card_slot.kill_service()
    card_slot.start_service()
    card_slot.insert(card_file("senior"))
    assert watched.wait_until_identified() is CardKind.TECHNICIAN
    assert isinstance(watched.log_in.look(FIRST), TechnicianCard)


def test_a_service_that_hangs_is_no_reader_that_is_ready(card_slot: CardSlot) -> None:
    address = parse(card_slot.url)
    assert isinstance(address, Pcsc)
    with closing(PcscReader(address, wait_s=0.1)) as reader:
        reader.start(lambda _: None)
        wait_for(reader, CardReaderStatus.READY)
        card_slot.hang_service()
        wait_for(reader, CardReaderStatus.DISCONNECTED)
        card_slot.kill_service()
        card_slot.start_service()
        wait_for(reader, CardReaderStatus.READY)


def wait_for(reader: PcscReader, status: CardReaderStatus) -> None:
    pause, tries = threading.Event(), 0
    while reader.status() is not status:
        tries += 1
        assert tries < 100 * _END_S, f"{reader.status()} and not {status}"
        pause.wait(0.01)


def test_restarts_of_the_service_under_load(card_slot: CardSlot, kiosk: Open, card_file: Write) -> None:
    watched, over = kiosk(answer_s=2.0), threading.Event()
    faults: list[BaseException] = []

    def load(reader: str) -> None:
        while not over.is_set():
            try:
                with watched.reader.connect(reader) as connection:
                    identify(connection)
            except CardError:
                over.wait(0.002)
            except BaseException as fault:  # noqa: BLE001  # it is looked for
                faults.append(fault)

    loads = [threading.Thread(target=load, args=(reader,)) for reader in READERS]
    for thread in loads:
        thread.start()
    path = card_file("technician")
    for _ in range(4):
        card_slot.insert(path)
        card_slot.insert(SAMPLES / "city-desfire.json", 1)
        watched.wait_until_identified()
        card_slot.kill_service()
        card_slot.start_service()
    over.set()
    for thread in loads:
        thread.join()
    assert faults == []
    card_slot.insert(path)
    assert watched.wait_until_identified() is CardKind.TECHNICIAN
    shown = watched.shown().technician
    assert watched.log_in.log_in(FIRST, shown, RIGHT) == LoggedIn(shown)


def test_another_conversation_waits_for_its_turn(card_slot: CardSlot, kiosk: Open, card_file: Write) -> None:
    watched, found = kiosk(answer_s=0.5), queue.Queue[object]()
    card_slot.insert(card_file("technician"))
    watched.wait_until_identified()
    with watched.reader.connect(FIRST):
        with pytest.raises(CardMuteError, match="another"), watched.reader.connect(FIRST):
            pytest.fail("two at once")
        waiting = threading.Thread(target=lambda: found.put(watched.log_in.look(FIRST)))
        waiting.start()
    assert isinstance(found.get(timeout=_END_S), TechnicianCard)
    waiting.join()


def test_it_does_not_grow(card_slot: CardSlot, kiosk: Open, card_file: Write) -> None:
    watched = kiosk()
    card_slot.insert(card_file("technician"))
    watched.wait_until_identified()
    process = psutil.Process()
    watched.shown()
    before = threading.active_count(), process.num_fds()
    for _ in range(100):
        watched.shown()
    assert (threading.active_count(), process.num_fds()) <= before


_TALK = """
import sys, threading
from hardware.card_reader.connection import CardMuteError
from hardware.card_reader.pcsc_reader import PcscReader
from hardware.connection_url import parse
reader = PcscReader(parse(sys.argv[1]), 0.3)
seen = threading.Event()
reader.start(lambda event: seen.set())
seen.wait()
try:
    with reader.connect(sys.argv[2]) as connection:
        print("connected", flush=True)
        connection.transmit(bytes.fromhex("00a4040009a0000003080000100000"))
except CardMuteError:
    print("mute", flush=True)
if sys.argv[3] == "close":
    reader.close()
"""


@pytest.mark.parametrize("how", ["close", "leave"])
def test_the_interpreter_ends_while_a_card_holds_a_thread(how: str, card_slot: CardSlot) -> None:
    card_slot.insert(SAMPLES / "wrong-mute.json")
    command = [sys.executable, "-c", _TALK, card_slot.url, FIRST, how]
    # It raises where the process does not end.
    done = subprocess.run(command, capture_output=True, text=True, timeout=_END_S, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("mute\n")
