"""The card reader against a real pcscd with a virtual reader, in a process of its own."""

import queue
import threading
from collections.abc import Callable, Iterator

import pytest

from hardware.card_reader.pcsc import Context
from hardware.card_reader.port import (
    CardEvent,
    CardIdentified,
    CardInserted,
    CardReader,
    CardReaderStatus,
    CardRemoved,
)
from hardware.devices import open_card_reader
from hardware.simulators.cards.card_files import SAMPLES
from hardware.simulators.cards.card_slot import CardSlot, CardSlotError
from hardware.simulators.cards.card_station import READER
from hardware.simulators.cards.virtual_card import Card
from kiosk_app import settings
from kiosk_app.domain.card_kind import CardKind

_END_S = 60
INSERTED, REMOVED = CardInserted(READER, Card().atr), CardRemoved(READER)
Watch = Callable[[str], "Watched"]


class Watched:
    """A card reader, and what it has told."""

    def __init__(self, url: str) -> None:
        self.events: queue.Queue[CardEvent] = queue.Queue()
        self.reader: CardReader = open_card_reader(settings.CardReader(url))
        self.reader.start(self.events.put)

    def next(self) -> CardEvent:
        """The next that came or went; what a card is, is another test's."""
        event = self.events.get(timeout=_END_S)
        return self.next() if isinstance(event, CardIdentified) else event

    def wait_for(self, status: CardReaderStatus) -> None:
        pause, tries = threading.Event(), 0
        while self.reader.status() is not status:
            tries += 1
            assert tries < 100 * _END_S, f"{self.reader.status()} and not {status}"
            pause.wait(0.01)


@pytest.fixture
def watch() -> Iterator[Watch]:
    begun: list[Watched] = []

    def begin(url: str) -> Watched:
        begun.append(Watched(url))
        return begun[-1]

    yield begin
    for watched in begun:
        watched.reader.close()


def test_a_card_comes_and_goes_again_and_again(card_slot: CardSlot, watch: Watch) -> None:
    watched = watch(card_slot.url)
    for _ in range(3):
        card_slot.insert()
        assert watched.next() == INSERTED
        assert watched.reader.status() is CardReaderStatus.READY
        card_slot.remove()
        assert watched.next() == REMOVED


def test_a_card_that_was_there_before_is_told(card_slot: CardSlot, watch: Watch) -> None:
    card_slot.insert()
    assert watch(card_slot.url).next() == INSERTED


def test_the_reader_is_chosen_by_the_beginning_of_its_name(card_slot: CardSlot, watch: Watch) -> None:
    _, _, socket = card_slot.url.partition("?")
    watch(f"pcsc://Simulated%20reader?{socket}").wait_for(CardReaderStatus.READY)
    watch("pcsc://").wait_for(CardReaderStatus.READY)
    other = watch(f"pcsc://Simulated%20read?{socket}")
    other.wait_for(CardReaderStatus.NO_READER)
    everyone = watch("pcsc://")
    card_slot.insert()
    assert everyone.next() == INSERTED
    assert other.events.empty()


def test_a_service_that_is_killed_takes_the_card_with_it_and_both_come_back(
    card_slot: CardSlot, watch: Watch
) -> None:
    watched = watch(card_slot.url)
    for _ in range(2):
        card_slot.insert()
        assert watched.next() == INSERTED
        card_slot.kill_service()
        assert watched.next() == REMOVED
        watched.wait_for(CardReaderStatus.DISCONNECTED)
        with pytest.raises(CardSlotError):
            card_slot.insert()
        card_slot.start_service()
        watched.wait_for(CardReaderStatus.READY)


def test_a_service_that_is_absent_is_a_status_and_may_come_later(card_slot: CardSlot, watch: Watch) -> None:
    card_slot.kill_service()
    watched = watch(card_slot.url)
    assert watched.reader.status() is CardReaderStatus.DISCONNECTED
    card_slot.start_service()
    card_slot.insert()
    assert watched.next() == INSERTED


def test_a_mute_card_holds_up_nothing(card_slot: CardSlot, watch: Watch) -> None:
    watched = watch(card_slot.url)
    watched.wait_for(CardReaderStatus.READY)
    card_slot.insert(SAMPLES / "dead.json")
    again = watch(card_slot.url)
    again.wait_for(CardReaderStatus.READY)
    again.reader.close()
    assert watched.next() == CardInserted(READER, b"")
    card_slot.remove()
    assert watched.next() == REMOVED
    card_slot.insert()
    assert watched.next() == INSERTED


@pytest.mark.parametrize("service_runs", [True, False])
def test_it_ends_at_any_time_and_tells_nothing_after_it(
    service_runs: bool, card_slot: CardSlot, watch: Watch
) -> None:
    if not service_runs:
        card_slot.kill_service()
    for _ in range(30):
        watched = watch(card_slot.url)
        watched.reader.close()
        watched.reader.close()
        watched.events.put(REMOVED)
    assert all(thread.name != "card-reader" for thread in threading.enumerate())
    card_slot.start_service()
    card_slot.insert()
    assert watched.next() == REMOVED
    assert watched.events.empty()


def test_a_service_that_hangs_does_not_keep_it_from_ending(card_slot: CardSlot, watch: Watch) -> None:
    watched = watch(card_slot.url)
    watched.wait_for(CardReaderStatus.READY)
    card_slot.hang_service()
    watched.reader.close()
    # Only now does its thread hear anything, and end.
    card_slot.kill_service()
    for thread in threading.enumerate():
        if thread.name == "card-reader":
            thread.join()


def test_it_may_be_closed_from_its_own_thread(card_slot: CardSlot) -> None:
    reader, closed = open_card_reader(settings.CardReader(card_slot.url)), threading.Event()

    def close(_: CardEvent) -> None:
        reader.close()
        closed.set()

    reader.start(close)
    card_slot.insert()
    assert closed.wait(_END_S)


def test_a_fault_of_the_listener_does_not_end_it(
    card_slot: CardSlot, caplog: pytest.LogCaptureFixture
) -> None:
    reader, events = open_card_reader(settings.CardReader(card_slot.url)), queue.Queue[CardEvent]()

    def fail(event: CardEvent) -> None:
        events.put(event)
        raise LookupError(event)

    reader.start(fail)
    card_slot.insert()
    assert events.get(timeout=_END_S) == INSERTED
    assert events.get(timeout=_END_S) == CardIdentified(READER, CardKind.UNKNOWN)
    card_slot.remove()
    assert events.get(timeout=_END_S) == REMOVED
    reader.close()
    assert "an event could not be handled: LookupError" in caplog.text


def test_it_starts_only_once(card_slot: CardSlot, watch: Watch) -> None:
    watched = watch(card_slot.url)
    with pytest.raises(RuntimeError):
        watched.reader.start(watched.events.put)


def test_a_cancel_ends_a_wait(card_slot: CardSlot) -> None:
    context, over = Context(), threading.Event()

    def wait() -> None:
        context.wait([], 1000 * _END_S)
        over.set()

    threading.Thread(target=wait, daemon=True).start()
    while not over.wait(0.01):
        context.cancel()
    context.release()
