"""Sets the stage: keys, database, content and settings, then every process of the product."""

import json
import shutil
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from hardware.simulators.cards.card_files import SAMPLES
from provisioning.demo.processes import Group, Process, run, wait_until

KIOSK_ID = "LDZ07"
PLACE = "Łódzkie Centrum Kontaktu z Mieszkańcami, ul. Piotrkowska 110"
CLERK = "urzednik"
PACK = Path("content/lodz")
# Where programs keep things, other than HOME (XDG Base Directory specification).
_FOLDERS = (
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "XDG_RUNTIME_DIR",
    "TMPDIR",
)


@dataclass(frozen=True)
class Stage:
    """Where everything of one run is."""

    directory: Path
    settings: Path
    central_settings: Path
    central_url: str
    clerk_password: str
    devices: Mapping[str, Any]

    @property
    def kiosk_disk(self) -> Path:
        """All that the kiosk may write."""
        return self.directory / "kiosk"

    @property
    def control(self) -> str:
        """The control port of the simulated devices."""
        return str(self.devices["control"])

    def start_central(self, group: Group) -> Process:
        """Start the central service and wait until it answers."""
        port = self.central_url.rpartition(":")[2]
        central = ("urzedomat-central", "--settings", str(self.central_settings), "serve")
        process = group.start("central", *central, "--host", "127.0.0.1", "--port", port)
        wait_until("the central service answers", lambda: self._answers(process), 60)
        return process

    def home(self, environment: Mapping[str, str]) -> dict[str, str]:
        """Return the environment with everything that a program may keep moved onto the kiosk's disk."""
        home = self.kiosk_disk / "home"
        folders = {name: home / name for name in _FOLDERS}
        for folder in folders.values():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return {**environment, "HOME": str(home), **{name: str(path) for name, path in folders.items()}}

    def start_agent(self, group: Group, environment: Mapping[str, str] | None = None) -> Process:
        command = ("urzedomat", "agent", "--settings", str(self.settings))
        return group.start("agent", *command, environment=environment)

    def start_kiosk(
        self, group: Group, *options: str, environment: Mapping[str, str] | None = None
    ) -> Process:
        command = ("urzedomat", "run", "--settings", str(self.settings), *options)
        return group.start("kiosk", *command, environment=environment)

    def _answers(self, process: Process) -> bool:
        process.check()
        try:
            return requests.get(f"{self.central_url}/api/v1/health", timeout=2).ok
        except requests.ConnectionError:
            return False


def set_stage(directory: Path, group: Group, idle_timeout_s: int = 90) -> Stage:
    """Make everything anew under `directory`, by the product's own commands, and start the devices."""
    shutil.rmtree(directory, ignore_errors=True)
    (directory / "kiosk").mkdir(parents=True)
    url = f"http://127.0.0.1:{_free_port()}"
    central_settings = _write(directory / "central.toml", _CENTRAL.format(data=directory / "central"))
    password = (
        run("urzedomat-central", "--settings", str(central_settings), "init", "--admin", CLERK)
        .strip()
        .rpartition(" ")[2]
    )
    for command in (
        ("import-pack", str(PACK)),
        ("publish", "--to", str(directory / "content")),
        ("issue-kiosk", KIOSK_ID, "--place", PLACE, "--to", str(directory / "kiosk"), "--url", url),
    ):
        run("urzedomat-central", "--settings", str(central_settings), *command)
    simulators = group.start(
        "simulators", "urzedomat", "simulate", "--scanner-link", str(directory / "scanner")
    )
    devices: dict[str, Any] = json.loads(simulators.first_line())
    text = _KIOSK.format(
        kiosk=KIOSK_ID,
        place=PLACE,
        url=url,
        idle=idle_timeout_s,
        printer=devices["printer"],
        scanner=devices["scanner"],
        card_reader=devices["card_reader"],
        csca=SAMPLES / "csca",
        **devices["signals"],
    )
    return Stage(
        directory, _write(directory / "kiosk/kiosk.toml", text), central_settings, url, password, devices
    )


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


_CENTRAL = """\
[office]
id = "lodz"

[data]
directory = "{data}"
"""

_KIOSK = """\
[kiosk]
id = "{kiosk}"
place = "{place}"

[screen]
idle_timeout_s = {idle}
idle_warning_s = 20

[state]
directory = "state"

[content]
release = "../content/stable/current.sqlite"

[central]
url = "{url}"
office_id = "lodz"
status_address = "{url}/s/"
key = "kiosk-key.pem"
sealing_keys = "sealing-keys.json"
acknowledgement_keys = "acknowledgement-keys.json"
retry_base_s = 0.5
retry_cap_s = 2

[printer]
connection = "{printer}"

[scanner]
connection = "{scanner}"

[card_reader]
connection = "{card_reader}"

[id_card]
enabled = true
csca = "{csca}"

[signals]
headphones = "{headphones}"
keypad = "{keypad}"
door = "{door}"
tamper = "{tamper}"
ups = "{ups}"
"""
