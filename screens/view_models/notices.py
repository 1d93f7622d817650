"""What is said by the way, in plain words: of codes, cards, the printer and the power."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from kiosk_app.domain.card_kind import CardKind
from kiosk_app.domain.printing import (
    CoverOpen,
    CutterJam,
    Disconnected,
    Faulty,
    HeadHot,
    Offline,
    PaperLow,
    PaperOut,
    Ready,
    TicketNotTaken,
    Unknown,
)
from kiosk_app.domain.scan import UnknownReason
from kiosk_app.flows.notices import Equipment, Notice, PartsMissing, Told
from screens.view_models.wording import status_text

translate = QCoreApplication.translate


def notice_text(notice: Notice, equipment: Equipment) -> str:
    """Say what was scanned or put in, and what it is good for here."""
    match notice:
        case UnknownReason():
            return f"{_unknown_text(notice)} {_what_to_scan()}"
        case CardKind():
            return _card_text(notice, equipment)
        case PartsMissing(read, count):
            told = translate("Notice", "%1 of the %2 codes of your draft are read. Please scan the others.")
            return told.replace("%1", str(read)).replace("%2", str(count))
        case Told():
            return _told_text(notice, equipment)
        case _:
            assert_never(notice)


def _told_text(told: Told, equipment: Equipment) -> str:
    match told:
        case Told.PERSON:
            # In the office's own words (text `help.person`).
            return ""
        case Told.RECEIPT_ELSEWHERE:
            return translate(
                "Notice", "This is the code of a receipt. Scan it on the first screen to see the case."
            )
        case Told.FALSE_RECEIPT:
            return translate(
                "Notice", "This receipt was not printed by this kiosk. Please ask a person at the desk."
            )
        case Told.DRAFT_ELSEWHERE:
            return translate(
                "Notice", "This is a draft from home. Note your number first, press Done and scan it again."
            )
        case Told.DRAFT_OPENED:
            return translate(
                "Notice", "Your draft from home is open. Please check every answer: nothing has been sent."
            )
        case Told.DRAFT_CUT:
            return translate(
                "Notice",
                "Your draft from home is open. Some of its answers do not fit this form and were left out. "
                "Please check the others: nothing has been sent.",
            )
        case Told.DRAFT_DAMAGED:
            return translate("Notice", "These codes do not make one draft. Please scan all of them again.")
        case Told.VEHICLE:
            return translate(
                "Notice", "This is the code of a vehicle’s registration certificate. We keep nothing of it."
            )
        case Told.ZONE:
            return translate(
                "Notice", "These are the lines of an identity card or a passport. We keep nothing of them."
            )
        case Told.ACCESS_NUMBER if equipment.reads_id_cards:
            return translate(
                "Notice",
                "This is the access number of an identity card. It is of use where a form asks for your "
                "name. We have not kept it.",
            )
        case Told.ACCESS_NUMBER:
            return translate(
                "Notice",
                "This is the access number of an identity card. It is of no use here. We have not kept it.",
            )
        case Told.SERVICE_CODE:
            return translate("Notice", "This code is for those who maintain the kiosk. It opens nothing.")
        case _:
            assert_never(told)


def _unknown_text(why: UnknownReason) -> str:
    match why:
        case UnknownReason.UNKNOWN:
            return translate("Notice", "This code is not ours.")
        case UnknownReason.UNREADABLE:
            return translate("Notice", "There is nothing in this code that we can read.")
        case UnknownReason.DAMAGED:
            return translate("Notice", "This code was made for a kiosk, but it is damaged or incomplete.")
        case UnknownReason.NEWER:
            return translate("Notice", "This code was made for newer kiosks. This one does not know it yet.")
        case UnknownReason.PRODUCT:
            return translate("Notice", "This is the bar code of a product.")
        case UnknownReason.WEB_ADDRESS:
            return translate("Notice", "This code holds a web address. This kiosk opens no web pages.")
        case UnknownReason.MISREAD_ZONE:
            return translate("Notice", "The lines of the document were not read well.")
        case UnknownReason.BOARDING_PASS:
            return translate("Notice", "This is the code of a boarding pass.")
        case _:
            assert_never(why)


def _what_to_scan() -> str:
    return translate("Notice", "Here you can scan the code of a receipt, or a draft that you wrote at home.")


def _card_text(kind: CardKind, equipment: Equipment) -> str:
    match kind:
        case CardKind.TECHNICIAN:
            return translate("Notice", "This is a card of those who maintain the kiosk. It opens nothing.")
        case CardKind.CITY_CARD:
            return translate(
                "Notice", "This is a city card. It is of no use here. Whose it is we have not read."
            )
        case CardKind.STUDENT_CARD:
            return translate(
                "Notice", "This is a student card. It is of no use here. Whose it is we have not read."
            )
        case CardKind.ID_CARD if equipment.reads_id_cards:
            return translate(
                "Notice",
                "This is an identity card. It can fill in your name where a form asks for it. "
                "Whose it is we have not read.",
            )
        case CardKind.ID_CARD:
            return translate(
                "Notice", "This is an identity card. It is of no use here. Whose it is we have not read."
            )
        case CardKind.MUTE:
            return translate(
                "Notice",
                "The card does not answer. Perhaps it lies the wrong way round: turn it over and try again.",
            )
        case CardKind.UNKNOWN:
            return translate("Notice", "We do not know this card. You need no card here.")
        case _:
            assert_never(kind)


def printer_note(equipment: Equipment) -> str:
    """What somebody should know of the printer before they rely on it; empty where they can."""
    match equipment.printer:
        case None | Ready() | PaperLow() | HeadHot():
            return ""
        case TicketNotTaken():
            return translate("Notice", "A slip is still in the printer. Please take it.")
        case Unknown():
            return translate(
                "Notice",
                "The printer does not answer: perhaps nothing will be printed. "
                "The number and the code will be on the screen.",
            )
        case PaperOut() | CoverOpen() | CutterJam() | Offline() | Faulty() | Disconnected() as status:
            told = translate(
                "Notice",
                "Nothing can be printed now: %1. The number and the code will be on the screen.",
            )
            return told.replace("%1", status_text(status))
        case _:
            assert_never(equipment.printer)


def power_note(equipment: Equipment) -> str:
    """Said while there is still time to finish."""
    if not equipment.battery_low:
        return ""
    return translate("Notice", "There is no mains power, and the battery is nearly empty. Please finish now.")
