"""The one HTTP seam: what the kiosk asks of the central service (docs/case-api.md).

Limits, timeouts and signatures are here; what an answer means is in `answers.py`. Whatever a network
can do is an outcome, never an exception. The one place that knows requests.
"""

import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import requests
import urllib3

from kiosk_app.domain.case import Unreachable
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.settings import Settings
from offline_cache.acknowledgement import AcknowledgementVerifier
from offline_cache.answers import (
    Answer,
    Retry,
    SendOutcome,
    StatusOutcome,
    clock_offset,
    of_status,
    of_submission,
)
from offline_cache.keys import load_kiosk_key, load_public_keys
from offline_cache.outbox_rows import Waiting
from offline_cache.request_signature import RequestSigner

log = logging.getLogger("urzedomat.network")

MAX_ANSWER_BYTES = 64 * 1024
_CHUNK = 4096


def _wall_clock() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class _NoAnswer:
    """The network's fault. `code` is ours: a library's message can hold an address."""

    code: str


class CaseApi:
    """A client of one central service, as one kiosk. One thread at a time."""

    def __init__(
        self,
        settings: Settings,
        signer: RequestSigner,
        verifier: AcknowledgementVerifier,
        now: Callable[[], datetime] = _wall_clock,
    ) -> None:
        self._base = settings.central.url.rstrip("/")
        self._timeout = (settings.central.connect_timeout_s, settings.central.read_timeout_s)
        self._signer = signer
        self._verifier = verifier
        self._clock = now
        self._offset = timedelta()
        self._session = requests.Session()
        # Neither proxies nor passwords come from the environment: the settings are one file.
        self._session.trust_env = False

    @classmethod
    def open(cls, settings: Settings) -> "CaseApi":
        """Read the keys that the settings name.

        Raises:
            KeyFileError: a key file cannot be used.
        """
        central = settings.central
        signer = RequestSigner(settings.kiosk.id, load_kiosk_key(central.key))
        verifier = AcknowledgementVerifier(central.office_id, load_public_keys(central.acknowledgement_keys))
        return cls(settings, signer, verifier)

    def send(self, row: Waiting) -> SendOutcome:
        """Send one row of the outbox, as it was sealed."""
        path = f"/api/v1/submissions/{row.id}"
        answer = self._ask("PUT", path, "application/vnd.urzedomat.envelope", row.sealed)
        if isinstance(answer, _NoAnswer):
            return Retry(answer.code, of_the_service=True)
        return of_submission(answer, self._verifier, row.id, row.sha256, row.receipt_number, self._now())

    def status(self, number: ReceiptNumber, code: AccessCode) -> StatusOutcome:
        """Ask for the state of a case."""
        body = json.dumps({"receipt_number": str(number), "access_code": code.value}).encode("ascii")
        answer = self._ask("POST", "/api/v1/status", "application/json", body)
        return Unreachable() if isinstance(answer, _NoAnswer) else of_status(answer, self._now())

    def close(self) -> None:
        self._session.close()

    def _now(self) -> datetime:
        """This clock, corrected by what the central service has said of it."""
        return self._clock() + self._offset

    def _ask(self, method: str, path: str, media_type: str, body: bytes) -> Answer | _NoAnswer:
        """Ask; where the clock is refused, measure it and ask once more."""
        answer = self._ask_once(method, path, media_type, body)
        offset = None if isinstance(answer, _NoAnswer) else clock_offset(answer, self._clock())
        if offset is None:
            return answer
        self._offset = offset
        log.warning("clock_corrected offset_s=%d", offset.total_seconds())
        return self._ask_once(method, path, media_type, body)

    def _ask_once(self, method: str, path: str, media_type: str, body: bytes) -> Answer | _NoAnswer:
        # No compression: an answer of 64 KiB shall not unpack to a gigabyte.
        headers = {"Content-Type": media_type, "Accept": "application/json", "Accept-Encoding": "identity"}
        request = requests.Request(method, self._base + path, headers=headers, data=body)
        prepared = self._session.prepare_request(request)
        self._signer.sign(prepared, body, self._now())
        try:
            # A redirect is never followed: the signature is for one address, and a portal sends elsewhere.
            with self._session.send(
                prepared, timeout=self._timeout, allow_redirects=False, stream=True
            ) as response:
                return self._read(response)
        except requests.exceptions.SSLError:
            return _NoAnswer("tls")
        except (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError):
            return _NoAnswer("timeout")
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError, OSError):
            return _NoAnswer("no_connection")

    def _read(self, response: requests.Response) -> Answer | _NoAnswer:
        """Read the body within its limits; a server that drips its body does not hold the agent."""
        body = bytearray()
        deadline = time.monotonic() + self._timeout[1]
        while chunk := response.raw.read1(_CHUNK):
            body += chunk
            if len(body) > MAX_ANSWER_BYTES:
                return _NoAnswer("answer_too_large")
            if time.monotonic() > deadline:
                return _NoAnswer("timeout")
        headers = {name.lower(): value for name, value in response.headers.items()}
        if headers.get("content-length", str(len(body))) != str(len(body)):
            return _NoAnswer("answer_cut")
        return Answer(response.status_code, headers, bytes(body))
