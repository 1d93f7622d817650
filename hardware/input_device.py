"""Input devices of the kernel (evdev): keys and switches. The only file that knows python-evdev.

The kernel's side is Documentation/input/event-codes.rst and linux/input.h. A simulator sends the same
`struct input_event` over a Unix socket (SOCK_SEQPACKET), its first packet telling what is held.
"""

import errno
import fcntl
import fnmatch
import socket
import stat
import struct
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

from hardware.connection_url import Evdev

Result = TypeVar("Result")

EV_SYN, EV_KEY, EV_SW = 0x00, 0x01, 0x05
SYN_REPORT, SYN_DROPPED = 0, 3
# struct input_event of a 64-bit kernel: seconds, microseconds, type, code, value.
EVENT = struct.Struct("@llHHi")
_MOST_EVENTS = 256
_SW_BYTES = 8
# EVIOCGSW(len): _IOR('E', 0x1b, char[len]).
_EVIOCGSW = (2 << 30) | (_SW_BYTES << 16) | (ord("E") << 8) | 0x1B
_SOCKET_S = 1.0
_NAMES = Path("/sys/class/input")


class InputDeviceError(OSError):
    """The device cannot be used; `errno` says why: ENOENT, ENODEV, EACCES, EBUSY (grabbed by another)."""


class InputEvent(NamedTuple):
    """One event: `type` EV_KEY or EV_SW, `code` the key or switch, `value` 1 on, 0 off, 2 held (repeat)."""

    type: int
    code: int
    value: int


Held = frozenset[tuple[int, int]]
"""Which keys are down and which switches are on: pairs of type and code."""


class InputDevice:
    """An open input device. Nothing here waits, except for a simulator's first packet (1 s)."""

    def __init__(self, address: Evdev, *, grab: bool = False) -> None:
        """Open it; with `grab`, for this process alone. Raises InputDeviceError."""
        try:
            path = address.path or _find(address.name)
            is_socket = stat.S_ISSOCK(Path(path).stat().st_mode)
            self._wire: _Wire = _Socket(path) if is_socket else _Kernel(path, grab)
        except OSError as error:
            raise InputDeviceError(_number(error), f"{address.path or address.name}: {error}") from error
        self._dropping = False

    def fileno(self) -> int:
        return self._wire.fileno()

    def held(self) -> Held:
        """What is down and on now, whether or not an event told of it. Raises InputDeviceError."""
        return _told(self._wire.held)

    def read(self) -> list[InputEvent]:
        """All that has happened; SYN_DROPPED among it: some is lost, ask `held`. Raises InputDeviceError."""
        return self._complete(_told(self._wire.read))

    def close(self) -> None:
        self._wire.close()

    def _complete(self, events: Iterable[InputEvent]) -> list[InputEvent]:
        """Without those between SYN_DROPPED and the next SYN_REPORT, which belong to no whole report."""
        kept = []
        for event in events:
            mark = event.code if event.type == EV_SYN else None
            if not self._dropping and (mark is None or mark == SYN_DROPPED):
                kept.append(event)
            if mark == SYN_DROPPED:
                self._dropping = True
            elif mark == SYN_REPORT:
                self._dropping = False
        return kept


def pack(events: Sequence[InputEvent]) -> bytes:
    """One report as the kernel writes it, without times. For simulators."""
    report = [*events, InputEvent(EV_SYN, SYN_REPORT, 0)]
    return b"".join(EVENT.pack(0, 0, *event) for event in report)


def unpack(data: bytes) -> list[InputEvent]:
    """The whole events in `data`; what is left over at its end is not one."""
    whole = len(data) - len(data) % EVENT.size
    return [InputEvent(*fields[2:]) for fields in EVENT.iter_unpack(data[:whole])]


class _Wire(Protocol):
    def fileno(self) -> int: ...
    def held(self) -> Held: ...
    def read(self) -> Iterable[InputEvent]: ...
    def close(self) -> None: ...


class _Kernel:
    """A character device of the kernel."""

    def __init__(self, path: str, grab: bool) -> None:
        # Imported here: its tables of codes take their time, and must not be on the way to the first frame.
        import evdev

        self._device: Any = evdev.InputDevice(path, readonly=True)
        if grab:
            try:
                self._device.grab()
            except OSError:
                self._device.close()
                raise

    def fileno(self) -> int:
        return int(self._device.fd)

    def held(self) -> Held:
        switches = fcntl.ioctl(self._device.fd, _EVIOCGSW, bytes(_SW_BYTES))
        on = {(EV_SW, bit) for bit in range(8 * _SW_BYTES) if switches[bit // 8] >> bit % 8 & 1}
        return frozenset(on | {(EV_KEY, code) for code in self._device.active_keys()})

    def read(self) -> Iterable[InputEvent]:
        try:
            return [InputEvent(event.type, event.code, event.value) for event in self._device.read()]
        except BlockingIOError:
            return []

    def close(self) -> None:
        # Letting go of the descriptor ends the grab.
        self._device.close()


class _Socket:
    """A simulator's socket. What it says is kept to the size of a kernel's answer."""

    def __init__(self, path: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._held: set[tuple[int, int]] = set()
        try:
            self._socket.settimeout(_SOCKET_S)
            self._socket.connect(path)
            self._take()
            self._socket.setblocking(False)
        except OSError:
            self._socket.close()
            raise

    def fileno(self) -> int:
        return self._socket.fileno()

    def held(self) -> Held:
        return frozenset(self._held)

    def read(self) -> Iterable[InputEvent]:
        try:
            return self._take()
        except BlockingIOError:
            return []

    def close(self) -> None:
        self._socket.close()

    def _take(self) -> list[InputEvent]:
        data = self._socket.recv(_MOST_EVENTS * EVENT.size)
        if not data:
            raise OSError(errno.ENODEV, "the simulated device has gone")
        events = unpack(data)
        for event in events:
            if event.type != EV_SYN:
                (self._held.add if event.value else self._held.discard)((event.type, event.code))
        return events


def _find(name: str) -> str:
    """The device file of the first input device whose name matches. Raises OSError. Opens nothing."""
    for found in sorted(_NAMES.glob("event*/device/name")):
        if fnmatch.fnmatchcase(found.read_text(encoding="utf-8", errors="replace").strip(), name):
            return f"/dev/input/{found.parts[-3]}"
    raise OSError(errno.ENOENT, "there is no input device of this name")


def _told(work: Callable[[], Result]) -> Result:
    """Do it, and tell every way in which a device can fail as one."""
    try:
        return work()
    except OSError as error:
        raise InputDeviceError(_number(error), str(error)) from error


def _number(error: OSError) -> int:
    """A socket's timeout has no number of its own."""
    return errno.ETIMEDOUT if isinstance(error, TimeoutError) else error.errno or errno.EIO
