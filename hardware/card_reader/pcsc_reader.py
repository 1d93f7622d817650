"""Watching the readers of the PC/SC service: it may be absent, die, hang and come back."""

import logging
import os
import threading
from contextlib import AbstractContextManager
from time import monotonic
from typing import TYPE_CHECKING

from hardware.card_reader.connection import CardConnection, CardLostError, CardMuteError
from hardware.card_reader.identification import identify
from hardware.card_reader.pcsc_connection import ANSWER_S, Connections
from hardware.card_reader.port import (
    CardEvent,
    CardIdentified,
    CardInserted,
    CardReaderStatus,
    CardRemoved,
    OnCard,
)
from hardware.card_reader.slots import Slots
from hardware.connection_url import Pcsc
from kiosk_app.domain.card_kind import CardKind

if TYPE_CHECKING:
    from hardware.card_reader.pcsc import Context

_log = logging.getLogger(__name__)
# pcscd tells of readers that come and go, except in the instant between listing and waiting.
WAIT_S = 5.0
# So much later than that, a service that has not even said that nothing is new hangs.
_LATE_S = 2.0
_SHORTEST_BACK_OFF_S, _LONGEST_BACK_OFF_S = 0.25, 4.0
_CANCEL_AGAIN_S = 0.05
# A service that hangs does not keep the kiosk from ending.
_CLOSE_S = 2.0
# To tell a card; one that takes longer is called mute.
_IDENTIFY_S = 2.0
# A card that was lost on the way is asked again, for longer than the service needs to see that it has gone.
_IDENTIFY_TRIES, _IDENTIFY_AGAIN_S = 8, 0.1


