"""A barcode scanner as a HID device of point of sale (HID POS): codes come as reports, not as keys.

USB HID Point of Sale Usage Tables 1.02, usage page 0x8C. Its scanned-data report has the number 2:
length, AIM identifier (3), data (56), two bytes that makers use as they like, and in the last byte
whether more of the same code follows.
"""

from typing import Any

from usbip import USBDevice
from usbip.classes.device import hid

from hardware.simulators.simulated import wrong
from hardware.simulators.usb.port import UsbPart, UsbPort

VENDOR, PRODUCT, SERIAL = 0x0C2E, 0x0907, "H7890"
REPORT_ID, DATA = 2, 56
_AIM = b"]Q1"


def reports(data: bytes, aim: bytes = _AIM) -> list[bytes]:
    """The reports of one code, each 64 bytes long with its number."""
    pieces = [data[at : at + DATA] for at in range(0, len(data), DATA)] or [b""]
    return [
        bytes([REPORT_ID, len(piece)]) + aim + piece.ljust(DATA, b"\0") + bytes([0, 0, number < len(pieces)])
        for number, piece in enumerate(pieces, 1)
    ]


def report_descriptor() -> bytes:
    """Where the parts of the report are, for hosts that look it up."""

    def field(usage: int, count: int) -> bytes:
        return bytes(hid.usage(usage) + hid.report_count(count) + hid.input_(0x02))

    return b"".join(
        [
            *(hid.usage_page(0x8C), hid.usage(0x02), hid.collection(0x01)),
            *(hid.usage(0x12), hid.collection(0x02), hid.report_id(REPORT_ID)),
            *(hid.logical_min(0), hid.logical_max(255), hid.report_size(8)),
            # The length is no usage of this page: a count of the generic one (0x3B, byte count).
            *(hid.usage_page(0x01), field(0x3B, 1), hid.usage_page(0x8C)),
            *(field(0xFB, 1), field(0xFC, 1), field(0xFD, 1), field(0xFE, DATA)),
            *(hid.report_count(2), hid.input_(0x03)),
            *(hid.logical_max(1), hid.report_size(1), field(0xFF, 1)),
            *(hid.report_count(7), hid.input_(0x03)),
            *(hid.end_collection(), hid.end_collection()),
        ]
    )


class UsbHidPosScanner(UsbPart):
    """Sends each code at once, whether or not anybody listens."""

    def __init__(self, port: int = 0) -> None:
        """Raises OSError when the port is taken."""
        device = USBDevice(
            VENDOR, PRODUCT, manufacturer="Honeywell", product="HID POS scanner", serial=SERIAL
        )
        self._reports = device.add(hid.HID(report_descriptor(), in_mps=64))
        super().__init__(UsbPort(device, port))

    def scan(self, text: str) -> None:
        for report in reports(text.encode()):
            self._reports.send_report(report)

    def obey(self, body: dict[str, Any]) -> None:
        match body:
            case {"text": str(text)}:
                self.scan(text)
            case _:
                raise wrong("text, or plugged (true or false), is needed")
