"""What a scanned code does, wherever the person is. It never takes away what was typed.

A code is first for the place that the person is at; elsewhere it opens what it belongs to, or the
kiosk says kindly what it is.
"""

from dataclasses import replace

from kiosk_app.domain.codes.draft import DraftParts
from kiosk_app.domain.receipt_number import ReceiptNumber
from kiosk_app.domain.scan import (
    Draft,
    DraftPart,
    EnrolmentCode,
    MachineReadableZone,
    PlainText,
    RegistrationCertificate,
    ScannedAccessNumber,
    ScannedReceipt,
    TechnicianCode,
    UnknownCode,
    UnknownReason,
)
from kiosk_app.flows import filing, id_card, status
from kiosk_app.flows.effects import OpenDraft, Step
from kiosk_app.flows.events import Scanned
from kiosk_app.flows.id_card_states import (
    EnteringAccessNumber,
    IdCardFailed,
    LayingIdCard,
    ReadingIdCard,
    ShowingNames,
)
from kiosk_app.flows.notices import Notice, PartsMissing, Told
from kiosk_app.flows.states import (
    Asking,
    EnteringNumber,
    NotSaved,
    OutOfService,
    ReadingClause,
    Reviewing,
    Saved,
    Saving,
    Screen,
    Session,
)

_Form = (
    Asking
    | ReadingClause
    | Reviewing
    | NotSaved
    | Saved
    | EnteringAccessNumber
    | LayingIdCard
    | ReadingIdCard
    | ShowingNames
    | IdCardFailed
)


def take(session: Session, scanned: Scanned) -> Step:
    """Do what the code is for, or say what it is."""
    screen = session.screen
    if isinstance(screen, OutOfService | Saving):
        return Step(session)
    own = _own_place(screen, scanned)
    if own is not None:
        return Step(replace(session, screen=own, notice=None))
    match scanned.scan:
        case ScannedReceipt():
            return _receipt(session, scanned)
        case Draft() as draft:
            return _draft(session, draft)
        case DraftPart() as part:
            return _part(session, part)
        case UnknownCode(why):
            return _told(session, why)
        case PlainText():
            return _told(session, UnknownReason.UNKNOWN)
        case RegistrationCertificate():
            return _told(session, Told.VEHICLE)
        case MachineReadableZone():
            return _told(session, Told.ZONE)
        case ScannedAccessNumber():
            return _told(session, Told.ACCESS_NUMBER)
        case EnrolmentCode() | TechnicianCode():
            return _told(session, Told.SERVICE_CODE)


def is_begun(screen: Screen) -> bool:
    """Whether something is under way that another screen would take away."""
    return isinstance(screen, _Form) and not (isinstance(screen, Asking) and not any(screen.answers.values()))


def _own_place(screen: Screen, scanned: Scanned) -> Screen | None:
    """Where this very code is asked for: the screen with the code taken in."""
    match screen, scanned.scan:
        case (EnteringAccessNumber() as entry, ScannedAccessNumber()):
            return id_card.move(entry, scanned)[0]
        case (Asking() as asking, ScannedReceipt(number)) if scanned.genuine is not False:
            return filing.answer_by_scan(asking, str(number))
        case (EnteringNumber() as entry, PlainText(text)) if typed := ReceiptNumber.parse(text):
            return replace(entry, number=str(typed), problem="")
        case (Asking() as asking, PlainText(text)) if typed := ReceiptNumber.parse(text):
            return filing.answer_by_scan(asking, str(typed))
        case _:
            return None


def _receipt(session: Session, scanned: Scanned) -> Step:
    if not isinstance(session.screen, _Form):
        screen, effects = status.move(EnteringNumber(), scanned)
        return Step(replace(session, screen=screen, notice=None), effects)
    false = scanned.genuine is False
    return _told(session, Told.FALSE_RECEIPT if false else Told.RECEIPT_ELSEWHERE)


def _draft(session: Session, draft: Draft) -> Step:
    session = replace(session, parts=DraftParts())
    if isinstance(session.screen, Saved):
        return _told(session, Told.DRAFT_ELSEWHERE)
    if is_begun(session.screen):
        return Step(replace(session, overlay="draft_question", draft=draft, notice=None))
    return Step(session, (OpenDraft(draft),))


def _part(session: Session, part: DraftPart) -> Step:
    joined = session.parts.with_part(part)
    match joined:
        case Draft():
            return _draft(session, joined)
        case DraftParts():
            read = part.count - len(joined.missing)
            return _told(replace(session, parts=joined), PartsMissing(read, part.count))
        case None:
            return _told(replace(session, parts=DraftParts()), Told.DRAFT_DAMAGED)


def _told(session: Session, notice: Notice) -> Step:
    return Step(replace(session, notice=notice))
