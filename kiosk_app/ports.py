"""What of the world the conversation touches, as the runtime gets it from `main.py`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from hardware.card_reader.id_card_port import IdCardReader
from hardware.receipt_printer.port import ReceiptPrinter
from kiosk_app.content import CheckAnswers
from kiosk_app.domain.case import LookupOutcome
from kiosk_app.domain.receipt_number import AccessCode, ReceiptNumber
from kiosk_app.domain.scan import ScannedReceipt
from kiosk_app.domain.submission import Receipt, Submission
from offline_cache.catalogue import Catalogue


class Outbox(Protocol):
    """Files a submission durably, or raises FilingFailed."""

    def file(self, submission: Submission, now: datetime) -> Receipt: ...


class CaseLookup(Protocol):
    """Asks for the state of a case; what goes wrong is an outcome."""

    def lookup(self, number: ReceiptNumber, code: AccessCode) -> LookupOutcome: ...


@dataclass(frozen=True)
class Ports:
    """All of it, each thing by its own port."""

    open_catalogue: Callable[[], Catalogue]
    check_answers: CheckAnswers
    outbox: Outbox
    cases: CaseLookup
    printer: ReceiptPrinter
    id_cards: IdCardReader
    # Never blocks: whether the office allows identity cards to be read, and a reader is ready.
    id_cards_ready: Callable[[], bool]
    is_genuine: Callable[[ScannedReceipt], bool | None]
    kiosk_id: str
    place: str
