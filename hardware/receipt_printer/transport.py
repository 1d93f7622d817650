"""Bytes to and from a printer, over whatever the connection URL names.

A link takes what it can take and says how much; `send` does the rest: pieces of at most 4 kB, all of
them counted, within a deadline.
"""

import errno
import os
import select
import socket
import stat
import struct
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from hardware.connection_url import ConnectionUrl, DeviceFile, Pcsc, SerialLine, Tcp, Usb
from hardware.serial_port import open_serial

CHUNK = 4096
_CONNECT_TIMEOUT_S = 3.0


class ConnectionLostError(OSError):
    """There is no connection: it could not be made, or the other side has gone."""


class Link(Protocol):
    """An open connection to a printer. Every method raises ConnectionLostError when it has gone."""

    def write_some(self, data: bytes, timeout_s: float) -> int:
        """Hand over the beginning of `data`; return how many bytes were taken, 0 when the time ran out."""

    def read_some(self, timeout_s: float) -> bytes:
        """Return what the printer says, as soon as it says anything; empty when the time ran out."""

    def close(self, *, discard: bool = False) -> None:
        """Let go; with `discard`, also of what was taken and has not left yet. Never raises."""


def send(link: Link, data: bytes, deadline: float) -> int:
    """Hand over `data`; return how many bytes the link took before `deadline` (monotonic, seconds).

    Raises:
        SendBrokenError: the connection went; `sent` bytes had been taken before it.
    """
    sent = 0
    try:
        while sent < len(data) and (left := deadline - time.monotonic()) > 0:
            sent += link.write_some(data[sent : sent + CHUNK], left)
    except ConnectionLostError as lost:
        raise SendBrokenError(sent) from lost
    return sent


class SendBrokenError(ConnectionLostError):
    """The connection went while bytes were sent; `sent` of them had been taken."""

    def __init__(self, sent: int) -> None:
        super().__init__(f"connection lost after {sent} bytes")
        self.sent = sent


def connect(address: ConnectionUrl, timeout_s: float) -> Link:
    """Open the connection; at most `timeout_s` seconds, and never more than three.

    Raises:
        ConnectionLostError: it cannot be made now.
    """
    try:
        match address:
            case Tcp():
                return _tcp(address, min(timeout_s, _CONNECT_TIMEOUT_S))
            case SerialLine():
                port = open_serial(address.path, address.baud)
                return FileLink(port.fileno(), port.close, discard=port.reset_output_buffer)
            case DeviceFile():
                return _device_file(address.path)
            case Usb():
                from hardware.receipt_printer.usb_link import open_usb

                return open_usb(address)
            case Pcsc():
                raise ValueError("a printer is not reached over PC/SC")
    except ConnectionLostError:
        raise
    except OSError as error:
        raise ConnectionLostError(str(error)) from error


def _tcp(address: Tcp, timeout_s: float) -> Link:
    connection = socket.create_connection((address.host, address.port), timeout_s)
    connection.setblocking(False)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    # A printer that lost its power says nothing: what it does not acknowledge for so long is lost.
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 30_000)
    return FileLink(connection.fileno(), connection.close, discard=lambda: _reset_on_close(connection))


def _reset_on_close(connection: socket.socket) -> None:
    """Make close() drop what is still to be sent, or half a slip would come out minutes later."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _device_file(path: str) -> Link:
    """A character device, or a plain file or pipe that only takes bytes. Never creates one."""
    kind = Path(path).stat().st_mode
    answers = stat.S_ISCHR(kind)
    flags = os.O_RDWR if answers else os.O_WRONLY | os.O_APPEND
    handle = os.open(path, flags | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    # usblp reads nothing at all, rather than "try again", while the printer has nothing to say.
    return FileLink(handle, lambda: os.close(handle), answers=answers, empty_is_end=False)


class FileLink:
    """A link over a file descriptor: socket, serial line, or the kernel's printer device."""

    def __init__(
        self,
        handle: int,
        close: Callable[[], None],
        *,
        discard: Callable[[], None] | None = None,
        answers: bool = True,
        empty_is_end: bool = True,
    ) -> None:
        self._handle = handle
        self._close = close
        self._discard = discard
        self._answers = answers
        self._empty_is_end = empty_is_end
        os.set_blocking(handle, False)

    def write_some(self, data: bytes, timeout_s: float) -> int:
        if not self._wait(select.POLLOUT, timeout_s):
            return 0
        try:
            return os.write(self._handle, data)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise ConnectionLostError(os.strerror(error.errno or errno.EIO)) from error

    def read_some(self, timeout_s: float) -> bytes:
        if not self._answers or not self._wait(select.POLLIN, timeout_s):
            return b""
        try:
            data = os.read(self._handle, CHUNK)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise ConnectionLostError(os.strerror(error.errno or errno.EIO)) from error
        if not data and self._empty_is_end:
            raise ConnectionLostError("the other side has closed")
        return data

    def close(self, *, discard: bool = False) -> None:
        # What fails here has gone already, and nobody can do anything about it.
        with suppress(OSError, termios.error):
            if discard and self._discard is not None:
                self._discard()
        with suppress(OSError):
            self._close()

    def _wait(self, event: int, timeout_s: float) -> bool:
        poll = select.poll()
        poll.register(self._handle, event)
        ready = poll.poll(max(0, int(timeout_s * 1000)))
        seen = ready[0][1] if ready else 0
        if seen & (select.POLLERR | select.POLLHUP | select.POLLNVAL) and not seen & event:
            raise ConnectionLostError("the device has gone")
        return bool(seen & event)
