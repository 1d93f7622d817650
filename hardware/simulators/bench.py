"""All simulated devices together, in a process of their own."""

import errno
import json
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hardware.receipt_printer.profiles import PROFILES
from hardware.simulators.cards.card_slot import CardSlot
from hardware.simulators.control import ControlServer
from hardware.simulators.printer.papers import Papers
from hardware.simulators.printer.tcp_printer import TcpPrinter
from hardware.simulators.scanner.hid_scanner import HidScanner
from hardware.simulators.scanner.pty_scanner import PtyScanner
from hardware.simulators.scanner.wedge_scanner import WedgeScanner
from hardware.simulators.signals.signals import SimulatedSignals
from hardware.simulators.simulated import Simulated

_END = {signal.SIGTERM, signal.SIGINT}


@dataclass(frozen=True)
class Options:
    """Ports (0: any that is free) and places; None: none wanted, or one that goes with the process."""

    printer_port: int = 0
    printer_profile: str = ""
    control_port: int = 0
    ups_port: int = 0
    scanner_link: Path | None = None
    papers: Path | None = None
    signals: Path | None = None
    cards: Path | None = None


def run(options: Options) -> int:
    """Start everything, say how it is reached, and run until SIGTERM or SIGINT. Returns the exit status."""
    # Blocked before the first thread begins, so that all threads inherit it and only sigwait gets them.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _END)
    try:
        with ExitStack() as stack:
            print(json.dumps(_start(stack, options)), flush=True)
            signal.sigwait(_END)
    except OSError as error:
        print(f"urzedomat simulate: {error}", file=sys.stderr)
        return 1
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return 0


def _start(stack: ExitStack, options: Options) -> dict[str, Any]:
    papers = Papers(options.papers)
    with _port_of("--printer-port", options.printer_port):
        printer = TcpPrinter(options.printer_port, papers.add, profile=PROFILES.get(options.printer_profile))
    stack.callback(printer.close)
    scanner = PtyScanner(options.scanner_link)
    stack.callback(scanner.close)
    hid_scanner, wedge_scanner = HidScanner(), WedgeScanner()
    stack.callback(hid_scanner.close)
    stack.callback(wedge_scanner.close)
    card_slot = CardSlot(options.cards)
    stack.callback(card_slot.close)
    with _port_of("--ups-port", options.ups_port):
        signals = SimulatedSignals(options.signals, options.ups_port)
    stack.callback(signals.close)
    parts: dict[str, Simulated] = {
        "printer": printer,
        "scanner": scanner,
        "hid_scanner": hid_scanner,
        "wedge_scanner": wedge_scanner,
        "card_reader": card_slot,
        "signals": signals,
    }
    with _port_of("--control-port", options.control_port):
        control = ControlServer(options.control_port, parts, papers)
    stack.callback(control.close)
    reached = {"printer": printer.url, "scanner": scanner.url, "card_reader": card_slot.url}
    reached |= {"hid_scanner": hid_scanner.url, "wedge_scanner": wedge_scanner.url}
    return reached | {"signals": signals.urls, "control": control.url}


@contextmanager
def _port_of(option: str, port: int) -> Iterator[None]:
    """Say which option chooses another port, where the port is taken."""
    try:
        yield
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise OSError(f"port {port} is taken; choose another with {option}") from error
