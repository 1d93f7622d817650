"""All simulated devices together, in a process of their own."""

import errno
import json
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from hardware.simulators.card_slot import CardSlot
from hardware.simulators.control import ControlServer
from hardware.simulators.papers import Papers
from hardware.simulators.pty_scanner import PtyScanner
from hardware.simulators.simulated import Simulated
from hardware.simulators.tcp_printer import TcpPrinter

_END = {signal.SIGTERM, signal.SIGINT}


def run(printer_port: int, control_port: int, scanner_link: Path | None, papers: Path | None) -> int:
    """Start everything, say how it is reached, and run until SIGTERM or SIGINT. Returns the exit status."""
    # Blocked before the first thread begins, so that all threads inherit it and only sigwait gets them.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _END)
    try:
        with ExitStack() as stack:
            reached = _start(stack, printer_port, control_port, scanner_link, papers)
            print(json.dumps(reached), flush=True)
            signal.sigwait(_END)
    except OSError as error:
        print(f"urzedomat simulate: {error}", file=sys.stderr)
        return 1
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return 0


def _start(
    stack: ExitStack, printer_port: int, control_port: int, scanner_link: Path | None, papers: Path | None
) -> dict[str, str]:
    kept = Papers(papers)
    with _port_of("--printer-port", printer_port):
        printer = TcpPrinter(printer_port, kept.add)
    stack.callback(printer.close)
    scanner = PtyScanner(scanner_link)
    stack.callback(scanner.close)
    card_slot = CardSlot()
    stack.callback(card_slot.close)
    parts: dict[str, Simulated] = {"printer": printer, "scanner": scanner, "card_reader": card_slot}
    with _port_of("--control-port", control_port):
        control = ControlServer(control_port, parts, kept)
    stack.callback(control.close)
    return {name: part.describe()["url"] for name, part in parts.items()} | {"control": control.url}


@contextmanager
def _port_of(option: str, port: int) -> Iterator[None]:
    """Say which option chooses another port, where the port is taken."""
    try:
        yield
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise OSError(f"port {port} is taken; choose another with {option}") from error
