"""Serial lines on real ptys: for one process alone, and gone while they are opened."""

import array
import fcntl
import os
import sys
import termios
import threading
import time
import tty
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from hardware.connection_url import Flow, SerialLine
from hardware.devices import open_scanner
from hardware.receipt_printer.links.file_link import FileLink
from hardware.receipt_printer.links.link import send
from hardware.serial_port import SerialPort, SerialPortError
from hardware.simulators.scanner.pty_scanner import PtyScanner
from kiosk_app import settings
from tests.hardware.scanner.test_scanner import Heard, scan_until_heard

# asm-generic/ioctls.h: whether TIOCEXCL is set. Python's termios does not have it.
_TIOCGEXCL = 0x80045440


class Pty:
    """Both ends of a pty; the far one can be pulled."""

    def __init__(self) -> None:
        self.near, self.far = os.openpty()
        self.path = os.ttyname(self.far)
        self.pulled = threading.Event()

    def pull(self) -> None:
        if not self.pulled.is_set():
            os.close(self.near)
            self.pulled.set()

    @property
    def exclusive(self) -> bool:
        answer = array.array("i", [0])
        fcntl.ioctl(self.far, _TIOCGEXCL, answer)
        return bool(answer[0])


@pytest.fixture
def pty() -> Iterator[Pty]:
    made = Pty()
    yield made
    made.pull()
    os.close(made.far)


def pulled_at_the_last_step(pty: Pty) -> Callable[[FrameType, str, object], None]:
    """A profile function that pulls the cable when pyserial has set up the line and empties its input."""

    def look(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_name == "_reset_input_buffer":
            pty.pull()

    return look


def test_a_line_that_goes_while_it_is_opened_is_told_as_one_that_is_not_there(pty: Pty) -> None:
    sys.setprofile(pulled_at_the_last_step(pty))
    try:
        with pytest.raises(SerialPortError) as failed:
            SerialPort(SerialLine(pty.path))
    finally:
        sys.setprofile(None)
    assert isinstance(failed.value.__cause__, termios.error)


def test_a_scanner_outlives_a_line_that_goes_while_it_is_opened(pty: Pty, tmp_path: Path) -> None:
    link, heard = tmp_path / "scanner", Heard()
    link.symlink_to(pty.path)
    scanner = open_scanner(settings.Scanner(f"serial://{link}"))
    threading.setprofile(pulled_at_the_last_step(pty))
    try:
        scanner.start(heard.put)
        assert pty.pulled.wait(20)
    finally:
        threading.setprofile(None)
    device = PtyScanner(link)
    scan_until_heard(device, heard)
    scanner.close()
    device.close()


def test_a_line_is_ours_alone_while_it_is_open(pty: Pty) -> None:
    port = SerialPort(SerialLine(pty.path))
    assert pty.exclusive
    with pytest.raises(SerialPortError):
        SerialPort(SerialLine(pty.path))
    port.close()
    port.close()
    assert not pty.exclusive
    SerialPort(SerialLine(pty.path)).close()


@pytest.mark.parametrize("flow", [Flow.RTSCTS, Flow.XONXOFF, Flow.NONE])
def test_flow_control_is_set(flow: Flow, pty: Pty) -> None:
    port = SerialPort(SerialLine(pty.path, flow=flow))
    iflag, _, cflag, *_ = termios.tcgetattr(port.fileno())
    port.close()
    assert (bool(cflag & termios.CRTSCTS), bool(iflag & termios.IXON)) == (
        flow is Flow.RTSCTS,
        flow is Flow.XONXOFF,
    )


def test_a_printer_that_says_busy_is_sent_nothing(pty: Pty) -> None:
    busy = threading.Event()
    tty.setraw(pty.far)
    link = FileLink(os.dup(pty.near), lambda: None, gate=lambda: not busy.is_set())
    sent = send(link, b"x" * 100, time.monotonic() + 60)
    busy.set()
    assert send(link, b"y" * 100, time.monotonic() + 0.05) == 0
    assert (sent, os.read(pty.far, 1000)) == (100, b"x" * 100)
