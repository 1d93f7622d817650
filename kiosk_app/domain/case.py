"""A case as its citizen may see it: never a name, an address or a text that was filed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

CaseStatus = Literal[
    "saved_here",
    "received",
    "in_progress",
    "supplement_requested",
    "forwarded",
    "extended",
    "settled",
    "left_unexamined",
]


@dataclass(frozen=True)
class CaseView:
    """The state of one case. `saved_here`: on this kiosk, the office has not signed for it yet."""

    receipt_number: str
    kind: str
    status: CaseStatus
    received_at: datetime
    updated_at: datetime
    due_on: date | None = None
    case_number: str | None = None
    forwarded_to: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Found:
    """The case, as the central service says now, or as this kiosk last knew it at `as_of`."""

    case: CaseView
    as_of: datetime | None = None


@dataclass(frozen=True)
class NotFound:
    """No such number, or another code: nothing tells which."""


@dataclass(frozen=True)
class TooManyAttempts:
    """The central service refuses more guesses for `retry_after_s` seconds."""

    retry_after_s: int


@dataclass(frozen=True)
class Unreachable:
    """The central service did not answer, and this kiosk knows nothing of the case."""


LookupOutcome = Found | NotFound | TooManyAttempts | Unreachable
