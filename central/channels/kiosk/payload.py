"""The payload of an envelope: JSON to a Submission (docs/case-api.md § 3, "The payload"). Pure.

Only what makes it no submission at all is refused. Messages name fields and never hold values.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from central import strict_json
from central.registry.numbers import ACCESS_CODE, plain_code
from central.registry.submission import Submission

VERSION = 1
DEEPEST = 8
# Whatever a clock says is kept, the wrong ones too, if it can be written in every time zone.
_YEARS = range(2, 9999)
_BIGGEST_INT = 2**63 - 1
_TEXTS = {
    "receipt_number": 64,
    "access_code": 16,
    "kiosk_id": 10,
    "form_id": 100,
    "language": 8,
    "clause_version": 40,
    "boot_id": 64,
}
_NUMBERS = ("form_version", "monotonic_ns")


class NotASubmissionError(ValueError):
    """The opened bytes are not a submission; the message names the field, never its value."""


def parse(content: bytes, *, envelope_id: UUID, envelope_sha256: str) -> Submission:
    """Return the submission in `content`.

    Raises:
        NotASubmissionError: It is not JSON (central/strict_json.py), a field is absent or of another
            type, or the id inside is not the one outside.
    """
    try:
        document = strict_json.loads(content, deepest=DEEPEST)
    except strict_json.NotStrictError as error:
        raise NotASubmissionError(str(error)) from None
    if not isinstance(document, dict) or document.get("version") != VERSION:
        raise NotASubmissionError(f"not an object of version {VERSION}")
    if document.get("submission_id") != str(envelope_id):
        raise NotASubmissionError("submission_id is not that of the envelope")
    texts = {name: _text(document, name, limit) for name, limit in _TEXTS.items()}
    numbers = {name: _number(document, name) for name in _NUMBERS}
    answers = document.get("answers")
    if not isinstance(answers, dict):
        raise NotASubmissionError("answers is not an object")
    if not re.fullmatch(ACCESS_CODE, plain_code(texts["access_code"])):
        raise NotASubmissionError("access_code is not 8 characters of Crockford's base 32")
    return Submission(
        submission_id=envelope_id,
        envelope_sha256=envelope_sha256,
        receipt_number=texts["receipt_number"],
        access_code=texts["access_code"],
        kiosk_id=texts["kiosk_id"],
        form_id=texts["form_id"],
        form_version=numbers["form_version"],
        language=texts["language"],
        clause_version=texts["clause_version"],
        device_time=_time(document, "device_time"),
        monotonic_ns=numbers["monotonic_ns"],
        boot_id=texts["boot_id"],
        answers=answers,
    )


def _text(document: Mapping[str, Any], name: str, limit: int) -> str:
    value = document.get(name)
    if not isinstance(value, str) or not value or len(value) > limit:
        raise NotASubmissionError(f"{name} is not a text of 1 to {limit} characters")
    return value


def _number(document: Mapping[str, Any], name: str) -> int:
    value = document.get(name)
    # The columns of every database hold 63 bits; form versions 31.
    limit = 2**31 - 1 if name == "form_version" else _BIGGEST_INT
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= limit:
        raise NotASubmissionError(f"{name} is not a whole number from 0")
    return value


def _time(document: Mapping[str, Any], name: str) -> datetime:
    try:
        value = datetime.fromisoformat(_text(document, name, 40))
    except ValueError:
        raise NotASubmissionError(f"{name} is not a time (RFC 3339)") from None
    if value.tzinfo is None:
        raise NotASubmissionError(f"{name} has no offset")
    try:
        value = value.astimezone(UTC)
    except OverflowError:
        raise NotASubmissionError(f"{name} is not in any year") from None
    if value.year not in _YEARS:
        raise NotASubmissionError(f"{name} is not in the years {_YEARS.start} to {_YEARS.stop - 1}")
    return value
