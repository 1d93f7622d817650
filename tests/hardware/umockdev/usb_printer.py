"""A printer behind usbfs (/dev/bus/usb): the kernel's answers to libusb, and the wire to a `TcpPrinter`.

linux/usbdevice_fs.h and Documentation/driver-api/usb/usb.rst. Runs in the server's process.
"""

import errno
import socket
import struct
import sys
from contextlib import suppress
from typing import Any

from gi.repository import GLib, UMockdev

VENDOR, PRODUCT, SERIAL = 0x04B8, 0x0E15, "U2468"
_NODE = "/dev/bus/usb/001/002"
_SYS = "/sys/devices/pci0000:00/0000:00:14.0/usb1/1-1"
_SUBMIT, _REAP, _REAP_NOW, _DISCARD = 0x8038550A, 0x4008550C, 0x4008550D, 0x0000550B
_CLAIM, _RELEASE, _GET_DRIVER, _DRIVER_IOCTL = 0x8004550F, 0x80045510, 0x41045508, 0xC0105512
# struct usbdevfs_urb of a 64-bit kernel: type, endpoint, status, flags, buffer, its length, what was done …
_URB = struct.Struct("@BBiIPiiiiIIP")
_STATUS_AT, _BUFFER_AT, _ACTUAL_AT = 4, 16, 28
_CONTROL = 2
_IN = 0x80
_INTERFACE = (
    bytes.fromhex("0904000002070102 00") + bytes.fromhex("07050102400000") + bytes.fromhex("07058202400000")
)
_CONFIGURATION = bytes([9, 2, 9 + len(_INTERFACE), 0, 1, 1, 0, 0xC0, 1]) + _INTERFACE
_DEVICE = struct.pack("<BBHBBBBHHHBBBB", 18, 1, 0x200, 0, 0, 0, 64, VENDOR, PRODUCT, 0x100, 1, 2, 3, 1)
_STRINGS = {1: "EPSON", 2: "TM-T20II", 3: SERIAL}
_DESCRIBED = f"""\
P: {_SYS.removeprefix("/sys")}
N: bus/usb/001/002
E: DEVTYPE=usb_device
E: SUBSYSTEM=usb
E: DEVNAME=/dev/bus/usb/001/002
E: BUSNUM=001
E: DEVNUM=002
E: MAJOR=189
E: MINOR=1
A: busnum=1\\n
A: devnum=2\\n
A: speed=12\\n
A: bConfigurationValue=1\\n
A: idVendor={VENDOR:04x}\\n
A: idProduct={PRODUCT:04x}\\n
A: serial={SERIAL}\\n
H: descriptors={(_DEVICE + _CONFIGURATION).hex().upper()}
"""


class UsbPrinter:
    """The device: plugged in and out by orders, with usblp holding it each time it comes."""

    def __init__(self, testbed: Any) -> None:
        self._testbed = testbed
        # One for all times: a program that uses what has gone must find somebody who says so.
        self._files = _UsbFs()
        testbed.attach_ioctl(_NODE, self._files)

    def obey(self, order: dict[str, Any]) -> dict[str, Any]:
        match order:
            case {"plug": int(port)}:
                self._files.plug(port)
                self._testbed.add_from_string(_DESCRIBED)
                self._testbed.uevent(_SYS, "add")
            case {"unplug": True} if self._files.plugged:
                self._files.unplug()
                self._testbed.uevent(_SYS, "remove")
                self._testbed.remove_device(_SYS)
        return {"usblp": self._files.held_by_usblp}


class _OpenFile:
    """The device's file as one program has opened it: what was submitted through it is reaped through it."""

    def __init__(self, client: Any, *, is_alive: bool) -> None:
        self.client = client
        self.is_alive = is_alive
        self.reads: list[Any] = []
        self._done: list[Any] = []

    def complete(self, urb: Any, actual: int, status: int = 0) -> None:
        urb.update(_STATUS_AT, list(struct.pack("@i", status)))
        urb.update(_ACTUAL_AT, list(struct.pack("@i", actual)))
        self._done.append(urb)

    def reap(self, argument: Any) -> bool:
        if not self._done:
            return False
        argument.resolve(0, struct.calcsize("P")).set_ptr(0, self._done.pop(0))
        return True

    def discard(self, argument: Any) -> bool:
        address = int.from_bytes(bytes(argument.retrieve())[:8], sys.byteorder)
        for found in self.reads:
            if found[0].client_addr == address:
                self.reads.remove(found)
                self.complete(found[0], 0, -errno.ENOENT)
                return True
        return False


