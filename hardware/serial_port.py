"""Serial lines, CDC-ACM devices and ptys. The only file that knows pyserial."""

import serial


class SerialPortError(OSError):
    """The line cannot be opened: not there, in use by another process, or not a serial line."""


def open_serial(path: str, baud: int) -> serial.Serial:
    """Open a line raw, 8N1, without waiting on reads, for this process alone (TIOCEXCL).

    Raises:
        SerialPortError: it cannot be opened.
    """
    try:
        return serial.Serial(path, baud, timeout=0, write_timeout=0, exclusive=True)
    except (serial.SerialException, OSError, ValueError) as error:
        # ValueError: a baud rate that the driver does not have.
        raise SerialPortError(f"{path}: {error}") from error
