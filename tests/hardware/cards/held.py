"""A simulated card held in the hand: asked directly, without reader and service."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from hardware.card_reader.connection import (
    CardConnection,
    CardLostError,
    CardMuteError,
    Dialogue,
    Outcome,
    whole_answer,
)
from hardware.simulators.cards.virtual_card import Card

POWER_ON = b"\x01"


class Held:
    """Implements `CardConnection` on one card; on another one from command `swap_at` on."""

    def __init__(self, card: Card, other: Card | None = None, swap_at: int = 0, pull_at: int = 0) -> None:
        self.reader, self.atr = "hand", card.atr
        self.commands: list[bytes] = []
        self.answers: list[bytes] = []
        self._card, self._other = card, other
        self._swap_at, self._pull_at = swap_at, pull_at
        for each in (card, other):
            if each is not None:
                each.answer(POWER_ON)

    def transmit(self, command: bytes) -> bytes:
        dialogue = whole_answer(command)
        try:
            sent = next(dialogue)
            while True:
                sent = dialogue.send(self._exchange(sent))
        except StopIteration as end:
            answer: bytes = end.value
            self.answers.append(answer)
            return answer

    def _exchange(self, command: bytes) -> bytes:
        self.commands.append(command)
        if len(self.commands) == self._pull_at:
            raise CardLostError("pulled")
        if self._other is not None and len(self.commands) >= self._swap_at:
            self._card = self._other
        answer = self._card.answer(command)
        if answer is None:
            raise CardMuteError("mute")
        return answer


def outcome_of(dialogue: Dialogue[Outcome], answers: Iterable[bytes], after: bytes) -> Outcome:
    """The dialogue's outcome when it gets these answers, and `after` to all that comes later."""
    left = iter(answers)
    try:
        next(dialogue)
        while True:
            dialogue.send(next(left, after))
    except StopIteration as end:
        outcome: Outcome = end.value
        return outcome


@contextmanager
def handing(held: Held) -> Iterator[CardConnection]:
    """As `CardReader.connect` gives it."""
    yield held
