"""A keyboard behind evdev (/dev/input/event1), with its exclusive grab. Runs in the server's process.

linux/input.h and Documentation/input/event-codes.rst.
"""

import errno
import os
import struct
from typing import Any

from gi.repository import UMockdev

NAME = "Simulated bar code scanner"
_PARENT = "/sys/devices/pci0000:00/0000:00:14.0/input/input"
_GRAB, _VERSION, _ID, _NAME, _PHYS, _UNIQ, _PROPERTIES = 0x90, 0x01, 0x02, 0x06, 0x07, 0x08, 0x09
_KEYS_DOWN, _SWITCHES_ON, _BITS = 0x18, 0x1B, 0x20
_EV_SYN, _EV_KEY = 0, 1
_EVENT = struct.Struct("@llHHi")


class Keyboard:
    """The device: plugged in and out, and typed on, by orders. Each time it comes as another file, as
    the kernel's may, for umockdev gives no file twice."""

    def __init__(self, testbed: Any) -> None:
        self._testbed = testbed
        self._number = 0
        self._file = _EvdevFile()

    @property
    def _node(self) -> str:
        return f"/dev/input/event{self._number}"

    def obey(self, order: dict[str, Any]) -> dict[str, Any]:
        match order:
            case {"plug": True}:
                self._number += 1
                self._file = _EvdevFile()
                self._file.plugged = True
                self._testbed.add_from_string(_described(self._number))
                self._testbed.attach_ioctl(self._node, self._file)
            case {"unplug": True} if self._file.plugged:
                self._file.plugged = False
                # Its far end, which umockdev leaves open: whoever waits for it wakes up.
                os.close(self._testbed.get_dev_fd(self._node))
                self._testbed.remove_device(f"{_PARENT}{self._number}/event{self._number}")
                self._testbed.remove_device(f"{_PARENT}{self._number}")
            case {"keys": list(keys)}:
                self._type(keys)
        return {"node": self._node, "grabbed": self._file.is_grabbed}

    def _type(self, keys: list[list[int]]) -> None:
        """Pairs of a key's number and what happens to it: 1 down, 0 up."""
        for code, value in keys:
            report = _EVENT.pack(0, 0, _EV_KEY, code, value) + _EVENT.pack(0, 0, _EV_SYN, 0, 0)
            os.write(self._testbed.get_dev_fd(self._node), report)


class _EvdevFile(UMockdev.IoctlBase):  # type: ignore[misc]  # GObject introspection has no types
    """Answers what is asked of an open event device. umockdev does not tell when a file is closed: a grab
    lasts until it is let go of, or the device is unplugged."""

    def __init__(self) -> None:
        super().__init__()
        self.plugged = False
        self._grabbed_by: Any = None

    @property
    def is_grabbed(self) -> bool:
        return self._grabbed_by is not None

    def do_handle_read(self, client: Any) -> bool:
        """A device that has gone says so; otherwise there is a file to read from."""
        if not self.plugged:
            client.complete(-1, errno.ENODEV)
        return not self.plugged

    def do_handle_ioctl(self, client: Any) -> bool:
        request = client.get_request() & 0xFFFFFFFF
        number, size = request & 0xFF, request >> 16 & 0x3FFF
        if request >> 8 & 0xFF != ord("E"):
            client.complete(-1, errno.ENOTTY)
        elif number == _GRAB:
            self._grab(client)
        else:
            self._tell(client, number, size)
        return True

    def _grab(self, client: Any) -> None:
        wanted = any(bytes(client.get_arg().retrieve()))
        if self._grabbed_by not in (None, client):
            client.complete(-1, errno.EBUSY)
            return
        self._grabbed_by = client if wanted else None
        client.complete(0, 0)

    def _tell(self, client: Any, number: int, size: int) -> None:
        told = {
            _VERSION: struct.pack("@i", 0x010001),
            _ID: struct.pack("@HHHH", 3, 0x05E0, 0x1200, 0x0110),
            _NAME: NAME.encode() + b"\0",
            _BITS: struct.pack("@I", 1 << _EV_SYN | 1 << _EV_KEY),
            _BITS + _EV_KEY: b"\xff" * 16,
        }
        if number in (_PHYS, _UNIQ):
            client.complete(-1, errno.ENOENT)
            return
        answer = told.get(number, b"").ljust(size, b"\0")[:size]
        client.get_arg().resolve(0, size).update(0, list(answer))
        client.complete(len(answer), 0)


def _described(number: int) -> str:
    parent = f"{_PARENT.removeprefix('/sys')}{number}"
    return (
        f"P: {parent}\nE: SUBSYSTEM=input\nE: PRODUCT=3/5e0/1200/110\nA: name={NAME}\\n\n\n"
        f"P: {parent}/event{number}\nN: input/event{number}\nE: SUBSYSTEM=input\n"
        f"L: device=../../input{number}\nE: DEVNAME=/dev/input/event{number}\n"
        f"E: MAJOR=13\nE: MINOR={64 + number}\n"
    )
