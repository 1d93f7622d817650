"""The simulated devices, as whoever stands before the kiosk uses them: paper, scanner, faults."""

from dataclasses import dataclass
from typing import Any

import requests

from provisioning.demo.processes import DemoError, wait_until

_TIMEOUT_S = 15


@dataclass(frozen=True)
class Slip:
    """One paper: its number, its letters with single spaces, and what its QR codes say, read as a picture."""

    number: int
    cut: bool
    text: str
    codes: tuple[str, ...]

    def must_say(self, *texts: str) -> None:
        """Raise DemoError where a text is not on the paper."""
        for text in texts:
            if text not in self.text:
                raise DemoError(f"„{text}” is not on paper {self.number}")


class Devices:
    """What the control port can do (docs/devices/README.md)."""

    def __init__(self, control: str) -> None:
        self._control = control

    def slips(self) -> list[Slip]:
        papers: list[dict[str, Any]] = self._get("/papers").json()["papers"]
        return [
            Slip(
                paper["number"],
                paper["cut"],
                " ".join(paper["text"].split()),
                tuple(code["text"] for code in paper["qr"]),
            )
            for paper in papers
        ]

    def one_more_slip(self, before: int) -> Slip:
        """Wait for the slip after the first `before`, and return it; more than one is an error."""
        wait_until(f"slip {before + 1} comes out of the printer", lambda: len(self.slips()) > before)
        slips = self.slips()
        if len(slips) != before + 1 or not slips[-1].cut:
            raise DemoError(f"{len(slips) - before} slips came out instead of one, or it was not cut")
        return slips[-1]

    def paper(self, number: int, kind: str) -> bytes:
        """Return a slip as `png`, or as the bytes that the printer received (`bin`)."""
        return self._get(f"/papers/{number}.{kind}").content

    def break_printer(self, fault: str) -> None:
        self._post("/printer", {"fault": fault})

    def scan(self, text: str) -> None:
        self._post("/scan", {"text": text})

    def insert_card(self, name: str) -> None:
        """Put in a card of those that `GET /state` lists."""
        self._post("/card", {"inserted": True, "card": name})

    def remove_card(self) -> None:
        self._post("/card", {"inserted": False})

    def signal(self, **what: object) -> None:
        """`headphones=True`, `key="ok"`, `door="open"`, `ups="on_battery"` (docs/devices/simulators.md)."""
        self._post("/signals", what)

    def _get(self, path: str) -> requests.Response:
        answer = requests.get(self._control + path, timeout=_TIMEOUT_S)
        answer.raise_for_status()
        return answer

    def _post(self, path: str, body: dict[str, object]) -> None:
        requests.post(self._control + path, json=body, timeout=_TIMEOUT_S).raise_for_status()
