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


@dataclass(frozen=True)
class Hidraw:
    """`hidraw:///dev/hidraw0`: a device of USB's class HID, without a driver of the kernel's in between."""

    path: str


@dataclass(frozen=True)
class Evdev:
    """`evdev:///dev/input/by-id/…`, or `evdev://?name=*Headphone*`: the first input device of such a name.

    `code` names the one switch or key that matters, as the kernel does (`SW_HEADPHONE_INSERT`), where
    the device is a contact; `active_low` (`active=low`): it matters when it is off. A path may also be
    that of a socket on which a simulator sends `struct input_event`.
    """

    path: str = ""
    name: str = ""
    code: str = ""
    active_low: bool = False


class Bias(Enum):
    """The resistor that holds a contact's line while the contact is open."""

    AS_IS = "as-is"
    PULL_UP = "pull-up"
    PULL_DOWN = "pull-down"
    NONE = "none"


@dataclass(frozen=True)
class Gpio:
    """`gpio:///dev/gpiochip0/17?active=low&debounce_ms=20&bias=pull-up`: a line of a GPIO chip.

    `chip`: its file, or (`gpio://cp2112_gpio/3`) the label that its driver gives it. Numbers of chips
    change with the order in which they are found; labels do not.
    """

    chip: str
    line: int
    active_low: bool = False
    debounce_ms: int = 20
    bias: Bias = Bias.AS_IS


@dataclass(frozen=True)
class Nut:
    """`nut://host:3493/ups`: a UPS of a NUT server (upsd)."""

    host: str
    ups: str
    port: int = 3493


ConnectionUrl = Tcp | SerialLine | DeviceFile | Usb | Pcsc | Hidraw | Evdev | Gpio | Nut


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


def _hidraw(parts: SplitResult) -> Hidraw:
    _query(parts)
    return Hidraw(_path(parts))


def _evdev(parts: SplitResult) -> Evdev:
    query = _query(parts, "name", "code", "active")
    name, code = query.get("name", ""), query.get("code", "")
    if code and not re.fullmatch(r"(SW|KEY|BTN)_[A-Z0-9_]{1,40}", code):
        raise ConnectionUrlError(f"code must be the kernel's name of a switch or key, not {code!r}")
    if bool(name) == bool(parts.path):
        raise ConnectionUrlError("write evdev:///dev/input/by-id/… or evdev://?name=*Headphone*")
    return Evdev("" if name else _path(parts), name, code, _active_low(query))


def _gpio(parts: SplitResult) -> Gpio:
    query = _query(parts, "active", "debounce_ms", "bias")
    label = unquote(parts.netloc)
    chip, _, line = (label + parts.path if label else _path(parts)).rpartition("/")
    debounce, bias = query.get("debounce_ms", "20"), query.get("bias", Bias.AS_IS.value)
    if label and ("/" in chip or label.isdecimal()):
        raise ConnectionUrlError("the label is not one; write gpio://label/17 or gpio:///dev/gpiochip0/17")
    if not chip or not re.fullmatch(r"[0-9]{1,4}", line, re.ASCII):
        raise ConnectionUrlError("the line is missing; write gpio:///dev/gpiochip0/17")
    if not re.fullmatch(r"[0-9]{1,4}", debounce, re.ASCII):
        raise ConnectionUrlError(f"debounce_ms must be a whole number up to 9999, not {debounce!r}")
    if bias not in (known := [bias.value for bias in Bias]):
        raise ConnectionUrlError(f"bias must be one of {', '.join(known)}, not {bias!r}")
    return Gpio(chip, int(line), _active_low(query), int(debounce), Bias(bias))


def _nut(parts: SplitResult) -> Nut:
    try:
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ConnectionUrlError(f"port must be a number up to 65535: {error}") from error
    ups = parts.path.removeprefix("/")
    if not host or port == 0 or not re.fullmatch(r"[A-Za-z0-9_.-]{1,64}", ups) or parts.query:
        raise ConnectionUrlError("host or name of the UPS is missing; write nut://127.0.0.1:3493/ups")
    return Nut(host, ups, port or 3493)


def _active_low(query: dict[str, str]) -> bool:
    active = query.get("active", "high")
    if active not in ("high", "low"):
        raise ConnectionUrlError(f"active must be high or low, not {active!r}")
    return active == "low"


def _query(parts: SplitResult, *known: str) -> dict[str, str]:
    """The parameters, the last of each name. Raises ConnectionUrlError."""
    query = {key: values[-1] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
    if unknown := query.keys() - set(known):
        raise ConnectionUrlError(f"unknown parameter {min(unknown)!r}; known are {', '.join(known)}")
    return query


_READERS: dict[str, Callable[[SplitResult], ConnectionUrl]] = {
    "tcp": _tcp,
    "serial": _serial,
    "file": _file,
    "usb": _usb,
    "pcsc": _pcsc,
    "hidraw": _hidraw,
    "evdev": _evdev,
    "gpio": _gpio,
    "nut": _nut,
}
