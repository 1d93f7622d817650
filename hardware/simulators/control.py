"""The simulators' control port: HTTP and JSON on loopback, for tests and the demo's panel."""

import json
import re
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from hardware.simulators.card_slot import CardSlot, CardSlotError
from hardware.simulators.faults import Fault
from hardware.simulators.papers import Papers
from hardware.simulators.pty_scanner import NobodyReadsError, PtyScanner
from hardware.simulators.tcp_printer import TcpPrinter

_MAX_BODY = 64 * 1024
_PAPER = re.compile(r"/papers/([1-9][0-9]{0,8})\.(png|bin)")


class RequestError(ValueError):
    """A request that cannot be met; carries the HTTP status."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


class ControlServer:
    """Serves until closed; `port` 0 takes any that is free. Raises OSError when the port is taken."""

    def __init__(
        self, port: int, printer: TcpPrinter, scanner: PtyScanner, card_slot: CardSlot, papers: Papers
    ) -> None:
        self.printer, self.scanner, self.card_slot, self.papers = printer, scanner, card_slot, papers
        owner = self

        class Handler(_Handler):
            control = owner

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, name="control", daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def state(self) -> dict[str, Any]:
        return {
            "printer": {
                "url": self.printer.url,
                "fault": self.printer.fault.value,
                "papers": self.papers.count,
            },
            "scanner": {"url": self.scanner.url},
            "card_reader": {
                "url": self.card_slot.url,
                "card": self.card_slot.has_card,
                "why": self.card_slot.why,
            },
        }

    def break_printer(self, body: dict[str, Any]) -> dict[str, Any]:
        """`{"fault": name, "after_lines": n}`; the second may be left out."""
        names = [fault.value for fault in Fault]
        after_lines = body.get("after_lines", 0)
        if body.get("fault") not in names:
            raise RequestError(HTTPStatus.BAD_REQUEST, f"fault must be one of {', '.join(names)}")
        if type(after_lines) is not int or after_lines < 0:
            raise RequestError(HTTPStatus.BAD_REQUEST, "after_lines must be a whole number, 0 or more")
        self.printer.set_fault(Fault(body["fault"]), after_lines)
        return self.state()

    def scan(self, body: dict[str, Any]) -> dict[str, Any]:
        """`{"text": …}`"""
        text = body.get("text")
        if not isinstance(text, str) or not text:
            raise RequestError(HTTPStatus.BAD_REQUEST, "text is missing")
        try:
            self.scanner.scan(text)
        except NobodyReadsError as error:
            raise RequestError(HTTPStatus.SERVICE_UNAVAILABLE, str(error)) from error
        return {}

    def move_card(self, body: dict[str, Any]) -> dict[str, Any]:
        """`{"inserted": true}` puts the card in, `false` takes it out."""
        inserted = body.get("inserted")
        if not isinstance(inserted, bool):
            raise RequestError(HTTPStatus.BAD_REQUEST, "inserted must be true or false")
        try:
            if inserted:
                self.card_slot.insert()
            else:
                self.card_slot.remove()
        except CardSlotError as error:
            raise RequestError(HTTPStatus.SERVICE_UNAVAILABLE, str(error)) from error
        return self.state()


class _Handler(BaseHTTPRequestHandler):
    control: ControlServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/state":
            self._json(HTTPStatus.OK, self.control.state())
        elif self.path == "/papers":
            self._json(HTTPStatus.OK, self.control.papers.describe())
        elif match := _PAPER.fullmatch(self.path):
            self._paper(int(match[1]), match[2])
        else:
            self._error(HTTPStatus.NOT_FOUND, "there is no such page")

    def do_POST(self) -> None:
        try:
            body = self._body()
            match self.path:
                case "/printer":
                    self._json(HTTPStatus.OK, self.control.break_printer(body))
                case "/scan":
                    self._json(HTTPStatus.OK, self.control.scan(body))
                case "/card":
                    self._json(HTTPStatus.OK, self.control.move_card(body))
                case _:
                    self._error(HTTPStatus.NOT_FOUND, "there is no such page")
        except RequestError as error:
            self._error(error.status, str(error))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002, the library's name
        """Nothing: what is scanned and printed belongs in no log."""

    def _body(self) -> dict[str, Any]:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > _MAX_BODY:
            self.close_connection = True
            raise RequestError(HTTPStatus.BAD_REQUEST, f"a body of at most {_MAX_BODY} bytes is needed")
        try:
            body = json.loads(self.rfile.read(int(length)) or b"{}")
        except ValueError as error:
            raise RequestError(HTTPStatus.BAD_REQUEST, "the body is not JSON") from error
        if not isinstance(body, dict):
            raise RequestError(HTTPStatus.BAD_REQUEST, "the body must be a JSON object")
        return body

    def _paper(self, number: int, kind: str) -> None:
        paper = self.control.papers.get(number)
        if paper is None:
            self._error(HTTPStatus.NOT_FOUND, "there is no such paper")
        elif kind == "png":
            self._send(HTTPStatus.OK, "image/png", paper.png())
        else:
            self._send(HTTPStatus.OK, "application/octet-stream", paper.raw)

    def _error(self, status: HTTPStatus, message: str) -> None:
        self._json(status, {"error": message})

    def _json(self, status: HTTPStatus, body: dict[str, Any]) -> None:
        self._send(status, "application/json", json.dumps(body, ensure_ascii=False).encode())

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
