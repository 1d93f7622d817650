"""Jack, keypad and contacts over input devices, from the wire to the event."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware import devices
from hardware.input_device import EV_KEY, EV_SW, InputEvent
from hardware.signals.keys import CODES
from hardware.signals.port import (
    Action,
    DoorClosed,
    DoorOpened,
    HeadphonesPlugged,
    HeadphonesUnplugged,
    KeyPressed,
    Signal,
    SignalStatus,
    TamperDetected,
)
from hardware.simulators.signals.input_socket import InputSocket
from kiosk_app import settings
from tests.hardware.signals.conftest import Open, Opened

JACK = (EV_SW, 2)
COVER = (EV_SW, 16)


@pytest.fixture
def device(tmp_path: Path) -> Iterator[InputSocket]:
    simulated = InputSocket(tmp_path / "device")
    yield simulated
    simulated.close()


def key(name: str, value: int) -> InputEvent:
    return InputEvent(EV_KEY, CODES[name], value)


def test_headphones_that_are_in_already_are_told_at_the_start(
    device: InputSocket, open_signals: Open
) -> None:
    device.emit(InputEvent(*JACK, 1))
    opened = open_signals(headphones=device.url)
    assert opened.next() == HeadphonesPlugged()
    assert opened.signals.states().headphones == Signal(SignalStatus.OK, on=True)
    device.emit(InputEvent(*JACK, 0))
    assert opened.next() == HeadphonesUnplugged()


def test_a_jack_that_goes_has_no_headphones_in_it_and_comes_back(
    device: InputSocket, open_signals: Open
) -> None:
    device.emit(InputEvent(*JACK, 1))
    opened = open_signals(headphones=device.url)
    assert opened.next() == HeadphonesPlugged()
    device.unplug()
    assert opened.next() == HeadphonesUnplugged()
    gone = opened.signals.states().headphones
    assert (gone.status, gone.on) == (SignalStatus.DISCONNECTED, None)
    device.plug()
    assert opened.next() == HeadphonesPlugged()


def test_keys_are_told_once_each_however_long_they_are_held(device: InputSocket, open_signals: Open) -> None:
    device.emit(key("ENTER", 1))  # held since before the start: no press
    opened = open_signals(keypad=device.url)
    wait_until_ok(opened, device)
    device.emit(key("ENTER", 0))
    device.emit(key("DOWN", 1))
    device.emit(key("DOWN", 2))
    device.emit(key("DOWN", 2))
    device.emit(key("DOWN", 0))
    device.emit(key("A", 1))
    device.emit(key("ENTER", 1))
    assert [opened.next(), opened.next()] == [KeyPressed(Action.DOWN), KeyPressed(Action.OK)]


def test_a_keypad_with_keys_and_contacts_of_its_own(device: InputSocket, open_signals: Open) -> None:
    device.emit(key("F20", 1))
    opened = open_signals(
        keypad=device.url, keypad_keys="F15=headphones_in F16=headphones_out F17=help F20=door F21=tamper"
    )
    assert opened.next() == DoorOpened()
    assert opened.signals.states().headphones == Signal(SignalStatus.OK)
    device.press(EV_KEY, CODES["F15"])
    assert opened.next() == HeadphonesPlugged()
    device.press(EV_KEY, CODES["F16"])
    assert opened.next() == HeadphonesUnplugged()
    device.press(EV_KEY, CODES["F21"])
    assert opened.next() == TamperDetected()
    device.emit(key("F20", 0))
    assert opened.next() == DoorClosed()
    device.press(EV_KEY, CODES["F17"])
    assert opened.next() == KeyPressed(Action.HELP)
    assert opened.silent()


def test_a_cover_switch_that_is_on_while_it_is_closed(device: InputSocket, open_signals: Open) -> None:
    device.emit(InputEvent(*COVER, 1))
    opened = open_signals(door=f"{device.url}?code=SW_MACHINE_COVER&active=low")
    wait_until_ok(opened, device)
    device.emit(InputEvent(*COVER, 0))
    assert opened.next() == DoorOpened()
    device.unplug()
    device.emit(InputEvent(*COVER, 1))
    device.plug()
    assert opened.next() == DoorClosed()


def test_what_the_kernel_dropped_is_asked_for(device: InputSocket, open_signals: Open) -> None:
    opened = open_signals(headphones=device.url)
    wait_until_ok(opened, device)
    device.lose(InputEvent(*JACK, 1))
    assert opened.next() == HeadphonesPlugged()


def test_a_key_in_a_report_that_was_cut_is_no_press(device: InputSocket, open_signals: Open) -> None:
    opened = open_signals(keypad=device.url)
    wait_until_ok(opened, device)
    device.lose(key("ESC", 1))
    device.emit(key("ENTER", 1))
    assert opened.next() == KeyPressed(Action.OK)


def test_a_file_that_is_no_input_device_is_a_fault(tmp_path: Path, open_signals: Open) -> None:
    opened = open_signals(keypad=f"evdev://{tmp_path}/keypad", headphones="evdev:///dev/null")
    states = opened.states_when(
        lambda now: SignalStatus.UNKNOWN not in (now.keypad.status, now.headphones.status)
    )
    assert states.keypad.status is SignalStatus.DISCONNECTED
    assert states.headphones.status is SignalStatus.FAULT
    assert states.door.status is SignalStatus.ABSENT


def test_a_wrong_key_map_stops_the_start() -> None:
    for keys in ("F99=help", "UP=fly", "UP=up up=down", "UP"):
        with pytest.raises(settings.SettingsError, match=r"signals\.keypad_keys"):
            devices.open_signals(settings.Signals(keypad="evdev:///x", keypad_keys=keys))
    with pytest.raises(settings.SettingsError, match="SW_HEADPHONE_INSERT"):
        devices.open_signals(settings.Signals(door="evdev:///x"))
    with pytest.raises(settings.SettingsError, match=r"signals\.ups: .*nut://"):
        devices.open_signals(settings.Signals(ups="tcp://127.0.0.1:1"))


def wait_until_ok(opened: Opened, device: InputSocket) -> None:
    """Until the device is read: what it tells from now on comes as events."""
    while not device.read_by:
        time.sleep(0.001)


def test_a_simulated_device_outlives_readers_that_hang_up_at_once(
    device: InputSocket, open_signals: Open
) -> None:
    for _ in range(300):
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as hasty:
            hasty.connect(str(device.path))
    opened = open_signals(headphones=device.url)
    opened.states_when(lambda states: states.headphones.status is SignalStatus.OK)
    device.emit(InputEvent(*JACK, 1))
    assert opened.next() == HeadphonesPlugged()
