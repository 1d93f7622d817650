"""A USB printer below pyusb: a backend in this process that answers as a device on the bus would."""

import array
import errno
import time
from types import SimpleNamespace
from typing import Any

import usb.core
from usb.backend import IBackend

from hardware.simulators.printer.faults import Fault, RealTimeScanner, real_time_answer

_PAPER_REPORT = b"\x1dr\x01"  # GS r 1
VENDOR, PRODUCT, SERIAL = 0x04B8, 0x0E15, "J1234"


class UsbPrinter(IBackend):  # type: ignore[misc]
    """One interface of class 7 with two bulk endpoints. Unplugs itself after `unplug_at` bytes."""

    def __init__(self, *, most_per_write: int = 4096, unplug_at: int | None = None) -> None:
        super().__init__()
        self.received = bytearray()
        self.fault = Fault.NONE
        self.kernel_driver = True
        self.plugged = True
        self.tells_strings = True
        self.belongs_to_another = False
        self.port_status: int | None = 0x18
        self.silent = False
        self.open_handles = 0
        self.halted: set[int] = set()
        self._most = most_per_write
        self._unplug_at = unplug_at
        self._answers = bytearray()
        self._scanner = RealTimeScanner()

    def enumerate_devices(self) -> Any:
        return iter(["printer"] if self.plugged else [])

    def get_parent(self, dev: Any) -> None:
        return None

    def get_device_descriptor(self, dev: Any) -> Any:
        return _descriptor(
            18, 1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0, bMaxPacketSize0=64,
            idVendor=VENDOR, idProduct=PRODUCT, bcdDevice=0x100, iManufacturer=0, iProduct=0, iSerialNumber=3,
            bNumConfigurations=1, address=2, bus=1, port_number=1, port_numbers=(1,), speed=3,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: Any, config: int) -> Any:
        if config:
            raise IndexError
        return _descriptor(
            9, 2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1, iConfiguration=0,
            bmAttributes=0xC0, bMaxPower=1,
        )  # fmt: skip

    def get_interface_descriptor(self, dev: Any, intf: int, alt: int, config: int) -> Any:
        if intf or alt:
            raise IndexError
        return _descriptor(
            9, 4, bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=2, bInterfaceClass=7,
            bInterfaceSubClass=1, bInterfaceProtocol=2, iInterface=0,
        )  # fmt: skip

    def get_endpoint_descriptor(self, dev: Any, ep: int, intf: int, alt: int, config: int) -> Any:
        return _descriptor(
            7, 5, bEndpointAddress=(0x01, 0x82)[ep], bmAttributes=2, wMaxPacketSize=64, bInterval=0,
            bRefresh=0, bSynchAddress=0,
        )  # fmt: skip

    def open_device(self, dev: Any) -> object:
        self._check()
        self.open_handles += 1
        return object()

    def close_device(self, dev_handle: Any) -> None:
        self.open_handles -= 1

    def get_configuration(self, dev_handle: Any) -> int:
        return 1

    def set_configuration(self, dev_handle: Any, config_value: int) -> None:
        pass

    def claim_interface(self, dev_handle: Any, intf: int) -> None:
        if self.kernel_driver or self.belongs_to_another:
            raise usb.core.USBError("Resource busy", errno=errno.EBUSY)

    def release_interface(self, dev_handle: Any, intf: int) -> None:
        self._check()

    def is_kernel_driver_active(self, dev_handle: Any, intf: int) -> bool:
        return self.kernel_driver

    def detach_kernel_driver(self, dev_handle: Any, intf: int) -> None:
        self.kernel_driver = False

    def ctrl_transfer(
        self, handle: Any, kind: int, request: int, value: int, index: int, data: Any, timeout: int
    ) -> int:
        """GET_DESCRIPTOR of strings: 0 is the list of languages, 3 the serial number. GET_PORT_STATUS."""
        self._check()
        if (kind, request) == (0xA1, 1):
            if self.port_status is None:
                raise usb.core.USBError("Pipe error", errno=errno.EPIPE)
            data[0] = self.port_status
            return 1
        if not self.tells_strings:
            raise usb.core.USBError("Pipe error", errno=errno.EPIPE)
        text = b"\x09\x04" if value & 0xFF == 0 else SERIAL.encode("utf-16-le")
        answer = array.array("B", bytes([2 + len(text), 3]) + text)[: len(data)]
        data[: len(answer)] = answer
        return len(answer)

    def bulk_write(self, handle: Any, endpoint: int, intf: int, data: Any, timeout: int) -> int:
        """Takes less than it is given, as the kernel does when the time runs out in the middle."""
        self._check(endpoint)
        taken = bytes(data)[: self._most]
        if self._unplug_at is not None:
            taken = taken[: self._unplug_at - len(self.received)]
        reports = self.received.count(_PAPER_REPORT)
        self.received += taken
        asked, _ = self._scanner.feed(taken)
        if not self.silent:
            self._answers += b"\0" * (self.received.count(_PAPER_REPORT) - reports)
            self._answers += bytes(real_time_answer(self.fault, number) for number in asked)
        if self._unplug_at is not None and len(self.received) >= self._unplug_at:
            self.plugged = False
        return len(taken)

    def plug(self) -> None:
        """Put it in again, for good. What it had to say went with the power."""
        self.plugged, self._unplug_at = True, None
        self._answers.clear()

    def bulk_read(self, handle: Any, endpoint: int, intf: int, buffer: Any, timeout: int) -> int:
        self._check(endpoint)
        if not self._answers:
            # So that who waits for an answer does not ask a hundred thousand times a second.
            time.sleep(min(timeout, 2) / 1000)
            raise usb.core.USBTimeoutError("Operation timed out", errno=errno.ETIMEDOUT)
        answer = self._answers[: len(buffer)]
        del self._answers[: len(buffer)]
        buffer[: len(answer)] = array.array("B", answer)
        return len(answer)

    def clear_halt(self, dev_handle: Any, ep: int) -> None:
        self._check()
        self.halted.discard(ep)

    def _check(self, endpoint: int = 0) -> None:
        if not self.plugged:
            raise usb.core.USBError("No such device (it may have been disconnected)", errno=errno.ENODEV)
        if endpoint in self.halted:
            raise usb.core.USBError("Pipe error", errno=errno.EPIPE)


def _descriptor(length: int, kind: int, **fields: Any) -> Any:
    return SimpleNamespace(bLength=length, bDescriptorType=kind, extra_descriptors=[], **fields)
