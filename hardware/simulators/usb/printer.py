"""A USB receipt printer: the printer class before the simulated printer, as its interface board is.

USB Device Class Definition for Printing Devices 1.1: one bulk endpoint to the printer, one from it,
and three requests. Bytes go on to a `TcpPrinter`, which prints and can be broken; while it takes none
the endpoint answers "not now" (NAK), as a printer does whose buffer is full.
"""

import queue
import socket
import threading
from contextlib import suppress
from typing import Any

from usbip import In, Interface, Out, Setup, Stall, USBDevice

from hardware.simulators.printer.faults import Fault
from hardware.simulators.printer.tcp_printer import TcpPrinter
from hardware.simulators.usb.port import UsbPart, UsbPort

VENDOR, PRODUCT, SERIAL = 0x04B8, 0x0E15, "J1234"
_DEVICE_ID = b"MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II;CLS:PRINTER;"
_GET_DEVICE_ID, _GET_PORT_STATUS, _SOFT_RESET = 0, 1, 2
# Chapter 4.2.2: paper empty, selected, not in error.
_PAPER_EMPTY, _SELECTED, _NOT_ERROR = 0x20, 0x10, 0x08
_IN_ERROR = {Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.CUTTER_JAM, Fault.HEAD_HOT}
_TAKES_NOTHING_S = 0.01


def port_status(fault: Fault) -> int:
    """The byte that answers GET_PORT_STATUS."""
    paper = _PAPER_EMPTY if fault is Fault.PAPER_OUT else 0
    selected = 0 if fault is Fault.OFFLINE else _SELECTED
    return paper | selected | (0 if fault in _IN_ERROR else _NOT_ERROR)


class UsbPrinter(UsbPart):
    """The board: it hands bytes from the bus to the printer, and the printer's answers to the bus."""

    def __init__(self, printer: TcpPrinter, port: int = 0, serial: str = SERIAL) -> None:
        """Raises OSError when the port is taken."""
        self._printer = printer
        self._interface = _PrinterInterface(printer)
        device = _PrinterDevice(self, serial)
        device.add(self._interface)
        self._lock = threading.Lock()
        self._line: socket.socket | None = None
        self._waiting: queue.Queue[_Transfer | None] = queue.Queue()
        self._transfers: dict[int, _Transfer] = {}
        super().__init__(UsbPort(device, port, on_detach=self._hang_up))
        self._thread = threading.Thread(target=self._hand_on, name="usb-printer", daemon=True)
        self._thread.start()

    def close(self) -> None:
        super().close()
        self._waiting.put(None)
        self._thread.join()

    def submit(self, transfer: "_Transfer") -> None:
        with self._lock:
            self._transfers[transfer.number] = transfer
        self._waiting.put(transfer)

    def cancel(self, number: int) -> bool:
        """Whether it was still waiting; the host must then hear no more of it."""
        with self._lock:
            return self._transfers.pop(number, None) is not None

    def _hand_on(self) -> None:
        while (transfer := self._waiting.get()) is not None:
            while self._printer.fault is Fault.STALLED and self._is_wanted(transfer):
                threading.Event().wait(_TAKES_NOTHING_S)
            if self._is_wanted(transfer) and self._send(transfer.data) and self.cancel(transfer.number):
                transfer.complete()

    def _is_wanted(self, transfer: "_Transfer") -> bool:
        with self._lock:
            return transfer.number in self._transfers

    def _send(self, data: bytes) -> bool:
        """Hand it on; where the printer has gone, its plug comes out."""
        try:
            if self._line is None:
                self._line = socket.create_connection(("127.0.0.1", self._printer.port))
                threading.Thread(target=self._hear, args=(self._line,), daemon=True).start()
            self._line.sendall(data)
        except OSError:
            self._port.unplug()
            return False
        return True

    def _hear(self, line: socket.socket) -> None:
        with suppress(OSError):
            while data := line.recv(64):
                self._interface.answers.write(data)
        if line is self._line:
            self._port.unplug()

    def _hang_up(self) -> None:
        with self._lock:
            self._transfers.clear()
        line, self._line = self._line, None
        if line is not None:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()


class _Transfer:
    """One bulk transfer to the printer that waits to be taken."""

    def __init__(self, urb: Any, respond: Any) -> None:
        self._urb = urb
        self._respond = respond
        self.number: int = urb.seqnum
        self.data = bytes(urb.buffer)

    def complete(self) -> None:
        self._urb.actual, self._urb.status = len(self.data), 0
        self._respond(self._urb)


class _PrinterInterface(Interface):  # type: ignore[misc]  # usbip has no types
    bInterfaceClass, bInterfaceSubClass, bInterfaceProtocol = 7, 1, 2  # noqa: N815  # the specification's names
    data = Out(0x01, "bulk")
    answers = In(0x82, "bulk")

    def __init__(self, printer: TcpPrinter) -> None:
        super().__init__()
        self._printer = printer

    def on_control(self, setup: Setup, data: bytes = b"") -> bytes:  # noqa: ARG002  # the library hands it in
        match setup.bRequest:
            case int(request) if request == _GET_DEVICE_ID:
                return (len(_DEVICE_ID) + 2).to_bytes(2, "big") + _DEVICE_ID
            case int(request) if request == _GET_PORT_STATUS:
                return bytes([port_status(self._printer.fault)])
            case int(request) if request == _SOFT_RESET:
                return b""
        raise Stall


class _PrinterDevice(USBDevice):  # type: ignore[misc]  # usbip has no types
    """Completes a transfer to the printer when it has been taken, and not when it has come."""

    def __init__(self, board: UsbPrinter, serial: str) -> None:
        super().__init__(VENDOR, PRODUCT, manufacturer="EPSON", product="TM-T20II", serial=serial)
        self._board = board

    def handle_urb(self, urb: Any, respond: Any = None) -> Any:
        if urb.ep == _PrinterInterface.data.addr and not urb.direction and respond is not None:
            self._board.submit(_Transfer(urb, respond))
            return None
        return super().handle_urb(urb, respond)

    def cancel_urb(self, seqnum: int) -> None:
        if not self._board.cancel(seqnum):
            super().cancel_urb(seqnum)
