"""The simulators' control port: HTTP and JSON on loopback, for tests and the demo's panel."""

import json
import re
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from hardware.simulators.printer.papers import Papers
from hardware.simulators.simulated import RequestError, Simulated, wrong

_MAX_BODY = 64 * 1024
_PAPER = re.compile(r"/papers/([1-9][0-9]{0,8})\.(png|bin)")
# What is done with a device, where its own name would say less.
_VERBS = {"scan": "scanner", "card": "card_reader"}


class ControlServer:
    """Serves until closed; `port` 0 takes any that is free. Raises OSError when the port is taken.

    `POST /<name>` goes to the part of that name, and `GET /state` tells how all of them are.
    """

    def __init__(self, port: int, parts: Mapping[str, Simulated], papers: Papers) -> None:
        self.papers = papers
        self._parts = dict(parts)
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
        return {name: part.describe() for name, part in self._parts.items()}

    def command(self, name: str, body: dict[str, Any]) -> dict[str, Any]:
        """Hand the body to a part; the answer is the state, and what the part adds. Raises RequestError."""
        part = self._parts.get(_VERBS.get(name, name))
        if part is None:
            raise RequestError(HTTPStatus.NOT_FOUND, "there is no such page")
        added = part.control(body)
        return self.state() | added


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
            self._json(HTTPStatus.OK, self.control.command(self.path.removeprefix("/"), self._body()))
        except RequestError as error:
            self._error(error.status, str(error))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002, the library's name
        """Nothing: what is scanned and printed belongs in no log."""

    def _body(self) -> dict[str, Any]:
        length = self.headers.get("Content-Length", "")
        if not re.fullmatch(r"[0-9]{1,9}", length) or int(length) > _MAX_BODY:
            self.close_connection = True
            raise wrong(f"a body of at most {_MAX_BODY} bytes is needed")
        try:
            body = json.loads(self.rfile.read(int(length)) or b"{}")
        except (ValueError, RecursionError) as error:
            raise wrong("the body is not JSON") from error
        if not isinstance(body, dict):
            raise wrong("the body must be a JSON object")
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
