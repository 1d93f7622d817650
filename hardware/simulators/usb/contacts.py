"""Contacts on the eight lines of a USB bridge (Silicon Labs CP2112): Linux makes a GPIO chip of it.

CP2112 Interface Specification (AN495). Of its reports those of the lines are simulated, and those that
the kernel's driver (hid-cp2112) asks for when it begins. It sends nothing by itself: the driver asks for
the levels every few hundredths of a second, and makes edges of what has changed.
"""

import struct
import threading
from typing import Any

from usbip import Stall, USBDevice
from usbip.classes.device import hid

from hardware.simulators.simulated import wrong
from hardware.simulators.usb.port import UsbPart, UsbPort

VENDOR, PRODUCT, SERIAL = 0x10C4, 0xEA90, "G2468"
# What the kernel calls the chip.
LABEL = "cp2112_gpio"
LINES = 8
# Chapters 4 and 5: numbers of the feature reports.
_DIRECTIONS, _LEVELS, _SET_LEVELS, _VERSION, _SMBUS, _LOCK = 0x02, 0x03, 0x04, 0x05, 0x06, 0x20
_PART, _REVISION = 0x0C, 0x02
# Clock (Hz), address, auto read, write and read time limits, SCL low time limit, retries: as it is delivered.
_SMBUS_DELIVERED = struct.pack(">IBBHHBH", 100_000, 0x02, 0, 0, 0, 0, 0)
# Everything that can be programmed once has been.
_ALL_LOCKED = b"\0"
_SIZES = {_DIRECTIONS: 4, _LEVELS: 1, _SET_LEVELS: 2, _VERSION: 2, _SMBUS: len(_SMBUS_DELIVERED), _LOCK: 1}


class Bridge:
    """The reports, and the levels that they tell. Pure: no bus, no threads.

    Lines that nothing is connected to are high: the chip pulls them up.
    """

    def __init__(self) -> None:
        self.levels = 0xFF
        self._kept = {_DIRECTIONS: bytes(4), _SMBUS: _SMBUS_DELIVERED}

    def put(self, line: int, level: int) -> None:
        """What the contact at a line does to it."""
        bit = 1 << line
        self.levels = self.levels | bit if level else self.levels & ~bit

    def get_report(self, number: int) -> bytes | None:
        """A feature report with its number; None: there is none to be read."""
        match number:
            case int(asked) if asked == _LEVELS:
                body = bytes([self.levels])
            case int(asked) if asked == _VERSION:
                body = bytes([_PART, _REVISION])
            case int(asked) if asked == _LOCK:
                body = _ALL_LOCKED
            case _ if number in self._kept:
                body = self._kept[number]
            case _:
                return None
        return bytes([number]) + body

    def set_report(self, number: int, body: bytes) -> bool:
        """Take a feature report without its number; False: there is none such."""
        if len(body) != _SIZES.get(number):
            return False
        if number in self._kept:
            self._kept[number] = body
            return True
        # Levels are set for outputs only, and a contact is none.
        return number == _SET_LEVELS


def report_descriptor() -> bytes:
    """The reports' numbers and sizes, on a page of the maker's."""
    reports = (
        hid.report_id(number) + hid.usage(number) + hid.report_count(size) + hid.feature(0x02)
        for number, size in _SIZES.items()
    )
    return b"".join(
        [
            *(hid.usage_page(0xFF00), hid.usage(0x01), hid.collection(0x01)),
            *(hid.logical_min(0), hid.logical_max(255), hid.report_size(8)),
            *reports,
            hid.end_collection(),
        ]
    )


class UsbContacts(UsbPart):
    """The bridge on the bus."""

    def __init__(self, port: int = 0) -> None:
        """Raises OSError when the port is taken."""
        self._bridge = Bridge()
        self._lock = threading.Lock()
        device = USBDevice(
            VENDOR,
            PRODUCT,
            manufacturer="Silicon Laboratories",
            product="CP2112 HID USB-to-SMBus Bridge",
            serial=SERIAL,
        )
        device.add(hid.HID(report_descriptor(), get_report=self._get_report, set_report=self._set_report))
        super().__init__(UsbPort(device, port))

    def put(self, line: int, level: int) -> None:
        """Make the contact at a line hold it high (1) or low (0)."""
        with self._lock:
            self._bridge.put(line, level)

    def describe(self) -> dict[str, Any]:
        with self._lock:
            levels = self._bridge.levels
        return super().describe() | {"levels": [levels >> line & 1 for line in range(LINES)]}

    def obey(self, body: dict[str, Any]) -> None:
        match body:
            case {"line": int(line), "level": 0 | 1 as level} if 0 <= line < LINES:
                self.put(line, int(level))
            case _:
                raise wrong("line (0 to 7) and level (0 or 1), or plugged (true or false), are needed")

    def _get_report(self, kind: int, number: int, length: int) -> bytes:
        with self._lock:
            report = self._bridge.get_report(number) if kind == hid.REPORT_FEATURE else None
        if report is None:
            raise Stall
        return report[:length]

    def _set_report(self, kind: int, number: int, payload: bytes) -> None:
        with self._lock:
            taken = kind == hid.REPORT_FEATURE and self._bridge.set_report(number, payload[1:])
        if not taken:
            raise Stall
