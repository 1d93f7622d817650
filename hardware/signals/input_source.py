"""Keypads, jacks and contacts that are input devices of the kernel."""

from collections.abc import Callable

from hardware.connection_url import Evdev
from hardware.input_device import Held, InputDevice, InputEvent
from hardware.signals.keys import KeyMap
from hardware.signals.rules import Reading, SwitchRule, held_on_keypad, is_lost, read_keypad


class InputSource:
    """Implements `Source[Reading]`: what is held when it is opened, and everything after it."""

    wait_s: float | None = None

    def __init__(
        self,
        address: Evdev,
        grab: bool,
        on_event: Callable[[InputEvent], Reading | None],
        on_held: Callable[[Held], list[Reading]],
    ) -> None:
        """Raises OSError."""
        self._device = InputDevice(address, grab=grab)
        self._on_event, self._on_held = on_event, on_held
        self._begun = False

    def fileno(self) -> int:
        return self._device.fileno()

    def read(self) -> list[Reading]:
        """Raises OSError when the device has gone."""
        if not self._begun:
            self._begun = True
            return self._on_held(self._device.held())
        readings: list[Reading] = []
        for event in self._device.read():
            if is_lost(event):
                readings += self._on_held(self._device.held())
            elif (reading := self._on_event(event)) is not None:
                readings.append(reading)
        return readings

    def close(self) -> None:
        self._device.close()


def open_keypad(address: Evdev, keys: KeyMap) -> InputSource:
    """For this process alone: no other program, and no text field of a screen, gets its keys."""
    return InputSource(
        address, True, lambda event: read_keypad(keys, event), lambda held: held_on_keypad(keys, held)
    )


def open_switch(address: Evdev, rule: SwitchRule) -> InputSource:
    """Shared: the jack's device belongs to the sound system too."""
    return InputSource(address, False, rule.read, lambda held: [rule.held(held)])
