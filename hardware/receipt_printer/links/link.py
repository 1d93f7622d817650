"""A connection to a printer, as the driver sees it: bytes that are counted, within a deadline."""

import time
from typing import Protocol

CHUNK = 4096


class ConnectionLostError(OSError):
    """There is no connection: it could not be made, or the other side has gone."""


class Link(Protocol):
    """An open connection to a printer. Every method raises ConnectionLostError when it has gone."""

    def write_some(self, data: bytes, timeout_s: float) -> int:
        """Hand over the beginning of `data`; return how many bytes were taken, 0 when the time ran out."""

    def read_some(self, timeout_s: float) -> bytes:
        """Return what the printer says, as soon as it says anything; empty when the time ran out."""

    def port_status(self) -> int | None:
        """The byte in which a USB port tells of paper and errors (decode_port); None where there is none."""

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


def wait_in_vain(timeout_s: float) -> bytes:
    """What a link reads that never answers: nothing, and that not before the time has run out.

    Who waits for an answer would otherwise ask a hundred thousand times a second.
    """
    time.sleep(max(0.0, timeout_s))
    return b""


class SendBrokenError(ConnectionLostError):
    """The connection went while bytes were sent; `sent` of them had been taken."""

    def __init__(self, sent: int) -> None:
        super().__init__(f"connection lost after {sent} bytes")
        self.sent = sent