class _UsbFs(UMockdev.IoctlBase):  # type: ignore[misc]  # GObject introspection has no types
    """What the kernel answers to libusb."""

    def __init__(self) -> None:
        super().__init__()
        self.held_by_usblp = False
        self.plugged = False
        self._files: list[_OpenFile] = []
        self._heard = b""

    def plug(self, port: int) -> None:
        """Come with usblp on it, wired to a printer on this TCP port; files that were open stay dead."""
        self.plugged = self.held_by_usblp = True
        self._line = socket.create_connection(("127.0.0.1", port))
        self._watch = GLib.io_add_watch(
            self._line.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, self._hear
        )

    def unplug(self) -> None:
        self.plugged = self.held_by_usblp = False
        for file in self._files:
            file.is_alive = False
        self._heard = b""
        GLib.source_remove(self._watch)
        self._line.close()

    def do_handle_ioctl(self, client: Any) -> bool:
        # ioctl's request is an unsigned int; some callers extend its sign.
        request = client.get_request() & 0xFFFFFFFF
        file = self._file(client)
        error = self._obey(file, request, client.get_arg()) if file.is_alive else errno.ENODEV
        client.complete(-1 if error else 0, error)
        return True

    def _file(self, client: Any) -> _OpenFile:
        """A file is known by what it is asked first: umockdev does not tell when it is opened or closed."""
        for file in self._files:
            if file.client == client:
                return file
        self._files.append(_OpenFile(client, is_alive=self.plugged))
        return self._files[-1]

    def _obey(self, file: _OpenFile, request: int, argument: Any) -> int:
        """Do what is asked; the answer is the error number, 0 for none."""
        if request == _SUBMIT:
            self._submit(file, argument.resolve(0, _URB.size))
        elif request in (_REAP, _REAP_NOW):
            return 0 if file.reap(argument) else errno.EAGAIN
        elif request == _DISCARD:
            return 0 if file.discard(argument) else errno.EINVAL
        elif request == _GET_DRIVER:
            return 0 if self.held_by_usblp else errno.ENODATA
        elif request == _DRIVER_IOCTL:
            # USBDEVFS_DISCONNECT is the only one that is sent.
            self.held_by_usblp = False
        elif request == _CLAIM:
            return errno.EBUSY if self.held_by_usblp else 0
        elif request != _RELEASE:
            return errno.ENOTTY
        return 0

    def _submit(self, file: _OpenFile, urb: Any) -> None:
        kind, endpoint, _, _, _, length, *_ = _URB.unpack(bytes(urb.retrieve()))
        buffer = urb.resolve(_BUFFER_AT, length)
        if kind == _CONTROL:
            self._control(file, urb, buffer)
        elif endpoint & _IN:
            file.reads.append((urb, buffer, length))
            self._deliver()
        else:
            # A printer that has cut its line off takes nothing, as one that is off.
            with suppress(OSError):
                self._line.sendall(bytes(buffer.retrieve()))
            file.complete(urb, length)

    def _control(self, file: _OpenFile, urb: Any, buffer: Any) -> None:
        """GET_DESCRIPTOR of strings, and GET_PORT_STATUS: selected, no error, paper."""
        kind, request, value, _, length = struct.unpack("<BBHHH", bytes(buffer.retrieve())[:8])
        if (kind, request) == (0xA1, 1):
            answer = b"\x18"
        elif request == 0x06 and value >> 8 == 3:
            text = _STRINGS[value & 0xFF].encode("utf-16-le") if value & 0xFF else b"\x09\x04"
            answer = (bytes([2 + len(text), 3]) + text)[:length]
        else:
            file.complete(urb, 0, -errno.EPIPE)
            return
        buffer.update(8, list(answer))
        file.complete(urb, len(answer))

    def _hear(self, *_: object) -> bool:
        data = self._line.recv(4096)
        self._heard += data
        self._deliver()
        return bool(data)

    def _deliver(self) -> None:
        for file in self._files:
            while self._heard and file.reads and file.is_alive:
                urb, buffer, length = file.reads.pop(0)
                answer, self._heard = self._heard[:length], self._heard[length:]
                buffer.update(0, list(answer))
                file.complete(urb, len(answer))
