"""A central service that really answers, written from docs/case-api.md alone: it shares no code.

It verifies each request's signature by rebuilding the signature base of RFC 9421 § 2.5 by hand, opens
nothing, remembers every byte, and signs its acknowledgements.
"""

import base64
import hashlib
import json
import queue
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt

from tests.offline_cache.office import Office

RECEIVED_AT = "2026-11-24T10:21:00+01:00"
IAT = 1795512060
INPUT = re.compile(
    r'kiosk=(\("@method" "@target-uri" "content-digest"\);created=(\d+);keyid="([A-Z0-9]+)"'
    r';alg="ed25519";nonce="[\w-]{16,}")',
    re.ASCII,
)


@dataclass(frozen=True)
class Reply:
    """What goes back; `length` may lie."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None


def problem(status: int, code: str, server_time: datetime | None = None, **headers: str) -> Reply:
    document: dict[str, Any] = {"type": "about:blank", "title": code, "status": status, "code": code}
    if server_time is not None:
        document["server_time"] = server_time.isoformat()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(status, json.dumps(document).encode(), {"Content-Type": "application/problem+json", **named})


def html(status: int) -> Reply:
    return Reply(status, b"<html>Sign in to Wi-Fi</html>", {"Content-Type": "text/html; charset=utf-8"})


def as_json(status: int, document: object) -> Reply:
    return Reply(status, json.dumps(document).encode(), {"Content-Type": "application/json"})


@dataclass
class CentralService:
    """Everything that came in, and what is to be answered instead of the truth."""

    office: Office
    stored: dict[str, bytes] = field(default_factory=dict)
    receipt_numbers: dict[str, str] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    cases: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    received: list[tuple[str, bytes]] = field(default_factory=list)
    fault: Callable[[str], Reply | None] = lambda _id: None
    after_fault: bool = False
    stages: "queue.Queue[str]" = field(default_factory=queue.Queue)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    lock: threading.Lock = field(default_factory=threading.Lock)
    url: str = ""

    def put(self, id_: str, body: bytes) -> Reply:
        with self.lock:
            self.received.append((id_, body))
            fault = self.fault(id_)
            if fault is not None and not self.after_fault:
                return fault
            known = self.stored.get(id_)
            if known is not None and known != body:
                return problem(409, "other_bytes")
            self.receipt_numbers.setdefault(id_, self.office.read(body)["receipt_number"])
            self.stored[id_] = body
        if fault is not None:
            return fault
        if id_ in self.deleted:
            return self.acknowledge(410, id_, body, state="deleted")
        return self.acknowledge(201 if known is None else 200, id_, body)

    def acknowledge(self, status: int, id_: str, body: bytes, **changes: Any) -> Reply:
        header = {"typ": "urzedomat-ack+jwt", "kid": changes.pop("kid", "ack-1")}
        header["typ"] = changes.pop("typ", header["typ"])
        key = changes.pop("key", self.office.acknowledging)
        algorithm = changes.pop("algorithm", "EdDSA")
        claims = {
            "iss": self.office.id,
            "sub": id_,
            "iat": IAT,
            "sha256": hashlib.sha256(body).hexdigest(),
            "receipt_number": self.office.read(body)["receipt_number"],
            "state": "registered",
            **changes,
        }
        token = jwt.encode(claims, key, algorithm, headers=header)
        return as_json(status, {"submission_id": id_, "received_at": RECEIVED_AT, "acknowledgement": token})

    def status(self, body: bytes) -> Reply:
        question = json.loads(body)
        fault = self.fault("status")
        if fault is not None:
            return fault
        case = self.cases.get((question["receipt_number"], question["access_code"]))
        return problem(404, "not_found") if case is None else as_json(200, case)

    def refusal(self, method: str, path: str, headers: Any, body: bytes) -> Reply | None:
        if not self.is_signed(method, path, headers, body):
            return problem(401, "signature")
        created = int(re.findall(r"created=(\d+)", headers["Signature-Input"])[0])
        now = self.now()
        return None if abs(created - now.timestamp()) <= 300 else problem(401, "clock", server_time=now)

    def is_signed(self, method: str, path: str, headers: Any, body: bytes) -> bool:
        digest = f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"
        match = INPUT.fullmatch(headers["Signature-Input"])
        if match is None or headers["Content-Digest"] != digest or match[3] != self.office.kiosk_id:
            return False
        base = (
            f'"@method": {method}\n"@target-uri": {self.url}{path}\n"content-digest": {digest}\n'
            f'"@signature-params": {match[1]}'
        )
        signature = base64.b64decode(headers["Signature"].removeprefix("kiosk=:").removesuffix(":"))
        self.office.kiosk.public_key().verify(signature, base.encode())
        return True


@contextmanager
def serving(office: Office) -> Iterator[CentralService]:
    """Run the service on a free port of this machine."""
    service = CentralService(office)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_PUT(self) -> None:
            body = self._body()
            self._answer(lambda: service.put(self.path.rpartition("/")[2], body), body)

        def do_POST(self) -> None:
            body = self._body()
            self._answer(lambda: service.status(body), body)

        def _body(self) -> bytes:
            length = int(self.headers["Content-Length"])
            body = self.rfile.read(length)
            if len(body) != length:
                raise ConnectionAbortedError("the kiosk died while it sent")
            service.stages.put("received")
            return body

        def _answer(self, decide: Callable[[], Reply], body: bytes) -> None:
            reply = service.refusal(self.command, self.path, self.headers, body) or decide()
            service.stages.put("stored")
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(reply.length or len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)
            service.stages.put("answered")
            self.close_connection = reply.length is not None

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 (inherited name)
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A kiosk that was killed leaves a broken connection: that is what is tested."""

    server = Server(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
