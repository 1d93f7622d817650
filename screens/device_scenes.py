"""Situations that the devices make: cards, codes, the printer and the power."""

from datetime import date

from kiosk_app.domain.card_kind import CardKind
from kiosk_app.domain.codes.access import OneTimeToken
from kiosk_app.domain.id_card import (
    Authenticity,
    CardAccessNumber,
    CardLost,
    Distrust,
    Expired,
    IdCardHolder,
    IdCardOutcome,
    IdCardRead,
    NoCard,
    NotAnIdCard,
    NotAuthentic,
    ReaderUnavailable,
    WrongAccessNumber,
)
from kiosk_app.domain.printing import PaperOut, TicketNotTaken, Unknown
from kiosk_app.domain.receipt_number import CODE_ALPHABET
from kiosk_app.domain.scan import (
    Draft,
    DraftPart,
    EnrolmentCode,
    RegistrationCertificate,
    Scan,
    ScannedAccessNumber,
    ScannedReceipt,
    UnknownCode,
    UnknownReason,
)
from kiosk_app.flows import events as ev
from kiosk_app.flows import results as rs
from kiosk_app.flows.notices import Equipment

Events = tuple[ev.Event, ...]

_CERTIFICATE = RegistrationCertificate("", "EL 12345", "", "", "", date(2020, 1, 2), None, None)
_READER = ev.EquipmentSeen(Equipment(reads_id_cards=True))
_CAN = CardAccessNumber("123456")
_NAMES = ("BRZĘCZYSZCZYKIEWICZ-TESTOWA", "ŻANETA ANNA")
_HOLDER = IdCardHolder(
    *_NAMES,
    "ABC000000",
    date(1990, 1, 2),
    date(2031, 1, 2),
    "POL",
    "POL",
    transliterated=False,
)
_WITHOUT_LETTERS = IdCardHolder("BRZECZYSZCZYKIEWICZ", "ZANETA", "ABC000000", None, None, "POL", "POL")
DRAFT = Draft(
    "interwencja",
    1,
    {
        "category": "drogi",
        "place": "Skrzyżowanie ul. Zielonej i ul. Żeligowskiego",
        "description": "Głęboka dziura w jezdni.",
    },
)
_CUT_DRAFT = Draft("interwencja", 1, {**DRAFT.answers, "colour": "zielony"})


def _seen(equipment: Equipment) -> Events:
    return (ev.EquipmentSeen(equipment),)


def _scanned(scan: Scan, *before: ev.Event) -> Events:
    return (*before, ev.Scanned(scan))


def device_scenes(name: Events, content: Events, receipt: ScannedReceipt) -> dict[str, Events]:
    """The scenes, by what leads to the question for a name, and to one that is half answered."""
    offered: Events = (*name, _READER)
    number: Events = (*offered, ev.IdCardChosen())
    laying: Events = (*number, ev.AccessNumberEdited(_CAN.digits), ev.Continued())
    reading: Events = (*laying, ev.Continued())

    def ended(outcome: IdCardOutcome) -> Events:
        return (*reading, rs.IdCardEnded(_CAN, outcome))

    return {
        "question-name-id-card": offered,
        "id-card-number": number,
        "id-card-number-short": (*number, ev.AccessNumberEdited("123"), ev.Continued()),
        "id-card-lay": laying,
        "id-card-reading": reading,
        "id-card-names": ended(IdCardRead(_HOLDER, Authenticity.SIGNED_BY_ISSUER)),
        "id-card-names-plain": ended(IdCardRead(_WITHOUT_LETTERS, Authenticity.SIGNED_BY_ISSUER)),
        "id-card-wrong-number": ended(WrongAccessNumber()),
        "id-card-wrong-number-often": ended(WrongAccessNumber(0)),
        "id-card-none": ended(NoCard()),
        "id-card-other-card": ended(NotAnIdCard()),
        "id-card-lost": ended(CardLost()),
        "id-card-not-authentic": ended(NotAuthentic(Distrust.SIGNATURE_WRONG)),
        "id-card-expired": ended(Expired()),
        "id-card-no-reader": ended(ReaderUnavailable()),
        "home-no-paper": _seen(Equipment(printer=PaperOut())),
        "home-slip-left": _seen(Equipment(printer=TicketNotTaken())),
        "home-silent-printer": _seen(Equipment(printer=Unknown())),
        "home-battery": _seen(Equipment(battery_low=True)),
        "home-vehicle": _scanned(_CERTIFICATE),
        "search-vehicles": (*_scanned(_CERTIFICATE), ev.NoticeFollowed("pojazd")),
        "home-unknown-code": _scanned(UnknownCode(UnknownReason.WEB_ADDRESS)),
        "home-service-code": _scanned(EnrolmentCode("LDZ07", 1, OneTimeToken(CODE_ALPHABET[:26]))),
        "home-access-number": _scanned(ScannedAccessNumber(_CAN), _READER),
        "home-draft-part": _scanned(DraftPart(1, 3, 7, b"1")),
        "home-identity-card": (_READER, ev.CardPut(CardKind.ID_CARD)),
        "home-mute-card": (ev.CardPut(CardKind.MUTE),),
        "home-technicians-card": (ev.CardPut(CardKind.TECHNICIAN),),
        "home-help": (ev.HelpPressed(),),
        "question-battery": (*content, *_seen(Equipment(battery_low=True))),
        "question-vehicle": _scanned(_CERTIFICATE, *content),
        "question-receipt": _scanned(receipt, *content),
        "draft-opened": _scanned(DRAFT),
        "draft-cut": _scanned(_CUT_DRAFT),
        "draft-question": _scanned(DRAFT, *content),
        "review-no-paper": (*_scanned(DRAFT), ev.Continued(), *_seen(Equipment(printer=PaperOut()))),
    }
