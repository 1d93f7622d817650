"""Serial lines, CDC-ACM devices and ptys. The only file that knows pyserial."""

import errno
import fcntl
import termios
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import serial

from hardware.connection_url import Flow, SerialLine

Result = TypeVar("Result")


class SerialPortError(OSError):
    """The line cannot be used: not there, gone, in use by another process, or not a serial line."""


class SerialPort:
    """An open line: raw, 8N1, without waiting on reads, for this process alone.

    Alone twice over: flock keeps away programs that ask for the lock, also those of root; TIOCEXCL
    keeps away all others.
    """

    def __init__(self, line: SerialLine) -> None:
        """Open it. Raises SerialPortError."""
        self._line = line
        self._port = self._told(self._open)

    def fileno(self) -> int:
        return int(self._port.fileno())

    def discard_output(self) -> None:
        """Forget what was written and has not left yet. Raises SerialPortError."""
        self._told(self._port.reset_output_buffer)

    def takes_more(self) -> bool:
        """Whether all that was written has left, and the other side holds DSR up. Raises SerialPortError."""
        return bool(self._told(lambda: self._port.dsr and not self._port.out_waiting))

    def close(self) -> None:
        """Let go of the line. Never raises: what fails here has gone already."""
        with suppress(OSError, termios.error):
            # On a pty that its other side keeps open, the kernel would go on refusing everybody.
            fcntl.ioctl(self._port.fileno(), termios.TIOCNXCL)
        with suppress(OSError, termios.error):
            self._port.close()

    def _open(self) -> serial.Serial:
        port = serial.Serial(
            self._line.path,
            self._line.baud,
            timeout=0,
            write_timeout=0,
            exclusive=True,
            rtscts=self._line.flow is Flow.RTSCTS,
            xonxoff=self._line.flow is Flow.XONXOFF,
        )
        try:
            fcntl.ioctl(port.fileno(), termios.TIOCEXCL)
        except OSError:
            port.close()
            raise
        return port

    def _told(self, work: Callable[[], Result]) -> Result:
        """Do it, and tell every way in which a line can fail as one."""
        try:
            return work()
        except (OSError, termios.error, ValueError) as error:
            # termios.error is no OSError, and a line that goes while it is opened raises it.
            trouble = SerialPortError(f"{self._line.path}: {error}")
            trouble.errno = _number(error)
            raise trouble from error


def _number(error: BaseException | None) -> int | None:
    """The system's number. pyserial drops that of a file which is no serial line: it is its cause's."""
    match error:
        case termios.error():
            return int(error.args[0])
        case OSError():
            return error.errno or _number(error.__context__)
        case ValueError():
            # A baud rate that the driver does not have.
            return errno.EINVAL
        case _:
            return None
