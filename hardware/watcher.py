"""One thread that owns one device: opens it, reads it, and opens it again when it has gone."""

import errno
import logging
import os
import select
import threading
from collections.abc import Callable
from enum import Enum
from typing import Generic, Protocol, TypeVar

_log = logging.getLogger(__name__)
_RECONNECT_S = 0.5
# What is plugged in again shall be there while whoever did it still looks.
_LONGEST_RECONNECT_S = 2.0
# Whatever hangs does not keep the kiosk from ending.
_CLOSE_S = 3.0
Reading = TypeVar("Reading")


class Source(Protocol[Reading]):
    """An open device. `read` is called at once, when `fileno` is readable, and every `wait_s` seconds."""

    wait_s: float | None

    def fileno(self) -> int: ...

    def read(self) -> list[Reading]:
        """What it has to tell. Waits for a few seconds at most. Raises OSError when it has gone."""

    def close(self) -> None: ...


class Reach(Enum):
    """Whether the device is reached."""

    OPEN = "open"
    GONE = "gone"


class Watcher(Generic[Reading]):
    """Calls `on_reading` for all that the device tells, and `on_reach` with why, when it comes and goes.

    Both are called in this watcher's thread. What they raise is logged, and ends nothing.
    """

    def __init__(
        self,
        name: str,
        open_source: Callable[[], Source[Reading]],
        on_reading: Callable[[Reading], None],
        on_reach: Callable[[Reach, OSError | None], None],
    ) -> None:
        self._name = name
        self._open = open_source
        self._on_reading = on_reading
        self._on_reach = on_reach
        self._started = self._opened = False
        self._told: tuple[Reach, str] | None = None
        self._stop_read, self._stop_write = os.pipe()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @property
    def has_died(self) -> bool:
        """Whether the thread has ended and nobody wanted it to."""
        return self._started and not self._closed.is_set() and not self._thread.is_alive()

    def start(self) -> None:
        self._thread.start()
        self._started = True

    def close(self) -> None:
        """End the thread; after it nothing is called. A second call does nothing.

        A thread that hangs in the system, looking up a host's name, is left to end by itself.
        """
        if self._closed.is_set():
            return
        self._closed.set()
        os.write(self._stop_write, b"x")
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(_CLOSE_S)
        if not self._thread.is_alive():
            os.close(self._stop_write)
            os.close(self._stop_read)

    def _run(self) -> None:
        pause_s = _RECONNECT_S
        while not self._closed.is_set():
            self._opened = False
            try:
                self._open_and_watch()
            except OSError as error:
                self._tell(Reach.GONE, error)
            except Exception as error:  # noqa: BLE001, a bug must not end the device for good, and is told
                self._tell(Reach.GONE, OSError(errno.EIO, type(error).__name__))
            pause_s = _RECONNECT_S if self._opened else min(2 * pause_s, _LONGEST_RECONNECT_S)
            self._pause(_RECONNECT_S / 5 if self._opened else pause_s)

    def _open_and_watch(self) -> None:
        source = self._open()
        try:
            self._watch(source)
        finally:
            source.close()

    def _watch(self, source: Source[Reading]) -> None:
        """Read until the device has gone (OSError) or `close` is called."""
        while True:
            readings = source.read()
            self._opened = True
            self._tell(Reach.OPEN, None)
            for reading in readings:
                self._call(self._on_reading, reading)
            ready, _, _ = select.select([source.fileno(), self._stop_read], [], [], source.wait_s)
            if self._closed.is_set() or self._stop_read in ready:
                return

    def _tell(self, reach: Reach, why: OSError | None) -> None:
        told = (reach, str(why or ""))
        if told == self._told:
            return
        self._told = told
        _log.info("%s: %s%s", self._name, reach.value, f": {why}" if why else "")
        self._call(self._on_reach, reach, why)

    def _call(self, tell: Callable[..., None], *what: object) -> None:
        if self._closed.is_set():
            return
        try:
            tell(*what)
        except Exception as error:  # noqa: BLE001, a fault of one event's handling must not end the device
            _log.error("%s: an event could not be handled: %s", self._name, type(error).__name__)

    def _pause(self, seconds: float) -> None:
        select.select([self._stop_read], [], [], seconds)
