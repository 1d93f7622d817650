"""Connections with cards through the PC/SC service, each in a thread that can be given up on.

A mute card, a reader or a service that hangs blocks a call without limit: its thread is left behind, one
for each reader at most, and ends when the card is pulled or the service killed.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from hardware.card_reader.connection import (
    CardConnection,
    CardError,
    CardLostError,
    CardMuteError,
    for_t0,
    whole_answer,
)
from hardware.card_reader.worker import Worker

if TYPE_CHECKING:
    from hardware.card_reader.pcsc import Card, Context

Value = TypeVar("Value")
# One command, its answer in however many pieces: a slow card takes two seconds for an RSA signature.
ANSWER_S = 5.0


class Connections:
    """Opens one connection at a time for each reader."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        self._left_behind: dict[str, Worker] = {}

    @contextmanager
    def open(
        self, reader: str, *, reset: bool = True, answer_s: float = ANSWER_S
    ) -> Iterator[CardConnection]:
        """The card in this reader, for oneself alone. Afterwards it is reset: no PIN outlives it.

        Raises:
            CardLostError: there is no card, no reader, or no service.
            CardMuteError: it does not answer, or another conversation does not end.
        """
        end_s = monotonic() + answer_s
        turn = self._turn(reader)
        if not turn.acquire(timeout=answer_s):
            raise CardMuteError("another conversation with this card does not end")
        try:
            self._wait_for_the_last(reader, end_s - monotonic())
            connection = PcscConnection(reader, answer_s)
            try:
                connection.begin()
                yield connection
            finally:
                if worker := connection.end(reset=reset):
                    self._left_behind[reader] = worker
        finally:
            turn.release()

    def _turn(self, reader: str) -> threading.Lock:
        with self._lock:
            return self._turns.setdefault(reader, threading.Lock())

    def _wait_for_the_last(self, reader: str, timeout_s: float) -> None:
        worker = self._left_behind.get(reader)
        if worker is None:
            return
        if not worker.join(max(0.0, timeout_s)):
            raise CardMuteError("an earlier call has not come back")
        del self._left_behind[reader]


class PcscConnection:
    """Implements `CardConnection`. Belongs to one thread at a time."""

    def __init__(self, reader: str, answer_s: float = ANSWER_S) -> None:
        self.reader = reader
        self.atr = b""
        self._answer_s = answer_s
        self._worker = Worker("card")
        self._context: Context | None = None
        self._card: Card | None = None
        self._uses_t0 = False
        self._broken: CardError | None = None
        self._hangs = False

    def begin(self) -> None:
        """Connect. Raises CardLostError, CardMuteError."""
        self.atr, self._uses_t0 = self._call(self._connect, self._answer_s)

    def transmit(self, command: bytes) -> bytes:
        # For the answer with all its pieces: each of them may come late, and there may always be one more.
        dialogue, end_s = whole_answer(command), monotonic() + self._answer_s
        try:
            sent = next(dialogue)
            while True:
                sent = dialogue.send(self._exchange(sent, end_s))
        except StopIteration as end:
            answer: bytes = end.value
            return answer
        except CardError as error:
            self._broken = error
            raise

    def end(self, *, reset: bool) -> Worker | None:
        """Let go of the card. Returns the thread that could not be ended, where a call hangs."""
        try:
            # Behind a call that hangs, this is for when it comes back after all.
            timeout_s = 0.0 if self._hangs else self._answer_s
            self._worker.call(lambda: self._let_go(reset), timeout_s)
        except TimeoutError:
            self._hangs = True
        self._worker.finish()
        return self._worker if self._hangs else None

    def _exchange(self, command: bytes, end_s: float) -> bytes:
        if self._uses_t0:
            command = for_t0(command)
        left_s = end_s - monotonic()
        if left_s <= 0:
            raise CardMuteError("an answer whose pieces take too long")
        return self._call(lambda: self._transmit(command), left_s)

    def _call(self, work: Callable[[], Value], timeout_s: float) -> Value:
        from hardware.card_reader.pcsc import PcscError, UnresponsiveError

        if self._broken is not None:
            raise self._broken
        try:
            return self._worker.call(work, timeout_s)
        except TimeoutError as error:
            self._hangs = True
            raise CardMuteError("no answer from the card") from error
        except UnresponsiveError as error:
            raise CardMuteError(str(error)) from error
        except PcscError as error:
            raise CardLostError(str(error)) from error

    # What follows runs in the worker.

    def _connect(self) -> tuple[bytes, bool]:
        from hardware.card_reader.pcsc import Context

        self._context = Context()
        self._card = self._context.connect(self.reader)
        return self._card.atr(), self._card.uses_t0

    def _transmit(self, command: bytes) -> bytes:
        assert self._card is not None
        return self._card.transmit(command)

    def _let_go(self, reset: bool) -> None:
        card, self._card = self._card, None
        context, self._context = self._context, None
        if card is not None:
            card.disconnect(reset=reset)
        if context is not None:
            context.release()
