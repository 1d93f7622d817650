"""A submission, from the answers to what the citizen is told of it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk_app.domain.forms import Answers
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.domain.text import Language


@dataclass(frozen=True)
class Submission:
    """What a person files, as it is frozen and sealed. The answers never show in a repr."""

    form_id: str
    form_version: int
    kind: str
    language: Language
    clause_version: str
    answers: Answers = field(repr=False)


@dataclass(frozen=True)
class Receipt:
    """What the person takes away: it is on disk when this exists.

    `qr` is the text of the receipt's QR code (docs/case-api.md § 5); `due_on` is None where the law
    sets no date (an interwencja).
    """

    number: ReceiptNumber
    code: AccessCode
    kind: str
    filed_at: datetime
    due_on: date | None
    qr: str = field(repr=False)
