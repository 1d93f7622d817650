"""Connection URLs of devices (docs/devices/README.md), as values. Pure: nothing is opened here."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

DEFAULT_BAUD = 115200


class ConnectionUrlError(ValueError):
    """Not a connection URL that is known; the message says what is wrong with it."""


@dataclass(frozen=True)
class Tcp:
    """`tcp://host:port`, also `tcp://[::1]:9100`."""

    host: str
    port: int


class Flow(Enum):
    """Who tells the kiosk to pause when the device's buffer is full.

    RTSCTS is the default: USB and ptys ignore it, and on a cable without the wires nothing is sent
    at all, which is seen at once. Without any, the end of a long slip is lost and nobody sees it.
    """

    RTSCTS = "rtscts"
    DSRDTR = "dsrdtr"
    XONXOFF = "xonxoff"
    NONE = "none"


@dataclass(frozen=True)
class SerialLine:
    """`serial:///dev/…?baud=&flow=`: a serial line, CDC-ACM or pty. `baud` is in bits per second."""

    path: str
    baud: int = DEFAULT_BAUD
    flow: Flow = Flow.RTSCTS


@dataclass(frozen=True)
class DeviceFile:
    """`file:///dev/usb/lp0`: a character device that takes bytes."""

    path: str


@dataclass(frozen=True)
class Usb:
    """`usb://04b8:0e15` or `usb://04b8:0e15/SERIAL`: vendor and product in hexadecimal."""

    vendor: int
    product: int
    serial: str = ""


@dataclass(frozen=True)
class Pcsc:
    """`pcsc://`: all readers of the PC/SC service; `pcsc://Reader%20name`: those whose name begins so.

    `?socket=/path` names the socket of another pcscd than the system's; one for each process.
    """

    reader: str = ""
    socket: str = ""


ConnectionUrl = Tcp | SerialLine | DeviceFile | Usb | Pcsc


def parse(url: str) -> ConnectionUrl:
    """Read a connection URL.

    Raises:
        ConnectionUrlError: the scheme is not known, or a part is missing or wrong.
    """
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise ConnectionUrlError(f"{url!r}: {error}") from error
    reader = _READERS.get(parts.scheme)
    if reader is None or "://" not in url:
        raise ConnectionUrlError(f"unknown scheme in {url!r}")
    return reader(parts)


def _tcp(parts: SplitResult) -> Tcp:
    try:
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ConnectionUrlError(f"port must be a number up to 65535: {error}") from error
    if not host or not port:
        raise ConnectionUrlError("host or port is missing; write tcp://host:9100")
    return Tcp(host, port)


def _serial(parts: SplitResult) -> SerialLine:
    query = parse_qs(parts.query, keep_blank_values=True)
    baud = query.pop("baud", [str(DEFAULT_BAUD)])[-1]
    flow = query.pop("flow", [Flow.RTSCTS.value])[-1]
    if query:
        raise ConnectionUrlError(f"unknown parameter {min(query)!r}; baud and flow are known")
    if flow not in (known := [flow.value for flow in Flow]):
        raise ConnectionUrlError(f"flow must be one of {', '.join(known)}, not {flow!r}")
    if not re.fullmatch(r"[0-9]{2,7}", baud):
        raise ConnectionUrlError(f"baud must be a whole number, not {baud!r}")
    return SerialLine(_path(parts), int(baud), Flow(flow))


def _file(parts: SplitResult) -> DeviceFile:
    return DeviceFile(_path(parts))


def _path(parts: SplitResult) -> str:
    path = unquote(parts.path)
    if parts.netloc or not path.startswith("/") or path == "/":
        raise ConnectionUrlError(f"a full path is missing; write {parts.scheme}:///dev/… with three slashes")
    return path


def _usb(parts: SplitResult) -> Usb:
    match = re.fullmatch(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})", parts.netloc)
    if match is None:
        raise ConnectionUrlError(
            "vendor and product must be four hexadecimal digits each; write usb://04b8:0e15"
        )
    return Usb(int(match[1], 16), int(match[2], 16), unquote(parts.path.removeprefix("/")))


def _pcsc(parts: SplitResult) -> Pcsc:
    query = parse_qs(parts.query, keep_blank_values=True)
    socket = query.pop("socket", [""])[-1]
    if query:
        raise ConnectionUrlError(f"unknown parameter {min(query)!r}; only socket is known")
    return Pcsc(unquote(parts.netloc + parts.path), socket)


_READERS: dict[str, Callable[[SplitResult], ConnectionUrl]] = {
    "tcp": _tcp,
    "serial": _serial,
    "file": _file,
    "usb": _usb,
    "pcsc": _pcsc,
}
