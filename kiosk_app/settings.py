"""The kiosk's settings: one frozen tree from one TOML file. An unknown key is an error.

Every unit is in a name (`idle_timeout_s`); every path is taken relative to the file.
docs/settings.md explains each of them.
"""

import dataclasses
import difflib
import os
import re
import time
import tomllib
import typing
import zoneinfo
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class SettingsError(ValueError):
    """The settings cannot be used; the message names file and key and says what to do."""


@dataclass(frozen=True)
class Kiosk:
    """Which kiosk this is. `id` opens every receipt number; `place` is shown to the person.

    `time_zone` (IANA) is the office's: the day on the receipt is the day in the registry.
    """

    id: str
    place: str
    time_zone: str = "Europe/Warsaw"


@dataclass(frozen=True)
class Screen:
    """The panel and how long it waits. EN 301 549 11.2.2.1: at least 20 s to extend."""

    width_mm: int = 336
    idle_timeout_s: int = 90
    idle_warning_s: int = 30
    idle_on_home_s: int = 30


@dataclass(frozen=True)
class State:
    """Where the kiosk keeps its one database, `state.sqlite`."""

    directory: Path


@dataclass(frozen=True)
class Content:
    """The release of content that is shown: a file, or a link that publishing moves."""

    release: Path


@dataclass(frozen=True)
class Central:
    """The central service, and the keys that this kiosk knows it by."""

    url: str
    office_id: str
    status_address: str
    key: Path
    sealing_keys: Path
    acknowledgement_keys: Path
    connect_timeout_s: float = 5.0
    read_timeout_s: float = 15.0
    retry_base_s: float = 2.0
    retry_cap_s: float = 300.0
    poll_s: float = 1.0


@dataclass(frozen=True)
class Printer:
    """The receipt printer by connection URL; an empty one means that there is none."""

    connection: str = ""
    profile: str = "default"
    timeout_s: float = 10.0


@dataclass(frozen=True)
class Scanner:
    """The barcode scanner by connection URL; an empty one means that there is none."""

    connection: str = ""


@dataclass(frozen=True)
class CardReader:
    """The card reader by connection URL; an empty one means that there is none.

    `technician_ca` (PEM) says which CA's cards are technicians'; without it none are. `technician_crl`
    (PEM) is that CA's list of revoked ones; one that is named and cannot be read shuts the log-in.
    """

    connection: str = ""
    technician_ca: Path | None = None
    technician_crl: Path | None = None


@dataclass(frozen=True)
class IdCard:
    """Whether names may be filled in from an identity card, and the folder of the states' certificates
    (CSCA) that its data are checked against; without one they are not checked."""

    enabled: bool = False
    csca: Path | None = None


@dataclass(frozen=True)
class Signals:
    """Jack, keypad, contacts and UPS by connection URL; an empty one means that there is none.

    `keypad_keys` says which key of the keypad asks for what (`"F17=help UP=up"`).
    """

    headphones: str = ""
    keypad: str = ""
    keypad_keys: str = ""
    door: str = ""
    tamper: str = ""
    ups: str = ""


@dataclass(frozen=True)
class Settings:
    """All of it."""

    kiosk: Kiosk
    state: State
    content: Content
    central: Central
    screen: Screen = field(default_factory=Screen)
    printer: Printer = field(default_factory=Printer)
    scanner: Scanner = field(default_factory=Scanner)
    card_reader: CardReader = field(default_factory=CardReader)
    id_card: IdCard = field(default_factory=IdCard)
    signals: Signals = field(default_factory=Signals)


def load(path: Path) -> Settings:
    """Read the settings.

    Raises:
        SettingsError: the file is missing, is not TOML, lacks a key, or holds one that is not known
            or of another type.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: is not valid TOML: {error}") from error
    settings: Settings = _build(Settings, table, path, "")
    _check(settings, path)
    return settings


def use_time_zone(settings: Settings) -> None:
    """Make the office's zone this process's: paper, screens and log tell its time."""
    os.environ["TZ"] = settings.kiosk.time_zone
    time.tzset()


def _check(settings: Settings, path: Path) -> None:
    if not re.fullmatch(r"[A-Z]{2,6}[0-9]{2,4}", settings.kiosk.id, re.ASCII):
        raise SettingsError(
            f"{path}: kiosk.id must be 2 to 6 capital letters and 2 to 4 digits, such as LDZ07"
        )
    if not _is_time_zone(settings.kiosk.time_zone):
        raise SettingsError(f"{path}: kiosk.time_zone must be a known zone, such as Europe/Warsaw")
    if settings.screen.idle_warning_s < 20:
        raise SettingsError(f"{path}: screen.idle_warning_s must be at least 20 (EN 301 549, 11.2.2.1)")
    if settings.screen.idle_timeout_s <= 0:
        raise SettingsError(f"{path}: screen.idle_timeout_s must be more than 0")
    if not settings.central.url.startswith(("https://", "http://")):
        raise SettingsError(f"{path}: central.url must begin with https:// (http:// only for trying it out)")


def _is_time_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError):
        return False
    return True


def _build(cls: Any, table: dict[str, Any], path: Path, prefix: str) -> Any:
    hints = typing.get_type_hints(cls)
    for key in table:
        if key not in hints:
            raise SettingsError(f"{path}: unknown key {prefix}{key}{_did_you_mean(key, hints)}")
    values = {}
    for item in dataclasses.fields(cls):
        name = f"{prefix}{item.name}"
        if item.name in table:
            values[item.name] = _value(hints[item.name], table[item.name], path, name)
        elif item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING:
            what = f"section [{name}]" if dataclasses.is_dataclass(hints[item.name]) else f"key {name}"
            raise SettingsError(f"{path}: {what} is missing")
    return cls(**values)


def _value(kind: Any, value: object, path: Path, name: str) -> object:
    if dataclasses.is_dataclass(kind):
        if not isinstance(value, dict):
            raise SettingsError(f"{path}: {name} must be a section, [{name}]")
        return _build(kind, value, path, f"{name}.")
    if kind in (Path, Path | None) and isinstance(value, str):
        return (path.parent / value).absolute()
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise SettingsError(f"{path}: {name} must be {_NAMES.get(kind, kind.__name__)}, not {value!r}")
    return value


def _did_you_mean(key: str, known: dict[str, Any]) -> str:
    close = difflib.get_close_matches(key, known, n=1)
    return f", did you mean {close[0]}?" if close else f"; known are {', '.join(sorted(known))}"


_NAMES: dict[Any, str] = {
    str: "text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    Path: "a path in quotes",
    Path | None: "a path in quotes",
}
