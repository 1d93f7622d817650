"""An input device without a kernel: `struct input_event` on a Unix socket, read by `hardware.input_device`.

It stands where `/dev/input/event…` stands: everything above `read` is what runs in the field. Grabbing
and the kernel's questions (EVIOCG…) are not simulated; tests with umockdev do that.
"""

import socket
import threading
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from hardware.input_device import EV_SYN, SYN_DROPPED, InputEvent, pack


class InputSocket:
    """Listens; whoever connects is told what is held, and then whatever happens."""

    def __init__(self, path: Path) -> None:
        """Listen there; a socket that a killed simulator left is replaced. Raises OSError."""
        self.path = path
        self._lock = threading.Lock()
        self._held: dict[tuple[int, int], int] = {}
        self._readers: list[socket.socket] = []
        self._listener: socket.socket | None = None
        self.plug()

    @property
    def url(self) -> str:
        return f"evdev://{quote(str(self.path.absolute()))}"

    @property
    def plugged(self) -> bool:
        return self._listener is not None

    @property
    def read_by(self) -> int:
        """How many have it open."""
        return len(self._readers)

    def plug(self) -> None:
        """Make the device appear. Raises OSError."""
        with self._lock:
            if self._listener is not None:
                return
            if self.path.is_socket():
                self.path.unlink()
            self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            self._listener.bind(str(self.path))
            self._listener.listen()
            threading.Thread(target=self._accept, args=(self._listener,), name="input", daemon=True).start()

    def unplug(self) -> None:
        """Make it disappear, with all who read it losing it."""
        with self._lock:
            listener, self._listener = self._listener, None
            readers, self._readers = self._readers, []
            if listener is not None:
                self.path.unlink(missing_ok=True)
                _end(listener)
            for reader in readers:
                _end(reader)

    def emit(self, *events: InputEvent) -> None:
        """One report."""
        with self._lock:
            for event in events:
                self._held[event.type, event.code] = event.value
            self._send(pack(events))

    def press(self, kind: int, code: int) -> None:
        """Down and up again."""
        self.emit(InputEvent(kind, code, 1))
        self.emit(InputEvent(kind, code, 0))

    def lose(self, *events: InputEvent) -> None:
        """What happens while the kernel's buffer is full: nobody is told more than that something was."""
        with self._lock:
            for event in events:
                self._held[event.type, event.code] = event.value
            self._send(pack([InputEvent(EV_SYN, SYN_DROPPED, 0), *events]))

    def close(self) -> None:
        """A second call does nothing."""
        self.unplug()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                reader, _ = listener.accept()
                with self._lock:
                    self._welcome(reader, listener)

    def _welcome(self, reader: socket.socket, listener: socket.socket) -> None:
        reader.setblocking(False)
        try:
            reader.send(pack([InputEvent(*key, value) for key, value in self._held.items()]))
        except OSError:  # it has gone again
            reader.close()
            return
        if listener is self._listener:
            self._readers.append(reader)

    def _send(self, report: bytes) -> None:
        for reader in list(self._readers):
            try:
                reader.send(report)
            except OSError:  # gone, or it has not read for so long that the socket is full
                self._readers.remove(reader)
                reader.close()


def _end(plug: socket.socket) -> None:
    with suppress(OSError):
        plug.shutdown(socket.SHUT_RDWR)
    plug.close()
