"""The PC/SC service: watching readers, talking with cards. The only file that knows pyscard.

Its raw calls are used: the monitors of pyscard end for good when pcscd is restarted, and start a
thread for each change (docs/adr/0006-card-reader.md).
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from smartcard import scard

from hardware.card_reader.slots import UNAWARE, Slot

_NOTHING_NEW = {scard.SCARD_E_TIMEOUT, scard.SCARD_E_CANCELLED}
_READER_GONE = {scard.SCARD_E_UNKNOWN_READER, scard.SCARD_E_READER_UNAVAILABLE}
_UNRESPONSIVE = {
    scard.SCARD_W_UNPOWERED_CARD,
    scard.SCARD_W_UNRESPONSIVE_CARD,
    scard.SCARD_W_UNSUPPORTED_CARD,
    scard.SCARD_E_CARD_UNSUPPORTED,
}
# Stands for the list of readers: it changes when one is plugged in or pulled out.
_PLUG_AND_PLAY = "\\\\?PnP?\\Notification"


class PcscError(OSError):
    """The service does not answer, or answers nonsense; all that was known through it is void."""


class ReaderGoneError(PcscError):
    """A reader that was named is not there any more; the context is as good as before."""


class UnresponsiveError(PcscError):
    """There is a card, and it gave no answer to reset that could be used."""


class Context:
    """One conversation with the service. All but `cancel` belong to one thread; each raises PcscError."""

    def __init__(self) -> None:
        result, self._handle = _ask(scard.SCardEstablishContext, scard.SCARD_SCOPE_SYSTEM)
        _check(result)

    def readers(self) -> list[str]:
        """The names of the readers that are plugged in."""
        result, names = _ask(scard.SCardListReaders, self._handle, [])
        if result == scard.SCARD_E_NO_READERS_AVAILABLE:
            return []
        _check(result)
        return list(names)

    def wait(self, known: Iterable[tuple[str, int]], timeout_ms: int) -> list[Slot]:
        """Wait until a reader is in another state than the known one (UNAWARE: tell it at once), until
        one is plugged in or out, until `cancel`, or until the time has run out.

        Raises:
            ReaderGoneError: one of them is not there.
        """
        asked = [*known, (_PLUG_AND_PLAY, UNAWARE)]
        result, states = _ask(scard.SCardGetStatusChange, self._handle, timeout_ms, asked)
        if result in _NOTHING_NEW:
            return []
        if result in _READER_GONE:
            raise ReaderGoneError(_words(result))
        _check(result)
        return [Slot(name, state, bytes(atr)) for name, state, atr in states if name != _PLUG_AND_PLAY]

    def connect(self, reader: str) -> "Card":
        """Power the card in this reader and have it for oneself alone. May block without limit.

        Raises:
            UnresponsiveError: the card is mute.
        """
        # T=1 first: it carries extended lengths. pcscd would rather take what the card names first.
        result, card = self._connect(reader, scard.SCARD_PROTOCOL_T1)
        if result == scard.SCARD_E_PROTO_MISMATCH:
            result, card = self._connect(reader, scard.SCARD_PROTOCOL_T0)
        if result in _UNRESPONSIVE or result == scard.SCARD_E_PROTO_MISMATCH:
            raise UnresponsiveError(_words(result))
        _check(result)
        return card

    def _connect(self, reader: str, protocol: int) -> tuple[int, "Card"]:
        result, handle, active = _ask(
            scard.SCardConnect, self._handle, reader, scard.SCARD_SHARE_EXCLUSIVE, protocol
        )
        return result, Card(handle, active)

    def cancel(self) -> None:
        """End the `wait` that goes on in another thread; nothing happens where none does."""
        scard.SCardCancel(self._handle)

    def release(self) -> None:
        """Let go of it. Never raises."""
        scard.SCardReleaseContext(self._handle)


class Card:
    """A card that is powered. All belongs to one thread and may block without limit; raises PcscError."""

    def __init__(self, handle: int, protocol: int) -> None:
        self._handle = handle
        self.uses_t0 = protocol == scard.SCARD_PROTOCOL_T0
        self._pci = scard.SCARD_PCI_T0 if self.uses_t0 else scard.SCARD_PCI_T1

    def atr(self) -> bytes:
        """Its answer to reset."""
        result, _, _, _, atr = _ask(scard.SCardStatus, self._handle)
        _check(result)
        return bytes(atr)

    def transmit(self, command: bytes) -> bytes:
        """Send a command, return the answer as it is."""
        result, answer = _ask(scard.SCardTransmit, self._handle, self._pci, list(command))
        _check(result)
        if not answer:
            # Some drivers (vpcd) say so that the card went in the middle of a command, and call it success.
            raise PcscError("no answer")
        return bytes(answer)

    def disconnect(self, *, reset: bool) -> None:
        """Let go of it; with `reset`, no PIN and no session outlives it. Never raises."""
        with suppress(PcscError):
            _ask(
                lambda *arguments: (scard.SCardDisconnect(*arguments),),
                self._handle,
                scard.SCARD_RESET_CARD if reset else scard.SCARD_LEAVE_CARD,
            )


def _ask(call: Callable[..., Any], *arguments: object) -> Any:
    """A call's result code and its values."""
    try:
        return call(*arguments)
    except SystemError as error:
        # pyscard's binding fails to set an exception where the service dies in the middle of an answer.
        raise PcscError("no answer") from error


def _check(result: int) -> None:
    if result != scard.SCARD_S_SUCCESS:
        raise PcscError(_words(result))


def _words(result: int) -> str:
    return str(scard.SCardGetErrorMessage(result))
