"""A USB keyboard, or a scanner that types as one (keyboard wedge). USB HID 1.11, boot protocol.

It has keys and no letters: what it can type is what a US keyboard has.
"""

import time
from typing import Any

from usbip import USBDevice
from usbip.classes.device import hid

from hardware.simulators.simulated import wrong
from hardware.simulators.usb.port import UsbPart, UsbPort

VENDOR, PRODUCT, SERIAL = 0x05E0, 0x1200, "K9012"
_LEFT_SHIFT = 0x02
# How often it is asked (bInterval, milliseconds). One that sends all at once overruns the kernel.
_INTERVAL_MS = 8
# HID Usage Tables, page 0x07, from usage 0x1E on, without and with shift.
_ROW = dict(
    enumerate(
        zip("1234567890\n\x1b\b\t -=[]\\#;'`,./", '!@#$%^&*()\n\x1b\b\t _+{}|~:"~<>?', strict=True), 0x1E
    )
)


def _keys() -> dict[str, tuple[int, int]]:
    letters = {chr(ord("a") + n): (0, 0x04 + n) for n in range(26)}
    capitals = {letter.upper(): (_LEFT_SHIFT, key) for letter, (_, key) in letters.items()}
    shifted = {pair[1]: (_LEFT_SHIFT, key) for key, pair in _ROW.items()}
    plain = {pair[0]: (0, key) for key, pair in _ROW.items()}
    # Usages 0x31 and 0x32 are one key on different keyboards; # and ~ are typed by the US ones.
    return letters | capitals | shifted | plain | {"#": (_LEFT_SHIFT, 0x20), "~": (_LEFT_SHIFT, 0x35)}


KEYS = _keys()


class UsbKeyboard(UsbPart):
    """Types one report each time that it would be asked, as wedge scanners do."""

    def __init__(self, port: int = 0) -> None:
        """Raises OSError when the port is taken."""
        device = USBDevice(VENDOR, PRODUCT, manufacturer="Symbol", product="Bar Code Scanner", serial=SERIAL)
        self._keys = device.add(
            hid.HID(
                hid.keyboard_report_descriptor(),
                subclass=hid.SUBCLASS_BOOT,
                protocol=hid.PROTOCOL_KEYBOARD,
                in_mps=8,
                in_interval=_INTERVAL_MS,
            )
        )
        super().__init__(UsbPort(device, port))

    def type(self, text: str) -> None:
        """Press and let go of the key of each character. Raises RequestError for one that has no key."""
        unknown = {letter for letter in text if letter not in KEYS}
        if unknown:
            raise wrong(f"a US keyboard cannot type {' '.join(sorted(unknown))}")
        for shift, key in (KEYS[letter] for letter in text):
            for report in (bytes([shift, 0, key, 0, 0, 0, 0, 0]), bytes(8)):
                self._keys.send_report(report)
                time.sleep(_INTERVAL_MS / 1000)

    def obey(self, body: dict[str, Any]) -> None:
        match body:
            case {"keys": str(text)}:
                self.type(text)
            case _:
                raise wrong("keys, or plugged (true or false), is needed")
