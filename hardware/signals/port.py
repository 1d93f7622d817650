"""What the rest of the kiosk may ask of its signals: headphone jack, keypad, door, tamper contact, UPS.

Each may be absent. What happens is told as an event; how each is, and why, as a status.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol


class SignalStatus(Enum):
    """How one signal is.

    ABSENT: the settings name none. DISCONNECTED: it is not there now. FAULT: it is there, and cannot be
    used, or says that it is broken. UNKNOWN: not looked at yet, or whoever knows it does not answer.
    """

    OK = "ok"
    FAULT = "fault"
    DISCONNECTED = "disconnected"
    UNKNOWN = "unknown"
    ABSENT = "absent"


@dataclass(frozen=True)
class Signal:
    """One signal. `on` is what it says (plugged in, open, tampered with, on battery); None: not known."""

    status: SignalStatus = SignalStatus.ABSENT
    on: bool | None = None
    why: str = ""


@dataclass(frozen=True)
class Power:
    """What the UPS says. `runtime_s`: seconds left on battery; `charge`: percent. None: it does not say."""

    on_battery: bool
    low: bool = False
    runtime_s: int | None = None
    charge: int | None = None
    fault: str = ""


@dataclass(frozen=True)
class SignalStates:
    """All of them. The keypad's `on` is always None; the UPS's is true on battery, `power` says more."""

    headphones: Signal = field(default_factory=Signal)
    keypad: Signal = field(default_factory=Signal)
    door: Signal = field(default_factory=Signal)
    tamper: Signal = field(default_factory=Signal)
    ups: Signal = field(default_factory=Signal)
    power: Power | None = None


class Action(Enum):
    """What a key of the keypad asks for. LOUDER: one key that steps through the volumes, and starts anew."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    NEXT = "next"
    PREVIOUS = "previous"
    OK = "ok"
    BACK = "back"
    HELP = "help"
    VOLUME_UP = "volume_up"
    VOLUME_DOWN = "volume_down"
    LOUDER = "louder"


@dataclass(frozen=True)
class HeadphonesPlugged:
    """Headphones are in the jack; told also at the start, where they were in it already."""


@dataclass(frozen=True)
class HeadphonesUnplugged:
    """They are out, or the jack has gone: nothing personal may be spoken any more."""


@dataclass(frozen=True)
class KeyPressed:
    """A key went down. Holding it gives no second event: a hand that trembles shall not go too far."""

    action: Action


@dataclass(frozen=True)
class DoorOpened:
    """The door is open; told also at the start."""


@dataclass(frozen=True)
class DoorClosed:
    """The door that was open is closed."""


@dataclass(frozen=True)
class TamperDetected:
    """The contact against breaking in was made, however shortly; told also at the start."""


@dataclass(frozen=True)
class PowerLost:
    """The kiosk runs on battery. `runtime_s`: for so many seconds, where the UPS says so."""

    runtime_s: int | None = None


@dataclass(frozen=True)
class PowerLow:
    """The battery is nearly empty: finish, and shut down."""

    runtime_s: int | None = None


@dataclass(frozen=True)
class PowerRestored:
    """The mains are back."""


SignalEvent = (
    HeadphonesPlugged
    | HeadphonesUnplugged
    | KeyPressed
    | DoorOpened
    | DoorClosed
    | TamperDetected
    | PowerLost
    | PowerLow
    | PowerRestored
)
OnSignal = Callable[[SignalEvent], None]


class Signals(Protocol):
    """All signals of one kiosk. Each is watched in a thread of its own, and reconnects by itself."""

    def states(self) -> SignalStates:
        """Tell how they are; never blocks. Before `start`, those that are named are unknown."""

    def start(self, on_signal: OnSignal) -> None:
        """Begin to watch. `on_signal` is called in the signals' threads, one event at a time.

        Raises:
            RuntimeError: it has been started already.
        """

    def close(self) -> None:
        """Stop watching; after it no call of `on_signal` comes."""


class NoSignals:
    """Stands where the settings name no signal."""

    def states(self) -> SignalStates:
        return SignalStates()

    def start(self, on_signal: OnSignal) -> None:
        pass

    def close(self) -> None:
        pass
