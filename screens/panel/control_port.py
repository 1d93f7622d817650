"""The simulators' control port as the panel knows it: what is asked, what is answered, what fails."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QUrl
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

_TIMEOUT_MS = 5000


@dataclass(frozen=True)
class CardReader:
    """The card reader; with an empty `url` none is simulated, and `why` says why."""

    url: str
    card: bool
    why: str
    cards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signals:
    """The signals: what is plugged in, open, made; `unplugged`: devices that are not there."""

    headphones: bool
    door: str
    tamper: bool
    ups: str
    unplugged: tuple[str, ...]


@dataclass(frozen=True)
class State:
    """How the simulated devices are."""

    printer_url: str
    fault: str
    papers: int
    scanner_url: str
    card_reader: CardReader
    signals: Signals | None


@dataclass(frozen=True)
class Code:
    """A QR code on a paper: what it says, and left, top, width and height in dots."""

    text: str = field(repr=False)
    box: tuple[int, int, int, int]


@dataclass(frozen=True)
class Paper:
    """What came out of the printer, without its picture."""

    number: int
    width: int
    height: int
    codes: tuple[Code, ...]


@dataclass(frozen=True)
class Refused:
    """The simulators answered that it cannot be done, and why."""

    why: str


@dataclass(frozen=True)
class NotReached:
    """No simulator answered, or something answered that is none."""


Failure = Refused | NotReached


class ControlPort(QObject):
    """Asks without waiting: each answer is handed over later, as a value also when it is a failure."""

    def __init__(self, url: str, parent: QObject) -> None:
        super().__init__(parent)
        self.url = url
        self._network = QNetworkAccessManager(self)

    def state(self, answered: Callable[[State | Failure], None]) -> None:
        self._hear(self._network.get(self._request("/state")), _state, answered)

    def papers(self, answered: Callable[[list[Paper] | Failure], None]) -> None:
        self._hear(self._network.get(self._request("/papers")), _papers, answered)

    def break_printer(
        self, fault: str, answered: Callable[[State | Failure], None], after_lines: int = 0
    ) -> None:
        """At once, or in the middle of the next slip."""
        body: dict[str, Any] = {"fault": fault} | ({"after_lines": after_lines} if after_lines else {})
        self._hear(self._post("/printer", body), _state, answered)

    def scan(self, text: str, answered: Callable[[Failure | None], None], aim_id: str = "") -> None:
        body = {"text": text} | ({"aim_id": aim_id} if aim_id else {})
        self._hear(self._post("/scan", body), lambda _: None, answered)

    def insert_card(self, card: str, answered: Callable[[State | Failure], None]) -> None:
        """Put in a card of this name; empty: the plain one."""
        body: dict[str, Any] = {"inserted": True} | ({"card": card} if card else {})
        self._hear(self._post("/card", body), _state, answered)

    def remove_card(self, answered: Callable[[State | Failure], None]) -> None:
        self._hear(self._post("/card", {"inserted": False}), _state, answered)

    def signal(self, name: str, value: object, answered: Callable[[State | Failure], None]) -> None:
        self._hear(self._post("/signals", {name: value}), _state, answered)

    def picture(self, paper: Paper) -> QUrl:
        """Where the picture of a paper is."""
        return QUrl(f"{self.url}/papers/{paper.number}.png")

    def _request(self, path: str) -> QNetworkRequest:
        request = QNetworkRequest(QUrl(self.url + path))
        request.setTransferTimeout(_TIMEOUT_MS)
        return request

    def _post(self, path: str, body: dict[str, Any]) -> QNetworkReply:
        request = self._request(path)
        request.setHeader(QNetworkRequest.KnownHeaders.ContentTypeHeader, "application/json")
        return self._network.post(request, QByteArray(json.dumps(body).encode()))

    def _hear(
        self, reply: QNetworkReply, read: Callable[[Any], Any], answered: Callable[[Any], None]
    ) -> None:
        def finished() -> None:
            reply.deleteLater()
            answered(_answer(reply, read))

        reply.finished.connect(finished)


def _answer(reply: QNetworkReply, read: Callable[[Any], Any]) -> Any:
    try:
        body = json.loads(bytes(reply.readAll().data()))
        if reply.error() == QNetworkReply.NetworkError.NoError:
            return read(body)
        return Refused(str(body["error"]))
    except (ValueError, TypeError, LookupError):
        return NotReached()


def _state(body: Any) -> State:
    printer, reader = body["printer"], body["card_reader"]
    return State(
        printer_url=printer["url"],
        fault=printer["fault"],
        papers=printer["papers"],
        scanner_url=body["scanner"]["url"],
        card_reader=CardReader(reader["url"], reader["card"], reader["why"], tuple(reader.get("cards", ()))),
        signals=_signals(body["signals"]) if "signals" in body else None,
    )


def _signals(body: Any) -> Signals:
    return Signals(body["headphones"], body["door"], body["tamper"], body["ups"], tuple(body["unplugged"]))


def _papers(body: Any) -> list[Paper]:
    return [
        Paper(paper["number"], paper["width"], paper["height"], tuple(map(_code, paper["qr"])))
        for paper in body["papers"]
    ]


def _code(body: Any) -> Code:
    left, top, width, height = body["box"]
    return Code(body["text"], (left, top, width, height))
