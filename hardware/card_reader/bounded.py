"""A conversation that ends: a card may answer every command, each within its deadline, for ever."""

from time import monotonic

from hardware.card_reader.connection import CardConnection, CardMuteError


class Bounded:
    """Implements `CardConnection` over another one, up to a moment, and for so many commands."""

    def __init__(self, connection: CardConnection, end_s: float, commands: int) -> None:
        """`end_s`: on the monotonic clock; a command that is sent before it still has its own deadline."""
        self.reader, self.atr = connection.reader, connection.atr
        self._connection, self._end_s, self._left = connection, end_s, commands

    def transmit(self, command: bytes) -> bytes:
        self._left -= 1
        if self._left < 0 or monotonic() > self._end_s:
            raise CardMuteError("the card takes too long")
        return self._connection.transmit(command)
