"""The settings of the central service: one frozen tree from one TOML file.

An unknown key is an error; every unit is in a name; paths are relative to the file.
docs/central.md explains each of them.
"""

import dataclasses
import difflib
import tomllib
import typing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

ENVIRONMENT_VARIABLE = "URZEDOMAT_CENTRAL_SETTINGS"
DEFAULT_FILE = Path("central.toml")


class ConfigurationError(ValueError):
    """The settings cannot be used; the message names file and key and says what to do."""


@dataclass(frozen=True)
class Office:
    """Whose service this is. `id` is the issuer of acknowledgements and is known to every kiosk."""

    id: str = "urzad"
    time_zone: str = "Europe/Warsaw"


@dataclass(frozen=True)
class Server:
    """Where `serve` listens, and by which host names it may be addressed.

    `https` says that browsers and kiosks reach the service over TLS (ended by a proxy in front that
    sets X-Forwarded-Proto): cookies are then marked Secure and plain HTTP is not answered.
    """

    host: str = "127.0.0.1"
    port: int = 8600
    allowed_hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    https: bool = False
    workers: int = 1
    threads: int = 4


@dataclass(frozen=True)
class Data:
    """Where everything is kept that must be backed up: database, keys, releases."""

    directory: Path = Path("central-data")

    @property
    def database(self) -> Path:
        return self.directory / "central.sqlite"

    @property
    def keys(self) -> Path:
        return self.directory / "keys"

    @property
    def releases(self) -> Path:
        return self.directory / "releases"


@dataclass(frozen=True)
class StatusLookup:
    """How often a status may be asked for in one window, before 429 (docs/case-api.md § 4)."""

    window_s: int = 900
    attempts_per_number: int = 10
    attempts_per_client: int = 30
    attempts_per_kiosk: int = 240


@dataclass(frozen=True)
class Accounts:
    """Signing in: wrong passwords before a pause, its length, and how long a session lasts."""

    failures_before_pause: int = 5
    pause_min: int = 15
    session_h: int = 8


@dataclass(frozen=True)
class Configuration:
    """All settings of the central service."""

    office: Office = field(default_factory=Office)
    server: Server = field(default_factory=Server)
    data: Data = field(default_factory=Data)
    status_lookup: StatusLookup = field(default_factory=StatusLookup)
    accounts: Accounts = field(default_factory=Accounts)


def load(path: Path) -> Configuration:
    """Read the settings file.

    Raises:
        ConfigurationError: There is no such file, it is not TOML, or a key or value cannot be used.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigurationError(
            f"{path}: no such file; write one (docs/central.md shows it) or name one with --settings FILE"
        ) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{path}: cannot be read as TOML: {error}") from error
    return parse(tables, path)


def parse(tables: dict[str, Any], path: Path) -> Configuration:
    """Build the tree from the tables of the file at `path` (for messages and relative paths)."""
    _refuse_unknown(tables, Configuration, path, "")
    sections: dict[str, Any] = {}
    for section in dataclasses.fields(Configuration):
        values = tables.get(section.name, {})
        if not isinstance(values, dict):
            raise ConfigurationError(f"{path}: [{section.name}] must be a table")
        sections[section.name] = _section(typing.cast(type, section.type), values, path, section.name)
    configuration = Configuration(**sections)
    _check(configuration, path)
    return configuration


def _section(kind: type, values: dict[str, Any], path: Path, name: str) -> object:
    _refuse_unknown(values, kind, path, f"[{name}] ")
    types = typing.get_type_hints(kind)
    converted = {key: _convert(types[key], value, path, f"[{name}] {key}") for key, value in values.items()}
    if kind is Data:
        converted["directory"] = path.absolute().parent / converted.get("directory", Data.directory)
    return kind(**converted)


def _convert(kind: Any, value: Any, path: Path, key: str) -> Any:
    if kind is Path and isinstance(value, str):
        return Path(value)
    if kind == tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise ConfigurationError(f"{path}: {key} must be a list of strings")
    # TOML's true is a Python int as well; a switch and a number are not the same thing.
    if isinstance(kind, type) and isinstance(value, kind) and isinstance(value, bool) == (kind is bool):
        return value
    words = {str: "a string", int: "a whole number", bool: "true or false", Path: "a path in quotes"}
    raise ConfigurationError(f"{path}: {key} must be {words.get(kind, kind)}")


def _refuse_unknown(values: dict[str, Any], kind: type, path: Path, where: str) -> None:
    known = [item.name for item in dataclasses.fields(kind)]
    for key in values:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            hint = f"did you mean “{near[0]}”?" if near else f"known are: {', '.join(known)}"
            raise ConfigurationError(f"{path}: {where}unknown key “{key}”; {hint}")


def _check(configuration: Configuration, path: Path) -> None:
    server, lookup, accounts = configuration.server, configuration.status_lookup, configuration.accounts
    positive = {
        "[server] workers": server.workers,
        "[server] threads": server.threads,
        **{f"[status_lookup] {key}": value for key, value in dataclasses.asdict(lookup).items()},
        **{f"[accounts] {key}": value for key, value in dataclasses.asdict(accounts).items()},
    }
    for key, value in positive.items():
        if value < 1:
            raise ConfigurationError(f"{path}: {key} must be 1 or more")
    if not 0 <= server.port <= 65535:
        raise ConfigurationError(f"{path}: [server] port must be between 0 and 65535 (0: any free port)")
    if not configuration.office.id.isidentifier() or not configuration.office.id.isascii():
        raise ConfigurationError(f"{path}: [office] id must be letters, digits and _, such as “lodz”")
    try:
        ZoneInfo(configuration.office.time_zone)
    except (KeyError, ValueError, OSError):
        raise ConfigurationError(
            f"{path}: [office] time_zone is not a known zone, such as “Europe/Warsaw”"
        ) from None
