"""Simulated USB devices in a process of their own, until SIGTERM or SIGINT.

    python -m hardware.simulators.usb

One line of JSON says where each is attached by USB/IP, and where all of them are controlled.
"""

import json
import signal
from contextlib import ExitStack

from hardware.simulators.control import ControlServer
from hardware.simulators.printer.papers import Papers
from hardware.simulators.printer.tcp_printer import TcpPrinter
from hardware.simulators.usb.ccid import UsbCardReader
from hardware.simulators.usb.contacts import UsbContacts
from hardware.simulators.usb.hid_pos import UsbHidPosScanner
from hardware.simulators.usb.keyboard import UsbKeyboard
from hardware.simulators.usb.port import UsbPart
from hardware.simulators.usb.printer import UsbPrinter
from hardware.simulators.usb.scanner import UsbSerialScanner

_END = {signal.SIGTERM, signal.SIGINT}


def main() -> None:
    # Blocked before the first thread begins, so that all threads inherit it and only sigwait gets them.
    signal.pthread_sigmask(signal.SIG_BLOCK, _END)
    with ExitStack() as stack:
        papers = Papers(None)
        printer = TcpPrinter(0, papers.add)
        stack.callback(printer.close)
        parts: dict[str, UsbPart] = {
            "usb_printer": UsbPrinter(printer),
            "usb_scanner": UsbSerialScanner(),
            "usb_pos_scanner": UsbHidPosScanner(),
            "usb_keyboard": UsbKeyboard(),
            "usb_card_reader": UsbCardReader(),
            "usb_contacts": UsbContacts(),
        }
        for part in parts.values():
            stack.callback(part.close)
        control = ControlServer(0, {"printer": printer, **parts}, papers)
        stack.callback(control.close)
        print(
            json.dumps({name: part.url for name, part in parts.items()} | {"control": control.url}),
            flush=True,
        )
        signal.sigwait(_END)


if __name__ == "__main__":
    main()
