"""What the central service's answers mean: pure, and strict with whatever comes over a network.

Nothing here believes a status code alone: in a captive portal's network a page of HTML answers
every request with 200.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, get_args

from kiosk_app.domain.case import CaseStatus, CaseView, Found, NotFound, TooManyAttempts, Unreachable
from offline_cache.acknowledgement import AcknowledgementError, AcknowledgementVerifier

_KINDS = frozenset({"skarga", "wniosek", "interwencja", "uzupelnienie"})
_STATUSES = frozenset(get_args(CaseStatus)) - {"saved_here"}
_CODE = re.compile(r"[a-z0-9_]{1,40}", re.ASCII)
_PROBLEM = "application/problem+json"
_TERMINAL = frozenset({400, 409, 413, 422})
# These speak of the service or of this kiosk, never of the one submission that was sent.
_OF_THE_SERVICE = frozenset({401, 403, 429, 502, 503, 504})


@dataclass(frozen=True)
class Answer:
    """One HTTP answer, read within its limits. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True)
class Acknowledged:
    """The office has signed for these bytes: the ciphertext may go."""

    at: datetime


@dataclass(frozen=True)
class Retry:
    """Later, and not before `after_s`. `of_the_service`: the other rows would fare no better now."""

    code: str
    after_s: float = 0.0
    of_the_service: bool = False


@dataclass(frozen=True)
class Terminal:
    """Never again by itself: a technician sees the row."""

    code: str


SendOutcome = Acknowledged | Retry | Terminal
StatusOutcome = Found | NotFound | TooManyAttempts | Unreachable


def of_submission(
    answer: Answer,
    verifier: AcknowledgementVerifier,
    submission_id: str,
    sha256: bytes,
    receipt_number: str,
    now: datetime,
) -> SendOutcome:
    """Return what an answer to `PUT /api/v1/submissions/{id}` means (docs/case-api.md § 2)."""
    if answer.status in (200, 201, 410):
        record = _json(answer, "application/json")
        token = None if record is None else record.get("acknowledgement")
        if not isinstance(token, str):
            return Retry("not_the_service", of_the_service=True)
        try:
            acknowledged = verifier.verify(token, submission_id, sha256, receipt_number)
        except AcknowledgementError as error:
            return Retry(error.code)
        return Acknowledged(acknowledged.at)
    code = _problem_code(answer)
    if answer.status in _TERMINAL and code is not None:
        return Terminal(code)
    # A refusal that is no problem document was said by something in between, and would be of any row.
    of_the_service = (
        answer.status in _OF_THE_SERVICE | _TERMINAL
        or answer.status < 400
        or answer.media_type == "text/html"
    )
    return Retry(code or f"http_{answer.status}", _retry_after_s(answer, now), of_the_service)


def clock_offset(answer: Answer, now: datetime) -> timedelta | None:
    """Return what must be added to this clock, where the answer refuses a signature for its time alone.

    None for any other answer. A wrong clock shall not stop a person (docs/case-api.md § 1).
    """
    if answer.status != 401 or _problem_code(answer) != "clock":
        return None
    problem = _json(answer, _PROBLEM) or {}
    try:
        return _moment(_text(problem.get("server_time"))) - now
    except (TypeError, ValueError, OverflowError):
        return None


def of_status(answer: Answer, now: datetime) -> StatusOutcome:
    """Return what an answer to `POST /api/v1/status` means (docs/case-api.md § 4)."""
    if answer.status == 200:
        record = _json(answer, "application/json")
        try:
            return Unreachable() if record is None else Found(_case(record))
        except (KeyError, TypeError, ValueError):
            return Unreachable()
    if answer.status == 404 and _problem_code(answer) == "not_found":
        return NotFound()
    if answer.status == 429:
        return TooManyAttempts(max(1, round(_retry_after_s(answer, now))))
    return Unreachable()


def _case(record: dict[str, Any]) -> CaseView:
    if record["kind"] not in _KINDS or record["status"] not in _STATUSES:
        raise ValueError("a word that this kiosk does not know")
    return CaseView(
        receipt_number=_text(record["receipt_number"]),
        kind=record["kind"],
        status=record["status"],
        received_at=_moment(record["received_at"]),
        updated_at=_moment(record["updated_at"]),
        due_on=None if record["due_on"] is None else date.fromisoformat(record["due_on"]),
        case_number=None if record["case_number"] is None else _text(record["case_number"]),
        forwarded_to=None if record["forwarded_to"] is None else _text(record["forwarded_to"]),
        note=None if record["note"] is None else _text(record["note"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    return value


def _moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("a time without an offset")
    return moment


def _json(answer: Answer, media_type: str) -> dict[str, Any] | None:
    if answer.media_type != media_type:
        return None
    try:
        record = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _problem_code(answer: Answer) -> str | None:
    """The code of an RFC 9457 problem, None for any other answer. Checked: it goes into a log and a table."""
    problem = _json(answer, _PROBLEM) or {}
    code = problem.get("code")
    return code if isinstance(code, str) and _CODE.fullmatch(code) else None


def _retry_after_s(answer: Answer, now: datetime) -> float:
    """RFC 9110 § 10.2.3: seconds or a date; what is neither is no wish at all."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return 0.0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())
