"""Under umockdev: a wedge scanner is grabbed, typed on, and pulled out."""

import queue
from collections.abc import Iterator
from contextlib import closing

import evdev
import pytest

from hardware import devices as drivers
from hardware.barcode_scanner.port import BarcodeScanner, ScannedText, ScannerStatus
from kiosk_app import settings
from tests.hardware.umockdev.conftest import Devices

_END_S = 60
_NAME = "evdev://?name=*bar%20code%20scanner"
# linux/input-event-codes.h: A, B, 1, enter, left shift.
_A, _B, _1, _ENTER, _SHIFT = 30, 48, 2, 28, 42
_TYPED = [
    (_SHIFT, 1),
    (_A, 1),
    (_A, 0),
    (_SHIFT, 0),
    (_B, 1),
    (_B, 0),
    (_1, 1),
    (_1, 0),
    (_ENTER, 1),
    (_ENTER, 0),
]


@pytest.fixture
def plugged(devices: Devices) -> Iterator[Devices]:
    devices.order("keyboard", plug=True)
    yield devices
    devices.order("keyboard", unplug=True)


@pytest.mark.parametrize("by_name", [True, False])
def test_what_is_typed_comes_as_one_code(plugged: Devices, by_name: bool) -> None:
    heard: queue.Queue[ScannedText] = queue.Queue()
    with closing(_open(_NAME if by_name else f"evdev://{_node(plugged)}")) as scanner:
        scanner.start(heard.put)
        assert plugged.eventually(lambda: scanner.status() is ScannerStatus.READY)
        assert plugged.order("keyboard")["grabbed"]
        plugged.order("keyboard", keys=_TYPED)
        assert heard.get(timeout=_END_S) == ScannedText("Ab1")


def test_a_device_that_another_has_grabbed_is_in_use(plugged: Devices) -> None:
    with closing(_open(_NAME)) as scanner:
        with closing(evdev.InputDevice(_node(plugged))) as other:
            other.grab()
            scanner.start(lambda _: None)
            assert plugged.eventually(lambda: scanner.status() is ScannerStatus.IN_USE)
            other.ungrab()
        assert plugged.eventually(lambda: scanner.status() is ScannerStatus.READY)


def test_it_is_unplugged_and_comes_back(plugged: Devices) -> None:
    heard: queue.Queue[ScannedText] = queue.Queue()
    with closing(_open(_NAME)) as scanner:
        scanner.start(heard.put)
        assert plugged.eventually(lambda: scanner.status() is ScannerStatus.READY)
        plugged.order("keyboard", unplug=True)
        assert plugged.eventually(lambda: scanner.status() is ScannerStatus.DISCONNECTED)
        plugged.order("keyboard", plug=True)
        assert plugged.eventually(lambda: scanner.status() is ScannerStatus.READY)
        plugged.order("keyboard", keys=_TYPED)
        assert heard.get(timeout=_END_S) == ScannedText("Ab1")


def _open(url: str) -> BarcodeScanner:
    return drivers.open_scanner(settings.Scanner(url))


def _node(devices: Devices) -> str:
    return str(devices.order("keyboard")["node"])
