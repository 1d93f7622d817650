"""What the control port may ask of a simulated scanner, however it is attached. Knows no server.

{"text": "…", "aim_id": "]Q1", "pieces": 3}   scan a code, sent in so many pieces (1 unless said)
{"garbage": 1000}                             so many bytes, reports or keys that make no sense
{"flood": 500}                                so many codes, as fast as the wire takes them
{"plugged": false}                            pull the cable; true: plug it in
"""

import random
from typing import Any, Protocol

from hardware.simulators.simulated import unable, wrong
from kiosk_app.domain.codes.symbology import symbology

_MOST = 100_000


class NobodyReadsError(OSError):
    """The wire is full: no driver takes what is scanned."""


class UnpluggedError(OSError):
    """The cable is pulled."""


class Scanning(Protocol):
    """A scanner without the wish to be spared. Each method raises NobodyReadsError or UnpluggedError."""

    def scan(self, text: str, aim_id: str = "]Q1", pieces: int = 1) -> None: ...
    def garbage(self, count: int, noise: random.Random) -> None: ...
    def plug(self) -> None: ...
    def unplug(self) -> None: ...


def obey(scanner: Scanning, body: dict[str, Any]) -> dict[str, Any]:
    """Do what one body asks. Raises RequestError."""
    try:
        match body:
            case {"plugged": bool(plugged)}:
                (scanner.plug if plugged else scanner.unplug)()
            case {"garbage": int(count)} if 0 < count <= _MOST:
                # The same noise every time.
                scanner.garbage(count, random.Random(count))  # noqa: S311  # no secret is made
            case {"flood": int(count)} if 0 < count <= _MOST:
                for number in range(count):
                    scanner.scan(f"flood {number}")
            case {"text": str(text)} if text:
                scanner.scan(text, _aim_id(body), _pieces(body))
            case _:
                raise wrong("text is missing; or garbage or flood (a number), or plugged (true or false)")
    except (NobodyReadsError, UnpluggedError) as error:
        raise unable(error) from error
    return {}


def _aim_id(body: dict[str, Any]) -> str:
    aim_id = body.get("aim_id", "]Q1")
    if not isinstance(aim_id, str) or (aim_id and symbology(aim_id) is None):
        raise wrong("aim_id must be such as ]Q1, or empty")
    return aim_id


def _pieces(body: dict[str, Any]) -> int:
    pieces = body.get("pieces", 1)
    if type(pieces) is not int or not 0 < pieces <= 1000:
        raise wrong("pieces must be a whole number, 1 to 1000")
    return pieces


def cut(data: bytes, pieces: int) -> list[bytes]:
    """Data in so many pieces of about the same size; fewer where there is less."""
    size = max(1, -(-len(data) // pieces))
    return [data[at : at + size] for at in range(0, len(data), size)]
