"""A pcscd of its own with a virtual reader, and the card for it: a process of its own.

    python -m hardware.simulators.cards.card_station

Says one line of JSON when pcscd is there (`{"error": …}` where it cannot be), and then obeys
commands, one line of JSON each, answered by a line of JSON: `{"cards": [first slot, second], "error": …}`.
Ends with its standard input, however that ends, and leaves neither pcscd nor a file behind.

    {"do": "insert", "slot": 0, "card": path of a card's file, "pull_at": number of a command}
    {"do": "swap", "slot": 0, "card": …, "at": commands from now}   {"do": "remove", "slot": 0}
    {"do": "start"}   {"do": "kill"}   {"do": "hang"}   {"do": "state"}
"""

import json
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

from hardware.simulators.cards import namespaces
from hardware.simulators.cards.card_files import CardFileError, load
from hardware.simulators.cards.virtual_card import VPCD_PORT, Card, InsertedCard

_PCSCD = Path("/usr/sbin/pcscd")
_DRIVER = Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
_NAME = "Simulated reader"
# pcscd adds the number of the reader and of its slot.
READERS = (f"{_NAME} 00 00", f"{_NAME} 00 01")
READER = READERS[0]
SOCKET = "run/pcscd/pcscd.comm"
_READY_S = 20
_READER_CONF = f"""\
FRIENDLYNAME "{_NAME}"
DEVICENAME /dev/null:{VPCD_PORT}
LIBPATH {_DRIVER}
CHANNELID {VPCD_PORT}
"""


class StationError(OSError):
    """pcscd cannot be started, or the card cannot be put in; the message says why."""


class Station:
    """pcscd and the cards in its reader's two slots."""

    def __init__(self, directory: Path) -> None:
        self._socket = directory / SOCKET
        self._slots: dict[int, InsertedCard] = {}
        # Each card once: its counters go on when it is put in again.
        self._cards: dict[str, Card] = {}
        self._pcscd: subprocess.Popen[bytes] | None = None

    @property
    def cards(self) -> list[bool]:
        """For each slot, whether there is a card in it."""
        return [self._has_card(slot) for slot in range(len(READERS))]

    def obey(self, command: dict[str, Any]) -> None:
        """Raises StationError."""
        slot, path = command.get("slot", 0), command.get("card", "")
        match command.get("do"):
            case "start":
                self.start()
            case "kill":
                self.kill()
            case "hang":
                self.hang()
            case "insert":
                self._insert(slot, self._card(path), command.get("pull_at"))
            case "swap":
                self._swap(slot, self._card(path), command.get("at", 0))
            case "remove":
                self._remove(slot)
            case "state":
                pass
            case unknown:
                raise StationError(f"there is no command {unknown!r}")

    def start(self) -> None:
        """Start pcscd and wait until it takes connections."""
        if self._pcscd is not None and self._pcscd.poll() is None:
            return
        # It goes with this process, however that ends.
        command = [
            "setpriv",
            "--pdeathsig",
            "KILL",
            str(_PCSCD),
            "--foreground",
            "--config",
            "/run/reader.conf.d",
        ]
        self._pcscd = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        end = time.monotonic() + _READY_S
        while not self._is_reached():
            if self._pcscd.poll() is not None:
                raise StationError(f"pcscd ended at once, with status {self._pcscd.returncode}")
            if time.monotonic() > end:
                raise StationError("pcscd takes no connections")
            time.sleep(0.005)

    def kill(self) -> None:
        """End pcscd as a crash does. The reader goes with it, and the card that was in it."""
        if self._pcscd is not None:
            self._pcscd.kill()
            self._pcscd.wait()
        for slot in list(self._slots):
            self._remove(slot)

    def hang(self) -> None:
        """Let pcscd stay and answer nothing, until it is killed."""
        if self._pcscd is not None:
            self._pcscd.send_signal(signal.SIGSTOP)

    def _is_reached(self) -> bool:
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self._socket)) == 0

    def _has_card(self, slot: int) -> bool:
        return slot in self._slots and self._slots[slot].in_reader

    def _card(self, path: str) -> Card:
        if not path:
            return Card()
        try:
            if path not in self._cards:
                self._cards[path] = load(Path(path))
        except CardFileError as error:
            raise StationError(str(error)) from error
        return self._cards[path]

    def _insert(self, slot: int, card: Card, pull_at: int | None) -> None:
        if self._has_card(slot):
            return
        self._remove(slot)
        try:
            # vpcd takes the card of each slot on a port of its own.
            self._slots[slot] = InsertedCard(card, VPCD_PORT + slot, pull_at=pull_at)
        except OSError as error:
            raise StationError(f"the reader takes no card: {error}") from error

    def _swap(self, slot: int, card: Card, at: int) -> None:
        if not self._has_card(slot):
            raise StationError("there is no card to swap")
        self._slots[slot].swap(card, at=at)

    def _remove(self, slot: int) -> None:
        inserted = self._slots.pop(slot, None)
        if inserted is not None:
            inserted.remove()


def run(commands: TextIO, answers: TextIO) -> int:
    """Serve until `commands` ends. Returns the exit status."""
    with tempfile.TemporaryDirectory(prefix="urzedomat-card-", ignore_cleanup_errors=True) as directory:
        station = Station(Path(directory))
        try:
            _settle(Path(directory))
            station.start()
            _answer(answers, socket=f"{directory}/{SOCKET}", reader=_NAME)
            _serve(station, commands, answers)
        except OSError as error:
            _answer(answers, error=str(error))
            return 1
        finally:
            station.kill()
    return 0


def _serve(station: Station, commands: TextIO, answers: TextIO) -> None:
    for line in commands:
        why = ""
        try:
            station.obey(json.loads(line))
        except StationError as error:
            why = str(error)
        _answer(answers, cards=station.cards, error=why)


def _answer(answers: TextIO, **values: object) -> None:
    # Nobody may be there to hear it any more.
    with suppress(BrokenPipeError):
        print(json.dumps(values), file=answers, flush=True)


def _settle(directory: Path) -> None:
    """Make `DIR/run` with the reader's description, and this process's /run of it. Raises OSError."""
    missing = [package for package, file in _NEEDED.items() if not file.exists()]
    if missing:
        raise StationError(f"the Debian packages {' and '.join(missing)} are not installed")
    described = directory / "run/reader.conf.d"
    described.mkdir(parents=True)
    (described / "urzedomat").write_text(_READER_CONF)
    namespaces.enter(directory / "run")


_NEEDED = {"pcscd": _PCSCD, "vsmartcard-vpcd": _DRIVER}


if __name__ == "__main__":
    sys.exit(run(sys.stdin, sys.stdout))
