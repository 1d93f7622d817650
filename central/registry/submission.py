"""A submission as the registry takes it: whatever channel it came by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from central.kpa.kinds import Kind


@dataclass(frozen=True)
class Submission:
    """What a citizen filed, opened and checked. Nothing personal shows in its repr."""

    submission_id: UUID
    envelope_sha256: str
    receipt_number: str
    kiosk_id: str
    form_id: str
    form_version: int
    language: str
    clause_version: str
    device_time: datetime
    monotonic_ns: int
    boot_id: str
    access_code: str = field(repr=False)
    answers: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Interpretation:
    """What the form says about a submission: its kind, and what a clerk should look at."""

    declared_kind: Kind
    doubt: str = ""
