"""Door and tamper contact on lines of a GPIO chip: the kernel's (hid-cp2112), of a bridge on USB."""

import queue
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hardware import devices
from hardware.signals.port import DoorClosed, DoorOpened, SignalEvent, Signals, SignalStatus, TamperDetected
from hardware.simulators.usb.contacts import LABEL
from kiosk_app import settings
from tests.devices.guest.conftest import Device, Plugged, eventually

_END_S = 20
_DOOR, _TAMPER = 3, 5
DOOR = f"gpio://{LABEL}/{_DOOR}?active=low"
TAMPER = f"gpio://{LABEL}/{_TAMPER}"


class Watched:
    """Open contacts, and what they have told."""

    def __init__(self, door: str = DOOR, tamper: str = TAMPER) -> None:
        self.told: queue.Queue[SignalEvent] = queue.Queue()
        self.signals: Signals = devices.open_signals(settings.Signals(door=door, tamper=tamper))
        self.signals.start(self.told.put)

    def next(self) -> SignalEvent:
        return self.told.get(timeout=_END_S)

    def wait_for(self, status: SignalStatus) -> None:
        eventually(lambda: self.signals.states().door.status is status, f"the door was {status.value}")
        eventually(lambda: self.signals.states().tamper.status is status, f"tamper was {status.value}")

    def wait_until(self, *, door: bool, tamper: bool) -> None:
        def is_so() -> bool:
            states = self.signals.states()
            return (states.door.on, states.tamper.on) == (door, tamper)

        eventually(is_so, f"the door was {door}, tamper {tamper}")


def _chips() -> list[Path]:
    return list(Path("/dev").glob("gpiochip*"))


@pytest.fixture
def watch() -> Iterator[Callable[..., Watched]]:
    begun: list[Watched] = []

    def begin(**urls: str) -> Watched:
        begun.append(Watched(**urls))
        return begun[-1]

    yield begin
    for watched in begun:
        watched.signals.close()


@pytest.fixture
def bridge(watch: Callable[..., Watched], plugged: Plugged) -> Iterator[Device]:
    """Its door is closed and its tamper contact off.

    It is pulled out before those who watch it let go: the kernel's driver sleeps under a lock when a
    line is let go, and while an edge is on its way stops the machine by it (Linux 6.1).
    """
    device = plugged("usb_contacts")
    _put(device, _DOOR, 1)
    _put(device, _TAMPER, 0)
    yield device
    device.unplug()
    eventually(lambda: not _chips(), "the chip had gone")


def _put(device: Device, line: int, level: int) -> None:
    device.post({"line": line, "level": level})


def test_contacts_open_and_close(bridge: Device, watch: Callable[..., Watched]) -> None:
    watched = watch()
    watched.wait_for(SignalStatus.OK)
    watched.wait_until(door=False, tamper=False)
    for _ in range(2):
        _put(bridge, _DOOR, 0)
        assert watched.next() == DoorOpened()
        _put(bridge, _TAMPER, 1)
        assert watched.next() == TamperDetected()
        watched.wait_until(door=True, tamper=True)
        _put(bridge, _DOOR, 1)
        assert watched.next() == DoorClosed()
        _put(bridge, _TAMPER, 0)
        watched.wait_until(door=False, tamper=False)


def test_what_was_so_before_is_told(bridge: Device, watch: Callable[..., Watched]) -> None:
    _put(bridge, _DOOR, 0)
    _put(bridge, _TAMPER, 1)
    # By its file too; where the label is looked for, the chip may come later than that.
    eventually(lambda: len(_chips()) == 1, "the chip had its file")
    watched = watch(door=f"gpio://{_chips()[0]}/{_DOOR}?active=low&debounce_ms=0")
    assert {type(watched.next()), type(watched.next())} == {DoorOpened, TamperDetected}
    watched.wait_until(door=True, tamper=True)


def test_what_is_shorter_than_asked_for_is_no_opening(bridge: Device, watch: Callable[..., Watched]) -> None:
    watched = watch(door=f"{DOOR}&debounce_ms=5000")
    watched.wait_for(SignalStatus.OK)
    _put(bridge, _DOOR, 0)
    # The tamper contact's edge comes after the door's, and is heard of though that is not over.
    _put(bridge, _TAMPER, 1)
    assert watched.next() == TamperDetected()
    _put(bridge, _DOOR, 1)
    _put(bridge, _TAMPER, 0)
    watched.wait_until(door=False, tamper=False)
    _put(bridge, _DOOR, 0)
    assert watched.next() == DoorOpened()


def test_the_bridge_comes_and_goes(bridge: Device, watch: Callable[..., Watched]) -> None:
    watched = watch()
    watched.wait_for(SignalStatus.OK)
    for _ in range(2):
        bridge.unplug()
        watched.wait_for(SignalStatus.DISCONNECTED)
        # What was done while it was away is seen when it is back.
        _put(bridge, _DOOR, 0)
        bridge.plug()
        assert watched.next() == DoorOpened()
        watched.wait_for(SignalStatus.OK)
        _put(bridge, _DOOR, 1)
        assert watched.next() == DoorClosed()


def test_a_line_that_is_not_there_is_a_fault(bridge: Device, watch: Callable[..., Watched]) -> None:
    eventually(lambda: len(_chips()) == 1, "the chip had its file")
    watched = watch(door=f"gpio://{LABEL}/8", tamper=f"gpio://{LABEL}/9")
    watched.wait_for(SignalStatus.FAULT)
