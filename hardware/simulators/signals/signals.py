"""Headphone jack, keypad, door, tamper contact and UPS, each on a wire of its own."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hardware.input_device import EV_KEY, EV_SW, InputEvent
from hardware.signals.keys import CODES, read_key_map
from hardware.signals.port import Action
from hardware.simulators.signals.input_socket import InputSocket
from hardware.simulators.signals.nut_server import NutServer, UpsState
from hardware.simulators.simulated import unable, wrong

_JACK, _COVER, _TAMPER = (EV_SW, 2), (EV_SW, 16), (EV_KEY, CODES["F24"])
# Of the keys that mean the same, the first in the map.
_KEYS = {meaning: code for code, meaning in reversed(list(read_key_map("").items()))}
_DEVICES = ("headphones", "keypad", "door", "tamper")
_DOOR = ("closed", "open")


class SimulatedSignals:
    """All of them: nothing plugged in, the door closed, the mains there."""

    def __init__(self, directory: Path | None = None, ups_port: int = 0) -> None:
        """Sockets are made in `directory`, or in one that goes when we do. Raises OSError."""
        self._own = None
        if directory is None:
            self._own = tempfile.TemporaryDirectory(prefix="urzedomat-signals-", ignore_cleanup_errors=True)
            directory = Path(self._own.name)
        directory.mkdir(parents=True, exist_ok=True)
        self._devices = {name: InputSocket(directory / name) for name in _DEVICES}
        self._ups = NutServer(ups_port)
        self._headphones = self._open = self._tampered = False
        self._show_door()

    @property
    def urls(self) -> dict[str, str]:
        """By the names of the settings' section [signals]."""
        return {
            "headphones": self._devices["headphones"].url,
            "keypad": self._devices["keypad"].url,
            "door": f"{self._devices['door'].url}?code=SW_MACHINE_COVER&active=low",
            "tamper": f"{self._devices['tamper'].url}?code=KEY_F24",
            "ups": self._ups.url,
        }

    def describe(self) -> dict[str, Any]:
        return {
            "urls": self.urls,
            "headphones": self._headphones,
            "door": _DOOR[self._open],
            "tamper": self._tampered,
            "ups": self._ups.state.value,
            "unplugged": [name for name, device in self._devices.items() if not device.plugged],
            "keys": [action.value for action in Action if action in _KEYS],
        }

    def control(self, body: dict[str, Any]) -> dict[str, Any]:
        """Do all that the body says, or nothing where a part of it is wrong.

        `{"headphones": true, "key": "ok", "door": "open", "tamper": true, "ups": "on_battery",
        "unplugged": ["keypad"]}`
        """
        known: dict[str, Callable[[Any], Callable[[], None]]] = {
            "headphones": self._headphones_order,
            "key": self._key_order,
            "door": self._door_order,
            "tamper": self._tamper_order,
            "ups": self._ups_order,
            "unplugged": self._unplug_order,
        }
        if not body or body.keys() - known.keys():
            raise wrong(f"the body must hold some of {', '.join(known)}, and nothing else")
        orders = [known[name](value) for name, value in body.items()]
        try:
            for order in orders:
                order()
        except OSError as error:
            raise unable(error) from error
        return {}

    def press(self, action: Action) -> None:
        """Press and let go of a key."""
        self._devices["keypad"].press(EV_KEY, _KEYS[action])

    def plug_headphones(self, in_: bool) -> None:
        self._headphones = in_
        self._devices["headphones"].emit(InputEvent(*_JACK, int(in_)))

    def open_door(self, open_: bool) -> None:
        self._open = open_
        self._show_door()

    def tamper(self, on: bool) -> None:
        self._tampered = on
        self._devices["tamper"].emit(InputEvent(*_TAMPER, int(on)))

    def close(self) -> None:
        """A second call does nothing."""
        for device in self._devices.values():
            device.close()
        self._ups.close()
        if self._own is not None:
            self._own.cleanup()

    def _show_door(self) -> None:
        # The kernel's SW_MACHINE_COVER is on while the cover is closed.
        self._devices["door"].emit(InputEvent(*_COVER, int(not self._open)))

    def _headphones_order(self, value: object) -> Callable[[], None]:
        in_ = _flag("headphones", value)
        return lambda: self.plug_headphones(in_)

    def _key_order(self, value: object) -> Callable[[], None]:
        keys = {action.value: action for action in Action if action in _KEYS}
        if not isinstance(value, str) or value not in keys:
            raise wrong(f"key must be one of {', '.join(keys)}")
        return lambda: self.press(keys[value])

    def _door_order(self, value: object) -> Callable[[], None]:
        if value not in _DOOR:
            raise wrong(f"door must be one of {', '.join(_DOOR)}")
        return lambda: self.open_door(value == "open")

    def _tamper_order(self, value: object) -> Callable[[], None]:
        on = _flag("tamper", value)
        return lambda: self.tamper(on)

    def _ups_order(self, value: object) -> Callable[[], None]:
        states = {state.value: state for state in UpsState}
        if not isinstance(value, str) or value not in states:
            raise wrong(f"ups must be one of {', '.join(states)}")
        return lambda: self._ups.set_state(states[value])

    def _unplug_order(self, value: object) -> Callable[[], None]:
        if not isinstance(value, list) or any(name not in list(self._devices) for name in value):
            raise wrong(f"unplugged must be a list of some of {', '.join(self._devices)}")
        return lambda: self._unplug(set(value))

    def _unplug(self, names: set[str]) -> None:
        for name, device in self._devices.items():
            if name in names:
                device.unplug()
            else:
                device.plug()


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise wrong(f"{name} must be true or false")
    return value
