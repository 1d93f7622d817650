"""NUT's protocol (RFC 9271) for the one question that is asked: how is the UPS? Pure.

LIST VAR ups          ->  BEGIN LIST VAR ups
                          VAR ups battery.runtime "1290"
                          VAR ups ups.status "OB DISCHRG"
                          END LIST VAR ups        or   ERR DATA-STALE
"""

import re
from dataclasses import dataclass, field

from hardware.signals.port import Power

MOST_BYTES = 64 * 1024
_VARIABLE = re.compile(r'VAR (\S+) ([a-z0-9.]+) "((?:[^"\\]|\\.)*)"', re.ASCII)
_WHOLE = re.compile(r"[0-9]{1,7}(\.[0-9]*)?", re.ASCII)
# 4.2.1.3 ups.status. What breaks no promise now (charging, trimming, testing) is not told.
_FAULTS = {"RB": "replace the battery", "ALARM": "alarm", "OVER": "overloaded", "BYPASS": "bypassed"}
_KNOWN = {"OL", "OB", "OFF"}
# The server is there, and its driver has lost the UPS.
_LOST = {"DATA-STALE", "DRIVER-NOT-CONNECTED"}


class UpsError(OSError):
    """The server does not know how the UPS is; `lost` says that it has lost the UPS itself."""

    def __init__(self, why: str, lost: bool = False) -> None:
        super().__init__(why)
        self.lost = lost


def question(ups: str) -> bytes:
    return f"LIST VAR {ups}\n".encode("ascii")


@dataclass
class Answer:
    """Takes the answer in whatever pieces it comes; `power` is there when it is whole."""

    ups: str
    power: Power | None = None
    _begun: bytes = b""
    _taken: int = 0
    _values: dict[str, str] = field(default_factory=dict)

    def feed(self, data: bytes) -> None:
        """Raises UpsError: the server refuses, or says what is no answer."""
        self._taken += len(data)
        if self._taken > MOST_BYTES:
            raise UpsError("the answer has no end")
        *lines, self._begun = (self._begun + data).split(b"\n")
        for line in lines:
            if self.power is None:
                self._line(line.decode("utf-8", errors="replace").strip("\r"))

    def _line(self, line: str) -> None:
        if line.startswith("ERR "):
            raise _refused(line.split()[1:2])
        if match := _VARIABLE.fullmatch(line):
            if match[1] == self.ups:
                self._values[match[2]] = match[3]
        elif line == f"END LIST VAR {self.ups}":
            self.power = read_power(self._values)
        elif line != f"BEGIN LIST VAR {self.ups}":
            raise UpsError("the answer is not NUT's")


def read_power(values: dict[str, str]) -> Power:
    """From the UPS's variables. Raises UpsError: they do not say what it runs on."""
    flags = set(values.get("ups.status", "").split())
    if not flags & _KNOWN:
        raise UpsError("the UPS does not say what it runs on", lost=True)
    # FSD: the server shuts all down. To the kiosk this is a battery that is nearly empty.
    ending = "FSD" in flags
    faults = [text for flag, text in _FAULTS.items() if flag in flags]
    return Power(
        on_battery="OB" in flags or ending,
        low="LB" in flags or ending,
        runtime_s=_whole(values.get("battery.runtime", "")),
        charge=_whole(values.get("battery.charge", "")),
        fault="; ".join(faults) or ("switched off" if "OFF" in flags else ""),
    )


def _whole(text: str) -> int | None:
    return int(float(text)) if _WHOLE.fullmatch(text) else None


def _refused(code: list[str]) -> UpsError:
    name = code[0] if code and re.fullmatch(r"[A-Z-]{1,40}", code[0]) else "an error without a name"
    return UpsError(f"the NUT server answers {name}", lost=name in _LOST)
