"""The payload of an envelope: what the office reads after opening it (docs/case-api.md § 3)."""

import functools
import json
import time
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.domain.submission import Submission

VERSION = 1
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True)
class Moment:
    """When *Złóż* was pressed. A wall clock can be wrong; monotonic time and boot id let it be judged."""

    device_time: datetime
    monotonic_ns: int
    boot_id: str

    @classmethod
    def at(cls, now: datetime) -> "Moment":
        """Add the monotonic counter, and the boot from which it counts, to the wall clock's `now`."""
        return cls(now, time.monotonic_ns(), _boot_id())


@functools.cache
def _boot_id() -> str:
    """Return the kernel's id of this boot; no process outlives its boot."""
    return _BOOT_ID.read_text(encoding="ascii").strip()


def freeze(
    submission: Submission, submission_id: uuid.UUID, number: ReceiptNumber, code: AccessCode, moment: Moment
) -> bytes:
    """Return the bytes that are sealed: they never change again."""
    payload = {
        "version": VERSION,
        "submission_id": str(submission_id),
        "receipt_number": str(number),
        "access_code": code.value,
        "kiosk_id": number.kiosk_id,
        "form_id": submission.form_id,
        "form_version": submission.form_version,
        "language": submission.language,
        "answers": dict(submission.answers),
        "clause_version": submission.clause_version,
        "device_time": moment.device_time.isoformat(),
        "monotonic_ns": moment.monotonic_ns,
        "boot_id": moment.boot_id,
    }
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
