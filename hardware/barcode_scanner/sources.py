"""The three ways in which a scanner is attached, each as a source of codes for the watcher."""

import errno
import fcntl
import os
import select
import stat
import sys
import time
from contextlib import suppress

from hardware.barcode_scanner.framing import ScanFramer
from hardware.barcode_scanner.hid_pos import REPORT_BYTES, ReportAssembler, is_scanner
from hardware.barcode_scanner.port import ScannedText
from hardware.barcode_scanner.tally import Tally
from hardware.barcode_scanner.wedge_keys import WedgeKeys, is_lost
from hardware.connection_url import Evdev, Hidraw, SerialLine
from hardware.input_device import InputDevice, InputEvent
from hardware.serial_port import SerialPort

_READ_BYTES = 4096
# A scanner sends one code in a burst; after such a pause the end of it will not come any more.
_PAUSE_S = 1.0
# Reports taken before whoever waits for a code gets those that are whole.
_MOST_REPORTS = 128
# linux/hidraw.h: HIDIOCGRDESCSIZE and HIDIOCGRDESC.
_GET_DESCRIPTOR_SIZE = (2 << 30) | (4 << 16) | (ord("H") << 8) | 0x01
_MAX_DESCRIPTOR_BYTES = 4096
_GET_DESCRIPTOR = (2 << 30) | ((4 + _MAX_DESCRIPTOR_BYTES) << 16) | (ord("H") << 8) | 0x02


class _Silence:
    """Tells a pause after which a code has ended from one in which a device merely had nothing to say."""

    def __init__(self) -> None:
        self._since = time.monotonic()

    def end(self) -> None:
        self._since = time.monotonic()

    @property
    def lasts(self) -> bool:
        # A little less than what is waited for, or the end would come one wait too late.
        return time.monotonic() - self._since >= 0.9 * _PAUSE_S


class SerialSource:
    """USB CDC-ACM, RS-232 or a pty."""

    wait_s: float | None = None

    def __init__(self, line: SerialLine, tally: Tally) -> None:
        """Raises OSError."""
        self._port = SerialPort(line)
        self._framer, self._silence = ScanFramer(tally), _Silence()

    def fileno(self) -> int:
        return self._port.fileno()

    def read(self) -> list[ScannedText]:
        """Raises OSError when the line has ended."""
        data = _take(self._port.fileno(), _READ_BYTES)
        if data is not None:
            self._silence.end()
            scans = self._framer.feed(data)
        else:
            scans = self._framer.flush() if self._silence.lasts else []
        self.wait_s = _PAUSE_S if self._framer.waits else None
        return scans

    def close(self) -> None:
        self._port.close()


class HidPosSource:
    """HID POS by the kernel's hidraw: no keyboard, and nothing that could be typed anywhere."""

    wait_s: float | None = None

    def __init__(self, address: Hidraw, tally: Tally) -> None:
        """Raises OSError; EBUSY: another process of ours has it; ENOTTY: it is no scanner."""
        self._file = os.open(address.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        self._assembler, self._silence = ReportAssembler(tally), _Silence()
        try:
            _alone(self._file)
            _check_descriptor(self._file)
        except OSError:
            os.close(self._file)
            raise

    def fileno(self) -> int:
        return self._file

    def read(self) -> list[ScannedText]:
        """Raises OSError when the device has gone."""
        scans: list[ScannedText | None] = []
        for _ in range(_MOST_REPORTS):
            # The kernel gives one report at a time, whatever is asked for.
            report = _take(self._file, REPORT_BYTES)
            if report is None:
                break
            self._silence.end()
            scans.append(self._assembler.feed(report))
        if self._silence.lasts:
            self._assembler.give_up()
        self.wait_s = _PAUSE_S if self._assembler.waits else None
        return [scan for scan in scans if scan is not None]

    def close(self) -> None:
        with suppress(OSError):
            os.close(self._file)


class WedgeSource:
    """A scanner that types. It is grabbed: no other program and no text field gets its keys."""

    wait_s: float | None = None

    def __init__(self, address: Evdev, tally: Tally) -> None:
        """Raises OSError; EBUSY: another program has grabbed it."""
        self._device = InputDevice(address, grab=True)
        self._framer, self._keys, self._silence = ScanFramer(tally), WedgeKeys(), _Silence()
        self._begun = False

    def fileno(self) -> int:
        return self._device.fileno()

    def read(self) -> list[ScannedText]:
        """Raises OSError when the device has gone."""
        if not self._begun:
            self._begun = True
            self._keys.held(self._device.held())
            return []
        scans = self._typed(self._device.read())
        self.wait_s = _PAUSE_S if self._framer.waits else None
        return scans

    def _typed(self, events: list[InputEvent]) -> list[ScannedText]:
        if not events:
            return self._framer.flush() if self._silence.lasts else []
        self._silence.end()
        scans: list[ScannedText] = []
        for event in events:
            if is_lost(event):
                self._framer.spoil()
                self._keys.held(self._device.held())
            scans += self._framer.feed(self._keys.type(event))
        return scans

    def close(self) -> None:
        self._device.close()


def _take(file: int, most: int) -> bytes | None:
    """All that is there, up to `most` bytes, at once; None when nothing is. Raises OSError when it has gone.

    A serial line gives no bytes when it has none, and when it has ended: only before the end can it be read.
    """
    if not select.select([file], [], [], 0)[0]:
        return None
    try:
        data = os.read(file, most)
    except BlockingIOError:
        return None
    if not data:
        raise OSError(errno.ENODEV, "the device has ended")
    return data


def _alone(file: int) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise OSError(errno.EBUSY, "another program has it") from error


def _check_descriptor(file: int) -> None:
    """Ask the kernel what the device is. A simulator's pipe is asked nothing."""
    if not stat.S_ISCHR(os.fstat(file).st_mode):
        return
    size = int.from_bytes(fcntl.ioctl(file, _GET_DESCRIPTOR_SIZE, bytes(4)), sys.byteorder)
    room = bytearray(size.to_bytes(4, sys.byteorder) + bytes(_MAX_DESCRIPTOR_BYTES))
    fcntl.ioctl(file, _GET_DESCRIPTOR, room)
    if not is_scanner(bytes(room[4 : 4 + size])):
        raise OSError(errno.ENOTTY, "it is another kind of HID device than a bar code scanner")
