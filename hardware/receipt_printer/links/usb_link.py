"""A printer straight on USB. The only file that knows pyusb."""

import errno
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import usb.core
import usb.util

from hardware.connection_url import Usb
from hardware.receipt_printer.links.link import CHUNK, ConnectionLostError, wait_in_vain

_PRINTER_CLASS = 7
_BULK = 2
# Printing Devices 1.1, chapter 4.2.2: a class request to the interface, answered with one byte.
_CLASS_IN, _GET_PORT_STATUS = 0xA1, 1
_CONTROL_TIMEOUT_MS = 300


def open_usb(address: Usb, backend: Any = None) -> "UsbLink":
    """Find the printer by vendor, product and, where given, serial number, and take it from the kernel.

    Raises:
        ConnectionLostError: it is not there, or belongs to another process.
    """
    try:
        device = usb.core.find(
            idVendor=address.vendor,
            idProduct=address.product,
            backend=backend,
            custom_match=_has_serial(address.serial),
        )
        if device is None:
            raise ConnectionLostError("no such USB device")
        return _claim(device)
    except (usb.core.USBError, NotImplementedError, usb.core.NoBackendError) as error:
        raise ConnectionLostError(str(error)) from error


def _has_serial(serial: str) -> Callable[[Any], bool]:
    def matches(device: Any) -> bool:
        try:
            return not serial or device.serial_number == serial
        except (ValueError, usb.core.USBError):
            # ValueError: it tells no strings. One that does not tell its number is not the one that is meant.
            return False

    return matches


def _claim(device: Any) -> "UsbLink":
    try:
        return _take(device)
    except BaseException:
        # What was opened and claimed on the way must not stay with us.
        _let_go(device)
        raise


def _configuration(device: Any) -> Any:
    try:
        return device.get_active_configuration()
    except usb.core.USBError:
        # A device that nobody has set up yet: the kernel does so by itself, a bare bus does not.
        device.set_configuration()
        return device.get_active_configuration()


def _take(device: Any) -> "UsbLink":
    for interface in _configuration(device):
        if interface.bInterfaceClass == _PRINTER_CLASS:
            break
    else:
        raise ConnectionLostError("the USB device is not a printer")
    number = interface.bInterfaceNumber
    if device.is_kernel_driver_active(number):
        # usblp holds it; two owners would mix their bytes.
        device.detach_kernel_driver(number)
    usb.util.claim_interface(device, number)
    bulk = [end for end in interface if usb.util.endpoint_type(end.bmAttributes) == _BULK]
    to_printer = [
        end for end in bulk if usb.util.endpoint_direction(end.bEndpointAddress) == usb.util.ENDPOINT_OUT
    ]
    from_printer = [
        end for end in bulk if usb.util.endpoint_direction(end.bEndpointAddress) == usb.util.ENDPOINT_IN
    ]
    if not to_printer:
        raise ConnectionLostError("the USB printer has no bulk endpoint for data")
    return UsbLink(device, number, to_printer[0], from_printer[0] if from_printer else None)


class UsbLink:
    """The bulk endpoints of a printer's interface."""

    def __init__(self, device: Any, interface: int, to_printer: Any, from_printer: Any | None) -> None:
        self._device = device
        self._interface = interface
        self._out = to_printer
        self._in = from_printer

    def write_some(self, data: bytes, timeout_s: float) -> int:
        try:
            # A timeout of 0 would mean "for ever" (libusb). pyusb returns a short count when time
            # runs out after some bytes: counted, not ignored.
            return int(self._out.write(data[:CHUNK], max(1, int(timeout_s * 1000))))
        except usb.core.USBTimeoutError:
            return 0
        except usb.core.USBError as error:
            raise self._lost(self._out, error) from error

    def read_some(self, timeout_s: float) -> bytes:
        if self._in is None:
            return wait_in_vain(timeout_s)
        try:
            return bytes(self._in.read(self._in.wMaxPacketSize, max(1, int(timeout_s * 1000))))
        except usb.core.USBTimeoutError:
            return b""
        except usb.core.USBError as error:
            raise self._lost(self._in, error) from error

    def port_status(self) -> int | None:
        try:
            answer = self._device.ctrl_transfer(
                _CLASS_IN, _GET_PORT_STATUS, 0, self._interface, 1, _CONTROL_TIMEOUT_MS
            )
        except usb.core.USBError as error:
            if error.errno == errno.ENODEV:
                raise ConnectionLostError(str(error)) from error
            # It does not know the request (a stall), or has no time for it.
            return None
        return int(answer[0]) if len(answer) else None

    def _lost(self, endpoint: Any, error: usb.core.USBError) -> ConnectionLostError:
        """A halted endpoint (USB 2.0, chapter 9.4.5) stays halted, whoever opens it, until it is cleared."""
        if error.errno == errno.EPIPE:
            with suppress(usb.core.USBError):
                self._device.clear_halt(endpoint.bEndpointAddress)
        return ConnectionLostError(str(error))

    def close(self, *, discard: bool = False) -> None:  # noqa: ARG002, nothing waits outside the printer
        _let_go(self._device)


def _let_go(device: Any) -> None:
    # What fails here is unplugged: there is nothing left to let go of.
    with suppress(usb.core.USBError):
        usb.util.dispose_resources(device)
