"""The PC/SC service, as far as watching needs it. The only file that knows pyscard.

Its raw calls are used: the monitors of pyscard end for good when pcscd is restarted, and start a
thread for each change (docs/adr/0006-card-reader.md).
"""

from collections.abc import Callable, Iterable
from typing import Any

from smartcard import scard

from hardware.card_reader.slots import UNAWARE, Slot

_NOTHING_NEW = {scard.SCARD_E_TIMEOUT, scard.SCARD_E_CANCELLED}
_READER_GONE = {scard.SCARD_E_UNKNOWN_READER, scard.SCARD_E_READER_UNAVAILABLE}
# Stands for the list of readers: it changes when one is plugged in or pulled out.
_PLUG_AND_PLAY = "\\\\?PnP?\\Notification"


class PcscError(OSError):
    """The service does not answer, or answers nonsense; all that was known through it is void."""


class ReaderGoneError(PcscError):
    """A reader that was named is not there any more; the context is as good as before."""


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

    def cancel(self) -> None:
        """End the `wait` that goes on in another thread; nothing happens where none does."""
        scard.SCardCancel(self._handle)

    def release(self) -> None:
        """Let go of it. Never raises."""
        scard.SCardReleaseContext(self._handle)


def _ask(call: Callable[..., Any], *arguments: object) -> tuple[int, Any]:
    """A call's result code and its value."""
    try:
        result, value = call(*arguments)
    except SystemError as error:
        # pyscard's binding fails to set an exception where the service dies in the middle of an answer.
        raise PcscError("no answer") from error
    return result, value


def _check(result: int) -> None:
    if result != scard.SCARD_S_SUCCESS:
        raise PcscError(_words(result))


def _words(result: int) -> str:
    return str(scard.SCardGetErrorMessage(result))
