"""A device's thread outlives its device, its bugs, and those of whoever it tells."""

import errno
import os
import queue
from collections.abc import Callable, Iterator

import pytest

from hardware.signals.keys import Contact
from hardware.signals.monitor import DeviceSignals, Wire
from hardware.signals.port import (
    DoorClosed,
    DoorOpened,
    SignalEvent,
    SignalStates,
    SignalStatus,
)
from hardware.signals.rules import Switched
from tests.hardware.signals.conftest import Open


class Pipe:
    """A source that reads bytes: `o` and `c` are the door, `!` a bug, and the end an unplugging."""

    wait_s: float | None = None

    def __init__(self, read_end: int) -> None:
        self._fd = os.dup(read_end)
        self._begun = False

    def fileno(self) -> int:
        return self._fd

    def read(self) -> list[Switched]:
        if not self._begun:
            self._begun = True
            return []
        match os.read(self._fd, 1):
            case b"o":
                return [Switched(Contact.DOOR, True)]
            case b"c":
                return [Switched(Contact.DOOR, False)]
            case b"!":
                raise KeyError("a bug")
            case _:
                raise OSError(errno.ENODEV, "gone")

    def close(self) -> None:
        os.close(self._fd)


Watched = tuple[DeviceSignals, "queue.Queue[SignalEvent]", Callable[[bytes], None], list[Pipe]]


@pytest.fixture
def watched() -> Iterator[Watched]:
    read_end, write_end = os.pipe()

    opened: list[Pipe] = []

    def open_pipe() -> Pipe:
        opened.append(Pipe(read_end))
        return opened[-1]

    signals = DeviceSignals((Wire("door", open_pipe, ("door",)),))
    heard: queue.Queue[SignalEvent] = queue.Queue()

    def listen(event: SignalEvent) -> None:
        heard.put(event)
        if isinstance(event, DoorOpened):
            raise RuntimeError("whoever listens is broken")

    signals.start(listen)

    def send(data: bytes) -> None:
        os.write(write_end, data)

    yield signals, heard, send, opened
    signals.close()
    os.close(write_end)
    os.close(read_end)


def test_a_listener_that_raises_ends_nothing(watched: Watched) -> None:
    _, heard, send, opened = watched
    send(b"oc")
    assert [heard.get(timeout=20), heard.get(timeout=20)] == [DoorOpened(), DoorClosed()]
    assert len(opened) == 1


def test_a_bug_in_a_driver_is_a_fault_and_the_device_is_opened_again(watched: Watched) -> None:
    signals, heard, send, opened = watched
    send(b"o!c")
    assert [heard.get(timeout=20), heard.get(timeout=20)] == [DoorOpened(), DoorClosed()]
    assert len(opened) == 2
    assert signals.states().door.status is SignalStatus.OK


def test_nothing_is_told_after_it_was_closed(watched: Watched) -> None:
    signals, heard, send, _ = watched
    signals.close()
    signals.close()
    send(b"o")
    assert heard.empty()
    with pytest.raises(RuntimeError, match="already"):
        signals.start(heard.put)


class Ended(BaseException):
    """Not even an exception: as when the interpreter ends a thread."""


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_that_died_is_a_fault() -> None:
    def dying() -> Pipe:
        raise Ended

    signals = DeviceSignals((Wire("tamper", dying, ("tamper",)),))
    signals.start(lambda event: None)
    while signals.states().tamper.status is SignalStatus.UNKNOWN:
        pass
    assert signals.states().tamper.why == "its thread has ended"
    signals.close()


def test_lines_of_no_chip(open_signals: Open) -> None:
    opened = open_signals(door="gpio:///dev/gpiochip999/1", tamper="gpio:///etc/passwd/1")

    def both(now: SignalStates) -> bool:
        return SignalStatus.UNKNOWN not in (now.door.status, now.tamper.status)

    states = opened.states_when(both)
    assert states.door.status is SignalStatus.DISCONNECTED
    assert states.tamper.status is SignalStatus.FAULT
    assert opened.silent()
