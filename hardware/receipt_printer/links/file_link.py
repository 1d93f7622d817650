"""A printer behind a file descriptor: socket, serial line, the kernel's printer device, a plain file."""

import errno
import fcntl
import os
import select
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hardware.connection_url import Flow, SerialLine
from hardware.receipt_printer.links.link import CHUNK, ConnectionLostError, wait_in_vain
from hardware.serial_port import SerialPort

# Linux has no DSR/DTR flow control: we look before each piece. A printer says "busy" a hundred bytes
# and more before it is full, and a piece and the sixteen bytes of a UART may still be on their way.
_GATED_CHUNK = 32
_GATE_POLL_S = 0.002
# A device that says "I have something", and has nothing, is not asked again at once.
_EMPTY_S = 0.01
# LPGETSTATUS of linux/lp.h: usblp answers it with the printer's GET_PORT_STATUS.
_LP_GET_STATUS = 0x060B


def open_serial_line(address: SerialLine) -> "FileLink":
    """A serial line; raises OSError."""
    port = SerialPort(address)
    gate = port.takes_more if address.flow is Flow.DSRDTR else None
    return FileLink(port.fileno(), port.close, discard=port.discard_output, gate=gate)


def open_device_file(path: str) -> "FileLink":
    """A character device, or a plain file or pipe that only takes bytes. Never creates one.

    Raises:
        OSError: it is not there, or may not be opened.
    """
    kind = Path(path).stat().st_mode
    answers = stat.S_ISCHR(kind)
    flags = os.O_RDWR if answers else os.O_WRONLY | os.O_APPEND
    handle = os.open(path, flags | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    # usblp reads nothing at all, rather than "try again", while the printer has nothing to say.
    port = (lambda: _lp_status(handle)) if answers else None
    return FileLink(handle, lambda: os.close(handle), answers=answers, empty_is_end=False, port=port)


def _lp_status(handle: int) -> int | None:
    """What a printer's port says; None for a device that is no printer's, or where it cannot be read."""
    status = bytearray(4)
    try:
        fcntl.ioctl(handle, _LP_GET_STATUS, status)
    except OSError as error:
        if error.errno == errno.ENODEV:
            raise ConnectionLostError(os.strerror(errno.ENODEV)) from error
        return None
    return status[0]


class FileLink:
    """A link over a file descriptor: socket, serial line, or the kernel's printer device.

    `gate`, where there is one, tells whether a small piece may be written now; `port` asks the port.
    """

    def __init__(
        self,
        handle: int,
        close: Callable[[], None],
        *,
        discard: Callable[[], None] | None = None,
        answers: bool = True,
        empty_is_end: bool = True,
        gate: Callable[[], bool] | None = None,
        port: Callable[[], int | None] | None = None,
    ) -> None:
        self._handle = handle
        self._close = close
        self._discard = discard
        self._answers = answers
        self._empty_is_end = empty_is_end
        self._gate = gate
        self._port = port
        os.set_blocking(handle, False)

    def write_some(self, data: bytes, timeout_s: float) -> int:
        deadline = time.monotonic() + timeout_s
        try:
            if not self._gate_opens(deadline) or not self._wait(select.POLLOUT, deadline - time.monotonic()):
                return 0
            return os.write(self._handle, data[:_GATED_CHUNK] if self._gate else data)
        except ConnectionLostError:
            raise
        except BlockingIOError:
            return 0
        except OSError as error:
            raise ConnectionLostError(os.strerror(error.errno or errno.EIO)) from error

    def read_some(self, timeout_s: float) -> bytes:
        if not self._answers:
            return wait_in_vain(timeout_s)
        if not self._wait(select.POLLIN, timeout_s):
            return b""
        try:
            data = os.read(self._handle, CHUNK)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise ConnectionLostError(os.strerror(error.errno or errno.EIO)) from error
        if not data and self._empty_is_end:
            raise ConnectionLostError("the other side has closed")
        return data or wait_in_vain(min(timeout_s, _EMPTY_S))

    def port_status(self) -> int | None:
        return self._port() if self._port is not None else None

    def close(self, *, discard: bool = False) -> None:
        # What fails here has gone already, and nobody can do anything about it.
        with suppress(OSError):
            if discard and self._discard is not None:
                self._discard()
        with suppress(OSError):
            self._close()

    def _gate_opens(self, deadline: float) -> bool:
        while self._gate is not None and not self._gate():
            if time.monotonic() >= deadline:
                return False
            time.sleep(_GATE_POLL_S)
        return True

    def _wait(self, event: int, timeout_s: float) -> bool:
        poll = select.poll()
        poll.register(self._handle, event)
        ready = poll.poll(max(0, int(timeout_s * 1000)))
        seen = ready[0][1] if ready else 0
        if seen & (select.POLLERR | select.POLLHUP | select.POLLNVAL) and not seen & event:
            raise ConnectionLostError("the device has gone")
        return bool(seen & event)
