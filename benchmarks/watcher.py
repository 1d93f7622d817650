"""Looks at a display from outside, so that any two programs are timed by the same eye.

One connection of its own to the X server, in the server's words (X11 protocol, encoding in appendix B):
fetching one region takes about a millisecond, and while it is open the server does not reset.
"""

import socket
import struct
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self

_GET_IMAGE = 73
_Z_PIXMAP = 2
_ALL_PLANES = 0xFFFFFFFF
_ERROR, _REPLY = 0, 1


class Watcher:
    """Sees how many pixels of a region have which colour."""

    def __init__(self, display: str, region: tuple[int, int, int, int]) -> None:
        """`display` as in DISPLAY, on this machine; `region` is x, y, width, height."""
        self._region = region
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(f"/tmp/.X11-unix/X{display.removeprefix(':')}")
        self._root = self._set_up()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

    def shows(self, least: Mapping[str, int]) -> bool:
        """Say whether the region has at least so many pixels of each colour (#RRGGBB)."""
        pixels = self._pixels()
        # A 24-bit pixel comes as blue, green, red and a byte of padding.
        return all(pixels.count(bytes.fromhex(colour[1:])[::-1]) >= count for colour, count in least.items())

    def wait_until(self, least: Mapping[str, int], shown: bool = True, within_s: float = 60) -> float:
        """Return the time (monotonic) at which the region first shows the colours, or no longer does.

        Raises:
            TimeoutError: it did not happen.
        """
        deadline = time.monotonic() + within_s
        while self.shows(least) != shown:
            if time.monotonic() > deadline:
                raise TimeoutError(f"after {within_s:.0f} s the display does not show what it should")
            time.sleep(0.005)
        return time.monotonic()

    def _pixels(self) -> bytes:
        request = struct.pack("<BBHIhhHHI", _GET_IMAGE, _Z_PIXMAP, 5, self._root, *self._region, _ALL_PLANES)
        self._socket.sendall(request)
        while True:
            head = self._read(32)
            if head[0] == _ERROR:
                raise OSError(f"the X server refuses to show the region (error {head[1]})")
            if head[0] == _REPLY:
                return self._read(4 * int.from_bytes(head[4:8], "little"))

    def _set_up(self) -> int:
        """Say hello and return the root window."""
        self._socket.sendall(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        head = self._read(8)
        body = self._read(4 * int.from_bytes(head[6:8], "little"))
        if head[0] != 1:
            raise OSError("the X server refuses the connection")
        vendor_length, formats = int.from_bytes(body[16:18], "little"), body[21]
        first_screen = 32 + (vendor_length + 3) // 4 * 4 + 8 * formats
        return int.from_bytes(body[first_screen : first_screen + 4], "little")

    def _read(self, size: int) -> bytes:
        data = bytearray()
        while len(data) < size:
            part = self._socket.recv(size - len(data))
            if not part:
                raise OSError("the X server has closed the connection")
            data += part
        return bytes(data)
