"""The simulated card reader as the others of this package see it: a process that is told what to do."""

import json
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any
from urllib.parse import quote

from hardware.simulators.cards.card_files import SAMPLES
from hardware.simulators.simulated import unable, wrong

_SLOTS = 2
_MOST_COMMANDS = 10_000
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}", re.ASCII)
_SERVICE = {"kill": ("kill",), "hang": ("hang",), "start": ("start",), "restart": ("kill", "start")}


class CardSlotError(OSError):
    """It cannot be done; the message says why."""


class CardSlot:
    """A pcscd of its own with a reader of two slots (`card_station`), such as those with a contact and a
    contactless side; where there can be none, `why` says why."""

    def __init__(self, cards: Path | None = None) -> None:
        """`cards`: a folder of card files, beside those that come with the package."""
        self._folders = [SAMPLES] if cards is None else [cards, SAMPLES]
        self._lock = threading.Lock()
        self._station = subprocess.Popen(
            [sys.executable, "-m", "hardware.simulators.cards.card_station"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            # A terminal's Ctrl-C is for us; the station ends when we close its input.
            start_new_session=True,
        )
        begun = self._hear()
        self.why: str = begun.get("error", "")
        self.url = "" if self.why else f"pcsc://{quote(begun['reader'])}?socket={quote(begun['socket'])}"

    @property
    def has_card(self) -> bool:
        return self.slots[0]

    @property
    def slots(self) -> list[bool]:
        """For each slot, whether there is a card in it."""
        cards: list[bool] = self._ask({"do": "state"}).get("cards") or [False] * _SLOTS
        return cards

    def describe(self) -> dict[str, Any]:
        slots = self.slots
        return {"url": self.url, "card": slots[0], "slots": slots, "why": self.why, "cards": self._names()}

    def control(self, body: dict[str, Any]) -> dict[str, Any]:
        """`{"inserted": true, "card": name, "slot": 0, "pull_at": n}` puts a card in, `false` takes it out;
        `{"swap": name, "slot": 0, "at": n}` puts another in its place unseen, after n more commands;
        `{"service": "kill" | "hang" | "start" | "restart"}`."""
        slot = _whole(body, "slot", 0, _SLOTS - 1)
        try:
            if "service" in body:
                self._serve(body["service"])
            elif "swap" in body:
                self.swap(self._path(body["swap"]), slot, at=_whole(body, "at", 0, _MOST_COMMANDS))
            else:
                self._move(body, slot)
        except CardSlotError as error:
            raise unable(error) from error
        return {}

    def _serve(self, what: object) -> None:
        if not isinstance(what, str) or what not in _SERVICE:
            raise wrong(f"service must be one of {', '.join(_SERVICE)}")
        for command in _SERVICE[what]:
            self._do({"do": command})

    def _move(self, body: dict[str, Any], slot: int) -> None:
        inserted = body.get("inserted")
        if not isinstance(inserted, bool):
            raise wrong("inserted must be true or false")
        if inserted:
            card = self._path(body["card"]) if "card" in body else None
            self.insert(card, slot, pull_at=_whole(body, "pull_at", 0, _MOST_COMMANDS) or None)
        else:
            self.remove(slot)

    def insert(self, card: Path | None = None, slot: int = 0, *, pull_at: int | None = None) -> None:
        """Put in the card of this file, or a contactless one without applications. `pull_at`: it is pulled in
        the middle of the command of this number, from 1. Raises CardSlotError."""
        path = "" if card is None else str(card.absolute())
        self._do({"do": "insert", "slot": slot, "card": path, "pull_at": pull_at})

    def swap(self, card: Path, slot: int = 0, *, at: int = 0) -> None:
        """Put another card in the place of one, unseen by the reader: now, or after so many more commands.
        Raises CardSlotError."""
        self._do({"do": "swap", "slot": slot, "card": str(card.absolute()), "at": at})

    def remove(self, slot: int = 0) -> None:
        """Take the card out. Raises CardSlotError."""
        self._do({"do": "remove", "slot": slot})

    def kill_service(self) -> None:
        """Kill pcscd; the cards go with it. Raises CardSlotError."""
        self._do({"do": "kill"})

    def hang_service(self) -> None:
        """Let pcscd answer nothing, until it is killed. Raises CardSlotError."""
        self._do({"do": "hang"})

    def start_service(self) -> None:
        """Start pcscd again. Raises CardSlotError."""
        self._do({"do": "start"})

    def close(self) -> None:
        """End pcscd and the station. A second call does nothing."""
        self._station.communicate()

    def _names(self) -> list[str]:
        return sorted({path.stem for folder in self._folders for path in folder.glob("*.json")})

    def _path(self, name: object) -> Path:
        if isinstance(name, str) and _NAME.fullmatch(name):
            for folder in self._folders:
                if (path := folder / f"{name}.json").is_file():
                    return path
        raise wrong(f"there is no such card; there are {', '.join(self._names())}")

    def _do(self, command: dict[str, Any]) -> None:
        if self.why:
            raise CardSlotError(self.why)
        error = self._ask(command)["error"]
        if error:
            raise CardSlotError(error)

    def _ask(self, command: dict[str, Any]) -> dict[str, Any]:
        assert self._station.stdin is not None
        with self._lock:
            try:
                print(json.dumps(command), file=self._station.stdin, flush=True)
            except (OSError, ValueError):
                return _ENDED
            return self._hear()

    def _hear(self) -> dict[str, Any]:
        assert self._station.stdout is not None
        line = self._station.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line else _ENDED
        return answer


def _whole(body: dict[str, Any], key: str, least: int, most: int) -> int:
    value = body.get(key, least)
    if type(value) is not int or not least <= value <= most:
        raise wrong(f"{key} must be a whole number from {least} to {most}")
    return value


_ENDED: dict[str, Any] = {"error": "the process of the card reader has ended"}
