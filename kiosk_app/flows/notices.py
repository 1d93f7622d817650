"""What the kiosk knows of its devices, and what it says by the way: beside a screen, asking for nothing."""

from dataclasses import dataclass
from enum import Enum

from kiosk_app.domain.card_kind import CardKind
from kiosk_app.domain.printing import PrinterStatus
from kiosk_app.domain.scan import UnknownReason


@dataclass(frozen=True)
class Equipment:
    """The devices as they were seen last. They are the kiosk's and no person's: no session wipes this.

    `printer`: None until it was asked. `reads_id_cards`: the office allows it and a reader is ready.
    `battery_low`: the mains are gone, and the battery will not last.
    `headphones`: they are plugged in. Nothing speaks yet.
    """

    printer: PrinterStatus | None = None
    reads_id_cards: bool = False
    battery_low: bool = False
    headphones: bool = False


class Told(Enum):
    """What is said of a code that was scanned, or for whoever asks for help."""

    PERSON = "where a person is to be found, for whoever asked"
    RECEIPT_ELSEWHERE = "a receipt, in the middle of something else"
    FALSE_RECEIPT = "a receipt that this kiosk did not print as it is"
    DRAFT_ELSEWHERE = "a draft, while a number must still be noted"
    DRAFT_OPENED = "a draft was opened, whole"
    DRAFT_CUT = "a draft was opened, without what does not fit the form"
    DRAFT_DAMAGED = "the parts of a draft do not make one"
    VEHICLE = "a registration certificate"
    ZONE = "the lines of an identity card or passport"
    ACCESS_NUMBER = "the access number of an identity card"
    SERVICE_CODE = "a code for whoever maintains the kiosk"


@dataclass(frozen=True)
class PartsMissing:
    """A draft comes in several codes: so many of them were read."""

    read: int
    count: int


Notice = Told | UnknownReason | CardKind | PartsMissing
