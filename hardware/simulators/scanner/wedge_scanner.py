"""A scanner that types, without a kernel: its key events on a socket, where /dev/input/event… would be."""

import random
import tempfile
import time
from pathlib import Path
from typing import Any

from hardware.barcode_scanner.wedge_keys import events_of
from hardware.input_device import EV_KEY, InputEvent
from hardware.simulators.scanner.scan_orders import UnpluggedError, obey
from hardware.simulators.signals.input_socket import InputSocket

_KEYS = 128
# As many events as a packet of the socket takes well: one at a time would fill it up.
_AT_ONCE = 100
# Faster than any keyboard on USB, which has its turn once a millisecond; slow enough for the socket.
_PAUSE_S = 0.002


class WedgeScanner:
    """Types in the US layout; what that lacks, by Alt and digits of each byte of UTF-8. Ends with Enter."""

    def __init__(self) -> None:
        """Raises OSError."""
        self._directory = tempfile.TemporaryDirectory(prefix="urzedomat-wedge-", ignore_cleanup_errors=True)
        self.socket = InputSocket(Path(self._directory.name) / "scanner")

    @property
    def url(self) -> str:
        return self.socket.url

    def describe(self) -> dict[str, Any]:
        return {"url": self.url, "plugged": self.socket.plugged}

    def control(self, body: dict[str, Any]) -> dict[str, Any]:
        """As in `scan_orders`; every event is a piece."""
        return obey(self, body)

    def scan(self, text: str, aim_id: str = "]Q1", pieces: int = 1) -> None:
        """Read a code that says `text`. Raises UnpluggedError."""
        del pieces
        self._type(events_of(aim_id + text + "\n"))

    def garbage(self, count: int, noise: random.Random) -> None:
        keys = (InputEvent(EV_KEY, noise.randrange(1, _KEYS), noise.randrange(3)) for _ in range(count))
        ends = (InputEvent(EV_KEY, code, 0) for code in range(1, _KEYS))
        self._type([*keys, *ends])

    def plug(self) -> None:
        self.socket.plug()

    def unplug(self) -> None:
        self.socket.unplug()

    def close(self) -> None:
        """A second call does nothing."""
        self.socket.close()
        self._directory.cleanup()

    def _type(self, events: list[InputEvent]) -> None:
        if not self.socket.plugged:
            raise UnpluggedError("the scanner is unplugged")
        for at in range(0, len(events), _AT_ONCE):
            self.socket.emit(*events[at : at + _AT_ONCE])
            time.sleep(_PAUSE_S)
