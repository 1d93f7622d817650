"""A barcode scanner as a USB serial device (CDC-ACM, PSTN 1.2): what it scans comes out of /dev/ttyACM*."""

from typing import Any

from usbip import USBDevice
from usbip.classes.device.cdc_acm import CDCACM

from hardware.simulators.simulated import wrong
from hardware.simulators.usb.port import UsbPart, UsbPort

VENDOR, PRODUCT, SERIAL = 0x0C2E, 0x090A, "S5678"
# Set as docs/devices/barcode-scanner.md asks of real scanners: AIM id on, suffix CR LF.
_PREFIX, _SUFFIX = "]Q1", "\r\n"


class UsbSerialScanner(UsbPart):
    """Holds what it has scanned until somebody opens its line."""

    def __init__(self, port: int = 0) -> None:
        """Raises OSError when the port is taken."""
        device = USBDevice(VENDOR, PRODUCT, manufacturer="Honeywell", product="Scanner", serial=SERIAL)
        self._line = device.add(CDCACM(on_rx=lambda _port, _data: None))
        super().__init__(UsbPort(device, port))

    def scan(self, text: str) -> None:
        self._line.write(f"{_PREFIX}{text}{_SUFFIX}".encode())

    def obey(self, body: dict[str, Any]) -> None:
        match body:
            case {"text": str(text)}:
                self.scan(text)
            case _:
                raise wrong("text, or plugged (true or false), is needed")