class PcscReader:
    """Implements `CardReader`: one thread asks the service, and asks for nothing but what has changed.

    That thread never talks to a card, as a mute one would hold it without limit: each new card is
    identified in a thread of its own.
    """

    def __init__(self, address: Pcsc, answer_s: float = ANSWER_S, wait_s: float = WAIT_S) -> None:
        """`answer_s`: a card has for one answer. `wait_s`: the service is heard of that often, at least."""
        self._wanted = address.reader
        self._wait_s = wait_s
        self._answer_s = answer_s
        self._status = CardReaderStatus.DISCONNECTED
        self._heard_s = monotonic()
        self._closed = threading.Event()
        self._connections = Connections()
        self._context: Context | None = None
        self._thread: threading.Thread | None = None
        # Held while an event is told, so that they come one at a time; again by a listener that closes.
        self._telling = threading.RLock()
        # The latest insertion in each reader: what is found out of an earlier card is not told.
        self._inserted: dict[str, CardInserted] = {}
        if address.socket:
            # libpcsclite reads it once, at its first call.
            os.environ["PCSCLITE_CSOCK_NAME"] = address.socket

    def status(self) -> CardReaderStatus:
        hangs = monotonic() - self._heard_s > self._wait_s + _LATE_S
        return CardReaderStatus.DISCONNECTED if hangs else self._status

    def start(self, on_card: OnCard) -> None:
        if self._thread is not None or self._closed.is_set():
            raise RuntimeError("the card reader has been started already")
        self._thread = threading.Thread(target=self._run, args=(on_card,), name="card-reader", daemon=True)
        self._thread.start()

    def cards(self) -> tuple[CardInserted, ...]:
        return tuple(self._inserted.copy().values())

    def connect(self, reader: str) -> AbstractContextManager[CardConnection]:
        return self._connections.open(reader, answer_s=self._answer_s)

    def close(self) -> None:
        self._closed.set()
        if self._thread is None or self._thread is threading.current_thread():
            return
        threading.Thread(target=self._cancel, args=(self._thread,), daemon=True).start()
        self._thread.join(_CLOSE_S)
        # An event that is being told in another thread.
        if self._telling.acquire(timeout=_CLOSE_S):
            self._telling.release()

    def _cancel(self, thread: threading.Thread) -> None:
        """Again and again: a cancel that comes before the wait begins is lost. May hang with the service."""
        while thread.is_alive():
            context = self._context
            if context is not None:
                context.cancel()
            thread.join(_CANCEL_AGAIN_S)

    def _run(self, on_card: OnCard) -> None:
        # Imported here: it takes its time, and must not be on the way to the first frame.
        from hardware.card_reader.pcsc import Context, PcscError

        back_off_s = _SHORTEST_BACK_OFF_S
        while not self._closed.is_set():
            slots = Slots()
            try:
                self._context = Context()
                back_off_s = _SHORTEST_BACK_OFF_S
                self._watch(self._context, slots, on_card)
            except PcscError as error:
                if self._status is not CardReaderStatus.DISCONNECTED:
                    _log.info("card reader: %s", error)
            finally:
                self._let_go()
            self._deliver(slots.watch([]), on_card)
            self._tell(CardReaderStatus.DISCONNECTED)
            self._closed.wait(back_off_s)
            back_off_s = min(2 * back_off_s, _LONGEST_BACK_OFF_S)

    def _watch(self, context: "Context", slots: Slots, on_card: OnCard) -> None:
        """Tell of cards until closed. Raises PcscError when the service has gone."""
        from hardware.card_reader.pcsc import ReaderGoneError

        while not self._closed.is_set():
            readers = [name for name in context.readers() if self._is_wanted(name)]
            self._heard_s = monotonic()
            self._tell(CardReaderStatus.READY if readers else CardReaderStatus.NO_READER)
            self._deliver(slots.watch(readers), on_card)
            try:
                found = context.wait(slots.states(), int(1000 * self._wait_s))
            except ReaderGoneError:
                # Unplugged since it was listed. Not at once again, should list and state disagree for longer.
                self._closed.wait(_CANCEL_AGAIN_S)
                continue
            self._deliver(slots.update(found), on_card)

    def _is_wanted(self, name: str) -> bool:
        """pcscd adds numbers to a reader's name: the beginning of it will do, up to a space."""
        return not self._wanted or f"{name} ".startswith(f"{self._wanted} ")

    def _deliver(self, events: list[CardEvent], on_card: OnCard) -> None:
        for event in events:
            with self._telling:
                self._note(event, on_card)
                self._hand_over(event, on_card)

    def _note(self, event: CardEvent, on_card: OnCard) -> None:
        match event:
            case CardInserted(reader):
                self._inserted[reader] = event
                threading.Thread(
                    target=self._identify, args=(event, on_card), name="card-identification", daemon=True
                ).start()
            case CardRemoved(reader):
                self._inserted.pop(reader, None)

    def _identify(self, inserted: CardInserted, on_card: OnCard) -> None:
        """Find out what it is, and tell, unless it is gone by then."""
        kind: CardKind | None = None
        for _ in range(_IDENTIFY_TRIES):
            kind = self._kind(inserted)
            if kind is not None or self._is_gone(inserted) or self._closed.wait(_IDENTIFY_AGAIN_S):
                break
        with self._telling:
            if not self._is_gone(inserted):
                self._hand_over(CardIdentified(inserted.reader, kind or CardKind.MUTE), on_card)

    def _is_gone(self, inserted: CardInserted) -> bool:
        # Not equal but the same: a like card that came later has an insertion of its own.
        return self._inserted.get(inserted.reader) is not inserted

    def _kind(self, inserted: CardInserted) -> CardKind | None:
        """None: lost on the way. Either the reader tells of it soon; or it never will, as the card moved,
        or went and another came, between two of the service's looks."""
        if not inserted.atr:
            return CardKind.MUTE
        try:
            answer_s = min(self._answer_s, _IDENTIFY_S)
            # Nothing is unlocked on the way, so there is nothing to reset.
            with self._connections.open(inserted.reader, reset=False, answer_s=answer_s) as connection:
                return identify(connection)
        except CardMuteError:
            return CardKind.MUTE
        except CardLostError:
            return None

    def _hand_over(self, event: CardEvent, on_card: OnCard) -> None:
        if self._closed.is_set():
            return
        try:
            on_card(event)
        except Exception as error:  # noqa: BLE001, a fault of one event's handling must not end the reader
            _log.error("card reader: an event could not be handled: %s", type(error).__name__)

    def _tell(self, status: CardReaderStatus) -> None:
        if status is not self._status:
            self._status = status
            _log.info("card reader: %s", status.value)

    def _let_go(self) -> None:
        context, self._context = self._context, None
        if context is not None:
            context.release()
