"""The jack, and a keypad: switches and keys of the kernel's input devices (uinput, usbhid)."""

import queue
from collections.abc import Callable, Iterator
from contextlib import closing

import evdev
import pytest
from evdev import ecodes

from hardware import devices
from hardware.signals.port import (
    Action,
    HeadphonesPlugged,
    HeadphonesUnplugged,
    KeyPressed,
    SignalEvent,
    Signals,
    SignalStatus,
)
from kiosk_app import settings
from tests.devices.guest.conftest import Plugged, eventually

_END_S = 20
_JACK = "HDA Intel PCH Front Headphone"


class Watched:
    """Open signals, and what they have told."""

    def __init__(self, named: settings.Signals) -> None:
        self.told: queue.Queue[SignalEvent] = queue.Queue()
        self.signals: Signals = devices.open_signals(named)
        self.signals.start(self.told.put)

    def next(self) -> SignalEvent:
        return self.told.get(timeout=_END_S)


@pytest.fixture
def watch() -> Iterator[Callable[[settings.Signals], Watched]]:
    begun: list[Watched] = []

    def begin(named: settings.Signals) -> Watched:
        begun.append(Watched(named))
        return begun[-1]

    yield begin
    for watched in begun:
        watched.signals.close()


def _jack() -> evdev.UInput:
    return evdev.UInput({ecodes.EV_SW: [ecodes.SW_HEADPHONE_INSERT]}, name=_JACK)


def _switch(jack: evdev.UInput, on: bool) -> None:
    jack.write(ecodes.EV_SW, ecodes.SW_HEADPHONE_INSERT, int(on))
    jack.syn()


def test_headphones_come_and_go_and_so_does_their_jack(watch: Callable[..., Watched]) -> None:
    watched = watch(settings.Signals(headphones="evdev://?name=*Headphone*"))
    with closing(_jack()) as jack:
        eventually(
            lambda: watched.signals.states().headphones.status is SignalStatus.OK, "the jack was there"
        )
        assert watched.signals.states().headphones.on is False
        _switch(jack, on=True)
        assert watched.next() == HeadphonesPlugged()
        _switch(jack, on=False)
        assert watched.next() == HeadphonesUnplugged()
        _switch(jack, on=True)
        assert watched.next() == HeadphonesPlugged()
    # The sound card has gone, and the jack with it.
    assert watched.next() == HeadphonesUnplugged()
    assert watched.signals.states().headphones.status is SignalStatus.DISCONNECTED


def test_headphones_that_were_in_before_are_told(watch: Callable[..., Watched]) -> None:
    with closing(_jack()) as jack:
        _switch(jack, on=True)
        assert watch(settings.Signals(headphones="evdev://?name=*Headphone*")).next() == HeadphonesPlugged()


def test_a_keypad_is_a_keyboard_that_only_we_hear(plugged: Plugged, watch: Callable[..., Watched]) -> None:
    device = plugged("usb_keyboard")
    watched = watch(
        settings.Signals(keypad="evdev://?name=*Bar Code Scanner*", keypad_keys="A=help B=down ENTER=ok")
    )
    eventually(lambda: watched.signals.states().keypad.status is SignalStatus.OK, "the keypad was there")
    device.post({"keys": "ab\n"})
    told = [watched.next() for _ in range(3)]
    assert told == [KeyPressed(action) for action in (Action.HELP, Action.DOWN, Action.OK)]
