"""The simulated card reader as the others of this package see it: a process that is told what to do."""

import json
import subprocess
import sys
import threading
from typing import Any
from urllib.parse import quote

from hardware.simulators.simulated import unable, wrong


class CardSlotError(OSError):
    """It cannot be done; the message says why."""


class CardSlot:
    """A pcscd of its own with one reader (`card_station`); where there can be none, `why` says why."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._station = subprocess.Popen(
            [sys.executable, "-m", "hardware.simulators.card_station"],
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
        return not self.why and bool(self._ask("state").get("card"))

    def describe(self) -> dict[str, Any]:
        return {"url": self.url, "card": self.has_card, "why": self.why}

    def control(self, body: dict[str, Any]) -> dict[str, Any]:
        """`{"inserted": true}` puts the card in, `false` takes it out."""
        inserted = body.get("inserted")
        if not isinstance(inserted, bool):
            raise wrong("inserted must be true or false")
        try:
            if inserted:
                self.insert()
            else:
                self.remove()
        except CardSlotError as error:
            raise unable(error) from error
        return {}

    def insert(self, *, mute: bool = False) -> None:
        """Put a card in; one that never answers with `mute`. Raises CardSlotError."""
        self._do("insert mute" if mute else "insert")

    def remove(self) -> None:
        """Take the card out. Raises CardSlotError."""
        self._do("remove")

    def kill_service(self) -> None:
        """Kill pcscd. Raises CardSlotError."""
        self._do("kill")

    def hang_service(self) -> None:
        """Let pcscd answer nothing, until it is killed. Raises CardSlotError."""
        self._do("hang")

    def start_service(self) -> None:
        """Start pcscd again. Raises CardSlotError."""
        self._do("start")

    def close(self) -> None:
        """End pcscd and the station. A second call does nothing."""
        self._station.communicate()

    def _do(self, command: str) -> None:
        if self.why:
            raise CardSlotError(self.why)
        error = self._ask(command)["error"]
        if error:
            raise CardSlotError(error)

    def _ask(self, command: str) -> dict[str, Any]:
        assert self._station.stdin is not None
        with self._lock:
            try:
                print(command, file=self._station.stdin, flush=True)
            except OSError:
                return _ENDED
            return self._hear()

    def _hear(self) -> dict[str, Any]:
        assert self._station.stdout is not None
        line = self._station.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line else _ENDED
        return answer


_ENDED = {"error": "the process of the card reader has ended", "card": False}
