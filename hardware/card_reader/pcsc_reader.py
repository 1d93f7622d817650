"""Watching the readers of the PC/SC service: it may be absent, die, hang and come back."""

import logging
import os
import threading
from typing import TYPE_CHECKING

from hardware.card_reader.port import CardEvent, CardReaderStatus, OnCard
from hardware.card_reader.slots import Slots
from hardware.connection_url import Pcsc

if TYPE_CHECKING:
    from hardware.card_reader.pcsc import Context

_log = logging.getLogger(__name__)
# pcscd tells of readers that come and go, except in the instant between listing and waiting.
_WAIT_MS = 5_000
_SHORTEST_BACK_OFF_S, _LONGEST_BACK_OFF_S = 0.25, 4.0
_CANCEL_AGAIN_S = 0.05
# A service that hangs does not keep the kiosk from ending.
_CLOSE_S = 2.0


class PcscReader:
    """Implements `CardReader`: one thread asks the service, and asks for nothing but what has changed.

    It never talks to a card: a mute one would hold it without limit.
    """

    def __init__(self, address: Pcsc) -> None:
        self._wanted = address.reader
        self._status = CardReaderStatus.DISCONNECTED
        self._closed = threading.Event()
        self._context: Context | None = None
        self._thread: threading.Thread | None = None
        if address.socket:
            # libpcsclite reads it once, at its first call.
            os.environ["PCSCLITE_CSOCK_NAME"] = address.socket

    def status(self) -> CardReaderStatus:
        return self._status

    def start(self, on_card: OnCard) -> None:
        if self._thread is not None or self._closed.is_set():
            raise RuntimeError("the card reader has been started already")
        self._thread = threading.Thread(target=self._run, args=(on_card,), name="card-reader", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._closed.set()
        if self._thread is None or self._thread is threading.current_thread():
            return
        threading.Thread(target=self._cancel, args=(self._thread,), daemon=True).start()
        self._thread.join(_CLOSE_S)

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
            self._tell(CardReaderStatus.READY if readers else CardReaderStatus.NO_READER)
            self._deliver(slots.watch(readers), on_card)
            try:
                found = context.wait(slots.states(), _WAIT_MS)
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
