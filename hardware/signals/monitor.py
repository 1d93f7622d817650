"""All signals of a kiosk: a thread for each wire, one lock, one order of events."""

import errno
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from hardware.signals.keys import Contact
from hardware.signals.nut_protocol import UpsError
from hardware.signals.port import OnSignal, Power, Signal, SignalEvent, SignalStates, SignalStatus
from hardware.signals.rules import Contacts, Reading, Switched
from hardware.watcher import Reach, Source, Watcher

# It is there, and it cannot be used: another program holds it, or it is not what the settings say.
_FAULTS = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.EINVAL, errno.ENOTTY, errno.EIO}
_DEAD = Signal(SignalStatus.FAULT, why="its thread has ended")
_CONTACTS = {"headphones": Contact.HEADPHONES_OUT, "door": Contact.DOOR, "tamper": Contact.TAMPER}


@dataclass(frozen=True)
class Wire:
    """One device to watch. `tells`: the names of the signals (fields of `SignalStates`) that it tells of."""

    name: str
    open: Callable[[], Source[Any]]
    tells: tuple[str, ...]


class DeviceSignals:
    """Implements `Signals`."""

    def __init__(self, wires: tuple[Wire, ...]) -> None:
        """Opens nothing, so nothing waits."""
        self._lock = threading.Lock()
        self._order = threading.Lock()
        self._contacts = Contacts()
        unknown: dict[str, Any] = {
            name: Signal(SignalStatus.UNKNOWN) for wire in wires for name in wire.tells
        }
        self._states = SignalStates(**unknown)
        self._on_signal: OnSignal | None = None
        self._closed = False
        self._watchers = [
            (wire, Watcher[Reading](wire.name, wire.open, self._feed, partial(self._reached, wire)))
            for wire in wires
        ]

    def states(self) -> SignalStates:
        with self._lock:
            states = self._states
        for wire, watcher in self._watchers:
            if watcher.has_died:
                dead: dict[str, Any] = dict.fromkeys(wire.tells, _DEAD)
                states = replace(states, **dead)
        return states

    def start(self, on_signal: OnSignal) -> None:
        if self._on_signal is not None or self._closed:
            raise RuntimeError("the signals have been started already")
        self._on_signal = on_signal
        for _, watcher in self._watchers:
            watcher.start()

    def close(self) -> None:
        self._closed = True
        for _, watcher in self._watchers:
            watcher.close()

    def _feed(self, reading: Reading) -> None:
        # One at a time, so that two wires' events come in the order in which the states changed.
        with self._order:
            with self._lock:
                events = self._contacts.feed(reading)
                self._states = self._told(reading)
            for event in events:
                self._deliver(event)

    def _deliver(self, event: SignalEvent) -> None:
        if self._on_signal is not None and not self._closed:
            self._on_signal(event)

    def _told(self, reading: Reading) -> SignalStates:
        """The states after a reading."""
        match reading:
            case Switched(contact, on):
                name = "headphones" if contact is Contact.HEADPHONES_IN else _NAMES[contact]
                return replace(self._states, **{name: replace(getattr(self._states, name), on=on)})
            case Power():
                status = SignalStatus.FAULT if reading.fault else SignalStatus.OK
                ups = Signal(status, reading.on_battery, reading.fault)
                return replace(self._states, ups=ups, power=reading)
            case _:
                return self._states

    def _reached(self, wire: Wire, reach: Reach, why: OSError | None) -> None:
        signal = Signal(SignalStatus.OK) if reach is Reach.OPEN else Signal(_status(wire, why), why=str(why))
        told: dict[str, Any] = dict.fromkeys(wire.tells, signal)
        if "ups" in wire.tells:
            told["power"] = None
        with self._lock:
            self._states = replace(self._states, **told)
        if reach is Reach.OPEN:
            return
        for name in wire.tells:
            if name in _CONTACTS:
                self._feed(Switched(_CONTACTS[name], None))


_NAMES = {contact: name for name, contact in _CONTACTS.items()}


def _status(wire: Wire, why: OSError | None) -> SignalStatus:
    """What it means that a wire is not reached."""
    if "ups" in wire.tells:
        # Nobody who knows answers; or the server answers, and has lost the UPS.
        lost = isinstance(why, UpsError) and why.lost
        return SignalStatus.DISCONNECTED if lost else SignalStatus.UNKNOWN
    return SignalStatus.FAULT if why is not None and why.errno in _FAULTS else SignalStatus.DISCONNECTED
